//! nginx: its pages, and the lines of its error log.

use super::{At, Product, Row, Words};
use crate::finding::{Citation, Confidence, cite};

const BASIC_DOCS: Citation =
    cite("nginx, ngx_http_auth_basic_module", "https://nginx.org/en/docs/http/ngx_http_auth_basic_module.html");
const ACCESS_DOCS: Citation =
    cite("nginx, ngx_http_access_module", "https://nginx.org/en/docs/http/ngx_http_access_module.html");
const INDEX_DOCS: Citation =
    cite("nginx, ngx_http_autoindex_module", "https://nginx.org/en/docs/http/ngx_http_autoindex_module.html");
const SSL_DOCS: Citation =
    cite("nginx, ngx_http_ssl_module", "https://nginx.org/en/docs/http/ngx_http_ssl_module.html");
const LIMIT_DOCS: Citation =
    cite("nginx, ngx_http_limit_req_module", "https://nginx.org/en/docs/http/ngx_http_limit_req_module.html");

/// nginx.
pub const PRODUCT: Product = Product {
    name: Some("nginx"),
    rows: &[
        Row {
            at: At::Page,
            words: Words::Is("401 Authorization Required"),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Possible,
            says: "nginx's own page: a name and password are wanted, and none came or they are wrong; the page doesn't \
                  say which.",
            fixes: &["check-credentials", "send-credentials", "update-saved-password"],
            citation: BASIC_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("No required SSL certificate was sent"),
            status: &[],
            means: "client-certificate-required",
            confidence: Confidence::Certain,
            says: "nginx wants a client certificate, and the client sent none.",
            fixes: &["send-client-certificate"],
            citation: SSL_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("client sent no required SSL certificate"),
            status: &[],
            means: "client-certificate-required",
            confidence: Confidence::Certain,
            says: "nginx wants a client certificate, and the client sent none.",
            fixes: &["send-client-certificate"],
            citation: SSL_DOCS,
        },
        Row {
            at: At::Page,
            words: Words::Has("The SSL certificate error"),
            status: &[],
            means: "client-certificate-required",
            confidence: Confidence::Certain,
            says: "nginx got a client certificate and didn't accept it: expired, or of an issuer that it doesn't \
                  trust.",
            fixes: &["send-client-certificate"],
            citation: SSL_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("no user/password was provided for basic authentication"),
            status: &[],
            means: "no-credentials",
            confidence: Confidence::Certain,
            says: "nginx's log: the request came without a name and password.",
            fixes: &["send-credentials"],
            citation: BASIC_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has(": password mismatch"),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Likely,
            says: "nginx's log: the password doesn't fit the one in the password file.",
            fixes: &["check-credentials", "reset-password"],
            citation: BASIC_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("\" was not found in \"/"),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Likely,
            says: "nginx's log: the password file has no such user.",
            fixes: &["check-credentials"],
            citation: BASIC_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("access forbidden by rule"),
            status: &[],
            means: "forbidden-by-rule",
            confidence: Confidence::Certain,
            says: "nginx's log: an allow or deny line of the configuration refused this network address.",
            fixes: &["relax-ip-limits"],
            citation: ACCESS_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("directory index of \""),
            status: &[],
            means: "forbidden-by-rule",
            confidence: Confidence::Certain,
            says: "nginx's log: the folder has no index file, and listing folders is off.",
            fixes: &["enable-directory-listing", "check-url"],
            citation: INDEX_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("failed (13: Permission denied)"),
            status: &[],
            means: "forbidden-by-rule",
            confidence: Confidence::Likely,
            says: "nginx's log: the system doesn't let nginx read this file or folder.",
            fixes: &["fix-file-permissions"],
            citation: ACCESS_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("limiting requests, excess:"),
            status: &[],
            means: "rate-limited",
            confidence: Confidence::Certain,
            says: "nginx's log: the client's requests are over the limit of limit_req.",
            fixes: &["send-fewer", "relax-ip-limits"],
            citation: LIMIT_DOCS,
        },
    ],
};
