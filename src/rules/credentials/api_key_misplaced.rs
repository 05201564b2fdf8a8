//! `api-key-misplaced`: the key stands in the wrong place: header, query, or as a bearer token.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "api-key-misplaced", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The key was sent in the wrong place"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["move-key"]);
    Some(finding)
}
