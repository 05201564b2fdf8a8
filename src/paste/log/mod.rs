//! Logs of servers: lines that tell what was asked and what was answered, and lines whose words say why.
//!
//! [`access`] reads what one line states: the common and combined formats of Apache, nginx, Tomcat, gunicorn and
//! uvicorn (<https://httpd.apache.org/docs/2.4/logs.html#accesslog>), HAProxy's HTTP format, Squid's native format,
//! load balancers of AWS, Rails, Rocket, Gin, morgan and logfmt. [`fields`] reads W3C extended logs of IIS and
//! CloudFront, [`object`] JSON, one object a line or laid out. What stands in the lines above an answer, and in its
//! own, are its words: an answer's line seldom says why, and the line before it often does.

pub mod access;
pub mod fields;
pub mod object;
mod words;

use crate::{
    http::message::{Body, Exchange, Form, Header, Request, Response},
    json::{Node, Value},
    report::InputKind,
    text::{Span, lower, span},
};

use super::{
    Reading,
    line::{self, Line},
    message,
};

/// The most exchanges that one log gives.
pub const MAX_EXCHANGES: usize = 100;
/// The most lines that are looked at.
pub const MAX_LINES: usize = 50_000;
/// How many lines before and behind an answer's own may tell why.
const NEIGHBOURS: usize = 40;
/// How many lines may stand beside those of a log without their text being something else.
const REMARKS: usize = 12;

/// What one line, or one object, says of a request and its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// "GET".
    pub method: Option<String>,
    /// A path or an address.
    pub target: Option<String>,
    /// The answer's status and where it stands.
    pub status: Option<(u16, Span)>,
    /// IIS's `sc-substatus`.
    pub substatus: Option<u16>,
    /// Where the name stands that the server knew the sender by.
    pub user: Option<Span>,
    /// Fields of the answer, where the log keeps them.
    pub headers: Vec<Header>,
    /// All of it.
    pub place: Span,
}

/// What was seen of a text.
#[derive(Default)]
struct Seen {
    entries: Vec<Entry>,
    /// Lines that are not blank, and those of them that only logs have.
    filled: usize,
    logged: usize,
    /// Whether some line tells its time, or is an object.
    marked: bool,
}

/// Reads a log; `None` where it names no request, or none was refused and it tells of other things too.
pub fn read(text: &str, lines: &[Line]) -> Option<Reading> {
    if !may_be_log(text) {
        return None;
    }
    let doc = lines.first()?.doc;
    let mut seen = object::read_all(text, doc).map(of_objects).unwrap_or_default();
    if seen.entries.is_empty() && !is_object(text) {
        seen = of_lines(text, lines);
    }
    let fits = seen.filled <= seen.logged + REMARKS || seen.logged * 2 >= seen.filled;
    let told = || message::looks_shown(text) && !message::marks::only_tells(text, lines, false);
    if !fits || !seen.marked && !told() {
        return None;
    }
    let Some(lead) = lead(&seen.entries).or_else(|| succeeded(&seen)) else {
        // Objects that tell of answers are a log, and no error's body, even where nothing was refused.
        return Some(Reading::default()).filter(|_| !seen.entries.is_empty() && is_object(text));
    };
    let from = (lead + MAX_EXCHANGES / 10).min(seen.entries.len()).saturating_sub(MAX_EXCHANGES).min(lead);
    let entries = seen.entries.iter().enumerate().skip(from).take(MAX_EXCHANGES);
    let exchanges = entries.map(|(index, entry)| exchange(text, lines, &seen.entries, entry, index, index == lead));
    Some(Reading {
        kind: Some((InputKind::ErrorMessage, "is a server's log")),
        exchanges: exchanges.collect(),
        subject: Some(lead - from),
        ..Reading::default()
    })
}

/// Lines of a log that state no answer, as the text of an answer that nothing else is known of.
pub fn worded(text: &str, lines: &[Line]) -> Option<Reading> {
    let doc = lines.first()?.doc;
    let mut nodes: Vec<Node> = Vec::new();
    if let Some(objects) = object::read_all(text, doc) {
        objects.iter().for_each(|node| words::of_object(node, &mut nodes));
    } else {
        let content = |line: &&Line| line::content(text, line);
        let filled = lines.iter().filter(|line| !content(line).trim().is_empty() && !is_continued(content(line)));
        let logged = lines.iter().filter(|line| is_logged(content(line))).count();
        if logged == 0 || logged * 4 < filled.count() || is_object(text) {
            return None;
        }
        let skip = lines.len().saturating_sub(NEIGHBOURS * 2);
        lines.iter().skip(skip).for_each(|line| words::of_line(text, line, &mut nodes));
    }
    let place = span(doc, 0, text.trim_end().len());
    let body = Body {
        form: Form::Text,
        span: place,
        json: Some(Node { value: Value::Array(nodes), span: place, cut: false }),
    };
    let response = super::with_body(body);
    let exchange = Exchange { response: Some(response), span: place, ..Exchange::default() };
    Some(Reading { exchanges: vec![exchange], ..Reading::default() })
}

