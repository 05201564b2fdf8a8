//! `not-http`: what was pasted is no answer of a web server, and this says what it is instead.

use crate::{
    case::Case,
    finding::{Confidence, Finding, Kind, evidence, say},
    rules::{Rule, found, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "not-http", kind: Kind::Answer, check };

fn check(case: &Case) -> Option<Finding> {
    let (other, place) = case.other.as_ref()?;
    let title = say("This is {what}", [("what", other.is.into())]);
    let mut finding = found(&RULE, Confidence::Likely, title, plain(other.means));
    finding.evidence.push(evidence(*place, "paste"));
    Some(finding)
}

examples! {
    fires: [
        "SIP/2.0 401 Unauthorized\nWWW-Authenticate: Digest realm=\"x\", nonce=\"y\"",
        "git@git.example: Permission denied (publickey).",
        "535 5.7.8 Error: authentication failed",
    ],
    silent: ["HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Digest realm=\"x\", nonce=\"y\"", "401", "room 535"],
}
