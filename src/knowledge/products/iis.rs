//! Microsoft IIS and the pages of ASP.NET on it.

use super::{At, Product, Row, Words};
use crate::finding::{Citation, Confidence, cite};

const STATUS_DOCS: Citation = cite(
    "IIS, HTTP status codes",
    "https://learn.microsoft.com/en-us/troubleshoot/developer/webapps/iis/www-administration-management/http-status-code",
);

/// IIS.
pub const PRODUCT: Product = Product {
    name: Some("IIS"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Has("Access is denied due to invalid credentials"),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Possible,
            says: "IIS's page for visitors from outside: no way of logging in was passed; the sub-status in its log \
                  says why.",
            fixes: &["check-credentials", "enable-authentication", "read-server-logs"],
            citation: STATUS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has(
                "You do not have permission to view this directory or page using the credentials that \
                you supplied",
            ),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Possible,
            says: "IIS's page for visitors from outside: the account isn't accepted or may not read this; the \
                  sub-status in its log says why.",
            fixes: &["check-credentials", "fix-file-permissions", "read-server-logs"],
            citation: STATUS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("Logon failed due to server configuration"),
            status: &[],
            means: "wrong-scheme",
            confidence: Confidence::Likely,
            says: "This is 401.2: the client used none of the ways of logging in that are switched on here, or none is \
                  switched on.",
            fixes: &["enable-authentication"],
            citation: STATUS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("Unauthorized: Access is denied due to an ACL set on the requested resource"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "This is 401.3: the log-in worked, and the file's permissions leave this account out.",
            fixes: &["fix-file-permissions", "grant-role"],
            citation: STATUS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("The Web server is configured to not list the contents of this directory"),
            status: &[],
            means: "forbidden-by-rule",
            confidence: Confidence::Certain,
            says: "This is 403.14: the folder has no default document, and browsing folders is off.",
            fixes: &["enable-directory-listing", "check-url"],
            citation: STATUS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("client certificate revoked, or the revocation status could not be determined"),
            status: &[],
            means: "client-certificate-required",
            confidence: Confidence::Certain,
            says: "This is 403.13: the client's certificate was revoked, or IIS couldn't find out.",
            fixes: &["send-client-certificate"],
            citation: STATUS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("requires a client certificate"),
            status: &[],
            means: "client-certificate-required",
            confidence: Confidence::Likely,
            says: "The site wants a client certificate, and none came.",
            fixes: &["send-client-certificate"],
            citation: STATUS_DOCS,
        },
    ],
};
