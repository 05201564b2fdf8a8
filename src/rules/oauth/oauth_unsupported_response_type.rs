//! `oauth-unsupported-response-type`: the sign-in service does not hand out what was asked for in this way.
//!
//! RFC 6749, section 4.1.2.1.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-unsupported-response-type", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The sign-in service does not answer in the way that was asked for");
    let message = plain(
        "The response_type names a flow that is misspelled, or switched off for this program: most often token or id_token, the implicit flow. Ask for code (with PKCE), or have the flow switched on in the registration.",
    );
    super::by_own_code(case, &RULE, &["unsupported_response_type"], title, message, &["fix-request", "fix-grant-type"])
}

examples! {
    fires: ["https://app.example/cb?error=unsupported_response_type&state=x"],
    silent: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_client\"}", "400", "HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"unsupported_grant_type\"}"],
}
