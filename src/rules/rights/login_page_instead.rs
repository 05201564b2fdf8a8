//! `login-page-instead`: a way to the log-in page, or that page itself, came where another answer was due.
//!
//! Sites made for people answer a missing session so, in place of a 401 (RFC 9110, section 15.5.2); programs follow
//! the redirect and find HTML.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, evidence, say},
    http::message::{Form, Header, header},
    knowledge::citation::RFC_9110_401,
    rules::{Rule, found, plain, status_evidence, words},
    text::{has_ignoring_case, slice},
};

/// See the module.
pub const RULE: Rule = Rule { id: "login-page-instead", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = redirected(case).or_else(|| page(case))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(
        &mut finding.fixes,
        &["sign-out-and-in", "allow-cookies", "send-credentials", "answer-other-status"],
    );
    finding.citations.push(RFC_9110_401);
    Some(finding)
}

fn redirected(case: &Case) -> Option<Finding> {
    let location = location(case).filter(|location| is_login(&location.value))?;
    // Who signs out, or is on the way through the log-in already, is meant to land there.
    let asked = case::address(case).or_else(|| case::request(case)?.target.clone()).unwrap_or_default();
    if is_login(&asked) || ["logout", "signout", "sign_out", "sign-out"].iter().any(|word| asked.contains(word)) {
        return None;
    }
    let mut finding = found(
        &RULE,
        Confidence::Likely,
        plain("The server sends you to its log-in page"),
        say(
            "It doesn't say no with a 401, but points to {location}. That is what a site does when no session or token came with the request, or one that it no longer knows. A program that follows finds a page for people there.",
            [("location", Arg::from(location.value.as_str()))],
        ),
    );
    finding.evidence.push(evidence(location.span, "Location"));
    Some(finding)
}

/// The redirect's target: 300, 304 and the like send nobody anywhere.
fn location(case: &Case) -> Option<&Header> {
    let response = case::response(case).filter(|_| case::has_status(case, &[301, 302, 303, 307, 308]))?;
    header(&response.headers, "Location")
}

fn page(case: &Case) -> Option<Finding> {
    let response = case::response(case).filter(|response| matches!(response.status, Some(200 | 203)))?;
    let body = response.body.as_ref().filter(|body| body.form == Form::Html)?;
    let text = slice(&case.documents, body.span);
    let asks =
        ["type=\"password\"", "type='password'", "type=password"].iter().any(|input| has_ignoring_case(text, input));
    let wanted = wants_data(case).filter(|_| asks)?;
    let mut finding = found(
        &RULE,
        Confidence::Likely,
        plain("The log-in page came in place of the data"),
        plain(
            "The status says 200, but the page asks for a password where data was wanted. The session or token is missing or no longer known, and the site shows its log-in page where an API would say 401.",
        ),
    );
    finding.evidence.extend(wanted);
    finding.evidence.push(evidence(body.span, "log-in page"));
    Some(finding)
}

/// Whether the request was for data and not for a page; with the field that says so.
fn wants_data(case: &Case) -> Option<Option<crate::finding::Evidence>> {
    let accept = case::request(case).and_then(|request| header(&request.headers, "Accept"));
    if let Some(accept) = accept.filter(|accept| !accept.value.contains("text/html") && accept.value.contains("json")) {
        return Some(Some(evidence(accept.span, "Accept")));
    }
    let address = case::address(case).or_else(|| case::request(case)?.target.clone())?.to_ascii_lowercase();
    let bare = address.split(['?', '#']).next().unwrap_or_default();
    let data = bare.contains("://api.")
        || bare.contains("/api/")
        || bare.ends_with("/api")
        || bare.ends_with(".json")
        || bare.ends_with("/graphql");
    data.then_some(None)
}

/// Whether an address leads to a log-in: by a part of its path, or by its host.
fn is_login(address: &str) -> bool {
    const PARTS: &[&str] =
        &["login", "log-in", "log_in", "signin", "sign-in", "sign_in", "sso", "wp-login", "logon", "saml", "saml2"];
    const PATHS: &[&str] = &[
        "auth/realms/",
        "protocol/openid-connect/auth",
        "oauth2/authorize",
        "oauth2/v2.0/authorize",
        "oauth/authorize",
    ];
    const HOSTS: &[&str] = &["login.", "signin.", "sso.", "accounts."];
    let lower = address.to_ascii_lowercase();
    let bare = lower.split(['?', '#']).next().unwrap_or_default();
    let rest = bare.split_once("://").map_or(bare, |(_, rest)| rest);
    let (host, path) = if bare.starts_with('/') { ("", bare) } else { rest.split_once('/').unwrap_or((rest, "")) };
    let part = |part: &str| PARTS.contains(&part.split('.').next().unwrap_or_default());
    path.split('/').any(part)
        || PATHS.iter().any(|known| path.contains(known))
        || HOSTS.iter().any(|known| host.starts_with(known))
}

examples! {
    fires: [
        "HTTP/1.1 302 Found\nLocation: /login?next=%2Fapi%2Fv1%2Finvoices\n\n",
        "HTTP/1.1 302 Found\nLocation: https://sso.example/auth/realms/a/protocol/openid-connect/auth?client_id=x\n\n",
        "HTTP/1.1 303 See Other\nLocation: https://accounts.example/o\n\n",
        "GET /api/v2/projects HTTP/1.1\nHost: a.example\nAccept: application/json\n\nHTTP/1.1 200 OK\nContent-Type: text/html\n\n<!DOCTYPE html>\n<html><body><form><input type=\"password\" name=\"p\"></form></body></html>",
    ],
    silent: [
        "HTTP/1.1 301 Moved Permanently\nLocation: https://www.example.com/new\n\n",
        "HTTP/1.1 302 Found\nLocation: /blog/login-tips\n\n",
        "GET /logout HTTP/1.1\nHost: a.example\n\nHTTP/1.1 302 Found\nLocation: /login\n\n",
        "GET /login HTTP/1.1\nHost: a.example\nAccept: text/html\n\nHTTP/1.1 200 OK\nContent-Type: text/html\n\n<!DOCTYPE html>\n<html><body><form><input type=\"password\" name=\"p\"></form></body></html>",
        "GET /api/v2/projects HTTP/1.1\nHost: a.example\n\nHTTP/1.1 200 OK\nContent-Type: text/html\n\n<!DOCTYPE html>\n<html><body><p>Hello</p></body></html>",
    ],
}
