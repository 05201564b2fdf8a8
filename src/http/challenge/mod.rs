//! WWW-Authenticate and Proxy-Authenticate (RFC 9110, section 11).
//!
//! Two readers stand apart: [`strict`] says whether a value follows the grammar, [`recover`] what it says all
//! the same, each departure named. Both walk the value once.

pub mod recover;
pub mod strict;
pub mod views;

use serde::Serialize;

use crate::text::{Document, Map, Origin, Problem, Span, span};

/// The names by which a scheme is known where its comma is missing; [`crate::knowledge::scheme`] explains them.
pub const SCHEME_NAMES: &[&str] = &[
    "Basic",
    "Bearer",
    "Digest",
    "DPoP",
    "Negotiate",
    "NTLM",
    "OAuth",
    "HOBA",
    "Mutual",
    "SCRAM-SHA-1",
    "SCRAM-SHA-256",
    "GNAP",
    "PrivateToken",
    "vapid",
    "Concealed",
    "ApiKey",
    "Hawk",
    "UMA",
    "Payment",
    "TFS-Federated",
    "Kerberos",
];

/// One challenge: a scheme and what it asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Challenge {
    /// The field that it stood in: "WWW-Authenticate" or "Proxy-Authenticate".
    pub field: &'static str,
    /// The scheme as it stood; empty where only parameters were pasted.
    pub scheme: String,
    /// The token68 in place of parameters.
    pub token68: Option<String>,
    /// The parameters in their order, duplicates included.
    pub params: Vec<Param>,
    /// Whether it is as RFC 9110, section 11, says.
    pub well_formed: bool,
    /// What isn't as the standard says, or is odd.
    pub problems: Vec<Problem>,
    /// All of it.
    pub span: Span,
    /// The scheme alone.
    #[serde(skip)]
    pub scheme_span: Span,
    /// The exchange whose answer it stands in.
    #[serde(skip)]
    pub exchange: Option<usize>,
}

/// One parameter of a challenge.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Param {
    /// As it stood.
    pub name: String,
    /// Without quotes and escapes.
    pub value: String,
    /// Name and value.
    pub span: Span,
    /// The value alone, without its quotes.
    #[serde(skip)]
    pub value_span: Span,
    /// Whether it was a quoted-string.
    #[serde(skip)]
    pub quoted: bool,
}

/// The first parameter of that name, in any case.
#[inline(never)]
pub fn param<'a>(challenge: &'a Challenge, name: &str) -> Option<&'a Param> {
    challenge.params.iter().find(|param| param.name.eq_ignore_ascii_case(name))
}

/// Reads one field value, `place` in one of `documents`.
///
/// Quotes that were escaped for JSON or HTML are undone first, in a document of their own. Never fails: a value
/// without any challenge gives none.
pub fn read(documents: &mut Vec<Document>, place: Span, field: &'static str) -> Vec<Challenge> {
    let raw = crate::text::slice(documents, place);
    let (place, escaped) = match unescaped(raw, place) {
        Some((document, id)) => {
            let place = span(documents.len() as u32, 0, document.text.len());
            documents.push(document);
            (place, Some(id))
        }
        None => (place, None),
    };
    let Some(text) = documents.get(place.doc as usize).map(|document| document.text.as_str()) else {
        return Vec::new();
    };
    let place = trimmed(text, place);
    let strict = strict::check(text.get(place.start as usize..place.end as usize).unwrap_or_default());
    let mut challenges = recover::read(text, place, field, strict.is_ok());
    for challenge in &mut challenges {
        if let Some(id) = escaped {
            challenge.problems.insert(0, Problem { id, span: challenge.span, breaks: true });
        }
        note_scheme(challenge);
    }
    match strict {
        // "realm=" is a token68 to the letter, and surely not meant as one: odd, but no fault.
        Ok(()) if escaped.is_none() => challenges
            .iter_mut()
            .flat_map(|challenge| &mut challenge.problems)
            .for_each(|problem| problem.breaks = false),
        Err(at) if !challenges.iter().any(is_mended) => note_fault(&mut challenges, place, text, at),
        _ => {}
    }
    challenges.iter_mut().for_each(|challenge| challenge.well_formed = !is_mended(challenge));
    challenges
}

