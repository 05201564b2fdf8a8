//! `long-subject`: a subject that is longer than clients must store.
//!
//! OpenID Connect Core, section 2: "It MUST NOT exceed 255 ASCII characters in length".

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
    "long-subject",
    "sub",
    "The subject is longer than 255 characters",
    "Clients keep sub as the name of the account, and many databases hold 255 characters of it. What is cut off there makes another person of it, or the sign-in fails.",
    cite("OpenID Connect Core, section 2", "https://openid.net/specs/openid-connect-core-1_0.html#IDToken")
}

/// The longest subject, in characters.
const LONGEST: usize = 255;

fn find(_: &Case, token: &Token) -> Option<Span> {
    let sub = claim(token, "sub")?;
    (json::string(&sub.node)?.chars().count() > LONGEST).then_some(sub.node.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, &format!("{{\"sub\":\"{}\"}}", "x".repeat(256))),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, &format!("{{\"sub\":\"{}\"}}", "x".repeat(255))),
    ],
}
