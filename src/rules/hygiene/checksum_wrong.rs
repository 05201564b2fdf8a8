//! `checksum-wrong`: a GitHub token whose last six letters aren't the checksum of the others.
//!
//! "Behind GitHub's new authentication token formats".

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "checksum-wrong",
    "token",
    "A letter of the token is wrong",
    "The last six letters of a GitHub token are a checksum of the others, and here they don't fit. It was mistyped or cut off, or it is an example and no token at all: no server can have issued it.",
    cite("GitHub, authentication token formats", "https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/"), "check-token-storage", "get-new-token"
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    token.problems.iter().find(|problem| problem.id == "checksum").map(|problem| problem.span)
}

examples! {
    fires: [
        "ghp_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq18",
    ],
    silent: [
        "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",
        "ghp_000000000000000000000000000000000000",
    ],
}
