//! `gone`: it was there, and was taken away for good.
//!
//! 410: RFC 9110, section 15.5.11.

use crate::{
    case::{self, Case},
    finding::{Finding, Kind},
    rules::{Rule, by_status},
};

/// See the module.
pub const RULE: Rule = Rule { id: "gone", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    if !case::status(case).is_some_and(|status| matches!(status, 410)) {
        return None;
    }
    by_status(case, &RULE, "It was taken away for good", &["check-url", "renew-link"])
}

examples! { fires: ["410"], silent: ["404"] }
