//! `no-algorithm`: the token's header doesn't say how it is signed.
//!
//! RFC 7515, section 4.1.1: "This Header Parameter MUST be present".

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    json,
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "no-algorithm",
    "header",
    "The token's header names no algorithm",
    "Without alg no server knows how the signature was made, and every library refuses the token. Most often the header was written by hand, or another kind of token was taken for a JWT.",
    cite("RFC 7515, section 4.1.1", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1.1"), "get-new-token"
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    // A JWE can lack its enc beside a good alg.
    let named = token.header.as_ref().and_then(|header| json::member(header, "alg"));
    if token.kind == "jwe" && named.is_some() {
        return None;
    }
    token.problems.iter().find(|problem| problem.id == "alg-missing").map(|problem| problem.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"typ":"JWT"}"#, r#"{}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{}"#),
    ],
}
