//! `cacheable-refusal`: caches may keep this refusal and show it again to somebody who has signed in meanwhile.
//!
//! RFC 9111, section 3: with `public` or a lifetime of its own every final answer may be stored.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, cite, evidence},
    http::message::header,
    rules::{Rule, found, plain, status_evidence},
    text::lower,
};

/// See the module.
pub const RULE: Rule = Rule { id: "cacheable-refusal", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    let response = case::response(case).filter(|_| case::has_status(case, &[401, 403, 407]))?;
    let field = header(&response.headers, "Cache-Control")?;
    let value = lower(&field.value);
    let directives = || value.split(',').map(str::trim);
    let forbidden =
        directives().any(|directive| directive.starts_with("no-store") || directive.starts_with("no-cache"));
    let lasting = |directive: &str| {
        let seconds = directive.strip_prefix("max-age=").or_else(|| directive.strip_prefix("s-maxage="));
        seconds.is_some_and(|seconds| seconds.trim_matches('"').parse::<u64>().is_ok_and(|seconds| seconds > 0))
    };
    if forbidden || !directives().any(lasting) {
        return None;
    }
    let message = plain(
        "The field lets caches keep this answer. Who signs in and tries again may get the old refusal out of the cache, and behind a shared cache other people do. A refusal should say no-store.",
    );
    let mut finding = found(&RULE, Confidence::Certain, plain("Caches may keep the refusal"), message);
    finding.evidence.push(evidence(field.span, "Cache-Control"));
    finding.evidence.extend(status_evidence(case));
    finding.fixes.extend(["disable-caching", "hard-reload"]);
    finding.citations.push(cite("RFC 9111, section 3", "https://www.rfc-editor.org/rfc/rfc9111#section-3"));
    Some(finding)
}

examples! {
    fires: [
        "HTTP/1.1 403 Forbidden\nCache-Control: public, max-age=600\n\n",
        // A CDN's rule that forgot the status.
        "HTTP/2 401\nwww-authenticate: Bearer realm=\"api\"\ncache-control: s-maxage=3600\nx-cache: Error from cloudfront\n\n",
        // Apache's mod_expires, on a folder.
        "HTTP/1.1 401 Unauthorized\nServer: Apache/2.4.62 (Debian)\nWWW-Authenticate: Basic realm=\"Intern\"\nCache-Control: max-age=2592000\n\n",
    ],
    silent: [
        "HTTP/1.1 403 Forbidden\nCache-Control: no-cache, no-store, max-age=0, must-revalidate\n\n",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer\n\n",
        "HTTP/1.1 200 OK\nCache-Control: public, max-age=600\n\n",
        "HTTP/1.1 304 Not Modified\nCache-Control: public, max-age=600\n\n",
        "HTTP/1.1 404 Not Found\nCache-Control: public, max-age=600\n\n",
        "HTTP/1.1 403 Forbidden\nCache-Control: public, max-age=0\n\n",
    ],
}
