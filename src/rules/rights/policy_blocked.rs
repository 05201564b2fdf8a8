//! `policy-blocked`: an administrator's policy stands in the way, not the credentials.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    knowledge::citation::RFC_9110_403,
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "policy-blocked", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("An administrator's policy doesn't allow this"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["adjust-policy", "allow-app"]);
    finding.citations.push(RFC_9110_403);
    Some(finding)
}
