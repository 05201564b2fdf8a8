//! What in a paste must not be shared: where it stands and what it is.

use std::ops::Range;

use super::{Case, Phrase, Slot};
use crate::{
    http::{
        authorization,
        message::{Header, Request},
    },
    json,
    order::sort_by_key,
    report::InputKind,
    text::{Span, lead_back, slice, span},
    token::{State, Token, lookalike},
};

/// What is masked before a report is handed on, by kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Private {
    /// A whole token, or credentials of no known kind.
    Token,
    /// The signature of a token.
    Signature,
    /// A password, and what it can be read or guessed from.
    Password,
    /// The value of a cookie.
    Cookie,
    /// An API key, a client's secret, a code that is exchanged for a token.
    Key,
    /// A private key.
    PrivateKey,
    /// An e-mail address.
    Email,
    /// An IP address.
    Ip,
    /// A phone number.
    Phone,
    /// A person's or an account's name.
    Name,
    /// The name of a host that only an internal network knows.
    Host,
}

/// Something that opens a door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// Its kind.
    pub kind: Private,
    /// Where it stands in the paste.
    pub span: Span,
    /// What it is, for people.
    pub what: &'static str,
    /// Whether it still opens something, as far as the paste tells.
    pub live: bool,
}

/// Members and fields whose value is a secret.
const SECRET_NAMES: &[&str] = &[
    "password",
    "passwd",
    "client_secret",
    "clientsecret",
    "refresh_token",
    "access_token",
    "id_token",
    "accesstoken",
    "refreshtoken",
    "idtoken",
    "session_token",
    "sessiontoken",
    "secret_access_key",
    "secretaccesskey",
    "authtoken",
    "device_code",
    "secret",
    "api_key",
    "apikey",
    "private_key",
    "code",
    "assertion",
    "client_assertion",
    "token",
    "sig",
    "x-amz-signature",
    "x-amz-security-token",
];

/// Of these, what may be any word in JSON: a code is an error's.
const VAGUE: &[&str] = &["code", "token", "sig", "secret"];

/// Whether a name in small letters is a secret's, also behind a word of its own: `aws_secret_access_key`.
fn is_secret_name(name: &str) -> bool {
    let rest = ["aws_", "registration_", "_"].iter().find_map(|lead| name.strip_prefix(lead)).unwrap_or(name);
    SECRET_NAMES.contains(&rest)
}

/// The kind of a secret by the name of its member or parameter, in any case.
fn kind_of(name: &str) -> Private {
    match name.to_ascii_lowercase().as_str() {
        "password" | "passwd" => Private::Password,
        "private_key" => Private::PrivateKey,
        name if name.ends_with("token") || name.ends_with("assertion") => Private::Token,
        "cookie" => Private::Cookie,
        "authorization" => Private::Token,
        _ => Private::Key,
    }
}

/// The longest secret that is looked for in a text that no reader took apart, in bytes.
const MAX_SECRET: usize = 8 * 1024;
/// The most signs of a value (`=`, `:`) that are looked at in one paste.
const MAX_SIGNS: usize = 20_000;

/// All secrets of a case in the order of the paste; of each byte one of them is live at most. In `parts` of the paste
/// what no reader took apart is looked for.
pub fn secrets(case: &Case, parts: &[Range<usize>]) -> Vec<Secret> {
    let mut found = Vec::new();
    for token in &case.tokens {
        found.extend(token_secret(case, token));
    }
    for exchange in &case.exchanges {
        let sent = exchange.request.iter().flat_map(|request| &request.headers);
        found.extend(sent.filter_map(|header| request_secret(case, header)));
        let came = exchange.response.iter().flat_map(|response| &response.headers);
        found.extend(came.filter_map(response_secret));
        found.extend(exchange.request.iter().flat_map(|request| in_address(case, request)));
        let bodies = exchange.request.iter().filter_map(|request| request.body.as_ref());
        for node in bodies.filter_map(|body| body.json.as_ref()) {
            json_secrets(node, &mut found);
        }
    }
    found.extend(case.phrases.iter().filter_map(phrase_secret));
    let parts_signed = case.signed.iter().flat_map(|signed| &signed.parts);
    found.extend(
        parts_signed.filter(|part| authorization::KEY_FIELDS.contains(&part.name.as_str())).map(|part| Secret {
            kind: Private::Key,
            span: part.span,
            what: "a key",
            live: true,
        }),
    );
    found.extend(private_jwk(case));
    let paste = case.documents.first().map_or("", |paste| paste.text.as_str());
    for part in parts {
        found.extend(in_text(paste, part.clone()));
    }
    for secret in &mut found {
        secret.span = lead_back(&case.documents, secret.span);
    }
    found.retain(|secret| secret.span.end > secret.span.start);
    sort_by_key(&mut found, |secret| (secret.span, !secret.live));
    found.dedup_by_key(|secret| secret.span);
    let mut behind = 0;
    for secret in &mut found {
        // One within another is told of once, and masked all the same: it may be read out and shown alone.
        secret.live &= secret.span.end > behind;
        behind = behind.max(secret.span.end);
    }
    found
}

