//! `token-wrong-kind`: the token is of another kind, product or environment than the one wanted.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    knowledge::citation::RFC_6750_3_1,
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-wrong-kind", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The token is of another kind than the server wants"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["use-access-token", "use-right-environment"]);
    finding.citations.push(RFC_6750_3_1);
    Some(finding)
}
