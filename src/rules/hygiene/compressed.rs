//! `compressed`: the token's content was made smaller before it was encrypted, which can give away what it says.
//!
//! RFC 8725, section 3.6: "Compression of data SHOULD NOT be done before encryption".

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "compressed",
    "zip",
    "The token was compressed before it was encrypted",
    "How long such a token is depends on what it says, so that somebody who can add to it may guess the rest by its length. Some libraries refuse it, also because a small token can unpack to a huge one.",
    cite("RFC 8725, section 3.6", "https://www.rfc-editor.org/rfc/rfc8725#section-3.6")
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    super::header_member(token, "zip").map(|zip| zip.node.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"dir","enc":"A128GCM","zip":"DEF"}"#, r#"{}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"zip":"10115"}"#),
    ],
}
