//! Programs that print an answer under their own headings: Postman's console, with its pretty view copied as text,
//! grpcurl, and exceptions that hold the answer.
//!
//! Postman prints method and address, the status, times, then "Request Headers", "Request Body", "Response Headers"
//! and "Response Body", with every value in quotation marks. `grpcurl -v` prints "Request metadata to send:",
//! "Response headers received:", "Response trailers received:" and, without `-v` too, `ERROR:` with code and message.

use crate::{
    http::message::{Exchange, Form, Header, Request, Response},
    report::InputKind,
    text::{Span, span},
};

use super::{
    Reading, body, headers,
    line::{self, Line},
    message::{self, marks},
};

/// Reads what one of them prints.
pub fn read(text: &str, lines: &[Line]) -> Option<Reading> {
    postman(text, lines).or_else(|| grpcurl(text, lines)).or_else(|| exception(text, lines))
}

/// An exception whose message holds the answer, heading by heading: .NET's Azure SDK, and clients that NSwag made.
///
/// ```text
/// Azure.RequestFailedException: This request is not authorized …
/// Status: 403 (This request is not authorized …)
/// ErrorCode: AuthorizationPermissionMismatch
///
/// Content:
/// {"error": …}
///
/// Headers:
/// WWW-Authenticate: Bearer …
///    at Azure.Storage.Blobs.…
/// ```
fn exception(text: &str, lines: &[Line]) -> Option<Reading> {
    /// How far the first line of the exception and its status may stand from the beginning, in lines.
    const MAX_HEAD: usize = 40;
    let name = |line: &Line| {
        let content = line::content(text, line);
        content.split_once(": ").is_some_and(|(name, _)| name.ends_with("Exception")) && marks::is_marked(content)
    };
    let first = lines.iter().take(MAX_HEAD).position(name)?;
    let digits = |line: &Line| line::content(text, line).strip_prefix("Status: ")?.get(..3)?.parse::<u16>().ok();
    let told = lines.iter().enumerate().skip(first).take(MAX_HEAD);
    let (index, status) = told.filter_map(|(index, line)| Some((index, digits(line)?))).next()?;
    let line = lines.get(index).filter(|_| (100..600).contains(&status))?;
    let headed = |heading: &str| lines.iter().position(|line| line::content(text, line).trim_end() == heading);
    let came = headed("Headers:");
    came.or_else(|| headed("Content:")).or_else(|| headed("Response:"))?;
    let mut reading = message::dumped(text, lines, Some(index));
    reading.kind = Some((InputKind::ErrorMessage, "is an exception with an answer in it"));
    let response = reading.exchanges.first_mut()?.response.as_mut()?;
    response.status = Some(status);
    let at = line.start + "Status: ".len();
    response.status_span = Some(span(line.doc, at, at + 3));
    if let Some(below) = came.and_then(|index| lines.get(index + 1..)) {
        let end = below.iter().position(|line| line::content(text, line).trim().is_empty()).unwrap_or(below.len());
        response.headers = fields(text, below.get(..end)?);
        response.headers_shown = response.headers.len() > 2;
    }
    Some(reading)
}

fn filled<'a>(text: &str, lines: &'a [Line]) -> impl Iterator<Item = &'a Line> {
    lines.iter().filter(move |line| !line::content(text, line).trim().is_empty())
}

/// The place of the lines between two offsets, blank ones at both ends left off.
fn place(text: &str, doc: u32, start: usize, end: usize) -> Option<Span> {
    let inner = text.get(start..end)?;
    let lead = inner.len() - inner.trim_start().len();
    (!inner.trim().is_empty()).then(|| span(doc, start + lead, start + lead + inner.trim().len()))
}

/// The lines from below the heading to the next heading.
fn section<'a>(text: &str, lines: &'a [Line], heading: &str, others: &[&str]) -> Option<&'a [Line]> {
    let is = |line: &Line, name: &str| line::content(text, line).trim() == name;
    let first = lines.iter().position(|line| is(line, heading))? + 1;
    let rest = lines.get(first..)?;
    let length = rest.iter().position(|line| others.iter().any(|other| is(line, other))).unwrap_or(rest.len());
    rest.get(..length)
}

/// The fields of a section; Postman's quotation marks are not of the values.
fn fields(text: &str, lines: &[Line]) -> Vec<Header> {
    let read = lines.iter().filter_map(|line| headers::field_line(text, line, &mut Vec::new()));
    read.map(|mut header| {
        let inner = header.value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).map(str::to_owned);
        if let Some(inner) = inner {
            header.value = inner;
            header.value_span.start += 1;
            header.value_span.end -= 1;
        }
        header
    })
    .collect()
}

