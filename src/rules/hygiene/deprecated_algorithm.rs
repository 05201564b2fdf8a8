//! `deprecated-algorithm`: the token is protected in a way that is no longer fit for new tokens.
//!
//! RSA with PKCS #1 v1.5 for keys, or a digest of SHA-1 (RFC 8725, section 3.2: "avoid all RSA-PKCS1 v1.5 encryption
//! algorithms").

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "deprecated-algorithm",
    "alg",
    "The token uses an algorithm that is no longer fit for use",
    "Its header names a method that has known attacks: RSA1_5 leaks the key step by step to who may try often, and RS1 rests on SHA-1. Many libraries refuse it. For encryption RSA-OAEP or ECDH-ES is due, for signatures RS256, PS256 or ES256.",
    cite("RFC 8725, section 3.2", "https://www.rfc-editor.org/rfc/rfc8725#section-3.2")
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    super::header_member(token, "alg")
        .filter(|_| ["RSA1_5", "RS1"].contains(&super::header_text(token, "alg")))
        .map(|alg| alg.node.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"RS1"}"#, r#"{}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"ES256"}"#, r#"{}"#),
    ],
}
