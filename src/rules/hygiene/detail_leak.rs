//! `detail-leak`: the answer tells strangers what the server is made of, or which half of a log-in was wrong.
//!
//! RFC 9457, section 5: "avoid making implementation details such as a stack dump available through the HTTP
//! interface".

use crate::{
    case::{self, Case},
    finding::{Citation, Confidence, Finding, Kind, cite, evidence},
    knowledge::citation::RFC_9110_403,
    rules::{Rule, found, plain},
    text::{Span, lower, span},
};

/// See the module.
pub const RULE: Rule = Rule { id: "detail-leak", kind: Kind::Hygiene, check };

const RFC_9457_5: Citation = cite("RFC 9457, section 5", "https://www.rfc-editor.org/rfc/rfc9457#section-5");

/// How much of a body is searched.
const MAX_BODY: usize = 64 * 1024;

/// Marks of stack traces and databases.
const INNARDS: &[&str] = &[
    "Traceback (most recent call last)",
    "Exception in thread \"",
    "\n\tat ",
    "\n   at ",
    "\n    at ",
    "\\n\\tat ",
    "\\n   at ",
    "\\n    at ",
    "<br> &nbsp; &nbsp;at ",
    "SQLSTATE[",
    "You have an error in your SQL syntax",
    "Unclosed quotation mark after the character string",
    "goroutine 1 [running]",
    " on line <b>",
    "ORA-00",
];

/// Sentences that tell who has an account here.
const WHICH_HALF: &[&str] = &[
    "user not found",
    "no such user",
    "user does not exist",
    "unknown username",
    "username not found",
    "email not found",
    "no account found",
    "incorrect password for",
    "wrong password for",
];

/// Sentences that tell that somebody else's resource is there.
const SOMEBODY_ELSES: &[&str] = &[
    "belongs to another",
    "belongs to a different",
    "belongs to someone else",
    "owned by another",
    "owned by a different",
    "not owned by you",
    "you do not own this",
    "you don't own this",
    "not the owner of this",
];

/// The longest sentence that is looked at, in bytes.
const MAX_SENTENCE: usize = 120;

/// A title and its message.
pub(crate) type Words = (&'static str, &'static str);

const INSIDES: Words = (
    "The answer shows the server's insides",
    "It prints where in the code or the database the error arose. That helps who attacks more than who uses it: it belongs into the server's log, with a number in the answer that leads there.",
);
/// Where the words tell who has an account.
pub(crate) const ACCOUNTS: Words = (
    "The answer tells which accounts exist",
    "It says which of name and password was wrong. Whoever tries names learns so who has an account here. One sentence for both cases gives nothing away.",
);
const REVOKED: Words = (
    "The answer tells that the token was withdrawn",
    "A client does the same whether its token ran out or was withdrawn: it gets a new one. Which of them it was helps only somebody who holds a token that isn't theirs. One sentence for all such tokens is enough.",
);
const EXISTS: Words = (
    ELSES,
    "Whoever tries addresses learns which of them exist. Where that should stay hidden, answer 404, with the same words as for an address that never was.",
);
/// The title where a resource's existence is given away.
pub(crate) const ELSES: &str = "The answer tells that somebody else's resource is there";

