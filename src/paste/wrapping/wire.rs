//! Messages as clients log them on the wire, made into messages as they were sent.
//!
//! - `curl --trace-ascii` and `--trace`: `=> Send header, 83 bytes (0x53)`, then `0000: GET / HTTP/1.1` (curl(1)).
//! - Python's http.client with its debug level set: `send: b'GET …'`, `reply: 'HTTP/1.1 …'`, `header: Name: value`.
//! - Apache HttpClient's wire log: `http-outgoing-0 >> "GET / HTTP/1.1[\r][\n]"`, and its header log without quotes.
//! - Ruby's Net::HTTP with `set_debug_output`: `<- "GET …"` was sent, `-> "HTTP/1.1 …"` came back.
//! - OkHttp's HttpLoggingInterceptor: `--> GET https://…`, `<-- 401 https://… (12ms)`.
//! - Bruno's timeline: `> GET https://…` and `< 401 Unauthorized`, else like `curl -v`.
//! - GNU Wget: `HTTP request sent, awaiting response... 401 Unauthorized`, in any language.
//! - `nghttp -v`: `[  0.112] recv (stream_id=13) :status: 403`, a line for each field (nghttp(1)).
//! - Files and consoles of REST Client and JetBrains' HTTP client: a request line without its version.

pub mod trace;

use super::escapes;
use crate::{
    paste::{
        headers, http,
        line::{self, Line},
    },
    text::{Rewritten, keep, put},
};

/// The methods of RFC 9110, section 9, and RFC 5789.
const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"];
/// How far below a request line without version its first field or answer stands, in lines.
const MAX_AHEAD: usize = 12;

type Log = fn(&str, &[Line]) -> Option<Rewritten>;
const FORMS: &[Log] = &[trace::read, python, apache, ruby, okhttp, bruno, wget, nghttp, starred, without_version];

/// The messages of a log; `None` where the text is no such log.
pub fn messages(text: &str) -> Option<Rewritten> {
    let lines = line::lines(text, 0);
    FORMS.iter().find_map(|form| form(text, &lines))
}

/// Ends the last line of the new text, where one is open.
fn end_line(new: &mut Rewritten, at: usize) {
    if !new.text.is_empty() && !new.text.ends_with('\n') {
        put(new, "\n", at);
    }
}

/// Takes `start..end` over as a line.
fn whole_line(new: &mut Rewritten, text: &str, start: usize, end: usize) {
    keep(new, text, start..end);
    put(new, "\n", end.max(start));
}

fn append(new: &mut Rewritten, piece: Rewritten) {
    new.text.push_str(&piece.text);
    new.offsets.extend(piece.offsets);
}

/// Whether a line of a body is the length of a chunk (RFC 9112, section 7.1).
fn is_chunk_size(content: &str, before: &str) -> bool {
    let content = content.trim();
    !content.is_empty()
        && content.len() <= 6
        && content.bytes().all(|byte| byte.is_ascii_hexdigit())
        && before.ends_with('\n')
}

/// The inside of a string literal that `start..end` holds: `b'…'`, `"…"`.
fn literal(text: &str, start: usize, end: usize) -> Option<Rewritten> {
    let inner = text.get(start..end)?;
    let at = inner.find(['\'', '"']).filter(|at| *at <= 1)?;
    let quote = inner.get(at..at + 1)?;
    let close = inner.rfind(quote).filter(|close| *close > at).unwrap_or(inner.len());
    Some(escapes::unescaped(text, start + at + 1, start + close))
}

fn python(text: &str, lines: &[Line]) -> Option<Rewritten> {
    let starts = |line: &Line, marks: &[&str]| {
        let content = line::content(text, line);
        marks.iter().find(|mark| content.starts_with(**mark)).map(|mark| mark.len())
    };
    lines.iter().find(|line| starts(line, &["send: b'", "send: b\"", "reply: 'HTTP/", "reply: \"HTTP/"]).is_some())?;
    let mut new = Rewritten::default();
    let mut in_headers = false;
    for line in lines {
        let content = line::content(text, line);
        // Python's own prompt, and what it prints for the answer.
        let shell = [">>> ", "<Response ["].iter().any(|mark| content.starts_with(mark));
        if shell || content.contains("urllib3.connectionpool") {
            continue;
        }
        let string = starts(line, &["send: ", "reply: "]);
        if let Some(piece) = string.and_then(|lead| literal(text, line.start + lead, line.end)) {
            in_headers = content.starts_with("reply: ");
            if in_headers {
                end_line(&mut new, line.start);
            }
            append(&mut new, piece);
        } else if let Some(lead) = starts(line, &["header: "]) {
            end_line(&mut new, line.start);
            // Old versions print the names alone, all on one line.
            if !content.get(lead..).is_some_and(|rest| rest.contains(" header: ")) {
                whole_line(&mut new, text, line.start + lead, line.end);
            }
        } else {
            end_line(&mut new, line.start);
            if std::mem::take(&mut in_headers) {
                put(&mut new, "\n", line.start);
            }
            whole_line(&mut new, text, line.start, line.end);
        }
    }
    Some(new)
}

