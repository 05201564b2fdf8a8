//! Header fields without a status line: a whole section, one field, or a challenge's value alone.

use crate::{
    http::{
        challenge::{SCHEME_NAMES, strict::is_tchar},
        message::{Exchange, Header, Request, Response},
    },
    json::{self, Node, Value},
    report::InputKind,
    text::{Problem, is_of_word, span},
};

use super::{
    Reading, http,
    line::{self, Line},
};

/// Fields that only a request has.
const REQUEST_FIELDS: &[&str] = &[
    "accept",
    "accept-charset",
    "accept-encoding",
    "accept-language",
    "access-control-request-headers",
    "access-control-request-method",
    "authorization",
    "api-key",
    "cookie",
    "dnt",
    "dpop",
    "expect",
    "forwarded",
    "from",
    "host",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-unmodified-since",
    "max-forwards",
    "origin",
    "priority",
    "proxy-authorization",
    "range",
    "referer",
    "te",
    "upgrade-insecure-requests",
    "user-agent",
    "x-api-key",
    "x-csrf-token",
    "x-xsrf-token",
    "x-requested-with",
    "x-forwarded-for",
    "apikey",
    "ocp-apim-subscription-key",
];

/// Fields that a header section without a status line is known by.
const RESPONSE_FIELDS: &[&str] = &[
    "www-authenticate",
    "grpc-status",
    "grpc-message",
    "proxy-authenticate",
    "set-cookie",
    "server",
    "date",
    "content-type",
    "content-length",
    "location",
    "retry-after",
    "cache-control",
    "vary",
    "etag",
    "age",
    "via",
    "x-cache",
    "cf-ray",
    "x-powered-by",
    "allow",
    "strict-transport-security",
    "x-request-id",
    "last-modified",
    "expires",
    "transfer-encoding",
    "connection",
];

/// Whether only requests carry the field.
pub fn is_request_field(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    REQUEST_FIELDS.contains(&name.as_str()) || name.starts_with("sec-") && name != "sec-websocket-accept"
}

/// The pseudo-header fields of a request (RFC 9113, section 8.3.1).
fn is_asked(name: &str) -> bool {
    [":method", ":scheme", ":authority", ":path"].contains(&name)
}

