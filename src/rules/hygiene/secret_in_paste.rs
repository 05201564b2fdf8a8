//! `secret-in-paste`: what was pasted holds secrets: which ones, where, and what to do when others have seen them.

use crate::{
    case::Case,
    finding::{Arg, Confidence, Finding, Kind, evidence, say},
    rules::{Rule, found, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "secret-in-paste", kind: Kind::Secret, check };

fn check(case: &Case) -> Option<Finding> {
    let secrets: Vec<_> = case.secrets.iter().filter(|secret| secret.live).collect();
    let mut kinds: Vec<String> = Vec::new();
    for secret in &secrets {
        if !kinds.iter().any(|kind| kind == secret.what) {
            kinds.push(secret.what.to_owned());
        }
    }
    secrets.first()?;
    let message = say(
        "In it: {kinds}. This page sends nothing anywhere and masks them in what it copies out. If others have seen this text already, withdraw or change them: whoever has them can use them.",
        [("kinds", Arg::List(kinds))],
    );
    let mut finding =
        found(&RULE, Confidence::Certain, plain("This text opens doors: don't pass it on as it is"), message);
    finding.evidence = secrets.iter().map(|secret| evidence(secret.span, secret.what)).collect();
    finding.fixes.extend(["revoke-credential", "reset-password"]);
    Some(finding)
}

examples! {
    fires: [
        "Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
        "GET / HTTP/1.1\nHost: a.example\nCookie: session=0123456789\n\n",
        "ghp_000000000000000000000000000000000000",
    ],
    silent: ["401", "GET / HTTP/1.1\nHost: a.example\nAuthorization: Bearer $TOKEN\n\n"],
}
