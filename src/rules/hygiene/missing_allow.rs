//! `missing-allow`: the server refuses the method without saying which ones it takes.
//!
//! RFC 9110, section 15.5.6: "The origin server MUST generate an Allow header field in a 405 response".

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, cite},
    http::message::header,
    rules::{Rule, found, plain, status_evidence},
};

/// See the module.
pub const RULE: Rule = Rule { id: "missing-allow", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    let response = case::response(case).filter(|response| response.headers_shown && response.status == Some(405))?;
    if header(&response.headers, "Allow").is_some() {
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
    fires: ["HTTP/1.1 405 Method Not Allowed\nContent-Length: 0\n\n"],
    silent: ["HTTP/1.1 405 Method Not Allowed\nAllow: GET\n\n", "405", "HTTP/1.1 404 Not Found\nContent-Length: 0\n\n"],
}
