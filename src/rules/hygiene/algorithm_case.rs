//! `algorithm-case`: the name of the token's algorithm is written in other letters than it is registered with, which
//! strict readers refuse.
//!
//! RFC 7515, section 4.1.1: "The alg value is a case-sensitive ASCII string".

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    knowledge::jose,
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "algorithm-case",
    "alg",
    "The algorithm's name is written in the wrong case",
    "Names of algorithms are compared letter by letter: hs256 is not HS256. Strict libraries refuse the token, and filters that look for one spelling only can be fooled with another.",
    cite("RFC 7515, section 4.1.1", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1.1"), "fix-request"
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    let name = super::header_text(token, "alg");
    // alg-none has a rule of its own.
    let off = jose::is_algorithm(name) && jose::algorithm(name).is_none() && !name.eq_ignore_ascii_case("none");
    super::header_member(token, "alg").filter(|_| off).map(|alg| alg.node.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"hs256"}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"Rs256"}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"eddsa"}"#, r#"{}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"own"}"#, r#"{}"#),
    ],
}
