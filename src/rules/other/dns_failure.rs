//! `dns-failure`: the name of the host could not be turned into an address, so that nothing was asked yet.

use crate::{
    case::{self, Case},
    finding::{Finding, Kind, cite},
    rules::{Rule, plain, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "dns-failure", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    // Where a server answered, what it says of the servers behind it is its own affair.
    if case::status(case).is_some() {
        return None;
    }
    let mut finding = words::finding(case, &RULE, plain("The name of the host is not known"))?;
    words::add_all(&mut finding.fixes, &["check-url", "flush-dns", "try-another-network", "fix-dns"]);
    finding.citations.push(cite("RFC 1034, section 2.1", "https://www.rfc-editor.org/rfc/rfc1034#section-2.1"));
    Some(finding)
}

examples! {
    fires: ["curl: (6) Could not resolve host: api.example.test", "This site can’t be reached\nCheck if there is a typo in a.example.\nDNS_PROBE_FINISHED_NXDOMAIN", "Error: getaddrinfo ENOTFOUND api.example.test"],
    silent: ["HTTP/1.1 502 Bad Gateway\nContent-Type: text/plain\n\ndial tcp: lookup db.example: no such host", "404", "The host could be resolved."],
}
