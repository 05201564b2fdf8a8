//! `account-locked`: the account is locked, after too many attempts or by an administrator.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "account-locked", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The account is locked"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["wait-and-retry", "unlock-account"]);
    Some(finding)
}
