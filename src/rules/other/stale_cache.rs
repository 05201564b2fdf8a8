//! `stale-cache`: the refusal came out of a cache, so that the server may answer differently by now.
//!
//! RFC 9111, section 5.1: "The presence of an Age header field implies that the response was not generated or
//! validated by the origin server for this request".

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, cite, evidence},
    http::message::{Header, Response, header},
    rules::{Rule, found, plain, status_evidence, words},
    text::{has_ignoring_case, lower},
};

/// See the module.
pub const RULE: Rule = Rule { id: "stale-cache", kind: Kind::Cause, check };

/// Fields in which caches say that they had the answer.
const FIELDS: &[&str] =
    &["X-Cache", "CF-Cache-Status", "X-Cache-Status", "X-Proxy-Cache", "X-Varnish-Cache", "Cache-Status"];

fn check(case: &Case) -> Option<Finding> {
    let response = case::response(case).filter(|_| case::has_status(case, &[401, 403]))?;
    let field = stored(response)?;
    let message = plain(
        "A cache between you and the server kept an earlier refusal, perhaps somebody else's, and repeats it. Whether your credentials are good, the server itself was never asked.",
    );
    // What the refusal says may well be so still.
    let confidence = if words::says_other(case, &[RULE.id]) { Confidence::Possible } else { Confidence::Likely };
    let mut finding = found(&RULE, confidence, plain("This refusal is an old one, out of a cache"), message);
    finding.evidence.push(evidence(field.span, &field.name));
    finding.evidence.extend(status_evidence(case));
    finding.fixes.extend(["hard-reload", "clear-cache", "disable-caching"]);
    finding.citations.push(cite("RFC 9111, section 5.1", "https://www.rfc-editor.org/rfc/rfc9111#section-5.1"));
    Some(finding)
}

/// The field that says so.
pub(crate) fn stored(response: &Response) -> Option<&Header> {
    let age = || {
        header(&response.headers, "Age").filter(|age| age.value.trim().parse::<u64>().is_ok_and(|seconds| seconds > 0))
    };
    let named = FIELDS.iter().filter_map(|name| header(&response.headers, name));
    named.filter(|field| is_hit(&field.value)).chain(age()).next()
}

/// "HIT", "TCP_HIT from …", "Hit from cloudfront", and RFC 9211's `hit`; not its `fwd=miss`.
fn is_hit(value: &str) -> bool {
    let value = lower(value);
    !has_ignoring_case(&value, "miss") && value.split([' ', ',', ';', '_']).any(|word| word == "hit")
}

examples! {
    fires: [
        "HTTP/1.1 403 Forbidden\nX-Cache: Hit from cloudfront\nContent-Length: 0\n\n",
        "HTTP/2 401\nage: 212\nwww-authenticate: Bearer\n\n",
        "HTTP/2 403\ncache-status: edge; hit; ttl=30\n\n",
    ],
    silent: [
        "HTTP/2 401\nage: 0\nwww-authenticate: Bearer\n\n",
        "HTTP/1.1 403 Forbidden\nX-Cache: Error from cloudfront\n\n",
        "HTTP/1.1 403 Forbidden\nX-Cache: MISS, MISS\n\n",
        "HTTP/1.1 200 OK\nX-Cache: HIT\nAge: 5\n\n",
        "HTTP/1.1 404 Not Found\nAge: 5\n\n",
    ],
}
