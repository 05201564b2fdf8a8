//! `tls-failure`: no protected connection came about: the certificate, or the way of encrypting, is not accepted.
//!
//! A certificate that seems expired is as often a wrong clock (RFC 5280, section 4.1.2.5).

use crate::{
    case::{self, Case},
    finding::{Finding, Kind, cite},
    rules::{Rule, plain, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "tls-failure", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    // Where a server answered, what it says of the servers behind it is its own affair.
    if case::status(case).is_some() {
        return None;
    }
    let mut finding = words::finding(case, &RULE, plain("The secure connection could not be set up"))?;
    words::add_all(&mut finding.fixes, &["sync-clock", "try-another-network", "fix-certificate", "trust-proxy-ca"]);
    finding.citations.push(cite("RFC 8446, section 6.2", "https://www.rfc-editor.org/rfc/rfc8446#section-6.2"));
    Some(finding)
}

examples! {
    fires: ["NET::ERR_CERT_DATE_INVALID", "curl: (60) SSL certificate problem: unable to get local issuer certificate", "x509: certificate signed by unknown authority"],
    silent: ["HTTP/1.1 526 Invalid SSL Certificate\nContent-Length: 0\n\n", "The certificate hangs on the wall."],
}