fn is_mended(challenge: &Challenge) -> bool {
    challenge.problems.iter().any(|problem| problem.breaks)
}

/// Names the place where the grammar isn't followed, should reading on have passed over it without a word: white space
/// that HTTP doesn't know, a line that goes on without being indented.
fn note_fault(challenges: &mut [Challenge], place: Span, text: &str, at: usize) {
    let start = text.floor_char_boundary(place.start as usize + at);
    let fault = span(place.doc, start, text.ceil_char_boundary(start + 1));
    let index = challenges.iter().rposition(|challenge| challenge.span.start <= fault.start).unwrap_or_default();
    if let Some(challenge) = challenges.get_mut(index) {
        challenge.problems.push(Problem { id: "unexpected-text", span: fault, breaks: true });
    }
}

/// What the scheme's own standard asks for beyond the grammar.
fn note_scheme(challenge: &mut Challenge) {
    // RFC 7617, section 2, and RFC 7616, section 3.3: the realm is REQUIRED.
    let wants_realm = ["Basic", "Digest"].iter().any(|scheme| scheme.eq_ignore_ascii_case(&challenge.scheme));
    if wants_realm && param(challenge, "realm").is_none() && challenge.token68.is_none() {
        challenge.problems.push(Problem { id: "realm-missing", span: challenge.scheme_span, breaks: false });
    }
}

/// Without the white space that HTTP knows (RFC 9110, section 5.6.3) and line ends.
fn trimmed(text: &str, place: Span) -> Span {
    const BLANK: [char; 4] = [' ', '\t', '\r', '\n'];
    let raw = text.get(place.start as usize..place.end as usize).unwrap_or_default();
    let start = place.start as usize + (raw.len() - raw.trim_start_matches(BLANK).len());
    span(place.doc, start, start + raw.trim_matches(BLANK).len())
}

/// The value with `\"` or `&quot;` undone, where every quote in it is escaped that way.
fn unescaped(raw: &str, place: Span) -> Option<(Document, &'static str)> {
    let plain = raw.bytes().zip(raw.bytes().skip(1)).any(|(before, quote)| quote == b'"' && before != b'\\');
    let json = raw.contains("=\\\"") && !plain && !raw.starts_with('"');
    let html = raw.contains("=&quot;") && !raw.contains('"');
    let (from, id) = match (json, html) {
        (true, _) => ("\\\"", "json-escaped"),
        (_, true) => ("&quot;", "html-escaped"),
        _ => return None,
    };
    let mut text = String::with_capacity(raw.len());
    let mut offsets = Vec::with_capacity(raw.len());
    let mut at = 0;
    while let Some(rest) = raw.get(at..).filter(|rest| !rest.is_empty()) {
        let offset = span(place.doc, place.start as usize + at, 0).start;
        let (piece, length) = match rest.strip_prefix(from) {
            Some(_) => ("\"", from.len()),
            None if id == "html-escaped" && rest.starts_with("&amp;") => ("&", 5),
            None => {
                let length = rest.chars().next().map_or(1, char::len_utf8);
                (rest.get(..length).unwrap_or_default(), length)
            }
        };
        text.push_str(piece);
        offsets.extend((0..piece.len()).map(|inner| offset + if piece.len() == length { inner as u32 } else { 0 }));
        at += length;
    }
    offsets.push(place.end);
    let origin = Some(Origin { span: place, map: Map::Bytes(offsets) });
    Some((Document { name: "unescaped value", origin, text }, id))
}

#[cfg(test)]
mod tests;
