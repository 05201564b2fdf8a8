//! `session-expired`: the log-in session is over: it ended by itself, or the server has forgotten it.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "session-expired", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The session is over"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["sign-out-and-in", "clear-site-cookies"]);
    Some(finding)
}