fn postman(text: &str, lines: &[Line]) -> Option<Reading> {
    const HEADINGS: &[&str] = &["Request Headers", "Request Body", "Response Headers", "Response Body", "Network"];
    let mut top = filled(text, lines);
    let (first, second) = (top.next()?, top.next()?);
    let (method, target) = line::content(text, first).trim().split_once(' ')?;
    let code = line::content(text, second);
    let digits = code.trim().get(..3)?;
    let status = digits.parse::<u16>().ok().filter(|status| (100..600).contains(status))?;
    let is_method = (3..8).contains(&method.len()) && method.bytes().all(|byte| byte.is_ascii_uppercase());
    let came = section(text, lines, "Response Headers", HEADINGS)?;
    if !is_method || !target.contains("://") || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut problems = Vec::new();
    let mut body = |heading: &str| {
        let lines = section(text, lines, heading, HEADINGS)?;
        let place = place(text, first.doc, lines.first()?.start, lines.last()?.end)?;
        let (body, found) = body::read(text, place);
        problems.extend(found);
        Some(body)
    };
    let all = span(first.doc, first.start, text.trim_end().len());
    let request = Request {
        method: Some(method.to_owned()),
        target: Some(target.trim().to_owned()),
        headers: fields(text, section(text, lines, "Request Headers", HEADINGS).unwrap_or_default()),
        body: body("Request Body"),
        span: all,
        ..Request::default()
    };
    let at = second.start + (code.len() - code.trim_start().len());
    let came = fields(text, came);
    let response = Response {
        status: Some(status),
        status_span: Some(span(first.doc, at, at + 3)),
        headers_shown: !came.is_empty(),
        headers: came,
        body: body("Response Body"),
        span: all,
        ..Response::default()
    };
    let exchange = Exchange { request: Some(request), response: Some(response), span: all, ..Exchange::default() };
    Some(Reading {
        kind: Some((InputKind::HttpExchange, "is an entry of Postman's console")),
        exchanges: vec![exchange],
        problems,
        ..Reading::default()
    })
}

fn grpcurl(text: &str, lines: &[Line]) -> Option<Reading> {
    const HEADINGS: &[&str] =
        &["Request metadata to send:", "Response headers received:", "Response trailers received:", "ERROR:", ""];
    let index = lines.iter().position(|line| line::content(text, line) == "ERROR:")?;
    let below = |offset: usize| lines.get(index + offset).map_or("", |line| line::content(text, line));
    if !below(1).starts_with("  Code: ") || !below(2).starts_with("  Message: ") {
        return None;
    }
    let doc = lines.first()?.doc;
    let start = lines.get(index + 1)?.start;
    let place = place(text, doc, start, text.len())?;
    let all = span(doc, 0, text.trim_end().len());
    let sent = fields(text, section(text, lines, "Request metadata to send:", HEADINGS).unwrap_or_default());
    let came = fields(text, section(text, lines, "Response trailers received:", HEADINGS).unwrap_or_default());
    let response = Response {
        headers: came,
        body: Some(crate::http::message::Body { form: Form::Text, span: place, json: None }),
        span: place,
        ..Response::default()
    };
    let request = (!sent.is_empty()).then(|| Request { headers: sent, span: all, ..Request::default() });
    Some(Reading {
        kind: Some((InputKind::ErrorMessage, "is what grpcurl prints of an error")),
        exchanges: vec![Exchange { request, response: Some(response), span: all, ..Exchange::default() }],
        ..Reading::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Exchange> {
        super::read(text, &line::lines(text, 0))?.exchanges.pop()
    }

    #[test]
    fn postmans_console_is_read() {
        let text = "GET https://a.example/x\n403\n12 ms\nNetwork\nRequest Headers\nAuthorization: \"Bearer abc\"\nRequest Body\nResponse Headers\nServer: \"x\"\nResponse Body\n{\"error\":\"no\"}\n";
        let exchange = read(text).expect("Postman's console");
        let (request, response) = (exchange.request.expect("request"), exchange.response.expect("response"));
        assert_eq!((request.headers[0].value.as_str(), response.status), ("Bearer abc", Some(403)));
        assert!(request.body.is_none() && response.body.expect("body").json.is_some());
        for (at, _) in text.char_indices() {
            read(&text[..at]);
        }
    }

    #[test]
    fn an_exceptions_answer_is_read() {
        let text = "Azure.RequestFailedException: Not authorized.\nStatus: 403 (Not authorized.)\nErrorCode: X\n\nContent:\n{\"error\":\"no\"}\n\nHeaders:\nServer: a\nDate: b\nWWW-Authenticate: Bearer\n\n   at A.b()";
        let response = read(text).and_then(|exchange| exchange.response).expect("an exception");
        assert_eq!((response.status, response.headers.len()), (Some(403), 3));
        assert!(response.body.is_some_and(|body| body.json.is_some()));
        for (at, _) in text.char_indices() {
            read(&text[..at]);
        }
        assert!(read("A.BException: no\nStatus: 403").is_none() && read("Status: 403\nContent:\n").is_none());
    }

    #[test]
    fn grpcurls_error_is_read() {
        let text = "Request metadata to send:\nauthorization: Bearer abc\n\nResponse trailers received:\ndate: Fri, 20 Nov 2026 11:58:00 GMT\n\nERROR:\n  Code: PermissionDenied\n  Message: no\n";
        let exchange = read(text).expect("grpcurl's error");
        assert_eq!(exchange.request.expect("request").headers.len(), 1);
        assert!(read("ERROR:\n  Code: Internal\n  Message: no\n").is_some_and(|exchange| exchange.request.is_none()));
        assert!(read("ERROR: Code: 1").is_none() && read("GET https://a.example\n200\n").is_none());
    }
}
