//! `wrong-address`: the refusal comes from a wrong path, stage, host or method, not from the credentials.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, by_substatus, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "wrong-address", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The request went to the wrong address");
    let mut finding = words::finding(case, &RULE, title.clone()).or_else(|| by_substatus(case, &RULE, title))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["check-url", "fix-request"]);
    Some(finding)
}
