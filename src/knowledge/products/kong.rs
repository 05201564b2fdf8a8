//! Kong's plugins.

use super::{At, Product, Row, Words};
use crate::finding::{Citation, Confidence, cite};

const JWT_DOCS: Citation = cite("Kong, JWT plugin", "https://developer.konghq.com/plugins/jwt/");
const KEY_DOCS: Citation = cite("Kong, key authentication plugin", "https://developer.konghq.com/plugins/key-auth/");
const ACL_DOCS: Citation = cite("Kong, ACL plugin", "https://developer.konghq.com/plugins/acl/");
const LIMIT_DOCS: Citation = cite("Kong, rate limiting plugin", "https://developer.konghq.com/plugins/rate-limiting/");
const ROUTES_DOCS: Citation = cite("Kong, routes", "https://developer.konghq.com/gateway/entities/route/");
const HMAC_DOCS: Citation = cite("Kong, HMAC authentication plugin", "https://developer.konghq.com/plugins/hmac-auth/");

/// Kong.
pub const PRODUCT: Product = Product {
    name: Some("Kong"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Is("No API key found in request"),
            status: &[],
            means: "api-key-missing",
            confidence: Confidence::Certain,
            says: "No key arrived in a header or parameter where Kong looks; apikey is its usual name.",
            fixes: &["move-key", "send-credentials"],
            citation: KEY_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Duplicate API key found"),
            status: &[],
            means: "malformed-authorization",
            confidence: Confidence::Certain,
            says: "The key came more than once.",
            fixes: &["fix-request"],
            citation: KEY_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("No credentials found for given '"),
            status: &[],
            means: "token-issuer-mismatch",
            confidence: Confidence::Likely,
            says: "No consumer of Kong has a JWT credential whose key is this token's claim, iss by default.",
            fixes: &["check-issuer-audience", "use-right-environment"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("No mandatory '"),
            status: &[],
            means: "token-issuer-mismatch",
            confidence: Confidence::Certain,
            says: "The token lacks the claim that Kong finds the consumer by, iss by default.",
            fixes: &["check-issuer-audience", "get-new-token"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("Bad token;"),
            status: &[],
            means: "token-malformed",
            confidence: Confidence::Certain,
            says: "The token can't be read; the words behind it say why.",
            fixes: &["fix-authorization-value", "get-new-token"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Member("exp"),
            words: Words::Is("token expired"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Certain,
            says: "The token's exp is past.",
            fixes: &["refresh-token", "get-new-token"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Member("nbf"),
            words: Words::Is("token not valid yet"),
            status: &[],
            means: "token-not-yet-valid",
            confidence: Confidence::Certain,
            says: "The token's nbf is ahead of Kong's clock.",
            fixes: &["sync-server-clock"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Multiple tokens provided"),
            status: &[],
            means: "malformed-authorization",
            confidence: Confidence::Certain,
            says: "The token came more than once.",
            fixes: &["fix-request"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("You cannot consume this service"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "The consumer is known and isn't in a group that this service allows.",
            fixes: &["grant-role"],
            citation: ACL_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("API rate limit exceeded"),
            status: &[],
            means: "rate-limited",
            confidence: Confidence::Certain,
            says: "The consumer's or address's requests are used up for now.",
            fixes: &["back-off", "honour-retry-after"],
            citation: LIMIT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("no Route matched with those values"),
            status: &[],
            means: "wrong-address",
            confidence: Confidence::Certain,
            says: "Kong has no route for this host, path, method or header.",
            fixes: &["check-url", "fix-request"],
            citation: ROUTES_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("HMAC signature does not match"),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Certain,
            says: "The signature doesn't fit: a wrong secret, or a request that was changed after it was signed.",
            fixes: &["check-credentials", "fix-request"],
            citation: HMAC_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("HMAC signature cannot be verified"),
            status: &[],
            means: "clock-skew",
            confidence: Confidence::Likely,
            says: "The Date header is missing, or further from Kong's clock than it allows.",
            fixes: &["sync-clock", "fix-request"],
            citation: HMAC_DOCS,
        },
    ],
};
