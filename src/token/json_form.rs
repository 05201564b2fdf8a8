//! JWS and JWE as JSON (RFC 7515, section 7.2; RFC 7516, section 7.2): general with a list of signatures or recipients,
//! flattened with one. A JWT is never written so (RFC 7519, section 1); ACME, credentials and payments are.

use std::ops::Range;

use super::{
    Token, jwe,
    jwt::{self, Part},
};
use crate::{
    finding::{Arg, say},
    json::{self, Member, Node, Value},
    text::{Document, Problem, Span, slice, span},
};

/// The longest of them that is read, in bytes.
pub const LONGEST: usize = 1024 * 1024;
/// How far before the member that tells one its opening bracket is looked for, in bytes.
pub const BEFORE: usize = 64 * 1024;
/// The most brackets that are tried in one paste.
pub const MAX_TRIES: usize = 32;

/// All of them that begin in `range` of document `doc`, each with the tokens within it.
pub fn find(documents: &mut Vec<Document>, doc: u32, range: Range<usize>) -> Vec<Token> {
    let text = documents.get(doc as usize).map_or("", |document| document.text.as_str());
    let part = text.get(range.clone()).unwrap_or_default();
    let mut nodes: Vec<Node> = Vec::new();
    let mut tries = 0;
    let mut behind = range.start;
    for mark in ["\"signature", "\"ciphertext\""] {
        for at in part.match_indices(mark).map(|(at, _)| range.start + at) {
            if tries >= MAX_TRIES {
                break;
            }
            if nodes.iter().any(|node| (node.span.start as usize) < at && at < node.span.end as usize) {
                continue;
            }
            let from = text.ceil_char_boundary(behind.min(at).max(at.saturating_sub(BEFORE)));
            let before = text.get(from..at).unwrap_or_default();
            for (open, _) in before.rmatch_indices('{').take(8) {
                tries += 1;
                let start = from + open;
                let end = text.floor_char_boundary((start + LONGEST).min(range.end));
                let node = json::read(text, doc, start..end).0.filter(is_form);
                if let Some(node) = node.filter(|node| node.span.end as usize > at) {
                    behind = node.span.end as usize;
                    nodes.push(node);
                    break;
                }
            }
        }
        behind = range.start;
    }
    nodes.iter().flat_map(|node| read(documents, doc, node)).collect()
}

fn text_of<'a>(node: &'a Node, name: &str) -> Option<&'a str> {
    json::string(&json::member(node, name)?.node)
}

/// The items of a list of signatures or recipients; for the flattened form the object itself.
fn items<'a>(node: &'a Node, name: &str) -> &'a [Node] {
    match json::member(node, name).map(|member| &member.node.value) {
        Some(Value::Array(items)) => items,
        _ => std::slice::from_ref(node),
    }
}

/// Whether an object is one of them: each has a header, protected or not, beside what it signs or encrypts.
fn is_form(node: &Node) -> bool {
    let header = |node: &Node| {
        let protected = text_of(node, "protected").is_some_and(|text| text.starts_with("ey") || text.starts_with("ew"));
        let open = ["header", "unprotected"].iter().any(|name| {
            json::member(node, name)
                .is_some_and(|header| ["alg", "enc"].iter().any(|name| json::member(&header.node, name).is_some()))
        });
        protected || open
    };
    if text_of(node, "ciphertext").is_some() {
        return header(node) || items(node, "recipients").iter().any(header);
    }
    items(node, "signatures").iter().any(|item| text_of(item, "signature").is_some() && header(item))
}

/// A string member's letters and where they stood.
fn letters(documents: &[Document], member: Option<&Member>) -> (String, Vec<u32>) {
    let Some((text, place)) = member.and_then(|member| Some((json::string(&member.node)?, json::inside(&member.node))))
    else {
        return (String::new(), Vec::new());
    };
    // Escaped letters stand anywhere in the value.
    let plain = slice(documents, place) == text;
    let offset = |at: u32| if plain { place.start + at } else { place.start };
    (text.to_owned(), (0..span(0, 0, text.len()).end).map(offset).collect())
}

