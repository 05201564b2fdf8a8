//! `oauth-device-expired`: the device code ran out before the person was done (RFC 8628, section 3.5: "The device_code has
//! expired, and the device authorization session has concluded").

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-device-expired", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The code shown on the device has run out");
    let message = plain(
        "Nobody entered it in time. It can not be used any more: the device has to ask for a new one and show it.",
    );
    super::by_own_code(case, &RULE, &["expired_token"], title, message, &["restart-device-flow"])
}

examples! {
    fires: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"expired_token\"}"],
    silent: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_client\"}", "400", "HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"authorization_pending\"}"],
}