fn token_secret(case: &Case, token: &Token) -> Option<Secret> {
    let text = slice(&case.documents, token.span);
    if let Some(what) = lookalike::secret(token, text) {
        let kind = if token.kind == "private-key" { Private::PrivateKey } else { Private::Token };
        return Some(Secret { kind, span: token.span, what, live: true });
    }
    // An access token that has run out opens nothing; its signature is masked all the same.
    let live = matches!(token.state, State::Valid | State::NoExpiry | State::NotYetValid | State::Encrypted);
    // Of what is signed as JSON only the signature is masked: its brackets and names stand everywhere.
    let whole = live && token.form.is_none_or(|form| form == "compact");
    let (kind, place) = if whole { (Private::Token, token.span) } else { (Private::Signature, token.signature?) };
    Some(Secret { kind, span: place, what: "a token", live })
}

fn request_secret(case: &Case, header: &Header) -> Option<Secret> {
    let name = header.name.to_ascii_lowercase();
    let unknown = header.value == "…" || header.value.ends_with(" …");
    // `undefined`, `null` or `{{key}}` opens nothing, and what was made unreadable gives nothing away.
    let bare = header.value.rsplit(' ').next().unwrap_or_default();
    let none = ["undefined", "null", "None", "nil"].contains(&bare) || authorization::is_placeholder(bare);
    if header.value.is_empty() || unknown || authorization::is_filler(bare) || none && name != "cookie" {
        return None;
    }
    if name == "cookie" {
        return Some(Secret { kind: Private::Cookie, span: header.value_span, what: "cookies", live: true });
    }
    if authorization::KEY_FIELDS.contains(&name.as_str()) {
        return Some(Secret { kind: Private::Key, span: header.value_span, what: "a key", live: true });
    }
    if name != "authorization" && name != "proxy-authorization" {
        return None;
    }
    let credentials = authorization::read(&header.value);
    if authorization::flaw(&header.value).is_some() || credentials.rest.starts_with("eyJ") {
        return None;
    }
    // Basic made of a command's name and password is longer than what stands there.
    let length = span(0, 0, header.value.len()).end;
    let (kind, what) = match () {
        () if header.value_span.end - header.value_span.start < length => (Private::Password, "a name and password"),
        () if credentials.scheme.eq_ignore_ascii_case("Basic") => {
            (Private::Password, "a name and password (base64 hides nothing)")
        }
        () if credentials.rest.starts_with("TlRMTVNTUAADAAAA") => {
            (Private::Password, "an NTLM log-in (it can be cracked to the password)")
        }
        () if credentials.scheme.eq_ignore_ascii_case("Digest") => return digest_secret(case, header),
        () if credentials.scheme.starts_with("AWS4-") => return aws_secret(case, header),
        () => (Private::Token, "credentials"),
    };
    let rest = credentials.rest.len().min(header.value.len());
    let start = (header.value_span.end as usize).saturating_sub(rest).max(header.value_span.start as usize);
    Some(Secret { kind, span: span(header.value_span.doc, start, header.value_span.end as usize), what, live: true })
}

/// The proof of the password in a Digest log-in (RFC 7616, section 3.4.1); the other parameters are no secret.
fn digest_secret(case: &Case, header: &Header) -> Option<Secret> {
    let place = header.value_span;
    proof(slice(&case.documents, place), DIGEST).map(|proof| of_digest(within(place, proof)))
}

/// The signature of a request to AWS; the names of the signed fields are no secret, and stand in the server's answer
/// too.
fn aws_secret(case: &Case, header: &Header) -> Option<Secret> {
    let place = header.value_span;
    let proof = proof(slice(&case.documents, place), "Signature=")?;
    // AWS takes it for a quarter of an hour at most: there is nothing to revoke.
    Some(Secret { kind: Private::Signature, span: within(place, proof), what: "a signature", live: false })
}

fn of_digest(place: Span) -> Secret {
    Secret { kind: Private::Password, span: place, what: "a Digest log-in", live: true }
}

