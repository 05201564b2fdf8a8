//! `weak-digest`: the server offers Digest with MD5 and nothing better.
//!
//! RFC 7616, section 3.3: without `algorithm`, MD5 is meant; appendix A: MD5 was kept for backward compatibility
//! alone.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, cite, evidence},
    http::challenge::{self, Challenge},
    rules::{Rule, found, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "weak-digest", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    let digests: Vec<&Challenge> =
        case::asked(case).filter(|challenge| challenge.scheme.eq_ignore_ascii_case("Digest")).collect();
    let first = digests.first()?;
    if !digests.iter().all(|challenge| is_md5(challenge)) {
        return None;
    }
    let message = plain(
        "MD5 is kept for old clients only: whoever sees the exchange can try out passwords against it very fast. A server should offer SHA-256 as well, before the MD5 challenge, and be reached over https.",
    );
    let mut finding = found(&RULE, Confidence::Certain, plain("Digest is offered with MD5 alone"), message);
    let algorithm = challenge::param(first, "algorithm");
    finding.evidence.push(match algorithm {
        Some(algorithm) => evidence(algorithm.span, "algorithm"),
        None => evidence(first.scheme_span, "challenge"),
    });
    finding.citations.push(cite("RFC 7616, appendix A", "https://www.rfc-editor.org/rfc/rfc7616#appendix-A"));
    Some(finding)
}

fn is_md5(challenge: &Challenge) -> bool {
    challenge::param(challenge, "algorithm").is_none_or(|algorithm| {
        ["MD5", "MD5-sess"].iter().any(|known| known.eq_ignore_ascii_case(algorithm.value.trim()))
    })
}

examples! {
    fires: [
        "WWW-Authenticate: Digest realm=\"a\", nonce=\"b\"",
        "WWW-Authenticate: Digest realm=\"a\", nonce=\"b\", algorithm=MD5-sess",
        // A camera's.
        "HTTP/1.1 401 Unauthorized\nServer: App-webs/\nWWW-Authenticate: Digest qop=\"auth\", realm=\"IP Camera(F0000)\", nonce=\"4e6a\", stale=\"FALSE\"\nWWW-Authenticate: Basic realm=\"IP Camera(F0000)\"\n\n",
    ],
    silent: [
        "WWW-Authenticate: Digest realm=\"a\", nonce=\"b\", algorithm=SHA-256",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Digest realm=\"a\", nonce=\"b\", algorithm=SHA-256\nWWW-Authenticate: Digest realm=\"a\", nonce=\"b\", algorithm=MD5\n\n",
        "WWW-Authenticate: Digest realm=\"a\", nonce=\"b\", algorithm=SHA-512-256",
        "WWW-Authenticate: Basic realm=\"a\"",
    ],
}
