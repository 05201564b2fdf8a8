//! `token-malformed`: the token can't be read: it was cut off, changed on the way, or is no such token at all.
//!
//! Not three parts, not base64url, not JSON; or the server says so.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, evidence, say},
    http::authorization,
    knowledge::citation::{RFC_6750_3_1, RFC_7519_VALIDATING},
    rules::{Rule, found, plain, status_evidence, words},
    token::{Place, Token},
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-malformed", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The server couldn't read the token");
    let mut finding = words::finding(case, &RULE, title).or_else(|| from_token(case))?;
    words::support(case, &mut finding);
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["fix-authorization-value", "check-token-storage", "get-new-token"]);
    finding.citations.push(if case::asked(case).next().is_some() { RFC_6750_3_1 } else { RFC_7519_VALIDATING });
    Some(finding)
}

fn from_token(case: &Case) -> Option<Finding> {
    let fits = case::status(case).is_none_or(|status| matches!(status, 400 | 401 | 403));
    let token = case::sent_token(case).filter(|token| fits && (!token.well_formed || broken(token).is_some()))?;
    let broken = broken(token)?;
    let sent = matches!(token.place, Place::Request(_));
    // Where somebody left something out on purpose ("eyJ…"), the token that was sent is another one.
    let masked = case::authorization(case).is_some_and(|field| sent && authorization::is_hidden(&field.value));
    let left_out = masked || token.problems.iter().any(|problem| problem.id == "left-out");
    if left_out && !case::is_token_alone(case) || words::says_other(case, &[RULE.id]) {
        return None;
    }
    // Logs and tools take the signature off, so that what they show opens no doors.
    let confidence = match sent && !left_out && broken != "signature" {
        true => Confidence::Certain,
        false => Confidence::Likely,
    };
    let parts = i64::try_from(parts(case, token)).unwrap_or(i64::MAX);
    let (title, message) = match broken {
        "segments" => (
            plain("The token isn't whole"),
            say(
                "A signed token has three parts with dots between, and this one has {parts}. It was cut off when it was copied or stored, or something was put before or behind it.",
                [("parts", Arg::Number(parts))],
            ),
        ),
        "signature" => (
            plain("The token has lost its signature"),
            plain(
                "Its header names an algorithm, and behind the second dot nothing follows: the signature was taken off, as some logs do, or cut off.",
            ),
        ),
        _ => (
            plain("The token is damaged"),
            plain(
                "A part of it can't be decoded to the JSON that belongs there: letters were lost or changed on the way.",
            ),
        ),
    };
    let mut finding = found(&RULE, confidence, title, message);
    finding.evidence.push(evidence(token.span, "token"));
    Some(finding)
}

/// What makes the token unusable for every server: a wrong number of parts, or a part that isn't JSON.
fn broken(token: &Token) -> Option<&'static str> {
    token.header.as_ref()?;
    const UNREADABLE: &[&str] =
        &["json-cut-off", "json-not-json", "json-unexpected", "not-an-object", "not-utf-8", "json-bare-word"];
    let has = |id: &str| token.problems.iter().any(|problem| problem.id == id);
    if has("segments") {
        return Some("segments");
    }
    if has("signature-empty") {
        return Some("signature");
    }
    // A token may be whole without claims of its own: its content stands apart, isn't encoded, or is a token again.
    let broken = token.problems.iter().any(|problem| problem.breaks && problem.id != "b64-not-critical");
    (token.claims.is_none() && token.kind != "jwe" && broken || UNREADABLE.iter().any(|id| has(id)))
        .then_some("damaged")
}

fn parts(case: &Case, token: &Token) -> usize {
    crate::text::slice(&case.documents, token.span).split('.').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, jwt};

    #[test]
    fn fires_on_broken_tokens_alone() {
        let whole = jwt(r#"{"alg":"HS256"}"#, r#"{"exp":1795183200}"#);
        let cut = whole[..whole.rfind('.').unwrap() - 6].to_owned();
        let sent = |token: &str| {
            format!("GET / HTTP/1.1\nHost: a.example\nAuthorization: Bearer {token}\n\nHTTP/1.1 401 Unauthorized\n\n")
        };
        check(
            &RULE,
            &[cut.clone(), sent(&cut)],
            &[whole.clone(), sent(&whole), format!("HTTP/1.1 401 Unauthorized\n\n{}...", &whole[..24])],
        );
    }
}
