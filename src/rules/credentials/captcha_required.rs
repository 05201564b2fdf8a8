//! `captcha-required`: the site wants a person to sign in on its own page first, with a picture puzzle or the like.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "captcha-required", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The product wants you to sign in by hand once"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["pass-the-check", "sign-out-and-in"]);
    Some(finding)
}
