//! `digest-stale`: only the one-time value of the last challenge is too old: name and password need not be asked for
//! again.
//!
//! RFC 7616, section 3.3: "the client may wish to simply retry the request with a new encrypted response, without
//! reprompting the user for a new username and password".

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, evidence},
    http::challenge::{self, Challenge, Param},
    knowledge::citation::RFC_7616_3_3,
    rules::{Rule, found, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "digest-stale", kind: Kind::Step, check };

fn check(case: &Case) -> Option<Finding> {
    if unasked(case) {
        return None;
    }
    let stale =
        case::asked(case).filter(|challenge| challenge.scheme.eq_ignore_ascii_case("Digest")).find_map(is_stale)?;
    let message = plain(
        "The server's one-time number (nonce) that the client used has run out, and the answer brings a new one. The name and password may well be right: the client only has to repeat the request with the new number.",
    );
    let mut finding = found(&RULE, Confidence::Certain, plain("Only the server's nonce was too old"), message);
    finding.evidence.push(evidence(stale.span, "stale"));
    finding.fixes.push("finish-handshake");
    finding.citations.push(RFC_7616_3_3);
    Some(finding)
}

/// Whether the request as shown used no nonce that could be old: some cameras say stale of every one.
pub(crate) fn unasked(case: &Case) -> bool {
    case::shows_request_fields(case) && case::authorization(case).is_none()
}

fn is_stale(challenge: &Challenge) -> Option<&Param> {
    challenge::param(challenge, "stale").filter(|stale| stale.value.eq_ignore_ascii_case("true"))
}

examples! {
    fires: ["WWW-Authenticate: Digest realm=\"a\", nonce=\"b\", stale=true"],
    silent: ["GET / HTTP/1.1\nHost: a.example\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Digest realm=\"a\", nonce=\"b\", stale=true\n\n", "WWW-Authenticate: Digest realm=\"a\", nonce=\"b\", stale=false", "WWW-Authenticate: Basic realm=\"a\", stale=true"],
}
