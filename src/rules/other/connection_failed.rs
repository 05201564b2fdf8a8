//! `connection-failed`: the host is known, and no answer came: the connection was refused, reset, closed or too slow.

use crate::{
    case::{self, Case},
    finding::{Finding, Kind, cite},
    rules::{Rule, plain, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "connection-failed", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    // Where a server answered, what it says of the servers behind it is its own affair.
    if case::status(case).is_some() {
        return None;
    }
    let mut finding = words::finding(case, &RULE, plain("No connection to the server came about"))?;
    words::add_all(
        &mut finding.fixes,
        &["check-url", "try-another-network", "wait-and-retry", "ask-the-owner", "read-server-logs"],
    );
    finding.citations.push(cite("RFC 9293, section 3.10.7", "https://www.rfc-editor.org/rfc/rfc9293#section-3.10.7"));
    Some(finding)
}

examples! {
    fires: ["curl: (7) Failed to connect to db.example port 9200 after 2 ms: Couldn't connect to server", "ERR_CONNECTION_TIMED_OUT", "Error: connect ECONNREFUSED 127.0.0.1:3000"],
    silent: ["HTTP/1.1 502 Bad Gateway\nContent-Type: text/plain\n\ndial tcp 10.0.0.1:80: connect: connection refused", "504", "DNS_PROBE_FINISHED_NXDOMAIN"],
}
