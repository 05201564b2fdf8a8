//! Jira and Confluence.

use super::{At, Product, Row, Words};
use crate::finding::{Citation, Confidence, cite};

const BASIC_DOCS: Citation = cite(
    "Jira Cloud, basic auth for REST APIs",
    "https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/",
);
const OAUTH_DOCS: Citation =
    cite("Jira Cloud, OAuth 2.0 (3LO) apps", "https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/");
const REST_DOCS: Citation =
    cite("Jira Cloud REST API", "https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/");

/// Jira.
pub const PRODUCT: Product = Product {
    name: Some("Jira"),
    rows: &[
        Row {
            at: At::Header("x-authentication-denied-reason"),
            words: Words::Starts("CAPTCHA_CHALLENGE"),
            status: &[],
            means: "captcha-required",
            confidence: Confidence::Certain,
            says: "Too many wrong log-ins: the account must pass a captcha at the log-in page once, then the API works \
                  again.",
            fixes: &["pass-the-check", "check-credentials"],
            citation: BASIC_DOCS,
        },
        Row {
            at: At::Header("x-seraph-loginreason"),
            words: Words::Has("AUTHENTICATED_FAILED"),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Certain,
            says: "Credentials arrived, and Jira didn't accept them.",
            fixes: &["check-credentials", "get-new-token"],
            citation: BASIC_DOCS,
        },
        Row {
            at: At::Header("x-seraph-loginreason"),
            words: Words::Has("AUTHENTICATION_DENIED"),
            status: &[],
            means: "captcha-required",
            confidence: Confidence::Likely,
            says: "Jira refuses log-ins for this account, most often until a captcha is passed at the log-in page.",
            fixes: &["pass-the-check"],
            citation: BASIC_DOCS,
        },
        Row {
            at: At::Header("x-seraph-loginreason"),
            words: Words::Has("AUTHORISATION_FAILED"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "The user is known and may not use this application.",
            fixes: &["grant-role"],
            citation: BASIC_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("Unauthorized; scope does not match"),
            status: &[],
            means: "insufficient-scope",
            confidence: Confidence::Certain,
            says: "The token is valid and lacks a scope that this address asks for; Atlassian says 401 here.",
            fixes: &["request-scope", "grant-scope"],
            citation: OAUTH_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("Basic authentication with passwords is deprecated"),
            status: &[],
            means: "wrong-scheme",
            confidence: Confidence::Certain,
            says: "Jira Cloud wants the e-mail address with an API token in place of the password.",
            fixes: &["get-new-token", "check-credentials"],
            citation: BASIC_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("Client must be authenticated to access this resource"),
            status: &[],
            means: "no-credentials",
            confidence: Confidence::Likely,
            says: "Jira saw no valid log-in: none arrived, or the e-mail address and API token don't fit.",
            fixes: &["send-credentials", "check-credentials"],
            citation: BASIC_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("You do not have the permission to see the specified issue"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Likely,
            says: "The user has no right to see this issue, or nobody is logged in.",
            fixes: &["grant-role", "send-credentials"],
            citation: REST_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("You are not authenticated. Authentication required to perform this operation"),
            status: &[],
            means: "no-credentials",
            confidence: Confidence::Certain,
            says: "No valid credentials arrived.",
            fixes: &["send-credentials"],
            citation: REST_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("XSRF check failed"),
            status: &[],
            means: "csrf-failed",
            confidence: Confidence::Certain,
            says: "Jira took the request for one from another site; programs send X-Atlassian-Token: no-check.",
            fixes: &["send-csrf-token"],
            citation: REST_DOCS,
        },
    ],
};
