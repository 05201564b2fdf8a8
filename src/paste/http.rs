//! HTTP messages as text: what `curl -i`, `curl -v`, "Raw" in developer tools and proxies print.
//!
//! RFC 9112, sections 2.1, 3 and 4. Several messages in a row are several exchanges; a request is paired with the
//! response behind it. Text around them (prompts, remarks, fences) is passed over.

use crate::{
    http::message::{Exchange, Header, Request, Response},
    report::InputKind,
    text::{Problem, Span, span},
};

use super::{
    Reading, body, headers,
    line::{self, Line, Mark},
};

/// The most messages that are read in one paste.
pub const MAX_MESSAGES: usize = 2_000;

enum Message {
    Request(Request),
    Response(Response),
}

/// Reads all messages; `None` where no line is a status line or a request line.
pub fn read(text: &str, lines: &[Line]) -> Option<Reading> {
    let mut reading = Reading::default();
    let mut messages = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let content = line::content(text, line);
        if !begins(content) || line.mark == Mark::Remark || messages.len() >= MAX_MESSAGES {
            at += 1;
            continue;
        }
        let (message, next) = message(text, lines, at, &mut reading.problems);
        messages.push(message);
        at = next.max(at + 1);
    }
    if messages.is_empty() {
        return None;
    }
    let marked = lines.iter().any(|line| line.mark != Mark::None);
    reading.exchanges = if marked { paired(messages) } else { paired(in_order(messages)) };
    let any = |test: fn(&Exchange) -> bool| reading.exchanges.iter().any(test);
    reading.kind =
        Some(match (any(|exchange| exchange.request.is_some()), any(|exchange| exchange.response.is_some())) {
            (true, true) => (InputKind::HttpExchange, "has a request and a status line"),
            (true, false) => (InputKind::HttpRequest, "starts with a request line"),
            _ => (InputKind::HttpResponse, "starts with a status line"),
        });
    Some(reading)
}

fn begins(content: &str) -> bool {
    status_line(content).is_some() || request_line(content).is_some() || content.trim_start().starts_with(":status:")
}

/// `status-line = HTTP-version SP status-code SP [ reason-phrase ]` (RFC 9112, section 4), in HTTP/2's and
/// HTTP/3's usual imitation too. Returns version, status, where the status stands in the line, and the reason.
pub fn status_line(content: &str) -> Option<(&str, u16, usize, &str)> {
    let lead = content.len() - content.trim_start().len();
    let line = content.get(lead..)?;
    let version_end = line.find([' ', '\t'])?;
    let version = line.get(..version_end)?;
    let number = version.strip_prefix("HTTP/").or_else(|| version.strip_prefix("http/"))?;
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return None;
    }
    let rest = line.get(version_end..)?;
    let blank = rest.len() - rest.trim_start().len();
    let code = rest.get(blank..blank + 3)?;
    let reason = rest.get(blank + 3..)?;
    let status = code.parse::<u16>().ok().filter(|_| code.bytes().all(|byte| byte.is_ascii_digit()))?;
    let ends = reason.is_empty() || reason.starts_with([' ', '\t', '.']);
    ends.then_some((version, status, lead + version_end + blank, reason.trim()))
}

/// `request-line = method SP request-target SP HTTP-version` (RFC 9112, section 3).
pub fn request_line(content: &str) -> Option<(&str, &str)> {
    let mut words = content.split_whitespace();
    let (method, target, version) = (words.next()?, words.next()?, words.next()?);
    let is_method = (3..=10).contains(&method.len()) && method.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_target = target.starts_with('/') || target.contains("://") || target == "*" || method == "CONNECT";
    (words.next().is_none() && is_method && is_target && version.starts_with("HTTP/")).then_some((method, target))
}

/// One message from its first line on; the message and the index of the line behind it.
fn message(text: &str, lines: &[Line], first: usize, problems: &mut Vec<Problem>) -> (Message, usize) {
    let Some(start) = lines.get(first) else { return (Message::Request(Request::default()), first + 1) };
    let content = line::content(text, start);
    let pseudo = content.trim_start().starts_with(":status:");
    let from = if pseudo { first } else { first + 1 };
    let (headers, behind_headers) = header_section(text, lines, from, start, problems);
    let (body_span, next) = body_lines(text, lines, behind_headers, start.mark);
    let end = body_span.map_or(start.end, |body| body.end as usize);
    let end = headers.last().map_or(end, |header| end.max(header.span.end as usize));
    let all = span(start.doc, start.start, end);
    let body = body_span.map(|place| body::read(text, place)).map(|(body, found)| {
        problems.extend(found);
        body
    });
    if let Some((method, target)) = request_line(content) {
        let (method, target) = (Some(method.to_owned()), Some(target.to_owned()));
        return (Message::Request(Request { method, target, headers, body, span: all, ..Request::default() }), next);
    }
    let (version, status, offset, reason) = status_line(content).unwrap_or_default();
    let pseudo_status = headers::status_pseudo_header(&headers);
    let status_at = start.start + offset;
    let response = Response {
        version: (!version.is_empty()).then(|| version.to_owned()),
        status: if pseudo { pseudo_status } else { Some(status) },
        substatus: reason.strip_prefix('.').and_then(|rest| rest.split(' ').next()).and_then(|sub| sub.parse().ok()),
        reason: Some(reason.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit()).trim().to_owned())
            .filter(|reason| !reason.is_empty()),
        status_span: Some(if pseudo {
            headers.first().map_or(all, |header| header.value_span)
        } else {
            span(start.doc, status_at, status_at + 3)
        }),
        message: None,
        headers_shown: !headers.is_empty(),
        headers,
        body,
        span: all,
    };
    (Message::Response(response), next)
}

