//! What one line of a text log says of a request and its answer.

use crate::{
    knowledge,
    paste::{http, line::Line},
    text::{Span, span},
};

use super::Entry;

/// A word of the line and its offset in it.
type Word<'a> = (usize, &'a str);

/// How many words of a line are looked at.
const MAX_WORDS: usize = 80;
/// How many quotation marks of a line are looked behind for a request.
const MAX_QUOTES: usize = 24;

const METHODS: &[&str] = &[
    "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "CONNECT", "PROPFIND", "PURGE", "REPORT", "MKCOL",
    "MOVE", "COPY", "LOCK", "TRACE",
];

/// Reads a line; `logged` says that it tells its time. Without a status the entry is the request alone.
pub fn entry(content: &str, line: &Line, logged: bool) -> Option<Entry> {
    let words: Vec<Word> = words(content);
    let mut entry = Entry { place: span(line.doc, line.start, line.end), ..Entry::default() };
    let at = |(at, word): Word| span(line.doc, line.start + at, line.start + at + word.len());
    if let Some((quote, method, target, behind)) = quoted(content) {
        entry.method = Some(method.to_owned());
        entry.target = Some(target.to_owned());
        entry.user = user(content.get(..quote).unwrap_or_default()).map(at);
        let direct = content.get(behind..).and_then(|rest| rest.strip_prefix(' ')).unwrap_or_default();
        let code = direct.split(' ').next().unwrap_or_default();
        let code = (behind + 1, code.trim_end_matches([',', '\r']));
        entry.status = answered(code, at).or_else(|| haproxy(&words, at)).or_else(|| balancer(&words, at));
        return Some(entry);
    }
    if let Some(found) = squid(&words, at).or_else(|| keyed(content, line)) {
        return Some(Entry { place: entry.place, ..found });
    }
    if let Some(found) = completed(&words, at) {
        entry.status = Some(found);
        return Some(entry);
    }
    if let ["-" | "--", name, value, ..] = *words.iter().map(|(_, word)| *word).take(3).collect::<Vec<_>>() {
        return varnish(name, value, words.get(2).copied()?, entry, at);
    }
    bare(content, &words, logged, entry, at)
}

/// The words between blanks, with their offsets.
fn words(content: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    for word in content.split([' ', '\t']) {
        if !word.is_empty() {
            words.push((at, word));
        }
        if words.len() >= MAX_WORDS {
            break;
        }
        at += word.len() + 1;
    }
    words
}

/// A word that is a status.
fn answered(word: Word, at: impl Fn(Word) -> Span) -> Option<(u16, Span)> {
    let digits = word.1.len() == 3 && word.1.bytes().all(|byte| byte.is_ascii_digit());
    let status = word.1.parse::<u16>().ok().filter(|status| digits && (100..600).contains(status))?;
    Some((status, at(word)))
}

/// `"GET /api HTTP/1.1"`: the offset of the quote, method, target, and the offset behind it.
fn quoted(content: &str) -> Option<(usize, &str, &str, usize)> {
    content.match_indices('"').take(MAX_QUOTES).find_map(|(at, _)| {
        let rest = content.get(at + 1..)?;
        let inner = rest.split('"').next()?;
        let (method, target) = http::request_line(inner)?;
        Some((at, method, target, at + inner.len() + 2))
    })
}

/// The third word of `203.0.113.24 - anna [20/Nov/2026:09:14:02 +0000] `: the name that was sent and accepted as one.
fn user(before: &str) -> Option<Word<'_>> {
    let known = before.get(..crate::text::last(before, " [")?)?;
    let mut words = known.rsplit(' ');
    let (name, ident) = (words.next()?, words.next()?);
    let named = ident == "-" && name != "-" && !name.is_empty() && name != "\"\"";
    named.then_some((known.len() - name.len(), name))
}

/// HAProxy: `fe_https fe_https/<NOSRV> 0/-1/-1/-1/0 401 262 - - PR-- …`.
fn haproxy(words: &[Word], at: impl Fn(Word) -> Span) -> Option<(u16, Span)> {
    let timers = |word: &str| {
        let part = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-' || byte == b'+')
        };
        word.split('/').count() == 5 && word.split('/').all(part)
    };
    let index = words.iter().position(|(_, word)| timers(word))?;
    answered(*words.get(index + 1)?, at)
}

/// AWS's application load balancer: `https 2026-11-20T08:02:11.1Z app/lb/50dc client target 0 0 0 403 - …`.
fn balancer(words: &[Word], at: impl Fn(Word) -> Span) -> Option<(u16, Span)> {
    let kind = words.first()?.1;
    let known = ["http", "https", "h2", "grpcs", "ws", "wss"].contains(&kind) && words.get(1)?.1.contains('T');
    answered(*words.get(8).filter(|_| known)?, at)
}

