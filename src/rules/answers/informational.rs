//! `informational`: the server has answered with a first part only, and the real answer is still to come.
//!
//! 1xx: RFC 9110, section 15.2.

use crate::{
    case::{self, Case},
    finding::{Finding, Kind},
    rules::{Rule, by_status},
};

/// See the module.
pub const RULE: Rule = Rule { id: "informational", kind: Kind::Answer, check };

fn check(case: &Case) -> Option<Finding> {
    if !case::status(case).is_some_and(|status| matches!(status, 100..=199)) {
        return None;
    }
    by_status(case, &RULE, "Nothing was refused: the answer is still to come", &[])
}

examples! { fires: ["HTTP/1.1 100 Continue\n\n"], silent: ["200", "401"] }
