//! `suspicious-kid`: the name of the token's key looks like a file, a query or a command, as in an attack.
//!
//! Such values of `kid` are tried against servers that look keys up carelessly (RFC 8725, section 3.10).

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "suspicious-kid",
    "kid",
    "The key's name in the token looks like an attack",
    "A kid is a name. This one holds what belongs to a path, a database query or a command line, as people send it who try out whether a server looks its keys up carelessly. Treat it as hostile, and see whether the server ever accepted such a token.",
    cite("RFC 8725, section 3.10", "https://www.rfc-editor.org/rfc/rfc8725#section-3.10")
}

/// Pieces that no key's name has.
const MARKS: &[&str] = &["../", "..\\", "/dev/", "/etc/", "'", "\"", ";", "|", "`", "$(", "\0", "\n"];

fn find(_: &Case, token: &Token) -> Option<Span> {
    let kid = super::header_text(token, "kid");
    let marked = MARKS.iter().any(|mark| kid.contains(mark));
    super::header_member(token, "kid").filter(|_| marked).map(|kid| kid.node.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"HS256","kid":"../../dev/null"}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"HS256","kid":"x' UNION SELECT 'k"}"#, r#"{}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256","kid":"c0f/+g=="}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256","kid":"did:web:a.example#key-1"}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256","kid":"https://vault.example/keys/a/b"}"#, r#"{}"#),
    ],
}
