//! What a server of AWS says that the signature should have been made over, beside the request as the paste shows it.
//!
//! `SignatureDoesNotMatch` of S3 has it in the element `CanonicalRequest`, `InvalidSignatureException` of the other services
//! in its message. Its lines are those of "Create a signed AWS API request": method, path, query, a line for each field, an
//! empty one, the fields' names, the payload's hash.

use crate::{
    finding::{Arg, Message, say},
    http::{
        authorization,
        message::{Body, Exchange, Request, Response, header, path},
    },
    text::{Document, Rewritten, Span, derived, keep, percent_decoded, put, slice, span},
    token::{digest::hex, sha256::sha256},
};

/// The longest canonical request that is read, in bytes.
pub const MAX_SIGNED: usize = 64 * 1024;
/// The most of its fields.
pub const MAX_FIELDS: usize = 100;
/// SHA-256 of nothing.
const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// A request as the server took it for signed.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Its parts in their order.
    pub parts: Vec<Part>,
    /// Whether the paste shows the request that was sent.
    pub compared: bool,
    /// All of it.
    pub span: Span,
}

/// A part of it.
#[derive(Clone, Debug)]
pub struct Part {
    /// "method", "path", "query", a field's name, "signed fields", "payload", "time", "scope", "hash".
    pub name: String,
    /// What the server has there.
    pub server: String,
    /// What the request has there, where the paste shows it.
    pub shown: Option<String>,
    /// Whether the two differ.
    pub differs: bool,
    /// What there is to say about it.
    pub says: Option<Message>,
    /// Where it stands.
    pub span: Span,
}

const BROKEN: &str = "It isn't the hash of this text: white space may have been lost on the way here.";
const SAME: &str = "As the request shows it.";
const CHANGED: &str = "As {name} the server saw {server}, where the request shows {shown}: something on the way changed it, or the client signed another value than it sent.";
const LOST: &str = "{name} was signed and arrived empty: something on the way took it off, or the client signed a field that it didn't send.";
const NO_BODY: &str = "The server hashed an empty body, where the request shows one: something on the way took it off, or the client signed without it.";
/// What is said of a path that is encoded twice: no difference, and yet where many go wrong.
pub const TWICE: &str = "All services but S3 have the path encoded twice before it is signed. A client that encodes it once signs another text.";
/// What stands in a sentence for a value without letters.
const NOTHING: &str = "(nothing)";
const REGION: &str = "The scope names another region than the host has. Sign for the region that answers.";
const DAY: &str = "The scope names another day than the request's time. Both are in UTC.";

/// The canonical request of an answer, which becomes a document of its own.
pub(super) fn read(documents: &mut Vec<Document>, exchange: Option<&Exchange>) -> Option<Signed> {
    let exchange = exchange?;
    let place = place(exchange.response.as_ref()?);
    let text = slice(documents, place);
    let (start, end) = find(text)?;
    let to_sign = text.find("StringToSign>").or_else(|| text.find("The String-to-Sign should"));
    let to_sign = to_sign.map(|at| pieces(text, at)).unwrap_or_default();
    let new = unescaped(text.get(start..end)?);
    let origin = span(place.doc, place.start as usize + start, place.start as usize + end);
    let doc = span(0, documents.len(), 0).start;
    let mut parts = lines(&new.text, doc)?;
    for (name, (at, piece)) in ["time", "scope", "hash"].into_iter().zip(to_sign.iter().skip(1)) {
        let start = place.start as usize + at;
        let mut part = part(name, piece, span(place.doc, start, start + piece.len()));
        let lost = name == "hash" && *piece != hex(&sha256(new.text.as_bytes()));
        part.says = lost.then(|| say(BROKEN, []));
        parts.push(part);
    }
    let request = exchange.request.as_ref().filter(|request| request.method.is_some());
    request.iter().for_each(|request| compare(documents, request, &mut parts));
    let span = span(doc, 0, new.text.len());
    documents.push(derived("canonical request", new, origin));
    Some(Signed { parts, compared: request.is_some(), span })
}

fn place(response: &Response) -> Span {
    let body = response.body.as_ref().map(|body| body.span);
    response.message.or(body).unwrap_or(response.span)
}

