//! `detail-leak`: the answer tells strangers what the server is made of, or which half of a log-in was wrong.
//!
//! RFC 9457, section 5: "avoid making implementation details such as a stack dump available through the HTTP
//! interface".

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, cite, evidence},
    rules::{Rule, found, plain},
    text::{Span, lower, span},
};

/// See the module.
pub const RULE: Rule = Rule { id: "detail-leak", kind: Kind::Hygiene, check };

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

fn check(case: &Case) -> Option<Finding> {
    let status = case::status(case).filter(|status| *status >= 400)?;
    // A program's own trace is the reader's, not the server's.
    let response = case::response(case).filter(|response| response.message.is_none())?;
    let shown = response.headers_shown && response.status_span.is_some();
    let body = response.body.as_ref().filter(|_| shown)?;
    let text = &case.documents.get(body.span.doc as usize)?.text;
    let start = body.span.start as usize;
    let end = text.floor_char_boundary((body.span.end as usize).min(start + MAX_BODY));
    let text = text.get(start..end)?;
    let innards = INNARDS.iter().find_map(|mark| Some((text.find(mark)?, mark.len())));
    let (title, message, place) = match innards {
        Some((at, length)) => (
            "The answer shows the server's insides",
            "It prints where in the code or the database the error arose. That helps who attacks more than who uses it: it belongs into the server's log, with a number in the answer that leads there.",
            line_at(text, at + length, body.span.doc, start),
        ),
        None => {
            let login = matches!(status, 400 | 401 | 403);
            let phrase = case.phrases.iter().filter(|_| login).find(|phrase| {
                let text = lower(&phrase.text);
                text.len() <= 120 && WHICH_HALF.iter().any(|words| text.contains(words))
            })?;
            (
                "The answer tells which accounts exist",
                "It says which of name and password was wrong. Whoever tries names learns so who has an account here. One sentence for both cases gives nothing away.",
                phrase.span,
            )
        }
    };
    let mut finding = found(&RULE, Confidence::Likely, plain(title), plain(message));
    finding.evidence.push(evidence(place, "body"));
    finding.fixes.push("say-less");
    finding.citations.push(cite("RFC 9457, section 5", "https://www.rfc-editor.org/rfc/rfc9457#section-5"));
    Some(finding)
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
        "HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{\"error\":\"User not found\"}",
    ],
    silent: [
        "HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{\"error\":\"Wrong name or password\"}",
        "HTTP/1.1 500 Internal Server Error\nContent-Type: text/plain\n\nSomething went wrong\n",
        "Traceback (most recent call last):\n  File \"a.py\", line 1\nrequests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://a.example/",
    ],
}
