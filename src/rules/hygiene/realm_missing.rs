//! `realm-missing`: the challenge doesn't name its realm, by which clients know which password to send.
//!
//! RFC 7617, section 2: "The authentication parameter 'realm' is REQUIRED"; RFC 7616, section 3.3. Bearer demands one
//! parameter at least (RFC 6750, section 3: "This scheme MUST be followed by one or more auth-param values").

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, evidence},
    knowledge::citation::{RFC_6750_3, RFC_7617_2},
    rules::{Rule, found, plain},
    text::Span,
};

/// See the module.
pub const RULE: Rule = Rule { id: "realm-missing", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    let mut problems = case::asked(case).flat_map(|challenge| &challenge.problems);
    let named = problems.find(|problem| problem.id == RULE.id).map(|problem| problem.span);
    let (title, message, place, citation) = match named {
        Some(place) => (
            "The challenge names no realm",
            "The realm tells clients, and the person who is asked, which name and password are meant. Without one some clients don't ask at all.",
            place,
            RFC_7617_2,
        ),
        None => (
            "The challenge says Bearer and nothing else",
            "The standard wants a parameter behind Bearer. A realm that names the API is the usual one: by it a client knows which of its tokens is meant.",
            bare_bearer(case)?,
            RFC_6750_3,
        ),
    };
    let mut finding = found(&RULE, Confidence::Certain, plain(title), plain(message));
    finding.evidence.push(evidence(place, "challenge"));
    finding.fixes.push("fix-challenge");
    finding.citations.push(citation);
    Some(finding)
}

/// Where a field says `Bearer` alone. What a program tells of an answer may have left the rest out.
fn bare_bearer(case: &Case) -> Option<Span> {
    case::response(case).filter(|response| response.headers_shown)?;
    let challenge = case::challenge_of(case, "Bearer")?;
    (challenge.params.is_empty() && challenge.token68.is_none()).then_some(challenge.span)
}

examples! {
    fires: [
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic\n\n",
        "WWW-Authenticate: Digest nonce=\"b\", qop=\"auth\", algorithm=SHA-256",
        // ASP.NET Core's answer to a request without a token.
        "HTTP/1.1 401 Unauthorized\nServer: Kestrel\nWWW-Authenticate: Bearer\nContent-Length: 0\n\n",
        // Spring Security's.
        "HTTP/1.1 401\nX-Content-Type-Options: nosniff\nWWW-Authenticate: Bearer\nCache-Control: no-cache, no-store, max-age=0, must-revalidate\n\n",
    ],
    silent: [
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"a\"\n\n",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer error=\"invalid_token\"\n\n",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Negotiate\n\n",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"\"\n\n",
        "WWW-Authenticate: Bearer",
    ],
}
