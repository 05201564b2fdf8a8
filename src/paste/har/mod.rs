//! HAR 1.2 (<http://www.softwareishard.com/blog/har-12-spec/>): what the Network panels of Chrome, Edge, Firefox and
//! Safari save as a file, and Charles, Fiddler, Proxyman, Insomnia and test runners too.
//!
//! `{"log": {"version": "1.2", "creator": {…}, "pages": […], "entries": [ {"request": {…}, "response": {…}}, … ]}}`
//!
//! A whole file is read, one that was cut off, an array of entries, and one entry alone, as "Copy as HAR" has it. The
//! text is walked ([`walk`]) and only the parts that matter are read, so that a file of 50 MB takes little more than
//! its own room. Bodies are read of the subject and of what else was refused.
//!
//! Chrome leaves Authorization, Cookie and Set-Cookie out of what it saves unless it is told otherwise (since version
//! 130): such a request doesn't show that nothing was sent.

pub mod entry;
pub mod subject;
pub mod walk;

use std::ops::Range;

use super::{Reading, body, wrapping::escapes};
use crate::{
    http::message::{Body, Form, Header, header},
    report::InputKind,
    text::{Document, Map, Origin, Problem, Span, derived, span},
    token::base64url,
};
use entry::Entry;

/// The most entries that are read; behind them only what was refused is, as many again.
pub const MAX_ENTRIES: usize = 2_000;
/// The longest body that is read, in bytes as it stands in the file.
pub const MAX_BODY: usize = 64 * 1024;
/// The most bodies that are read of refusals beside the subject's.
pub const MAX_BODIES: usize = 50;
/// In a shorter body tokens are looked for even where it isn't read, in bytes.
pub const SHORT_BODY: usize = 4 * 1024;
/// How much text may stand before the file, in bytes: a remark, a fence.
const MAX_LEAD: usize = 400;

/// Documents that reading made, and where they will stand.
struct Made<'a> {
    text: &'a str,
    doc: u32,
    next: usize,
    documents: Vec<Document>,
    problems: Vec<Problem>,
}

/// Reads `text`, the text of document `doc`; `next` is the index that the next document will have,
/// `about` the entry that is meant, where that is known. Also returns the
/// documents to be added.
pub fn read(text: &str, doc: u32, next: usize, about: Option<usize>) -> Option<(Reading, Vec<Document>)> {
    // The inside of an entry begins with a member's name.
    let inside = text.trim_start().starts_with('"');
    let start = text.bytes().take(MAX_LEAD).position(|byte| matches!(byte, b'{' | b'[') || inside && byte == b'"')?;
    let file = File::find(text, start)?;
    let mut made = Made { text, doc, next, documents: Vec::new(), problems: Vec::new() };
    let mut entries = entries(&file, &mut made);
    let page = page(text, &file, &entries);
    let about = about.filter(|index| *index < entries.len());
    let subject = about.or_else(|| subject::subject(&entries, page.as_deref()));
    if leaves_out(text, &file, &entries) {
        let first = entries.first().map_or(span(doc, start, start), |entry| entry.exchange.span);
        made.problems.push(Problem { id: "har-sanitized", span: Span { end: first.start, ..first }, breaks: false });
        let requests = entries.iter_mut().filter_map(|entry| entry.exchange.request.as_mut());
        requests.for_each(|request| request.withheld = true);
    }
    let mut left = MAX_BODIES;
    let mut unread = Vec::new();
    for (index, entry) in entries.iter_mut().enumerate() {
        let own = subject == Some(index);
        if own || left > 0 && is_refused(entry) {
            left -= usize::from(!own);
            fill(entry, &mut made);
        } else if let Some(body) = entry.content.clone().filter(|body| body.len() > SHORT_BODY) {
            unread.push(span(doc, body.start, body.end));
        }
        let fields = entry.exchange.request.iter_mut().flat_map(|request| &mut request.headers);
        let fields = fields.chain(entry.exchange.response.iter_mut().flat_map(|response| &mut response.headers));
        for field in fields.filter(|field| own || tells(&field.name)) {
            unescape(field, &mut made);
        }
    }
    let reading = Reading {
        kind: Some((InputKind::Har, "has the entries of a HAR file")),
        exchanges: entries.into_iter().map(|entry| entry.exchange).collect(),
        subject,
        unread,
        problems: made.problems,
        ..Reading::default()
    };
    Some((reading, made.documents))
}

