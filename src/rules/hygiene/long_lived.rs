//! `long-lived`: the token is good for very long after it was issued, also for whoever finds it.
//!
//! RFC 6750, section 5.3: "Token servers … SHOULD issue short-lived (one hour or less) bearer tokens".

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    json,
    rules::Rule,
    text::Span,
    token::Token,
    token::claim,
};

token_rule! {
    "long-lived",
    "exp",
    "The token is good for months",
    "More than three months lie between the time of issue and the end. Who finds it in a log, a chat or a repository can use it for all that time. Access tokens of minutes or hours, with a refresh token beside them, are usual.",
    cite("RFC 6750, section 5.3", "https://www.rfc-editor.org/rfc/rfc6750#section-5.3"), "refresh-token"
}

/// 92 days.
const MAX_SECONDS: i64 = 92 * 86_400;

const REFRESH: &[&str] = &["Refresh", "Offline", "refresh"];

fn find(_: &Case, token: &Token) -> Option<Span> {
    let (iat, exp) = (token.times.iat.as_ref()?, token.times.exp.as_ref()?);
    let refresh = super::is_typ(token, &["Refresh", "Offline"])
        || ["typ", "token_use", "type"].iter().any(|name| {
            claim(token, name).and_then(|member| json::string(&member.node)).is_some_and(|kind| REFRESH.contains(&kind))
        });
    let long =
        exp.meant.0.saturating_sub(iat.meant.0) > MAX_SECONDS && token.kind != "sd-jwt" && token.claims.is_some();
    (long && !refresh).then_some(exp.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"iat":1763640000,"exp":1953000000}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"iat":1795170000,"exp":1795183200}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"exp":1953000000}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"typ":"Refresh","iat":1763640000,"exp":1953000000}"#),
    ],
}
