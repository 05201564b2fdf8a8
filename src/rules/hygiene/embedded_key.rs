//! `embedded-key`: the token brings the key, or an address of it, that it is to be checked with.
//!
//! RFC 8725, section 3.10.

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "embedded-key",
    "key",
    "The token brings its own key along",
    "A key that a token names or carries proves nothing: who made the token up made up the key as well. A server may use it only where it knows the key or the address beforehand. Proofs such as DPoP's are the exception.",
    cite("RFC 8725, section 3.10", "https://www.rfc-editor.org/rfc/rfc8725#section-3.10")
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    // Proofs of possession bring their key by design (RFC 9449, section 4.2), and so do their kin.
    let typ = super::header_text(token, "typ");
    let proof = typ.contains("dpop") || typ.contains("proof") || typ.contains("attestation");
    let member = ["jwk", "jku", "x5u"].iter().find_map(|name| super::header_member(token, name));
    member.filter(|_| !proof).map(|member| member.name_span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256","jku":"https://keys.example/k.json"}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"ES256","jwk":{"kty":"EC"}}"#, r#"{}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"ES256","typ":"dpop+jwt","jwk":{"kty":"EC"}}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"jwk":{}}"#),
    ],
}
