//! `unencoded-content`: a header that says that the content isn't encoded.
//!
//! RFC 7797, section 6: crit must name b64; section 7: a JWT MUST NOT have it.

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    json,
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "unencoded-content",
    "b64",
    "The token says that its content isn't encoded",
    "With b64 false the signature covers the content as it stands, which is not allowed in a JWT, and elsewhere only where crit names b64 too. A reader that doesn't know the entry checks another text and finds the signature wrong.",
    cite("RFC 7797, section 7", "https://www.rfc-editor.org/rfc/rfc7797#section-7"), "get-new-token"
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    let b64 = super::header_member(token, "b64").filter(|b64| matches!(b64.node.value, json::Value::Bool(false)))?;
    let unnamed = token.problems.iter().any(|problem| problem.id == "b64-not-critical");
    (unnamed || super::is_typ(token, &["JWT", "at+jwt"])).then_some(b64.node.span)
}

examples! {
    fires: [
        "eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2V9..GsyM6AQJbQHY8aQKCbZSPJHzMRWo3HKIlcDuXof7nqs",
    ],
    silent: [
        "eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19..A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY",
    ],
}
