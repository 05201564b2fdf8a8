//! `token-algorithm-rejected`: the server doesn't accept the algorithm that the token is signed with.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    knowledge::citation::RFC_7515_VALIDATING,
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-algorithm-rejected", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The server doesn't accept the token's signature algorithm"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["check-issuer-audience", "get-new-token"]);
    finding.citations.push(RFC_7515_VALIDATING);
    Some(finding)
}
