//! `oauth-access-denied`: the person or the sign-in service said no.
//!
//! RFC 6749, section 4.1.2.1.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-access-denied", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let message = plain(
        "The person pressed cancel or declined, or isn't assigned to the application, or a policy of the organization forbids it. The application itself works; asking again with the same answer changes nothing.",
    );
    super::by_code(
        case,
        &RULE,
        "access_denied",
        plain("The sign-in was refused or cancelled"),
        message,
        &["sign-out-and-in", "assign-user", "adjust-policy", "give-consent"],
    )
}

examples! {
    fires: ["https://app.example/cb?error=access_denied&state=x"],
    silent: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_client\"}", "400"],
}
