//! All that was read from one paste: what rules see.
//!
//! [`ask`] has the questions that rules ask it, [`words`] the phrases of the answer and what products mean by them,
//! [`secret`] what must not be shared, [`signed`] what AWS took for signed; `tokens` finds the tokens and tells how they
//! came there, `adopt` takes up texts of no known form by a product's words.

mod adopt;
pub mod ask;
pub mod secret;
pub mod signed;
mod tokens;
mod wait;
pub mod words;

pub use ask::*;
pub use secret::{Private, Secret};
pub use wait::{Wait, wait};
pub use words::{Hit, Phrase, Slot};

use crate::{
    http::{
        challenge::{self, Challenge},
        message::{Exchange, Header, Response, header},
    },
    order::sort_by_key,
    paste::{self, Reading, body, headers, other},
    report::{Input, InputKind},
    text::{Document, Problem, Span},
    time::Timestamp,
    token::Token,
};

/// One paste, read.
#[derive(Clone, Debug)]
pub struct Case {
    /// The moment to judge times by where no server's clock is known.
    pub now: Timestamp,
    /// What the paste is.
    pub input: Input,
    /// The paste, and what was decoded out of it.
    pub documents: Vec<Document>,
    /// Requests and responses in their order.
    pub exchanges: Vec<Exchange>,
    /// The exchange that the verdict is about: the last answer, or the one that the form tells.
    pub subject: Option<usize>,
    /// All challenges in their order.
    pub challenges: Vec<Challenge>,
    /// All tokens in their order.
    pub tokens: Vec<Token>,
    /// The short texts of the subject's answer.
    pub phrases: Vec<Phrase>,
    /// What products mean by those words.
    pub hits: Vec<Hit>,
    /// What the paste is instead of HTTP, and where that shows.
    pub other: Option<(other::Other, Span)>,
    /// What a server of AWS took for signed.
    pub signed: Option<signed::Signed>,
    /// What was passed over or mended outside challenges and tokens.
    pub problems: Vec<Problem>,
    /// What must not be shared, in the order of the paste.
    pub secrets: Vec<Secret>,
}

/// Reads a paste. Never fails and never panics.
///
/// `about` is the index of the exchange to judge, where it isn't to be chosen; one that doesn't exist counts for nothing.
pub fn read(paste: &str, now: Timestamp, about: Option<usize>) -> Case {
    let mut documents = vec![Document { name: "paste", origin: None, text: paste.to_owned() }];
    let mut reading = paste::read(&mut documents, about);
    let within = reading.subject.and_then(|index| reading.exchanges.get(index)).map(|exchange| exchange.span);
    let length = documents.get(reading.doc as usize).map_or(0, |document| document.text.len());
    let parts = tokens::read_parts(length, &reading.unread);
    let mut tokens = tokens::find(&mut documents, reading.doc, &parts, within);
    sort_by_key(&mut tokens, |token| token.span);
    if reading.kind.is_none() {
        adopt::adopt_message(&documents, &mut reading, !tokens.is_empty());
    }
    if reading.kind.is_none() && reading.exchanges.is_empty() && reading.other.is_none() {
        adopt::adopt_body(&documents, &mut reading);
    }
    let meant = about.filter(|index| *index < reading.exchanges.len()).or(reading.subject);
    let subject = meant.or_else(|| subject(&reading.exchanges));
    let challenges = challenges(&mut documents, &reading);
    tokens::place(&documents, &mut tokens, &reading.exchanges, subject, now);
    tokens::once_each(&documents, &reading, &mut tokens);
    let phrases = words::phrases(&documents, &reading.exchanges, subject, &challenges);
    let status = subject.and_then(|index| reading.exchanges.get(index)).and_then(status_of);
    let mut hits = words::hits(&phrases, status, is_message(&reading, subject));
    words::add_gists(&mut hits, &phrases, status, is_message(&reading, subject), challenges.is_empty());
    if status.is_some_and(|status| (200..300).contains(&status)) {
        let subject =
            subject.and_then(|index| reading.exchanges.get(index)).and_then(|exchange| exchange.response.as_ref());
        let body = subject.and_then(|response| response.body.as_ref());
        let no = body.is_some_and(body::says_no) || subject.is_some_and(grpc_error);
        let error = no || body.is_some_and(body::looks_like_error);
        // What a page or list says in passing refuses nothing, nor does a message that something was done.
        hits.retain(|hit| no || error && !words::is_done(&phrases, hit));
    }
    words::narrow(&mut hits, &phrases, &challenges, subject);
    let kind = tokens::kind(paste, &reading, &tokens).or(reading.kind);
    tokens.extend(tokens::of_schemes(&documents, &reading.exchanges, &challenges));
    let signed = signed::read(&mut documents, subject.and_then(|index| reading.exchanges.get(index)));
    let (kind, because) = kind.unwrap_or((InputKind::Unknown, "nothing in it is known"));
    let input = Input { kind, because, bytes: paste.len() };
    let Reading { doc: reading_doc, exchanges, problems, other, .. } = reading;
    let secrets = Vec::new();
    let mut case = Case {
        now,
        input,
        documents,
        exchanges,
        subject,
        challenges,
        tokens,
        phrases,
        hits,
        other,
        signed,
        problems,
        secrets,
    };
    // Secrets are looked for in the paste as it came, wrapping and all.
    let parts = if reading_doc > 0 { tokens::read_parts(paste.len(), &[]) } else { parts };
    case.secrets = secret::secrets(&case, &parts);
    case
}

