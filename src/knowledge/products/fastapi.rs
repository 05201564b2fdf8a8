//! FastAPI and the wordings of its tutorial, which many applications keep.

use super::{At, Product, Row, Words};
use crate::finding::{Citation, Confidence, cite};

const SECURITY_DOCS: Citation = cite("FastAPI tutorial, security", "https://fastapi.tiangolo.com/tutorial/security/");
const JWT_DOCS: Citation = cite(
    "FastAPI tutorial, OAuth2 with password and JWT",
    "https://fastapi.tiangolo.com/tutorial/security/oauth2-jwt/",
);
const USERS_DOCS: Citation =
    cite("FastAPI Users, routes", "https://fastapi-users.github.io/fastapi-users/latest/usage/routes/");

/// FastAPI.
pub const PRODUCT: Product = Product {
    name: Some("FastAPI"),
    rows: &[
        Row {
            at: At::Member("detail"),
            words: Words::Is("Not authenticated"),
            status: &[],
            means: "no-credentials",
            confidence: Confidence::Certain,
            says: "FastAPI found no Authorization header, no word Bearer or Basic in it, or no key where the \
                  application looks for one. It says this with 401 or 403.",
            fixes: &["send-credentials", "fix-authorization-value", "forward-authorization"],
            citation: SECURITY_DOCS,
        },
        Row {
            at: At::Member("detail"),
            words: Words::Is("Could not validate credentials"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Likely,
            says: "The application couldn't accept the token: expired, wrong signature, or for an unknown user; the \
                  tutorial's words don't tell which.",
            fixes: &["get-new-token", "check-token-storage"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Member("detail"),
            words: Words::Is("Invalid authentication credentials"),
            status: &[],
            means: "wrong-scheme",
            confidence: Confidence::Likely,
            says: "FastAPI found an Authorization header that it can't use: another scheme than the one it wants, or \
                  unreadable Basic credentials.",
            fixes: &["fix-authorization-value", "use-offered-scheme"],
            citation: SECURITY_DOCS,
        },
        Row {
            at: At::Member("detail"),
            words: Words::Is("Incorrect username or password"),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Certain,
            says: "The name and password of the log-in don't fit.",
            fixes: &["check-credentials", "reset-password"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Member("detail"),
            words: Words::Is("Incorrect email or password"),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Certain,
            says: "The address and password of the log-in don't fit.",
            fixes: &["check-credentials", "reset-password"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Member("detail"),
            words: Words::Is("Inactive user"),
            status: &[],
            means: "account-disabled",
            confidence: Confidence::Certain,
            says: "The log-in is right, and the account is switched off.",
            fixes: &["enable-user"],
            citation: SECURITY_DOCS,
        },
        Row {
            at: At::Member("detail"),
            words: Words::Is("Not enough permissions"),
            status: &[],
            means: "insufficient-scope",
            confidence: Confidence::Likely,
            says: "The token is valid and lacks a scope that this address asks for.",
            fixes: &["request-scope", "grant-scope"],
            citation: SECURITY_DOCS,
        },
    ],
};

/// FastAPI Users.
pub const FASTAPI_USERS: Product = Product {
    name: Some("FastAPI Users"),
    rows: &[
        Row {
            at: At::Member("detail"),
            words: Words::Is("LOGIN_BAD_CREDENTIALS"),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Likely,
            says: "The name and password don't fit, or the account is switched off; it says the same for both.",
            fixes: &["check-credentials", "reset-password"],
            citation: USERS_DOCS,
        },
        Row {
            at: At::Member("detail"),
            words: Words::Is("LOGIN_USER_NOT_VERIFIED"),
            status: &[],
            means: "account-disabled",
            confidence: Confidence::Certain,
            says: "The account's e-mail address hasn't been confirmed yet.",
            fixes: &["enable-user"],
            citation: USERS_DOCS,
        },
    ],
};
