//! `many-audiences`: many servers take the same token, so that each of them could use it at the others.
//!
//! RFC 9700, section 2.3: an access token SHOULD be "audience-restricted to a specific resource server or, if that is
//! not feasible, to a small set".

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    json,
    rules::Rule,
    text::Span,
    token::Token,
    token::claim,
};

token_rule! {
    "many-audiences",
    "aud",
    "The token is good at many servers at once",
    "Its aud names three or more. Each of these servers can take the token it was sent and use it at the others in the person's name. One token for each server is safer.",
    cite("RFC 9700, section 2.3", "https://www.rfc-editor.org/rfc/rfc9700#section-2.3"), "request-audience"
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    let aud = claim(token, "aud")?;
    // Auth0 adds the address for the profile, Keycloak the person's own account.
    let own = |name: &&&str| !name.ends_with("/userinfo") && **name != "account";
    (json::strings(&aud.node).iter().filter(own).count() >= 3).then_some(aud.node.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"aud":["a","b","c"]}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"aud":["a","b"]}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"aud":["a","b","https://id.example/userinfo"]}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"aud":"a b c"}"#),
    ],
}