/// Where the parts of a file stand.
struct File {
    /// The inside of the array of entries, or one entry.
    entries: Range<usize>,
    alone: bool,
    creator: Option<Range<usize>>,
    pages: Option<Range<usize>>,
}

impl File {
    /// The file whose first bracket stands at `start`.
    fn find(text: &str, start: usize) -> Option<File> {
        let all = start..text.len();
        let list = |place: Range<usize>| {
            let inside = place.start + 1..place.end;
            let first = walk::next(text, &mut inside.start.clone(), inside.end);
            (inside, first.is_some_and(|first| entry::is_entry(text, first)))
        };
        let none = File { entries: all.clone(), alone: false, creator: None, pages: None };
        if text.get(start..)?.starts_with('[') {
            let (entries, fits) = list(all);
            return fits.then_some(File { entries, ..none });
        }
        if entry::is_entry(text, all.clone()) {
            // Several that were copied out of the array stand in a row.
            let mut at = start;
            let several = walk::next(text, &mut at, text.len()).and_then(|_| walk::next(text, &mut at, text.len()));
            let alone = !several.is_some_and(|second| entry::is_entry(text, second));
            return Some(File { alone, ..none });
        }
        let top = walk::members(text, all);
        let log = walk::member(&top, "log").map(|place| walk::members(text, place));
        let named =
            log.as_ref().is_some_and(|log| ["version", "creator"].iter().any(|name| walk::member(log, name).is_some()));
        let log = log.unwrap_or(top);
        let place = walk::member(&log, "entries")
            .filter(|place| text.get(place.start..).is_some_and(|rest| rest.starts_with('[')))?;
        let (entries, fits) = list(place);
        let (creator, pages) = (walk::member(&log, "creator"), walk::member(&log, "pages"));
        (fits || named).then_some(File { entries, alone: false, creator, pages })
    }
}

fn entries(file: &File, made: &mut Made<'_>) -> Vec<Entry> {
    if file.alone {
        return vec![entry::read(made.text, made.doc, file.entries.clone())];
    }
    let mut found = Vec::new();
    let mut at = file.entries.start;
    let mut passed: Option<Span> = None;
    while let Some(place) = walk::next(made.text, &mut at, file.entries.end) {
        let entry = entry::read(made.text, made.doc, place.clone());
        let status = entry.exchange.response.as_ref().and_then(|response| response.status);
        // The last entry of a file that was cut off may lack its answer.
        let cut = place.end == made.text.len() && status.is_none();
        let room = found.len() < MAX_ENTRIES || found.len() < 2 * MAX_ENTRIES && is_refused(&entry);
        if room && !cut {
            found.push(entry);
        } else {
            let from = passed.map_or(place.start, |passed| passed.start as usize);
            passed = Some(span(made.doc, from, place.end));
        }
        if cut {
            made.problems.push(Problem { id: "json-cut-off", span: entry_start(made.doc, &place), breaks: true });
        }
    }
    if let Some(span) = passed.filter(|_| found.len() >= MAX_ENTRIES) {
        made.problems.push(Problem { id: "har-too-long", span, breaks: false });
    }
    found
}

fn entry_start(doc: u32, place: &Range<usize>) -> Span {
    span(doc, place.start, place.end)
}

fn is_refused(entry: &Entry) -> bool {
    entry.exchange.response.as_ref().and_then(|response| response.status).is_some_and(|status| status >= 400)
}

/// The address that was open: the page's title in Chrome, else the first document.
fn page(text: &str, file: &File, entries: &[Entry]) -> Option<String> {
    let first = file.pages.clone().and_then(|pages| walk::next(text, &mut (pages.start + 1), pages.end));
    let title = first.and_then(|page| entry::word(text, &walk::members(text, page), "title"));
    let document = || entries.iter().find(|entry| entry.resource == "document");
    title.filter(|title| title.starts_with("http")).or_else(|| document()?.exchange.request.as_ref()?.target.clone())
}

