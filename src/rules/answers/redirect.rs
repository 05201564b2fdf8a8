//! `redirect`: nothing was refused: the server says that the answer is at another address.
//!
//! 3xx: RFC 9110, section 15.4.

use crate::{
    case::{self, Case},
    finding::{Finding, Kind},
    rules::{Rule, by_status},
};

/// See the module.
pub const RULE: Rule = Rule { id: "redirect", kind: Kind::Answer, check };

fn check(case: &Case) -> Option<Finding> {
    if !case::status(case).is_some_and(|status| matches!(status, 300..=303 | 305..=399)) {
        return None;
    }
    by_status(case, &RULE, "Nothing was refused: the answer is at another address", &[])
}

examples! { fires: ["HTTP/1.1 302 Found\nLocation: /x\n\n"], silent: ["200", "401"] }
