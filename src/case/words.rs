//! The short texts of an answer, and what products mean by them.

use crate::{
    finding::Confidence,
    http::{
        challenge::{self, Challenge},
        message::{Body, Exchange, Form, Header},
    },
    knowledge::{
        gist::gist,
        oauth_error::oauth_error,
        products::{At, Product, Row, Words, search},
    },
    paste::{body, headers, message::marks},
    text::{Document, Span, is_of_word, lower, span},
};

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
    /// A word that was pasted alone: a code could stand anywhere.
    Word,
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

pub(super) fn phrases(
    documents: &[Document],
    exchanges: &[Exchange],
    subject: Option<usize>,
    challenges: &[Challenge],
) -> Vec<Phrase> {
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
    let location = response.status.filter(|status| (300..400).contains(status));
    let location =
        location.and_then(|_| response.headers.iter().find(|header| header.name.eq_ignore_ascii_case("Location")));
    phrases.extend(location.into_iter().flat_map(|header| sent_back(documents, header)));
    if let Some(body) = &response.body {
        let text = documents.get(body.span.doc as usize).map_or("", |document| document.text.as_str());
        let slot = |name: String| match body.form {
            Form::Html => Slot::Page,
            Form::Text if is_word(text, body) => Slot::Word,
            Form::Text => Slot::Line,
            _ => Slot::Member(name),
        };
        let leaves = body::leaves(body, text);
        phrases.extend(leaves.into_iter().map(|leaf| Phrase {
            slot: slot(leaf.name),
            text: leaf.text,
            span: leaf.span,
        }));
        if response.message.is_some() || body.form == Form::Text {
            phrases.extend(codes(&phrases));
        }
    } else if let Some(reason) = response.reason.as_ref().filter(|_| !response.headers_shown) {
        phrases.push(Phrase { slot: Slot::Line, text: reason.clone(), span: response.span });
    }
    // A body of text is all of the message, and stands above.
    let other = response.body.as_ref().is_none_or(|body| body.form != Form::Text);
    if let Some(place) = response.message.filter(|_| other) {
        let text = documents.get(place.doc as usize).map_or("", |document| document.text.as_str());
        let body = response.body.as_ref().map_or(Span::default(), |body| body.span);
        let own = |leaf: &body::Leaf| leaf.span.start < body.start || leaf.span.end > body.end;
        let lines = body::text_lines(text, place).into_iter().filter(own);
        let lines: Vec<Phrase> =
            lines.map(|leaf| Phrase { slot: Slot::Line, text: leaf.text, span: leaf.span }).collect();
        phrases.extend(codes(&lines));
        phrases.extend(lines);
    }
    phrases
}

/// The longest `Location` that is looked into, in bytes.
const MAX_LOCATION: usize = 8 * 1024;

/// The error that an authorization server sends back with the browser (RFC 6749, section 4.1.2.1). A site's own
/// `/login?error=…` says neither `state` nor what went wrong.
fn sent_back(documents: &[Document], location: &Header) -> Vec<Phrase> {
    if location.value.len() > MAX_LOCATION {
        return Vec::new();
    }
    let text = documents.get(location.value_span.doc as usize).map_or("", |document| document.text.as_str());
    let leaves = body::form_leaves(text, location.value_span);
    let has = |name: &str| leaves.iter().any(|leaf| leaf.name == name);
    if !has("error") || !has("state") && !has("error_description") {
        return Vec::new();
    }
    let told = leaves.into_iter().filter(|leaf| leaf.name.starts_with("error") && leaf.text.len() <= body::MAX_PHRASE);
    told.map(|leaf| Phrase { slot: Slot::Member(leaf.name), text: leaf.text, span: leaf.span }).collect()
}

/// Whether the whole paste is one word with digits in it, as products' codes have them.
fn is_word(text: &str, body: &Body) -> bool {
    let word = text.trim();
    body.span.end - body.span.start == word.len() as u32
        && (6..=40).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
        && word.contains(|c: char| c.is_ascii_digit())
}

