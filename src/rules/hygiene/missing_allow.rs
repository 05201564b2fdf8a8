//! `missing-allow`: the server refuses the method without saying which ones it takes.
//!
//! RFC 9110, section 15.5.6: "The origin server MUST generate an Allow header field in a 405 response".

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, cite},
    http::message::header,
    rules::{Rule, found, hygiene::is_edge_page, plain, status_evidence},
};

/// See the module.
pub const RULE: Rule = Rule { id: "missing-allow", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    let response = case::response(case).filter(|response| response.headers_shown && response.status == Some(405))?;
    if header(&response.headers, "Allow").is_some() || is_edge_page(case) {
        return None;
    }
    let message = plain(
        "With this status the standard demands the field Allow, which names the methods that work at this address. Without it every client has to guess.",
    );
    let title = plain("The answer doesn't say which methods are allowed (no Allow)");
    let mut finding = found(&RULE, Confidence::Certain, title, message);
    finding.evidence = status_evidence(case);
    finding.citations.push(cite("RFC 9110, section 15.5.6", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6"));
    Some(finding)
}

examples! {
    fires: [
        "HTTP/1.1 405 Method Not Allowed\nContent-Length: 0\n\n",
        // nginx, for a POST to a file.
        "HTTP/1.1 405 Not Allowed\nServer: nginx/1.27.2\nContent-Type: text/html\n\n<html>\n<head><title>405 Not Allowed</title></head>\n<body>\n<center><h1>405 Not Allowed</h1></center>\n<hr><center>nginx/1.27.2</center>\n</body>\n</html>",
        "HTTP/1.1 405 Method Not Allowed\nContent-Type: application/json\n\n{\"detail\":\"Method \\\"PUT\\\" not allowed.\"}",
        "HTTP/2 405\ncontent-type: application/json\n\n{\"error\":{\"code\":405,\"message\":\"Method Not Allowed\"}}",
    ],
    silent: [
        "HTTP/1.1 405 Method Not Allowed\nAllow: GET\n\n",
        // RFC 9110, section 10.2.1: an empty field says that no method is allowed.
        "HTTP/1.1 405 Method Not Allowed\nAllow:\n\n",
        "405",
        "HTTP/1.1 404 Not Found\nContent-Length: 0\n\n",
        "HTTP/1.1 501 Not Implemented\nContent-Length: 0\n\n",
        "HTTP/2 405\nserver: cloudflare\ncontent-type: text/html\n\n<html><head><title>405 Not Allowed</title></head><body><center><h1>405 Not Allowed</h1></center><hr><center>cloudflare</center></body></html>",
    ],
}
