//! `credentials-rejected`: a name and a password arrived and are wrong, or no longer good.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, evidence},
    http::{authorization, challenge},
    knowledge::citation::{RFC_7616_3_3, RFC_7617_2, RFC_9110_401},
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "credentials-rejected", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The name or password was refused");
    if let Some(mut finding) = words::finding(case, &RULE, title.clone()) {
        finding.evidence.extend(status_evidence(case));
        words::add_all(&mut finding.fixes, &["check-credentials", "update-saved-password", "reset-password"]);
        finding.citations.push(RFC_9110_401);
        return Some(finding);
    }
    if case::status(case) != Some(401) || words::says_other(case, &[]) {
        return None;
    }
    sent(case).or_else(|| asked_alone(case))
}

/// The request shows Basic or Digest credentials, and the answer is a 401 that wants such.
fn sent(case: &Case) -> Option<Finding> {
    let header = case::authorization(case)?;
    let scheme = authorization::read(&header.value).scheme;
    let (basic, digest) = (scheme.eq_ignore_ascii_case("Basic"), scheme.eq_ignore_ascii_case("Digest"));
    let challenges = case::asked(case).count();
    let wanted = case::challenge_of(case, scheme);
    if !(basic || digest) || authorization::flaw(&header.value).is_some() || challenges > 0 && wanted.is_none() {
        return None;
    }
    if wanted
        .and_then(|challenge| challenge::param(challenge, "stale"))
        .is_some_and(|stale| stale.value.eq_ignore_ascii_case("true"))
    {
        return None;
    }
    let message = match basic {
        true => {
            "A name and a password did arrive with the request, and the server asks again: it doesn't accept this pair."
        }
        false => {
            "The request answered the server's Digest challenge, and the server asks again: name, password or realm didn't match."
        }
    };
    let mut finding = found(&RULE, Confidence::Likely, plain("The name or password was refused"), plain(message));
    finding.evidence.push(evidence(header.value_span, "Authorization"));
    finding.evidence.extend(status_evidence(case));
    finding.fixes.extend(["check-credentials", "update-saved-password", "reset-password"]);
    finding.citations.push(if basic { RFC_7617_2 } else { RFC_7616_3_3 });
    Some(finding)
}

/// A Basic challenge whose request isn't shown: a browser that sent a saved password looks just so.
fn asked_alone(case: &Case) -> Option<Finding> {
    let challenge = case::challenge_of(case, "Basic")
        .filter(|_| case::request(case).is_none() && !case::prompt_shows_no_credentials(case))?;
    let message = "If a name and a password were sent (a browser sends saved ones by itself), they are not the right ones for this area.";
    let mut finding =
        found(&RULE, Confidence::Possible, plain("A name and password were sent, and refused"), plain(message));
    finding.evidence.push(evidence(challenge.span, "challenge"));
    finding.fixes.extend(["check-credentials", "update-saved-password", "reset-password"]);
    finding.citations.push(RFC_7617_2);
    Some(finding)
}

examples! {
    fires: [
        "GET / HTTP/1.1\nHost: a.example\nAuthorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"x\"\n\n",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"x\"\n\n",
    ],
    silent: [
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer\n\n",
        "HTTP/1.1 200 OK\nWWW-Authenticate: Basic realm=\"x\"\n\n",
        "GET / HTTP/1.1\nHost: a.example\nAuthorization: Basic user:pass\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"x\"\n\n",
    ],
}
