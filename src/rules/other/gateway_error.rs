//! `gateway-error`: 502, 504 and their kin: a server between got no good answer from the one behind it.

use crate::{
    case::{self, Case},
    finding::{Finding, Kind},
    rules::{Rule, by_status},
};

/// See the module.
pub const RULE: Rule = Rule { id: "gateway-error", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    if !case::status(case).is_some_and(|status| matches!(status, 502 | 504 | 520..=527 | 530 | 598 | 599)) {
        return None;
    }
    by_status(
        case,
        &RULE,
        "A server in between got no good answer from the one behind it",
        &["wait-and-retry", "back-off", "read-server-logs"],
    )
}

examples! { fires: ["502", "504"], silent: ["500", "401"] }
