//! `not-found`: nothing is found at this address.
//!
//! 404: RFC 9110, section 15.5.5.

use crate::{
    case::{self, Case},
    finding::{Finding, Kind},
    rules::{Rule, by_status},
};

/// See the module.
pub const RULE: Rule = Rule { id: "not-found", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    // `go: …: 404 Not Found … could not read Username`: the program's last try tells more.
    let asked = case::says_for_certain(case, "no-credentials");
    if asked || !case::status(case).is_some_and(|status| matches!(status, 404)) {
        return None;
    }
    by_status(case, &RULE, "The server finds nothing at this address", &["check-url", "ask-the-owner"])
}

examples! { fires: ["404"], silent: ["410"] }