/// The answer in the log of Databricks' SDKs, a star before each field: `< HTTP/2.0 403 Forbidden`, `< * Server: x`, `< {`.
fn starred(text: &str, lines: &[Line]) -> Option<Rewritten> {
    let came = |line: &&Line| line.mark == line::Mark::Received;
    let field = |line: &Line| line::content(text, line).starts_with("* ");
    lines.iter().filter(came).find(|line| field(line))?;
    let mut new = Rewritten::default();
    let mut in_fields = true;
    for line in lines.iter().filter(came) {
        let is_field = field(line);
        if in_fields && !is_field && !new.text.is_empty() {
            in_fields = false;
            put(&mut new, "\n", line.start);
        }
        whole_line(&mut new, text, if is_field { line.start + 2 } else { line.start }, line.end);
    }
    Some(new)
}

/// The fields of all streams that came in; what was sent stands indented below `send HEADERS frame`.
fn nghttp(text: &str, lines: &[Line]) -> Option<Rewritten> {
    let received = |line: &Line| {
        let content = line::content(text, line);
        let at = content.find("recv (stream_id=").filter(|_| content.starts_with('['))?;
        let field = at + content.get(at..)?.find(") ")? + 2;
        content.get(field..)?.contains(": ").then_some(line.start + field)
    };
    lines.iter().find(|line| received(line).is_some())?;
    let mut new = Rewritten::default();
    let mut sent = false;
    for line in lines {
        let content = line::content(text, line);
        let field = content.trim_start();
        if let Some(at) = received(line) {
            // A field's name begins with a colon in the first lines of a message alone (RFC 9113, section 8.3).
            if text.get(at..).is_some_and(|rest| rest.starts_with(":status:")) {
                end_line(&mut new, line.start);
                if !new.text.is_empty() {
                    put(&mut new, "\n", line.start);
                }
            }
            whole_line(&mut new, text, at, line.end);
        } else if content.starts_with('[') {
            sent = content.contains("send HEADERS frame");
        } else if sent && field.len() < content.len() && field.contains(": ") && !field.starts_with([';', '(']) {
            whole_line(&mut new, text, line.end - field.len(), line.end);
        }
    }
    Some(new)
}

fn apache(text: &str, lines: &[Line]) -> Option<Rewritten> {
    let part = |line: &Line| {
        let content = line::content(text, line);
        let marked = ["http-outgoing-", "httpclient.wire"].iter().find_map(|mark| content.find(mark))?;
        let rest = content.get(marked..)?;
        let at = marked + [">> ", "<< "].iter().filter_map(|sign| rest.find(sign)).min()? + 3;
        Some((line.start + at, content.get(at..)?))
    };
    let quoted = lines.iter().filter_map(part).any(|(_, rest)| rest.starts_with('"'));
    lines.iter().find_map(part)?;
    let mut new = Rewritten::default();
    for line in lines {
        let Some((at, rest)) = part(line).filter(|(_, rest)| rest.starts_with('"') == quoted) else { continue };
        if !quoted {
            whole_line(&mut new, text, at, line.end);
            continue;
        }
        let inner = rest.get(1..).unwrap_or_default();
        let inner = inner.strip_suffix('"').unwrap_or(inner);
        let content = inner.trim_end_matches("[\\n]").trim_end_matches("[\\r]");
        if is_chunk_size(content, &new.text) {
            continue;
        }
        keep(&mut new, text, at + 1..at + 1 + content.len());
        if content.len() < inner.len() {
            put(&mut new, "\n", at + 1 + content.len());
        }
    }
    Some(new)
}

