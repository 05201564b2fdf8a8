//! `nested`: the token holds another token within.
//!
//! RFC 7519, section 5.2: where "nested signing or encryption is employed, this Header Parameter MUST be present".

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "nested",
    "cty",
    "The token wraps another token",
    "Its header says cty JWT: the content is a token of its own, with its own signature and times. What stands outside says nothing about the one within; a server that expects a plain token refuses it.",
    cite("RFC 7519, section 5.2", "https://www.rfc-editor.org/rfc/rfc7519#section-5.2")
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    let jwt = super::header_text(token, "cty").eq_ignore_ascii_case("JWT");
    super::header_member(token, "cty").filter(|_| jwt).map(|cty| cty.node.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256","cty":"JWT"}"#, r#"{}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256","typ":"JWT"}"#, r#"{}"#),
    ],
}
