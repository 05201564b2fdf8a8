//! `credential-recognised`: a key or another credential alone, known by its shape: what it opens, and whether it can
//! expire.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, evidence, say},
    rules::{Rule, found},
    text::slice,
    token::lookalike,
};

/// See the module.
pub const RULE: Rule = Rule { id: "credential-recognised", kind: Kind::Answer, check };

fn check(case: &Case) -> Option<Finding> {
    let answered = case::response(case).is_some_and(|response| response.status.is_some() || response.headers_shown);
    let token = case::tokens(case).find(|token| token.header.is_none()).filter(|_| !answered)?;
    let name = lookalike::name(slice(&case.documents, token.span)).or_else(|| lookalike::called(token.kind))?;
    let title = say("This is {name}", [("name", Arg::from(name))]);
    let message = token.says.first().cloned()?;
    let mut finding = found(&RULE, Confidence::Likely, title, message);
    finding.evidence.push(evidence(token.span, "credential"));
    Some(finding)
}

examples! {
    fires: ["ghp_000000000000000000000000000000000000", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "123e4567-e89b-42d3-a456-426614174000", "eyJfZnJlc2giOnRydWUsInVzZXJfaWQiOiI0MiJ9.awABhA._jPaj8j2o1-d4F8_JYU2BvwlmAQ"],
    silent: ["401", "ghp_", "HTTP/1.1 401 Unauthorized\nDate: x\n\nghp_000000000000000000000000000000000000"],
}
