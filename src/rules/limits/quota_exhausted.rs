//! `quota-exhausted`: a quota is used up, so that waiting a second won't do.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, by_substatus, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "quota-exhausted", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("A quota is used up");
    let mut finding = words::finding(case, &RULE, title.clone()).or_else(|| by_substatus(case, &RULE, title))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["raise-quota", "send-fewer"]);
    Some(finding)
}
