//! `foreign-key-address`: the address of keys in a header lies elsewhere than the issuer, or within a network.
//!
//! RFC 8725, section 3.10: whoever follows it blindly is open to forged requests.

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    json,
    rules::Rule,
    text::Span,
    token::Token,
};
use crate::{text::lower, token::claim};

token_rule! {
    "foreign-key-address",
    "jku",
    "The address of the token's keys isn't the issuer's",
    "The header sends its reader to fetch keys from a host that isn't the issuer's, or that lies within a network, or without encryption. So attackers try to have a server take their own key, or to make it ask for addresses within. A server goes only to addresses that it knows beforehand.",
    cite("RFC 8725, section 3.10", "https://www.rfc-editor.org/rfc/rfc8725#section-3.10"), "get-new-token"
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    let member = ["jku", "x5u"].iter().find_map(|name| super::header_member(token, name))?;
    let address = json::string(&member.node)?;
    let host = |address: &str| {
        let (_, rest) = address.split_once("://")?;
        Some(lower(rest.split(['/', ':', '?', '#']).next()?))
    };
    let own = claim(token, "iss").and_then(|iss| host(json::string(&iss.node)?));
    let theirs = host(address)?;
    let within = ["localhost", "127.", "10.", "192.168.", "169.254."].iter().any(|start| theirs.starts_with(start));
    let elsewhere = own.is_some_and(|own| own != theirs);
    (within || elsewhere || !address.starts_with("https://")).then_some(member.node.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256","jku":"https://evil.example/k"}"#, r#"{"iss":"https://id.example"}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256","x5u":"https://169.254.169.254/latest"}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256","jku":"http://id.example/k"}"#, r#"{"iss":"https://id.example"}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256","jku":"https://id.example/k"}"#, r#"{"iss":"https://ID.example/realm"}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"iss":"https://id.example"}"#),
    ],
}