/// How programs put a server's code into a line: what stands before and behind it.
const CODES: &[(&str, &str)] = &[
    ("An error occurred (", ") when calling"),
    ("api error ", ":"),
    ("S3 error: 400 (", ")"),
    ("S3 error: 403 (", ")"),
    ("Error Code: ", ";"),
    ("ERROR: (", ") "),
    ("ErrorCode:", ""),
    ("ErrorCode=\"", "\""),
];

/// The codes that a program's lines repeat, as if they stood in a body's member of that name.
fn codes(phrases: &[Phrase]) -> Vec<Phrase> {
    let mut found = Vec::new();
    for phrase in phrases.iter().filter(|phrase| phrase.slot == Slot::Line) {
        for (before, behind) in CODES {
            let Some(at) = phrase.text.find(before).map(|at| at + before.len()) else { continue };
            let code = word(&phrase.text, at);
            let ends = phrase.text.get(at + code.len()..).is_some_and(|rest| rest.starts_with(behind));
            if !code.is_empty() && ends {
                found.push(part(phrase, at, code, "code"));
            }
        }
        // `… too large. (RequestTimeTooSkewed)`: the code behind the sentence.
        let code = phrase.text.strip_suffix(')').and_then(|text| text.rsplit_once(" (")).map_or("", |(_, code)| code);
        if code.len() >= 8 && code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            found.push(part(phrase, phrase.text.len() - code.len() - 1, code, "code"));
        }
        for code in OAUTH_CODES {
            let Some(at) = phrase.text.find(code).filter(|_| marks::is_marked(&phrase.text)) else { continue };
            let apart = phrase.text.get(..at).is_some_and(|before| before.ends_with([' ', '"', '\'', '(', '=']));
            if apart && word(&phrase.text, at) == *code {
                found.push(part(phrase, at, code, "error"));
            }
        }
    }
    found
}

/// Codes of token endpoints (RFC 6749, section 5.2) that mean nothing else wherever they stand.
const OAUTH_CODES: &[&str] =
    &["invalid_grant", "invalid_client", "unauthorized_client", "unsupported_grant_type", "invalid_scope"];

/// The word at an offset: letters, digits, dots and low lines.
fn word(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"._".contains(byte)).count();
    rest.get(..length).unwrap_or_default().trim_end_matches('.')
}

/// A word of a line as the member `name` of a body.
fn part(line: &Phrase, at: usize, text: &str, name: &str) -> Phrase {
    let start = line.span.start + span(0, at, at).start;
    let end = start + span(0, text.len(), text.len()).start;
    Phrase { slot: Slot::Member(name.to_owned()), text: text.to_owned(), span: Span { start, end, ..line.span } }
}

/// What products mean by the phrases of the answer: `message` tells whether a program's message holds it.
pub(super) fn hits(phrases: &[Phrase], status: Option<u16>, message: bool) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for (index, phrase) in phrases.iter().enumerate() {
        let mut last: Option<&Product> = None;
        // A message's reason stands behind its colons, what a body says is said from the start.
        let clauses = message && phrase.slot == Slot::Line;
        for (product, row) in search::matching(&phrase.text, clauses) {
            let status_fits = row.status.is_empty() || status.is_none_or(|status| row.status.contains(&status));
            // The more specific wording of a product stands first and hides the others.
            let hidden = last.is_some_and(|last| std::ptr::eq(last, product));
            // A line of a log comes in several lengths; the shortest that says it is enough.
            let said = |hit: &Hit| {
                let inner = phrases.get(hit.phrase).map(|inner| inner.span);
                std::ptr::eq(hit.row, row) && inner.is_some_and(|inner| super::tokens::holds(phrase.span, inner))
            };
            if status_fits && !hidden && stands_at(row.at, &phrase.slot) && !hits.iter().any(said) {
                last = Some(product);
                hits.push(Hit { product: product.name, row, phrase: index });
            }
        }
    }
    hits
}

/// How many phrases are looked at for their gist: what a server says for itself stands in the first few.
const MAX_GISTS: usize = 24;
/// A message of so few lines is all complaint.
const FEW: usize = 3;
/// A page's line that is longer is prose, in bytes.
const MAX_PAGE_LINE: usize = 100;
/// Codes that leave open what is the matter; the others that are known say it.
const VAGUE: &[&str] = &["invalid_token", "access_denied", "unauthorized"];