/// Whether gRPC says that the call failed: its own status stands in a field, and HTTP's is 200 all the same.
pub fn grpc_error(response: &Response) -> bool {
    header(&response.headers, "grpc-status").is_some_and(|status| status.value != "0")
}

/// The last exchange with a final answer; else the last one at all.
fn subject(exchanges: &[Exchange]) -> Option<usize> {
    let last = |test: fn(&Exchange) -> bool| exchanges.iter().rposition(test);
    last(|exchange| status_of(exchange).is_some_and(|status| status >= 200))
        .or_else(|| last(|exchange| exchange.response.is_some()))
        .or_else(|| exchanges.len().checked_sub(1))
}

/// Whether the answer was read out of a program's message.
fn is_message(reading: &Reading, subject: Option<usize>) -> bool {
    subject
        .and_then(|index| reading.exchanges.get(index)?.response.as_ref())
        .is_some_and(|response| response.message.is_some())
}

fn status_of(exchange: &Exchange) -> Option<u16> {
    exchange.response.as_ref()?.status
}

/// The most challenges that are read in one paste.
pub const MAX_CHALLENGES: usize = 512;

/// The challenges of all answers: in their header fields, in a body that repeats them, and alone.
fn challenges(documents: &mut Vec<Document>, reading: &Reading) -> Vec<Challenge> {
    let mut found = Vec::new();
    for (index, exchange) in reading.exchanges.iter().enumerate() {
        let Some(response) = &exchange.response else { continue };
        for (field, place) in challenge_fields(response) {
            if found.len() >= MAX_CHALLENGES {
                return found;
            }
            let mut read = challenge::read(documents, place, field);
            read.iter_mut().for_each(|challenge| challenge.exchange = Some(index));
            found.extend(read);
        }
    }
    for place in &reading.loose_challenges {
        let mut read = challenge::read(documents, *place, "WWW-Authenticate");
        read.iter_mut().for_each(|challenge| challenge.exchange = Some(0));
        found.extend(read);
    }
    found
}

fn challenge_fields(response: &Response) -> Vec<(&'static str, Span)> {
    let name = |header: &Header| {
        let proxy = header.name.eq_ignore_ascii_case("Proxy-Authenticate");
        if proxy { "Proxy-Authenticate" } else { "WWW-Authenticate" }
    };
    let fields = response.headers.iter().filter(|header| headers::is_challenge_field(&header.name));
    let mut places: Vec<(&'static str, Span)> = fields.map(|header| (name(header), header.value_span)).collect();
    if places.is_empty() {
        // Elasticsearch repeats its challenges in the body, and often the body is all that people have.
        let node = response.body.as_ref().and_then(|body| body.json.as_ref());
        places.extend(node.map(in_body).unwrap_or_default().into_iter().map(|place| ("WWW-Authenticate", place)));
    }
    places
}

/// The values of members named WWW-Authenticate, at most four levels deep.
fn in_body(node: &crate::json::Node) -> Vec<Span> {
    fn walk(node: &crate::json::Node, depth: usize, places: &mut Vec<Span>) {
        for member in crate::json::members(node).iter().filter(|_| depth < 4) {
            match (&member.node.value, headers::is_challenge_field(&member.name)) {
                (crate::json::Value::Array(items), true) => places.extend(items.iter().map(crate::json::inside)),
                (crate::json::Value::String(_), true) => places.push(crate::json::inside(&member.node)),
                _ => walk(&member.node, depth + 1, places),
            }
        }
    }
    let mut places = Vec::new();
    walk(node, 0, &mut places);
    sort_by_key(&mut places, |place| *place);
    places.dedup();
    places
}
