//! `bad-request`: the request itself is off, or the status says something that only its own words explain.
//!
//! 400 and the rest of 4xx.

use crate::{
    case::{self, Case},
    finding::{Finding, Kind},
    rules::{Rule, by_status},
};

/// See the module.
pub const RULE: Rule = Rule { id: "bad-request", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    if !case::status(case).is_some_and(|status| matches!(status, 400 | 402 | 406 | 408 | 411 | 413 | 414 | 416..=428 | 430 | 431 | 440 | 444 | 449..=451 | 460..=499)) {
        return None;
    }
    by_status(case, &RULE, "The server doesn't accept the request as it is", &["fix-request"])
}

examples! { fires: ["400", "422", "431"], silent: ["401", "403", "404", "429"] }