/// Whether a cheap look finds what every entry has: three digits, and a method, a status' name or a proxy's mark.
fn may_be_log(text: &str) -> bool {
    let marks = ["GET", "POST", "PUT", "HEAD", "PATCH", "DELETE", "OPTIONS", "TCP_", "tatus", "Completed ", "Sent 4"];
    text.bytes().any(|byte| byte.is_ascii_digit())
        && (marks.iter().any(|mark| text.contains(mark))
            || text.contains(" HTTP/")
            || is_object(text) && text.contains("\"level\""))
}

/// Whether the text begins as JSON does, and not with a time in brackets.
fn is_object(text: &str) -> bool {
    let inner = text.trim_start_matches('\u{feff}').trim_start().trim_start_matches('[');
    // `<--` is an arrow of Koa's logger.
    let inner = inner.trim_start();
    inner.starts_with('{') || inner.starts_with('<') && !inner.starts_with("<-")
}

fn of_objects(nodes: Vec<Node>) -> Seen {
    let entries: Vec<Entry> = nodes.iter().filter_map(object::entry).collect();
    Seen { filled: nodes.len(), logged: nodes.len(), marked: true, entries }
}

fn of_lines(text: &str, lines: &[Line]) -> Seen {
    let mut seen = Seen::default();
    let mut fields = fields::Fields::default();
    // The request of a program that tells the request and the answer on lines of their own.
    let mut asked = Entry::default();
    for line in lines.iter().take(MAX_LINES) {
        let content = line::content(text, line);
        if content.trim().is_empty() {
            continue;
        }
        // The head of a W3C log tells of the log, not of an answer.
        if fields::is_directive(content) {
            fields::entry(&mut fields, content, line);
            continue;
        }
        seen.filled += 1;
        let logged = is_logged(content);
        seen.marked |= logged;
        let entry = fields::entry(&mut fields, content, line).or_else(|| access::entry(content, line, logged));
        // varnishlog, which tells no time on most lines.
        seen.marked |= content.starts_with("-   ") && entry.is_some();
        seen.logged += usize::from(logged || entry.is_some() || is_continued(content) || content.starts_with('#'));
        match entry {
            Some(mut entry) if entry.status.is_some() => {
                if entry.method.is_none() {
                    (entry.method, entry.target) = (asked.method.take(), asked.target.take());
                }
                seen.entries.push(entry);
                asked = Entry::default();
            }
            Some(part) => {
                asked.method = part.method.or(asked.method);
                asked.target = part.target.or(asked.target);
            }
            None => {}
        }
    }
    seen.marked |= !fields.names.is_empty();
    seen
}

/// Whether a line tells its time, as lines of logs do near their beginning, or is klog's (`E1120 08:15:32.1`) or the
/// console logger of ASP.NET Core's (`fail: Name[0]`).
pub fn is_logged(content: &str) -> bool {
    // `oauth2-proxy  | 192.0.2.40:51671 - …` of Docker Compose.
    let content = match content.split_once(" | ") {
        Some((name, rest)) if !name.is_empty() && !name.trim_end().contains([' ', ':', '[', '"']) => rest,
        _ => content,
    };
    let start = content.get(..content.floor_char_boundary(90)).unwrap_or(content);
    let time = start.as_bytes().windows(8).any(|window| {
        window.iter().zip(b"00:00:00").all(|(byte, shape)| match shape {
            b':' => *byte == b':',
            _ => byte.is_ascii_digit(),
        })
    });
    // `11/20/2026, 9:12:01 AM`.
    let noon = [" AM ", " PM "].iter().any(|half| {
        start.find(half).is_some_and(|at| {
            start
                .get(at.saturating_sub(6)..at)
                .is_some_and(|time| time.starts_with(':') && time.as_bytes().get(3) == Some(&b':'))
        })
    });
    let time = time || noon;
    // Amazon API Gateway's execution log: `(8c2f11d0-5b7a-4d0e-9a55-0f2a6c1d7e90) Method completed …`.
    let id = start
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(") "))
        .is_some_and(|(id, _)| id.len() == 36 && id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-'));
    let level = ["info: ", "warn: ", "fail: ", "dbug: ", "crit: "].iter().any(|level| content.starts_with(level));
    let behind = content.get(..content.floor_char_boundary(110)).unwrap_or(content);
    // A header field, a commit with its date and a subtitle's times are no line of a log.
    time && !start.contains(" --> ") && !behind.contains(" GMT") && !start.trim_start().starts_with("Date:")
        || level && start.ends_with(']')
        || id
}

