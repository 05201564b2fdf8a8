//! `fetch("https://…", { "headers": { … }, "body": "…", "method": "POST" });`: what "Copy as fetch" and "Copy as
//! fetch (Node.js)" of Chrome, Edge and Firefox give.

use crate::{
    http::message::{Header, Request},
    json::{self, Node},
    paste::{body, wrapping::escapes},
    text::{Document, Span, derived},
};

use super::whole;

/// Reads the call at `at`; `None` where anything in it isn't written out, as in source code.
pub fn read(documents: &mut Vec<Document>, doc: u32, text: &str, at: usize) -> (Option<Request>, usize) {
    let request = call(documents, doc, text, at);
    let end = request.as_ref().map_or(at, |request| request.span.end as usize);
    (request, end)
}

fn call(documents: &mut Vec<Document>, doc: u32, text: &str, at: usize) -> Option<Request> {
    let open = at + text.get(at..)?.find('(')? + 1;
    let start = open + blank(text.get(open..)?);
    if !text.get(start..)?.starts_with(['"', '\'']) {
        return None;
    }
    let (address, end, _) = json::read(text, doc, start..text.len());
    let target = json::string(address.as_ref()?)?.to_owned();
    let mut end = end + blank(text.get(end..)?);
    let mut request = Request { target: Some(target), ..Request::default() };
    if text.get(end..)?.starts_with(',') {
        let from = end + 1 + blank(text.get(end + 1..)?);
        if text.get(from..)?.starts_with('{') {
            let (options, behind, _) = json::read(text, doc, from..text.len());
            options_of(&mut request, documents, options.as_ref()?)?;
            end = behind + blank(text.get(behind..)?);
        } else {
            end = from;
        }
    }
    if !text.get(end..)?.starts_with(')') {
        return None;
    }
    let behind = text.get(end + 1..)?;
    end += 1 + usize::from(behind.starts_with(';'));
    let line = text.get(end..)?.split('\n').next()?;
    request.method.get_or_insert_with(|| "GET".to_owned());
    request.span = whole(doc, text, at, end);
    line.trim_matches([' ', ';', '\r']).is_empty().then_some(request)
}

fn blank(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn options_of(request: &mut Request, documents: &mut Vec<Document>, options: &Node) -> Option<()> {
    let headers = json::member(options, "headers").map(|member| json::members(&member.node)).unwrap_or_default();
    for member in headers {
        request.headers.push(Header {
            name: member.name.clone(),
            value: json::string(&member.node)?.to_owned(),
            span: member.node.span,
            value_span: json::inside(&member.node),
        });
    }
    let word = |name: &str| json::member(options, name).and_then(|member| json::string(&member.node));
    request.method = word("method").map(str::to_ascii_uppercase);
    if let Some(member) = json::member(options, "body").filter(|member| json::string(&member.node).is_some()) {
        let place = unescaped(documents, json::inside(&member.node));
        request.body = documents.get(place.doc as usize).map(|document| body::read(&document.text, place).0);
    }
    Some(())
}

/// A string's text as a place: where it stands, or in a document without its backslashes.
fn unescaped(documents: &mut Vec<Document>, place: Span) -> Span {
    let (from, to) = (place.start as usize, place.end as usize);
    let Some(text) = documents.get(place.doc as usize).map(|document| document.text.as_str()) else { return place };
    if !text.get(from..to).unwrap_or_default().contains('\\') {
        return place;
    }
    let new = escapes::unescaped(text, from, to);
    let (doc, length) = (documents.len(), new.text.len());
    documents.push(derived("unescaped text", new, crate::text::span(place.doc, 0, to)));
    crate::text::span(crate::text::span(0, doc, doc).start, 0, length)
}
