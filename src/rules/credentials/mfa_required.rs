//! `mfa-required`: the password alone is not enough: a second factor is asked for.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "mfa-required", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("A second proof of who you are is asked for"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["step-up", "sign-out-and-in"]);
    Some(finding)
}
