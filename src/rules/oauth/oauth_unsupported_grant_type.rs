//! `oauth-unsupported-grant-type`: the sign-in service doesn't know the way in which the program asks for a token.
//!
//! RFC 6749, section 5.2.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-unsupported-grant-type", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let message = plain(
        "The grant_type is misspelled, switched off, or was never seen: a body that is JSON, or that has another Content-Type than application/x-www-form-urlencoded, looks empty to the token endpoint.",
    );
    super::by_code(
        case,
        &RULE,
        "unsupported_grant_type",
        plain("The authorization server doesn't know this way of getting a token"),
        message,
        &["form-encode-body", "fix-grant-type"],
    )
}

examples! {
    fires: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"unsupported_grant_type\"}"],
    silent: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_client\"}", "400"],
}
