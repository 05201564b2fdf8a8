//! `password-expired`: the password is too old and has to be changed first.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "password-expired", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The password has expired"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["reset-password"]);
    Some(finding)
}
