//! Ruby on Rails, Devise, and Doorkeeper (which GitLab and many others use for OAuth).

use super::{At, Product, Row, Words};
use crate::finding::{Citation, Confidence, cite};

const CSRF_DOCS: Citation = cite(
    "Rails guides, cross-site request forgery",
    "https://guides.rubyonrails.org/security.html#cross-site-request-forgery-csrf",
);
const DEVISE_DOCS: Citation =
    cite("Devise, its wordings", "https://github.com/heartcombo/devise/blob/main/config/locales/en.yml");
const DOORKEEPER_DOCS: Citation =
    cite("Doorkeeper, its wordings", "https://github.com/doorkeeper-gem/doorkeeper/blob/main/config/locales/en.yml");
const TOKENS_DOCS: Citation = cite(
    "Rails API, HTTP authentication",
    "https://api.rubyonrails.org/classes/ActionController/HttpAuthentication.html",
);

/// Ruby on Rails.
pub const RAILS: Product = Product {
    name: Some("Ruby on Rails"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Has("ActionController::InvalidAuthenticityToken"),
            status: &[],
            means: "csrf-failed",
            confidence: Confidence::Certain,
            says: "Rails's CSRF check failed: the form's token is missing or belongs to another session.",
            fixes: &["hard-reload", "allow-cookies", "send-csrf-token"],
            citation: CSRF_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("Can't verify CSRF token authenticity"),
            status: &[],
            means: "csrf-failed",
            confidence: Confidence::Certain,
            says: "Rails's CSRF check failed: the form's token is missing or belongs to another session.",
            fixes: &["hard-reload", "allow-cookies", "send-csrf-token"],
            citation: CSRF_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("HTTP Token: Access denied."),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Likely,
            says: "The Token header is missing or wrong; Rails says the same for both.",
            fixes: &["send-credentials", "fix-authorization-value"],
            citation: TOKENS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("HTTP Basic: Access denied."),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Likely,
            says: "The user name and password are missing or wrong; Rails says the same for both.",
            fixes: &["check-credentials", "send-credentials"],
            citation: TOKENS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("HTTP Digest: Access denied."),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Likely,
            says: "The Digest credentials are missing or wrong; Rails says the same for both.",
            fixes: &["check-credentials", "send-credentials"],
            citation: TOKENS_DOCS,
        },
    ],
};

/// Devise.
pub const DEVISE: Product = Product {
    name: Some("Devise"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Is("You need to sign in or sign up before continuing."),
            status: &[],
            means: "no-credentials",
            confidence: Confidence::Likely,
            says: "Nobody is logged in: no session cookie or token arrived that the application knows.",
            fixes: &["sign-out-and-in", "send-credentials"],
            citation: DEVISE_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Your session expired. Please sign in again to continue."),
            status: &[],
            means: "session-expired",
            confidence: Confidence::Likely,
            says: "The session was idle for longer than the application allows.",
            fixes: &["sign-out-and-in"],
            citation: DEVISE_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Your account is locked."),
            status: &[],
            means: "account-locked",
            confidence: Confidence::Likely,
            says: "Too many wrong passwords locked the account; the mail that was sent, or time, opens it again.",
            fixes: &["unlock-account", "wait-and-retry"],
            citation: DEVISE_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Your account is not activated yet."),
            status: &[],
            means: "account-disabled",
            confidence: Confidence::Likely,
            says: "The account exists and hasn't been activated.",
            fixes: &["enable-user"],
            citation: DEVISE_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("You have to confirm your email address before continuing."),
            status: &[],
            means: "account-disabled",
            confidence: Confidence::Certain,
            says: "The account's e-mail address hasn't been confirmed yet.",
            fixes: &["enable-user"],
            citation: DEVISE_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Invalid Email or password."),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Certain,
            says: "The address and password don't fit.",
            fixes: &["check-credentials", "reset-password"],
            citation: DEVISE_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("You have one more attempt before your account is locked."),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Certain,
            says: "The password was wrong, and the next wrong one locks the account.",
            fixes: &["reset-password", "check-credentials"],
            citation: DEVISE_DOCS,
        },
    ],
};

/// Doorkeeper.
pub const DOORKEEPER: Product = Product {
    name: Some("Doorkeeper"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Is("The access token was revoked"),
            status: &[],
            means: "token-revoked",
            confidence: Confidence::Certain,
            says: "The access token was revoked, by its user or by a later one that replaced it.",
            fixes: &["get-new-token"],
            citation: DOORKEEPER_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("The access token is invalid"),
            status: &[],
            means: "token-revoked",
            confidence: Confidence::Likely,
            says: "The server doesn't know this access token: cut off, of another environment, or deleted.",
            fixes: &["get-new-token", "use-right-environment"],
            citation: DOORKEEPER_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("Access to this resource requires scope"),
            status: &[],
            means: "insufficient-scope",
            confidence: Confidence::Certain,
            says: "The token is valid and lacks the scope named here.",
            fixes: &["request-scope", "grant-scope"],
            citation: DOORKEEPER_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("Client authentication failed due to unknown client"),
            status: &[],
            means: "oauth-invalid-client",
            confidence: Confidence::Certain,
            says: "The client id is unknown, the secret is missing or wrong, or it was sent in a way that the server \
                  doesn't take.",
            fixes: &["check-client-credentials", "register-client"],
            citation: DOORKEEPER_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("The provided authorization grant is invalid, expired, revoked"),
            status: &[],
            means: "oauth-invalid-grant",
            confidence: Confidence::Certain,
            says: "The code or refresh token was used, is too old, or doesn't fit the redirect_uri or client that it \
                  was made for.",
            fixes: &["get-new-token", "fix-redirect-uri", "fix-pkce"],
            citation: DOORKEEPER_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("The redirect uri included is not valid"),
            status: &[],
            means: "oauth-redirect-uri-mismatch",
            confidence: Confidence::Certain,
            says: "The redirect_uri isn't one that the client registered.",
            fixes: &["fix-redirect-uri"],
            citation: DOORKEEPER_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("The requested redirect uri is malformed or doesn't match client redirect URI"),
            status: &[],
            means: "oauth-redirect-uri-mismatch",
            confidence: Confidence::Certain,
            says: "The redirect_uri isn't one that the client registered.",
            fixes: &["fix-redirect-uri"],
            citation: DOORKEEPER_DOCS,
        },
    ],
};
