//! `encrypted-parts`: an encrypted token whose parts can't be right.
//!
//! RFC 7516, section 5.2, steps 9 and 10; RFC 7518, sections 5.2 and 5.3.

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "encrypted-parts",
    "token",
    "A part of the encrypted token has an impossible length",
    "The encryption that the header names makes a vector and a tag of fixed lengths, and has an encrypted key or none. One of the parts isn't so: letters were lost, or the parts were mixed up. Its receiver can't open it.",
    cite("RFC 7516, section 5.2", "https://www.rfc-editor.org/rfc/rfc7516#section-5.2"), "get-new-token"
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    let off = ["jwe-key", "jwe-lengths"];
    token.problems.iter().find(|problem| off.contains(&problem.id)).map(|problem| problem.span)
}

examples! {
    fires: [
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0.AAAA.refa467QzzKx6QAB.AAAAAAAAAAAAAAAA.vbb32Xvllea2OtmHAdccRQ",
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..refa467QzzKx6QAB.AAAAAAAAAAAAAAAA.vbb32X",
    ],
    silent: [
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..refa467QzzKx6QAB.AAAAAAAAAAAAAAAA.vbb32Xvllea2OtmHAdccRQ",
    ],
}
