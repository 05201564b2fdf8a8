//! `status-mismatch`: the status says one thing and the words of the answer another.
//!
//! RFC 6750, section 3.1; RFC 9110, sections 15.3.1, 15.5.2 and 15.5.4.
//!
//! 401 is due where the server doesn't know who asks, 403 where it knows and doesn't allow; clients renew their
//! token on 401 alone.

use crate::{
    case::{self, Case, Phrase, Slot},
    finding::{Arg, Citation, Confidence, Evidence, Finding, Kind, cite, evidence, say},
    http::authorization,
    knowledge::citation::{RFC_6750_3_1, RFC_9110_401, RFC_9110_403},
    rules::{Rule, found, other::error_in_200::refusal, status_evidence, words},
    text::slice,
};

/// See the module.
pub const RULE: Rule = Rule { id: "status-mismatch", kind: Kind::Hygiene, check };

const RFC_9110_200: Citation =
    cite("RFC 9110, section 15.3.1", "https://www.rfc-editor.org/rfc/rfc9110#section-15.3.1");

/// The server doesn't know who asks: nothing came, or what came doesn't count.
const UNKNOWN: &[&str] = &[
    "no-credentials",
    "credentials-rejected",
    "token-expired",
    "token-not-yet-valid",
    "token-revoked",
    "token-malformed",
    "token-signature-rejected",
    "token-unsigned",
    "token-key-unknown",
    "token-issuer-mismatch",
    "token-audience-mismatch",
];
/// The server knows who asks, and says no.
const UNENTITLED: &[&str] = &["insufficient-scope", "insufficient-permission"];

/// What the words call for, and how sure that is.
struct Due {
    status: &'static str,
    reason: &'static str,
    confidence: Confidence,
    place: Evidence,
    citation: Citation,
}

fn check(case: &Case) -> Option<Finding> {
    let status = case::status(case)?;
    // Where a program only names the status, its digits may never have come over the wire.
    let place = case::response(case)?.status_span?;
    slice(&case.documents, place).bytes().next().filter(u8::is_ascii_digit)?;
    let due = match status {
        400 => by_error(case, "invalid_token", UNAUTHORIZED).or_else(|| by_words(case, UNKNOWN, UNAUTHORIZED)),
        401 => by_error(case, "insufficient_scope", FORBIDDEN).or_else(|| by_words(case, UNENTITLED, FORBIDDEN)),
        403 => by_error(case, "invalid_token", UNAUTHORIZED).or_else(|| by_words(case, UNKNOWN, UNAUTHORIZED)),
        200 => error_in_success(case),
        _ => None,
    }?;
    let title = say(
        "The answer says {status} where {due} is due",
        [("status", Arg::Number(i64::from(status))), ("due", Arg::from(due.status))],
    );
    let mut finding = found(&RULE, due.confidence, title, say(due.reason, []));
    finding.evidence = status_evidence(case);
    finding.evidence.push(due.place);
    finding.fixes.push("answer-other-status");
    finding.citations.push(due.citation);
    Some(finding)
}

/// A status, why it is due, and where that is written.
type Status = (&'static str, &'static str, Citation);

const UNAUTHORIZED: Status = (
    "401",
    "By its words the server doesn't accept who is asking: no credentials came, or ones that don't count. That is 401's meaning; many clients renew their token on a 401 only, and give up on anything else.",
    RFC_9110_401,
);
const FORBIDDEN: Status = (
    "403",
    "By its words the server knows who is asking, and the right is missing. That is 403's meaning; on a 401 clients get a new token or ask for the password, which can't help here.",
    RFC_9110_403,
);

/// The error code of RFC 6750, which names its status.
fn by_error(case: &Case, code: &str, (status, reason, _): Status) -> Option<Due> {
    let named = |phrase: &&Phrase| {
        matches!(&phrase.slot, Slot::Param(name) | Slot::Member(name) if name == "error") && phrase.text == code
    };
    let phrase = case.phrases.iter().find(named)?;
    let place = evidence(phrase.span, "error");
    Some(Due { status, reason, confidence: Confidence::Certain, place, citation: RFC_6750_3_1 })
}

