//! `cors-refused`: the browser got an answer and kept it from the page, because the server does not allow the page's
//! origin.
//!
//! Fetch Standard, CORS check.

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    rules::{Rule, plain, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "cors-refused", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The browser may not hand the answer to this page"))?;
    words::add_all(&mut finding.fixes, &["allow-origin", "fix-preflight-request", "read-server-logs"]);
    finding.citations.push(cite("Fetch Standard, CORS check", "https://fetch.spec.whatwg.org/#concept-cors-check"));
    Some(finding)
}

examples! {
    fires: ["Access to fetch at 'https://a.example/' from origin 'https://b.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."],
    silent: ["HTTP/1.1 403 Forbidden\nContent-Length: 0\n\n", "net::ERR_FAILED"],
}
