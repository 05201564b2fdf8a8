//! `oauth-invalid-grant`: the code or refresh token that was handed in isn't good, or is no longer good.
//!
//! RFC 6749, section 5.2.

use crate::{
    case::{Case, Slot},
    finding::{Confidence, Finding, Kind, evidence},
    knowledge::citation::RFC_6749_5_2,
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-invalid-grant", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The code or refresh token is no longer good");
    let named = case.phrases.iter().find(|phrase| {
        let error = matches!(&phrase.slot, Slot::Member(name) if name == "error") || matches!(phrase.slot, Slot::Line);
        error && phrase.text.trim() == "invalid_grant"
    });
    let mut finding = match (words::finding(case, &RULE, title.clone()), named) {
        (Some(finding), _) => finding,
        (None, Some(_)) if !words::says_other(case, &[RULE.id]) => {
            let message = plain(
                "What the application handed in to get a token was used before, has run out or was withdrawn, or belongs to another client or return address. The person has to sign in once more.",
            );
            found(&RULE, Confidence::Certain, title, message)
        }
        _ => return None,
    };
    finding.evidence.extend(named.map(|phrase| evidence(phrase.span, "error")));
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["get-new-token", "fix-redirect-uri", "fix-pkce", "sync-clock"]);
    finding.citations.push(RFC_6749_5_2);
    Some(finding)
}

examples! {
    fires: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_grant\"}"],
    silent: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_request\"}", "400"],
}
