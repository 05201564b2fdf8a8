//! Text that a person saw: an error page's visible words, a program's message, an address.
//!
//! [`statement`] has the ways in which programs state a status, [`words`] what the words around a number say,
//! [`marks`] by what their output is known, [`tells`] what only tells of it, [`parts`] what else stands in it.

pub mod marks;
pub mod parts;
pub mod statement;
pub mod tells;
pub mod words;

use crate::{
    http::message::{Body, Exchange, Form, Request, Response},
    report::InputKind,
    text::{Span, has_ignoring_case, is_of_word, lower, span},
};

use super::{
    Reading, body,
    line::{self, Line},
    status, with_body,
};
use marks::MAX_LINES;
pub use marks::looks_shown;
use statement::Statement;

/// How much of a page is looked at for a status, in lines.
const MAX_SHOWN: usize = 200;
/// A text with that many different statuses writes about them.
const DIFFERENT: usize = 3;
/// How far from the line with the status the request may stand, in lines.
const NEAR: usize = 4;
/// A line longer than this is prose, however it mentions a status; in bytes.
const MAX_LINE: usize = 400;

/// Reads a message; `None` where no line of it states a status and it is no address.
pub fn read(text: &str, lines: &[Line]) -> Option<Reading> {
    let doc = lines.first()?.doc;
    if let Some(reading) = read_url(text, doc) {
        return Some(reading);
    }
    if text.trim_start().starts_with('<') && !text.trim_start().starts_with("<Response [") {
        return None;
    }
    let stated = statements(text, lines.get(..lines.len().min(MAX_LINES))?)?;
    if marks::only_tells(text, lines, stated.asserted) {
        return None;
    }
    said(text, lines, &stated).or_else(|| shown(text, lines))
}

/// The statements that matter: the last one that only a program puts so, and the last other one, with their lines.
struct Stated {
    telling: Option<(usize, Statement)>,
    plain: Option<(usize, Statement)>,
    /// Whether the latter stands on a line with a complaint's mark.
    complaint: bool,
    /// Whether a stack trace is there.
    framed: bool,
    /// Whether a test tells what it got.
    asserted: bool,
}

/// Whether a text lists statuses or states many different ones, and so is about them.
pub fn is_about_statuses(text: &str, lines: &[Line]) -> bool {
    statements(text, lines.get(..lines.len().min(MAX_LINES)).unwrap_or_default()).is_none()
}

/// A text that lists statuses, or states many different ones, is a document about them: `None`.
fn statements(text: &str, lines: &[Line]) -> Option<Stated> {
    let mut stated = Stated { telling: None, plain: None, complaint: false, framed: false, asserted: false };
    let (mut listed, mut different) = (false, Vec::new());
    // `assert 404 == 200` may count anything.
    let of_http = ["status", "http", "response", "request", " get ", "unauthorized", "forbidden"]
        .iter()
        .any(|word| has_ignoring_case(text, word));
    let mut last = "";
    for (index, line) in lines.iter().enumerate() {
        let content = line::content(text, line);
        let above = last;
        if !content.trim().is_empty() {
            last = content.trim();
        }
        stated.framed |= marks::is_frame(content);
        if is_aside(text, lines, index) {
            continue;
        }
        let mut marked = None;
        let mut complains = || *marked.get_or_insert_with(|| marks::is_marked(content));
        statement::in_line(content, above, &mut |statement| {
            if statement.asserted && !of_http {
                return;
            }
            listed |= statement.listed;
            stated.asserted |= statement.asserted;
            if !different.contains(&statement.status) {
                different.push(statement.status);
            }
            if statement.telling {
                stated.telling = Some((index, statement));
            } else if complains() || !stated.complaint {
                stated.complaint |= complains();
                stated.plain = Some((index, statement));
            }
        });
    }
    let tells = stated.telling.is_none() && !stated.framed && (listed || different.len() >= DIFFERENT);
    (!tells).then_some(stated)
}

/// Whether a line states nothing of its own: a template, or one that a compiler points at in the line below.
fn is_aside(text: &str, lines: &[Line], index: usize) -> bool {
    let content = |index: usize| lines.get(index).map_or("", |line| line::content(text, line));
    marks::is_template(content(index)) || marks::is_pointer(content(index + 1))
}

/// A text in which a program states a status in its own way.
fn said(text: &str, lines: &[Line], stated: &Stated) -> Option<Reading> {
    let framed = stated.framed;
    let (index, statement) = stated.telling.or_else(|| {
        let marked = || {
            lines
                .iter()
                .take(MAX_LINES)
                .map(|line| line::content(text, line))
                .any(|line| marks::is_marked(line) || marks::is_prompt(line))
        };
        // Beside such a mark a status needs no more; elsewhere the text has to look like a program's.
        stated.plain.filter(|(_, statement)| {
            framed || stated.complaint || marked() && looks_shown(text) || statement.member && marks::is_dump(text)
        })
    })?;
    if !framed && marks::is_source(text) {
        return None;
    }
    let line = lines.get(index)?;
    let mut reading = dumped(text, lines, Some(index));
    let at = line.start + statement.at;
    if let Some(response) = reading.exchanges.first_mut().and_then(|exchange| exchange.response.as_mut()) {
        response.status = Some(statement.status);
        response.status_span = Some(span(line.doc, at, at + statement.length));
    }
    reading.kind = Some((InputKind::ErrorMessage, "is a program's message with a status"));
    Some(reading)
}

