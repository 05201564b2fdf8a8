//! `hidden-404`: the server says that there is nothing, where it may only be hiding what this account may not see.
//!
//! RFC 9110, section 15.5.4, allows it.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, evidence},
    http::message::header,
    knowledge::citation::RFC_9110_403,
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "hidden-404", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("It may be there, and hidden from you");
    let mut finding = words::finding(case, &RULE, title.clone()).or_else(|| github(case, title))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["check-url", "request-scope", "grant-role"]);
    finding.citations.push(RFC_9110_403);
    Some(finding)
}

/// GitHub answers 404 for private resources that the token may not see.
fn github(case: &Case, title: crate::finding::Message) -> Option<Finding> {
    let response = case::response(case).filter(|response| response.status == Some(404))?;
    let server = header(&response.headers, "Server").filter(|field| field.value.eq_ignore_ascii_case("github.com"));
    let documented = case.phrases.iter().find(|phrase| phrase.text.starts_with("https://docs.github.com/"));
    let place = server.map(|field| field.span).or(documented.map(|phrase| phrase.span))?;
    let message = plain(
        "GitHub answers \"not found\" for private resources too when the token, or the missing one, doesn't allow to see them. If the address is right, it is the right that is missing.",
    );
    let mut finding = found(&RULE, Confidence::Likely, title, message);
    finding.evidence.push(evidence(place, "GitHub"));
    finding.source = Some("GitHub");
    Some(finding)
}

examples! {
    fires: ["HTTP/2 404\nserver: GitHub.com\nx-github-request-id: 0000:0000:0000\ncontent-type: application/json\n\n{\"message\":\"Not Found\"}"],
    silent: ["404"],
}
