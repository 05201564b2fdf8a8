//! `no-credentials`: the server saw no credentials at all: nothing that says who is asking.
//!
//! RFC 6750, section 3.1: "If the request lacks any authentication information … the resource server SHOULD NOT
//! include an error code": a Bearer challenge without `error` says that no token arrived.

use crate::{
    case::{self, Case},
    finding::{Confidence, Evidence, Finding, Kind, evidence},
    http::{
        authorization, challenge,
        message::{Form, Header, Request, header},
    },
    json,
    knowledge::{
        citation::{RFC_6750_3_1, RFC_9110_401},
        status::substatus,
    },
    paste::headers,
    rules::{Rule, found, plain, status_evidence, words},
    text::{slice, span},
};

/// See the module.
pub const RULE: Rule = Rule { id: "no-credentials", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let request = case::request(case).filter(|request| !request.headers.is_empty() || request.method.is_some());
    if request.is_some_and(carries)
        || request.is_some_and(|request| request.user.is_some())
        || case::prompt_sends_password(case)
        || case::dropped_on_redirect(case).is_some()
        || other_reason(case)
        || case::status(case).is_some_and(|status| status >= 404) && !case::says_for_certain(case, RULE.id)
    {
        return None;
    }
    let proven = || reason(case, request).filter(|(confidence, _)| *confidence == Confidence::Certain);
    let told = words::finding(case, &RULE, plain("The server saw no credentials with the request"));
    if let Some(mut finding) = told {
        if let Some((confidence, message)) = proven().filter(|_| wants_credentials(case)) {
            finding.confidence = confidence;
            finding.message = plain(message);
        }
        finish(case, &mut finding);
        return Some(finding);
    }
    if !wants_credentials(case) || case.hits.iter().any(|hit| hit.row.confidence <= Confidence::Likely) {
        return None;
    }
    let (confidence, message) = reason(case, request)?;
    let title = match confidence {
        Confidence::Possible => plain("The server wants to know who you are"),
        _ => plain("The server saw no credentials with the request"),
    };
    let mut finding = found(&RULE, confidence, title, plain(message));
    finish(case, &mut finding);
    Some(finding)
}

fn finish(case: &Case, finding: &mut Finding) {
    finding.evidence.extend(status_evidence(case));
    finding.evidence.extend(case::asked(case).map(|challenge| evidence(challenge.scheme_span, "challenge")));
    let basic = case::challenge_of(case, "Basic").is_some();
    let any = case::asked(case).next().is_some();
    let fixes: &[&str] = match (basic, any) {
        (true, _) => &["send-credentials", "check-url", "update-saved-password"],
        (false, true) => &["send-credentials", "use-offered-scheme", "check-token-storage"],
        _ => &["check-url", "sign-out-and-in", "clear-site-cookies", "send-credentials", "ask-the-owner"],
    };
    words::add_all(&mut finding.fixes, fixes);
    finding.citations.push(if case::challenge_of(case, "Bearer").is_some() { RFC_6750_3_1 } else { RFC_9110_401 });
}

/// The field of a request that carries credentials, or by its name may.
pub(crate) fn carrier(request: &Request) -> Option<&Header> {
    let named = |header: &&Header| authorization::carries(&header.name) || may_carry(&header.name);
    request.headers.iter().filter(named).find(|header| !header.value.trim().is_empty())
}

/// A field's name as evidence, without the value: what an unknown field holds may be a secret that nobody masks.
pub(crate) fn name_evidence(case: &Case, field: &Header) -> Option<Evidence> {
    let at = slice(&case.documents, field.span).find(&field.name)?;
    let start = field.span.start as usize + at;
    Some(evidence(span(field.span.doc, start, start + field.name.len()), &field.name))
}

/// Whether a request carries credentials of some kind: in a field, its body or its address.
pub(crate) fn carries(request: &Request) -> bool {
    let field = carrier(request).is_some();
    let body = request.body.as_ref().is_some_and(|body| {
        body.json.as_ref().is_some_and(|node| json::members(node).iter().any(|member| may_carry(&member.name)))
            || body.form == Form::Form
    });
    let target = request.target.as_deref().unwrap_or_default().to_ascii_lowercase();
    field
        || body
        || ["access_token=", "api_key=", "apikey=", "sig=", "x-amz-signature=", "token=", "key="]
            .iter()
            .any(|mark| target.contains(mark))
}

/// Whether a field's or member's name speaks of credentials: `X-Acme-Token`, `X-BX-SIGN`, `client_secret`, `pin`.
fn may_carry(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "token",
        "key",
        "apikey",
        "auth",
        "authentication",
        "secret",
        "sign",
        "signature",
        "hmac",
        "jwt",
        "session",
        "sessionid",
        "sid",
        "credential",
        "credentials",
        "password",
        "passwd",
        "pass",
        "pwd",
        "passcode",
        "pin",
        "otp",
        "code",
    ];
    const OTHERS: &[&str] = &["Sec-WebSocket-Key", "Idempotency-Key"];
    !OTHERS.iter().any(|other| other.eq_ignore_ascii_case(name))
        && name.split(['-', '_']).any(|part| WORDS.iter().any(|word| word.eq_ignore_ascii_case(part)))
}