/// The reading of a program's message, its status left open: the request, fields and body that it holds, and all of
/// it for its own words. `stated` is the index of the line that tells the most.
pub fn dumped(text: &str, lines: &[Line], stated: Option<usize>) -> Reading {
    let doc = lines.first().map_or(0, |line| line.doc);
    let mut reading = lone_text(text, doc);
    let Some(exchange) = reading.exchanges.first_mut() else { return reading };
    let near = stated.map_or(0, |index| index.saturating_sub(NEAR));
    let around = || lines.iter().skip(near).take(2 * NEAR + 1);
    exchange.request = stated
        .and_then(|index| lines.get(index))
        .and_then(|line| parts::request(text, line, false))
        .or_else(|| around().find_map(|line| parts::request(text, line, true)));
    if let Some(header) = parts::authorization(text, lines) {
        exchange
            .request
            .get_or_insert_with(|| Request { span: header.span, ..Request::default() })
            .headers
            .push(header);
    }
    if let Some(response) = exchange.response.as_mut() {
        response.headers = parts::fields(text, lines);
        response.message = Some(response.span);
        if let Some(body) = parts::embedded(text, response.span) {
            response.body = Some(body);
        }
    }
    reading
}

/// Whether some line of a text is a program's complaint, and the text is not a program's source.
pub fn is_marked(text: &str) -> bool {
    let lines = || text.lines().take(MAX_LINES);
    let framed = lines().any(marks::is_frame);
    framed || lines().any(marks::is_marked) && !marks::is_source(text)
}

