//! `csrf-failed`: the check against forged requests failed (CSRF token, nonce, origin).

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "csrf-failed", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The page's own check against forged requests failed"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["hard-reload", "allow-cookies", "send-csrf-token"]);
    Some(finding)
}
