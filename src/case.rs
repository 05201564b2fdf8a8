//! All that was read from one paste: what rules see.

use crate::{
    finding::Confidence,
    http::{
        challenge::{self, Challenge},
        message::{Exchange, Form, Header, Request, Response, header},
    },
    knowledge::products::{At, Product, Row, Words, search},
    order::sort_by_key,
    paste::{self, Reading, body, headers, message},
    report::{Input, InputKind},
    text::{Document, Problem, Span},
    time::{Timestamp, http_date},
    token::{Place, State, Token, find, jwt, lookalike},
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
    /// The exchange that the verdict is about: the last answer.
    pub subject: Option<usize>,
    /// All challenges in their order.
    pub challenges: Vec<Challenge>,
    /// All tokens in their order.
    pub tokens: Vec<Token>,
    /// The short texts of the subject's answer.
    pub phrases: Vec<Phrase>,
    /// What products mean by those words.
    pub hits: Vec<Hit>,
    /// What was passed over or mended outside challenges and tokens.
    pub problems: Vec<Problem>,
}

/// A short text that a server or program wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Where it stands.
    pub slot: Slot,
    /// The text.
    pub text: String,
    /// Its bytes.
    pub span: Span,
}

/// Where a phrase stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A challenge's parameter.
    Param(String),
    /// A body's member, element or field.
    Member(String),
    /// A response header field.
    Header(String),
    /// A page's visible line.
    Page,
    /// A line of plain text: a message, or a page's visible words.
    Line,
}

/// A product's wording, found.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// The product; `None` for wordings that many share.
    pub product: Option<&'static str>,
    /// The wording.
    pub row: &'static Row,
    /// The index of the phrase.
    pub phrase: usize,
}