/// A line of a stack trace, or one that goes on from the line above.
fn is_continued(content: &str) -> bool {
    ["  ", "\t", "#", "at ", "-  "].iter().any(|start| content.starts_with(start))
}

/// The exchange that the log is pasted for: the last one that was refused and not let through later; of those that
/// are about access before others. Where all were let through in the end, the last one at all.
fn lead(entries: &[Entry]) -> Option<usize> {
    let status = |entry: &Entry| entry.status.map_or(0, |(status, _)| status);
    let sent = |entry: &Entry| matches!(status(entry), 302 | 303 | 307) && entry.headers.iter().any(is_login);
    entries.iter().find(|entry| status(entry) >= 400 || sent(entry))?;
    let mended = |index: usize, entry: &Entry| {
        matches!(status(entry), 401 | 407)
            && entry.user.is_none()
            && entries.iter().skip(index + 1).take(MAX_EXCHANGES).any(|later| {
                (200..400).contains(&status(later)) && later.method == entry.method && later.target == entry.target
            })
    };
    let last = |wanted: fn(u16) -> bool| {
        let all = entries.iter().enumerate().rev().filter(|(_, entry)| wanted(status(entry)));
        all.take(MAX_EXCHANGES).find(|(index, entry)| !mended(*index, entry)).map(|(index, _)| index)
    };
    last(|status| matches!(status, 401 | 403 | 407 | 419 | 429 | 511))
        .or_else(|| last(|status| status >= 400 && status != 404))
        .or_else(|| last(|status| status >= 400))
        .or_else(|| entries.iter().rposition(sent))
        .or_else(|| entries.len().checked_sub(1))
}

/// Whether the field sends the visitor to a log-in.
fn is_login(header: &Header) -> bool {
    const WORDS: &[&str] = &["login", "signin", "sign-in", "sign_in", "auth", "sso", "saml"];
    let value = lower(&header.value);
    header.name.eq_ignore_ascii_case("location") && WORDS.iter().any(|word| value.contains(word))
}

/// The last answer of a log in which all were let through and that has little beside them.
fn succeeded(seen: &Seen) -> Option<usize> {
    let fine = |entry: &Entry| matches!(entry.status, Some((200..=299 | 304, _)));
    (seen.entries.len() * 4 >= seen.filled * 3).then_some(())?;
    seen.entries.iter().rposition(fine)
}

fn exchange(text: &str, lines: &[Line], all: &[Entry], entry: &Entry, index: usize, leads: bool) -> Exchange {
    let request = entry.method.is_some() || entry.target.is_some() || entry.user.is_some();
    let request = request.then(|| Request {
        method: entry.method.clone(),
        target: entry.target.clone(),
        user: entry.user,
        span: entry.place,
        ..Request::default()
    });
    let body = leads.then(|| told(text, lines, all, index)).flatten();
    let response = Response {
        status: entry.status.map(|(status, _)| status),
        status_span: entry.status.map(|(_, place)| place),
        substatus: entry.substatus,
        headers: entry.headers.clone(),
        body,
        span: entry.place,
        ..Response::default()
    };
    Exchange { request, response: Some(response), span: entry.place, ..Exchange::default() }
}

/// The words that belong to an answer: of its own line or object, of those above it since the answer before, and,
/// of the last answer, of those below it.
fn told(text: &str, lines: &[Line], all: &[Entry], index: usize) -> Option<Body> {
    let own = all.get(index)?.place;
    let from = index.checked_sub(1).and_then(|before| all.get(before)).map_or(0, |entry| entry.place.end as usize);
    let until = all.get(index + 1).map_or(text.len(), |_| own.end as usize);
    let mut nodes = Vec::new();
    let mut place = own;
    if let Some(objects) = object::read_all(text, own.doc) {
        let within = |node: &&Node| node.span.start as usize >= from && node.span.end as usize <= until;
        objects.iter().filter(within).take(NEIGHBOURS * 2).for_each(|node| words::of_object(node, &mut nodes));
    } else {
        let at = lines.partition_point(|line| line.end < own.end as usize);
        for line in lines.iter().skip(at.saturating_sub(NEIGHBOURS)).take(NEIGHBOURS * 2) {
            if line.start >= from && line.end <= until {
                words::of_line(text, line, &mut nodes);
                place = span(own.doc, line.start.min(place.start as usize), line.end.max(place.end as usize));
            }
        }
    }
    if let Some((_, status)) = all.get(index)?.status {
        words::of_status(text, status, &mut nodes);
    }
    Some(Body {
        form: Form::Text,
        span: place,
        json: Some(Node { value: Value::Array(nodes), span: place, cut: false }),
    })
}

#[cfg(test)]
mod tests;
