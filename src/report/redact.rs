//! A report to hand on: what must not be shared gives way to masks, what matters for the answer stays.

use std::borrow::Cow;

use super::{
    Report,
    mask::{self, DEFAULT, Kinds, Masks, Needle, masks},
};
use crate::{
    case::Private,
    finding::{Arg, Message},
    fixes,
    http::{authorization, message::Header},
    json::{self, Node, Value},
    order::sort_by_key,
    text::{Map, Span, appearances, lead_back, percent_decoded, slice, span},
    token,
};

/// Claims that say who somebody is.
const PERSON: &[&str] = &[
    "sub",
    "name",
    "given_name",
    "family_name",
    "middle_name",
    "nickname",
    "preferred_username",
    "email",
    "upn",
    "unique_name",
    "phone_number",
    "birthdate",
    "picture",
    "profile",
    "oid",
    "login",
    "username",
    "user_name",
    "cognito:username",
    "actort",
    "street_address",
    "formatted",
    "onprem_sid",
    "samaccountname",
    "nameid",
    "user_id",
];
/// Parameters and members that name an account, in small letters.
const ACCOUNT: &[&str] = &[
    "username",
    "user_name",
    "preferred_username",
    "login",
    "login_hint",
    "upn",
    "email",
    "user",
    "phone_number",
    "loginfmt",
    "samaccountname",
];
/// Names that are so common that they lead to nobody; where they stand for somebody they are masked all the same.
const COMMON: &[&str] =
    &["user", "admin", "root", "guest", "test", "client", "service", "anonymous", "none", "null", "true"];
/// The most signs of a value (`=`, `:`) that are looked at in one document.
const MAX_SIGNS: usize = 20_000;
/// The longest name, in bytes.
const MAX_NAME: usize = 200;

/// What stands in a secret's place in an answer that is written out anew.
pub const MASK: &str = "[masked]";
/// A shorter secret can't be told from ordinary words.
const SHORTEST: usize = 4;

/// `text` without the letters of the paste's secrets, the longest first: for texts that a report makes out of the paste
/// itself.
pub fn without_secrets(report: &Report, mut text: String) -> String {
    let places = report.secrets.iter().flat_map(|secret| appearances(&report.documents, *secret));
    let mut secrets: Vec<&str> = places.map(|place| slice(&report.documents, place)).collect();
    // A word of the mask itself gives nothing away, and would be masked over and over.
    secrets.retain(|secret| secret.trim().len() >= SHORTEST && !MASK.contains(*secret));
    sort_by_key(&mut secrets, |secret| std::cmp::Reverse(secret.len()));
    secrets.dedup();
    for secret in secrets {
        let escaped = secret.replace('\\', "\\\\").replace('"', "\\\"");
        // A folded field is one line in what is made of it.
        let lines = secret.lines().map(str::trim).filter(|line| line.len() >= 2 * SHORTEST);
        for form in [secret, escaped.as_str()].into_iter().chain(lines) {
            if text.contains(form) {
                text = text.replace(form, MASK);
            }
        }
    }
    text
}

/// The report with every string masked by which something could be told that the kinds name. Its spans stay: they are
/// places in the texts as they came. A masked report has no paste any more, and
/// masking it again changes nothing.
pub fn redact(report: &Report, kinds: &Kinds) -> Report {
    redacted(report, &find(report, *kinds))
}

/// The report's JSON with what is masked by default: the contract's members, for handing on.
pub fn json(report: &Report) -> String {
    json_of(report, &DEFAULT)
}

/// The report's JSON with these kinds masked.
pub fn json_of(report: &Report, kinds: &Kinds) -> String {
    serde_json::to_string_pretty(&redact(report, kinds)).unwrap_or_default()
}

/// What is to be masked in a report.
pub fn find(report: &Report, kinds: Kinds) -> Masks {
    let mut places = report.private.clone();
    let mut needles = Vec::new();
    for token in report.tokens.iter().filter(|token| token.header.is_some()) {
        places.push((token.span, Private::Token));
        places.extend(token.signature.map(|place| (place, Private::Signature)));
        token.claims.iter().for_each(|claims| persons(claims, false, &mut places));
        for shown in &token.disclosures {
            let within = shown.name.as_deref().is_some_and(is_person);
            shown.value.iter().for_each(|value| persons(value, within, &mut places));
        }
    }
    for request in report.exchanges.iter().filter_map(|exchange| exchange.request.as_ref()) {
        places.extend(request.user.map(|place| (place, Private::Name)));
        for header in &request.headers {
            credentials(header, &mut places, &mut needles);
        }
    }
    for (index, document) in report.documents.iter().enumerate() {
        accounts(&document.text, span(0, index, 0).start, &mut places);
    }
    let mut all: Vec<(Span, Private)> = Vec::new();
    for (place, kind) in places {
        // Of a decoded text its letters are masked as a whole, see below.
        let back = if kind == Private::Name { place } else { lead_back(&report.documents, place) };
        for one in [place, back] {
            all.extend(appearances(&report.documents, one).into_iter().map(|place| (place, kind)));
        }
    }
    let mut last = "";
    for (place, kind) in &all {
        // The same token or cookie often stands in each of many requests.
        let text = slice(&report.documents, *place);
        if text != last {
            forms(text, *kind, &mut needles);
        }
        last = text;
    }
    let known = known(report);
    needles.retain(|needle| needle.kind != Private::Name || !known.contains(&needle.text.as_str()));
    all.retain(|(place, kind)| *kind != Private::Name || !known.contains(&slice(&report.documents, *place)));
    encoded(report, kinds, all, needles)
}