/// The parameter of a Digest log-in that proves the password.
const DIGEST: &str = "response=";

/// Where the value behind `mark` stands, without its quotation mark: digits and letters.
fn proof(raw: &str, mark: &str) -> Option<Range<usize>> {
    let start = raw.find(mark)? + mark.len();
    let start = start + raw.get(start..)?.bytes().take_while(|byte| matches!(byte, b'"' | b'\\')).count();
    let length = raw.get(start..)?.bytes().take_while(u8::is_ascii_alphanumeric).count();
    (length > 0).then_some(start..start + length)
}

/// A range of what stands at `place`.
fn within(place: Span, range: Range<usize>) -> Span {
    let start = place.start as usize;
    span(place.doc, start + range.start, start + range.end)
}

fn response_secret(header: &Header) -> Option<Secret> {
    if !header.name.eq_ignore_ascii_case("Set-Cookie") {
        return None;
    }
    let (name, rest) = header.value.split_once('=')?;
    let value = rest.split(';').next().unwrap_or(rest);
    let start = header.value_span.start as usize + name.len() + 1;
    let place = span(header.value_span.doc, start, start + value.len());
    (value.len() >= 8).then_some(Secret { kind: Private::Cookie, span: place, what: "a cookie", live: true })
}

/// Tokens and keys in the query of a request's address; the address is looked up in the request's own text.
fn in_address(case: &Case, request: &Request) -> Vec<Secret> {
    let Some(target) = request.target.as_deref() else { return Vec::new() };
    let start = request.span.start as usize;
    let doc = request.span.doc;
    let shown =
        case.documents.get(doc as usize).and_then(|document| document.text.get(start..request.span.end as usize));
    let Some(at) = shown.and_then(|shown| shown.find(target)).map(|at| start + at) else { return Vec::new() };
    let leaves = crate::paste::body::form_leaves(target, span(0, 0, target.len()));
    let secret = |leaf: crate::paste::body::Leaf| {
        let name = leaf.name.to_ascii_lowercase();
        let name = name.rsplit(['?', '&']).next().unwrap_or_default();
        (SECRET_NAMES.contains(&name) && leaf.text.len() >= 8).then(|| Secret {
            kind: kind_of(name),
            span: span(doc, at + leaf.span.start as usize, at + leaf.span.end as usize),
            what: "a key in an address",
            live: true,
        })
    };
    leaves.into_iter().filter_map(secret).collect()
}

fn json_secrets(node: &json::Node, found: &mut Vec<Secret>) {
    for member in json::members(node) {
        let named = SECRET_NAMES.contains(&member.name.to_ascii_lowercase().as_str());
        match json::string(&member.node) {
            Some(text) if named && text.len() >= 4 => {
                let kind = kind_of(&member.name);
                found.push(Secret { kind, span: json::inside(&member.node), what: "a password or key", live: true });
            }
            _ => json_secrets(&member.node, found),
        }
    }
}

