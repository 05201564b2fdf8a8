//! `token-issuer-mismatch`: the token was issued by somebody else than the server trusts.
//!
//! RFC 7519, section 4.1.1.

use crate::{
    case::{self, Case},
    finding::{Arg, Finding, Kind, evidence, say},
    json,
    knowledge::citation::{RFC_6750_3_1, RFC_7519_ISS},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-issuer-mismatch", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The token comes from another issuer than the server trusts"))?;
    if let Some(iss) = case::sent_token(case).and_then(|token| crate::token::claim(token, "iss"))
        && let Some(issuer) = json::string(&iss.node)
    {
        finding.message = say(
            "The token names {iss} as its issuer, and the server is set up for another one. The two must be equal to the letter: http or https, the host, a slash at the end.",
            [("iss", Arg::Text(issuer.to_owned()))],
        );
        finding.evidence.push(evidence(iss.node.span, "iss"));
    }
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["use-right-environment", "check-issuer-audience"]);
    finding.citations.extend([RFC_7519_ISS, RFC_6750_3_1]);
    Some(finding)
}
