//! `payment-required`: the service wants money first: a plan, credit, or a payment for this very request.
//!
//! RFC 9110, section 15.5.3, only reserves the status; what it means is up to each service.

use crate::{
    case::{self, Case},
    finding::{Citation, Confidence, Finding, Kind, cite, evidence},
    http::message::header,
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "payment-required", kind: Kind::Cause, check };

const RFC_9110_402: Citation =
    cite("RFC 9110, section 15.5.3", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.3");

fn check(case: &Case) -> Option<Finding> {
    if case::status(case) != Some(402) {
        return None;
    }
    let challenge = case::challenge_of(case, "Payment");
    let field = case::response(case).and_then(|response| header(&response.headers, "PAYMENT-REQUIRED"));
    let offer = challenge
        .map(|challenge| evidence(challenge.span, "challenge"))
        .or(field.map(|field| evidence(field.span, "PAYMENT-REQUIRED")));
    let confidence = if words::says_other(case, &[RULE.id]) { Confidence::Likely } else { Confidence::Certain };
    let (title, message) = match offer {
        Some(_) => (
            "The server asks for a payment for this request",
            "Nothing went wrong yet: the answer names a price and a way to pay. A client that can pay does so and sends the request again with the proof of it.",
        ),
        None => (
            "The service wants to be paid first",
            "Your credentials aren't the reason. The plan doesn't include this, the credit is used up, or a payment failed; the answer's own words tell which. The account's billing page is the place to look.",
        ),
    };
    let mut finding = found(&RULE, confidence, plain(title), plain(message));
    finding.evidence.extend(status_evidence(case));
    match offer {
        Some(offer) => {
            finding.evidence.push(offer);
            finding.fixes.push("finish-handshake");
        }
        None => finding.fixes.extend(["raise-quota", "ask-the-owner"]),
    }
    words::support(case, &mut finding);
    finding.citations.push(RFC_9110_402);
    Some(finding)
}

examples! {
    fires: [
        "402",
        "HTTP/1.1 402 Payment Required\nContent-Type: application/json\n\n{\"error\":\"insufficient_credits\"}",
        "HTTP/1.1 402 Payment Required\nWWW-Authenticate: Payment id=\"a\", realm=\"a.example\", method=\"x\", intent=\"charge\", request=\"e30\"\n\n",
    ],
    silent: ["401", "403", "HTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n{\"error\":\"insufficient_credits\"}"],
}
