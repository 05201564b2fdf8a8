//! `oauth-interaction-required`: the person has to do something, and the program had asked that no page be shown.
//!
//! OpenID Connect Core, section 3.1.2.6.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-interaction-required", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The sign-in service has to ask the person something");
    let message = plain(
        "The program tried to get a token without showing a page. A second factor, a consent, a choice or a rule of the organization stands in between, and only a visible sign-in can go through it. Trying the silent way again changes nothing.",
    );
    super::by_own_code(
        case,
        &RULE,
        &["interaction_required"],
        title,
        message,
        &["step-up", "sign-out-and-in", "fix-request"],
    )
}

examples! {
    fires: ["https://spa.example/renew.html?error=interaction_required&state=x", "HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"interaction_required\"}"],
    silent: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_client\"}", "400", "HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"login_required\"}"],
}
