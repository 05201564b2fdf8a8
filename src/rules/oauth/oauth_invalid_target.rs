//! `oauth-invalid-target`: the server that the token is to be for is missing from the request, unknown or malformed.
//!
//! RFC 8707, section 2.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-invalid-target", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The sign-in service doesn't know the API that the token is to be for");
    let message = plain(
        "The parameter resource (in a token exchange also audience) names an address that is missing, misspelled, not registered there, or not to be asked for by this program. It has to be an absolute address without a fragment, exactly as the API is registered.",
    );
    super::by_own_code(
        case,
        &RULE,
        &["invalid_target"],
        title,
        message,
        &["request-audience", "fix-request", "use-right-environment"],
    )
}

examples! {
    fires: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_target\"}"],
    silent: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_client\"}", "400"],
}
