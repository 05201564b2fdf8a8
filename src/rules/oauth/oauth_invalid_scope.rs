//! `oauth-invalid-scope`: the rights asked for are unknown, malformed, or more than may be given.
//!
//! RFC 6749, sections 4.1.2.1 and 5.2.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-invalid-scope", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let message = plain(
        "One of the scopes is unknown to the authorization server, misspelled, or not allowed for this application. Scopes stand in one parameter with spaces between, not commas; some servers refuse scopes of two services in one request.",
    );
    super::by_code(
        case,
        &RULE,
        "invalid_scope",
        plain("The rights that were asked for can't be given"),
        message,
        &["request-scope", "grant-scope"],
    )
}

examples! {
    fires: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_scope\"}"],
    silent: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_client\"}", "400"],
}
