//! What is this text? One file per form; each turns its form into exchanges with spans.
//!
//! First [`wrapping`] takes off what other programs put around a text. Then the forms are tried from the most to the
//! least telling. None of them judges what an answer means.

pub mod body;
pub mod browser;
pub mod command;
pub mod console;
pub mod devtools;
pub mod har;
pub mod headers;
pub mod html;
pub mod http;
pub mod line;
pub mod log;
pub mod message;
pub mod objects;
pub mod other;
pub mod source;
pub mod status;
pub mod wrapping;

use self::line::Line;
use crate::{
    http::message::{Body, Exchange, Form, Response},
    report::InputKind,
    text::{Document, Problem, Span, span},
};

/// What was read from a paste.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What the paste is, and what gave it away.
    pub kind: Option<(InputKind, &'static str)>,
    /// The document that was read: the paste, or what was left of it without its wrapping.
    pub doc: u32,
    /// Requests and responses in the order of the paste.
    pub exchanges: Vec<Exchange>,
    /// The exchange that is meant, where the form tells; else the last answer is.
    pub subject: Option<usize>,
    /// Challenges that stand alone: values without their field's name.
    pub loose_challenges: Vec<Span>,
    /// What the text is instead of HTTP, and where that shows.
    pub other: Option<(other::Other, Span)>,
    /// Long stretches that were not read, in order: nothing is looked for in them.
    pub unread: Vec<Span>,
    /// What was passed over or mended.
    pub problems: Vec<Problem>,
}

/// Of a longer text that is no HAR only the beginning is read, in bytes: 8 MiB.
pub const MAX_TEXT: usize = 8 << 20;

/// Reads document 0, and adds the documents that are made of it on the way. Never fails: a text of no known form
/// gives a reading of nothing, with its kind unknown. `about` is the exchange that is meant, where that is known.
pub fn read(documents: &mut Vec<Document>, about: Option<usize>) -> Reading {
    // A HAR holds answers in strings: what undoes wrappings must not take one of them for the whole.
    if let Some(reading) = har_file(documents, 0, about) {
        return reading;
    }
    let (doc, mut problems) = wrapping::undo(documents);
    let unwrapped = if doc > 0 { har_file(documents, doc, about) } else { None };
    let mut reading = unwrapped.unwrap_or_else(|| any_form(documents, doc));
    problems.append(&mut reading.problems);
    Reading { doc, problems, ..reading }
}

fn har_file(documents: &mut Vec<Document>, doc: u32, about: Option<usize>) -> Option<Reading> {
    let (reading, made) = har::read(&documents.get(doc as usize)?.text, doc, documents.len(), about)?;
    documents.extend(made);
    Some(Reading { doc, ..reading })
}

/// Every form but a HAR, the most telling first.
fn any_form(documents: &mut Vec<Document>, doc: u32) -> Reading {
    let text = head(documents, doc);
    let length = documents.get(doc as usize).map_or(0, |document| document.text.len());
    let unread = (text.len() < length).then(|| span(doc, text.len(), length));
    if text.trim().is_empty() {
        return Reading { kind: Some((InputKind::Empty, "there is no text")), ..Reading::default() };
    }
    let lines = line::lines(text, doc);
    let mut made = None;
    let mut object = || {
        let (reading, document) = objects::read(text, doc, documents.len())?;
        made = Some(document);
        Some(reading)
    };
    // Safari's panel holds lines that look like messages, and a printed object fields that look like a panel.
    let panel = devtools::is_safari(text, &lines).then(|| devtools::read(text, &lines)).flatten();
    let messages = panel.or_else(|| http::read(text, &lines)).or_else(|| console::read(text, &lines));
    let written = messages.is_none().then(|| source::read(text, &lines)).flatten();
    let found =
        if written.is_some() { None } else { messages.or_else(&mut object).or_else(|| devtools::read(text, &lines)) };
    documents.extend(made);
    let found = found.or_else(|| command::read(documents, doc, &lines)).or(written);
    let mut reading = found.or_else(|| texts(head(documents, doc), doc, &lines)).unwrap_or_default();
    command::fill_request(documents, &mut reading, &lines);
    reading.unread.extend(unread);
    reading.problems.extend(unread.map(|span| Problem { id: "text-too-long", span, breaks: false }));
    reading
}

