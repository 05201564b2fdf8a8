//! `dpop-proof-invalid`: the proof that goes with the token isn't accepted.
//!
//! DPoP's `invalid_dpop_proof`: RFC 9449, sections 4.3, 5 and 7.1.

use crate::{
    case::{self, Case, Phrase, Slot},
    finding::{Confidence, Finding, Kind, cite, evidence},
    http::message::header,
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "dpop-proof-invalid", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let named = |phrase: &&Phrase| {
        let slot = matches!(&phrase.slot, Slot::Param(name) | Slot::Member(name) if name == "error")
            || matches!(phrase.slot, Slot::Line);
        slot && phrase.text.trim() == "invalid_dpop_proof"
    };
    let title = plain("The DPoP proof isn't accepted");
    let Some(phrase) = case.phrases.iter().find(named) else {
        let mut finding = words::finding(case, &RULE, title)?;
        words::add_all(&mut finding.fixes, &["send-dpop-proof", "sync-clock"]);
        return Some(finding);
    };
    let message = plain(
        "The token itself may be good: what the server refuses is the proof beside it. Usual reasons: method (htm) or address (htu) in it aren't those of the request, its time (iat) is off, it was used before (jti), its hash of the token (ath) is missing or belongs to another token, or its algorithm isn't accepted.",
    );
    let mut finding = found(&RULE, Confidence::Certain, title, message);
    finding.evidence.push(evidence(phrase.span, "error"));
    let proof = case::request(case).and_then(|request| header(&request.headers, "DPoP"));
    finding.evidence.extend(proof.map(|field| evidence(field.span, "DPoP")));
    finding.evidence.extend(status_evidence(case));
    words::support(case, &mut finding);
    words::add_all(&mut finding.fixes, &["send-dpop-proof", "sync-clock"]);
    finding.citations.push(cite("RFC 9449, section 4.3", "https://www.rfc-editor.org/rfc/rfc9449#section-4.3"));
    Some(finding)
}

examples! {
    fires: [
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: DPoP error=\"invalid_dpop_proof\"\n\n",
        "HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_dpop_proof\"}",
        "HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{\"message\":\"DPoP proof is missing\"}",
    ],
    silent: ["HTTP/1.1 401 Unauthorized\nWWW-Authenticate: DPoP error=\"use_dpop_nonce\"\n\n", "401"],
}
