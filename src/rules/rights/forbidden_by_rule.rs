//! `forbidden-by-rule`: a refusal that no log-in changes: by address, country, file permissions, directory listing or
//! a firewall's rule.

use crate::{
    case::{self, Case, Slot},
    finding::{Confidence, Evidence, Finding, Kind, evidence},
    http::message::Form,
    knowledge::citation::RFC_9110_403,
    rules::{Rule, by_substatus, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "forbidden-by-rule", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("A rule of the server forbids this, whoever asks");
    let mut finding = by_substatus(case, &RULE, title.clone())
        .or_else(|| words::finding(case, &RULE, title))
        .or_else(|| left_over(case))?;
    finding.evidence.extend(status_evidence(case));
    if case::response(case).is_some_and(|response| (response.status, response.substatus) == (Some(403), Some(14))) {
        words::add_all(&mut finding.fixes, &["check-url", "enable-directory-listing"]);
    }
    words::add_all(
        &mut finding.fixes,
        &[
            "check-url",
            "try-another-network",
            "ask-the-owner",
            "fix-file-permissions",
            "relax-ip-limits",
            "read-server-logs",
        ],
    );
    finding.citations.push(RFC_9110_403);
    Some(finding)
}

/// A 403 whose reason nothing names, to a request without credentials as far as the paste shows.
fn left_over(case: &Case) -> Option<Finding> {
    let response =
        case::response(case).filter(|response| response.status == Some(403) && response.substatus.is_none())?;
    let named = !case.hits.is_empty() || case::asked(case).next().is_some();
    let user = case::request(case).is_some_and(|request| request.user.is_some());
    let json = response.body.as_ref().is_some_and(|body| body.form == Form::Json);
    if named || json || user || case::authorization(case).is_some() || case::sent_token(case).is_some() {
        return None;
    }
    if let Some(page) = stock_page(case) {
        let message = "This is the web server's own page: a rule in its configuration refuses this address, the files behind it may not be read, or the folder has no index page. No log-in was asked for, and none would help.";
        let mut finding =
            found(&RULE, Confidence::Likely, plain("A rule of the server forbids this, whoever asks"), plain(message));
        finding.evidence.push(page);
        return Some(finding);
    }
    let message = "Web servers also answer so when a rule refuses everybody: a blocked address or country, a directory without an index page, files that the server may not read, a firewall. Then no log-in helps, and only the site's owner can change it.";
    Some(found(&RULE, Confidence::Possible, plain("A rule of the server forbids this, whoever asks"), plain(message)))
}

/// The last line of the pages that web servers print of themselves.
fn stock_page(case: &Case) -> Option<Evidence> {
    const SERVERS: &[&str] = &["nginx", "openresty", "Apache/", "lighttpd", "Microsoft-IIS", "LiteSpeed", "Caddy"];
    let line = case.phrases.iter().rev().find(|phrase| {
        matches!(phrase.slot, Slot::Page | Slot::Line)
            && phrase.text.len() < 120
            && SERVERS.iter().any(|name| phrase.text.starts_with(name))
    })?;
    Some(evidence(line.span, "page"))
}

examples! {
    fires: ["403", "403.14", "403.6"],
    silent: ["401", "401.3", "HTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n{\"message\":\"no\"}"],
}