/// Whether the answer asks for credentials: a 401, or a challenge whose status wasn't pasted.
fn wants_credentials(case: &Case) -> bool {
    case::status(case) == Some(401)
        || case::status(case).is_none() && case::asked(case).any(|challenge| challenge.field == "WWW-Authenticate")
}

/// Whether the challenge itself names another reason.
fn other_reason(case: &Case) -> bool {
    case::asked(case).any(|challenge| {
        let has = |name| challenge::param(challenge, name).is_some_and(|param| !param.value.is_empty());
        challenge.token68.is_some()
            || has("error")
            || has("ticket")
            || challenge::param(challenge, "stale").is_some_and(|stale| stale.value.eq_ignore_ascii_case("true"))
    })
}

fn reason(case: &Case, request: Option<&Request>) -> Option<(Confidence, &'static str)> {
    let substatus = case::response(case).and_then(|response| substatus(response.status?, response.substatus?));
    if let Some(known) = substatus {
        return (known.cause == RULE.id).then_some((Confidence::Likely, known.means));
    }
    let preflight = request.is_some_and(|request| {
        request.method.as_deref() == Some("OPTIONS")
            && (request.headers.is_empty() || header(&request.headers, "Access-Control-Request-Method").is_some())
    });
    if preflight {
        return None;
    }
    if case::shows_request_fields(case)
        && request.is_some_and(|request| request.headers.iter().any(|header| headers::is_request_field(&header.name)))
    {
        return Some((
            Confidence::Certain,
            "The request as shown carries no Authorization field, no cookie and no key, and the server wants to know who is asking.",
        ));
    }
    let schemes: Vec<&str> = case::asked(case).map(|challenge| challenge.scheme.as_str()).collect();
    let is = |names: &[&str]| schemes.iter().any(|scheme| names.iter().any(|name| name.eq_ignore_ascii_case(scheme)));
    let tokens = schemes.is_empty() || is(&["Bearer", "DPoP"]);
    if tokens && case::sent_token(case).is_some_and(|token| !case::is_usable(token)) {
        return None;
    }
    if case::prompt_shows_no_credentials(case) {
        return Some((
            Confidence::Certain,
            "The command above the answer sends no credentials, and the server wants to know who is asking.",
        ));
    }
    if is(&["Bearer", "DPoP"]) {
        return Some((
            Confidence::Likely,
            "Its challenge names no error: a server does that when no token arrived at all. A token that arrived and was bad would be called invalid.",
        ));
    }
    if is(&["Basic"]) {
        return Some((
            Confidence::Likely,
            "It asks for a name and a password. A browser shows a log-in window at this point; a program has to send them with the request.",
        ));
    }
    if is(&["Negotiate", "NTLM", "Digest"]) {
        return Some((
            Confidence::Possible,
            "This is also how the first answer of a log-in in several steps looks; a client that knows the scheme goes on by itself.",
        ));
    }
    if !schemes.is_empty() {
        return Some((
            Confidence::Likely,
            "Its challenge says which way of signing in it accepts, and nothing says that anything of the kind arrived.",
        ));
    }
    if request.is_some_and(|request| request.withheld) {
        return Some((
            Confidence::Possible,
            "Whether any were sent can't be seen: Chrome and browsers made of it leave cookies and Authorization out of the file that they save, unless told otherwise. A 401 says that they were missing or no longer good.",
        ));
    }
    Some((
        Confidence::Possible,
        "A 401 says that the credentials were missing or no longer good. The rest of the answer, above all its WWW-Authenticate field, would tell which.",
    ))
}

examples! {
    fires: [
        "401",
        "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer realm=\"api\"\r\n\r\n",
        "WWW-Authenticate: Basic realm=\"Router\"",
        "GET /me HTTP/1.1\nHost: api.example.com\nAccept: */*\n\nHTTP/1.1 401 Unauthorized\nContent-Length: 0\n\n",
        "OPTIONS /dav/ HTTP/1.1\nHost: a.example\nUser-Agent: davfs2/1.7.0\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"dav\"\n\n",
        "GET /chat HTTP/1.1\nHost: a.example\nSec-WebSocket-Key: abc\n\nHTTP/1.1 401 Unauthorized\n\n",
    ],
    silent: [
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer error=\"invalid_token\"\n\n",
        "GET /me HTTP/1.1\nHost: api.example.com\nAuthorization: Bearer abc\n\nHTTP/1.1 401 Unauthorized\nContent-Length: 0\n\n",
        "HTTP/1.1 200 OK\nWWW-Authenticate: Basic realm=\"x\"\n\n",
        "GET /a HTTP/1.1\nHost: a.example\nX-Acme-Token: abc\n\nHTTP/1.1 401 Unauthorized\n\n",
        "Room 401",
    ],
}
