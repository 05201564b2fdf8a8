//! All that was read from one paste: what rules see.
//!
//! [`ask`] has the questions that rules ask it, [`words`] the phrases of the answer and what products mean by them,
//! [`secret`] what must not be shared.

pub mod ask;
pub mod secret;
pub mod words;

pub use ask::*;
pub use secret::Secret;
pub use words::{Hit, Phrase, Slot};

use std::ops::Range;

use crate::{
    finding::Confidence,
    http::{
        challenge::{self, Challenge},
        message::{Body, Exchange, Form, Header, Response, header},
    },
    knowledge::products::At,
    order::sort_by_key,
    paste::{self, Reading, body, headers, message, other},
    report::{Input, InputKind},
    text::{Document, Map, Origin, Problem, Span, lead_back, slice, span},
    time::Timestamp,
    token::{Place, Token, base64url, find, jwt, lookalike, signed_url},
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
    let parts = read_parts(length, &reading.unread);
    let mut tokens = tokens(&mut documents, reading.doc, &parts, within);
    sort_by_key(&mut tokens, |token| token.span);
    if reading.kind.is_none() {
        adopt_message(&documents, &mut reading, !tokens.is_empty());
    }
    let meant = about.filter(|index| *index < reading.exchanges.len()).or(reading.subject);
    let subject = meant.or_else(|| subject(&reading.exchanges));
    let challenges = challenges(&mut documents, &reading);
    place_tokens(&documents, &mut tokens, &reading.exchanges, subject, now);
    once_each(&documents, &reading, &mut tokens);
    let phrases = words::phrases(&documents, &reading.exchanges, subject, &challenges);
    let status = subject.and_then(|index| reading.exchanges.get(index)).and_then(status_of);
    let mut hits = words::hits(&phrases, status, is_message(&reading, subject));
    if status.is_some_and(|status| (200..300).contains(&status)) {
        let subject =
            subject.and_then(|index| reading.exchanges.get(index)).and_then(|exchange| exchange.response.as_ref());
        let error = subject.and_then(|response| response.body.as_ref()).is_some_and(body::looks_like_error);
        // What a page or list says in passing refuses nothing.
        hits.retain(|_| error || subject.is_some_and(grpc_error));
    }
    words::narrow(&mut hits, &phrases, &challenges, subject);
    let kind = token_kind(paste, &reading, &tokens).or(reading.kind);
    let (kind, because) = kind.unwrap_or((InputKind::Unknown, "nothing in it is known"));
    let input = Input { kind, because, bytes: paste.len() };
    let Reading { doc: reading_doc, exchanges, problems, other, .. } = reading;
    let secrets = Vec::new();
    let mut case =
        Case { now, input, documents, exchanges, subject, challenges, tokens, phrases, hits, other, problems, secrets };
    // Secrets are looked for in the paste as it came, wrapping and all.
    let parts = if reading_doc > 0 { read_parts(paste.len(), &[]) } else { parts };
    case.secrets = secret::secrets(&case, &parts);
    case
}

/// Whether gRPC says that the call failed: its own status stands in a field, and HTTP's is 200 all the same.
pub fn grpc_error(response: &Response) -> bool {
    header(&response.headers, "grpc-status").is_some_and(|status| status.value != "0")
}

/// A HAR tells cookies, queries and form fields twice over: a token is named once in each request and answer.
fn once_each(documents: &[Document], reading: &Reading, tokens: &mut Vec<Token>) {
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
fn tokens(documents: &mut Vec<Document>, doc: u32, parts: &[Range<usize>], within: Option<Span>) -> Vec<Token> {
    let text = documents.get(doc as usize).map_or("", |document| document.text.as_str());
    let mut candidates: Vec<find::Candidate> =
        parts.iter().flat_map(|part| find::candidates(text, part.clone())).take(find::MAX_TOKENS).collect();
    if let Some(place) = within.filter(|_| candidates.len() >= find::MAX_TOKENS) {
        let behind = candidates.last().map_or(0, |last| last.end);
        let (start, end) = (place.start as usize, place.end as usize);
        candidates.extend(find::candidates(text, start.max(behind)..end));
    }
    let wrapped: Vec<(Range<usize>, String)> = parts
        .iter()
        .flat_map(|part| find::wrapped(text, part.clone()))
        .map(|range| (range.clone(), text.get(range).unwrap_or_default().to_owned()))
        .collect();
    let mut tokens: Vec<Token> =
        candidates.iter().filter_map(|candidate| jwt::read(documents, doc, candidate)).collect();
    tokens.extend(tokens_in_base64(documents, doc, &wrapped));
    let text = documents.get(doc as usize).map_or("", |document| document.text.as_str());
    for part in parts {
        tokens.extend(signed_url::find(text, doc, part.clone()));
    }
    for part in parts {
        let known = lookalike::find(text, doc, part.clone(), &tokens);
        tokens.extend(known);
    }
    tokens
}

/// The stretches of a text of `length` bytes between those that were not read.
fn read_parts(length: usize, unread: &[Span]) -> Vec<Range<usize>> {
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
        let candidates = find::candidates(&text, 0..text.len());
        let place = span(doc, range.start, range.end);
        let id = documents.len();
        documents.push(Document {
            name: "decoded base64",
            origin: Some(Origin { span: place, map: Map::Base64(kept) }),
            text,
        });
        let id = u32::try_from(id).unwrap_or(u32::MAX);
        let read = candidates.iter().filter_map(|candidate| jwt::read(documents, id, candidate)).map(|mut token| {
            token.well_formed = false;
            token.problems.insert(0, Problem { id: "base64-twice", span: place, breaks: true });
            token
        });
        tokens.extend(read);
    }
    tokens
}