fn by_words(case: &Case, causes: &[&str], (status, reason, citation): Status) -> Option<Due> {
    // IIS's own digits tell what its status doesn't (401.3), and who offers a way to sign in means 401.
    let substatus = case::response(case).is_some_and(|response| response.substatus.is_some());
    let asks = status == FORBIDDEN.0 && case::asked(case).next().is_some();
    // A 400 may be about a token in the body: one that resets a password, or a refresh token.
    let elsewhere = case::has_status(case, &[400]) && !sends_bearer(case);
    if substatus || asks || elsewhere || words::says_other(case, causes) {
        return None;
    }
    let hits = case.hits.iter().filter(|hit| causes.contains(&hit.row.means));
    let hit = hits.min_by_key(|hit| hit.row.confidence).filter(|hit| hit.row.confidence <= Confidence::Likely)?;
    let phrase = case.phrases.get(hit.phrase)?;
    // A server may well have made up its mind about strangers: then 403 is right.
    let least = if hit.row.means == "no-credentials" { Confidence::Likely } else { Confidence::Certain };
    let confidence = hit.row.confidence.max(least);
    Some(Due { status, reason, confidence, place: evidence(phrase.span, "words"), citation })
}

/// Whether the token that the answer speaks of came in the Authorization field, as far as the paste tells.
fn sends_bearer(case: &Case) -> bool {
    let sent = case::authorization(case);
    sent.is_some_and(|field| authorization::read(&field.value).scheme.eq_ignore_ascii_case("Bearer"))
}

/// A body that says no.
fn error_in_success(case: &Case) -> Option<Due> {
    // GraphQL's errors come with 200 by its rules.
    let member = refusal(case).filter(|member| member.name != "errors")?;
    Some(Due {
        status: "an error's status",
        reason: "The body says that it went wrong, and the status says that it went well. Caches, monitors and clients go by the status and take this answer for a success.",
        confidence: Confidence::Likely,
        place: evidence(member.node.span, &member.name),
        citation: RFC_9110_200,
    })
}

examples! {
    fires: [
        "HTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n{\"detail\":\"Authentication credentials were not provided.\"}",
        "HTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n{\"message\":\"jwt expired\"}",
        "HTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n{\"message\":\"jwt audience invalid. expected: api\"}",
        "HTTP/1.1 403 Forbidden\nContent-Type: application/json; charset=utf-8\n\n{\"error\":{\"code\":403,\"message\":\"Token is invalid\"},\"errors\":[{\"code\":\"FORBIDDEN\",\"message\":\"Token is invalid\"}]}",
        "GET /v1/orders HTTP/1.1\nHost: api.example\nAuthorization: Bearer abcdefgh123456789\n\nHTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"message\":\"jwt expired\"}",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer error=\"insufficient_scope\", scope=\"a\"\n\n",
        "HTTP/1.1 400 Bad Request\nWWW-Authenticate: Bearer error=\"invalid_token\"\n\n",
        "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"ok\":false,\"error\":\"not_authed\"}",
    ],
    silent: [
        "HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{\"message\":\"jwt expired\"}",
        "HTTP/1.1 403 Forbidden\nWWW-Authenticate: Bearer error=\"insufficient_scope\", scope=\"a\"\n\n",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Negotiate\nContent-Type: text/plain\n\nYou do not have permission to view this directory or page using the credentials that you supplied.",
        "HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_grant\"}",
        "POST /password/reset HTTP/1.1\nHost: app.example\n\nHTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"message\":\"Token has expired\"}",
        "POST /token/refresh HTTP/1.1\nHost: app.example\nContent-Type: application/json\n\n{\"refresh\":\"abcdefgh123456789\"}\n\nHTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"message\":\"jwt expired\"}",
        "HTTP/1.1 404 Not Found\nContent-Type: application/json\n\n{\"message\":\"Not Found\"}",
        "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"data\":null,\"errors\":[{\"message\":\"no\"}]}",
        "403",
    ],
}
