//! Portainer.

use super::{At, Product, Row, Words};
use crate::finding::{Citation, Confidence, cite};

const API_DOCS: Citation = cite("Portainer, accessing the API", "https://docs.portainer.io/api/access");

/// Portainer.
pub const PRODUCT: Product = Product {
    name: Some("Portainer"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Is("Invalid JWT token"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Likely,
            says: "The session's token isn't accepted: past its time, made before the server restarted, or no JWT at \
                  all. An access token (ptr_) belongs in X-API-KEY.",
            fixes: &["sign-out-and-in", "move-key", "get-new-token"],
            citation: API_DOCS,
        },
        Row {
            at: At::Member("message"),
            words: Words::Is("A valid authorisation token is missing"),
            status: &[],
            means: "no-credentials",
            confidence: Confidence::Certain,
            says: "No session and no access token arrived.",
            fixes: &["send-credentials", "move-key"],
            citation: API_DOCS,
        },
        Row {
            at: At::Member("message"),
            words: Words::Is("Permission denied to access environment"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "The user is known and has no access to this environment.",
            fixes: &["grant-role"],
            citation: API_DOCS,
        },
        Row {
            at: At::Member("message"),
            words: Words::Is("Permission denied to access endpoint"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "The user is known and has no access to this environment.",
            fixes: &["grant-role"],
            citation: API_DOCS,
        },
    ],
};
