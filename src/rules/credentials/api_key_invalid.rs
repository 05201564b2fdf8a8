//! `api-key-invalid`: the API key is unknown, was revoked, or is of the other mode: a test key in live use, or the
//! reverse.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "api-key-invalid", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The API key isn't one that the server knows"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["use-right-environment", "check-client-credentials"]);
    Some(finding)
}
