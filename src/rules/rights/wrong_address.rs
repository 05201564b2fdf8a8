//! `wrong-address`: the refusal comes from a wrong path, stage, host or method.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "wrong-address", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The request went to the wrong address"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["check-url", "fix-request"]);
    Some(finding)
}