fn header_section(
    text: &str,
    lines: &[Line],
    from: usize,
    start: &Line,
    problems: &mut Vec<Problem>,
) -> (Vec<Header>, usize) {
    let base = headers::indent(text, start);
    let mut found: Vec<Header> = Vec::new();
    let mut at = from;
    while let Some(line) = lines.get(at) {
        let content = line::content(text, line);
        let other_side = line.mark != start.mark;
        if line.mark == Mark::Remark {
            at += 1;
            continue;
        }
        if content.trim().is_empty() && !other_side {
            return (found, at + 1);
        }
        if other_side
            || line::is_fence(content)
            || line::is_prompt(content)
            || begins(content) && !content.trim_start().starts_with(":status:")
        {
            return (found, at);
        }
        if let Some(last) = found.last_mut().filter(|_| headers::is_fold(text, line, base)) {
            headers::fold(text, last, line);
        } else if let Some(header) = headers::field_line(text, line, problems).or_else(|| pseudo_header(text, line)) {
            found.push(header);
        } else if let Some(last) = found.last_mut().filter(|last| last.value.is_empty()) {
            headers::fold(text, last, line);
            last.value = content.trim().to_owned();
            last.value_span.start = span(line.doc, line.start, line.end).start;
        } else if looks_like_body(content) {
            return (found, at);
        } else {
            problems.push(Problem { id: "not-a-field", span: span(line.doc, line.start, line.end), breaks: true });
        }
        at += 1;
    }
    (found, at)
}

/// Whether a line that is no field begins a body whose blank line was lost in the paste.
fn looks_like_body(content: &str) -> bool {
    content.trim_start().starts_with(['{', '[', '<']) || content.trim_start().starts_with("eyJ")
}

/// `:status: 401` and the other pseudo-header fields of HTTP/2 (RFC 9113, section 8.3).
pub fn pseudo_header(text: &str, line: &Line) -> Option<Header> {
    let content = line::content(text, line);
    let lead = content.len() - content.trim_start().len();
    let rest = content.get(lead..)?.strip_prefix(':')?;
    let (name, value) = rest.split_once(':')?;
    let start = line.start + lead + 2 + name.len() + (value.len() - value.trim_start().len());
    Some(Header {
        name: format!(":{name}"),
        value: value.trim().to_owned(),
        span: span(line.doc, line.start + lead, line.end),
        value_span: span(line.doc, start, start + value.trim().len()),
    })
}

/// The lines up to the next message, a prompt or the end, blank ones at both ends left off.
fn body_lines(text: &str, lines: &[Line], from: usize, mark: Mark) -> (Option<Span>, usize) {
    let mut at = from;
    let mut place: Option<(usize, usize)> = None;
    let doc = lines.first().map_or(0, |line| line.doc);
    while let Some(line) = lines.get(at) {
        let content = line::content(text, line);
        let other_side = match mark {
            Mark::Sent => !matches!(line.mark, Mark::Sent | Mark::Remark),
            _ => matches!(line.mark, Mark::Sent | Mark::Received),
        };
        if other_side || begins(content) || line::is_prompt(content) {
            break;
        }
        if line.mark != Mark::Remark && !content.trim().is_empty() && !line::is_fence(content) {
            let lead = content.len() - content.trim_start().len();
            let start = place.map_or(line.start + lead, |(start, _)| start);
            place = Some((start, line.end - (content.len() - content.trim_end().len())));
        }
        at += 1;
    }
    (place.map(|(start, end)| span(doc, start, end)), at)
}

/// Firefox' raw view has the response's fields above the request's: the one pair of the paste is put in order. What
/// stands below both, if it says what went wrong, is the response's body.
fn in_order(mut messages: Vec<Message>) -> Vec<Message> {
    if let [Message::Response(response), Message::Request(request)] = messages.as_mut_slice() {
        let said = request.body.as_ref().is_some_and(body::looks_like_error);
        if response.body.is_none() && (said || request.method.as_deref() == Some("GET")) {
            response.body = request.body.take();
        }
        if response.status.is_some_and(|status| status >= 200) && !request.headers.is_empty() {
            messages.reverse();
        }
    }
    messages
}

/// Each request with the response behind it. An interim answer (1xx) and a proxy's answer to CONNECT stand alone.
fn paired(messages: Vec<Message>) -> Vec<Exchange> {
    let mut exchanges: Vec<Exchange> = Vec::new();
    for message in messages {
        match message {
            Message::Request(request) => {
                exchanges.push(Exchange { span: request.span, request: Some(request), ..Exchange::default() });
            }
            Message::Response(response) => match exchanges.last_mut().filter(|last| awaits_answer(last)) {
                Some(last) => {
                    last.span.end = response.span.end;
                    last.response = Some(response);
                }
                None => {
                    exchanges.push(Exchange { span: response.span, response: Some(response), ..Exchange::default() })
                }
            },
        }
    }
    exchanges
}

fn awaits_answer(exchange: &Exchange) -> bool {
    let interim = exchange.response.as_ref().and_then(|response| response.status).is_some_and(|status| status < 200);
    exchange.request.is_some() && (exchange.response.is_none() || interim)
}
