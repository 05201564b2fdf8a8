//! `token-key-unknown`: the server has no key to check the token with: another issuer, a replaced key, or an old list
//! of keys.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    knowledge::citation::RFC_7515_VALIDATING,
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-key-unknown", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The server has no key to check the token with"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["get-new-token", "check-issuer-audience", "rotate-keys"]);
    finding.citations.push(RFC_7515_VALIDATING);
    Some(finding)
}
