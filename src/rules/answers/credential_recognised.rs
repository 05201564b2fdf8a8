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
    let token =
        case.tokens.iter().find(|token| token.claims.is_none() && token.header.is_none()).filter(|_| !answered)?;
    let text = slice(&case.documents, token.span);
    let plain_name = lookalike::plain_name(token.kind);
    let name = lookalike::name(text).or(plain_name)?;
    let title = say("This is {name}", [("name", Arg::from(name))]);
    let times = &token.times;
    let message = match &times.iat {
        _ if token.kind == "paseto" && (times.iat.is_some() || times.exp.is_some()) => say(
            "It is signed and not encrypted: whoever has it can read what it says, its times among it. Whether a server takes it depends on its signature and on the server's own rules.",
            [],
        ),
        Some(signed) => say(
            "It was signed at {at} and looks like a JWT, but is none: the first part is the session's data, readable by anybody, the second the time, the third the signature. How long it is good the site alone decides.",
            [("at", Arg::Time(signed.meant))],
        ),
        None if plain_name.is_some() => say(
            "It may be an id, a checksum, or a token that only the service that issued it can look up. Nothing can be read in it.",
            [],
        ),
        None => say(
            "Its shape says what it is. Nothing in it can be read, neither whose it is nor until when it is good; only the service that issued it knows.",
            [],
        ),
    };
    let mut finding = found(&RULE, Confidence::Likely, title, message);
    finding.evidence.push(evidence(token.span, "credential"));
    Some(finding)
}

examples! {
    fires: ["ghp_000000000000000000000000000000000000", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "123e4567-e89b-42d3-a456-426614174000", "eyJfZnJlc2giOnRydWUsInVzZXJfaWQiOiI0MiJ9.awABhA._jPaj8j2o1-d4F8_JYU2BvwlmAQ"],
    silent: ["401", "ghp_", "HTTP/1.1 401 Unauthorized\nDate: x\n\nghp_000000000000000000000000000000000000"],
}
