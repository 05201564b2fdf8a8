//! JWS and JWE in their compact serialization (RFC 7515, section 7.1; RFC 7516, section 7.1) and the JWT in them.
//!
//! Two verdicts stand apart: *well-formed* is what RFC 7515, section 2, and RFC 7519, section 7.2, say of the text
//! as it stands; *readable* is what can be made of it. Each repair is a problem with its place.

use super::{
    Moment, State, Times, Token, Unit, base64url,
    find::{self, Candidate},
    jwe, lookalike, provider, sd_jwt,
};
use crate::{
    finding::say,
    json::{self, Node, Value},
    order::sort_by_key,
    text::{Document, Map, Origin, Problem, Span, span},
    time::{Timestamp, rfc_3339},
};

/// The most layers of tokens within tokens that are read.
pub const MAX_LAYERS: usize = 4;

/// One dotted part of a candidate: its letters and where they stood.
#[derive(Clone, Copy, Default)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) offsets: &'a [u32],
}

/// Reads a candidate of document `doc` and the tokens within it, the outermost first; decoded parts become documents.
///
/// Nothing where its first part isn't a JOSE header, so that the text is something else.
pub fn read(documents: &mut Vec<Document>, doc: u32, candidate: &Candidate) -> Vec<Token> {
    let mut tokens = Vec::new();
    read_layer(documents, doc, candidate, &mut tokens);
    tokens
}

fn read_layer(documents: &mut Vec<Document>, doc: u32, candidate: &Candidate, tokens: &mut Vec<Token>) {
    let layer = tokens.last().map_or(0, |outer| outer.layer + 1);
    let Some((mut token, payload)) = one(documents, doc, candidate) else { return };
    token.layer = layer;
    let binding = sd_jwt::read(documents, doc, candidate, &mut token);
    tokens.push(token);
    if let Some(binding) = binding {
        let before = tokens.len();
        read_layer(documents, doc, &binding, tokens);
        tokens.get_mut(before).into_iter().for_each(|inner| sd_jwt::check_binding(candidate, inner));
    }
    nested(documents, payload, tokens);
}

/// Reads the token that document `payload`, the content of the last of `tokens`, holds.
pub(super) fn nested(documents: &mut Vec<Document>, payload: Option<u32>, tokens: &mut Vec<Token>) {
    let Some(payload) = payload.filter(|_| tokens.last().is_some_and(|token| token.layer + 1 < MAX_LAYERS)) else {
        return;
    };
    let text = documents.get(payload as usize).map_or("", |document| document.text.as_str());
    let inner = if is_token(text) { find::candidates(text, 0..text.len()) } else { return };
    if let Some(inner) = inner.first() {
        read_layer(documents, payload, inner, tokens);
    }
}

/// Whether a token's content is a token again (RFC 7519, section 5.2): RFC 7515's compact form, alone.
pub(super) fn is_token(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("ey") && text.contains('.') && !text.contains([' ', '{'])
}

