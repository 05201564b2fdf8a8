//! `issuer-form`: an issuer that isn't an address as the standard wants it.
//!
//! RFC 8414, section 2: "a URL that uses the https scheme and has no query or fragment components".

use crate::token::claim;
use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    json,
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "issuer-form",
    "iss",
    "The issuer's address isn't of the form that it must have",
    "As an address, iss begins with https and ends before any question mark or number sign. Clients that look up the issuer's description refuse another form, and servers compare the text letter by letter.",
    cite("RFC 8414, section 2", "https://www.rfc-editor.org/rfc/rfc8414#section-2"), "check-issuer-audience"
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    let iss = claim(token, "iss")?;
    let text = json::string(&iss.node)?;
    let (scheme, rest) = text.split_once("://")?;
    // On one's own machine a server without encryption is usual.
    let own = ["localhost", "127.", "[::1]", "host.docker.internal"].iter().any(|host| rest.starts_with(host));
    let open = scheme.eq_ignore_ascii_case("http") && !own && rest.split(['/', ':']).next()?.contains('.');
    (open || scheme.starts_with("http") && rest.contains(['?', '#'])).then_some(iss.node.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"iss":"http://id.example"}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"iss":"https://id.example/?a=b"}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"iss":"https://id.example/realms/a"}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"iss":"http://localhost:8080/realms/a"}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"iss":"http://keycloak:8080/realms/a"}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"iss":"me"}"#),
    ],
}
