//! Elasticsearch and OpenSearch.

use super::{At, Product, Row, Words};
use crate::finding::{Citation, Confidence, cite};

const ES_DOCS: Citation = cite(
    "Elasticsearch, troubleshooting security",
    "https://www.elastic.co/guide/en/elasticsearch/reference/current/security-troubleshooting.html",
);
const PRIVILEGES_DOCS: Citation = cite(
    "Elasticsearch, security privileges",
    "https://www.elastic.co/guide/en/elasticsearch/reference/current/security-privileges.html",
);
const OS_DOCS: Citation = cite("OpenSearch, security plugin", "https://docs.opensearch.org/latest/security/");

/// Elasticsearch.
pub const ELASTICSEARCH: Product = Product {
    name: Some("Elasticsearch"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Has("missing authentication credentials for REST request"),
            status: &[],
            means: "no-credentials",
            confidence: Confidence::Certain,
            says: "No Authorization header reached Elasticsearch.",
            fixes: &["send-credentials", "keep-header-on-redirect", "forward-authorization"],
            citation: ES_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("unable to authenticate user ["),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Likely,
            says: "The name and password don't fit, or the realm behind them couldn't be reached.",
            fixes: &["check-credentials", "reset-password"],
            citation: ES_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("unable to authenticate with provided credentials"),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Likely,
            says: "Credentials arrived, and none of the realms took them: a wrong or expired API key or token.",
            fixes: &["check-credentials", "get-new-token"],
            citation: ES_DOCS,
        },
        Row {
            at: At::Member("reason"),
            words: Words::Starts("token expired"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Certain,
            says: "The access token is past its time, twenty minutes by default.",
            fixes: &["refresh-token", "get-new-token"],
            citation: ES_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("current license is non-compliant for"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "The cluster's licence doesn't include this feature.",
            fixes: &["ask-the-owner"],
            citation: ES_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("is unauthorized for user ["),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "The user is known and its roles don't allow the action; the end of the message names the privileges \
                  that would.",
            fixes: &["grant-role"],
            citation: PRIVILEGES_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("is unauthorized for API key id ["),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "The API key is known and its role descriptors don't allow the action.",
            fixes: &["grant-role"],
            citation: PRIVILEGES_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("is unauthorized for service account ["),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "The service account is known and its fixed privileges don't allow the action.",
            fixes: &["grant-role"],
            citation: PRIVILEGES_DOCS,
        },
    ],
};

/// OpenSearch.
pub const OPENSEARCH: Product = Product {
    name: Some("OpenSearch"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Starts("no permissions for ["),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "The user is known and its roles don't allow the action named in the brackets.",
            fixes: &["grant-role"],
            citation: OS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("OpenSearch Security not initialized"),
            status: &[],
            means: "server-error",
            confidence: Confidence::Certain,
            says: "The security plugin's own index hasn't been set up, so nobody can log in.",
            fixes: &["read-server-logs"],
            citation: OS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("Authentication finally failed"),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Likely,
            says: "None of the log-in methods took the credentials.",
            fixes: &["check-credentials"],
            citation: OS_DOCS,
        },
    ],
};
