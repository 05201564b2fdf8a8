//! What a token is for: an access token, an ID token, a refresh token; or a proof, which is none of these.

use super::{Token, claim};
use crate::json::{member, string};

/// Each product's way to say it: the product or "", the claim (a `.` before a member of the header), its value, and
/// what that means.
const ROLES: &[(&str, &str, &str, &str)] = &[
    // RFC 9068, section 2.1.
    ("", ".typ", "at+jwt", ACCESS),
    ("", ".typ", "application/at+jwt", ACCESS),
    ("keycloak", "typ", "Bearer", ACCESS),
    ("keycloak", "typ", "ID", ID),
    ("keycloak", "typ", "Refresh", REFRESH),
    ("keycloak", "typ", "Offline", REFRESH),
    ("cognito", "token_use", "access", ACCESS),
    ("cognito", "token_use", "id", ID),
];

/// What a program sends to an API.
pub const ACCESS: &str = "access token";
/// What tells a program who signed in (OpenID Connect Core, section 2).
pub const ID: &str = "ID token";
/// What a program trades for new tokens (RFC 6749, section 1.5).
pub const REFRESH: &str = "refresh token";

/// What the token says that it is for, where it does.
pub fn role(token: &Token) -> Option<&'static str> {
    let says = |(product, name, value, _): &&(&str, &str, &str, &str)| {
        let member = match name.strip_prefix('.') {
            Some(name) => token.header.as_ref().and_then(|header| member(header, name)),
            None => claim(token, name),
        };
        (product.is_empty() || token.provider == Some(product))
            && member.and_then(|member| string(&member.node)).is_some_and(|text| text.eq_ignore_ascii_case(value))
    };
    let said = ROLES.iter().find(says).map(|(.., role)| *role);
    // OpenID Connect Core, sections 3.1.3.6 and 3.3.2.11: only ID tokens have these.
    said.or_else(|| ["at_hash", "c_hash"].iter().any(|name| claim(token, name).is_some()).then_some(ID))
}

/// Whether it only proves that its sender holds a key (RFC 9449, section 4.2; RFC 9901, section 4.3).
pub fn is_proof(token: &Token) -> bool {
    let typ = token.header.as_ref().and_then(|header| member(header, "typ")).and_then(|typ| string(&typ.node));
    typ.is_some_and(|typ| ["dpop+jwt", "kb+jwt"].iter().any(|proof| typ.eq_ignore_ascii_case(proof)))
}
