//! `bot-check`: an interactive check stands in front of the site, and credentials don't matter yet.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, cite, evidence},
    http::message::header,
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "bot-check", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("A check for robots stands before the site");
    let mitigated = case::response(case)
        .and_then(|response| header(&response.headers, "cf-mitigated"))
        .filter(|field| field.value.trim() == "challenge");
    let mut finding = match mitigated {
        Some(field) => {
            let message = plain(
                "Cloudflare answered in the site's place and wants to see a person in a browser first. Your credentials never reached the site, so they aren't the reason.",
            );
            let mut finding = found(&RULE, Confidence::Certain, title, message);
            finding.evidence.push(evidence(field.span, "cf-mitigated"));
            finding.source = Some("Cloudflare");
            finding.citations.push(cite("Cloudflare: detect a challenge page", "https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/"));
            finding
        }
        None => words::finding(case, &RULE, title)?,
    };
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["pass-the-check", "try-another-network", "ask-the-owner"]);
    Some(finding)
}

examples! {
    fires: ["HTTP/2 403\nserver: cloudflare\ncf-mitigated: challenge\ncf-ray: 0000000000000000-FRA\n\n"],
    silent: ["HTTP/2 403\nserver: cloudflare\ncf-ray: 0000000000000000-FRA\n\n"],
}
