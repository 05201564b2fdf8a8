//! What one line of a text log says of a request and its answer.

use crate::{
    http::message::Header,
    knowledge,
    paste::{http, line::Line},
    text::{Span, lower, span},
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
        entry.status = answered(code, at)
            .or_else(|| haproxy(&words, at))
            .or_else(|| balancer(&words, at))
            .or_else(|| column(content, &words, quote, behind, at));
        return Some(entry);
    }
    if let Some(found) = squid(&words, at).or_else(|| keyed(content, line)) {
        return Some(Entry { place: entry.place, ..found });
    }
    if let Some(found) = completed(content, &words, at) {
        entry.status = Some(found);
        entry.headers.extend(location(content, line));
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
        let (method, target) = http::request_line(inner).or_else(|| without_version(inner))?;
        Some((at, method, target, at + inner.len() + 2))
    })
}

/// `"POST /api/x"` of Daphne and http-server.
fn without_version(inner: &str) -> Option<(&str, &str)> {
    let (method, target) = inner.split_once(' ')?;
    (METHODS.contains(&method) && target.starts_with('/') && !target.contains(' ')).then_some((method, target))
}

/// The status in a column of its own, wherever the format has it: behind a sign for one, the first of two that stand
/// side by side before the request, or the first behind it. What stands in quotes is a client's words.
///
/// ```text
/// 2026-11-20T09:00:04.4Z lb 203.0.113.5:518 10.0.4.2:80 0.00 0.00 0.00 401 401 44 62 "POST https://… HTTP/1.1" …
/// 2026/11/20 10:00:00 [web/x-001] "GET http://a.example/x HTTP/1.1" from 127.0.0.1:51 - 401 12B in 30µs
/// ```
fn column(
    content: &str,
    words: &[Word],
    quote: usize,
    behind: usize,
    at: impl Fn(Word) -> Span,
) -> Option<(u16, Span)> {
    if let Some(found) = signed(content, words, &at) {
        return Some(found);
    }
    let alone = |word: &Word| answered(*word, &at).filter(known);
    let quoted = |word: &Word| content.get(behind..word.0).is_some_and(|before| before.matches('"').count() % 2 == 1);
    let pair = words.windows(2).take_while(|pair| pair.first().is_some_and(|(start, _)| *start < quote));
    let two = pair.into_iter().find_map(|pair| alone(pair.get(1)?).and(alone(pair.first()?)));
    two.or_else(|| words.iter().filter(|word| word.0 >= behind && !quoted(word)).find_map(alone))
}

/// A status with a sign that it is one: a word or an arrow before it, brackets around it, or its phrase behind it.
///
/// ```text
/// [pid: 7|app: 0|req: 1/1] 10.0.0.1 () {40 vars in 500 bytes} […] GET /api => generated 58 bytes in 3 msecs (HTTP/1.1 401)
/// [Fri Nov 20 10:00:00 2026] 127.0.0.1:51234 [401]: GET /x
/// 10:00:00 | 401 |    1ms |       127.0.0.1 | GET     | /x
/// ```
fn signed(content: &str, words: &[Word], at: impl Fn(Word) -> Span) -> Option<(u16, Span)> {
    const BEFORE: &[&str] = &[
        "status",
        "code",
        "status_code",
        "=>",
        "->",
        "→",
        "-->",
        "⇒",
        "responded",
        "returned",
        "http/1.1",
        "http/2.0",
    ];
    words.iter().enumerate().find_map(|(index, (start, word))| {
        let (key, value) = word.split_once('=').unwrap_or(("", word));
        let bare = value.trim_matches(['(', ')', '[', ']', ':', ',', ';', '|', '"']);
        let lead = word.rfind(bare)?;
        let found = answered((start + lead, bare), &at).filter(known)?;
        let beside = |index: usize| words.get(index).map_or("", |(_, word)| *word);
        let before = lower(beside(index.wrapping_sub(1)));
        let cell = before == "|" && beside(index + 1) == "|";
        let bracket = lead > 0 && key.is_empty() && word.len() > bare.len() + lead;
        let sign = BEFORE.contains(&key) || BEFORE.contains(&before.trim_matches(['(', ':', '=']));
        let behind = content.get(start + lead + 3..).unwrap_or_default().trim_start_matches([' ', '(']);
        let name = knowledge::status::status(found.0).map_or("", |status| status.name);
        let phrase = behind.get(..name.len()).is_some_and(|phrase| phrase.eq_ignore_ascii_case(name));
        (cell || bracket || sign || phrase).then_some(found)
    })
}

