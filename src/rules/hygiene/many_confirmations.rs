//! `many-confirmations`: a token that is bound to several keys at once.
//!
//! RFC 7800, section 3.1: "The cnf claim value MUST represent only a single proof-of-possession key".

use crate::token::claim;
use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    json,
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "many-confirmations",
    "cnf",
    "The token is bound to more than one key",
    "In cnf stands more than one of jwk, jwe and jku. Which of them has to be proved each server may decide otherwise, and strict ones refuse the token.",
    cite("RFC 7800, section 3.1", "https://www.rfc-editor.org/rfc/rfc7800#section-3.1"), "get-new-token"
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    let cnf = claim(token, "cnf")?;
    let keys = ["jwk", "jwe", "jku"].iter().filter(|name| json::member(&cnf.node, name).is_some());
    (keys.count() > 1).then_some(cnf.node.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"cnf":{"jwk":{},"jku":"https://a.example"}}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"cnf":{"jwk":{},"kid":"a"}}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"cnf":{"jkt":"a","x5t#S256":"b"}}"#),
    ],
}
