//! `token-blank-claims`: something that the server wants to read in the token isn't there.
//!
//! RFC 7519, section 4: "specific applications of JWTs will require implementations to understand and process some
//! claims in particular ways".

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-blank-claims", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The token lacks a claim that the server asks for"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(
        &mut finding.fixes,
        &["get-new-token", "use-access-token", "fix-token-times", "check-issuer-audience"],
    );
    Some(finding)
}

examples! {
    fires: [
        "jwt.exceptions.MissingRequiredClaimError: Token is missing the \"exp\" claim",
        "HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{\"error\":\"token has invalid claims: token is missing required claim: exp claim is required\"}",
    ],
    silent: [
        "{\"error\":\"missing required \\\"email\\\" property\"}",
        "The form is missing the \"name\" field",
        "401",
    ],
}