/// One layer, and the document of its content.
fn one(documents: &mut Vec<Document>, doc: u32, candidate: &Candidate) -> Option<(Token, Option<u32>)> {
    let (jwt, disclosures) = split_disclosures(candidate);
    let parts = parts(jwt, &candidate.offsets);
    let kind = match (parts.len(), disclosures) {
        (5, _) => "jwe",
        (_, true) => "sd-jwt",
        _ => "jws",
    };
    let mut problems = outer_problems(doc, candidate, parts.len());
    let (header_part, payload_part) = (parts.first()?, parts.get(1));
    let name = if kind == "jwe" { "JWE header" } else { "JWT header" };
    let before = documents.len();
    let header = decoded(documents, doc, *header_part, name, &mut problems);
    if !header.as_ref().is_some_and(|header| is_jose_header(header, parts.len())) {
        documents.truncate(before);
        return None;
    }
    note_duplicates(header.as_ref(), true, &mut problems);
    let payload_part = payload_part.filter(|part| kind != "jwe" && !part.text.is_empty());
    let (claims, payload) = match payload_part {
        Some(part) => content(documents, doc, *part, header.as_ref(), &mut problems),
        None => (None, None),
    };
    let signature = parts.get(2).filter(|part| !part.text.is_empty()).and_then(|part| place(doc, part));
    match (kind, parts.as_slice()) {
        ("jws", [_, _, part]) => {
            note_signature(part, header.as_ref(), span(doc, candidate.start, candidate.end), &mut problems);
        }
        ("jwe", [_, key, iv, _, tag]) => {
            let lengths = [key, iv, tag].map(|part| part.text.len() * 3 / 4);
            jwe::note_lengths(header.as_ref(), lengths, span(doc, candidate.start, candidate.end), &mut problems);
            // RFC 7516, section 5.2: of the other parts all that shows without a key is whether they are base64url.
            problems.extend(parts.iter().skip(1).flat_map(|part| base64url::decode(part.text, part.offsets, doc).2));
            // Sections 4.1.1 and 4.1.2: alg and enc MUST be present, and are strings.
            let named = |name| header.as_ref().and_then(|header| json::member(header, name)).map(|member| &member.node);
            if ["alg", "enc"].iter().any(|name| named(name).and_then(json::string).is_none()) {
                let whole = span(doc, candidate.start, candidate.end);
                problems.push(Problem { id: "alg-missing", span: whole, breaks: true });
            }
        }
        _ => {}
    }
    let detached = kind == "jws" && parts.len() == 3 && payload_part.is_none();
    let place = span(doc, candidate.start, candidate.end);
    let mut token = assemble(kind, place, (header, claims), signature, problems);
    // RFC 7515, appendix F.
    let apart = "Its content isn't in it: it was signed apart and is sent beside it. What is sent as a credential has a content.";
    token.says.extend(detached.then(|| say(apart, [])));
    Some((token, payload))
}

/// A token out of what was read; the parts that readers of one form fill in are empty.
pub(super) fn assemble(
    kind: &'static str,
    place: Span,
    (header, claims): (Option<Node>, Option<Node>),
    signature: Option<Span>,
    mut problems: Vec<Problem>,
) -> Token {
    note_duplicates(claims.as_ref(), false, &mut problems);
    let times = claims.as_ref().map(|claims| times(claims, &mut problems)).unwrap_or_default();
    let provider = claims.as_ref().and_then(provider::provider);
    let well_formed = !problems.iter().any(|problem| problem.breaks);
    let form = Some("compact");
    Token { provider, header, claims, times, well_formed, problems, form, signature, ..lookalike::token(kind, place) }
}

/// The claims in a part that holds the content, and its document. RFC 7797, section 3: with `b64` false the content
/// stands there as it is, and section 7: a JWT must not have it so.
pub(super) fn content(
    documents: &mut Vec<Document>,
    doc: u32,
    part: Part<'_>,
    header: Option<&Node>,
    problems: &mut Vec<Problem>,
) -> (Option<Node>, Option<u32>) {
    let claims = if is_unencoded(header) {
        let origin = place(doc, &part).unwrap_or_default();
        let text = part.text.to_owned();
        documents.push(Document { name: "JWS payload", origin: Some(Origin { span: origin, map: Map::Whole }), text });
        None
    } else {
        decoded(documents, doc, part, "JWT payload", problems)
    };
    let payload = documents.len().checked_sub(1).and_then(|id| u32::try_from(id).ok());
    (claims.filter(|node| matches!(node.value, Value::Object(_))), payload)
}

/// Whether the header says that the content isn't in base64url (RFC 7797, section 3).
pub(super) fn is_unencoded(header: Option<&Node>) -> bool {
    header
        .and_then(|header| json::member(header, "b64"))
        .is_some_and(|member| matches!(member.node.value, Value::Bool(false)))
}

/// What a token's times say at `now`, the server's clock where it is known.
pub fn state(token: &Token, now: Timestamp) -> State {
    if token.kind == "jwe" {
        return State::Encrypted;
    }
    let Times { nbf, exp, .. } = &token.times;
    if token.claims.is_none() && exp.is_none() {
        return State::Unreadable;
    }
    // RFC 7519, section 4.1.4: "on or after which the JWT MUST NOT be accepted".
    if exp.as_ref().is_some_and(|exp| exp.literal <= now) {
        return State::Expired;
    }
    if nbf.as_ref().is_some_and(|nbf| nbf.literal > now) {
        return State::NotYetValid;
    }
    if exp.is_none() { State::NoExpiry } else { State::Valid }
}

