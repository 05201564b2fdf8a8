//! `not-for-access`: a token of another kind in the field for access tokens.
//!
//! RFC 8725, section 3.12: "Use Mutually Exclusive Validation Rules for Different Kinds of JWTs"; OpenID Connect Core,
//! section 2.

use crate::{
    case,
    text::lead_back,
    token::{Place, claim},
};
use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    json,
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "not-for-access",
    "token",
    "The token that was sent isn't one for access",
    "It is a proof, a notice, a refresh token or the answer to who signed in, and it was sent where an access token belongs. Servers that look at the kind refuse it. The access token came beside it, most often under the name access_token.",
    cite("RFC 8725, section 3.12", "https://www.rfc-editor.org/rfc/rfc8725#section-3.12"), "use-access-token"
}

fn find(case: &Case, token: &Token) -> Option<Span> {
    let field = case::authorization(case).filter(|_| matches!(token.place, Place::Request(_)))?;
    let there = holds(lead_back(&case.documents, field.span), lead_back(&case.documents, token.span));
    let other = super::is_typ(
        token,
        &["dpop+jwt", "logout+jwt", "secevent+jwt", "kb+jwt", "token-introspection+jwt", "oauth-authz-req+jwt"],
    );
    let kind = claim(token, "typ").and_then(|typ| json::string(&typ.node)).unwrap_or_default();
    let keycloak = token.provider == Some("keycloak") && ["Refresh", "Offline", "ID"].contains(&kind);
    let has = |name| claim(token, name).is_some();
    let who = (has("at_hash") || has("c_hash")) && !has("scope") && !has("scp");
    (there && (other || keycloak || who)).then_some(token.span)
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.doc == inner.doc && outer.start <= inner.start && inner.end <= outer.end
}

examples! {
    fires: [
        &format!("GET / HTTP/1.1\nHost: a.example\nAuthorization: Bearer {}\n\n", crate::rules::testing::jwt(r#"{"alg":"RS256","typ":"logout+jwt"}"#, "{}")),
        &format!("GET / HTTP/1.1\nHost: a.example\nAuthorization: Bearer {}\n\n", crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"iss":"https://id.example/realms/a","typ":"Refresh"}"#)),
        &format!("GET / HTTP/1.1\nHost: a.example\nAuthorization: Bearer {}\n\n", crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"at_hash":"x"}"#)),
    ],
    silent: [
        &format!("GET / HTTP/1.1\nHost: a.example\nAuthorization: Bearer {}\n\n", crate::rules::testing::jwt(r#"{"alg":"RS256","typ":"at+jwt"}"#, "{}")),
        &crate::rules::testing::jwt(r#"{"alg":"RS256","typ":"logout+jwt"}"#, r#"{}"#),
    ],
}