/// A finding before it is written down: how sure, in which words, where, and what helps.
type Leak = (Confidence, Words, Span, &'static str);

fn check(case: &Case) -> Option<Finding> {
    let status = case::status(case).filter(|status| *status >= 400)?;
    // A program's own trace is the reader's, not the server's.
    let response = case::response(case).filter(|response| response.message.is_none())?;
    let shown = response.headers_shown && response.status_span.is_some();
    let body = response.body.as_ref().filter(|_| shown).and_then(|body| in_body(case, status, body.span));
    let (confidence, (title, message), place, fix) =
        body.or_else(|| revoked(case).filter(|_| shown && status == 401))?;
    let mut finding = found(&RULE, confidence, plain(title), plain(message));
    finding.evidence.push(evidence(place, if title == REVOKED.0 { "words" } else { "body" }));
    finding.fixes.push(fix);
    finding.citations.push(if title == ELSES { RFC_9110_403 } else { RFC_9457_5 });
    Some(finding)
}

fn in_body(case: &Case, status: u16, body: Span) -> Option<Leak> {
    let text = &case.documents.get(body.doc as usize)?.text;
    let start = body.start as usize;
    let end = text.floor_char_boundary((body.end as usize).min(start + MAX_BODY));
    let text = text.get(start..end)?;
    if let Some((at, mark)) = INNARDS.iter().find_map(|mark| Some((text.find(mark)?, mark))) {
        return Some((Confidence::Likely, INSIDES, line_at(text, at + mark.len(), body.doc, start), "say-less"));
    }
    let half = || words(case, WHICH_HALF).map(|place| (Confidence::Likely, ACCOUNTS, place, "say-less"));
    match status {
        403 => words(case, SOMEBODY_ELSES)
            .map(|place| (Confidence::Possible, EXISTS, place, "hide-resource"))
            .or_else(half),
        400 | 401 => half(),
        _ => None,
    }
}

/// Where the answer tells a withdrawn token from one that ran out.
fn revoked(case: &Case) -> Option<Leak> {
    let mut hits = case.hits.iter().filter(|hit| hit.row.means == "token-revoked");
    let phrase = hits.find_map(|hit| {
        case.phrases
            .get(hit.phrase)
            .filter(|phrase| lower(&phrase.text).contains("revoked") && !phrase.text.contains("expired"))
    })?;
    Some((Confidence::Possible, REVOKED, phrase.span, "say-less"))
}

/// The short phrase that holds one of these sentences.
fn words(case: &Case, sentences: &[&str]) -> Option<Span> {
    let phrase = case.phrases.iter().find(|phrase| {
        let text = lower(&phrase.text);
        text.len() <= MAX_SENTENCE && sentences.iter().any(|words| text.contains(words))
    })?;
    Some(phrase.span)
}

/// The line around an offset of a text that begins at `start`, at most 120 bytes of it.
fn line_at(text: &str, at: usize, doc: u32, start: usize) -> Span {
    let first = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |line| line + 1);
    let first = first.max(text.floor_char_boundary(at.saturating_sub(60)));
    let rest = text.get(first..text.floor_char_boundary(first + 120)).unwrap_or_default();
    let lead = rest.len() - rest.trim_start().len();
    let rest = rest.trim_start();
    let length = rest.find('\n').unwrap_or(rest.len());
    span(doc, start + first + lead, start + first + lead + length)
}

examples! {
    fires: [
        "HTTP/1.1 500 Internal Server Error\nContent-Type: text/plain\n\nSystem.NullReferenceException: Object reference not set\n   at Shop.Cart.Get(Int32 id)\n",
        // Express in development.
        "HTTP/1.1 401 Unauthorized\nX-Powered-By: Express\nContent-Type: application/json\n\n{\"message\":\"jwt malformed\",\"stack\":\"JsonWebTokenError: jwt malformed\\n    at module.exports (/srv/app/verify.js:70:17)\"}",
        // Laravel with its debugging on.
        "HTTP/1.1 500 Internal Server Error\nContent-Type: application/json\n\n{\"message\":\"SQLSTATE[42S02]: Base table or view not found\"}",
        "HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{\"error\":\"User not found\"}",
        "HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"errors\":{\"email\":[\"No account found with this address\"]}}",
        "HTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n{\"message\":\"This document belongs to another user.\"}",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"a\", error=\"invalid_token\", error_description=\"The access token was revoked\"\n\n",
    ],
    silent: [
        "HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{\"error\":\"Wrong name or password\"}",
        "HTTP/1.1 500 Internal Server Error\nContent-Type: text/plain\n\nSomething went wrong\n",
        // RFC 6750's own words.
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"a\", error=\"invalid_token\", error_description=\"The access token expired\"\n\n",
        "HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{\"message\":\"The token is expired, revoked or otherwise invalid\"}",
        "HTTP/1.1 404 Not Found\nContent-Type: application/json\n\n{\"error\":\"User not found\"}",
        "HTTP/1.1 200 OK\nContent-Type: text/plain\n\nThis ticket belongs to another user. Nothing is wrong.",
        "Traceback (most recent call last):\n  File \"a.py\", line 1\nrequests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://a.example/",
    ],
}
