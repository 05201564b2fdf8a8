//! `insufficient-scope`: the token is good, and lacks a right that this request needs (a scope).
//!
//! RFC 6750, section 3.1.
//!
//! Needed minus held, where the challenge or body names what is needed and the token or a field what is held.

use crate::{
    case::{self, Case, Phrase, Slot},
    finding::{Arg, Confidence, Evidence, Finding, Kind, Message, evidence, say},
    http::{challenge, message::header},
    json,
    knowledge::citation::RFC_6750_3_1,
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "insufficient-scope", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let error = error(case);
    let (mut needed, needed_evidence) = needed(case);
    let (held, held_evidence) = held(case);
    needed.retain(|scope| !scope.is_empty());
    let missing: Vec<String> = needed.iter().filter(|scope| !held.contains(scope)).cloned().collect();
    let title = title(&missing, &needed, &held);
    let mut finding = match (&error, words::finding(case, &RULE, title.clone())) {
        (_, Some(finding)) => finding,
        (Some(_), None) => found(
            &RULE,
            Confidence::Certain,
            title,
            plain(
                "The token itself is good: the server knows whose it is, and it lacks a right that this request needs.",
            ),
        ),
        _ => return None,
    };
    // The token in the paste has what is needed: what the server says and what the paste shows don't agree.
    if !needed.is_empty() && !held.is_empty() && missing.is_empty() {
        finding.confidence = finding.confidence.max(Confidence::Likely);
    }
    if let Some(message) = message(&needed, &held, &missing) {
        finding.message = message;
    }
    finding.evidence.extend(error);
    finding.evidence.extend(needed_evidence);
    finding.evidence.extend(held_evidence);
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["request-scope", "grant-scope", "give-consent"]);
    finding.citations.push(RFC_6750_3_1);
    Some(finding)
}

fn error(case: &Case) -> Option<Evidence> {
    let is = |text: &str| text.eq_ignore_ascii_case("insufficient_scope");
    // UMA says so of a token that a ticket is to be traded for.
    let asked = case::asked(case).filter(|challenge| !challenge.scheme.eq_ignore_ascii_case("UMA"));
    let asked = asked.filter_map(|challenge| challenge::param(challenge, "error"));
    let in_challenge = asked.filter(|error| is(&error.value)).map(|error| evidence(error.value_span, "error")).next();
    let in_body = case
        .phrases
        .iter()
        .find(|phrase| matches!(&phrase.slot, Slot::Member(name) if name == "error") && is(&phrase.text));
    in_challenge.or_else(|| in_body.map(|phrase| evidence(phrase.span, "error")))
}

fn split(text: &str) -> Vec<String> {
    text.split([' ', ',']).filter(|scope| !scope.is_empty()).map(str::to_owned).collect()
}

/// The scopes that the answer names as needed.
pub fn needed(case: &Case) -> (Vec<String>, Option<Evidence>) {
    let asked = case::asked(case)
        .filter_map(|challenge| challenge::param(challenge, "scope"))
        .find(|scope| !scope.value.is_empty());
    if let Some(scope) = asked {
        return (split(&scope.value), Some(evidence(scope.value_span, "scope")));
    }
    let member = |names: &[&str]| {
        case.phrases.iter().find(|phrase: &&Phrase| match &phrase.slot {
            Slot::Member(name) => names.contains(&name.as_str()),
            Slot::Header(name) => name == "x-accepted-oauth-scopes",
            _ => false,
        })
    };
    match member(&["scope", "needed", "required_scopes"]) {
        Some(phrase) => (split(&phrase.text), Some(evidence(phrase.span, "scope"))),
        None => (Vec::new(), None),
    }
}

/// The scopes that the token carries, or that a field of the answer says it carries.
fn held(case: &Case) -> (Vec<String>, Option<Evidence>) {
    let token = case::sent_token(case);
    let claim = token.and_then(|token| ["scope", "scp"].iter().find_map(|name| crate::token::claim(token, name)));
    if let Some(member) = claim {
        let held = json::strings(&member.node).into_iter().flat_map(split).collect();
        return (held, Some(evidence(member.node.span, &member.name)));
    }
    let field = case::response(case).and_then(|response| header(&response.headers, "X-OAuth-Scopes"));
    match field {
        Some(field) => (split(&field.value), Some(evidence(field.value_span, "X-OAuth-Scopes"))),
        None => (Vec::new(), None),
    }
}

fn title(missing: &[String], needed: &[String], held: &[String]) -> Message {
    let scopes = if held.is_empty() { needed } else { missing };
    match scopes.len() {
        0 if !needed.is_empty() => plain("The server misses a scope that the token in the paste has"),
        0 => plain("The token lacks a scope that this request needs"),
        1 => say("The token lacks the scope {missing}", [("missing", Arg::List(scopes.to_vec()))]),
        _ => say("The token lacks scopes: {missing}", [("missing", Arg::List(scopes.to_vec()))]),
    }
}

fn message(needed: &[String], held: &[String], missing: &[String]) -> Option<Message> {
    if needed.is_empty() {
        return None;
    }
    let needed_arg = ("needed", Arg::List(needed.to_vec()));
    Some(match (held.is_empty(), missing.is_empty()) {
        (true, _) => say(
            "The request needs {needed}. The token itself is good: a new one with that scope will do, where the person or an administrator agrees.",
            [needed_arg],
        ),
        (false, true) => say(
            "The request needs {needed}, and the token in the paste has it; so another token was sent, or the right behind the scope is missing.",
            [needed_arg],
        ),
        (false, false) => say(
            "The request needs {needed}, the token holds {held}. A new token with the missing scope will do, where the person or an administrator agrees.",
            [needed_arg, ("held", Arg::List(held.to_vec()))],
        ),
    })
}

examples! {
    fires: [
        "HTTP/1.1 403 Forbidden\nWWW-Authenticate: Bearer error=\"insufficient_scope\", scope=\"orders.write\"\n\n",
        "HTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n{\"error\":\"insufficient_scope\",\"scope\":\"api\"}",
    ],
    silent: ["HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer scope=\"orders.write\"\n\n", "403"],
}
