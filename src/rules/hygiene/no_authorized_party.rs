//! `no-authorized-party`: an ID token for several readers that doesn't say which of them asked for it (OpenID Connect Core, section 3.1.3.7, step 4).

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
    "no-authorized-party",
    "aud",
    "The ID token is for several readers and doesn't say who asked for it",
    "It names more than one audience and no azp. A client that finds itself among several can't tell whether it was the one that the person signed in to.",
    cite("OpenID Connect Core, section 3.1.3.7", "https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation")
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    let aud = claim(token, "aud").filter(|aud| json::strings(&aud.node).len() > 1)?;
    let has = |name| claim(token, name).is_some();
    let id_token = ["nonce", "at_hash", "c_hash"].into_iter().any(has) && !has("scope") && !has("htm");
    (id_token && !has("azp")).then_some(aud.node.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"aud":["a","b"],"nonce":"n"}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"aud":["a","b"],"nonce":"n","azp":"a"}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"aud":"a","nonce":"n"}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"aud":["a","b"]}"#),
    ],
}
