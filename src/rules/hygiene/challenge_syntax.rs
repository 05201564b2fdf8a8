//! `challenge-syntax`: the challenge isn't written as the standard says, so that strict clients read something else.
//!
//! RFC 9110, section 11.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, evidence, say},
    knowledge::citation::RFC_9110_11_6_1,
    knowledge::problem::problem,
    rules::{Rule, found},
};

/// See the module.
pub const RULE: Rule = Rule { id: "challenge-syntax", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    let off = case::asked(case).filter(|challenge| !challenge.well_formed);
    // What the paste's own escaping did, the server didn't.
    let problems: Vec<_> = off
        .flat_map(|challenge| &challenge.problems)
        .filter(|problem| {
            problem.breaks
                && !problem.id.ends_with("-escaped")
                && !["folded-line", "smart-quotes"].contains(&problem.id)
        })
        .collect();
    let first = problems.first().and_then(|first| problem(first.id))?;
    let message = say(
        "{first} {count} of its places are off; programs that read it strictly may see another challenge or none.",
        [("first", Arg::from(first)), ("count", Arg::Number(i64::try_from(problems.len()).unwrap_or(i64::MAX)))],
    );
    let mut finding =
        found(&RULE, Confidence::Certain, say("The challenge isn't written as the standard says", []), message);
    finding.evidence = problems.iter().map(|problem| evidence(problem.span, problem.id)).collect();
    finding.fixes.push("fix-challenge");
    finding.citations.push(RFC_9110_11_6_1);
    Some(finding)
}

examples! {
    fires: [
        "WWW-Authenticate: Basic realm=\"security\" charset=\"UTF-8\"",
        "WWW-Authenticate: Bearer authorization_uri=https://a.example/x",
        // API Gateway's HTTP APIs leave the commas out.
        "HTTP/2 401\nwww-authenticate: Bearer scope=\"\" error=\"invalid_token\" error_description=\"the token has expired\"\n\n",
    ],
    silent: [
        "WWW-Authenticate: Basic realm=\"security\", charset=\"UTF-8\"",
        "WWW-Authenticate: Basic realm=x",
        "WWW-Authenticate: Negotiate, NTLM, Basic realm=\"a\\\"b\"",
    ],
}