fn ruby(text: &str, lines: &[Line]) -> Option<Rewritten> {
    let part = |line: &Line| {
        let content = line::content(text, line);
        let lead = content.len() - content.trim_start().len();
        let known =
            ["<- \"", "-> \""].iter().any(|mark| content.get(lead..).is_some_and(|rest| rest.starts_with(mark)));
        known.then_some(line.start + lead + 3)
    };
    let begins = |line: &Line| {
        let first = part(line).and_then(|at| text.get(at + 1..line.end)).and_then(|rest| rest.split("\\r\\n").next());
        first.is_some_and(|first| http::status_line(first).is_some() || http::request_line(first).is_some())
    };
    lines.iter().find(|line| begins(line))?;
    let mut new = Rewritten::default();
    for line in lines {
        let Some(piece) = part(line).and_then(|at| literal(text, at, line.end)) else { continue };
        if !is_chunk_size(&piece.text, &new.text) {
            if begins(line) {
                end_line(&mut new, line.start);
            }
            append(&mut new, piece);
        }
    }
    Some(new)
}

/// `GET https://…`: the lengths of the method and of both together.
fn method_and_address(text: &str) -> Option<(usize, usize)> {
    let (method, rest) = text.split_once(' ')?;
    let address = rest.split([' ', '\t', '\r']).next()?;
    let is_address = address.contains("://") || address.starts_with("{{");
    (METHODS.contains(&method) && is_address).then_some((method.len(), method.len() + 1 + address.len()))
}

