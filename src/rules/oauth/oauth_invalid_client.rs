//! `oauth-invalid-client`: the sign-in service doesn't accept the program itself: its id or its secret.
//!
//! RFC 6749, section 5.2.
//!
//! Two causes can stand behind each other: a wrong secret, and then a client that isn't registered there.

use crate::{
    case::{Case, Slot},
    finding::{Confidence, Finding, Kind, evidence},
    knowledge::citation::RFC_6749_5_2,
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-invalid-client", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The authorization server doesn't accept this application");
    let named = case.phrases.iter().find(|phrase| match &phrase.slot {
        Slot::Member(name) | Slot::Param(name) => name == "error" && phrase.text == "invalid_client",
        Slot::Page | Slot::Line => phrase.text.contains("invalid_client"),
        Slot::Header(_) | Slot::Word => false,
    });
    let told = words::finding(case, &RULE, title.clone());
    let mut finding = match (told, named) {
        (Some(mut finding), named) => {
            // Words beside the code may be vague; the code itself isn't.
            if named.is_some_and(|phrase| matches!(phrase.slot, Slot::Member(_) | Slot::Param(_))) {
                finding.confidence = Confidence::Certain;
            }
            finding
        }
        (None, Some(phrase)) if !words::says_other(case, &[RULE.id]) => {
            let alone = matches!(phrase.slot, Slot::Line) && phrase.text.len() < 16;
            let confidence = if alone { Confidence::Likely } else { Confidence::Certain };
            let message = plain(
                "It is the application that was refused, not the person: its client id is wrong or not registered at this server, its secret is wrong or has run out, or the secret was sent in another way than the server wants. If a new secret doesn't help, check next whether the client exists in this very tenant or project.",
            );
            found(&RULE, confidence, title, message)
        }
        _ => return None,
    };
    finding.evidence.extend(named.map(|phrase| evidence(phrase.span, "error")));
    finding.evidence.extend(status_evidence(case));
    words::add_all(
        &mut finding.fixes,
        &[
            "check-client-credentials",
            "register-client",
            "use-right-environment",
            "fix-grant-type",
            "new-client-secret",
            "read-server-logs",
        ],
    );
    finding.citations.push(RFC_6749_5_2);
    Some(finding)
}

examples! {
    fires: ["HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{\"error\":\"invalid_client\"}", "Error 401: invalid_client", "invalid_client"],
    silent: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_grant\"}", "401"],
}
