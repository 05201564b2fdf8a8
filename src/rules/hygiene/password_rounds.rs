//! `password-rounds`: a token that is encrypted with a password, its rounds too few or far too many.
//!
//! RFC 7518, section 4.8.1.2: "A minimum iteration count of 1000 is RECOMMENDED"; huge ones only serve to keep a server
//! busy.

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    json,
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "password-rounds",
    "p2c",
    "The token's password is hashed for an odd number of rounds",
    "Below a thousand rounds a password is soon guessed; above a million the server works for seconds on one token, which is a way to bring it down. Libraries refuse such counts.",
    cite("RFC 7518, section 4.8.1.2", "https://www.rfc-editor.org/rfc/rfc7518#section-4.8.1.2"), "get-new-token"
}

/// The most rounds that the successor of RFC 8725 lets a reader accept without being told otherwise.
const MAX_ROUNDS: u64 = 1_200_000;

fn find(_: &Case, token: &Token) -> Option<Span> {
    let count = super::header_member(token, "p2c")?;
    let rounds: u64 = json::number(&count.node)?.parse().ok()?;
    (!(1000..=MAX_ROUNDS).contains(&rounds)).then_some(count.node.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2c":2000000000}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2c":10}"#, r#"{}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2c":310000}"#, r#"{}"#),
    ],
}
