//! `critical-header`: the token names header entries that a reader must understand, or else refuse it.
//!
//! RFC 7515, section 4.1.11: "If any of the listed extension Header Parameters are not understood and supported by the
//! recipient, then the JWS is invalid".

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "critical-header",
    "crit",
    "The token demands that its reader knows special header entries",
    "Its header has crit: a server that does not know every entry named there has to refuse the token, whatever else is right. Most libraries know none of them unless they are told to.",
    cite("RFC 7515, section 4.1.11", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1.11")
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    super::header_member(token, "crit").map(|crit| crit.node.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256","crit":["exp"],"exp":1}"#, r#"{}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"crit":["a"]}"#),
    ],
}
