//! `dpop-nonce-required`: the next proof that the client makes must carry the value that the server hands out here.
//!
//! DPoP: RFC 9449, sections 8 and 9.

use crate::{
    case::{self, Case, Slot},
    finding::{Confidence, Finding, Kind, cite, evidence},
    http::message::header,
    rules::{Rule, found, plain, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "dpop-nonce-required", kind: Kind::Step, check };

fn check(case: &Case) -> Option<Finding> {
    let named = case.phrases.iter().find(|phrase| {
        matches!(&phrase.slot, Slot::Param(name) | Slot::Member(name) if name == "error")
            && phrase.text == "use_dpop_nonce"
    });
    let title = plain("The server wants its nonce in the DPoP proof");
    let Some(named) = named else {
        let mut finding = words::finding(case, &RULE, title)?;
        words::add_all(&mut finding.fixes, &["send-dpop-proof", "finish-handshake"]);
        return Some(finding);
    };
    let message = plain(
        "Nothing was refused for good: the server hands out a one-time number in its DPoP-Nonce field and wants it inside the next proof. The client makes a new proof with it and sends the request again.",
    );
    let mut finding = found(&RULE, Confidence::Certain, title, message);
    finding.evidence.push(evidence(named.span, "error"));
    let nonce = case::response(case).and_then(|response| header(&response.headers, "DPoP-Nonce"));
    finding.evidence.extend(nonce.map(|field| evidence(field.span, "DPoP-Nonce")));
    finding.fixes.extend(["send-dpop-proof", "finish-handshake"]);
    finding.citations.push(cite("RFC 9449, section 9", "https://www.rfc-editor.org/rfc/rfc9449#section-9"));
    Some(finding)
}

examples! {
    fires: ["HTTP/1.1 401 Unauthorized\nWWW-Authenticate: DPoP error=\"use_dpop_nonce\"\nDPoP-Nonce: abc\n\n", "HTTP/1.1 400 Bad Request\nDPoP-Nonce: abc\nContent-Type: application/json\n\n{\"error\":\"use_dpop_nonce\"}"],
    silent: ["HTTP/1.1 401 Unauthorized\nWWW-Authenticate: DPoP error=\"invalid_token\"\nDPoP-Nonce: abc\n\n"],
}
