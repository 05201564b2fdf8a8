//! Squid, the proxy.

use super::{At, Product, Row, Words};
use crate::finding::{Citation, Confidence, cite};

const AUTH_DOCS: Citation = cite("Squid, proxy authentication", "https://wiki.squid-cache.org/Features/Authentication");
const ACL_DOCS: Citation = cite("Squid, access lists", "https://wiki.squid-cache.org/SquidFaq/SquidAcl");

/// Squid.
pub const PRODUCT: Product = Product {
    name: Some("Squid"),
    rows: &[
        Row {
            at: At::Header("x-squid-error"),
            words: Words::Starts("ERR_CACHE_ACCESS_DENIED"),
            status: &[407],
            means: "proxy-authentication",
            confidence: Confidence::Certain,
            says: "The proxy asks for its own name and password, not the site's.",
            fixes: &["proxy-credentials"],
            citation: AUTH_DOCS,
        },
        Row {
            at: At::Header("x-squid-error"),
            words: Words::Starts("ERR_ACCESS_DENIED"),
            status: &[],
            means: "forbidden-by-rule",
            confidence: Confidence::Certain,
            says: "A rule of the proxy forbids this address, this port or this user.",
            fixes: &["allow-through-proxy"],
            citation: ACL_DOCS,
        },
        Row {
            at: At::Page,
            words: Words::Is("Cache Access Denied."),
            status: &[],
            means: "proxy-authentication",
            confidence: Confidence::Certain,
            says: "The proxy asks for its own name and password, not the site's.",
            fixes: &["proxy-credentials"],
            citation: AUTH_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("from this cache until you have authenticated yourself"),
            status: &[],
            means: "proxy-authentication",
            confidence: Confidence::Certain,
            says: "The proxy asks for its own name and password, not the site's.",
            fixes: &["proxy-credentials"],
            citation: AUTH_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("Access control configuration prevents your request from being allowed"),
            status: &[],
            means: "forbidden-by-rule",
            confidence: Confidence::Certain,
            says: "A rule of the proxy forbids this address, this port or this user.",
            fixes: &["allow-through-proxy"],
            citation: ACL_DOCS,
        },
    ],
};
