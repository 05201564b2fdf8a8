//! `service-unavailable`: 503: overloaded or under maintenance; says when to try again where the answer does (RFC 9110, section 15.6.4).

use crate::{
    case::{self, Case},
    finding::{Finding, Kind},
    rules::{Rule, by_status},
};

/// See the module.
pub const RULE: Rule = Rule { id: "service-unavailable", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    if !case::status(case).is_some_and(|status| matches!(status, 503)) {
        return None;
    }
    by_status(
        case,
        &RULE,
        "The server can't take requests right now",
        &["wait-and-retry", "honour-retry-after", "back-off"],
    )
}

examples! { fires: ["503"], silent: ["500", "401"] }
