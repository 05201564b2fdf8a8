//! `symmetric-issuer`: a token in the name of a service that signs with private keys alone, signed with a shared
//! secret.
//!
//! RFC 8725, section 2.1: the public key taken for the secret.

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "symmetric-issuer",
    "alg",
    "This issuer doesn't sign with a shared secret",
    "The token says that it comes from a service that signs with a private key, and its header names HS256 or kin, for which both sides need one secret. It was made by somebody else: for a test, or to fool a server that takes the public key for the secret. A server that checks the algorithm refuses it.",
    cite("RFC 8725, section 2.1", "https://www.rfc-editor.org/rfc/rfc8725#section-2.1"), "get-new-token"
}

/// Services whose tokens are signed with private keys, as their published keys and documents have it.
const PRIVATE: &[&str] = &["entra", "google", "firebase", "cognito", "github-actions", "apple", "clerk"];

fn find(_: &Case, token: &Token) -> Option<Span> {
    let symmetric = ["HS256", "HS384", "HS512"].contains(&super::header_text(token, "alg"));
    let of = token.provider.is_some_and(|provider| PRIVATE.contains(&provider));
    super::header_member(token, "alg").filter(|_| symmetric && of).map(|alg| alg.node.span)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"HS256"}"#, r#"{"iss":"https://accounts.google.com"}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"iss":"https://accounts.google.com"}"#),
        &crate::rules::testing::jwt(r#"{"alg":"HS256"}"#, r#"{"iss":"https://abc.supabase.co/auth/v1"}"#),
    ],
}
