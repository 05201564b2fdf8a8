//! `problem-details`: the answer is a page for people where a program asked for data, so that the program can't tell
//! one error from another.
//!
//! RFC 9457, section 1.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, cite, evidence},
    http::message::{Form, header},
    rules::{Rule, found, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "problem-details", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    // A gateway's own 502 can't know better.
    let response =
        case::response(case).filter(|response| response.status.is_some_and(|status| (400..500).contains(&status)))?;
    let body = response.body.as_ref().filter(|body| body.form == Form::Html)?;
    let accept = header(&case::request(case)?.headers, "Accept")?;
    if !accept.value.contains("json") || accept.value.contains("text/html") {
        return None;
    }
    let message = plain(
        "The request asked for JSON, and the error came as a page. A program can't read there what went wrong. Mostly something in front of the application answered: a proxy, a gateway or the server's stock page.",
    );
    let title = plain("The error is a page where a program asked for JSON");
    let mut finding = found(&RULE, Confidence::Certain, title, message);
    finding.evidence.push(evidence(accept.span, "Accept"));
    finding.evidence.push(evidence(body.span, "body"));
    finding.citations.push(cite("RFC 9457, section 1", "https://www.rfc-editor.org/rfc/rfc9457#section-1"));
    Some(finding)
}

examples! {
    fires: [
        "GET /api HTTP/1.1\nHost: a.example\nAccept: application/json\n\nHTTP/1.1 403 Forbidden\nContent-Type: text/html\n\n<html><head><title>403 Forbidden</title></head></html>",
    ],
    silent: [
        "GET /api HTTP/1.1\nHost: a.example\nAccept: application/json\n\nHTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n{\"title\":\"no\"}",
        "GET / HTTP/1.1\nHost: a.example\nAccept: text/html,application/json\n\nHTTP/1.1 403 Forbidden\nContent-Type: text/html\n\n<html><head><title>403 Forbidden</title></head></html>",
        "GET /api HTTP/1.1\nHost: a.example\nAccept: application/json\n\nHTTP/1.1 502 Bad Gateway\nContent-Type: text/html\n\n<html><head><title>502 Bad Gateway</title></head></html>",
        "GET / HTTP/1.1\nHost: a.example\nAccept: */*\n\nHTTP/1.1 403 Forbidden\nContent-Type: text/html\n\n<html><head><title>403 Forbidden</title></head></html>",
    ],
}
