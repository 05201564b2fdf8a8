//! `proxy-authentication`: it is the proxy on the way that asks for credentials, not the site.
//!
//! 407: RFC 9110, section 15.5.8.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, evidence},
    knowledge::citation::RFC_9110_407,
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "proxy-authentication", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("A proxy on the way wants you to sign in");
    let asks = case::asked(case).find(|challenge| challenge.field == "Proxy-Authenticate");
    let status = case::status(case);
    if status != Some(407) && !(status.is_none() && asks.is_some()) {
        return words::finding(case, &RULE, title);
    }
    let message = plain(
        "The site itself hasn't seen the request. The proxy of your network or company stands before it and lets nobody through who hasn't signed in to it; the site's own password doesn't help here.",
    );
    let mut finding = found(&RULE, Confidence::Certain, title, message);
    finding.evidence.extend(status_evidence(case));
    finding.evidence.extend(asks.map(|challenge| evidence(challenge.span, "Proxy-Authenticate")));
    words::support(case, &mut finding);
    words::add_all(&mut finding.fixes, &["proxy-credentials", "try-another-network", "allow-through-proxy"]);
    finding.citations.push(RFC_9110_407);
    Some(finding)
}

examples! {
    fires: ["407", "HTTP/1.1 407 Proxy Authentication Required\nProxy-Authenticate: Basic realm=\"proxy\"\n\n", "Proxy-Authenticate: Negotiate"],
    silent: ["401", "HTTP/1.1 401 Unauthorized\nProxy-Authenticate: Basic realm=\"proxy\"\n\n"],
}