/// The part before the first `~` of an SD-JWT (RFC 9901), and whether there is one.
fn split_disclosures(candidate: &Candidate) -> (&str, bool) {
    match candidate.compact.split_once('~') {
        Some((jwt, _)) => (jwt, true),
        None => (&candidate.compact, false),
    }
}

fn parts<'a>(compact: &'a str, offsets: &'a [u32]) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let mut at = 0;
    for text in compact.split('.').take(6) {
        parts.push(Part { text, offsets: offsets.get(at..at + text.len()).unwrap_or_default() });
        at += text.len() + 1;
    }
    parts
}

pub(super) fn place(doc: u32, part: &Part<'_>) -> Option<Span> {
    Some(span(doc, *part.offsets.first()? as usize, *part.offsets.last()? as usize + 1))
}

fn outer_problems(doc: u32, candidate: &Candidate, parts: usize) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    if let Some((start, end)) = candidate.breaks.first() {
        problems.push(Problem { id: "line-break", span: span(doc, *start, *end), breaks: true });
    }
    let all = span(doc, candidate.start, candidate.end);
    if candidate.elided {
        problems.push(Problem { id: "left-out", span: all, breaks: true });
    }
    if parts != 3 && parts != 5 {
        problems.push(Problem { id: "segments", span: all, breaks: true });
    }
    problems
}

/// The JSON of a part, in a document of its own; `None` where it is a token again.
pub(super) fn decoded(
    documents: &mut Vec<Document>,
    doc: u32,
    part: Part<'_>,
    name: &'static str,
    problems: &mut Vec<Problem>,
) -> Option<Node> {
    let origin = place(doc, &part)?;
    let (bytes, offsets, found) = base64url::decode(part.text, part.offsets, doc);
    problems.extend(found);
    let (text, map) = match String::from_utf8(bytes) {
        Ok(text) => (text, Map::Base64(offsets)),
        Err(error) => {
            problems.push(Problem { id: "not-utf-8", span: origin, breaks: true });
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), Map::Whole)
        }
    };
    let id = documents.len() as u32;
    let json = text.trim_start().starts_with(['{', '[', '"', '\'']);
    let node = if json {
        let (node, found) = json::read_all(&text, id, 0..text.len());
        problems.extend(found);
        node
    } else {
        // Any bytes may be signed; a JWT's are an object.
        let not = Problem { id: "not-an-object", span: origin, breaks: true };
        problems.extend(Some(not).filter(|_| !is_token(&text)));
        None
    };
    if node.as_ref().is_some_and(|node| !matches!(node.value, Value::Object(_))) {
        problems.push(Problem { id: "not-an-object", span: origin, breaks: true });
    }
    documents.push(Document { name, origin: Some(Origin { span: origin, map }), text });
    node
}

/// An object that names an algorithm, or at least something that only JOSE headers have.
///
/// Flask's sessions and Laravel's cookies begin with a JSON object too, but with other members.
pub(super) fn is_jose_header(header: &Node, parts: usize) -> bool {
    let has = |name| json::member(header, name).is_some();
    has("alg") || has("enc") || parts >= 2 && (has("typ") || has("kid") || has("cty"))
}

/// RFC 7515, section 4: a header's names MUST be unique. RFC 7519, section 4: of claims the last one may count.
pub(super) fn note_duplicates(node: Option<&Node>, breaks: bool, problems: &mut Vec<Problem>) {
    let members = node.map(json::members).unwrap_or_default();
    let mut names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    sort_by_key(&mut names, |name| *name);
    let twice: Vec<&str> =
        names.windows(2).filter(|pair| pair.first() == pair.last()).filter_map(|pair| pair.first().copied()).collect();
    for member in members.iter().filter(|member| twice.contains(&member.name.as_str())) {
        problems.push(Problem { id: "duplicate-member", span: member.name_span, breaks });
    }
}

