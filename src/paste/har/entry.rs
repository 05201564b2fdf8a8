//! One entry of a HAR: `{"startedDateTime": …, "request": {…}, "response": {…}}`.

use std::ops::Range;

use crate::{
    http::message::{Exchange, Header, Request, Response, header},
    json::{self, Value},
    text::span,
    time::rfc_3339,
};

use super::walk;

/// An entry whose bodies have not been read yet.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// What was sent and what came, without bodies.
    pub exchange: Exchange,
    /// Chrome's `_resourceType`, Safari's and others' too where they have it; else empty.
    pub resource: String,
    /// The inside of `response.content.text`.
    pub content: Option<Range<usize>>,
    /// Whether that is base64.
    pub base64: bool,
    /// The inside of `request.postData.text`.
    pub post: Option<Range<usize>>,
    /// The inside of Chrome's `_error`: `net::ERR_NAME_NOT_RESOLVED`.
    pub error: Option<Range<usize>>,
}

type Members<'a> = Vec<(&'a str, Range<usize>)>;

/// Whether the object at `range` is an entry: a request and a response as HAR has them.
pub fn is_entry(text: &str, range: Range<usize>) -> bool {
    let entry = walk::members(text, range);
    if is_response(text, &entry) {
        return true;
    }
    let inside = |name| walk::member(&entry, name).map(|place| walk::members(text, place)).unwrap_or_default();
    let (request, response) = (inside("request"), inside("response"));
    let list = |members: &Members<'_>| {
        walk::member(members, "headers").and_then(|place| text.get(place)).is_some_and(|text| text.starts_with('['))
    };
    let asked = walk::member(&request, "url").is_some();
    asked && (list(&request) || list(&response) || walk::member(&entry, "startedDateTime").is_some())
}

/// Whether the members are those of a response alone.
fn is_response(text: &str, members: &Members<'_>) -> bool {
    let has = |name| walk::member(members, name).is_some();
    let list = walk::member(members, "headers").and_then(|place| text.get(place));
    has("status") && has("httpVersion") && list.is_some_and(|list| list.starts_with('['))
}

/// Reads the entry at `range` of `text`, the text of document `doc`.
pub fn read(text: &str, doc: u32, range: Range<usize>) -> Entry {
    let members = walk::members(text, range.clone());
    let inside = |name| walk::member(&members, name).map(|place| (walk::members(text, place.clone()), place));
    let mut entry = Entry { resource: word(text, &members, "_resourceType").unwrap_or_default(), ..Entry::default() };
    entry.exchange.span = span(doc, range.start, range.end);
    let started = word(text, &members, "startedDateTime").unwrap_or_default();
    entry.exchange.started = rfc_3339(&started);
    entry.exchange.millis = millis(&started);
    entry.exchange.took = number(text, &members, "time").and_then(|(digits, _)| digits.parse().ok());
    if let Some((own, place)) = inside("request") {
        let post = walk::member(&own, "postData").map(|place| walk::members(text, place)).unwrap_or_default();
        entry.post = walk::member(&post, "text").and_then(|place| walk::string(text, place));
        entry.exchange.request = Some(Request {
            method: word(text, &own, "method"),
            target: word(text, &own, "url"),
            headers: headers(text, doc, &own),
            span: span(doc, place.start, place.end),
            ..Request::default()
        });
    }
    let alone = is_response(text, &members).then(|| (members.clone(), range));
    let Some((own, place)) = inside("response").or(alone) else { return entry };
    let content = walk::member(&own, "content").map(|place| walk::members(text, place)).unwrap_or_default();
    entry.content = walk::member(&content, "text").and_then(|place| walk::string(text, place));
    entry.base64 = word(text, &content, "encoding").is_some_and(|encoding| encoding == "base64");
    entry.error = [&own, &members]
        .iter()
        .find_map(|members| walk::member(members, "_error").and_then(|place| walk::string(text, place)));
    let status = number(text, &own, "status");
    let known = status.as_ref().and_then(|(digits, _)| digits.parse::<u16>().ok()).filter(|status| *status >= 100);
    let mut headers = headers(text, doc, &own);
    if let Some(target) = walk::member(&own, "redirectURL").filter(|_| header(&headers, "Location").is_none()) {
        headers.extend(location(text, doc, target));
    }
    entry.exchange.response = Some(Response {
        version: word(text, &own, "httpVersion").and_then(|version| protocol(&version)),
        status: known,
        status_span: known.and(status).map(|(_, place)| span(doc, place.start, place.end)),
        reason: word(text, &own, "statusText").filter(|reason| !reason.is_empty()),
        headers_shown: !headers.is_empty(),
        headers,
        span: span(doc, place.start, place.end),
        ..Response::default()
    });
    entry
}

/// The milliseconds of a time as RFC 3339 writes it; 0 where it has none.
fn millis(time: &str) -> u16 {
    let digits = time.split_once('.').map_or("", |(_, fraction)| fraction);
    let three = digits.bytes().take_while(u8::is_ascii_digit).chain([b'0'; 3]).take(3);
    three.fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'))
}

/// The string of a member, its escapes undone.
pub fn word(text: &str, members: &Members<'_>, name: &str) -> Option<String> {
    let (node, _, _) = json::read(text, 0, walk::member(members, name)?);
    json::string(&node?).map(str::to_owned)
}

/// The whole digits of a number, also of one that stands in quotation marks.
fn number(text: &str, members: &Members<'_>, name: &str) -> Option<(String, Range<usize>)> {
    let place = walk::member(members, name)?;
    let place = walk::string(text, place.clone()).unwrap_or(place);
    let content = text.get(place.clone())?;
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    Some((content.get(..digits)?.to_owned(), place))
}

/// `"headers": [{"name": "…", "value": "…"}]`. HTTP/2's pseudo-fields say what the request line says.
fn headers(text: &str, doc: u32, members: &Members<'_>) -> Vec<Header> {
    let Some(place) = walk::member(members, "headers") else { return Vec::new() };
    let (node, _, _) = json::read(text, doc, place);
    let Some(Value::Array(items)) = node.map(|node| node.value) else { return Vec::new() };
    let field = |item: &json::Node| {
        let name = json::string(&json::member(item, "name")?.node)?;
        let value = &json::member(item, "value")?.node;
        (!name.starts_with(':') && !name.is_empty()).then(|| Header {
            name: name.to_owned(),
            value: json::scalar(value).unwrap_or_default().trim().to_owned(),
            span: item.span,
            value_span: json::inside(value),
        })
    };
    items.iter().filter_map(field).collect()
}

/// `redirectURL` says what Location said.
fn location(text: &str, doc: u32, place: Range<usize>) -> Option<Header> {
    let (node, _, _) = json::read(text, doc, place);
    let node = node?;
    let value = json::string(&node).filter(|value| !value.is_empty())?.to_owned();
    Some(Header { name: "Location".to_owned(), value, span: node.span, value_span: json::inside(&node) })
}

/// The protocol as a status line names it; Chrome writes "h2" and "http/2.0".
fn protocol(version: &str) -> Option<String> {
    let known = match version {
        "h2" | "http/2.0" | "HTTP/2.0" => "HTTP/2",
        "h3" | "http/3.0" | "HTTP/3.0" => "HTTP/3",
        "http/1.1" => "HTTP/1.1",
        "http/1.0" => "HTTP/1.0",
        other if other.starts_with("HTTP/") => other,
        _ => return None,
    };
    Some(known.to_owned())
}
