//! `preflight-refused`: the browser's question before the real request was answered with a demand to sign in, and
//! browsers never send credentials with it.
//!
//! A CORS preflight: Fetch Standard, CORS-preflight fetch.

use crate::{
    case::{self, Case},
    finding::{Citation, Confidence, Finding, Kind, cite, evidence},
    http::message::header,
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "preflight-refused", kind: Kind::Cause, check };

const FETCH: Citation =
    cite("Fetch Standard, CORS-preflight fetch", "https://fetch.spec.whatwg.org/#cors-preflight-fetch");

fn check(case: &Case) -> Option<Finding> {
    shown(case).or_else(|| told(case))
}

/// The browser's own words.
fn told(case: &Case) -> Option<Finding> {
    let title = plain("The server refused the browser's question beforehand");
    let mut finding = words::finding(case, &RULE, title)?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["allow-preflight", "allow-origin", "fix-preflight-request"]);
    finding.citations.push(FETCH);
    Some(finding)
}

/// An OPTIONS request that asks for leave, and its answer.
fn shown(case: &Case) -> Option<Finding> {
    let request = case::request(case).filter(|request| request.method.as_deref() == Some("OPTIONS"))?;
    let asks = header(&request.headers, "Access-Control-Request-Method");
    // Who tries it out by hand leaves that field out; the server's own fields then tell of other origins.
    let tried = || header(&case::response(case)?.headers, "Access-Control-Allow-Methods");
    let field = if asks.is_some() { "Access-Control-Request-Method" } else { "Access-Control-Allow-Methods" };
    let asks = asks.or_else(tried)?;
    if !case::has_status(case, &[401, 403, 407]) {
        return None;
    }
    let wants_login = case::has_status(case, &[401, 407]) || case::asked(case).next().is_some();
    if !wants_login {
        let message = plain(
            "Before the real request the browser asks with OPTIONS whether it may send it. The server says no: this origin, method or header isn't allowed there, or a rule refuses OPTIONS altogether. The real request was never sent.",
        );
        let mut finding =
            found(&RULE, Confidence::Likely, plain("The server refused the browser's question beforehand"), message);
        finding.evidence.push(evidence(asks.span, field));
        finding.evidence.extend(status_evidence(case));
        finding.fixes.extend(["allow-preflight", "allow-origin"]);
        finding.citations.push(FETCH);
        return Some(finding);
    }
    let message = plain(
        "Before the real request the browser asks with OPTIONS whether it may send it, and it never sends credentials with that question. The server has to answer it without a log-in; the real request was never sent.",
    );
    let mut finding = found(
        &RULE,
        Confidence::Certain,
        plain("The server wants a log-in for the browser's question beforehand"),
        message,
    );
    finding.evidence.push(evidence(asks.span, field));
    finding.evidence.extend(status_evidence(case));
    finding.fixes.push("allow-preflight");
    finding.citations.push(FETCH);
    Some(finding)
}

examples! {
    fires: ["[Error] Preflight response is not successful. Status code: 401", "OPTIONS /cart HTTP/1.1\nHost: a.example\nOrigin: https://b.example\nAccess-Control-Request-Method: POST\n\nHTTP/1.1 401 Unauthorized\n\n", "OPTIONS /cart HTTP/1.1\nHost: a.example\n\nHTTP/1.1 401 Unauthorized\nAccess-Control-Allow-Methods: GET, POST\n\n"],
    silent: ["OPTIONS /cart HTTP/1.1\nHost: a.example\n\nHTTP/1.1 401 Unauthorized\n\n", "POST /cart HTTP/1.1\nHost: a.example\n\nHTTP/1.1 401 Unauthorized\n\n"],
}