/// Whether a request or an answer is known to carry the field.
pub fn is_known_field(name: &str) -> bool {
    let limit = ["x-ratelimit-", "ratelimit", "access-control-"]
        .iter()
        .any(|start| name.get(..start.len()).is_some_and(|lead| lead.eq_ignore_ascii_case(start)));
    limit || is_request_field(name) || RESPONSE_FIELDS.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// `field-line = field-name ":" OWS field-value OWS` (RFC 9112, section 5), with the slips that people paste:
/// white space or `=` before or in place of the colon, quotes around name and value.
pub fn field_line(text: &str, line: &Line, problems: &mut Vec<Problem>) -> Option<Header> {
    let content = line::content(text, line);
    let lead = content.len() - content.trim_start_matches([' ', '\t', '"', '\'']).len();
    let rest = content.get(lead..)?;
    let length = rest.bytes().take_while(|byte| is_tchar(*byte)).count();
    let name = rest.get(..length)?.trim_end_matches('\'');
    if name.is_empty() {
        return None;
    }
    let behind = rest.get(name.len()..)?;
    let sign = behind.trim_start_matches([' ', '\t', '"', '\'']);
    let at = line.start + lead + name.len() + (behind.len() - sign.len());
    let mark = sign.chars().next()?;
    if mark != ':' && !(mark == '=' && is_known_field(name)) {
        return None;
    }
    if behind.starts_with([' ', '\t']) || mark == '=' {
        let id = if mark == '=' { "equals-for-colon" } else { "space-before-colon" };
        problems.push(Problem { id, span: span(line.doc, line.start + lead, at + 1), breaks: true });
    }
    let value = text.get(at + 1..line.end)?;
    let start = at + 1 + (value.len() - value.trim_start().len());
    let value = value.trim();
    // `"name": "value",` out of JSON: its own quotes are not the value's.
    let quoted = lead > 0
        && value.starts_with('"')
        && value.trim_end_matches(',').len() > 1
        && value.trim_end_matches(',').ends_with('"');
    let (start, value) = match value
        .trim_end_matches(',')
        .strip_prefix('"')
        .and_then(|value| value.strip_suffix('"'))
        .filter(|_| quoted)
    {
        Some(inner) => (start + 1, inner),
        None => (start, value),
    };
    Some(Header {
        name: name.to_owned(),
        value: value.to_owned(),
        span: span(line.doc, line.start + lead, line.end.max(start)),
        value_span: span(line.doc, start, start + value.len()),
    })
}

/// Appends a folded line (obs-fold, RFC 9112, section 5.2) to the field above it.
pub fn fold(text: &str, header: &mut Header, line: &Line) {
    let content = line::content(text, line).trim();
    header.value.push(' ');
    header.value.push_str(content);
    let end = span(line.doc, 0, line.end).end;
    header.span.end = end;
    header.value_span.end = end;
}

/// Whether the line goes on with the field above it: it begins with white space, deeper than the field's own line.
pub fn is_fold(text: &str, line: &Line, indent: usize) -> bool {
    let content = line::content(text, line);
    let blank = content.len() - content.trim_start_matches([' ', '\t']).len();
    blank > indent && blank < content.len()
}

/// The width of the white space before the line's text.
pub fn indent(text: &str, line: &Line) -> usize {
    let content = line::content(text, line);
    content.len() - content.trim_start_matches([' ', '\t']).len()
}

/// A paste of header fields alone.
pub fn read(text: &str, lines: &[Line]) -> Option<Reading> {
    let mut problems = Vec::new();
    let mut headers: Vec<Header> = Vec::new();
    let mut base = 0;
    for line in lines {
        let content = line::content(text, line);
        if content.trim().is_empty() || line::is_fence(content) {
            continue;
        }
        let pseudo = || http::pseudo_header(text, line).filter(|header| is_asked(&header.name));
        match field_line(text, line, &mut problems).or_else(pseudo) {
            // `server:` above deeper pairs is YAML.
            Some(_) if is_fold(text, line, base) && headers.last().is_some_and(|last| last.value.is_empty()) => {
                return None;
            }
            Some(header) if headers.is_empty() || !is_fold(text, line, base) => {
                base = indent(text, line);
                headers.push(header);
            }
            _ => match headers.last_mut() {
                Some(last) if is_fold(text, line, base) || last.value.ends_with('\\') || last.value.ends_with(',') => {
                    fold(text, last, line);
                }
                // `www-authenticate:` and its value on the next line.
                Some(last) if last.value.is_empty() => {
                    fold(text, last, line);
                    last.value = content.trim().to_owned();
                    last.value_span.start = span(line.doc, line.start, line.end).start;
                }
                _ => return None,
            },
        }
    }
    // "Disallow" is a line of robots.txt (RFC 9309, section 2.2), which names user agents too; mails have a subject; a
    // form's date begins with a digit, HTTP's with a day (RFC 9110, section 5.6.7).
    let alien = |header: &Header| match header.name.to_ascii_lowercase().as_str() {
        "disallow" | "subject" => true,
        "date" => header.value.starts_with(|c: char| c.is_ascii_digit()),
        _ => false,
    };
    if !headers.iter().any(|header| is_known_field(&header.name)) || headers.iter().any(alien) {
        return None;
    }
    let doc = lines.first()?.doc;
    Some(reading(text, doc, headers, problems))
}

/// A `headers` object as programs print it: Python's `{'Server': 'x'}`, Node's and JSON's.
pub fn read_object(text: &str, doc: u32) -> Option<Reading> {
    let start =
        text.find(['{', '[']).filter(|start| text.get(..*start).is_some_and(|before| before.trim().len() <= 40))?;
    let (node, _, problems) = json::read(text, doc, start..text.len());
    if let Some(Value::Array(items)) = node.as_ref().map(|node| &node.value) {
        return raw_headers(text, doc, items, problems);
    }
    let members = node.as_ref().map(json::members).unwrap_or_default();
    let is_challenge = members.iter().any(|member| is_challenge_field(&member.name));
    let known = members.iter().filter(|member| is_known_field(&member.name)).count();
    if !is_challenge && (known < 3 || known * 2 < members.len()) {
        return None;
    }
    let header = |name: &str, node: &Node| {
        let value = json::string(node)?.to_owned();
        Some(Header { name: name.to_owned(), value, span: node.span, value_span: json::inside(node) })
    };
    let headers = members.iter().flat_map(|member| match &member.node.value {
        Value::Array(items) => items.iter().filter_map(|item| header(&member.name, item)).collect(),
        _ => header(&member.name, &member.node).into_iter().collect::<Vec<Header>>(),
    });
    let mut reading = reading(text, doc, headers.collect(), problems);
    reading.kind = Some((InputKind::HttpHeaders, "is a program's object of header fields"));
    Some(reading)
}

/// Node's `rawHeaders`: names and values by turns, `['Date', 'Thu, 19 …', 'Server', 'x']`.
fn raw_headers(text: &str, doc: u32, items: &[Node], problems: Vec<Problem>) -> Option<Reading> {
    let pair = |pair: &[Node]| match pair {
        [name, value] => Some(Header {
            name: json::string(name)?.to_owned(),
            value: json::string(value)?.to_owned(),
            span: span(doc, name.span.start as usize, value.span.end as usize),
            value_span: json::inside(value),
        }),
        _ => None,
    };
    let headers: Vec<Header> = items.chunks(2).map(pair).collect::<Option<_>>()?;
    let known = headers.iter().filter(|header| is_known_field(&header.name)).count();
    if known < 2 || known * 2 < headers.len() {
        return None;
    }
    let mut reading = reading(text, doc, headers, problems);
    reading.kind = Some((InputKind::HttpHeaders, "is a program's list of header fields"));
    Some(reading)
}

fn reading(text: &str, doc: u32, headers: Vec<Header>, problems: Vec<Problem>) -> Reading {
    let all = span(doc, 0, text.len());
    let has = |name: &str| headers.iter().any(|header| header.name == name);
    let asks = has(":method") && !has(":status");
    let (sent, came): (Vec<Header>, Vec<Header>) =
        headers.into_iter().partition(|header| asks || is_request_field(&header.name) || is_asked(&header.name));
    let only_sent = came.is_empty();
    let value = |name: &str| sent.iter().find(|header| header.name == name).map(|header| header.value.clone());
    let (method, target) = (value(":method"), value(":path"));
    let sent: Vec<Header> =
        sent.into_iter().filter(|header| !is_asked(&header.name) || header.name == ":authority").collect();
    let request =
        (!sent.is_empty()).then(|| Request { method, target, headers: sent, span: all, ..Request::default() });
    let challenge_alone = came.iter().all(|header| is_challenge_field(&header.name)) && !came.is_empty();
    let response = (!came.is_empty()).then(|| Response {
        status: status_pseudo_header(&came),
        // One or two fields picked out of an answer don't show what else it had.
        headers_shown: came.len() > 2,
        headers: came,
        span: all,
        ..Response::default()
    });
    let kind = match (challenge_alone, only_sent) {
        (true, _) if request.is_none() => (InputKind::HttpHeaders, "is a challenge's header field"),
        (_, true) => (InputKind::HttpHeaders, "is a request's header fields"),
        _ => (InputKind::HttpHeaders, "is header fields without a status line"),
    };
    Reading {
        kind: Some(kind),
        exchanges: vec![Exchange { request, response, span: all, ..Exchange::default() }],
        problems,
        ..Reading::default()
    }
}

/// HTTP/2's `:status: 401`.
pub fn status_pseudo_header(headers: &[Header]) -> Option<u16> {
    headers
        .iter()
        .find(|header| header.name.eq_ignore_ascii_case(":status"))
        .and_then(|header| header.value.parse().ok())
}

/// Whether the field carries challenges.
pub fn is_challenge_field(name: &str) -> bool {
    name.eq_ignore_ascii_case("WWW-Authenticate") || name.eq_ignore_ascii_case("Proxy-Authenticate")
}

/// Whether a line below the first is a sentence: four words or more without a parameter, and no quote is open.
fn reads_on(value: &str) -> bool {
    let mut quotes = 0;
    value.lines().enumerate().any(|(index, line)| {
        let open = quotes % 2 == 1;
        quotes += line.matches('"').count();
        index > 0 && !open && !line.contains(['=', '"']) && line.split_whitespace().count() >= 4
    })
}

/// A challenge without its field's name: a known scheme with parameters or alone, or parameters as challenges
/// have them.
pub fn read_value(text: &str, doc: u32) -> Option<Reading> {
    let start = text.len() - text.trim_start().len();
    let value = text.trim();
    let (first, rest) = value.split_once([' ', '\t', ',', '\n']).unwrap_or((value, ""));
    let known = SCHEME_NAMES.iter().any(|known| known.eq_ignore_ascii_case(first));
    let sent = ["username=", "response=", "eyJ", "credential="].iter().any(|mark| rest.contains(mark));
    let lines = value.lines().count();
    // `dns_lookup_realm = false` is no realm.
    let has = |text: &str| {
        ["realm", "error", "scope", "resource_metadata", "nonce", "authorization_uri"].iter().any(|name| {
            text.match_indices(name).take(64).any(|(at, _)| {
                let behind = text.get(at + name.len()..).unwrap_or_default();
                (behind.starts_with('=') || behind.starts_with(" ="))
                    && !text.get(..at).unwrap_or_default().ends_with(|c: char| is_of_word(c) || c == '_')
            })
        })
    };
    let short_prose = lines > 8 || value.len() > 16 * 1024;
    // A server's configuration ends its lines so.
    let statements = value.lines().any(|line| line.trim_end().ends_with(';'));
    let is_params = !short_prose
        && !statements
        && has(value)
        && value.split_whitespace().count() < 60
        && !value.contains(['{', '<'])
        && !value.contains("://") | known | value.contains("realm=");
    let opaque = rest.trim().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(&byte));
    let spnego = ["TlRMTVNTUA", "oY", "YII"].iter().any(|start| rest.trim().starts_with(start));
    let names_alone = value
        .split([' ', ',', '\n'])
        .filter(|word| !word.is_empty())
        .all(|word| SCHEME_NAMES.iter().any(|known| known.eq_ignore_ascii_case(word)));
    let is_challenge =
        known && !sent && (names_alone || has(rest) || rest.contains('=') && !opaque || spnego && opaque)
            || !known
                && !sent
                && is_params
                && first.bytes().all(|byte| is_tchar(byte) || byte == b'"' || byte == b',' || byte == b'\\');
    if !is_challenge || short_prose || reads_on(value) {
        return None;
    }
    let place = span(doc, start, start + value.len());
    let response = Response { span: place, ..Response::default() };
    Some(Reading {
        kind: Some((InputKind::Challenge, "begins with an authentication scheme")),
        exchanges: vec![Exchange { response: Some(response), span: place, ..Exchange::default() }],
        loose_challenges: vec![place],
        ..Reading::default()
    })
}
