//! The tokens of a paste: where they stand, how they came there, and what their times say.

use std::ops::Range;

use super::{date, status_of};
use crate::{
    http::{
        authorization,
        challenge::Challenge,
        message::{Body, Exchange, Form, Header},
    },
    paste::Reading,
    report::InputKind,
    text::{self, Document, Map, Origin, Problem, Span, lead_back, slice, span},
    time::Timestamp,
    token::{self, Place, Token, base64url, jwt, lookalike, signed_url},
};

/// A HAR tells cookies, queries and form fields twice over: a token is named once in each request and answer.
pub(super) fn once_each(documents: &[Document], reading: &Reading, tokens: &mut Vec<Token>) {
    if reading.kind.is_none_or(|(kind, _)| kind != InputKind::Har) {
        return;
    }
    let mut seen: Vec<(Place, String)> = Vec::new();
    tokens.retain(|token| {
        let own = (token.place, slice(documents, token.span).to_owned());
        let new = !seen.contains(&own);
        seen.push(own);
        new
    });
}

/// All tokens and look-alikes in the parts of a document's text that were read; where there are too many, those
/// `within` a part of it are read all the same.
pub(super) fn find(
    documents: &mut Vec<Document>,
    doc: u32,
    parts: &[Range<usize>],
    within: Option<Span>,
) -> Vec<Token> {
    let mut tokens: Vec<Token> =
        parts.iter().flat_map(|part| token::json_form::find(documents, doc, part.clone())).collect();
    let text = documents.get(doc as usize).map_or("", |document| document.text.as_str());
    let mut candidates: Vec<token::find::Candidate> = parts
        .iter()
        .flat_map(|part| token::find::candidates(text, part.clone()))
        .take(token::find::MAX_TOKENS)
        .collect();
    if let Some(place) = within.filter(|_| candidates.len() >= token::find::MAX_TOKENS) {
        let behind = candidates.last().map_or(0, |last| last.end);
        let (start, end) = (place.start as usize, place.end as usize);
        candidates.extend(token::find::candidates(text, start.max(behind)..end));
    }
    // What stands in a JSON form was read with it.
    let apart = |start: usize, end: usize| !tokens.iter().any(|whole| overlap(whole.span, span(doc, start, end)));
    candidates.retain(|candidate| apart(candidate.start, candidate.end));
    let wrapped: Vec<(Range<usize>, String)> = parts
        .iter()
        .flat_map(|part| token::find::wrapped(text, part.clone()))
        .filter(|range| apart(range.start, range.end))
        .map(|range| (range.clone(), text.get(range).unwrap_or_default().to_owned()))
        .collect();
    tokens.extend(candidates.iter().flat_map(|candidate| jwt::read(documents, doc, candidate)));
    tokens.extend(tokens_in_base64(documents, doc, &wrapped));
    let text = documents.get(doc as usize).map_or("", |document| document.text.as_str());
    for part in parts {
        tokens.extend(signed_url::find(text, doc, part.clone()));
    }
    for part in parts {
        tokens.extend(token::saml::find(documents, doc, part.clone()));
    }
    let text = documents.get(doc as usize).map_or("", |document| document.text.as_str());
    for part in parts {
        let known = lookalike::find(text, doc, part.clone(), &tokens);
        tokens.extend(known);
    }
    for token in tokens.iter_mut().filter(|token| token.kind == "paseto") {
        lookalike::read_paseto(documents, token);
    }
    tokens
}

/// The most credentials of schemes that are read in one paste.
const MAX_SCHEMES: usize = 32;

/// What stands in the fields for credentials and in the challenges and is no token: names, signatures, handshakes.
pub(super) fn of_schemes(documents: &[Document], exchanges: &[Exchange], challenges: &[Challenge]) -> Vec<Token> {
    let mut found = Vec::new();
    for (index, exchange) in exchanges.iter().enumerate() {
        for field in exchange.request.iter().flat_map(|request| &request.headers) {
            let names = ["Authorization", "Proxy-Authorization"];
            if names.iter().any(|name| name.eq_ignore_ascii_case(&field.name)) {
                let credentials = authorization::read(&field.value);
                let raw = slice(documents, field.value_span);
                let lead = text::last(raw, credentials.rest).unwrap_or_default() as u32;
                let place = Span { start: field.value_span.start + lead, ..field.value_span };
                let token = token::scheme::read(credentials.scheme, credentials.rest, place);
                found.extend(token.map(|token| Token { place: Place::Request(index), ..token }));
            }
        }
    }
    for challenge in challenges {
        let read = |token68: &String| token::scheme::read(&challenge.scheme, token68, challenge.span);
        let place = challenge.exchange.map_or(Place::Loose, Place::Response);
        found.extend(challenge.token68.as_ref().and_then(read).map(|token| Token { place, ..token }));
    }
    found.truncate(MAX_SCHEMES);
    found
}

/// The stretches of a text of `length` bytes between those that were not read.
pub(super) fn read_parts(length: usize, unread: &[Span]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut at = 0;
    for gap in unread {
        parts.push(at..gap.start as usize);
        at = gap.end as usize;
    }
    parts.push(at..length);
    parts
}

