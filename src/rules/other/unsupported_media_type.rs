//! `unsupported-media-type`: the body has a form that the server doesn't read.
//!
//! 415: RFC 9110, section 15.5.16.

use crate::{
    case::{self, Case},
    finding::{Finding, Kind},
    rules::{Rule, by_status},
};

/// See the module.
pub const RULE: Rule = Rule { id: "unsupported-media-type", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    if !case::status(case).is_some_and(|status| matches!(status, 415)) {
        return None;
    }
    by_status(case, &RULE, "The server doesn't read a body of this form", &["fix-request"])
}

examples! { fires: ["415"], silent: ["400"] }