/// Squid: `1795167321.433 0 10.1.4.22 TCP_DENIED/407 4071 CONNECT host:443 name HIER_NONE/- text/html`.
fn squid(words: &[Word], at: impl Fn(Word) -> Span) -> Option<Entry> {
    let index = words.iter().take(12).position(|(_, word)| {
        ["TCP_", "NONE", "UDP_"].iter().any(|mark| word.starts_with(mark)) && word.contains('/')
    })?;
    let (start, word) = words.get(index)?;
    let slash = word.find('/')? + 1;
    let status = answered((start + slash, word.get(slash..)?), &at)?;
    let method = words.get(index + 2).filter(|(_, method)| METHODS.contains(method))?;
    let name = words.get(index + 4).copied().filter(|(_, name)| *name != "-");
    Some(Entry {
        method: Some(method.1.to_owned()),
        target: words.get(index + 3).map(|(_, target)| (*target).to_owned()),
        status: Some(status),
        user: name.map(at),
        ..Entry::default()
    })
}

/// Rails: `Completed 401 Unauthorized in 12ms`; Phoenix: `Sent 401 in 2ms`; ASP.NET Core 2: `Request finished in 3ms 401`.
fn completed(words: &[Word], at: impl Fn(Word) -> Span) -> Option<(u16, Span)> {
    let index = words.iter().position(|(_, word)| ["Completed", "Sent"].contains(word))?;
    let status = answered(*words.get(index + 1)?, at)?;
    words.iter().skip(index + 2).take(4).any(|(_, word)| *word == "in").then_some(status)
}

/// varnishlog: `-   RespStatus     405`.
fn varnish(name: &str, value: &str, word: Word, mut entry: Entry, at: impl Fn(Word) -> Span) -> Option<Entry> {
    match name {
        "ReqMethod" => entry.method = Some(value.to_owned()),
        "ReqURL" => entry.target = Some(value.to_owned()),
        "RespStatus" => entry.status = answered(word, at),
        _ => return None,
    }
    Some(entry)
}

/// logfmt: `level=warning msg="…" method=GET path=/orders status=401`; nothing where it names no status.
fn keyed(content: &str, line: &Line) -> Option<Entry> {
    let value = |names: &[&str]| {
        names.iter().find_map(|name| {
            let (at, _) = content.match_indices(name).take(8).find(|(at, _)| {
                let before = content.get(..*at).unwrap_or_default();
                before.is_empty() || before.ends_with([' ', '\t'])
            })?;
            let start = at + name.len();
            let rest = content.get(start..)?;
            let quote = usize::from(rest.starts_with('"'));
            let end = rest.get(quote..)?.find([' ', '"', '\t', ',']).map_or(rest.len(), |end| end + quote);
            Some((start + quote, rest.get(quote..end)?)).filter(|(_, value)| !value.is_empty())
        })
    };
    let place = |(at, word): Word| span(line.doc, line.start + at, line.start + at + word.len());
    let status = value(&[
        "status=",
        "status_code=",
        "statusCode=",
        "code=",
        "http.status=",
        "http_status=",
        "http.response.status=",
        "resp_status=",
    ])?;
    let text = |names: &[&str]| value(names).map(|(_, value)| value.to_owned());
    let target = text(&["path=", "uri=", "url=", "request_uri=", "http.path=", "http.request.uri=", "target="])?;
    Some(Entry {
        method: text(&["method=", "http.method=", "http.request.method=", "verb="]),
        target: Some(target),
        status: Some(answered(status, place)?),
        ..Entry::default()
    })
}

/// A method and a target without quotes, and a status somewhere near:
///
/// ```text
/// GET /api 401 3.2 ms - 12                                       morgan
/// (login) POST /identity/connect/token => 400 Bad Request        Rocket
/// Request finished HTTP/1.1 GET http://a.example/x - 401 0 - 3ms  ASP.NET Core
/// HTTP GET /x responded 401 in 3.2 ms                            Serilog
/// [GIN] 2026/11/20 - 10:00:00 | 401 | 1.2ms | ::1 | GET "/x"     Gin
/// Started GET "/x" for 203.0.113.21 at …                          Rails: the request alone
/// ```
fn bare(content: &str, words: &[Word], logged: bool, mut entry: Entry, at: impl Fn(Word) -> Span) -> Option<Entry> {
    let index = words.iter().position(|(_, word)| METHODS.contains(word))?;
    let target = words.get(index + 1)?.1.trim_matches('"');
    if !target.starts_with('/') && !target.contains("://") {
        return None;
    }
    entry.method = words.get(index).map(|(_, method)| (*method).to_owned());
    entry.target = Some(target.to_owned());
    let word = |offset: usize| words.get(index + offset).map_or("", |(_, word)| *word);
    let known = |found: &(u16, Span)| knowledge::status::status(found.0).is_some();
    let status = |offset: usize| answered(*words.get(index + offset)?, &at).filter(known);
    let timed = word(4).starts_with("ms") || word(3).ends_with("ms") || word(3).ends_with("µs");
    let sign = ["=>", "->", "-", "|", "responded", "returned"].contains(&word(2));
    entry.status = match status(2) {
        Some(found) => Some(found).filter(|_| logged || timed && word(5) == "-"),
        None => status(3).filter(|_| sign && (logged || word(2) != "returned" && index < 4)),
    };
    if entry.status.is_none() && content.contains("[GIN]") {
        let cell = words.windows(3).find(|cell| cell.first().is_some_and(|(_, bar)| *bar == "|"));
        entry.status = cell.and_then(|cell| answered(*cell.get(1)?, &at));
    }
    let started = index == 0 || words.get(index.wrapping_sub(1)).is_some_and(|(_, word)| *word == "Started");
    (entry.status.is_some() || logged || started).then_some(entry)
}
