//! `critical-misused`: a `crit` that breaks its own rules.
//!
//! RFC 7515, section 4.1.11: not empty, only names that are in the header, none that the standard itself defines.

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    json,
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "critical-misused",
    "crit",
    "The list of what must be understood is wrong itself",
    "In crit stand only names of extensions that are in the same header, and at least one. An empty list, a name that isn't there, or one that every reader knows anyway is a reason to refuse the token.",
    cite("RFC 7515, section 4.1.11", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1.11"), "get-new-token"
}

/// The names that RFC 7515, RFC 7516 and RFC 7518 define.
const DEFINED: &[&str] = &[
    "alg", "enc", "zip", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty", "crit", "epk", "apu",
    "apv", "iv", "tag", "p2s", "p2c",
];

fn find(_: &Case, token: &Token) -> Option<Span> {
    let crit = super::header_member(token, "crit")?;
    let wrong = match &crit.node.value {
        json::Value::Array(names) => {
            let off = |node: &json::Node| {
                json::string(node)
                    .is_none_or(|name| DEFINED.contains(&name) || super::header_member(token, name).is_none())
            };
            names.is_empty() || names.iter().any(off)
        }
        _ => true,
    };
    wrong.then_some(crit.node.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256","crit":[]}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256","crit":["alg"]}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256","crit":["b64"]}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256","crit":"b64"}"#, r#"{}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256","crit":["x"],"x":1}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"crit":[]}"#),
    ],
}
