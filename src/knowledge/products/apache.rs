//! Apache HTTP Server: its pages, and the lines of its error log.

use super::{At, Product, Row, Words};
use crate::finding::{Citation, Confidence, cite};

const AUTH_DOCS: Citation =
    cite("Apache, authentication and authorization", "https://httpd.apache.org/docs/2.4/howto/auth.html");
const ACCESS_DOCS: Citation = cite("Apache, access control", "https://httpd.apache.org/docs/2.4/howto/access.html");
const PERMISSION_DOCS: Citation =
    cite("Apache, 13 permission denied", "https://cwiki.apache.org/confluence/display/HTTPD/13PermissionDenied");
const HTACCESS_DOCS: Citation =
    cite("Apache, .htaccess files", "https://httpd.apache.org/docs/2.4/howto/htaccess.html");
const DIR_DOCS: Citation = cite("Apache, mod_dir", "https://httpd.apache.org/docs/2.4/mod/mod_dir.html");

/// Apache HTTP Server.
pub const PRODUCT: Product = Product {
    name: Some("Apache HTTP Server"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Starts(
                "This server could not verify that you are authorized to access the document \
                requested",
            ),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Likely,
            says: "Apache's own page: a name and password are wanted, and none came or they are wrong; the page \
                  doesn't say which.",
            fixes: &["check-credentials", "send-credentials", "update-saved-password"],
            citation: AUTH_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("Server unable to read htaccess file, denying access to be safe"),
            status: &[],
            means: "forbidden-by-rule",
            confidence: Confidence::Certain,
            says: "Apache may not read the .htaccess file or a folder above it, so it refuses everybody.",
            fixes: &["fix-file-permissions"],
            citation: HTACCESS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("You don't have permission to access this resource."),
            status: &[],
            means: "forbidden-by-rule",
            confidence: Confidence::Likely,
            says: "Apache's own page: a Require line, the file's permissions, or a missing index file; the error log \
                  says which.",
            fixes: &["fix-file-permissions", "read-server-logs", "check-url"],
            citation: ACCESS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("You don't have permission to access /"),
            status: &[],
            means: "forbidden-by-rule",
            confidence: Confidence::Likely,
            says: "Apache's own page, as older versions word it: a Require line, the file's permissions, or a missing \
                  index file.",
            fixes: &["fix-file-permissions", "read-server-logs", "check-url"],
            citation: ACCESS_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("AH01617"),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Certain,
            says: "Apache's log: the password is wrong for this user.",
            fixes: &["check-credentials", "reset-password"],
            citation: AUTH_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("AH01618"),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Certain,
            says: "Apache's log: the password file has no such user.",
            fixes: &["check-credentials"],
            citation: AUTH_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("AH01614"),
            status: &[],
            means: "wrong-scheme",
            confidence: Confidence::Certain,
            says: "Apache's log: the client used another scheme than the one that is set up here.",
            fixes: &["use-offered-scheme"],
            citation: AUTH_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("AH01631"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "Apache's log: the user is known, and the Require lines leave this user out.",
            fixes: &["grant-role"],
            citation: AUTH_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("AH01630"),
            status: &[],
            means: "forbidden-by-rule",
            confidence: Confidence::Certain,
            says: "Apache's log: the server's configuration refuses this client or folder.",
            fixes: &["relax-ip-limits", "adjust-policy"],
            citation: ACCESS_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("AH01797"),
            status: &[],
            means: "forbidden-by-rule",
            confidence: Confidence::Certain,
            says: "Apache's log: the server's configuration refuses this client or folder.",
            fixes: &["relax-ip-limits", "adjust-policy"],
            citation: ACCESS_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("client denied by server configuration"),
            status: &[],
            means: "forbidden-by-rule",
            confidence: Confidence::Certain,
            says: "Apache's log: the server's configuration refuses this client or folder.",
            fixes: &["relax-ip-limits", "adjust-policy"],
            citation: ACCESS_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("AH01276"),
            status: &[],
            means: "forbidden-by-rule",
            confidence: Confidence::Certain,
            says: "Apache's log: the folder has no index file, and listing folders is off.",
            fixes: &["enable-directory-listing", "check-url"],
            citation: DIR_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("AH00035"),
            status: &[],
            means: "forbidden-by-rule",
            confidence: Confidence::Certain,
            says: "Apache's log: the system doesn't let Apache into a folder above this file.",
            fixes: &["fix-file-permissions"],
            citation: PERMISSION_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("AH00132"),
            status: &[],
            means: "forbidden-by-rule",
            confidence: Confidence::Certain,
            says: "Apache's log: the file's permissions don't let Apache read it.",
            fixes: &["fix-file-permissions"],
            citation: PERMISSION_DOCS,
        },
    ],
};