/// What the phrases mean, where no table has their words and no code tells: the last resort, and never certain.
///
/// Without a status nothing but a program's complaint is looked at, and only rows that need none.
pub(super) fn add_gists(hits: &mut Vec<Hit>, phrases: &[Phrase], status: Option<u16>, message: bool, vague: bool) {
    let refused = |code| matches!(code, 200 | 400..=403 | 407 | 412 | 419..=499 | 503 | 509);
    let code = |phrase: &Phrase| oauth_error(phrase.text.trim()).map(|known| known.code);
    let coded = phrases.iter().filter_map(code).any(|code| !VAGUE.contains(&code));
    if !status.is_none_or(refused) || coded || hits.iter().any(|hit| hit.row.confidence <= Confidence::Likely) {
        return;
    }
    let few = status.is_some() && phrases.len() <= FEW;
    let speaks = |phrase: &Phrase| match &phrase.slot {
        Slot::Param(name) => name == "error_description",
        Slot::Member(name) => SPEAKS.iter().any(|part| name.to_ascii_lowercase().contains(part)),
        Slot::Line if message || status.is_none() => few || marks::is_marked(&phrase.text),
        Slot::Page => phrase.text.len() <= MAX_PAGE_LINE,
        Slot::Line | Slot::Word => true,
        Slot::Header(_) => false,
    };
    for (index, phrase) in phrases.iter().enumerate().filter(|(_, phrase)| speaks(phrase)).take(MAX_GISTS) {
        if code(phrase).is_some() {
            continue;
        }
        // A body alone is the answer to some refusal.
        let body = status.is_none() && matches!(phrase.slot, Slot::Member(_));
        let statuses = if body { [Some(401), Some(403)] } else { [status, None] };
        let mut rows =
            statuses.into_iter().filter(|code| *code == status || body).filter_map(|code| gist(&phrase.text, code));
        let row = rows.next().filter(|row| vague || row.confidence <= Confidence::Likely);
        hits.extend(row.map(|row| Hit { product: None, row, phrase: index }));
    }
}

/// Parts of the names under which bodies say what is the matter.
const SPEAKS: &[&str] = &[
    "error", "message", "msg", "detail", "desc", "reason", "code", "title", "cause", "summary", "fault", "hint",
    "text", "auth", "info",
];

/// Whether the text of a wording tells that something was done as it was asked for: "Signed out. The token was
/// revoked."
pub(super) fn is_done(phrases: &[Phrase], hit: &Hit) -> bool {
    const DONE: &[&str] = &[
        "revoked",
        "removed",
        "deleted",
        "disabled",
        "changed",
        "rotated",
        "locked",
        "unlocked",
        "reset",
        "cleared",
        "purged",
        "updated",
        "created",
        "sent",
        "signed",
        "logged",
        "invalidated",
        "successfully",
        "blocked",
    ];
    const REFUSED: &[&str] = &[
        "please",
        "again",
        "contact",
        "must",
        "need",
        "cannot",
        "can",
        "could",
        "not",
        "isn",
        "unauthorized",
        "denied",
        "forbidden",
        "invalid",
        "error",
        "failed",
        "required",
    ];
    let text = lower(phrases.get(hit.phrase).map_or("", |phrase| phrase.text.as_str()));
    let has = |list: &[&str]| text.split(|c: char| !is_of_word(c)).any(|word| list.contains(&word));
    has(DONE) && !has(REFUSED)
}

/// Leaves out what better-founded wordings make pointless.
pub(super) fn narrow(hits: &mut Vec<Hit>, phrases: &[Phrase], challenges: &[Challenge], subject: Option<usize>) {
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
        (At::Page, Slot::Page | Slot::Line) | (At::Line, Slot::Line) | (_, Slot::Word) => true,
        _ => false,
    }
}

/// Whether a wording makes out a good part of its line: in a long sentence it is mentioned, not said.
pub(super) fn is_short(phrases: &[Phrase], hit: &Hit) -> bool {
    let (Words::Is(words) | Words::Starts(words) | Words::Has(words)) = hit.row.words;
    let length = phrases.get(hit.phrase).map_or(0, |phrase| phrase.text.len());
    hit.row.confidence == Confidence::Certain && length <= 600 || length <= words.len() * 4 + 60
}
