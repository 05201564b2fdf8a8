//! `parked-domain`: no site lives at this name: a registrar's or hoster's placeholder answers.

use crate::{
    case::{self, Case, Slot},
    finding::{Confidence, Finding, Kind, evidence},
    http::message::Form,
    rules::{Rule, found, plain, status_evidence},
    text::lower,
};

/// See the module.
pub const RULE: Rule = Rule { id: "parked-domain", kind: Kind::Cause, check };

/// What placeholders say; no site says it of itself.
const WORDS: &[&str] = &[
    "this domain is parked",
    "this domain is for sale",
    "this domain may be for sale",
    "the domain is for sale",
    "this website is for sale",
    "buy this domain",
    "this domain is registered, but may still be available",
    "this domain name has been registered",
    "future home of something quite cool",
];

/// The longest line that says so; in a longer one it is mentioned.
const MAX_LINE: usize = 160;

fn check(case: &Case) -> Option<Finding> {
    let response = case::response(case)?;
    response.body.as_ref().filter(|body| body.form == Form::Html)?;
    // On a page with much else, the words are news.
    let few = case.phrases.len() <= 20;
    let phrase = case.phrases.iter().filter(|_| few).find(|phrase| {
        let text = lower(&phrase.text);
        phrase.slot == Slot::Page && text.len() <= MAX_LINE && WORDS.iter().any(|words| text.contains(words))
    })?;
    let message = plain(
        "The name is registered, and no site is set up there: the answer comes from the company that keeps the name. Check the spelling; if it is the right name, it ran out, was never connected to its server, or points to the wrong one.",
    );
    let mut finding = found(&RULE, Confidence::Likely, plain("No site lives at this address: it is parked"), message);
    finding.evidence.push(evidence(phrase.span, "words"));
    finding.evidence.extend(status_evidence(case));
    finding.fixes.extend(["check-url", "fix-dns", "ask-the-owner"]);
    Some(finding)
}

examples! {
    fires: [
        "HTTP/1.1 403 Forbidden\nContent-Type: text/html\n\n<html><head><title>shop.example</title></head><body><h1>This domain is parked</h1></body></html>",
    ],
    silent: [
        "HTTP/1.1 403 Forbidden\nContent-Type: text/html\n\n<html><head><title>403 Forbidden</title></head><body><h1>Forbidden</h1></body></html>",
        "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html><head><title>What is a parked domain?</title></head><body><p>A parked domain is registered, but not connected to a site.</p></body></html>",
        "How do I know that this domain is parked?",
    ],
}