/// A text that was decoded and must be masked can be read out of its letters, too: they are masked with it.
fn encoded(report: &Report, kinds: Kinds, mut places: Vec<(Span, Private)>, mut needles: Vec<Needle>) -> Masks {
    // Of the kinds that are masked one that is about people, since that is what stands in decoded texts.
    let kind = mask::KINDS.iter().rev().find(|row| mask::has(kinds, row.0)).map_or(Private::Token, |row| row.0);
    let documents = &report.documents;
    loop {
        let found = masks(kinds, places.clone(), needles.clone());
        let before = places.len();
        for (index, document) in documents.iter().enumerate() {
            let Some(origin) = document.origin.as_ref().filter(|origin| !matches!(origin.map, Map::Bytes(_))) else {
                continue;
            };
            let letters = slice(documents, origin.span);
            let shown = !letters.is_empty() && mask::quoted(&found, documents, origin.span) == letters;
            if shown && mask::document(&found, documents, index) != document.text {
                places.push((origin.span, kind));
                places.push((lead_back(documents, origin.span), kind));
                needles.push(Needle { text: letters.to_owned(), kind, word: false });
            }
        }
        // Each round hides a text that was shown before, so that this ends.
        if places.len() == before {
            return found;
        }
    }
}

/// What a token says about people, where it stands in the token's decoded parts.
fn persons(node: &Node, within: bool, places: &mut Vec<(Span, Private)>) {
    if within && json::scalar(node).is_some_and(|text| !mask::is_mask(text)) {
        places.push((json::inside(node), Private::Name));
    }
    if let Value::Array(items) = &node.value {
        items.iter().for_each(|item| persons(item, within, places));
    }
    for member in json::members(node) {
        persons(&member.node, within || is_person(&member.name), places);
    }
}

/// Whether a claim says who somebody is; of a name that is an address its last part counts, as in WS-Federation.
fn is_person(name: &str) -> bool {
    PERSON.contains(&name.rsplit(['/', ':']).next().unwrap_or(name).to_ascii_lowercase().as_str())
        || PERSON.contains(&name)
}

/// The credentials of a request's field, also where they were put together or are of no use.
fn credentials(header: &Header, places: &mut Vec<(Span, Private)>, needles: &mut Vec<Needle>) {
    let Some(kind) = field_kind(&header.name) else { return };
    let whole = kind != Private::Token;
    let read = authorization::read(&header.value);
    let secret = if whole { header.value.as_str() } else { read.rest };
    let none = authorization::is_placeholder(secret)
        || authorization::is_filler(secret)
        || ["undefined", "null", "None", "nil", "…"].contains(&secret);
    let digest = !whole && read.scheme.eq_ignore_ascii_case("Digest");
    if none || digest || secret.is_empty() || mask::is_mask(secret) {
        return;
    }
    let (start, end) = (header.value_span.start, header.value_span.end);
    let length = span(0, 0, secret.len()).end;
    // What was put together is longer than what it was made of; then all of that is secret.
    let start = if end.saturating_sub(start) >= length { end - length } else { start };
    let basic = read.scheme.eq_ignore_ascii_case("Basic") && !whole;
    let kind = if basic { Private::Password } else { kind };
    places.push((Span { start, ..header.value_span }, kind));
    forms(secret, kind, needles);
}

fn field_kind(name: &str) -> Option<Private> {
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        "authorization" | "proxy-authorization" => Some(Private::Token),
        "cookie" => Some(Private::Cookie),
        name => authorization::KEY_FIELDS.contains(&name).then_some(Private::Key),
    }
}

