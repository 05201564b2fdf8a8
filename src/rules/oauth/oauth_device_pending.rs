//! `oauth-device-pending`: the device waits for the person, who still has to sign in elsewhere: nothing is wrong.
//!
//! RFC 8628, section 3.5: "the client SHOULD repeat the access token request to the token endpoint (a process known as
//! polling)".

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-device-pending", kind: Kind::Step, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("Nothing is wrong yet: the person has not finished signing in");
    let message = plain(
        "The device asks whether the code was entered, and it was not yet. It goes on asking, no oftener than the interval it was given (five seconds where none was), and waits five seconds longer after each slow_down. A stop is due at expired_token or access_denied only.",
    );
    super::by_own_code(
        case,
        &RULE,
        &["authorization_pending", "slow_down"],
        title,
        message,
        &["restart-device-flow", "honour-retry-after"],
    )
}

examples! {
    fires: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"authorization_pending\"}", "HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"slow_down\"}"],
    silent: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_client\"}", "400", "HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"expired_token\"}"],
}
