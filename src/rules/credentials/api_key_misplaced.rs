//! `api-key-misplaced`: the API key stands in the wrong place: another header field, the address, or where a token
//! belongs.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, cite, evidence},
    http::authorization,
    rules::{Rule, found, plain, status_evidence, words},
    token::Place,
};

/// See the module.
pub const RULE: Rule = Rule { id: "api-key-misplaced", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding =
        as_bearer(case).or_else(|| words::finding(case, &RULE, plain("The key was sent in the wrong place")))?;
    words::support(case, &mut finding);
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["move-key"]);
    Some(finding)
}

/// Portainer's access tokens go in a field of their own; what it takes after Bearer is the JWT of a session.
fn as_bearer(case: &Case) -> Option<Finding> {
    let field = case::authorization(case).filter(|_| case::has_status(case, &[401, 403]))?;
    let bearer = authorization::read(&field.value).scheme.eq_ignore_ascii_case("Bearer");
    let is_key = |token: &&crate::token::Token| {
        token.kind == "portainer-key"
            && case.subject.map(Place::Request) == Some(token.place)
            && token.span.start >= field.span.start
            && token.span.end <= field.span.end
    };
    let key = case.tokens.iter().find(is_key).filter(|_| bearer)?;
    let message = plain(
        "What begins with ptr_ is an access token of Portainer, and it was sent after the word Bearer, where Portainer looks for the JWT of a signed-in session. The key belongs in a field of its own: X-API-Key.",
    );
    let title = plain("The key was sent as a Bearer token and belongs in X-API-Key");
    // Others may begin their keys so too; Portainer's own words settle it.
    let own = case.hits.iter().any(|hit| hit.product == Some("Portainer"));
    let confidence = if own { Confidence::Certain } else { Confidence::Likely };
    let mut finding = found(&RULE, confidence, title, message);
    finding.evidence.push(evidence(key.span, "Authorization"));
    finding.source = Some("Portainer");
    finding.citations.push(cite("Portainer, accessing the API", "https://docs.portainer.io/api/access"));
    Some(finding)
}

examples! {
    fires: ["GET /api/stacks HTTP/1.1\nHost: a.example\nAuthorization: Bearer ptr_EXAMPLEonlyEXAMPLEonlyEXAMPLEonlyEXAMPLEon0=\n\nHTTP/1.1 401 Unauthorized\nContent-Length: 0\n\n"],
    silent: [
        "GET /api/stacks HTTP/1.1\nHost: a.example\nX-API-Key: ptr_EXAMPLEonlyEXAMPLEonlyEXAMPLEonlyEXAMPLEon0=\n\nHTTP/1.1 401 Unauthorized\nContent-Length: 0\n\n",
        "GET /user HTTP/1.1\nHost: a.example\nAuthorization: Bearer ghp_000000000000000000000000000000000000\n\nHTTP/1.1 401 Unauthorized\nContent-Length: 0\n\n",
    ],
}
