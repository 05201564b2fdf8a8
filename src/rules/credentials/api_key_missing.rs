//! `api-key-missing`: no API key came with the request.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "api-key-missing", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("No API key came with the request"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["send-credentials", "move-key"]);
    Some(finding)
}