fn known(found: &(u16, Span)) -> bool {
    knowledge::status::status(found.0).is_some()
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

/// Rails: `Completed 401 Unauthorized in 12ms`; Spring: `Completed 401 UNAUTHORIZED`; Phoenix: `Sent 401 in 2ms`; serve:
/// `Returned 401 in 3 ms`; Amazon API Gateway: `Method completed with status: 403`; Rocket: `Outcome: Error(401 …`.
fn completed(content: &str, words: &[Word], at: impl Fn(Word) -> Span) -> Option<(u16, Span)> {
    const LEADS: &[&str] = &[
        "Method completed with status: ",
        " with status code: ",
        ", responding with status code ",
        "Outcome: Error(",
        "Outcome: Failure(",
    ];
    if let Some(from) = LEADS.iter().find_map(|lead| Some(content.find(lead)? + lead.len())) {
        return answered((from, content.get(from..from + 3)?), at).filter(known);
    }
    let index = words.iter().position(|(_, word)| ["Completed", "Sent", "Returned"].contains(word))?;
    let status = answered(*words.get(index + 1)?, at)?;
    let name = knowledge::status::status(status.0).map_or("", |status| status.name);
    let phrase = words.get(index + 2).is_some_and(|(_, word)| {
        word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_') && name.len() == word.len()
    });
    (phrase || words.iter().skip(index + 2).take(4).any(|(_, word)| *word == "in")).then_some(status)
}

/// Authelia: `…, responding with status code 302 with location redirect to https://auth.example/?rd=…`.
fn location(content: &str, line: &Line) -> Option<Header> {
    const LEAD: &str = " with location redirect to ";
    let start = content.find(LEAD)? + LEAD.len();
    let value = content.get(start..)?.split([' ', '"']).next().filter(|value| !value.is_empty())?;
    let place = span(line.doc, line.start + start, line.start + start + value.len());
    Some(Header { name: "Location".to_owned(), value: value.to_owned(), span: place, value_span: place })
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
                before.is_empty() || before.ends_with([' ', '\t', '{', ',', ';', '|'])
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
/// GET /api 401 3.2 ms - 12                                       morgan, and `401 12 - 3.2 ms`
/// (login) POST /identity/connect/token => 400 Bad Request        Rocket
/// Request finished HTTP/1.1 GET http://a.example/x - 401 0 - 3ms  ASP.NET Core
/// HTTP GET /x responded 401 in 3.2 ms                            Serilog
/// [GIN] 2026/11/20 - 10:00:00 | 401 | 1.2ms | ::1 | GET "/x"     Gin; Fiber has `| GET | /x |`
/// Nov 20 10:00:00 |WARN | SERVER GET (401) /x host="…"           Symfony's server
/// Started GET "/x" for 203.0.113.21 at …                          Rails: the request alone
/// ```
fn bare(content: &str, words: &[Word], logged: bool, mut entry: Entry, at: impl Fn(Word) -> Span) -> Option<Entry> {
    let index = words.iter().position(|(_, word)| METHODS.contains(word))?;
    let is_target = |word: &str| word.starts_with('/') || word.contains("://");
    // A bar, a host or the status may stand between the two.
    let between =
        usize::from(logged && words.get(index + 2).is_some_and(|(_, word)| is_target(word.trim_matches('"'))));
    let target = words.get(index + 1 + between)?.1.trim_matches('"');
    if !is_target(target) {
        return None;
    }
    entry.method = words.get(index).map(|(_, method)| (*method).to_owned());
    entry.target = Some(target.to_owned());
    let from = index + 2 + between;
    let word = |offset: usize| words.get(from + offset).map_or("", |(_, word)| *word);
    let version = usize::from(word(0).starts_with("HTTP/"));
    let status = |offset: usize| answered(*words.get(from + offset)?, &at).filter(known);
    let sign = ["=>", "->", "-", "|", "responded", "returned"].contains(&word(version));
    entry.status = match status(version) {
        Some(found) => Some(found).filter(|_| logged || is_timed(words, from + version + 1)),
        None => status(version + 1).filter(|_| sign && (logged || word(version) != "returned" && index < 4)),
    };
    if entry.status.is_none() && logged {
        // A whole request line, with the status anywhere behind it.
        let (line, behind) = words.get(index).zip(words.get(from)).map_or((0, 0), |(line, end)| (line.0, end.0));
        entry.status = match version {
            1 => column(content, words, line, behind, &at),
            _ => signed(content, words, &at),
        };
    }
    let started = index == 0 || words.get(index.wrapping_sub(1)).is_some_and(|(_, word)| *word == "Started");
    (entry.status.is_some() || logged || started).then_some(entry)
}

/// Whether a line's last words are a duration and a length, as `3.2 ms - 12`, `12 - 3.2 ms`, `12ms 58b` and `in 3ms`.
fn is_timed(words: &[Word], from: usize) -> bool {
    let tail = words.get(from..).unwrap_or_default();
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let time =
        tail.iter().position(|(_, word)| ["ms", "s", "µs"].contains(word) || number(word) && word.ends_with('s'));
    let plain = |(_, word): &Word| number(word) || ["-", "in", "ms", "s", "µs", "bytes"].contains(word);
    time.is_some() && tail.len() <= 6 && tail.iter().all(plain)
}