/// `401 Unauthorized` or `401`: the length of code and phrase, up to an address or a parenthesis.
fn code_and_phrase(text: &str) -> Option<usize> {
    let code = text.get(..3).filter(|code| code.bytes().all(|byte| byte.is_ascii_digit()))?;
    let known = code.parse::<u16>().is_ok_and(|status| (100..600).contains(&status));
    let ends = text.get(3..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let end = [" http", " ("].iter().filter_map(|sign| text.find(sign)).min().unwrap_or(text.len());
    (known && ends).then_some(end.max(3))
}

fn okhttp(text: &str, lines: &[Line]) -> Option<Rewritten> {
    let arrow = |line: &Line| {
        let content = line::content(text, line);
        let at =
            [("--> ", true), ("<-- ", false)].into_iter().find_map(|(sign, sent)| Some((content.find(sign)?, sent)));
        let (at, sent) = at?;
        Some((line.start + at, sent, content.get(at + 4..)?))
    };
    let begins = |(_, sent, rest): (usize, bool, &str)| match sent {
        true => method_and_address(rest).is_some(),
        false => code_and_phrase(rest).is_some() && rest.contains("://") && rest.ends_with(')'),
    };
    let first = lines.iter().find(|line| arrow(line).is_some_and(begins))?;
    // What a logger prints before each line ends with its name.
    let prefix = text.get(first.start..arrow(first)?.0)?;
    let name = prefix.get(prefix.ceil_char_boundary(prefix.len().saturating_sub(8))..).unwrap_or_default();
    let mut new = Rewritten::default();
    for line in lines {
        let content = line::content(text, line);
        match arrow(line) {
            Some((at, true, rest)) if method_and_address(rest).is_some() => {
                let length = method_and_address(rest).map_or(0, |(_, length)| length);
                keep(&mut new, text, at + 4..at + 4 + length);
                put(&mut new, " HTTP/1.1\n", at + 4 + length);
            }
            Some((at, false, rest)) if code_and_phrase(rest).is_some() => {
                put(&mut new, "HTTP/1.1 ", at);
                whole_line(&mut new, text, at + 4, at + 4 + code_and_phrase(rest).unwrap_or_default());
            }
            Some((_, _, rest)) if rest.starts_with("END ") => {}
            _ => {
                let lead = content.find(name).filter(|_| !name.is_empty()).map_or(0, |at| at + name.len());
                whole_line(&mut new, text, line.start + lead, line.end);
            }
        }
    }
    Some(new)
}

fn bruno(text: &str, lines: &[Line]) -> Option<Rewritten> {
    let rest = |line: &Line, mark: &str| line::content(text, line).strip_prefix(mark).map(str::trim_end);
    let sent = |line: &Line| {
        rest(line, "> ").filter(|rest| method_and_address(rest).is_some_and(|(_, length)| length == rest.len()))
    };
    let came = |line: &Line| rest(line, "< ").filter(|rest| code_and_phrase(rest).is_some());
    if !lines.iter().any(|line| sent(line).is_some()) || !lines.iter().any(|line| came(line).is_some()) {
        return None;
    }
    let mut new = Rewritten::default();
    for line in lines {
        if came(line).is_some() {
            put(&mut new, "< HTTP/1.1 ", line.start);
            whole_line(&mut new, text, line.start + 2, line.end);
        } else if let Some(data) = rest(line, "> data ") {
            put(&mut new, "> \n> ", line.start);
            whole_line(&mut new, text, line.start + 7, line.start + 7 + data.len());
        } else {
            keep(&mut new, text, line.start..line.end);
            put(&mut new, if sent(line).is_some() { " HTTP/1.1\n" } else { "\n" }, line.end);
        }
    }
    Some(new)
}

/// `--2026-11-20 11:13:54--  https://…`, then a line that ends with `... 401 Unauthorized`. With `-S` the status line
/// follows on its own, indented.
fn wget(text: &str, lines: &[Line]) -> Option<Rewritten> {
    let stamped = |line: &Line| {
        let content = line::content(text, line);
        content.starts_with("--2") && content.contains("--  http")
    };
    let answer = |line: &Line| {
        let content = line::content(text, line).trim_end();
        let at = [("... ", 4), ("… ", 4)]
            .iter()
            .find_map(|(dots, length)| Some(crate::text::last(content, dots)? + length))?;
        let status = content.get(at..).filter(|rest| code_and_phrase(rest).is_some())?;
        content.contains("HTTP").then_some((line.start + at, status.len()))
    };
    if !lines.iter().any(stamped) || !lines.iter().any(|line| answer(line).is_some()) {
        return None;
    }
    let mut new = Rewritten::default();
    for line in lines {
        match answer(line) {
            Some((at, length)) => {
                put(&mut new, "HTTP/1.1 ", line.start);
                whole_line(&mut new, text, at, at + length);
                put(&mut new, "\n", line.end);
            }
            None => whole_line(&mut new, text, line.start, line.end),
        }
    }
    Some(new)
}

/// `###`, `= request =>` and `Response code: 401 (…); Time: …`: what parts messages and isn't of them.
fn is_separator(content: &str) -> bool {
    let content = content.trim();
    content.starts_with("###")
        || content.starts_with("# @")
        || ["= request =>", "<= response =", "<Response body is empty>"].contains(&content)
        || content.starts_with("Response code: ") && content.contains("; Time: ")
        || content.starts_with("Request '")
            && method_and_address(content.rsplit("' ").next().unwrap_or_default()).is_some()
}

fn without_version(text: &str, lines: &[Line]) -> Option<Rewritten> {
    let is_bare =
        |content: &str| method_and_address(content).is_some_and(|(_, length)| length == content.trim_end().len());
    let follows = |index: usize| {
        let ahead = lines.iter().skip(index + 1).take(MAX_AHEAD).map(|line| line::content(text, line));
        let next = ahead.into_iter().find(|content| !content.trim().is_empty() && !is_separator(content));
        next.is_some_and(|content| {
            let name = content.split(':').next().unwrap_or_default();
            http::status_line(content).is_some() || headers::is_request_field(name) || headers::is_known_field(name)
        })
    };
    let answered = lines.iter().any(|line| http::status_line(line::content(text, line)).is_some());
    let variables = !answered
        && lines.iter().any(|line| {
            let content = line::content(text, line);
            content.starts_with("###") || content.starts_with('@') && content.contains('=')
        });
    let mut bare = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        bare.push(is_bare(line::content(text, line)) && follows(index));
    }
    let request = |content: &str| http::request_line(&content.replace("{{", "http://")).is_some();
    let any = bare.contains(&true)
        || variables && text.contains("{{") && lines.iter().any(|line| request(line::content(text, line)));
    if !any {
        return None;
    }
    let mut new = Rewritten::default();
    for (line, bare) in lines.iter().zip(bare) {
        let content = line::content(text, line);
        if is_separator(content) {
            continue;
        }
        let mut at = line.start;
        while let Some(open) = text.get(at..line.end).and_then(|rest| rest.find("{{")).filter(|_| variables) {
            keep(&mut new, text, at..at + open);
            at += open;
            let Some(close) = text.get(at..line.end).and_then(|rest| rest.find("}}")) else { break };
            // At an address's start stands its scheme and host.
            put(
                &mut new,
                if content.starts_with(|c: char| c.is_ascii_uppercase()) && !content.contains(':')
                    || is_bare(content)
                    || request(content)
                {
                    "https://…"
                } else {
                    "…"
                },
                at,
            );
            at += close + 2;
        }
        keep(&mut new, text, at..line.end);
        put(&mut new, if bare { " HTTP/1.1\n" } else { "\n" }, line.end);
    }
    Some(new)
}

#[cfg(test)]
mod tests;
