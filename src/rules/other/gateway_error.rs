//! `gateway-error`: a server in between got no good answer from the one behind it.
//!
//! 502, 504 and their kin.

use crate::{
    case::{self, Case},
    finding::{Citation, Finding, Kind, cite},
    rules::{Rule, by_status, plain, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "gateway-error", kind: Kind::Cause, check };

const RFC_9110_504: Citation =
    cite("RFC 9110, section 15.6.5", "https://www.rfc-editor.org/rfc/rfc9110#section-15.6.5");

fn check(case: &Case) -> Option<Finding> {
    let title = "A server in between got no good answer from the one behind it";
    if case::status(case).is_none() {
        let mut finding = words::finding(case, &RULE, plain(title))?;
        words::add_all(&mut finding.fixes, &["read-server-logs", "wait-and-retry"]);
        finding.citations.push(RFC_9110_504);
        return Some(finding);
    }
    if !case::status(case).is_some_and(|status| matches!(status, 502 | 504 | 520..=527 | 530 | 598 | 599)) {
        return None;
    }
    by_status(case, &RULE, title, &["wait-and-retry", "back-off", "read-server-logs"])
}

examples! { fires: ["502", "504"], silent: ["500", "401"] }
