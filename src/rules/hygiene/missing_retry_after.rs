//! `missing-retry-after`: the server says that there were too many requests, and not until when, so that clients try
//! again too soon or too late.
//!
//! A 429 "MAY include a Retry-After header indicating how long to wait before making a new request" (RFC 6585, section
//! 4).

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind},
    knowledge::citation::RFC_6585_4,
    rules::{Rule, found, hygiene::is_edge_page, plain, status_evidence},
    text::has_ignoring_case,
};

/// See the module.
pub const RULE: Rule = Rule { id: "missing-retry-after", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    let response = case::response(case).filter(|response| response.headers_shown && response.status == Some(429))?;
    if is_edge_page(case) {
        return None;
    }
    let tells = |name: &str| {
        name.eq_ignore_ascii_case("Retry-After")
            || has_ignoring_case(name, "ratelimit")
            || has_ignoring_case(name, "rate-limit")
    };
    if response.headers.iter().any(|header| tells(&header.name)) {
        return None;
    }
    let message = plain(
        "The answer says that there were too many requests, and not when the next one is welcome. A Retry-After keeps clients from trying again at once, all of them together.",
    );
    let title = plain("The answer doesn't say how long to wait (no Retry-After)");
    let mut finding = found(&RULE, Confidence::Certain, title, message);
    finding.evidence = status_evidence(case);
    finding.fixes.push("back-off");
    finding.citations.push(RFC_6585_4);
    Some(finding)
}

examples! {
    fires: [
        "HTTP/1.1 429 Too Many Requests\nContent-Length: 0\n\n",
        // nginx with limit_req_status 429.
        "HTTP/1.1 429 Too Many Requests\nServer: nginx\nContent-Type: text/html\n\n<html>\n<head><title>429 Too Many Requests</title></head>\n<body>\n<center><h1>429 Too Many Requests</h1></center>\n<hr><center>nginx</center>\n</body>\n</html>",
        // Behind Cloudflare, by the application itself.
        "HTTP/2 429\nserver: cloudflare\ncontent-type: application/json\n\n{\"error\":{\"message\":\"Rate limit reached\"}}",
        // A gateway of Spring's with its defaults off.
        "HTTP/1.1 429 Too Many Requests\nX-Content-Type-Options: nosniff\nContent-Type: application/json\n\n{\"status\":429,\"error\":\"Too Many Requests\"}",
    ],
    silent: [
        "HTTP/1.1 429 Too Many Requests\nRetry-After: 5\n\n",
        "HTTP/1.1 429 Too Many Requests\nX-RateLimit-Reset: 1795176000\n\n",
        "HTTP/2 429\nratelimit: \"default\";r=0;t=30\n\n",
        "HTTP/2 429\nserver: cloudflare\ncontent-type: text/html; charset=UTF-8\n\n<!DOCTYPE html><html><head><title>Access denied | shop.example used Cloudflare to restrict access</title></head><body><h1>Error 1015</h1></body></html>",
        "429",
        "HTTP/1.1 503 Service Unavailable\nContent-Length: 0\n\n",
    ],
}
