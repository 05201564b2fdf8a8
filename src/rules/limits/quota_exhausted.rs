//! `quota-exhausted`: a quota is used up: waiting a second won't do.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "quota-exhausted", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("A quota is used up"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["raise-quota", "send-fewer"]);
    Some(finding)
}
