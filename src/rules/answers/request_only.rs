//! `request-only`: a request was pasted without the answer that came back.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, evidence},
    rules::{Rule, found, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "request-only", kind: Kind::Answer, check };

fn check(case: &Case) -> Option<Finding> {
    let exchange = case::exchange(case).filter(|exchange| exchange.response.is_none())?;
    let request = exchange.request.as_ref()?;
    if case::tokens(case).next().is_some() && request.method.is_none() {
        return None;
    }
    let message = plain(
        "What the server answered decides. Paste the answer below it, with its first line and its header fields; developer tools show both under Network, and so does curl with the option -v.",
    );
    let mut finding = found(&RULE, Confidence::Certain, plain("This is a request; its answer is missing"), message);
    finding.evidence.push(evidence(request.span, "request"));
    Some(finding)
}

examples! {
    fires: ["GET /me HTTP/1.1\nHost: a.example\nAccept: */*\n\n", "Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="],
    silent: ["GET /me HTTP/1.1\nHost: a.example\n\nHTTP/1.1 401 Unauthorized\n\n", "401"],
}
