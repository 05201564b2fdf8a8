//! `success`: 2xx: the request was accepted (RFC 9110, section 15.3).

use crate::{
    case::{self, Case},
    finding::{Finding, Kind},
    rules::{Rule, by_status},
};

/// See the module.
pub const RULE: Rule = Rule { id: "success", kind: Kind::Answer, check };

fn check(case: &Case) -> Option<Finding> {
    if !case::status(case).is_some_and(|status| matches!(status, 200..=299 | 304)) {
        return None;
    }
    by_status(case, &RULE, "Nothing was refused: the request succeeded", &[])
}

examples! { fires: ["200 OK", "HTTP/1.1 204 No Content\n\n"], silent: ["401", "302"] }