/// What is off with a signature, or with the header about it; `whole` is where the token stands.
pub(super) fn note_signature(part: &Part<'_>, header: Option<&Node>, whole: Span, problems: &mut Vec<Problem>) {
    let member = |name| header.and_then(|header| json::member(header, name));
    let name = member("alg").and_then(|alg| json::string(&alg.node));
    if name.is_none() {
        // RFC 7515, section 4.1.1: alg MUST be present, and is a string.
        problems.push(Problem { id: "alg-missing", span: whole, breaks: true });
    }
    if part.text.is_empty() && name.is_some_and(|name| !name.eq_ignore_ascii_case("none")) {
        let end = Span { start: whole.end, ..whole };
        problems.push(Problem { id: "signature-empty", span: end, breaks: false });
    }
    // RFC 7797, section 6: whoever doesn't know b64 would check another text, so that crit must name it.
    let critical = member("crit").is_some_and(|crit| json::strings(&crit.node).contains(&"b64"));
    if let Some(b64) = member("b64").filter(|_| is_unencoded(header) && !critical) {
        problems.push(Problem { id: "b64-not-critical", span: b64.node.span, breaks: true });
    }
    let (_, _, found) = base64url::decode(part.text, part.offsets, whole.doc);
    problems.extend(found);
}

fn times(claims: &Node, problems: &mut Vec<Problem>) -> Times {
    let mut time = |name: &str| {
        let member = json::member(claims, name)?;
        let moment = moment(&member.node);
        let id = match &moment {
            Some(Moment { unit: Unit::Seconds, .. }) => return moment,
            // Half a number, or a word that JSON doesn't know: named already.
            None if matches!(member.node.value, Value::Word(_)) => return None,
            Some(Moment { unit: Unit::Text, .. }) | None => "time-type",
            Some(_) => "time-unit",
        };
        problems.push(Problem { id, span: member.node.span, breaks: false });
        moment
    };
    Times { iat: time("iat"), nbf: time("nbf"), exp: time("exp"), auth_time: time("auth_time"), server: None }
}

/// NumericDate (RFC 7519, section 2): "a JSON numeric value representing the number of seconds from
/// 1970-01-01T00:00:00Z UTC". Strings are read as digits or as RFC 3339 and say so in their unit.
fn moment(node: &Node) -> Option<Moment> {
    if let Some(digits) = json::number(node) {
        let literal = whole_seconds(digits)?;
        let (unit, divisor) = unit(literal);
        let meant = Timestamp(literal / divisor);
        return Some(Moment {
            digits: Some(digits.to_owned()),
            literal: Timestamp(literal),
            meant,
            unit,
            span: node.span,
        });
    }
    let text = json::string(node)?.trim();
    let at = match whole_seconds(text) {
        Some(literal) => Some(Timestamp(literal / unit(literal).1)),
        None => rfc_3339(text),
    }?;
    Some(Moment { digits: None, literal: at, meant: at, unit: Unit::Text, span: node.span })
}

/// The whole number at or below a JSON number, read from its digits: a second is a second, however it is written.
///
/// A year beyond what fits is as far away as any.
fn whole_seconds(number: &str) -> Option<i64> {
    let (negative, rest) = number.strip_prefix('-').map_or((false, number), |rest| (true, rest));
    let (digits, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let power = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    if !all_digits(whole) || !all_digits(fraction) || !all_digits(power) {
        return None;
    }
    // Beyond a million, a power only moves everything out of sight.
    let power = power.parse::<i64>().unwrap_or(i64::MAX).min(1_000_000);
    let point = whole.len() as i64 + if exponent.starts_with('-') { -power } else { power };
    let (mut value, mut rest) = (0_i64, false);
    for (at, digit) in (0..).zip(whole.bytes().chain(fraction.bytes())) {
        if at < point {
            value = value.saturating_mul(10).saturating_add(i64::from(digit - b'0'));
        } else {
            rest |= digit != b'0';
        }
    }
    let missing = point - (whole.len() + fraction.len()) as i64;
    for _ in 0..missing.clamp(0, 20) {
        value = value.saturating_mul(10);
    }
    Some(if negative { -value - i64::from(rest) } else { value })
}

/// What a number counts: seconds, unless only a thousandth (or less) of it lies between the years 2000 and 2100.
fn unit(literal: i64) -> (Unit, i64) {
    const YEARS_2000_TO_2100: std::ops::Range<i64> = 946_684_800..4_102_444_800;
    let finer = [(Unit::Milliseconds, 1_000), (Unit::Microseconds, 1_000_000), (Unit::Nanoseconds, 1_000_000_000)];
    finer
        .into_iter()
        .find(|(_, divisor)| YEARS_2000_TO_2100.contains(&(literal / divisor)))
        .unwrap_or((Unit::Seconds, 1))
}

#[cfg(test)]
mod tests;