fn read(documents: &mut Vec<Document>, doc: u32, node: &Node) -> Vec<Token> {
    let encrypted = json::member(node, "ciphertext").is_some();
    let (kind, list) = if encrypted { ("jwe", "recipients") } else { ("jws", "signatures") };
    let all = items(node, list);
    let Some(first) = all.first() else { return Vec::new() };
    let general = json::member(node, list).is_some();
    let mut problems: Vec<Problem> = Vec::new();
    let alone = if encrypted { "encrypted_key" } else { "signature" };
    if let Some(both) = json::member(node, alone).filter(|_| general) {
        // RFC 7515, section 7.2.2, and RFC 7516, section 7.2.2: the members of one form MUST NOT stand in the other.
        problems.push(Problem { id: "json-forms-mixed", span: both.name_span, breaks: true });
    }
    let protected = json::member(first, "protected").or_else(|| json::member(node, "protected"));
    let open = [json::member(first, "header"), json::member(node, "unprotected")];
    let header = header(documents, doc, protected, open, &mut problems);
    jwt::note_duplicates(header.as_ref(), true, &mut problems);
    let mut signature: Option<Span> = None;
    let mut claims = None;
    let mut payload = None;
    if encrypted {
        let lengths = [json::member(first, "encrypted_key"), json::member(node, "iv"), json::member(node, "tag")]
            .map(|member| member.and_then(|member| json::string(&member.node)).unwrap_or_default().len() * 3 / 4);
        jwe::note_lengths(header.as_ref(), lengths, node.span, &mut problems);
    } else {
        let (text, offsets) = letters(documents, json::member(first, "signature"));
        let part = Part { text: &text, offsets: &offsets };
        signature = jwt::place(doc, &part);
        jwt::note_signature(&part, header.as_ref(), signature.unwrap_or(node.span), &mut problems);
        let (text, offsets) = letters(documents, json::member(node, "payload"));
        if !text.is_empty() {
            let part = Part { text: &text, offsets: &offsets };
            (claims, payload) = jwt::content(documents, doc, part, header.as_ref(), &mut problems);
        }
    }
    // Only a JWT's content must be an object.
    problems.retain(|problem| problem.id != "not-an-object");
    let mut token = jwt::assemble(kind, node.span, (header, claims), signature, problems);
    token.form = Some(if general { "general" } else { "flattened" });
    token.says.push(say("It is written as JSON. A server that expects a JWT takes only the form with dots.", []));
    if all.len() > 1 {
        let count = Arg::Number(all.len() as i64);
        token.says.push(match encrypted {
            true => {
                say("It is encrypted for {count} receivers; the header shown is the first one's.", [("count", count)])
            }
            false => say("It is signed {count} times; the header shown is the first one's.", [("count", count)]),
        });
    }
    let mut tokens = vec![token];
    jwt::nested(documents, payload, &mut tokens);
    tokens
}

/// The protected header, which is signed, and the open ones, as one object; what stands in both is a duplicate
/// (RFC 7515, section 7.2.1: the names "MUST be disjoint").
fn header(
    documents: &mut Vec<Document>,
    doc: u32,
    protected: Option<&Member>,
    open: [Option<&Member>; 2],
    problems: &mut Vec<Problem>,
) -> Option<Node> {
    let (text, offsets) = letters(documents, protected);
    let signed = match text.is_empty() {
        true => None,
        false => jwt::decoded(documents, doc, Part { text: &text, offsets: &offsets }, "JWS header", problems),
    };
    let mut open = open.into_iter().flatten().map(|member| member.node.clone());
    let mut whole = signed.or_else(|| open.next())?;
    if let Value::Object(members) = &mut whole.value {
        for node in open {
            if let Value::Object(more) = node.value {
                members.extend(more);
            }
        }
    }
    Some(whole)
}
