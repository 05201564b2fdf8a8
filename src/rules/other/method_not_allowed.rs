//! `method-not-allowed`: the address exists, and not for this method.
//!
//! 405: RFC 9110, section 15.5.6.

use crate::{
    case::{self, Case},
    finding::{Finding, Kind},
    rules::{Rule, by_status},
};

/// See the module.
pub const RULE: Rule = Rule { id: "method-not-allowed", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    if !case::status(case).is_some_and(|status| matches!(status, 405)) {
        return None;
    }
    by_status(case, &RULE, "This address doesn't take this kind of request", &["fix-request", "check-url"])
}

examples! { fires: ["405"], silent: ["404"] }
