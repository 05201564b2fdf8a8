//! Meta (Facebook, Instagram, WhatsApp) and X.

use super::{At, Product, Row, Words};
use crate::finding::{Citation, Confidence, cite};

const GRAPH_DOCS: Citation =
    cite("Meta Graph API, error handling", "https://developers.facebook.com/docs/graph-api/guides/error-handling/");
const XDOCS_DOCS: Citation =
    cite("X API, response codes and errors", "https://docs.x.com/x-api/fundamentals/response-codes-and-errors");

/// Meta Graph API.
pub const META: Product = Product {
    name: Some("Meta Graph API"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Starts("Error validating access token: Session has expired"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Certain,
            says: "The access token is past its time; the message tells when.",
            fixes: &["get-new-token", "refresh-before-expiry"],
            citation: GRAPH_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts(
                "Error validating access token: The session has been invalidated because the user \
                changed their password",
            ),
            status: &[],
            means: "token-revoked",
            confidence: Confidence::Certain,
            says: "The user changed the password, or Meta ended the session for safety.",
            fixes: &["sign-out-and-in", "get-new-token"],
            citation: GRAPH_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("has not authorized application"),
            status: &[],
            means: "token-revoked",
            confidence: Confidence::Likely,
            says: "The user removed the app, or never allowed it.",
            fixes: &["give-consent", "get-new-token"],
            citation: GRAPH_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("Error validating access token"),
            status: &[],
            means: "token-revoked",
            confidence: Confidence::Likely,
            says: "The access token isn't accepted (any more); the words behind the colon say why.",
            fixes: &["get-new-token"],
            citation: GRAPH_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("Invalid OAuth access token"),
            status: &[],
            means: "token-malformed",
            confidence: Confidence::Likely,
            says: "The access token can't be read or is of another app.",
            fixes: &["get-new-token", "fix-authorization-value"],
            citation: GRAPH_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("An access token is required to request this resource."),
            status: &[],
            means: "no-credentials",
            confidence: Confidence::Certain,
            says: "No access token arrived.",
            fixes: &["send-credentials"],
            citation: GRAPH_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("Malformed access token"),
            status: &[],
            means: "token-malformed",
            confidence: Confidence::Certain,
            says: "The access token can't be read: cut off, or something was added.",
            fixes: &["fix-authorization-value", "get-new-token"],
            citation: GRAPH_DOCS,
        },
    ],
};

/// X.
pub const X_API: Product = Product {
    name: Some("X"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Starts("Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint"),
            status: &[],
            means: "token-wrong-kind",
            confidence: Confidence::Certain,
            says: "The app's own token was sent where a user's is wanted.",
            fixes: &["use-access-token"],
            citation: XDOCS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Could not authenticate you"),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Likely,
            says: "Code 32: keys, tokens or the signature aren't accepted.",
            fixes: &["check-credentials", "sync-clock"],
            citation: XDOCS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Bad Authentication data."),
            status: &[],
            means: "malformed-authorization",
            confidence: Confidence::Likely,
            says: "Code 215: the Authorization header isn't as this address wants it.",
            fixes: &["fix-authorization-value", "use-offered-scheme"],
            citation: XDOCS_DOCS,
        },
    ],
};