/// What a paste that holds a token and no answer is.
fn token_kind(paste: &str, reading: &Reading, tokens: &[Token]) -> Option<(InputKind, &'static str)> {
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

/// Programs whose own pages are no server's.
const BROWSERS: &[&str] = &["Chromium", "Firefox", "Safari"];
/// How many lines of a page may state its status, and how long they may be, in bytes.
const MAX_STATED: usize = 6;
const MAX_LINE: usize = 120;

/// A text of no known form whose lines are some product's words; beside a token they must be beyond doubt, or a
/// program's complaint.
fn adopt_message(documents: &[Document], reading: &mut Reading, beside_token: bool) {
    const MAX_SHOWN: usize = 16 * 1024;
    const MAX_MARKED: usize = 256 * 1024;
    let paste = documents.get(reading.doc as usize).map_or("", |document| document.text.as_str());
    let lines = paste::line::lines(paste, reading.doc);
    let logged = paste::log::worded(paste, &lines);
    let is_log = logged.is_some();
    let page = paste::page(paste, reading.doc);
    let is_page = page.is_some();
    let marked = !is_log && !is_page && paste.len() <= MAX_MARKED && message::is_marked(paste);
    let shown = paste.len() <= MAX_SHOWN
        && (is_page || message::looks_shown(paste))
        && !(!is_page && paste.trim_start().starts_with(['{', '[', '<']) && paste.len() > 4 * 1024);
    if !is_log && (!marked && !shown || message::marks::only_tells(paste, &lines, false)) {
        return;
    }
    let mut adopted = match logged {
        Some(logged) => logged,
        None if is_page => page.unwrap_or_default(),
        None if marked => message::dumped(paste, &lines, None),
        None => message::lone_text(paste, reading.doc),
    };
    let phrases = words::phrases(documents, &adopted.exchanges, Some(0), &[]);
    let found = words::hits(&phrases, None, marked);
    let one_word = !is_log && !is_page && !paste.trim().contains(char::is_whitespace);
    let is_code = one_word && crate::knowledge::oauth_error::oauth_error(paste.trim()).is_some();
    // Several reasons that have nothing to do with one another: a text about refusals, not one of them.
    let mut causes: Vec<&str> = Vec::new();
    for hit in &found {
        if !causes.contains(&hit.row.means) {
            causes.push(hit.row.means);
        }
    }
    let least = if beside_token { Confidence::Certain } else { Confidence::Likely };
    let told = found.iter().any(|hit| {
        let complaint = || {
            phrases
                .get(hit.phrase)
                .is_some_and(|phrase| phrase.slot != Slot::Line || message::marks::is_marked(&phrase.text))
        };
        let likely = hit.row.confidence <= least;
        // On a complaint's own line a product's guess counts too.
        likely && (is_log || shown && words::is_short(&phrases, hit))
            || marked && (hit.row.confidence <= Confidence::Likely || hit.product.is_some()) && complaint()
    });
    let headed = |phrase: &Phrase| paste::status::of_heading(&phrase.text).is_some();
    let told = told || !found.is_empty() && phrases.len() > 1 && phrases.first().is_some_and(headed);
    let coded = marked
        && phrases.iter().any(|phrase| {
            phrase.slot == Slot::Member("error".to_owned())
                && crate::knowledge::oauth_error::oauth_error(&phrase.text).is_some()
        });
    if !told && !is_code && !coded || causes.len() > 3 {
        return;
    }
    let on_page = |hit: &Hit| hit.row.at == At::Page && hit.product.is_some();
    let page_words = is_page || paste.contains("Ray ID") || !marked && found.iter().any(on_page);
    let browser = |hit: &Hit| hit.product.is_some_and(|name| BROWSERS.contains(&name));
    let headed = |first: &Phrase| first.text.len() < 40 && phrases.len() > 2 && !marked;
    adopted.kind = Some(match one_word {
        true => (InputKind::Status, "is a product's error code"),
        _ if is_log && !paste.contains("Ray ID") => (InputKind::ErrorMessage, "is a log with a product's words"),
        _ if found.iter().any(browser) => (InputKind::ErrorMessage, "has a browser's words"),
        _ if page_words || phrases.first().is_some_and(headed) => {
            (InputKind::ErrorPage, "has the words of an error page")
        }
        _ => (InputKind::ErrorMessage, "has a product's words"),
    });
    let response = adopted.exchanges.first_mut().and_then(|exchange| exchange.response.as_mut());
    if let Some(response) = response.filter(|_| !is_log) {
        let stated = stated(&phrases, page_words);
        response.status = stated.map(|(status, _)| status);
        response.status_span = stated.map(|(_, place)| place);
    }
    let problems = std::mem::take(&mut reading.problems);
    *reading = Reading { doc: reading.doc, problems, ..adopted };
}

/// The status that a text's heading stands for, or that one of a page's first lines names. "Forbidden" above a server's
/// own words is its status; above others' it may be anything.
fn stated(phrases: &[Phrase], page: bool) -> Option<(u16, Span)> {
    let heading = phrases.first().filter(|_| phrases.len() > 1)?;
    let headed = paste::status::of_heading(&heading.text).map(|status| (status, heading.span));
    let short = |phrase: &&Phrase| page && phrase.text.len() <= MAX_LINE;
    headed.or_else(|| {
        phrases.iter().filter(short).take(MAX_STATED).find_map(|phrase| {
            let (status, at) = paste::status::in_line(&phrase.text)?;
            let start = phrase.span.start as usize + at;
            Some((status, span(phrase.span.doc, start, start + 3)))
        })
    })
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

/// Whether `inner`, which stands at `place` of the paste, is a part of `outer`.
fn within(documents: &[Document], (inner, place): (Span, Span), outer: Span) -> bool {
    holds(outer, inner) || inner.doc != outer.doc && holds(lead_back(documents, outer), place)
}

/// Whether `inner` is a part of `outer` in the same document.
fn holds(outer: Span, inner: Span) -> bool {
    inner.doc == outer.doc && inner.start >= outer.start && inner.end <= outer.end
}

fn overlap(one: Span, other: Span) -> bool {
    one.doc == other.doc && one.start < other.end && other.start < one.end
}

/// Tells how each token came into the paste, and what its times say by the clock that counts there.
fn place_tokens(
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_logs_are_known_by_a_products_words() {
        let page = InputKind::ErrorPage;
        let cases = [
            (
                "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 4</body></html>",
                (page, "forbidden-by-rule", None),
            ),
            (
                "Your access to this site has been limited by the site owner\nYour access to this service has been limited. (HTTP response code 503)\n",
                (InputKind::ErrorMessage, "forbidden-by-rule", Some(503)),
            ),
            (
                "Nous sommes désolés...\n\nParamètre invalide : redirect_uri",
                (page, "oauth-redirect-uri-mismatch", None),
            ),
            ("\u{ac00}\nDNS_PROBE_FINISHED_NXDOMAIN\nb", (InputKind::ErrorMessage, "dns-failure", None)),
            (
                r#"{"timestamp":1795167321433,"webaclId":"a","action":"BLOCK","httpRequest":{"uri":"/s","httpMethod":"GET"}}"#,
                (InputKind::ErrorMessage, "forbidden-by-rule", None),
            ),
            (
                "2026-11-20 08:14:31: (mod_auth.c.859) password doesn't match for /b/ username: karl IP: 203.0.113.9",
                (InputKind::ErrorMessage, "credentials-rejected", None),
            ),
        ];
        for (text, expected) in cases {
            let case = read(text, Timestamp(0), None);
            let status = response(&case).and_then(|response| response.status);
            let means = case.hits.first().map_or("", |hit| hit.row.means);
            assert_eq!((case.input.kind, means, status), expected, "{text}");
        }
        let about = "<html><title>What does \"The requested URL was rejected\" mean?</title><p>The requested URL was rejected. Please consult with your administrator is what it says.</p></html>";
        assert_eq!(read(about, Timestamp(0), None).input.kind, InputKind::Unknown);
    }
}
