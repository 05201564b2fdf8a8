//! `token-audience-mismatch`: the token is meant for another recipient.
//!
//! RFC 7519, section 4.1.3.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, evidence, say},
    json,
    knowledge::citation::{RFC_6750_3_1, RFC_7519_AUD},
    rules::{Rule, found, plain, status_evidence, words},
    token::Token,
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-audience-mismatch", kind: Kind::Cause, check };

/// Audiences of Microsoft's own APIs: their tokens are refused by every other API.
const MICROSOFT_GRAPH: &[&str] =
    &["00000003-0000-0000-c000-000000000000", "https://graph.microsoft.com", "https://graph.microsoft.com/"];

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The token is meant for another API");
    let mut finding = words::finding(case, &RULE, title).or_else(|| graph_elsewhere(case))?;
    if let Some(aud) = case::sent_token(case).and_then(|token| crate::token::claim(token, "aud")) {
        let held = json::strings(&aud.node).into_iter().map(str::to_owned).collect();
        finding.message = say(
            "The server expects its own name in the token's audience, and the token names {aud}. The client has to ask for a token for this very API.",
            [("aud", Arg::List(held))],
        );
        finding.evidence.push(evidence(aud.node.span, "aud"));
    }
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["request-audience", "use-right-environment", "check-issuer-audience"]);
    finding.citations.extend([RFC_7519_AUD, RFC_6750_3_1]);
    Some(finding)
}

fn graph_elsewhere(case: &Case) -> Option<Finding> {
    let token: &Token =
        case::sent_token(case).filter(|token| case::is_usable(token) && token.provider == Some("entra"))?;
    let host = case::host(case).filter(|_| case::status(case) == Some(401))?;
    let graph = crate::token::claim(token, "aud")
        .is_some_and(|aud| json::strings(&aud.node).iter().any(|aud| MICROSOFT_GRAPH.contains(aud)));
    (graph && !host.ends_with("graph.microsoft.com")).then(|| {
        found(&RULE, Confidence::Likely, plain("The token is meant for Microsoft Graph, not for this API"), plain(""))
    })
}
