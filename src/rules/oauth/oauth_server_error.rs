//! `oauth-server-error`: the sign-in service itself failed.
//!
//! It says so on the way back, as a redirect can't carry a 500 (RFC 6749, section 4.1.2.1).

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-server-error", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The sign-in service itself failed");
    let message = plain(
        "It ran into something that it did not expect. Mostly this passes; where the same request fails again and again, something in the application's registration or in the person's account breaks it, and the service's own log says what.",
    );
    super::by_own_code(
        case,
        &RULE,
        &["server_error"],
        title,
        message,
        &["wait-and-retry", "back-off", "read-server-logs"],
    )
}

examples! {
    fires: ["https://app.example/cb?error=server_error&state=x", "HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"server_error\"}"],
    silent: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_client\"}", "400", "HTTP/1.1 500 Internal Server Error\nContent-Type: application/json\n\n{\"error\":{\"type\":\"server_error\"}}"],
}
