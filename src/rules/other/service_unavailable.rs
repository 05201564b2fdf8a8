//! `service-unavailable`: the server is overloaded or under maintenance, and may say when to try again.
//!
//! 503: RFC 9110, section 15.6.4.

use crate::{
    case::{self, Case},
    finding::{Finding, Kind},
    rules::{Rule, by_status, by_substatus, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "service-unavailable", kind: Kind::Cause, check };

const TITLE: &str = "The server can't take requests right now";

fn check(case: &Case) -> Option<Finding> {
    if let Some(finding) = by_substatus(case, &RULE, plain(TITLE)) {
        return Some(finding);
    }
    if !case::status(case).is_some_and(|status| matches!(status, 503)) {
        return None;
    }
    by_status(case, &RULE, TITLE, &["wait-and-retry", "honour-retry-after", "back-off"])
}

examples! { fires: ["503"], silent: ["500", "401"] }
