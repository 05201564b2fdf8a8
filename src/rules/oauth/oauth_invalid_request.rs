//! `oauth-invalid-request`: the request to the sign-in service is incomplete or malformed.
//!
//! 400 from the token endpoint (RFC 6749, section 5.2), the same at the authorization endpoint (section 4.1.2.1), and
//! from an API (RFC 6750, section 3.1).

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-invalid-request", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let message = plain(
        "A parameter is missing, misspelled, there twice, or has a value that isn't allowed there. Often the body is JSON where a form is expected, so that none of it was seen. The error_description, where there is one, names the parameter.",
    );
    super::by_code(
        case,
        &RULE,
        "invalid_request",
        plain("The request to the authorization server is malformed"),
        message,
        &["form-encode-body", "fix-request"],
    )
}

examples! {
    fires: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_request\"}"],
    silent: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_client\"}", "400"],
}
