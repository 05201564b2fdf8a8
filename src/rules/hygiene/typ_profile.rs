//! `typ-profile`: the token says that it is an access token of the standard's kind, and lacks what that demands.
//!
//! `at+jwt`: RFC 9068, section 2.2: `iss`, `exp`, `aud`, `sub`, `client_id`, `iat` and `jti` are REQUIRED.

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    rules::Rule,
    text::Span,
    token::Token,
    token::claim,
};

token_rule! {
    "typ-profile",
    "typ",
    "The token says at+jwt and lacks what such a token must have",
    "The type at+jwt promises iss, sub, client_id, iat and jti, besides aud and exp. A server that goes by the standard refuses a token without one of them.",
    cite("RFC 9068, section 2.2", "https://www.rfc-editor.org/rfc/rfc9068#section-2.2"), "get-new-token"
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    // aud and exp have rules of their own.
    let missing = ["iss", "sub", "client_id", "iat", "jti"].iter().any(|name| claim(token, name).is_none());
    let due = super::is_typ(token, &["at+jwt"]) && token.claims.is_some() && missing;
    super::header_member(token, "typ").filter(|_| due).map(|typ| typ.node.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256","typ":"at+jwt"}"#, r#"{"iss":"https://id.example","sub":"x","iat":1,"exp":2,"aud":"a"}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256","typ":"JWT"}"#, r#"{}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256","typ":"at+jwt"}"#, r#"{"iss":"i","sub":"x","client_id":"c","iat":1,"exp":2,"jti":"j","aud":"a"}"#),
    ],
}
