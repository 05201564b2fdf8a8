//! `oauth-unauthorized-client`: the program is known, and may not ask for access in this way.
//!
//! RFC 6749, sections 4.1.2.1 and 5.2.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-unauthorized-client", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let message = plain(
        "The authorization server knows the application, but this way of getting a token (the grant type) isn't switched on for it, or it is registered as another kind than it behaves as.",
    );
    super::by_code(
        case,
        &RULE,
        "unauthorized_client",
        plain("The application may not ask for a token in this way"),
        message,
        &["fix-grant-type", "register-client", "allow-app"],
    )
}

examples! {
    fires: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"unauthorized_client\"}"],
    silent: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_client\"}", "400"],
}