/// The private members of a JWK or of a set of them (RFC 7518, sections 6.2.2, 6.3.2 and 6.4.1).
fn private_jwk(case: &Case) -> Vec<Secret> {
    const PRIVATE: &[&str] = &["d", "p", "q", "dp", "dq", "qi", "k"];
    fn walk(node: &json::Node, found: &mut Vec<Secret>) {
        for member in json::members(node) {
            match &member.node.value {
                json::Value::String(_) if PRIVATE.contains(&member.name.as_str()) => {
                    let (kind, span) = (Private::PrivateKey, json::inside(&member.node));
                    found.push(Secret { kind, span, what: "a private key", live: true });
                }
                json::Value::Array(items) => items.iter().for_each(|item| walk(item, found)),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    let Some((_, place)) = case.other.as_ref().filter(|_| case.input.kind == InputKind::Jwk) else { return found };
    let text = case.documents.get(place.doc as usize).map_or("", |document| document.text.as_str());
    let (node, _) = json::read_all(text, place.doc, 0..text.len());
    node.iter().for_each(|node| walk(node, &mut found));
    found
}

/// What an answer's body hands out.
fn phrase_secret(phrase: &Phrase) -> Option<Secret> {
    let Slot::Member(name) = &phrase.slot else { return None };
    let small = name.to_ascii_lowercase();
    let named = is_secret_name(&small) && !VAGUE.contains(&small.as_str());
    let named = named && phrase.text.len() >= 8 && !phrase.text.contains(' ');
    let kind = kind_of(name);
    (named && !phrase.text.starts_with("eyJ")).then_some(Secret {
        kind,
        span: phrase.span,
        what: "a token",
        live: true,
    })
}

/// What stands in a text that no reader took apart: `password=…`, `"client_secret": "…"`, `-u name:password`,
/// `Authorization: Basic …` in a command.
fn in_text(text: &str, range: Range<usize>) -> Vec<Secret> {
    let mut found = Vec::new();
    let mut behind_last = 0;
    let part = text.get(range.clone()).unwrap_or_default();
    let signs = part.char_indices().filter(|(_, c)| *c == '=' || *c == ':').take(MAX_SIGNS);
    for (at, sign) in signs.map(|(at, sign)| (range.start + at, sign)) {
        // Within a secret that was found nothing else is looked for, so that each byte is looked at once.
        if at < behind_last {
            continue;
        }
        let before = text.get(..at).unwrap_or_default().trim_end_matches([' ', '"', '\'', '\\']);
        let letter = |c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_');
        let name = before.rsplit(letter).next().unwrap_or_default().to_ascii_lowercase();
        let field = sign == ':'
            && (authorization::KEY_FIELDS.contains(&name.as_str()) || name == "authorization" || name == "cookie");
        // In JSON, a code is an error's and a token may be any word.
        let vague = sign == ':' && VAGUE.contains(&name.as_str());
        let member = !vague && is_secret_name(&name) && (sign == '=' || before.len() < at);
        if !field && !member {
            continue;
        }
        let behind = text.get(at + 1..).unwrap_or_default();
        let lead = behind.len() - behind.trim_start_matches([' ', '"', '\'', '\\']).len();
        let value = behind.get(lead..).unwrap_or_default();
        let ends = |c: char| {
            c == '"' || c == '\'' || c == '\n' || c == '\r' || !field && (c.is_whitespace() || "&,;}#\\".contains(c))
        };
        let most = value.floor_char_boundary(MAX_SECRET);
        let value = value.get(..most).unwrap_or_default();
        // Of a Digest log-in only the proof is a secret, and its quotes end nothing.
        if name.ends_with("authorization")
            && value.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("Digest "))
        {
            let proof = value.lines().next().and_then(|line| proof(line, DIGEST));
            let start = at + 1 + lead;
            found.extend(proof.map(|proof| of_digest(span(0, start + proof.start, start + proof.end))));
            behind_last = start;
            continue;
        }
        let value = value.get(..value.find(ends).unwrap_or(value.len())).unwrap_or_default().trim_end();
        let skip = if name == "authorization" { value.find(' ').map_or(0, |space| space + 1) } else { 0 };
        let secret = value.get(skip..).unwrap_or_default();
        // "Authorization: Bearer" of a sentence, "Authorization: REDACTED" of a log.
        let plain_word = ["code", "authorization"].contains(&name.as_str())
            && !(secret.contains(|c: char| c.is_ascii_digit()) && secret.contains(|c: char| c.is_ascii_alphabetic()));
        let no_value = plain_word
            || secret.ends_with("[hidden]")
            || ["undefined", "null", "[object", "********", "expired", "username=", "realm=", "Credential="]
                .iter()
                .any(|word| secret.starts_with(word));
        // `token = refresh(old)`: only a password may hold brackets.
        let made = kind_of(&name) != Private::Password && secret.contains(['(', '[']);
        // Tokens were read on their own.
        let read = secret.starts_with("eyJ");
        // "{{$dotenv NAME}}": a variable with a space in it.
        let variable = secret.starts_with("{{") || secret.starts_with("${");
        if secret.len() >= 6
            && !variable
            && !no_value
            && !made
            && !read
            && !authorization::is_placeholder(secret)
            && !authorization::is_filler(secret)
            && !secret.contains(' ')
        {
            let start = at + 1 + lead + skip;
            behind_last = start + secret.len();
            let place = span(0, start, start + secret.len());
            found.push(Secret { kind: kind_of(&name), span: place, what: "a password or key", live: true });
        }
    }
    for option in ["-u ", "--user "] {
        let Some(at) = part.find(option).filter(|_| part.contains("curl ")) else { continue };
        let start = range.start + at + option.len();
        let pair = text.get(start..).unwrap_or_default();
        let pair = pair.get(..pair.find(char::is_whitespace).unwrap_or(pair.len())).unwrap_or_default();
        if pair.contains(':') && !authorization::is_placeholder(pair) && !pair.contains(['$', '*']) {
            let place = span(0, start, start + pair.len());
            found.push(Secret { kind: Private::Password, span: place, what: "a name and password", live: true });
        }
    }
    found
}
