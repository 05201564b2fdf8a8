//! GitLab: its API and git over https.

use super::{At, Product, Row, Words};
use crate::finding::{Citation, Confidence, cite};

const API_DOCS: Citation = cite("GitLab, REST API authentication", "https://docs.gitlab.com/api/rest/authentication/");
const PAT_DOCS: Citation =
    cite("GitLab, personal access tokens", "https://docs.gitlab.com/user/profile/personal_access_tokens/");
const GIT_DOCS: Citation =
    cite("GitLab, troubleshooting Git", "https://docs.gitlab.com/topics/git/troubleshooting_git/");

/// GitLab.
pub const PRODUCT: Product = Product {
    name: Some("GitLab"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Starts("Token was revoked. You have to re-authorize from the user"),
            status: &[],
            means: "token-revoked",
            confidence: Confidence::Certain,
            says: "The token was revoked; a new one is needed.",
            fixes: &["get-new-token"],
            citation: API_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("Token is expired. You can either do re-authorization or token refresh"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Certain,
            says: "The token's last day has passed.",
            fixes: &["get-new-token", "refresh-token"],
            citation: API_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("Token is an impersonation token but impersonation was disabled"),
            status: &[],
            means: "policy-blocked",
            confidence: Confidence::Certain,
            says: "The instance's administrator switched impersonation tokens off.",
            fixes: &["get-new-token"],
            citation: API_DOCS,
        },
        Row {
            at: At::Member("message"),
            words: Words::Is("401 Unauthorized"),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Possible,
            says: "The token isn't known, has expired, or is in a header that GitLab doesn't read; some addresses say \
                  so for a lack of rights too, so try GET /user.",
            fixes: &["get-new-token", "move-key", "send-credentials"],
            citation: API_DOCS,
        },
        Row {
            at: At::Member("message"),
            words: Words::Is("403 Forbidden"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Likely,
            says: "The user is known and has too low a role in this project or group, or the feature is switched off \
                  there.",
            fixes: &["grant-role"],
            citation: API_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("HTTP Basic: Access denied."),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Likely,
            says: "Git's password isn't accepted; with two-factor authentication it must be a personal access token.",
            fixes: &["get-new-token", "update-saved-password"],
            citation: GIT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("You must use a personal access token with"),
            status: &[],
            means: "mfa-required",
            confidence: Confidence::Certain,
            says: "The account has two-factor authentication, so use a personal access token in place of the password.",
            fixes: &["get-new-token", "update-saved-password"],
            citation: GIT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("You are not allowed to push code to this project"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Likely,
            says: "The user's role in the project is too low to push.",
            fixes: &["grant-role"],
            citation: GIT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("You are not allowed to push code to protected branches on this project"),
            status: &[],
            means: "forbidden-by-rule",
            confidence: Confidence::Certain,
            says: "The branch is protected, and the user's role isn't among those that may push to it.",
            fixes: &["grant-role", "adjust-policy"],
            citation: GIT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("You are not allowed to download code from this project"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "The user's role in the project is too low to read the code.",
            fixes: &["grant-role"],
            citation: GIT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has(
                "The project you were looking for could not be found or you don't have permission to \
                view it",
            ),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Possible,
            says: "GitLab says the same for a project that doesn't exist and for one that you may not see.",
            fixes: &["check-url", "grant-role"],
            citation: GIT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("Your account has been blocked"),
            status: &[],
            means: "account-disabled",
            confidence: Confidence::Likely,
            says: "An administrator blocked the account.",
            fixes: &["enable-user"],
            citation: PAT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Retry later"),
            status: &[],
            means: "rate-limited",
            confidence: Confidence::Likely,
            says: "GitLab's limit for this kind of request is reached.",
            fixes: &["honour-retry-after", "back-off"],
            citation: API_DOCS,
        },
    ],
};
