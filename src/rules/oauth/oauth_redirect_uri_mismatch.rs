//! `oauth-redirect-uri-mismatch`: the address to return to after the sign-in isn't one that the program registered.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-redirect-uri-mismatch", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding =
        words::finding(case, &RULE, plain("The address to return to isn't registered for this application"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["fix-redirect-uri"]);
    Some(finding)
}