/// As much of a document's text as is read.
fn head(documents: &[Document], doc: u32) -> &str {
    let whole = documents.get(doc as usize).map_or("", |document| document.text.as_str());
    whole.get(..whole.floor_char_boundary(MAX_TEXT)).unwrap_or_default()
}

/// The forms that are neither messages nor commands.
fn texts(text: &str, doc: u32, lines: &[Line]) -> Option<Reading> {
    // A challenge's value begins with its scheme; a line of a log may begin with its time and hold the same words.
    let lettered = !text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    other::read(text, doc)
        .or_else(|| log::read(text, lines))
        .or_else(|| browser::read(text, lines))
        .or_else(|| status::read(text, doc))
        .or_else(|| headers::read(text, lines))
        .or_else(|| headers::read_object(text, doc))
        .or_else(|| headers::read_value(text, doc).filter(|_| lettered))
        .or_else(|| lone_body(text, doc))
        .or_else(|| html::copied(text, lines))
        .or_else(|| message::read(text, lines))
}

/// What browsers print above XML that they show as it is.
const XML_NOTICE: &[&str] =
    &["This XML file does not appear to have any style information", "This page contains the following errors"];

/// A body without its message: JSON, XML, HTML or form data.
fn lone_body(text: &str, doc: u32) -> Option<Reading> {
    let start = text.len() - text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).len();
    let (start, end) = line::unfenced(text, start, start + text.get(start..)?.trim_end().len());
    let start = start
        + XML_NOTICE
            .iter()
            .find(|notice| text.get(start..).is_some_and(|rest| rest.starts_with(**notice)))
            .map_or(0, |_| text.get(start..).and_then(|rest| rest.find('<')).unwrap_or_default());
    let place = span(doc, start, end);
    let (body, problems) = body::read(text, place);
    // Several values, each on a line of its own, are a log.
    let behind = body.json.as_ref().and_then(|node| text.get(node.span.end as usize..end));
    if behind.is_some_and(|rest| rest.trim_start().starts_with('{')) || text.get(start..end)?.starts_with("<?php") {
        return None;
    }
    let kind = match body.form {
        Form::Json if body::looks_like_error(&body) => (InputKind::ErrorBody, "is JSON with an error's members"),
        Form::Xml if body::looks_like_error_xml(text, place) => {
            (InputKind::ErrorBody, "is XML with an error's elements")
        }
        Form::Form if body::looks_like_error_form(text.get(start..end)?) => {
            (InputKind::ErrorBody, "is form data with an error")
        }
        Form::Html => (InputKind::ErrorPage, "is HTML"),
        _ => return None,
    };
    if kind.0 == InputKind::ErrorPage && html::is_about(text, place) {
        return None;
    }
    let status = body::stated_status(&body, text);
    if kind.0 == InputKind::ErrorPage && status.is_none() && !html::looks_like_refusal(text.get(start..end)?) {
        return None;
    }
    let response = Response {
        status: status.map(|(status, _)| status),
        status_span: status.map(|(_, place)| place),
        body: Some(body),
        span: place,
        ..Response::default()
    };
    let exchange = Exchange { response: Some(response), span: place, ..Exchange::default() };
    Some(Reading { kind: Some(kind), exchanges: vec![exchange], problems, ..Reading::default() })
}

/// A page of HTML that says nothing of its status, as the answer that nothing else is known of.
pub fn page(text: &str, doc: u32) -> Option<Reading> {
    let start = text.len() - text.trim_start().len();
    let place = span(doc, start, start + text.trim().len());
    text.get(start..)?.starts_with('<').then_some(())?;
    let (body, _) = body::read(text, place);
    if body.form != Form::Html || html::is_about(text, place) {
        return None;
    }
    let exchange = Exchange { response: Some(with_body(body)), span: place, ..Exchange::default() };
    Some(Reading { exchanges: vec![exchange], ..Reading::default() })
}

/// A response that only its body is known of.
pub fn with_body(body: Body) -> Response {
    Response { span: body.span, body: Some(body), ..Response::default() }
}
