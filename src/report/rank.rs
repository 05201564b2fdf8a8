//! The order of findings: what proves more stands first.

use crate::{
    finding::{Finding, Kind},
    order::sort_by_key,
};

/// Best first: causes and steps before answers, answers before hygiene and secrets; then what the paste proves
/// before what is a guess; then the order of [`RULES`](crate::rules::RULES), which the findings come in.
pub fn rank(mut findings: Vec<Finding>) -> Vec<Finding> {
    sort_by_key(&mut findings, |finding| (group(finding.kind), finding.confidence));
    findings
}

/// The place of a kind: what refuses, what answers, what could be better, what must not be shared.
pub fn group(kind: Kind) -> u8 {
    match kind {
        Kind::Cause | Kind::Step => 0,
        Kind::Answer => 1,
        Kind::Hygiene => 2,
        Kind::Secret => 3,
    }
}
