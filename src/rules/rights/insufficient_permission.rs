//! `insufficient-permission`: the server knows who is asking, and does not allow it: role, group, access list or plan.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, evidence},
    http::message::Form,
    knowledge::citation::RFC_9110_403,
    rules::{Rule, by_substatus, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "insufficient-permission", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("You aren't allowed to do this");
    let mut finding = by_substatus(case, &RULE, title.clone())
        .or_else(|| words::finding(case, &RULE, title))
        .or_else(|| left_over(case))?;
    finding.evidence.extend(status_evidence(case));
    if finding.source == Some("IIS") {
        words::add_all(&mut finding.fixes, &["fix-file-permissions"]);
    }
    words::add_all(&mut finding.fixes, &["check-url", "sign-out-and-in", "grant-role", "ask-the-owner"]);
    finding.citations.push(RFC_9110_403);
    Some(finding)
}

/// A 403 whose reason nothing names.
fn left_over(case: &Case) -> Option<Finding> {
    let response =
        case::response(case).filter(|response| response.status == Some(403) && response.substatus.is_none())?;
    let preflight = case::request(case).is_some_and(|request| request.method.as_deref() == Some("OPTIONS"));
    let named = preflight
        || !case.hits.is_empty()
        || case::asked(case).any(|challenge| crate::http::challenge::param(challenge, "error").is_some());
    if named {
        return None;
    }
    let user = case::request(case).and_then(|request| request.user);
    let sent =
        user.is_some() || case::authorization(case).is_some() || case::sent_token(case).is_some_and(case::is_usable);
    let json = response.body.as_ref().is_some_and(|body| body.form == Form::Json);
    let (confidence, message) = match (sent, json) {
        (true, _) => (
            Confidence::Likely,
            "Credentials came with the request, and a 403 says that they were understood: what is missing is the right to do this, a role, a group or a plan. Signing in again as the same person won't change it.",
        ),
        (_, true) => (
            Confidence::Possible,
            "An API answers so when it knows who is asking and the right is missing. Signing in again as the same person won't change it.",
        ),
        _ => (
            Confidence::Possible,
            "A 403 says: understood, and refused. Where you are signed in, your account lacks the right to see this.",
        ),
    };
    let mut finding = found(&RULE, confidence, plain("You aren't allowed to do this"), plain(message));
    finding.evidence.extend(user.map(|name| evidence(name, "user")));
    finding.evidence.extend(case::authorization(case).map(|header| evidence(header.span, "Authorization")));
    Some(finding)
}

examples! {
    fires: ["401.3", "403", "HTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n{\"message\":\"no\"}"],
    silent: ["401", "403.14", "HTTP/1.1 403 Forbidden\nWWW-Authenticate: Bearer error=\"insufficient_scope\"\n\n"],
}
