//! `oauth-consent-required`: somebody has to agree first: the person, or an administrator for all.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-consent-required", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("Nobody has agreed yet that the application may do this"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["give-consent"]);
    Some(finding)
}