/// The names of accounts in a text: `username=alice`, `"email": "…"`, Digest's `username="…"`.
fn accounts(text: &str, doc: u32, places: &mut Vec<(Span, Private)>) {
    let is_sign = |(_, c): &(usize, char)| *c == '=' || *c == ':';
    for (at, sign) in text.char_indices().filter(is_sign).take(MAX_SIGNS) {
        let before = text.get(..at).unwrap_or_default();
        let bare = before.trim_end_matches(['"', '\'', '\\']);
        let letters = |c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_');
        let name = bare.rsplit(letters).next().unwrap_or_default();
        if name.len() > MAX_NAME
            || sign == ':' && bare.len() == at
            || !ACCOUNT.contains(&name.to_ascii_lowercase().as_str())
        {
            continue;
        }
        let behind = text.get(at + 1..).unwrap_or_default();
        let lead = behind.len() - behind.trim_start_matches([' ', '"', '\'', '\\']).len();
        let quoted = behind.get(..lead).is_some_and(|lead| lead.contains(['"', '\'']));
        let value = behind.get(lead..).unwrap_or_default();
        let value = value.get(..value.floor_char_boundary(MAX_NAME)).unwrap_or_default();
        let ends = |c: char| "\"'\\&;,<>{}\n\r".contains(c) || !quoted && (c.is_whitespace() || "()[]".contains(c));
        let value = value.get(..value.find(ends).unwrap_or(value.len())).unwrap_or_default();
        if !value.is_empty() && !mask::is_mask(value) && !authorization::is_placeholder(value) {
            places.push((span(doc, at + 1 + lead, at + 1 + lead + value.len()), Private::Name));
        }
    }
}

/// What isn't about a person though it stands where one could: the names of clients and servers.
fn known(report: &Report) -> Vec<&str> {
    let claims = report.tokens.iter().flat_map(|token| {
        ["iss", "aud", "azp", "client_id", "appid", "cid"].into_iter().filter_map(|name| token::claim(token, name))
    });
    claims.flat_map(|member| json::strings(&member.node)).collect()
}

/// The letters of a secret as they may stand elsewhere: by its lines, and with escapes made or undone.
fn forms(text: &str, kind: Private, needles: &mut Vec<Needle>) {
    let text = text.trim();
    if text.is_empty() || mask::is_mask(text) {
        return;
    }
    let word = kind == Private::Name;
    let mut add = |text: &str, kind: Private, word: bool| {
        let common = word && COMMON.iter().any(|common| common.eq_ignore_ascii_case(text));
        if !common && !text.bytes().all(|byte| byte.is_ascii_digit() && word && text.len() < 8) {
            needles.push(Needle { text: text.to_owned(), kind, word });
        }
    };
    add(text, kind, word);
    text.lines().map(str::trim).filter(|line| line.len() >= 8).for_each(|line| add(line, kind, word));
    if text.contains(['"', '\\']) {
        add(&text.replace('\\', "\\\\").replace('"', "\\\""), kind, word);
        add(&text.replace("\\\"", "\"").replace("\\/", "/").replace("\\\\", "\\"), kind, word);
    }
    if kind == Private::Cookie {
        let values = text.split(';').filter_map(|pair| pair.split_once('=')).map(|(_, value)| value.trim());
        values.filter(|value| value.len() >= 8).for_each(|value| add(value, kind, word));
    }
    if text.contains(['%', '+']) {
        add(&percent_decoded(text), kind, word);
        add(&percent_decoded(&text.replace('+', "%2B")), kind, word);
    }
    if text.contains('&') {
        add(&text.replace("&quot;", "\"").replace("&amp;", "&"), kind, word);
    }
    if kind == Private::Password {
        let pair = if text.contains(':') { Some(text.to_owned()) } else { authorization::basic(text) };
        if let Some((user, password)) = pair.as_deref().and_then(|pair| pair.split_once(':')) {
            add(password, Private::Password, false);
            add(user, Private::Name, true);
        }
    }
}

/// Whether the paste is gone already.
fn is_masked(report: &Report) -> bool {
    report.input.bytes > 0 && report.documents.first().is_some_and(|paste| paste.text.is_empty())
}

