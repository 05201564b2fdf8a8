//! `token-revoked`: the token was withdrawn before its time: signed out everywhere, password changed, or taken back by
//! an administrator.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    knowledge::citation::RFC_6750_3_1,
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-revoked", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The token was withdrawn before its time"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["get-new-token", "sign-out-and-in"]);
    finding.citations.push(RFC_6750_3_1);
    Some(finding)
}