/// Tokens that were encoded once more, as Kubernetes secrets and careless scripts have them.
fn tokens_in_base64(documents: &mut Vec<Document>, doc: u32, wrapped: &[(Range<usize>, String)]) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (range, letters) in wrapped {
        let offsets: Vec<u32> = range.clone().filter_map(|offset| u32::try_from(offset).ok()).collect();
        let (bytes, kept, _) = base64url::decode(letters, &offsets, doc);
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let candidates = token::find::candidates(&text, 0..text.len());
        let place = span(doc, range.start, range.end);
        let id = documents.len();
        documents.push(Document {
            name: "decoded base64",
            origin: Some(Origin { span: place, map: Map::Base64(kept) }),
            text,
        });
        let id = u32::try_from(id).unwrap_or(u32::MAX);
        let read = candidates.iter().flat_map(|candidate| jwt::read(documents, id, candidate)).map(|mut token| {
            token.well_formed = false;
            token.problems.insert(0, Problem { id: "base64-twice", span: place, breaks: true });
            token
        });
        tokens.extend(read);
    }
    tokens
}

/// What a paste that holds a token and no answer is.
pub(super) fn kind(paste: &str, reading: &Reading, tokens: &[Token]) -> Option<(InputKind, &'static str)> {
    let answered = reading.exchanges.iter().any(|exchange| exchange.response.is_some());
    let requested = reading
        .exchanges
        .iter()
        .any(|exchange| exchange.request.as_ref().is_some_and(|request| request.method.is_some()));
    if tokens.is_empty() || answered || requested {
        return None;
    }
    if tokens.iter().all(|token| token.header.is_none()) {
        return Some((InputKind::Token, "has the shape of a known credential"));
    }
    Some((
        InputKind::Jwt,
        if paste.trim().len() == tokens.first().map_or(0, |token| (token.span.end - token.span.start) as usize) {
            "is a JSON Web Token"
        } else {
            "has a JSON Web Token in it"
        },
    ))
}

/// Whether `inner`, which stands at `place` of the paste, is a part of `outer`.
fn within(documents: &[Document], (inner, place): (Span, Span), outer: Span) -> bool {
    holds(outer, inner) || inner.doc != outer.doc && holds(lead_back(documents, outer), place)
}

/// Whether `inner` is a part of `outer` in the same document.
pub(super) fn holds(outer: Span, inner: Span) -> bool {
    inner.doc == outer.doc && inner.start >= outer.start && inner.end <= outer.end
}

fn overlap(one: Span, other: Span) -> bool {
    one.doc == other.doc && one.start < other.end && other.start < one.end
}

/// Tells how each token came into the paste, and what its times say by the clock that counts there.
pub(super) fn place(
    documents: &[Document],
    tokens: &mut [Token],
    exchanges: &[Exchange],
    subject: Option<usize>,
    now: Timestamp,
) {
    for token in tokens {
        let place = place_of(documents, token.span, exchanges);
        token.place = place.unwrap_or(subject.map_or(Place::Loose, Place::Beside));
        let index = match token.place {
            Place::Loose => None,
            Place::Beside(index) | Place::Request(index) | Place::Response(index) => Some(index),
        };
        let response = index.and_then(|index| exchanges.get(index)).and_then(|exchange| exchange.response.as_ref());
        token.times.server = response.and_then(date).map(|(at, _)| at);
        token.state = jwt::state(token, token.times.server.unwrap_or(now));
        let says = token::says::says(token);
        token.says.splice(0..0, says);
    }
}

fn place_of(documents: &[Document], span: Span, exchanges: &[Exchange]) -> Option<Place> {
    let place = lead_back(documents, span);
    let within = |outer| within(documents, (span, place), outer);
    exchanges.iter().enumerate().find_map(|(index, exchange)| {
        if place.start < exchange.span.start && exchange.span.doc == place.doc {
            return None;
        }
        let in_body = |body: &Body| within(body.span);
        let in_fields = |headers: &[Header]| headers.iter().any(|header| within(header.span));
        let request = exchange.request.as_ref();
        let response = exchange.response.as_ref();
        // In its address, or what else stands in it where the answer stands apart.
        let target = request.is_some_and(|request| {
            let apart = response.is_none_or(|response| !overlap(request.span, response.span));
            apart && within(request.span)
        });
        let sent =
            request.is_some_and(|request| in_fields(&request.headers) || request.body.as_ref().is_some_and(in_body));
        let body = response.and_then(|response| response.body.as_ref()).filter(|body| in_body(body));
        let refused = status_of(exchange).is_some_and(|status| status >= 400);
        match body {
            _ if sent || target => Some(Place::Request(index)),
            // What stands as text below a refusal was pasted there: servers don't answer with a bare token.
            Some(body) if refused && body.form == Form::Text => Some(Place::Beside(index)),
            Some(_) => Some(Place::Response(index)),
            None => response.is_some_and(|response| in_fields(&response.headers)).then_some(Place::Response(index)),
        }
    })
}
