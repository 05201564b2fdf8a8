//! `client-certificate-required`: the server wants a certificate from the client, and none came or it was not accepted
//! (mutual TLS).

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, cite},
    knowledge::status::substatus,
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "client-certificate-required", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The server wants a certificate from your side");
    let by_status = match (case::status(case), case::response(case)?.substatus) {
        (Some(496), _) => true,
        (Some(403), Some(sub)) => substatus(403, sub).is_some_and(|known| known.cause == RULE.id),
        _ => false,
    };
    let mut finding = match words::finding(case, &RULE, title.clone()) {
        Some(finding) => finding,
        None if by_status => found(
            &RULE,
            Confidence::Certain,
            title,
            plain(
                "Before any log-in the connection itself has to prove who you are, with a client certificate, and none came or none that the server accepts.",
            ),
        ),
        None => return None,
    };
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["send-client-certificate"]);
    finding.citations.push(cite("RFC 8446, section 4.3.2", "https://www.rfc-editor.org/rfc/rfc8446#section-4.3.2"));
    Some(finding)
}

examples! { fires: ["403.7", "496"], silent: ["403", "403.14"] }