/// Where the canonical request stands in a text: between tags, or between the quotes of a message.
fn find(text: &str) -> Option<(usize, usize)> {
    const TAG: &str = "<CanonicalRequest>";
    const SAYS: &str = "The Canonical String for this request should have been";
    let (mut start, mut end) = match text.find(TAG) {
        Some(at) => (at + TAG.len(), at + text.get(at..)?.find("</CanonicalRequest>")?),
        None => {
            let at = text.find(SAYS)? + SAYS.len();
            let inner = text.get(at..)?.split("The String-to-Sign").next()?;
            (at + inner.find('\'')? + 1, at + crate::text::last(inner, "'")?)
        }
    };
    let inner = text.get(start..end).filter(|inner| inner.len() <= MAX_SIGNED)?;
    // An editor may have put the element's text onto lines of its own.
    start += inner.len() - inner.trim_start().len();
    end -= inner.len() - inner.trim_end().len();
    (start < end).then_some((start, end))
}

/// The first lines of the string to sign, each with its offset: algorithm, time, scope, hash.
fn pieces(text: &str, at: usize) -> Vec<(usize, &str)> {
    let Some(start) = text.get(at..).and_then(|rest| rest.find("AWS4-HMAC-SHA256")).map(|found| at + found) else {
        return Vec::new();
    };
    let mut pieces = Vec::new();
    let mut at = start;
    let inner = text.get(start..).unwrap_or_default();
    for piece in inner.split(['\n', '\r', '\\', '\'', '<', ' ']).take(16) {
        // Of an escaped line end a letter is left.
        let plain = piece.trim_start_matches(['n', 'r']);
        if !plain.is_empty() && pieces.len() < 4 {
            pieces.push((at + piece.len() - plain.len(), plain));
        }
        at += piece.len() + 1;
    }
    pieces
}

/// Without the escapes of JSON and XML.
fn unescaped(text: &str) -> Rewritten {
    const ESCAPES: &[(&str, &str)] = &[
        ("\\n", "\n"),
        ("\\r", ""),
        ("\r", ""),
        ("\\\"", "\""),
        ("\\/", "/"),
        ("\\u0026", "&"),
        ("\\u003d", "="),
        ("\\\\", "\\"),
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#13;", ""),
        ("&#xD;", ""),
    ];
    let mut new = Rewritten::default();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let escape = ESCAPES.iter().find(|(escape, _)| rest.starts_with(escape));
        let length = match escape {
            Some((escape, plain)) => {
                put(&mut new, plain, at);
                escape.len()
            }
            None => {
                let first = rest.chars().next().map_or(1, char::len_utf8);
                let length =
                    rest.get(first..).and_then(|rest| rest.find(['\\', '&', '\r'])).map_or(rest.len(), |at| at + first);
                keep(&mut new, text, at..at + length);
                length
            }
        };
        at += length;
    }
    new
}

fn part(name: &str, server: &str, span: Span) -> Part {
    Part { name: name.to_owned(), server: server.to_owned(), shown: None, differs: false, says: None, span }
}

/// The parts of a canonical request; `None` where its lines aren't whole.
fn lines(text: &str, doc: u32) -> Option<Vec<Part>> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        lines.push(part("", line, span(doc, at, at + line.len())));
        at += line.len() + 1;
    }
    let [method, path, query, .., blank, signed, payload] = lines.as_mut_slice() else { return None };
    let word = method.server.bytes().all(|byte| byte.is_ascii_uppercase());
    if !word || !path.server.starts_with('/') || !blank.server.is_empty() || !signed.server.contains("host") {
        return None;
    }
    let named = [(method, "method"), (path, "path"), (query, "query"), (signed, "signed fields"), (payload, "payload")];
    named.into_iter().for_each(|(part, name)| part.name = name.to_owned());
    for field in lines.iter_mut().filter(|part| part.name.is_empty() && !part.server.is_empty()) {
        let (name, value) = field.server.split_once(':')?;
        field.span.start += name.len() as u32 + 1;
        (field.name, field.server) = (name.to_owned(), value.to_owned());
    }
    lines.retain(|part| !part.name.is_empty());
    (lines.len() <= MAX_FIELDS).then_some(lines)
}

