//! `problem-details`: the answer is a page for people where a program asked for data, or nothing at all where only the
//! body can say what is off, so that the program can't tell one error from another.
//!
//! RFC 9457, section 1.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, cite, evidence},
    http::message::{Form, Header, Response, header},
    rules::{Rule, found, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "problem-details", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    // A gateway's own 502 can't know better, and an answer to HEAD has no body.
    let response =
        case::response(case).filter(|response| response.status.is_some_and(|status| (400..500).contains(&status)))?;
    let request = case::request(case).filter(|request| request.method.as_deref() != Some("HEAD"))?;
    let accept = header(&request.headers, "Accept");
    let accepts = |form: &str| accept.is_some_and(|accept| accept.value.contains(form));
    let data = accepts("json") && !accepts("text/html");
    let page = response.body.as_ref().filter(|body| body.form == Form::Html && data);
    let (title, message, place) = match page {
        Some(body) => (
            "The error is a page where a program asked for JSON",
            "The request asked for JSON, and the error came as a page. A program can't read there what went wrong. Mostly something in front of the application answered: a proxy, a gateway or the server's stock page.",
            evidence(body.span, "body"),
        ),
        None => (
            "The answer doesn't say what is wrong with the request",
            "This status means that something in the request is off, and the answer is empty. Only the body can say which part it is: a missing parameter, an unknown one, one that stands twice.",
            evidence(empty(response)?.span, "Content-Length"),
        ),
    };
    let mut finding = found(&RULE, Confidence::Certain, plain(title), plain(message));
    finding.evidence.extend(accept.filter(|_| page.is_some()).map(|accept| evidence(accept.span, "Accept")));
    finding.evidence.push(place);
    finding.citations.push(cite("RFC 9457, section 1", "https://www.rfc-editor.org/rfc/rfc9457#section-1"));
    Some(finding)
}

/// The field that says that there is no body, where the status alone can't tell what is off.
fn empty(response: &Response) -> Option<&Header> {
    let vague = matches!(response.status, Some(400 | 422)) && response.body.is_none();
    header(&response.headers, "Content-Length").filter(|length| vague && length.value == "0")
}

examples! {
    fires: [
        "GET /api HTTP/1.1\nHost: a.example\nAccept: application/json\n\nHTTP/1.1 403 Forbidden\nContent-Type: text/html\n\n<html><head><title>403 Forbidden</title></head></html>",
        // Tomcat's page behind axios.
        "GET /api/orders HTTP/1.1\nHost: a.example\nAccept: application/json, text/plain, */*\n\nHTTP/1.1 404\nContent-Type: text/html;charset=utf-8\n\n<!doctype html><html lang=\"en\"><head><title>HTTP Status 404 – Not Found</title></head><body><h1>HTTP Status 404 – Not Found</h1></body></html>",
        // Django's page.
        "POST /api/orders HTTP/1.1\nHost: a.example\nAccept: application/json\n\nHTTP/1.1 403 Forbidden\nServer: gunicorn\nContent-Type: text/html; charset=utf-8\n\n<!DOCTYPE html><html lang=\"en\"><head><title>403 Forbidden</title></head><body><h1>Forbidden <span>(403)</span></h1><p>CSRF verification failed. Request aborted.</p></body></html>",
        // Kestrel.
        "POST /v1/orders HTTP/1.1\nHost: a.example\nContent-Type: application/json\n\nHTTP/1.1 400 Bad Request\nServer: Kestrel\nContent-Length: 0\n\n",
    ],
    silent: [
        "GET /api HTTP/1.1\nHost: a.example\nAccept: application/json\n\nHTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n{\"title\":\"no\"}",
        "GET / HTTP/1.1\nHost: a.example\nAccept: text/html,application/json\n\nHTTP/1.1 403 Forbidden\nContent-Type: text/html\n\n<html><head><title>403 Forbidden</title></head></html>",
        "GET /api HTTP/1.1\nHost: a.example\nAccept: application/json\n\nHTTP/1.1 502 Bad Gateway\nContent-Type: text/html\n\n<html><head><title>502 Bad Gateway</title></head></html>",
        "GET / HTTP/1.1\nHost: a.example\nAccept: */*\n\nHTTP/1.1 403 Forbidden\nContent-Type: text/html\n\n<html><head><title>403 Forbidden</title></head></html>",
        "HEAD /v1 HTTP/1.1\nHost: a.example\nAccept: application/json\n\nHTTP/1.1 400 Bad Request\nContent-Length: 0\n\n",
        "GET /v1 HTTP/1.1\nHost: a.example\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"a\"\nContent-Length: 0\n\n",
        "POST /v1 HTTP/1.1\nHost: a.example\n\nHTTP/1.1 400 Bad Request\nContent-Length: 43\n\n",
    ],
}
