//! `error-in-200`: the status says that all went well, the body says no, and no more is told.
//!
//! RFC 9110, section 15.3.1.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, cite, evidence},
    http::message::Form,
    json::{self, Member, Value},
    paste::body,
    rules::{Rule, found, plain, status_evidence},
};

/// See the module.
pub const RULE: Rule = Rule { id: "error-in-200", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let member = refusal(case)?;
    let message = plain(
        "The body decides here, not the status: what it says behind this name is the reason. A program has to look there before it goes on.",
    );
    let mut finding = found(&RULE, Confidence::Certain, plain("The status is 200, and the body says no"), message);
    finding.evidence = status_evidence(case);
    finding.evidence.push(evidence(member.node.span, &member.name));
    finding.fixes.extend(["fix-request", "answer-other-status"]);
    finding.citations.push(cite("RFC 9110, section 15.3.1", "https://www.rfc-editor.org/rfc/rfc9110#section-15.3.1"));
    Some(finding)
}

/// The member of a 200's body that says no: `ok: false`, `success: false`, an `error` of its own, or GraphQL's
/// `errors` without data.
pub(crate) fn refusal(case: &Case) -> Option<&Member> {
    let response = case::response(case).filter(|response| response.status == Some(200))?;
    let node = response.body.as_ref().filter(|body| body.form == Form::Json)?.json.as_ref()?;
    let no = |name| json::member(node, name).filter(|member| member.node.value == Value::Bool(false));
    let data = json::member(node, "data").filter(|data| data.node.value != Value::Null);
    let alone = json::member(node, "access_token").is_none() && data.is_none();
    let error =
        || json::member(node, "error").filter(|error| alone && json::string(&error.node).is_some_and(body::is_error));
    let errors = || {
        let some = |member: &&Member| matches!(&member.node.value, Value::Array(items) if !items.is_empty());
        json::member(node, "errors").filter(some).filter(|_| alone && json::member(node, "data").is_some())
    };
    no("ok").or_else(|| no("success")).or_else(error).or_else(errors)
}

examples! {
    fires: [
        "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"ok\":false,\"error\":\"made_up\"}",
        "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"data\":null,\"errors\":[{\"message\":\"no\"}]}",
    ],
    silent: [
        "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"ok\":true}",
        "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"data\":{\"a\":1},\"errors\":[{\"message\":\"b is missing\"}]}",
        "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"error\":\"\"}",
        "HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"no\"}",
    ],
}
