//! `handshake-step`: a refusal that is a normal step: the log-in takes several requests, and this answer is one of the
//! first.
//!
//! A bare Negotiate or NTLM, NTLM's second message, the first Digest challenge.
//!
//! RFC 4559, section 4.1; MS-NLMP, section 2.2.1.2 (CHALLENGE_MESSAGE); RFC 7616, section 3.3.

use crate::{
    case::{self, Case},
    finding::{Citation, Confidence, Finding, Kind, cite, evidence},
    http::{
        authorization,
        challenge::{self, Challenge},
    },
    knowledge::citation::RFC_7616_3_3,
    rules::{Rule, found, handshake::digest_stale, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "handshake-step", kind: Kind::Step, check };

/// SPNEGO over HTTP.
pub const RFC_4559: Citation = cite("RFC 4559, section 4", "https://www.rfc-editor.org/rfc/rfc4559#section-4");
/// NTLM's messages.
pub const MS_NLMP: Citation = cite(
    "MS-NLMP, CHALLENGE_MESSAGE",
    "https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-nlmp/801a4681-8809-4be9-ab0d-61dcfe762786",
);

fn check(case: &Case) -> Option<Finding> {
    if !matches!(case::status(case), None | Some(401 | 407)) || case::asked(case).next().is_none() {
        return None;
    }
    let mut finding = continued(case)
        .or_else(|| windows(case))
        .or_else(|| digest(case))
        .or_else(|| words::finding(case, &RULE, plain("This is a normal step of signing in")))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["finish-handshake"]);
    Some(finding)
}

/// NTLM's type 2 message, or a SPNEGO token in the answer: the server has gone on with the handshake.
fn continued(case: &Case) -> Option<Finding> {
    let (challenge, token68) = case::asked(case).find_map(|challenge| {
        Some((challenge, challenge.token68.as_deref()?)).filter(|(challenge, _)| is_windows(challenge))
    })?;
    let type_2 = token68.starts_with("TlRMTVNTUAACAAAA");
    let message = match type_2 {
        true => {
            "This is the second of NTLM's three messages: the server answers the client's hello with its challenge. The client now sends its proof over the same connection; browsers and curl do that by themselves."
        }
        false => {
            "The server has answered the client's security token with one of its own. The client goes on over the same connection; browsers and curl do that by themselves."
        }
    };
    let mut finding =
        found(&RULE, Confidence::Certain, plain("This is a normal step of signing in with Windows"), plain(message));
    finding.evidence.push(evidence(challenge.span, "challenge"));
    finding.citations.push(if type_2 { MS_NLMP } else { RFC_4559 });
    Some(finding)
}

/// A bare Negotiate or NTLM: the first answer, or the last one after all attempts failed.
fn windows(case: &Case) -> Option<Finding> {
    let challenge = case::asked(case).find(|challenge| is_windows(challenge))?;
    let sent = case::authorization(case).map(|header| authorization::read(&header.value));
    let other = |scheme: &str| !["Negotiate", "NTLM"].iter().any(|name| name.eq_ignore_ascii_case(scheme));
    if sent
        .is_some_and(|sent| other(sent.scheme) || sent.rest.starts_with("TlRMTVNTUAAD") || sent.rest.starts_with("YII"))
    {
        return None;
    }
    let shown = case::shows_request_fields(case);
    let confidence = if shown { Confidence::Certain } else { Confidence::Likely };
    let message = "With Windows log-in the first request always gets this answer; the client then goes on by itself. If it stays at this answer, the client isn't set up to use its Windows account here, or the account wasn't accepted.";
    let mut finding =
        found(&RULE, confidence, plain("This is the first step of signing in with Windows"), plain(message));
    finding.evidence.push(evidence(challenge.span, "challenge"));
    finding.citations.push(RFC_4559);
    finding.fixes.push("finish-handshake");
    Some(finding)
}

fn is_windows(challenge: &Challenge) -> bool {
    ["Negotiate", "NTLM"].iter().any(|name| name.eq_ignore_ascii_case(&challenge.scheme))
}

fn digest(case: &Case) -> Option<Finding> {
    let challenge = case::challenge_of(case, "Digest").filter(|_| case::authorization(case).is_none())?;
    challenge::param(challenge, "nonce").filter(|_| {
        digest_stale::unasked(case)
            || challenge::param(challenge, "stale").is_none_or(|stale| !stale.value.eq_ignore_ascii_case("true"))
    })?;
    let shown = case::shows_request_fields(case);
    let confidence = if shown { Confidence::Certain } else { Confidence::Likely };
    let message = "Digest always begins so: the server hands out a one-time number (nonce), and the client answers with a checksum of it and the password. Browsers ask for name and password now; a program has to be told them.";
    let mut finding =
        found(&RULE, confidence, plain("This is the first step of signing in with Digest"), plain(message));
    finding.evidence.push(evidence(challenge.span, "challenge"));
    finding.citations.push(RFC_7616_3_3);
    finding.fixes.extend(["finish-handshake", "send-credentials"]);
    Some(finding)
}

examples! {
    fires: [
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Negotiate\nWWW-Authenticate: NTLM\n\n",
        "WWW-Authenticate: NTLM TlRMTVNTUAACAAAADgAOADgAAAAVgoni",
        "WWW-Authenticate: Digest realm=\"a\", nonce=\"b\", qop=\"auth\"",
    ],
    silent: [
        "GET / HTTP/1.1\nHost: a.example\nAuthorization: Bearer abc\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Negotiate\n\n",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"x\"\n\n",
        "HTTP/1.1 200 OK\nWWW-Authenticate: Negotiate oRQwEqADCgEAoQsGCSqGSIb3EgECAg==\n\n",
        "GET / HTTP/1.1\nHost: a.example\nAuthorization: Digest username=\"a\", response=\"b\"\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Digest realm=\"a\", nonce=\"b\"\n\n",
    ],
}
