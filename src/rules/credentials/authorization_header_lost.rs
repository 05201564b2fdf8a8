//! `authorization-header-lost`: the request carried credentials, and the answer says that none arrived: something on
//! the way took them off.
//!
//! Apache doesn't hand Authorization to CGI and FastCGI programs on its own, proxies replace it, and clients drop
//! it when a redirect leads to another host.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, evidence, say},
    http::{authorization, challenge, message},
    knowledge::citation::{RFC_6750_3_1, RFC_9110_11_6_2},
    rules::{Rule, found, plain, status_evidence, words},
    token::State,
};

/// See the module.
pub const RULE: Rule = Rule { id: "authorization-header-lost", kind: Kind::Cause, check };

/// A client followed a redirect to another host, and left the field behind, as it should.
fn on_redirect(case: &Case) -> Option<Finding> {
    let (header, redirect) = case::dropped_on_redirect(case)
        .filter(|_| case::has_status(case, &[401, 403]) && !words::says_other(case, &["no-credentials", RULE.id]))?;
    let title = plain("The Authorization field was left behind at a redirect to another host");
    let message = plain(
        "The first request carried it, and its answer leads to another host. Clients don't hand credentials on to a host that they weren't meant for, so the request that was refused carries none.",
    );
    // Both requests are shown, one with the field and one without.
    let confidence = if case::status(case) == Some(401) { Confidence::Certain } else { Confidence::Possible };
    let mut finding = found(&RULE, confidence, title, message);
    finding.evidence.push(evidence(header.span, "Authorization"));
    let location = message::header(&redirect.headers, "Location");
    finding.evidence.extend(location.map(|header| evidence(header.span, "Location")));
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["keep-header-on-redirect", "check-url"]);
    finding.citations.push(RFC_9110_11_6_2);
    Some(finding)
}

fn check(case: &Case) -> Option<Finding> {
    if let Some(finding) = on_redirect(case) {
        return Some(finding);
    }
    let told = !words::hits(case, RULE.id).is_empty();
    let header = case::authorization(case).filter(|header| authorization::flaw(&header.value).is_none());
    let scheme = header.map(|header| authorization::read(&header.value).scheme)?;
    // Another scheme than the ones that the server takes: it arrived, and wasn't looked at.
    let other_scheme = case::asked(case).next().is_some() && case::challenge_of(case, scheme).is_none();
    let says_none = words::says(case, "no-credentials") || told;
    let bare_challenge = case::status(case) == Some(401)
        && case::challenge_of(case, "Bearer").is_some_and(|challenge| challenge::param(challenge, "error").is_none())
        && ["Bearer", "DPoP"].iter().any(|name| name.eq_ignore_ascii_case(scheme));
    if other_scheme && !told || !(says_none || bare_challenge) || words::says_other(case, &["no-credentials", RULE.id])
    {
        return None;
    }
    let expired = case::sent_token(case).is_some_and(|token| token.state == State::Expired);
    let confidence = if expired || !says_none { Confidence::Possible } else { Confidence::Likely };
    let title = say("The Authorization field was sent and didn't reach the server's program", []);
    let message = say(
        "The request carried {scheme} credentials, yet the answer speaks as if none had arrived. Something on the way takes them off: a proxy, the web server in front of the program, or a redirect to another host.",
        [("scheme", Arg::Text(scheme.to_owned()))],
    );
    let mut finding = found(&RULE, confidence, title, message);
    finding.evidence.extend(header.map(|header| evidence(header.span, "Authorization")));
    finding.evidence.extend(status_evidence(case));
    for hit in words::hits(case, "no-credentials").iter().take(2) {
        finding.evidence.extend(case.phrases.get(hit.phrase).map(|phrase| evidence(phrase.span, "words")));
        finding.source = finding.source.or(hit.product);
    }
    words::support(case, &mut finding);
    words::add_all(&mut finding.fixes, &["forward-authorization", "keep-header-on-redirect", "use-offered-scheme"]);
    finding.citations.extend([RFC_9110_11_6_2, RFC_6750_3_1]);
    Some(finding)
}

examples! {
    fires: [
        "GET /a HTTP/1.1\nHost: a.example\nAuthorization: Bearer opaque-example\n\nHTTP/1.1 302 Found\nLocation: https://b.example/\n\nGET / HTTP/1.1\nHost: b.example\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer\n\n",
        "GET /me HTTP/1.1\nHost: a.example\nAuthorization: Bearer opaque-example\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"api\"\n\n",
    ],
    silent: [
        "GET /a HTTP/1.1\nHost: a.example\n\nHTTP/1.1 302 Found\nLocation: https://b.example/\n\nGET / HTTP/1.1\nHost: b.example\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer\n\n",
        "GET /me HTTP/1.1\nHost: a.example\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"api\"\n\n",
        "GET /me HTTP/1.1\nHost: a.example\nAuthorization: Bearer opaque-example\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer error=\"invalid_token\"\n\n",
        "GET /me HTTP/1.1\nHost: a.example\nAuthorization: Bearer undefined\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"api\"\n\n",
    ],
}
