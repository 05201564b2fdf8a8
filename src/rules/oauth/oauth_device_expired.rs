//! `oauth-device-expired`: the code for signing in on another device ran out before the person was done.
//!
//! RFC 8628, section 3.5: "The device_code has expired, and the device authorization session has concluded".

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind},
    rules::{Rule, plain},
    text::has_ignoring_case,
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-device-expired", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    // From an API, its own token has run out.
    if case::has_status(case, &[401, 403]) {
        return None;
    }
    let title = plain("The code shown on the device has run out");
    let message = plain(
        "Nobody entered it in time. It can not be used any more: the device has to ask for a new one and show it.",
    );
    let mut finding = super::by_own_code(case, &RULE, &["expired_token"], title, message, &["restart-device-flow"])?;
    let device = case.phrases.iter().any(|phrase| has_ignoring_case(&phrase.text, "device"));
    if case::status(case).is_none() && !device {
        finding.confidence = Confidence::Likely;
    }
    Some(finding)
}

examples! {
    fires: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"expired_token\"}"],
    silent: [
        "HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{\"error\":\"expired_token\"}","HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_client\"}", "400", "HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"authorization_pending\"}"],
}
