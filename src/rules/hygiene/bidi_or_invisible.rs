//! `bidi-or-invisible`: characters that can't be seen or that turn the direction of the text hide what is really
//! there.
//!
//! In a header field, a challenge or a token: what is shown isn't what programs compare (Unicode Technical Report 36,
//! section 2.5).

use crate::{
    case::Case,
    finding::{Confidence, Finding, Kind, cite, evidence},
    http::message::Header,
    json::{Node, Value},
    rules::{Rule, found, plain},
    text::{Document, Span, is_hidden, span},
};

/// See the module.
pub const RULE: Rule = Rule { id: "bidi-or-invisible", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    let place = case.exchanges.iter().find_map(|exchange| {
        let sent = exchange.request.iter().flat_map(|request| &request.headers);
        let mut fields = sent.chain(exchange.response.iter().flat_map(|response| &response.headers));
        fields.find_map(|field| in_field(case, field))
    });
    let place = place.or_else(|| {
        let part = |(_, document): &(usize, &Document)| {
            ["JW", "SD", "PA"].contains(&document.name.get(..2).unwrap_or_default())
        };
        case.documents
            .iter()
            .enumerate()
            .filter(part)
            .find_map(|(doc, document)| hidden(&document.text, u32::try_from(doc).ok()?, 0))
    });
    // Escapes hide them a second time: they show only when the JSON is read.
    let parts = case.tokens.iter().flat_map(|token| [&token.header, &token.claims]).flatten();
    let place = place.or_else(|| parts.filter_map(escaped).next())?;
    let message = plain(
        "There is a character here that isn't seen, mostly from copying out of a document or a chat, sometimes to deceive. Programs compare it all the same: a token, a name or an address with it is another one. Type it anew or copy it from the source.",
    );
    let mut finding = found(&RULE, Confidence::Certain, plain("A character hides in the text"), message);
    finding.evidence.push(evidence(place, "hidden character"));
    finding.fixes.push("fix-request");
    finding.citations.push(cite("Unicode Technical Report 36", "https://www.unicode.org/reports/tr36/"));
    Some(finding)
}

fn in_field(case: &Case, field: &Header) -> Option<Span> {
    let place = field.value_span;
    let text = case.documents.get(place.doc as usize)?.text.get(place.start as usize..place.end as usize)?;
    hidden(text, place.doc, place.start as usize)
}

/// The first character that hides, of a text that begins at `start`.
fn hidden(text: &str, doc: u32, start: usize) -> Option<Span> {
    let (at, c) = text.char_indices().find(|(_, c)| is_hidden(*c))?;
    Some(span(doc, start + at, start + at + c.len_utf8()))
}

/// The first text in a value, or name of a member, that has such a character.
fn escaped(node: &Node) -> Option<Span> {
    match &node.value {
        Value::String(text) => text.contains(is_hidden).then_some(node.span),
        Value::Array(items) => items.iter().find_map(escaped),
        Value::Object(members) => members.iter().find_map(|member| {
            let name = member.name.contains(is_hidden).then_some(member.name_span);
            name.or_else(|| escaped(&member.node))
        }),
        _ => None,
    }
}

examples! {
    fires: [
        "GET / HTTP/1.1\nHost: a.example\nX-Api-Key: abc\u{200b}def\n\n",
        &crate::rules::testing::jwt(r#"{"alg":"HS256"}"#, "{\"sub\":\"a\u{202e}b\"}"),
        &crate::rules::testing::jwt(r#"{"alg":"HS256"}"#, r#"{"a":[{"b\u200b":1}]}"#),
    ],
    silent: [
        "GET / HTTP/1.1\nHost: a.example\nX-Api-Key: abcdef\n\n",
        "Some prose\u{200b} with it.",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"\u{5e9}\"\n\n",
    ],
}
