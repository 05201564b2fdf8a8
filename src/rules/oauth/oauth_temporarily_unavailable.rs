//! `oauth-temporarily-unavailable`: the sign-in service is overloaded or being maintained.
//!
//! RFC 6749, section 4.1.2.1.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-temporarily-unavailable", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The sign-in service is too busy or being maintained");
    let message = plain(
        "It says itself that this passes. Try again after a wait, and wait longer each time; signing in over and over only adds to it.",
    );
    super::by_own_code(
        case,
        &RULE,
        &["temporarily_unavailable"],
        title,
        message,
        &["wait-and-retry", "honour-retry-after", "back-off"],
    )
}

examples! {
    fires: ["https://app.example/cb?error=temporarily_unavailable&state=x"],
    silent: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_client\"}", "400"],
}
