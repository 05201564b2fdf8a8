//! `token-size`: the token barely fits where it must go: a cookie or a header field.
//!
//! Browsers keep at least 4096 bytes of a cookie (RFC 6265, section 6.1), and servers commonly take 8 KiB of header
//! fields.

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "token-size",
    "token",
    "The token is very large",
    "It is longer than 4096 characters. In a cookie many browsers drop it without a word, and with the other fields of the header it comes near the 8 KiB that many servers and proxies take. Large tokens mostly carry long lists of groups or roles.",
    cite("RFC 6265, section 6.1", "https://www.rfc-editor.org/rfc/rfc6265#section-6.1"), "shrink-token"
}

/// What a browser keeps of a cookie at least.
const MAX_BYTES: u32 = 4096;

fn find(_: &Case, token: &Token) -> Option<Span> {
    let length = token.span.end.saturating_sub(token.span.start);
    (length > MAX_BYTES && token.header.is_some()).then_some(token.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, &format!("{{\"groups\":\"{}\"}}", "0123456789 ".repeat(400))),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{}"#),
    ],
}