/// Whether the file may have been saved without the fields that carry credentials: nowhere is one, though something
/// was refused for want of them, and the program that saved it is Chrome or its kin, or isn't named.
fn leaves_out(text: &str, file: &File, entries: &[Entry]) -> bool {
    let shown = |headers: &[Header]| {
        ["Authorization", "Cookie", "Set-Cookie", "Proxy-Authorization"]
            .iter()
            .any(|name| header(headers, name).is_some())
    };
    let any = entries.iter().any(|entry| {
        entry.exchange.request.as_ref().is_some_and(|request| shown(&request.headers))
            || entry.exchange.response.as_ref().is_some_and(|response| shown(&response.headers))
    });
    let wanted = entries.iter().any(|entry| {
        let status = entry.exchange.response.as_ref().and_then(|response| response.status);
        matches!(status, Some(401 | 403 | 407))
    });
    let creator = file.creator.clone().and_then(|place| entry::word(text, &walk::members(text, place), "name"));
    wanted && !any && creator.is_none_or(|name| name == "WebInspector")
}

/// Fields whose value is looked into.
fn tells(name: &str) -> bool {
    ["www-authenticate", "proxy-authenticate", "authorization", "proxy-authorization", "cookie", "set-cookie"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(name))
}

/// Gives a field's value a document of its own where it has escapes, so that its parts have their places.
fn unescape(field: &mut Header, made: &mut Made<'_>) {
    let place = field.value_span;
    let raw = made.text.get(place.start as usize..place.end as usize).unwrap_or_default();
    if raw.contains('\\') {
        field.value_span = add(made, "header field", place.start as usize..place.end as usize);
        let value = made.documents.last().map_or("", |document| document.text.as_str());
        field.value = value.to_owned();
    }
}

/// Adds the string inside `range` as a document, its escapes undone; where it stands as a whole.
fn add(made: &mut Made<'_>, name: &'static str, range: Range<usize>) -> Span {
    let raw = made.text.get(range.clone()).unwrap_or_default();
    let new = escapes::unescaped(raw, 0, raw.len());
    push(made, derived(name, new, span(made.doc, range.start, range.end)))
}

fn push(made: &mut Made<'_>, document: Document) -> Span {
    let id = span(0, made.next + made.documents.len(), 0).start;
    let place = span(id, 0, document.text.len());
    made.documents.push(document);
    place
}

/// Reads the bodies of an entry; what the browser says in place of an answer is one too.
fn fill(entry: &mut Entry, made: &mut Made<'_>) {
    if let Some(request) = &mut entry.exchange.request {
        request.body = entry.post.clone().and_then(|place| string_body(made, place, false));
    }
    let Some(response) = &mut entry.exchange.response else { return };
    response.body = match (response.status, entry.error.clone(), entry.content.clone()) {
        (None, Some(error), _) => {
            Some(Body { form: Form::Text, span: span(made.doc, error.start, error.end), json: None })
        }
        (_, _, Some(place)) => string_body(made, place, entry.base64),
        _ => None,
    };
}

/// Reads the body in the string whose inside stands at `place`; `None` where it is empty, too long or no text.
fn string_body(made: &mut Made<'_>, place: Range<usize>, base64: bool) -> Option<Body> {
    let raw = made.text.get(place.clone()).filter(|raw| !raw.trim().is_empty())?;
    if raw.len() > MAX_BODY {
        let span = span(made.doc, place.start, place.end);
        made.problems.push(Problem { id: "har-body-too-long", span, breaks: false });
        return None;
    }
    let whole = match base64 {
        true => decoded(made, raw, place)?,
        false => add(made, "body", place),
    };
    let text = made.documents.last().map(|document| document.text.as_str())?;
    let (body, problems) = body::read(text, whole);
    made.problems.extend(problems);
    Some(body)
}

/// base64 (RFC 4648, section 4) whose bytes are text; a slash may have its backslash.
fn decoded(made: &mut Made<'_>, raw: &str, place: Range<usize>) -> Option<Span> {
    let letters: String = raw.chars().filter(|c| *c != '\\').collect();
    let kept = raw.bytes().enumerate().filter(|(_, byte)| *byte != b'\\');
    let offsets: Vec<u32> = kept.map(|(at, _)| span(0, place.start + at, 0).start).collect();
    let (bytes, offsets, _) = base64url::decode(&letters, &offsets, made.doc);
    let text = String::from_utf8(bytes).ok().filter(|text| !text.trim().is_empty())?;
    let origin = Some(Origin { span: span(made.doc, place.start, place.end), map: Map::Base64(offsets) });
    Some(push(made, Document { name: "decoded body", origin, text }))
}
