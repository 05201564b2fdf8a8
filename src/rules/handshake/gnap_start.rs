//! `gnap-start`: the server says which authorization server the client begins at.
//!
//! GNAP: RFC 9635, section 9.1.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, cite, evidence, say},
    http::challenge,
    rules::{Rule, found, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "gnap-start", kind: Kind::Step, check };

fn check(case: &Case) -> Option<Finding> {
    let challenge = case::challenge_of(case, "GNAP")?;
    let server = challenge::param(challenge, "as_uri")?;
    let message = say(
        "This is the first step of GNAP: the client asks {server} for access, hands over the access reference where the challenge has one, and comes back with the token that it gets, signed with its own key.",
        [("server", Arg::from(server.value.as_str()))],
    );
    let title = plain("The server says where to ask for access");
    let mut finding = found(&RULE, Confidence::Certain, title, message);
    finding.evidence.push(evidence(server.span, "as_uri"));
    finding.evidence.extend(challenge::param(challenge, "access").map(|access| evidence(access.span, "access")));
    finding.fixes.push("finish-handshake");
    finding.citations.push(cite("RFC 9635, section 9.1", "https://www.rfc-editor.org/rfc/rfc9635#section-9.1"));
    Some(finding)
}

examples! {
    fires: [
        "WWW-Authenticate: GNAP as_uri=\"https://as.example/tx\", access=\"FWWIKYBQ6U56NL1\"",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: GNAP as_uri=https://as.example/tx,access=FWW\n\n",
    ],
    silent: ["WWW-Authenticate: GNAP", "WWW-Authenticate: UMA as_uri=\"https://as.example\", ticket=\"x\""],
}
