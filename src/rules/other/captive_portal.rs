//! `captive-portal`: the network in between wants a sign-in of its own, as in hotels and trains.
//!
//! RFC 6585, section 6: 511 is for proxies that stand between, not for the site itself.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, cite, evidence},
    http::message::header,
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "captive-portal", kind: Kind::Cause, check };

/// Hosts that systems and browsers ask to see whether a network is open; they never redirect by themselves.
const PROBES: &[&str] = &["captive.apple.com", "connectivitycheck.gstatic.com", "detectportal.firefox.com"];

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The network wants you to sign in first");
    let mut finding = if case::status(case) == Some(511) {
        let message = plain(
            "This answer doesn't come from the site, but from the network in between, such as a hotel's or a train's. The site was never reached, so its password isn't the reason.",
        );
        found(&RULE, Confidence::Certain, title, message)
    } else {
        probed(case).or_else(|| words::finding(case, &RULE, title))?
    };
    words::support(case, &mut finding);
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["sign-in-to-network", "try-another-network"]);
    finding.citations.push(cite("RFC 6585, section 6", "https://www.rfc-editor.org/rfc/rfc6585#section-6"));
    Some(finding)
}

fn probed(case: &Case) -> Option<Finding> {
    let host = case::host(case).filter(|host| PROBES.iter().any(|probe| probe.eq_ignore_ascii_case(host)))?;
    let response = case::response(case).filter(|_| case::has_status(case, &[301, 302, 303, 307, 308]))?;
    // A portal's address often carries the one that was asked for in its query.
    let location = header(&response.headers, "Location").filter(|location| {
        let target = location.value.split_once("://").map_or("", |(_, rest)| rest);
        !target.is_empty() && !target.starts_with(&host)
    })?;
    let message = plain(
        "The address that was asked exists only to tell whether the way to the internet is open, and the answer leads elsewhere: to the log-in page of the network in between.",
    );
    let mut finding = found(&RULE, Confidence::Likely, plain("The network wants you to sign in first"), message);
    finding.evidence.push(evidence(location.span, "Location"));
    Some(finding)
}

examples! {
    fires: [
        "511",
        "HTTP/1.1 511 Network Authentication Required\nContent-Length: 0\n\n",
        "GET / HTTP/1.1\nHost: detectportal.firefox.com\n\nHTTP/1.1 302 Found\nLocation: http://portal.hotel.example/?from=detectportal.firefox.com\n\n",
        "GET /hotspot-detect.html HTTP/1.1\nHost: captive.apple.com\n\nHTTP/1.1 302 Found\nLocation: http://portal.hotel.example/\n\n",
    ],
    silent: ["407", "GET / HTTP/1.1\nHost: a.example\n\nHTTP/1.1 302 Found\nLocation: http://portal.hotel.example/\n\n"],
}
