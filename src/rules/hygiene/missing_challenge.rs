//! `missing-challenge`: the server asks for credentials without saying of which kind.
//!
//! A 401 MUST carry WWW-Authenticate (RFC 9110, section 15.5.2), a 407 Proxy-Authenticate (section 15.5.8).

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind},
    knowledge::citation::{RFC_9110_401, RFC_9110_407},
    rules::{Rule, found, hygiene::is_edge_page, plain, status_evidence},
};

/// See the module.
pub const RULE: Rule = Rule { id: "missing-challenge", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    let response = case::response(case).filter(|response| response.headers_shown)?;
    let (title, citation) = match response.status? {
        401 => ("The answer doesn't say how to sign in (no WWW-Authenticate)", RFC_9110_401),
        407 => ("The answer doesn't say how to sign in (no Proxy-Authenticate)", RFC_9110_407),
        _ => return None,
    };
    if case::asked(case).next().is_some() || is_edge_page(case) {
        return None;
    }
    let message = plain(
        "The standard demands a challenge with this status, so that a client knows which way of signing in the server takes. Without one every client has to guess.",
    );
    let mut finding = found(&RULE, Confidence::Certain, plain(title), message);
    finding.evidence = status_evidence(case);
    finding.fixes.push("send-challenge");
    finding.citations.push(citation);
    Some(finding)
}

examples! {
    fires: [
        "HTTP/1.1 401 Unauthorized\nContent-Length: 0\n\n",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: ,\n\n",
        // Laravel Sanctum.
        "HTTP/1.1 401 Unauthorized\nContent-Type: application/json\nX-Powered-By: PHP/8.3.6\n\n{\"message\":\"Unauthenticated.\"}",
        // GitHub's API.
        "HTTP/2 401\nserver: github.com\ncontent-type: application/json; charset=utf-8\n\n{\"message\":\"Bad credentials\",\"documentation_url\":\"https://docs.github.com/rest\"}",
        "HTTP/1.1 407 Proxy Authentication Required\nServer: squid\nContent-Length: 0\n\n",
        // HEAD's answers carry the same fields.
        "HEAD /v1 HTTP/1.1\nHost: a.example\n\nHTTP/1.1 401 Unauthorized\nContent-Length: 0\n\n",
    ],
    silent: [
        "401",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer\n\n",
        "HTTP/1.1 403 Forbidden\nContent-Length: 0\n\n",
        "{\"statusCode\":401,\"message\":\"Unauthorized\"}",
        "HTTP/1.1 302 Found\nLocation: /login\n\n",
        "HTTP/1.1 401 Unauthorized\nServer: CloudFront\nContent-Type: text/html\n\n<html><head><title>ERROR: The request could not be satisfied</title></head><body><h1>401 ERROR</h1></body></html>",
    ],
}
