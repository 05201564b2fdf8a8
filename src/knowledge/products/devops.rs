//! Jenkins, Vault, npm, PyPI, Swagger UI and small devices.

use super::{At, Product, Row, Words};
use crate::finding::{Citation, Confidence, cite};

const JENKINS_DOCS: Citation =
    cite("Jenkins, CSRF protection", "https://www.jenkins.io/doc/book/security/csrf-protection/");
const JENKINS_PERMISSIONS_DOCS: Citation =
    cite("Jenkins, permissions", "https://www.jenkins.io/doc/book/security/access-control/permissions/");
const VAULT_DOCS: Citation =
    cite("HashiCorp Vault, tokens", "https://developer.hashicorp.com/vault/docs/concepts/tokens");
const NPM_DOCS: Citation = cite("npm, common errors", "https://docs.npmjs.com/common-errors");
const PYPI_DOCS: Citation = cite("PyPI, help on uploads", "https://pypi.org/help/#invalid-auth");
const SWAGGER_DOCS: Citation =
    cite("OpenAPI, authentication", "https://swagger.io/docs/specification/v3_0/authentication/");
const BASIC_DOCS: Citation = cite("RFC 7617", "https://www.rfc-editor.org/rfc/rfc7617");

/// Jenkins.
pub const JENKINS: Product = Product {
    name: Some("Jenkins"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Has("No valid crumb was included in the request"),
            status: &[],
            means: "csrf-failed",
            confidence: Confidence::Certain,
            says: "Jenkins wants its CSRF crumb from the same session, or an API token in place of the password.",
            fixes: &["send-csrf-token", "get-new-token"],
            citation: JENKINS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("anonymous is missing the "),
            status: &[],
            means: "no-credentials",
            confidence: Confidence::Certain,
            says: "Jenkins saw nobody logged in, and visitors lack the permission named here.",
            fixes: &["send-credentials", "grant-role"],
            citation: JENKINS_PERMISSIONS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("is missing the Overall/"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "The user (or anonymous, if nobody is logged in) lacks the permission named here.",
            fixes: &["grant-role", "send-credentials"],
            citation: JENKINS_PERMISSIONS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("is missing the Job/"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "The user (or anonymous, if nobody is logged in) lacks the permission named here.",
            fixes: &["grant-role", "send-credentials"],
            citation: JENKINS_PERMISSIONS_DOCS,
        },
    ],
};

/// HashiCorp Vault.
pub const VAULT: Product = Product {
    name: Some("HashiCorp Vault"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Is("missing client token"),
            status: &[],
            means: "no-credentials",
            confidence: Confidence::Certain,
            says: "No token arrived; it goes into X-Vault-Token.",
            fixes: &["move-key", "send-credentials"],
            citation: VAULT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("no handler for route"),
            status: &[],
            means: "wrong-address",
            confidence: Confidence::Certain,
            says: "Vault has nothing mounted at this path.",
            fixes: &["check-url"],
            citation: VAULT_DOCS,
        },
    ],
};

/// npm.
pub const NPM: Product = Product {
    name: Some("npm"),
    rows: &[
        Row {
            at: At::Line,
            words: Words::Has("Unable to authenticate, your authentication token seems to be invalid"),
            status: &[],
            means: "token-revoked",
            confidence: Confidence::Likely,
            says: "The token in .npmrc isn't accepted: expired, revoked, or of another registry.",
            fixes: &["get-new-token", "use-right-environment"],
            citation: NPM_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("Incorrect or missing password."),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Certain,
            says: "The password in .npmrc is wrong or missing.",
            fixes: &["update-saved-password", "get-new-token"],
            citation: NPM_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("Unable to authenticate, need:"),
            status: &[],
            means: "no-credentials",
            confidence: Confidence::Likely,
            says: "npm has no credentials for this registry that it takes.",
            fixes: &["send-credentials", "get-new-token"],
            citation: NPM_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("This operation requires a one-time password"),
            status: &[],
            means: "mfa-required",
            confidence: Confidence::Certain,
            says: "The account wants a code of its second factor with this.",
            fixes: &["step-up"],
            citation: NPM_DOCS,
        },
    ],
};

/// PyPI.
pub const PYPI: Product = Product {
    name: Some("PyPI"),
    rows: &[Row {
        at: At::Any,
        words: Words::Has("Invalid or non-existent authentication information"),
        status: &[],
        means: "credentials-rejected",
        confidence: Confidence::Certain,
        says: "PyPI wants __token__ as the user name and the whole API token, with its pypi-, as the password.",
        fixes: &["fix-authorization-value", "get-new-token"],
        citation: PYPI_DOCS,
    }],
};

/// Swagger UI.
pub const SWAGGER_UI: Product = Product {
    name: Some("Swagger UI"),
    rows: &[Row {
        at: At::Any,
        words: Words::Has("Undocumented Error: Unauthorized"),
        status: &[],
        means: "no-credentials",
        confidence: Confidence::Likely,
        says: "Swagger UI got a 401 that the API's description doesn't list; most often nothing was entered under \
                  Authorize.",
        fixes: &["send-credentials", "get-new-token"],
        citation: SWAGGER_DOCS,
    }],
};

/// Microchip TCP/IP stack.
pub const MICROCHIP: Product = Product {
    name: Some("Microchip TCP/IP stack"),
    rows: &[Row {
        at: At::Any,
        words: Words::Has("401 Unauthorized: Password required"),
        status: &[],
        means: "no-credentials",
        confidence: Confidence::Certain,
        says: "The small web server of a device asks for its name and password by Basic.",
        fixes: &["send-credentials", "check-credentials"],
        citation: BASIC_DOCS,
    }],
};
