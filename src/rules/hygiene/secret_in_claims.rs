//! `secret-in-claims`: a password or a key stands among the token's claims, which anybody can read.
//!
//! RFC 7519, section 12: "Omitting privacy-sensitive information from a JWT is the simplest way of minimizing privacy
//! issues".

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    json,
    rules::Rule,
    text::Span,
    text::lower,
    token::Token,
};

token_rule! {
    "secret-in-claims",
    "claim",
    "The token carries a secret that anybody can read",
    "The claims of a signed token are only wrapped, not encrypted: whoever sees the token reads what this name holds. Take it out of the token, and change it, since it has been sent around.",
    cite("RFC 7519, section 12", "https://www.rfc-editor.org/rfc/rfc7519#section-12"), "reset-password", "rotate-keys"
}

/// Names whose text is a secret.
const NAMES: &[&str] = &[
    "password",
    "passwd",
    "pwd",
    "secret",
    "client_secret",
    "api_key",
    "apikey",
    "private_key",
    "access_key",
    "pin",
    "cvv",
    "credit_card",
    "card_number",
];

fn find(_: &Case, token: &Token) -> Option<Span> {
    let secret = |member: &&json::Member| {
        let name = lower(&member.name);
        let told = NAMES.contains(&name.as_str()) || name.ends_with("_password") || name.ends_with("_secret");
        told && json::string(&member.node).is_some_and(|text| !text.is_empty())
    };
    json::members(token.claims.as_ref()?).iter().find(secret).map(|member| member.name_span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"sub":"x","password":"hunter2"}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"db_password":"x"}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"sub":"x","password_changed_at":1}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"secret":true}"#),
    ],
}
