//! `challenge-wrong-field`: the challenge stands in another header field than the one that clients look at for this
//! status.
//!
//! That of a 401 belongs in WWW-Authenticate (RFC 9110, section 11.6.1), that of a 407 in Proxy-Authenticate (section
//! 11.7.1).
//!
//! WWW-Authenticate MAY stand in other answers too, so that only an answer without the right field is off.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, evidence, say},
    knowledge::citation::{RFC_9110_401, RFC_9110_407},
    rules::{Rule, found, status_evidence},
};

/// See the module.
pub const RULE: Rule = Rule { id: "challenge-wrong-field", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    let (due, there, citation) = match case::status(case)? {
        401 => ("WWW-Authenticate", "Proxy-Authenticate", RFC_9110_401),
        407 => ("Proxy-Authenticate", "WWW-Authenticate", RFC_9110_407),
        _ => return None,
    };
    if case::asked(case).any(|challenge| challenge.field == due) {
        return None;
    }
    let misplaced = case::asked(case).find(|challenge| challenge.field == there)?;
    let mut finding = found(
        &RULE,
        Confidence::Certain,
        say("The challenge stands in {there} and belongs in {due}", [("there", there.into()), ("due", due.into())]),
        say(
            "WWW-Authenticate is the site's own question and goes with 401, Proxy-Authenticate is a proxy's and goes with 407. Clients look for {due} here, find none, and don't know how to sign in.",
            [("due", Arg::from(due))],
        ),
    );
    finding.evidence.push(evidence(misplaced.span, there));
    finding.evidence.extend(status_evidence(case));
    finding.fixes.push("fix-challenge");
    finding.citations.push(citation);
    Some(finding)
}

examples! {
    fires: [
        "HTTP/1.1 401 Unauthorized\nProxy-Authenticate: Basic realm=\"app\"\n\n",
        "HTTP/1.1 407 Proxy Authentication Required\nWWW-Authenticate: Basic realm=\"proxy\"\n\n",
        // A gateway that answers for the service behind it.
        "HTTP/1.1 407 Proxy Authentication Required\nServer: envoy\nwww-authenticate: Bearer realm=\"gateway\"\n\n",
    ],
    silent: [
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"app\"\n\n",
        "HTTP/1.1 407 Proxy Authentication Required\nProxy-Authenticate: Basic realm=\"proxy\"\nWWW-Authenticate: Basic realm=\"app\"\n\n",
        "HTTP/1.1 200 OK\nWWW-Authenticate: Basic realm=\"app\"\n\n",
        "HTTP/1.1 403 Forbidden\nProxy-Authenticate: Basic realm=\"proxy\"\n\n",
    ],
}
