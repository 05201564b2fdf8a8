//! `saml-error`: the organization's sign-in service answered that the sign-in did not succeed (SAML).
//!
//! A status other than Success: SAML 2.0 Core, section 3.2.2.2.
//!
//! The first code says whose fault it is, the one within it why: that one is told.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, cite, evidence, say},
    rules::{Rule, found, plain, words},
    text::span,
};

/// See the module.
pub const RULE: Rule = Rule { id: "saml-error", kind: Kind::Cause, check };

const URN: &str = "urn:oasis:names:tc:SAML:2.0:status:";

/// The most codes that are looked at in one document.
const MAX_CODES: usize = 8;

/// A code, what it means, and the fixes; the specific ones first.
const CODES: &[(&str, &str, &[&str])] = &[
    (
        "AuthnFailed",
        "The identity provider could not sign the person in: the password, the second factor or the account itself was refused there.",
        &["check-credentials", "reset-password", "enable-user"],
    ),
    (
        "NoPassive",
        "The application asked that nobody be disturbed (IsPassive), and the person isn't signed in at the identity provider. The application has to ask without it.",
        &["sign-out-and-in", "fix-request"],
    ),
    (
        "RequestDenied",
        "The identity provider understood the request and won't answer it: mostly the person isn't assigned to the application, or a policy forbids it.",
        &["assign-user", "adjust-policy"],
    ),
    (
        "InvalidNameIDPolicy",
        "The identity provider can't name the person in the way that the application asks for: the NameID format on both sides differs.",
        &["fix-request", "register-client"],
    ),
    (
        "NoAuthnContext",
        "The application asks for a way of signing in (RequestedAuthnContext) that the identity provider doesn't offer or that wasn't used, for instance a password where a certificate or Windows signed the person in.",
        &["fix-request", "step-up"],
    ),
    (
        "UnknownPrincipal",
        "The identity provider doesn't know the person whom the application names.",
        &["assign-user", "check-credentials"],
    ),
    (
        "UnsupportedBinding",
        "The identity provider can't answer over the binding that the application asks for.",
        &["fix-request"],
    ),
    ("RequestUnsupported", "The identity provider doesn't know this kind of request.", &["fix-request"]),
    (
        "VersionMismatch",
        "The identity provider doesn't take the version of SAML that the request names.",
        &["fix-request"],
    ),
    (
        "Requester",
        "The identity provider finds the fault in the application's request: its issuer, its address, its signature, or a person who isn't allowed in.",
        &["register-client", "fix-redirect-uri", "check-issuer-audience"],
    ),
    (
        "Responder",
        "The identity provider could not carry the request out. Its own log says why; often its clock, its certificate or the application's entry there is off.",
        &["read-server-logs", "sync-server-clock", "rotate-keys"],
    ),
];

fn check(case: &Case) -> Option<Finding> {
    shown(case).or_else(|| words::finding(case, &RULE, plain("The identity provider answers with an error")))
}

/// The code of the answer itself.
fn shown(case: &Case) -> Option<Finding> {
    // What a program or page says in passing isn't an answer.
    let body = case::response(case).and_then(|response| response.body.as_ref())?;
    let document = case.documents.get(body.span.doc as usize)?;
    let text = document.text.get(body.span.start as usize..body.span.end as usize)?;
    // As a value, and not in a text that speaks of codes.
    let quoted = |(at, _): &(usize, &str)| text.get(..*at).is_some_and(|before| before.ends_with(['"', '\'']));
    let places = text.match_indices(URN).filter(quoted).take(MAX_CODES);
    let codes: Vec<(usize, &str)> = places.map(|(at, _)| (at, code(text, at + URN.len()))).collect();
    let known = CODES.iter().find_map(|known| {
        let at = codes.iter().find(|(_, code)| *code == known.0)?.0;
        Some((known, at))
    });
    let ((code, means, fixes), at) = known?;
    let start = body.span.start as usize + at;
    let title = say("The identity provider answers {code}", [("code", Arg::from(*code))]);
    let mut finding = found(&RULE, Confidence::Certain, title, say(means, []));
    finding.evidence.push(evidence(span(body.span.doc, start, start + URN.len() + code.len()), "StatusCode"));
    finding.fixes.extend(*fixes);
    finding.fixes.push("read-server-logs");
    finding.fixes.dedup();
    finding.citations.push(cite(
        "SAML 2.0 Core, section 3.2.2.2",
        "https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf",
    ));
    Some(finding)
}

/// The letters of a code.
fn code(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    rest.get(..rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len())).unwrap_or_default()
}

examples! {
    fires: [
        "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<samlp:Response><samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Responder\"><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:AuthnFailed\"/></samlp:StatusCode></samlp:Status></samlp:Response>",
    ],
    silent: [
        "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<samlp:Response><samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></samlp:Status></samlp:Response>",
        "urn:oasis:names:tc:SAML:2.0:status:AuthnFailed",
        "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html><body><code>urn:oasis:names:tc:SAML:2.0:status:AuthnFailed</code></body></html>",
    ],
}