/// Puts beside each part what the request shows, and what that means.
fn compare(documents: &[Document], request: &Request, parts: &mut [Part]) {
    let of = |name: &str| parts.iter().find(|part| part.name == name).map_or("", |part| part.server.as_str());
    let [time, scope, host] = [of("time"), of("scope"), of("host")].map(str::to_owned);
    for part in parts {
        part.shown = shown(request, &part.name).filter(|shown| !authorization::is_hidden(shown));
        let server = part.server.as_str();
        part.differs = part.shown.as_ref().is_some_and(|shown| match part.name.as_str() {
            "path" => plain(shown) != plain(server),
            "query" => pairs(shown) != pairs(server),
            _ => shown != server,
        });
        let says = match part.name.as_str() {
            "payload" if server == EMPTY && has_body(documents, request.body.as_ref()) => NO_BODY,
            "scope" if other_region(server, &host) => REGION,
            "time" if !scope.is_empty() && !time.starts_with(scope.split('/').next().unwrap_or_default()) => DAY,
            "path" if server.contains("%25") && !scope.ends_with("/s3/aws4_request") && !part.differs => TWICE,
            _ if part.differs && server.is_empty() => LOST,
            _ if part.differs => CHANGED,
            _ if part.shown.is_some() => SAME,
            _ => continue,
        };
        part.differs |= says != TWICE && says != SAME;
        let word = |text: &str| Arg::from(if text.is_empty() { NOTHING } else { text });
        part.says = Some(match says {
            LOST => say(LOST, [("name", word(&part.name))]),
            CHANGED => say(
                CHANGED,
                [
                    ("name", word(&part.name)),
                    ("server", word(server)),
                    ("shown", word(part.shown.as_deref().unwrap_or_default())),
                ],
            ),
            says => say(says, []),
        });
    }
}

/// What the request has as a part of this name.
fn shown(request: &Request, name: &str) -> Option<String> {
    let target = request.target.as_deref().map(path);
    let in_authorization = |name: &str| {
        let field = header(&request.headers, "Authorization")?;
        let (_, behind) = field.value.split_once(name)?;
        behind.split([',', ' ']).next()
    };
    let fields = |name: &str| {
        let values = request.headers.iter().filter(|field| field.name.eq_ignore_ascii_case(name));
        // Fields of one name are one, and white space is one space.
        let values: Vec<String> =
            values.map(|field| field.value.split_ascii_whitespace().collect::<Vec<_>>().join(" ")).collect();
        (!values.is_empty()).then(|| values.join(","))
    };
    match name {
        "method" => request.method.clone(),
        "path" => target.map(|target| target.split(['?', '#']).next().unwrap_or_default().to_owned()),
        "query" => target.map(|target| target.split_once('?').map_or("", |(_, query)| query).to_owned()),
        "signed fields" => in_authorization("SignedHeaders=").map(str::to_owned),
        "scope" => {
            in_authorization("Credential=").and_then(|key| key.split_once('/')).map(|(_, scope)| scope.to_owned())
        }
        "payload" => fields("x-amz-content-sha256"),
        "time" => fields("x-amz-date"),
        "host" => fields("host").or_else(|| fields(":authority")),
        name => fields(name),
    }
}

/// Percent-encoding undone, also where it was done twice.
fn plain(text: &str) -> String {
    percent_decoded(&percent_decoded(text))
}

/// A number for the pairs of a query without the signature, in any order (FNV-1a for each pair, and their sum).
fn pairs(query: &str) -> u64 {
    let mut sum = 0_u64;
    for pair in query.split('&') {
        let pair = pair.strip_suffix('=').unwrap_or(pair);
        let mut number = 0xcbf2_9ce4_8422_2325_u64;
        for byte in plain(pair).bytes() {
            number = (number ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
        if !pair.is_empty() && !pair.starts_with("X-Amz-Signature=") {
            sum = sum.wrapping_add(number);
        }
    }
    sum
}

fn has_body(documents: &[Document], body: Option<&Body>) -> bool {
    body.is_some_and(|body| !slice(documents, body.span).trim().is_empty())
}

/// Whether the host's name holds a region of AWS that isn't the scope's: `us-east-1`, `ap-southeast-2`.
fn other_region(scope: &str, host: &str) -> bool {
    let own = scope.split('/').nth(1).unwrap_or_default();
    let is_region = |label: &&str| {
        let mut words = label.split('-');
        let land = words.next().is_some_and(|word| word.len() == 2);
        let number = words.next_back().is_some_and(|word| word.len() == 1 && word.bytes().all(|b| b.is_ascii_digit()));
        land && number && words.next().is_some()
    };
    let Some(name) = host.strip_suffix(".amazonaws.com") else { return false };
    // The bucket's name stands in front, and may be any word.
    name.rsplit('.').take(1).find(is_region).is_some_and(|region| region != own)
}

#[cfg(test)]
mod tests;