/// The report with everything masked that is to be.
pub fn redacted(report: &Report, masks: &Masks) -> Report {
    let mut new = report.clone();
    if is_masked(report) {
        return new;
    }
    let known = known(report);
    let hide = |text: &mut String| *text = mask::text(masks, text);
    for (index, document) in new.documents.iter_mut().enumerate() {
        // The paste itself is never printed.
        document.text = if index == 0 { String::new() } else { mask::document(masks, &report.documents, index) };
    }
    for exchange in &mut new.exchanges {
        if let Some(request) = &mut exchange.request {
            request.method.iter_mut().chain(&mut request.target).for_each(hide);
            fields(report, masks, &mut request.headers);
            request.body.iter_mut().for_each(|body| body.json = None);
        }
        if let Some(response) = &mut exchange.response {
            response.version.iter_mut().chain(&mut response.reason).for_each(hide);
            fields(report, masks, &mut response.headers);
            response.body.iter_mut().for_each(|body| body.json = None);
        }
    }
    for challenge in &mut new.challenges {
        hide(&mut challenge.scheme);
        challenge.token68.iter_mut().for_each(hide);
        for param in &mut challenge.params {
            hide(&mut param.name);
            param.value = placed(report, masks, &param.value, param.value_span);
        }
    }
    for token in &mut new.tokens {
        token.header.iter_mut().chain(&mut token.claims).for_each(|node| claims(masks, &known, node, false));
        token.says.iter_mut().for_each(|told| message(masks, told));
        for shown in &mut token.disclosures {
            let within = shown.name.as_deref().is_some_and(is_person);
            shown.value.iter_mut().for_each(|value| claims(masks, &known, value, within));
            shown.name.iter_mut().for_each(hide);
        }
    }
    for row in new.compare.iter_mut().flat_map(|compare| &mut compare.rows) {
        hide(&mut row.name);
        for (value, place) in row.values.iter_mut().zip(row.spans) {
            value.iter_mut().for_each(|value| match place {
                Some(place) => *value = placed(report, masks, value, place),
                None => hide(value),
            });
        }
        row.why.iter_mut().for_each(|told| message(masks, told));
    }
    for part in new.signed.iter_mut().flat_map(|signed| &mut signed.parts) {
        hide(&mut part.name);
        part.server = placed(report, masks, &part.server, part.span);
        part.shown.iter_mut().for_each(hide);
        part.says.iter_mut().for_each(|told| message(masks, told));
    }
    for finding in &mut new.findings {
        message(masks, &mut finding.title);
        message(masks, &mut finding.message);
        finding.against.iter_mut().for_each(|told| message(masks, told));
        finding.evidence.iter_mut().for_each(|evidence| hide(&mut evidence.label));
    }
    new.story.iter_mut().for_each(|told| message(masks, told));
    for fix in &mut new.fixes {
        let known = fixes::fix(fix.id).map_or(&[][..], |known| known.steps.as_slice());
        for (index, step) in fix.steps.iter_mut().enumerate() {
            // Our own words stay.
            let own =
                |text: &str| known.get(index).is_some_and(|known| known.text == text || known.command == Some(text));
            let texts = [Some(&mut step.text), step.command.as_mut()];
            texts.into_iter().flatten().filter(|text| !own(text)).for_each(hide);
        }
    }
    new.tell_apart.iter_mut().filter_map(|test| test.command.as_mut()).for_each(hide);
    if let Some(better) = &mut new.better {
        hide(&mut better.text);
        better.reasons.iter_mut().for_each(|reason| hide(&mut reason.line));
    }
    for station in &mut new.way {
        station.name.iter_mut().for_each(|name| {
            if let Cow::Owned(pasted) = name {
                hide(pasted);
            }
        });
        station.evidence.iter_mut().for_each(|evidence| hide(&mut evidence.label));
    }
    new.host.iter_mut().for_each(hide);
    (new.secrets, new.private) = (Vec::new(), Vec::new());
    new
}

fn fields(report: &Report, masks: &Masks, headers: &mut [Header]) {
    for header in headers {
        header.name = mask::text(masks, &header.name);
        header.value = placed(report, masks, &header.value, header.value_span);
    }
}

/// A text masked by its letters; a secret in it that is too short to be looked for, by its place.
fn placed(report: &Report, masks: &Masks, text: &str, place: Span) -> String {
    let masked = mask::text(masks, text);
    let quoted = mask::quoted(masks, &report.documents, place);
    let short = masked == text && quoted != slice(&report.documents, place);
    if short { quoted } else { masked }
}

fn claims(masks: &Masks, known: &[&str], node: &mut Node, within: bool) {
    match &mut node.value {
        Value::String(text) | Value::Word(text) | Value::Number(text) if within => {
            let masked = mask::text(masks, text);
            let named = mask::has(masks.kinds, Private::Name) && !known.contains(&text.as_str());
            let masked = if named && !mask::is_mask(&masked) { mask::name(Private::Name).to_owned() } else { masked };
            if masked != *text {
                node.value = Value::String(masked);
            }
        }
        Value::String(text) | Value::Word(text) => *text = mask::text(masks, text),
        Value::Array(items) => items.iter_mut().for_each(|item| claims(masks, known, item, within)),
        Value::Object(members) => {
            for member in members {
                claims(masks, known, &mut member.node, within || is_person(&member.name));
                member.name = mask::text(masks, &member.name);
            }
        }
        _ => {}
    }
}

fn message(masks: &Masks, message: &mut Message) {
    for (_, arg) in &mut message.args {
        match arg {
            Arg::Text(text) => *text = mask::text(masks, text),
            Arg::List(items) => items.iter_mut().for_each(|item| *item = mask::text(masks, item)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
