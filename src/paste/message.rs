//! Text that a person saw: an error page's visible words, a program's message, an address.

use crate::{
    http::message::{Body, Exchange, Form, Response},
    report::InputKind,
    text::{Span, is_of_word, span},
};

use super::{
    Reading, body,
    line::{self, Line},
    status, with_body,
};

/// How much of a text is looked at for a status, in lines.
const MAX_LINES: usize = 200;
/// A line longer than this is prose, however it mentions a status; in bytes.
const MAX_LINE: usize = 400;

/// Reads a message; `None` where no line of it states a status and it is no address.
pub fn read(text: &str, lines: &[Line]) -> Option<Reading> {
    let doc = lines.first()?.doc;
    if let Some(reading) = read_url(text, doc) {
        return Some(reading);
    }
    if !looks_shown(text) || text.trim_start().starts_with('<') {
        return None;
    }
    let stated = lines.iter().take(MAX_LINES).find_map(|line| {
        let content = line::content(text, line);
        let (status, offset) = Some(content).filter(|content| content.len() <= MAX_LINE).and_then(status::in_line)?;
        is_message(content, offset, lines.len()).then_some((
            line.start + offset,
            status,
            status::substatus(content, offset),
        ))
    });
    let (at, status, substatus) = stated?;
    let mut reading = lone_text(text, doc);
    if let Some(response) = reading.exchanges.first_mut().and_then(|exchange| exchange.response.as_mut()) {
        response.status = Some(status);
        response.substatus = substatus;
        response.status_span = Some(span(doc, at, at + 3));
    }
    let first = lines
        .iter()
        .map(|line| line::content(text, line).trim())
        .find(|content| !content.is_empty())
        .unwrap_or_default();
    let several = lines.iter().filter(|line| !line::content(text, line).trim().is_empty()).count() > 2;
    let page = is_page_line(first) || several && is_page_line(line_of(text, lines, at));
    reading.kind = Some(match page {
        true => (InputKind::ErrorPage, "reads like an error page"),
        false => (InputKind::ErrorMessage, "reads like a program's message"),
    });
    Some(reading)
}

/// The whole paste as the text of an answer that nothing else is known of.
pub fn lone_text(text: &str, doc: u32) -> Reading {
    let start = text.len() - text.trim_start().len();
    let place = span(doc, start, start + text.trim().len());
    let response: Response = with_body(Body { form: Form::Text, span: place, json: None });
    let exchange = Exchange { response: Some(response), span: place, ..Exchange::default() };
    Reading { exchanges: vec![exchange], ..Reading::default() }
}

fn is_page_line(line: &str) -> bool {
    let bare = line.trim_start_matches(|c: char| !is_of_word(c));
    let starts = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let http = bare
        .strip_prefix("HTTP Error ")
        .or_else(|| bare.strip_prefix("HTTP Status "))
        .or_else(|| bare.strip_prefix("HTTP ERROR "))
        .or_else(|| bare.strip_prefix("Error "));
    starts(bare) || http.is_some_and(starts) || bare.len() < 40 && !bare.contains(':')
}

/// Whether a text has the shape of something that a person was shown: not source code, not a table, a list, a
/// catalogue of messages or a document about them.
pub fn looks_shown(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let code = |line: &&&str| {
        line.ends_with([';', '{', '}']) && !line.starts_with('{')
            || [
                "//", "/*", "#!", "import ", "use ", "def ", "fn ", "class ", "public ", "const ", "return ", "msgid ",
                "msgstr ",
            ]
            .iter()
            .any(|mark| line.starts_with(mark))
            || [" => ", " == ", " != ", "= \""].iter().any(|mark| line.contains(mark))
    };
    let listed = |line: &&&str| {
        ["# ", "## ", "### ", "- ", "* ", "| ", "+ ", "1. "].iter().any(|mark| line.starts_with(mark))
            || is_pair(line)
            || is_row(line)
    };
    let odd = lines.iter().filter(code).count() + lines.iter().filter(listed).count();
    let commit = lines.first().is_some_and(|line| line.starts_with("commit ") || line.starts_with("diff --git"));
    !commit && odd * 3 <= lines.len().max(2)
}

/// `key: "value"`, `"key": "value",` or `key:`, as configurations and catalogues of messages have them.
fn is_pair(line: &str) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    let value = value.trim();
    let key = key.trim_matches(['"', '\'']);
    let plain = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    let quoted = value.starts_with(['"', '\'']) && value.trim_end_matches(',').ends_with(['"', '\'']);
    plain
        && (value.is_empty()
            || quoted && line.starts_with(['"', '\''])
            || quoted && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'))
}

/// A row of values with commas and no spaces behind them, or a metric with its labels.
fn is_row(line: &str) -> bool {
    let metric = line.contains("=\"") && line.contains("\"} ");
    metric || line.matches(',').count() >= 2 && !line.contains(", ")
}

/// Whether a line with a status is one of a page or program, and not prose that mentions it: it is short, or
/// begins with the status, or has a program's marks. One that stands among many other lines must be short.
fn is_message(line: &str, offset: usize, lines: usize) -> bool {
    let words = line.split_whitespace().count();
    let source = ["if ", "==", "=>", "fn ", "def ", "//", "SELECT", "::", ");"].iter().any(|mark| line.contains(mark));
    let marks =
        ["error", "Error", "exception", "Exception", "failed", "Failed", "status code", "refused", "denied", "code="];
    let marked = marks.iter().any(|mark| line.contains(mark));
    !source && (offset <= 24 && words <= 12 || marked && words <= 40 && lines <= MAX_LINES)
}

/// An address alone; the fields of its query and fragment are the answer's body.
fn read_url(text: &str, doc: u32) -> Option<Reading> {
    let is_url = |line: &str| {
        ["https://", "http://"].iter().any(|scheme| line.starts_with(scheme)) && !line.contains(char::is_whitespace)
    };
    // An address alone, or with its error below a remark.
    let few = text.lines().count() <= 6;
    let telling =
        |line: &&str| is_url(line) && (line.len() == text.trim().len() || few && body::looks_like_error_form(line));
    let trimmed = text.lines().map(str::trim).find(telling)?;
    let start = text.find(trimmed)?;
    let all: Span = span(doc, start, start + trimmed.len());
    let query = trimmed.find(['?', '#']).map(|at| span(doc, start + at + 1, start + trimmed.len()));
    let carries = query.filter(|_| body::looks_like_error_form(trimmed));
    let exchanges = carries.map(|place| {
        let response = with_body(Body { form: Form::Form, span: place, json: None });
        Exchange { response: Some(response), span: all, ..Exchange::default() }
    });
    Some(Reading {
        kind: Some((InputKind::Url, "is an address")),
        exchanges: exchanges.into_iter().collect(),
        ..Reading::default()
    })
}

fn line_of<'a>(text: &'a str, lines: &[Line], at: usize) -> &'a str {
    lines.iter().find(|line| line.start <= at && at < line.end).map_or("", |line| line::content(text, line).trim())
}
