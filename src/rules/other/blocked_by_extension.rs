//! `blocked-by-extension`: the browser itself, or an extension in it, stopped the request before it was sent.

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    rules::{Rule, plain, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "blocked-by-extension", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("An extension of the browser stopped the request"))?;
    words::add_all(&mut finding.fixes, &["disable-extensions", "private-window"]);
    finding.citations.push(cite(
        "Chrome for developers, declarativeNetRequest",
        "https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest",
    ));
    Some(finding)
}

examples! {
    fires: ["GET https://a.example/collect.js net::ERR_BLOCKED_BY_CLIENT"],
    silent: ["ERR_CONNECTION_REFUSED"],
}