/// A text without such marks that reads like an error page or a short remark of a program.
fn shown(text: &str, lines: &[Line]) -> Option<Reading> {
    let doc = lines.first()?.doc;
    // A column of numbers has no status among them.
    let bare = |line: &&Line| {
        let content = line::content(text, line).trim();
        !content.is_empty() && content.bytes().all(|byte| byte.is_ascii_digit())
    };
    // Data whose readers found no error in it shows nothing.
    if text.trim_start().starts_with("{\"")
        || !looks_shown(text)
        || marks::is_priced(text)
        || lines.iter().take(MAX_SHOWN).filter(bare).count() > 2
    {
        return None;
    }
    let prompted = lines.iter().take(MAX_SHOWN).any(|line| marks::is_prompt(line::content(text, line)));
    let several = lines.iter().filter(|line| !line::content(text, line).trim().is_empty()).count() > 2;
    let mut filled = 0;
    let stated = lines.iter().enumerate().take(MAX_SHOWN).find_map(|(index, line)| {
        let content = line::content(text, line);
        if is_aside(text, lines, index) {
            return None;
        }
        // A number alone is a status as the heading of a page; further down it may be a room or a price.
        filled += usize::from(!content.trim().is_empty());
        if filled > 3 && content.trim().len() == 3 {
            return None;
        }
        let content = Some(content).filter(|content| content.len() <= MAX_LINE)?;
        let mut told = None;
        statement::in_line(content, "", &mut |statement| told = Some(statement));
        let (status, offset) = status::in_line(content).or_else(|| {
            // `GeoHome Auth API returned : 401`
            let told = told.filter(|told| !prompted && told.length == 3 && !told.member)?;
            is_returned(content, told.at).then_some((told.status, told.at))
        })?;
        if told.is_none() && words::asserted(content) {
            return None;
        }
        // What somebody said, among other lines.
        if several && content.trim().len() > 2 && content.trim().starts_with('"') && content.trim().ends_with('"') {
            return None;
        }
        // What a document quotes.
        if content.get(..offset).is_some_and(|before| before.ends_with('`')) {
            return None;
        }
        // What a console calculated.
        if prompted && content.trim().len() == 3 {
            return None;
        }
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
        if let Some(body) = parts::embedded(text, response.span) {
            response.message = Some(response.span);
            response.body = Some(body);
        }
    }
    let first = lines
        .iter()
        .map(|line| line::content(text, line).trim())
        .find(|content| !content.is_empty())
        .unwrap_or_default();
    let sentences = lines.iter().filter(|line| line::content(text, line).trim_end().ends_with('.')).count();
    let page = sentences > 2 || is_page_line(first) || several && is_page_line(line_of(text, lines, at));
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
    Reading {
        exchanges: vec![Exchange { response: Some(response), span: place, ..Exchange::default() }],
        ..Reading::default()
    }
}

fn is_page_line(line: &str) -> bool {
    let bare = line.trim_start_matches(|c: char| !is_of_word(c));
    let starts = |text: &str| {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        text.len() == rest.len() + 3 && !rest.starts_with(is_of_word)
    };
    let http = bare
        .strip_prefix("HTTP Error ")
        .or_else(|| bare.strip_prefix("HTTP Status "))
        .or_else(|| bare.strip_prefix("HTTP ERROR "))
        .or_else(|| bare.strip_prefix("Error "));
    starts(bare) || http.is_some_and(starts) || bare.len() < 40 && !bare.contains(':')
}

/// Whether a line with a status is one of a page or program, and not prose that mentions it: it is short, or
/// begins with the status, or has a program's marks. One that stands among many other lines must be short.
fn is_message(line: &str, offset: usize, lines: usize) -> bool {
    let words = line.split_whitespace().count();
    let source =
        ["if ", "==", "=>", "fn ", "def ", "//", "SELECT", "::", ");", "rate("].iter().any(|mark| line.contains(mark));
    const MARKS: &[&str] =
        &["error", "exception", "failed", "status code", "response code", "refused", "denied", "code=", "rejected"];
    let small = lower(line);
    let marked =
        (is_returned(line, offset) || MARKS.iter().any(|mark| small.contains(mark))) && !words::is_supposed(&small);
    !source && !words::is_asked(line) && (offset <= 24 && words <= 12 || marked && words <= 40 && lines <= MAX_SHOWN)
}

/// Whether a line says before the offset that it was returned.
fn is_returned(line: &str, offset: usize) -> bool {
    let before = line.get(..offset).unwrap_or_default().trim_end_matches([' ', ':']);
    ["returned", "responded", "responded with", "replied", "equest failed"].iter().any(|verb| before.ends_with(verb))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        json,
        paste::line::lines,
        text::{Document, slice},
    };

    /// Text; status, the request's method and address, the body's form and its first member.
    type Read = (u16, Option<&'static str>, Option<&'static str>, Option<&'static str>);
    const CASES: &[(&str, Option<Read>)] = &[
        (
            "fatal: [web1]: FAILED! => {\"msg\": \"Status code was 401 and not [200]\"}",
            Some((401, None, None, Some("msg"))),
        ),
        ("    Expected: 200\n    Received: 403\n\n      expect(res.status)", Some((403, None, None, None))),
        (
            "array(2) {\n  [\"url\"]=>\n  string(1) \"/\"\n  [\"http_code\"]=>\n  int(403)\n  [\"reason\"]=>\n}",
            Some((403, None, None, None)),
        ),
        (
            "401 Unauthorized from POST https://a.example/b\n\tat a.B.c(B.java:401)",
            Some((401, Some("POST"), Some("https://a.example/b"), None)),
        ),
        (
            "panic: oauth2: cannot fetch token: 401 Unauthorized\nResponse: {\"error\":\"invalid_client\"}\n",
            Some((401, None, None, Some("error"))),
        ),
        (
            "Error making API request.\n\nURL: GET https://v.example/v1/x\nCode: 403. Errors:\n\n* permission denied",
            Some((403, Some("GET"), Some("https://v.example/v1/x"), None)),
        ),
        (
            "try 1: Error: Unexpected server response: 503\ntry 2: Error: Unexpected server response: 401",
            Some((401, None, None, None)),
        ),
        ("$ git log -2\n9f3c2ab Error: 401 Unauthorized\n41c0e7d Error: 403 Forbidden", None),
        ("Error handling\nThe client throws with the status code 401 or 403.", None),
        ("401  Unauthorized\n403  Forbidden\n429  Too many requests\nError: see above", None),
        ("if (e.message === 'Request failed with status code 401') {\n  logout();\n}", None),
        ("Our server answers 401 to strangers; is that right for a login form as well?", None),
    ];

    #[test]
    fn messages_are_read_and_what_tells_of_them_is_not() {
        for (text, expected) in CASES {
            let reading = read(text, &lines(text, 0));
            let found = reading.as_ref().and_then(|reading| {
                let exchange = reading.exchanges.first()?;
                let (request, response) = (exchange.request.as_ref(), exchange.response.as_ref()?);
                let body = response.body.as_ref().and_then(|body| body.json.as_ref());
                let member = body.and_then(|node| json::members(node).first()).map(|member| member.name.as_str());
                let documents = [Document { name: "paste", origin: None, text: (*text).to_owned() }];
                assert_eq!(slice(&documents, response.status_span?), response.status?.to_string());
                let target = request.and_then(|request| request.target.as_deref());
                Some((response.status?, request.and_then(|request| request.method.as_deref()), target, member))
            });
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn what_stands_behind_the_bounds_is_not_read() {
        let far = "x\n".repeat(MAX_LINES) + "Error: Request failed with status code 401";
        assert!(read(&far, &lines(&far, 0)).is_none());
        let long = " ".repeat(statement::MAX_LINE) + "Error: Request failed with status code 401";
        assert!(read(&long, &lines(&long, 0)).is_none());
        let many = "{\"a\": {\"error\": 1} ".repeat(parts::MAX_BODIES * 4);
        assert!(parts::embedded(&many, span(0, 0, many.len())).is_some());
    }
}
