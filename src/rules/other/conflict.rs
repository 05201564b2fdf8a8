//! `conflict`: the request doesn't fit the state that things are in on the server.
//!
//! 409 and 412: RFC 9110, section 15.5.10.

use crate::{
    case::{self, Case},
    finding::{Finding, Kind},
    rules::{Rule, by_status},
};

/// See the module.
pub const RULE: Rule = Rule { id: "conflict", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    if !case::status(case).is_some_and(|status| matches!(status, 409 | 412)) {
        return None;
    }
    by_status(case, &RULE, "The request doesn't fit the present state of things", &["fix-request"])
}

examples! { fires: ["409"], silent: ["400"] }
