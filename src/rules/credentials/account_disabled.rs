//! `account-disabled`: the account was switched off by an administrator.

use crate::{
    case::Case,
    finding::{Confidence, Finding, Kind},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "account-disabled", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    // "Blocked after too many attempts" is a lock, which ends by itself.
    if words::hits(case, "account-locked")
        .iter()
        .any(|hit| hit.row.confidence == Confidence::Certain || hit.product.is_some())
    {
        return None;
    }
    let mut finding = words::finding(case, &RULE, plain("The account is switched off"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["enable-user"]);
    Some(finding)
}