/// Reads a paste. Never fails and never panics.
pub fn read(paste: &str, now: Timestamp) -> Case {
    let mut documents = vec![Document { name: "paste", origin: None, text: paste.to_owned() }];
    let mut reading = documents.first().map(paste::read).unwrap_or_default();
    let candidates = find::candidates(paste);
    let mut tokens: Vec<Token> =
        candidates.iter().filter_map(|candidate| jwt::read(&mut documents, 0, candidate)).collect();
    tokens.extend(lookalike::find(paste, 0, &tokens));
    sort_by_key(&mut tokens, |token| token.span);
    if reading.kind.is_none() && tokens.is_empty() {
        adopt_message(paste, &mut reading);
    }
    let subject = subject(&reading.exchanges);
    let challenges = challenges(&mut documents, &reading);
    place_tokens(&mut tokens, &reading.exchanges, subject, now);
    let phrases = phrases(paste, &reading.exchanges, subject, &challenges);
    let status = subject.and_then(|index| reading.exchanges.get(index)).and_then(status_of);
    let mut hits = hits(&phrases, status);
    if status.is_some_and(|status| (200..300).contains(&status)) {
        let subject =
            subject.and_then(|index| reading.exchanges.get(index)).and_then(|exchange| exchange.response.as_ref());
        let error = subject.and_then(|response| response.body.as_ref()).is_some_and(body::looks_like_error);
        // What a page or list says in passing refuses nothing.
        hits.retain(|_| error);
    }
    narrow(&mut hits, &phrases, &challenges, subject);
    let kind = token_kind(paste, &reading, &tokens).or(reading.kind);
    let input = paste::input(&Reading { kind, ..Reading::default() }, None, paste.len());
    let Reading { exchanges, problems, .. } = reading;
    Case { now, input, documents, exchanges, subject, challenges, tokens, phrases, hits, problems }
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

/// A text of no known form whose lines are some product's words.
fn adopt_message(paste: &str, reading: &mut Reading) {
    const MAX_MESSAGE: usize = 16 * 1024;
    if paste.len() > MAX_MESSAGE
        || !message::looks_shown(paste)
        || paste.trim_start().starts_with(['{', '[', '<']) && paste.len() > 4 * 1024
    {
        return;
    }
    let mut adopted = message::lone_text(paste);
    let phrases = phrases(paste, &adopted.exchanges, Some(0), &[]);
    let found = hits(&phrases, None);
    let one_word = !paste.trim().contains(char::is_whitespace);
    let is_code = one_word && crate::knowledge::oauth_error::oauth_error(paste.trim()).is_some();
    // Several reasons that have nothing to do with one another: a text about refusals, not one of them.
    let mut causes: Vec<&str> = found.iter().map(|hit| hit.row.means).collect();
    causes.sort_unstable();
    causes.dedup();
    let told = found.iter().any(|hit| hit.row.confidence <= Confidence::Likely && is_short(&phrases, hit));
    if !told && !is_code || causes.len() > 3 {
        return;
    }
    adopted.kind = Some(match (one_word, phrases.first().map(|phrase| phrase.text.as_str())) {
        (true, _) => (InputKind::Status, "is a product's error code"),
        (_, Some(first)) if first.len() < 40 && phrases.len() > 2 => {
            (InputKind::ErrorPage, "has the words of an error page")
        }
        _ => (InputKind::ErrorMessage, "has a product's words"),
    });
    *reading = adopted;
}

/// Whether a wording makes out a good part of its line: in a long sentence it is mentioned, not said.
fn is_short(phrases: &[Phrase], hit: &Hit) -> bool {
    let (Words::Is(words) | Words::Starts(words) | Words::Has(words)) = hit.row.words;
    let length = phrases.get(hit.phrase).map_or(0, |phrase| phrase.text.len());
    hit.row.confidence == Confidence::Certain && length <= 600 || length <= words.len() * 4 + 60
}

/// The last exchange with a final answer; else the last one at all.
fn subject(exchanges: &[Exchange]) -> Option<usize> {
    let last = |test: fn(&Exchange) -> bool| exchanges.iter().rposition(test);
    last(|exchange| status_of(exchange).is_some_and(|status| status >= 200))
        .or_else(|| last(|exchange| exchange.response.is_some()))
        .or_else(|| exchanges.len().checked_sub(1))
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

fn within(inner: Span, outer: Span) -> bool {
    inner.doc == outer.doc && inner.start >= outer.start && inner.end <= outer.end
}

/// Tells how each token came into the paste, and what its times say by the clock that counts there.
fn place_tokens(tokens: &mut [Token], exchanges: &[Exchange], subject: Option<usize>, now: Timestamp) {
    for token in tokens {
        token.place = place_of(token.span, exchanges).unwrap_or(subject.map_or(Place::Loose, Place::Beside));
        let index = match token.place {
            Place::Loose => None,
            Place::Beside(index) | Place::Request(index) | Place::Response(index) => Some(index),
        };
        let response = index.and_then(|index| exchanges.get(index)).and_then(|exchange| exchange.response.as_ref());
        token.times.server = response.and_then(date).map(|(at, _)| at);
        token.state = jwt::state(token, token.times.server.unwrap_or(now));
    }
}

fn place_of(span: Span, exchanges: &[Exchange]) -> Option<Place> {
    exchanges.iter().enumerate().find_map(|(index, exchange)| {
        let in_fields = |headers: &[Header]| headers.iter().any(|header| within(span, header.span));
        let request = exchange.request.as_ref();
        let target = request.is_some_and(|request| {
            request.headers.is_empty() && exchange.response.is_none() && within(span, request.span)
        });
        let sent = request.is_some_and(|request| {
            in_fields(&request.headers) || request.body.as_ref().is_some_and(|body| within(span, body.span))
        });
        let response = exchange.response.as_ref();
        let body = response.and_then(|response| response.body.as_ref()).filter(|body| within(span, body.span));
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

/// The `Date` of a response (RFC 9110, section 6.6.1): the server's clock.
#[inline(never)]
pub fn date(response: &Response) -> Option<(Timestamp, Span)> {
    let field = header(&response.headers, "Date")?;
    http_date(&field.value).map(|at| (at, field.value_span))
}

fn phrases(text: &str, exchanges: &[Exchange], subject: Option<usize>, challenges: &[Challenge]) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    for challenge in challenges.iter().filter(|challenge| challenge.exchange == subject) {
        for param in &challenge.params {
            let slot = Slot::Param(param.name.to_ascii_lowercase());
            phrases.push(Phrase { slot, text: param.value.clone(), span: param.value_span });
        }
    }
    let Some(response) = subject.and_then(|index| exchanges.get(index)).and_then(|exchange| exchange.response.as_ref())
    else {
        return phrases;
    };
    // A challenge's parameters stand above, each on its own.
    let told = |header: &&Header| header.value.len() <= body::MAX_PHRASE && !headers::is_challenge_field(&header.name);
    for header in response.headers.iter().filter(told) {
        let slot = Slot::Header(header.name.to_ascii_lowercase());
        phrases.push(Phrase { slot, text: header.value.clone(), span: header.value_span });
    }
    if let Some(body) = &response.body {
        let slot = |name: String| match body.form {
            Form::Html => Slot::Page,
            Form::Text => Slot::Line,
            _ => Slot::Member(name),
        };
        let leaves = body::leaves(body, text);
        phrases.extend(leaves.into_iter().map(|leaf| Phrase {
            slot: slot(leaf.name),
            text: leaf.text,
            span: leaf.span,
        }));
    } else if let Some(reason) = response.reason.as_ref().filter(|_| !response.headers_shown) {
        phrases.push(Phrase { slot: Slot::Line, text: reason.clone(), span: response.span });
    }
    phrases
}

fn hits(phrases: &[Phrase], status: Option<u16>) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for (index, phrase) in phrases.iter().enumerate() {
        let mut last: Option<&Product> = None;
        for (product, row) in search::matching(&phrase.text) {
            let status_fits = row.status.is_empty() || status.is_none_or(|status| row.status.contains(&status));
            // The more specific wording of a product stands first and hides the others.
            let hidden = last.is_some_and(|last| std::ptr::eq(last, product));
            if status_fits && !hidden && stands_at(row.at, &phrase.slot) {
                last = Some(product);
                hits.push(Hit { product: product.name, row, phrase: index });
            }
        }
    }
    hits
}

/// Leaves out what better-founded wordings make pointless.
fn narrow(hits: &mut Vec<Hit>, phrases: &[Phrase], challenges: &[Challenge], subject: Option<usize>) {
    // A challenge's own error outweighs the stock page below it.
    let error = challenges
        .iter()
        .any(|challenge| challenge.exchange == subject && challenge::param(challenge, "error").is_some());
    let on_page = |hit: &Hit| phrases.get(hit.phrase).is_some_and(|phrase| phrase.slot == Slot::Page);
    hits.retain(|hit| !(error && on_page(hit)));
    // What a product is known to say hides the words that many share, and what it says for certain its vaguer words.
    let told = |least: Confidence| {
        let by_product = hits.iter().filter(move |hit| hit.row.confidence <= least);
        by_product.filter_map(|hit| hit.product).collect::<Vec<&str>>()
    };
    let (likely, certain) = (told(Confidence::Likely), told(Confidence::Certain));
    let named: Vec<usize> = hits.iter().filter(|hit| hit.product.is_some()).map(|hit| hit.phrase).collect();
    hits.retain(|hit| match hit.product {
        None => {
            let better = if hit.row.confidence == Confidence::Certain { &certain } else { &likely };
            better.is_empty() && !named.contains(&hit.phrase)
        }
        Some(product) => hit.row.confidence == Confidence::Certain || !certain.contains(&product),
    });
}

fn stands_at(at: At, slot: &Slot) -> bool {
    match (at, slot) {
        (At::Any, _) => true,
        (At::Param(name), Slot::Param(slot))
        | (At::Member(name), Slot::Member(slot))
        | (At::Header(name), Slot::Header(slot)) => name.eq_ignore_ascii_case(slot),
        (At::Page, Slot::Page | Slot::Line) | (At::Line, Slot::Line) => true,
        _ => false,
    }
}

/// The exchange that the verdict is about.
#[inline(never)]
pub fn exchange(case: &Case) -> Option<&Exchange> {
    case.subject.and_then(|index| case.exchanges.get(index))
}

/// The answer that the verdict is about.
#[inline(never)]
pub fn response(case: &Case) -> Option<&Response> {
    exchange(case)?.response.as_ref()
}

/// The request that was answered, where the paste shows it.
#[inline(never)]
pub fn request(case: &Case) -> Option<&Request> {
    exchange(case)?.request.as_ref()
}

/// The answer's status.
#[inline(never)]
pub fn status(case: &Case) -> Option<u16> {
    response(case)?.status
}

/// Whether the answer has one of these statuses.
#[inline(never)]
pub fn has_status(case: &Case, statuses: &[u16]) -> bool {
    status(case).is_some_and(|status| statuses.contains(&status))
}

/// The challenges of the answer.
pub fn asked(case: &Case) -> impl Iterator<Item = &Challenge> {
    case.challenges.iter().filter(|challenge| challenge.exchange == case.subject)
}

/// The answer's challenge of one scheme.
#[inline(never)]
pub fn challenge_of<'a>(case: &'a Case, scheme: &str) -> Option<&'a Challenge> {
    asked(case).find(|challenge| challenge.scheme.eq_ignore_ascii_case(scheme))
}

/// The request's Authorization field, where the request is shown.
#[inline(never)]
pub fn authorization(case: &Case) -> Option<&Header> {
    header(&request(case)?.headers, "Authorization")
}

/// The token that the subject's request carried, or most likely carried.
#[inline(never)]
pub fn sent_token(case: &Case) -> Option<&Token> {
    let of = |wanted: Option<Place>| case.tokens.iter().find(|token| Some(token.place) == wanted);
    of(case.subject.map(Place::Request))
        .or_else(|| of(case.subject.map(Place::Beside)))
        .or_else(|| of(Some(Place::Loose)))
}

/// The moment that the subject's token was judged at: the server's clock, else now.
#[inline(never)]
pub fn moment(case: &Case) -> Timestamp {
    response(case).and_then(date).map_or(case.now, |(at, _)| at)
}

/// Whether the paste is no answer at all, so that a token in it speaks for itself.
pub fn is_token_alone(case: &Case) -> bool {
    response(case).is_none() && !case.tokens.is_empty()
}

/// Whether the token's times let it pass.
pub fn is_usable(token: &Token) -> bool {
    matches!(token.state, State::Valid | State::NoExpiry)
}

/// The address that was asked for, where the paste tells it: the request's target, or the one behind a prompt.
pub fn address(case: &Case) -> Option<String> {
    let request = request(case);
    let target = request.and_then(|request| request.target.clone());
    let is_address = |text: &str| text.starts_with("https://") || text.starts_with("http://");
    match target {
        Some(target) if is_address(&target) => Some(target),
        Some(path) if path.starts_with('/') => {
            let host = header(&request?.headers, "Host").map(|host| host.value.trim())?;
            Some(format!("https://{host}{path}"))
        }
        _ => prompted(case),
    }
}

/// The first address on a prompt's line above the answer.
fn prompted(case: &Case) -> Option<String> {
    let paste = case.documents.first()?;
    let line = paste.text.lines().take(40).find(|line| paste::line::is_prompt(line) && line.contains("://"))?;
    let word = line.split([' ', '"', '\'']).find(|word| word.starts_with("https://") || word.starts_with("http://"))?;
    Some(word.to_owned())
}

/// The host that was asked, without its port.
pub fn host(case: &Case) -> Option<String> {
    let field =
        request(case).and_then(|request| header(&request.headers, "Host")).map(|host| host.value.trim().to_owned());
    let host = field.or_else(|| {
        let address = address(case)?;
        Some(address.split("://").nth(1)?.split(['/', '?', '#']).next()?.to_owned())
    })?;
    let host = host.rsplit('@').next().unwrap_or_default();
    let bare = host
        .rsplit_once(':')
        .filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()))
        .map_or(host, |(bare, _)| bare);
    (!bare.is_empty()).then(|| bare.to_owned())
}

/// The curl command on the prompt above the answer, where there is just one and it stands on one line.
fn curl_command(case: &Case) -> Option<&str> {
    let paste = case.documents.first()?;
    let is_command = |line: &&str| paste::line::is_prompt(line) && line.contains("curl ");
    let mut commands = paste.text.lines().take(40).filter(is_command);
    let command = commands.next().filter(|command| !command.ends_with('\\'))?;
    commands.next().is_none().then_some(command)
}

/// Whether the prompt above the answer is a curl command that sends no credentials of any kind.
pub fn prompt_shows_no_credentials(case: &Case) -> bool {
    const SENDS: &[&str] = &[
        "-u", "--user", "-H", "--header", "-b", "--cookie", "-n", "--netrc", "-E", "--cert", "-K", "--config",
        "--oauth2",
    ];
    let sends = |word: &str| word.contains('@') || SENDS.iter().any(|flag| word.starts_with(flag));
    curl_command(case).is_some_and(|command| !command.split([' ', '=']).any(sends))
}

/// Whether the prompt above the answer is a curl command that sends a name and password.
pub fn prompt_sends_password(case: &Case) -> bool {
    curl_command(case).is_some_and(|command| command.split(' ').any(|word| word == "-u" || word == "--user"))
}
