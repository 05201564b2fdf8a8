//! `disclosure-stray`: an SD-JWT whose disclosures or proof don't belong to it.
//!
//! RFC 9901, sections 7.1 and 7.3: such a one MUST be rejected.

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "disclosure-stray",
    "disclosure",
    "What is disclosed doesn't belong to this credential",
    "Each disclosure has a digest among those that the issuer signed, and the holder's proof has one of all of them. Here one doesn't fit: something was changed, left out, or taken from another credential. Whoever checks it has to refuse the whole.",
    cite("RFC 9901, section 7.1", "https://www.rfc-editor.org/rfc/rfc9901#section-7.1"), "get-new-token"
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    let off = ["disclosure-stray", "disclosure", "sd-hash"];
    token.problems.iter().find(|problem| off.contains(&problem.id)).map(|problem| problem.span)
}

examples! {
    fires: [
        &format!("{}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwgImdpdmVuX25hbWUiLCAiSm9obiJd~", crate::rules::testing::jwt(r#"{"alg":"ES256"}"#, r#"{"_sd":["x"]}"#)),
    ],
    silent: [
        &format!("{}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwgImdpdmVuX25hbWUiLCAiSm9obiJd~", crate::rules::testing::jwt(r#"{"alg":"ES256"}"#, r#"{"_sd":["jsu9yVulwQQlhFlM_3JlzMaSFzglhQG0DpfayQwLUK4"]}"#)),
    ],
}
