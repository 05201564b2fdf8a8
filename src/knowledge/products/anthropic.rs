//! Anthropic.

use super::{At, Product, Row, Words};
use crate::finding::{Citation, Confidence, cite};

const CODES_DOCS: Citation = cite("Anthropic API, errors", "https://docs.anthropic.com/en/api/errors");

/// Anthropic.
pub const PRODUCT: Product = Product {
    name: Some("Anthropic"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Is("invalid x-api-key"),
            status: &[],
            means: "api-key-invalid",
            confidence: Confidence::Certain,
            says: "The key in x-api-key isn't known: a slip in it, or deleted.",
            fixes: &["check-credentials", "get-new-token"],
            citation: CODES_DOCS,
        },
        Row {
            at: At::Member("message"),
            words: Words::Is("x-api-key header is required"),
            status: &[],
            means: "api-key-missing",
            confidence: Confidence::Certain,
            says: "No key arrived; it goes into the x-api-key header.",
            fixes: &["move-key", "send-credentials"],
            citation: CODES_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("OAuth token has expired"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Likely,
            says: "The OAuth token is past its time.",
            fixes: &["refresh-token", "sign-out-and-in"],
            citation: CODES_DOCS,
        },
        Row {
            at: At::Member("message"),
            words: Words::Is("invalid bearer token"),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Likely,
            says: "The token behind Bearer isn't accepted; an API key belongs in x-api-key.",
            fixes: &["move-key", "get-new-token"],
            citation: CODES_DOCS,
        },
        Row {
            at: At::Member("type"),
            words: Words::Is("authentication_error"),
            status: &[],
            means: "api-key-invalid",
            confidence: Confidence::Likely,
            says: "The API key or token isn't accepted; the message beside it says why.",
            fixes: &["check-credentials", "get-new-token"],
            citation: CODES_DOCS,
        },
        Row {
            at: At::Member("type"),
            words: Words::Is("permission_error"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "The key is known and may not use this.",
            fixes: &["grant-role", "edit-key-restrictions"],
            citation: CODES_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("Your credit balance is too low to access the Anthropic API"),
            status: &[],
            means: "quota-exhausted",
            confidence: Confidence::Certain,
            says: "The account's credit is used up; waiting doesn't help.",
            fixes: &["raise-quota"],
            citation: CODES_DOCS,
        },
        Row {
            at: At::Member("type"),
            words: Words::Is("rate_limit_error"),
            status: &[],
            means: "rate-limited",
            confidence: Confidence::Certain,
            says: "Requests or tokens come faster than the account's tier allows.",
            fixes: &["honour-retry-after", "back-off"],
            citation: CODES_DOCS,
        },
        Row {
            at: At::Member("type"),
            words: Words::Is("overloaded_error"),
            status: &[],
            means: "server-error",
            confidence: Confidence::Certain,
            says: "Anthropic's side is overloaded; the same request may pass later.",
            fixes: &["back-off"],
            citation: CODES_DOCS,
        },
    ],
};
