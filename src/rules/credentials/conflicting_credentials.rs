//! `conflicting-credentials`: two kinds of credentials came at once where the server wants one.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "conflicting-credentials", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("Two kinds of credentials came at once"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["fix-request", "use-offered-scheme"]);
    Some(finding)
}
