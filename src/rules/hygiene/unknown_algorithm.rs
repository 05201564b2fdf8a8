//! `unknown-algorithm`: an algorithm that no registry names.
//!
//! RFC 8725, section 3.1: "Libraries MUST enable the caller to specify a supported set of algorithms and MUST NOT use
//! any other algorithms".

use crate::knowledge::jose;
use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "unknown-algorithm",
    "alg",
    "The token names an algorithm that nobody has registered",
    "Its alg stands in no registry, so that only the library that made the token knows what is meant. Others refuse it. Usual are RS256, ES256 and, between two who share a secret, HS256.",
    cite("RFC 8725, section 3.1", "https://www.rfc-editor.org/rfc/rfc8725#section-3.1"), "get-new-token"
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    let name = super::header_text(token, "alg");
    // A known name in other letters has a rule of its own, and HPKE's names are being added.
    let known = jose::is_algorithm(name) || name.starts_with("HPKE-");
    super::header_member(token, "alg").filter(|_| !known && !name.is_empty()).map(|alg| alg.node.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"HmacSHA256"}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"ES521"}"#, r#"{}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"hs256"}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"HPKE-0"}"#, r#"{}"#),
    ],
}
