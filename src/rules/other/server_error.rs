//! `server-error`: the server itself failed.
//!
//! 500 and its kin.

use crate::{
    case::{self, Case},
    finding::{Finding, Kind},
    rules::{Rule, by_status, by_substatus, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "server-error", kind: Kind::Cause, check };

const TITLE: &str = "The server itself failed";

fn check(case: &Case) -> Option<Finding> {
    if let Some(finding) = by_substatus(case, &RULE, plain(TITLE)) {
        return Some(finding);
    }
    if !case::status(case).is_some_and(|status| matches!(status, 500 | 501 | 505..=511 | 529 | 561)) {
        return None;
    }
    by_status(case, &RULE, TITLE, &["wait-and-retry", "back-off", "read-server-logs", "ask-the-owner"])
}

examples! { fires: ["500", "HTTP/1.1 500 Internal Server Error\n\n"], silent: ["503", "401"] }
