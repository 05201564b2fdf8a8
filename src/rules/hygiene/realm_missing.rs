//! `realm-missing`: the challenge doesn't name its realm, by which clients know which password to send.
//!
//! RFC 7617, section 2: "The authentication parameter 'realm' is REQUIRED"; RFC 7616, section 3.3.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, evidence},
    knowledge::citation::RFC_7617_2,
    rules::{Rule, found, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "realm-missing", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    let mut problems = case::asked(case).flat_map(|challenge| &challenge.problems);
    let problem = problems.find(|problem| problem.id == RULE.id)?;
    let message = plain(
        "The realm tells clients, and the person who is asked, which name and password are meant. Without one some clients don't ask at all.",
    );
    let mut finding = found(&RULE, Confidence::Certain, plain("The challenge names no realm"), message);
    finding.evidence.push(evidence(problem.span, "challenge"));
    finding.fixes.push("fix-challenge");
    finding.citations.push(RFC_7617_2);
    Some(finding)
}

examples! {
    fires: ["HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic\n\n"],
    silent: [
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"a\"\n\n",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer\n\n",
    ],
}
