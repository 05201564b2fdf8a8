//! What else a program's message holds: the request's method and address, header fields out of a dump of the
//! answer, the answer's body.

use crate::{
    http::{
        challenge::SCHEME_NAMES,
        message::{Body, Form, Header, Request},
    },
    json,
    paste::{
        body, headers,
        line::{self, Line},
    },
    text::{Span, has_ignoring_case, span},
};

use super::marks::MAX_LINES;

/// The most places that are tried for a body.
pub const MAX_BODIES: usize = 64;
/// The longest body that is read within a message, in bytes.
pub const MAX_BODY: usize = 64 * 1024;
/// A line longer than this holds no header field, in bytes.
const MAX_LINE: usize = 8 * 1024;

/// Fields of an answer that programs print and that tell of its reason.
const FIELDS: &[&str] = &[
    "www-authenticate",
    "proxy-authenticate",
    "retry-after",
    "date",
    "x-ratelimit-remaining",
    "x-ratelimit-reset",
    "x-oauth-scopes",
    "x-accepted-oauth-scopes",
    "x-accepted-github-permissions",
    "x-amzn-errortype",
    "cf-mitigated",
];

/// The answer's fields in a dump of an object: `'www-authenticate': 'Bearer realm="x"',` and kin.
pub fn fields(text: &str, lines: &[Line]) -> Vec<Header> {
    let mut found: Vec<Header> = Vec::new();
    for (index, line) in lines.iter().enumerate().take(MAX_LINES) {
        for name in FIELDS {
            let known = found.iter().any(|header| header.name.eq_ignore_ascii_case(name));
            if let Some(header) = field(text, line, lines.get(index + 1), name).filter(|header| !known && fits(header))
            {
                found.push(header);
            }
        }
    }
    found
}

/// The Authorization field of a dumped request.
pub fn authorization(text: &str, lines: &[Line]) -> Option<Header> {
    let read = |line: &Line| field(text, line, None, "authorization");
    lines.iter().take(MAX_LINES).find_map(|line| {
        read(line).filter(|header| {
            let (scheme, rest) = header.value.split_once(' ').unwrap_or_default();
            // `Bearer $token` is a script's line, `Bearer ***` was masked.
            let sent = rest.len() >= 4 && !rest.contains(['$', '{', '<', '*', '+', '%']);
            sent && SCHEME_NAMES.iter().any(|known| known.eq_ignore_ascii_case(scheme))
        })
    })
}

fn fits(header: &Header) -> bool {
    if headers::is_challenge_field(&header.name) {
        let first = header.value.split([' ', ',']).next().unwrap_or_default();
        return SCHEME_NAMES.iter().any(|known| known.eq_ignore_ascii_case(first)) && !header.value.contains("\\\"");
    }
    match header.name.to_ascii_lowercase().as_str() {
        "date" => header.value.ends_with("GMT"),
        "retry-after" => header.value.starts_with(|c: char| c.is_ascii_alphanumeric()),
        _ => !header.value.is_empty(),
    }
}

/// The field `name` in a line, its quotes and brackets taken off; where the line ends behind the name, as a prompt of
/// Python's does, the value stands on the next one.
fn field(text: &str, line: &Line, next: Option<&Line>, name: &str) -> Option<Header> {
    let content = line::content(text, line);
    if content.len() > MAX_LINE || !has_ignoring_case(content, name) {
        return None;
    }
    let lower = content.to_ascii_lowercase();
    let from = lower.match_indices(name).map(|(at, _)| at).find(|at| {
        let before = content.get(..*at).unwrap_or_default();
        before.trim().is_empty() || before.ends_with(['"', '\'', '`', ' ', '{', '[', '('])
    })?;
    let behind = content.get(from + name.len()..)?;
    let rest = behind.trim_start_matches(['"', '\'', '`', ']', ')', ' ', '\t']);
    let (base, rest) = match (rest.is_empty(), next) {
        (true, Some(next)) => (next.start, line::content(text, next)),
        _ => {
            let rest = rest.strip_prefix("=>").or_else(|| rest.strip_prefix([':', '=', ',']))?;
            (line.end - rest.len(), rest)
        }
    };
    let value = rest.trim_start_matches([' ', '\t', '[']);
    let mut start = base + (rest.len() - value.len());
    let mut value = value;
    if let Some(quote) = value.chars().next().filter(|c| "\"'`".contains(*c)) {
        let inner = value.get(1..)?;
        let ends = |at: &usize| {
            inner.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with([',', ']', ')', '}', ' ', '>']))
        };
        value = inner.get(..inner.match_indices(quote).map(|(at, _)| at).find(ends)?)?;
        start += 1;
    } else {
        value = value.trim_end_matches([',', ']', ' ', '\t']);
    }
    let place = span(line.doc, start, start + value.len());
    let all = span(line.doc, (line.start + from).min(start), start + value.len());
    let name = content.get(from..from + name.len())?;
    Some(Header { name: name.to_owned(), value: value.to_owned(), span: all, value_span: place })
}

/// The last piece of a message that is an answer's body: JSON, or what a program prints for it, with an error's
/// members; a page; XML.
pub fn embedded(text: &str, place: Span) -> Option<Body> {
    let (mut at, end) = (place.start as usize, place.end as usize);
    let mut last: Option<Body> = None;
    for _ in 0..MAX_BODIES {
        let offset = text.get(at..end).and_then(|rest| rest.find(['{', '<']))?;
        at += offset;
        let window = text.floor_char_boundary(end.min(at + MAX_BODY));
        let rest = text.get(at..window).unwrap_or_default();
        let read =
            if rest.starts_with('{') { object(text, place.doc, at, window) } else { markup(rest, place.doc, at) };
        at = read.as_ref().map_or(at + 1, |body| body.span.end as usize).max(at + 1);
        last = read.or(last);
        if !text.get(at..end).is_some_and(|rest| rest.contains(['{', '<'])) {
            break;
        }
    }
    last
}

fn object(text: &str, doc: u32, at: usize, end: usize) -> Option<Body> {
    // `{"name": …}` and Python's `{'name': …}`, Node's `{ name: … }`.
    let first = text.get(at + 1..end)?.trim_start();
    let word = first.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    let named = word > 0 && first.get(word..).is_some_and(|rest| rest.starts_with(": "));
    if !first.starts_with(['"', '\'']) && !named {
        return None;
    }
    let (node, behind, _) = json::read(text, doc, at..end);
    let node = node.filter(|node| !json::members(node).is_empty())?;
    // A frame's own object, as Node.js prints it below an error, is none of the server's.
    const OWN: &[&str] = &["config", "errno", "syscall", "timings", "isAxiosError", "input", "options", "cause"];
    if OWN.iter().any(|name| json::member(&node, name).is_some()) {
        return None;
    }
    let body = Body { form: Form::Json, span: span(doc, at, behind), json: Some(node) };
    body::looks_like_error(&body).then_some(body)
}

fn markup(rest: &str, doc: u32, at: usize) -> Option<Body> {
    const PAGES: &[&str] = &["<!doctype html", "<html"];
    const XML: &[&str] = &["<?xml", "<Error>", "<ErrorResponse"];
    let starts = |mark: &&str| rest.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark));
    let form = match (PAGES.iter().any(starts), XML.iter().any(starts)) {
        (true, _) => Form::Html,
        (_, true) => Form::Xml,
        _ => return None,
    };
    let close = if form == Form::Html { "</html>" } else { "</Error" };
    let end = rest.find(close).map_or(rest.len(), |end| {
        end + rest.get(end..).and_then(|rest| rest.find('>')).map_or(close.len(), |length| length + 1)
    });
    Some(Body { form, span: span(doc, at, at + end), json: None })
}

/// Methods as programs name them: `GET`, and Go's `Get`.
const METHODS: &[&str] =
    &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "Get", "Post", "Put", "Patch", "Delete", "Head"];

/// What stands before the address of the request where no method does; small letters.
const BEFORE_ADDRESS: &[&str] = &[
    "for url",
    "url",
    "unable to access",
    "from",
    "fetch",
    "get resource",
    "attempt to",
    "login to",
    "pulling from",
    "for",
];

/// The request that a line names: `GET https://…`, `for url: https://…`, `unable to access 'https://…'`.
pub fn request(text: &str, line: &Line, with_method: bool) -> Option<Request> {
    let content = line::content(text, line);
    for (at, _) in content.match_indices("://").take(8) {
        let before = content.get(..at)?;
        let scheme = ["https", "http", "wss", "ws"].into_iter().find(|scheme| before.ends_with(scheme));
        let Some(start) = scheme.map(|scheme| at - scheme.len()) else { continue };
        let rest = content.get(start..)?;
        let length = rest.find(|c: char| c.is_whitespace() || "\"'`<>)]}|,".contains(c)).unwrap_or(rest.len());
        let target = rest.get(..length)?.trim_end_matches(['.', ':', ';']);
        let near = content.get(..start)?.trim_end_matches([' ', '"', '\'', '`', '[', ']', '(', ':', '=']);
        let near = near.strip_suffix(" to").or_else(|| near.strip_suffix(" request for")).unwrap_or(near);
        let word = near.rsplit([' ', '"', '`', '[', '(', '\'', '\t']).next().unwrap_or_default();
        let word = word.trim_end_matches(']');
        let method = METHODS.iter().find(|method| **method == word).map(|method| method.to_ascii_uppercase());
        let named = BEFORE_ADDRESS.iter().any(|mark| {
            let (before, end) = near.split_at_checked(near.len().saturating_sub(mark.len())).unwrap_or_default();
            end.eq_ignore_ascii_case(mark) && !before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        });
        if method.is_some() || named && !with_method {
            let place = span(line.doc, line.start + start, line.start + start + target.len());
            return Some(Request { method, target: Some(target.to_owned()), span: place, ..Request::default() });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{paste::line::lines, text::slice};

    #[test]
    fn a_message_names_its_request() {
        let cases = [
            ("401 Client Error: x for url: https://a.example/b?c=1", None, "https://a.example/b?c=1"),
            ("401 Unauthorized from GET https://a.example/b", Some("GET"), "https://a.example/b"),
            ("[403 Forbidden] during [GET] to [http://a/b] [C#d(long)]", Some("GET"), "http://a/b"),
            ("Get \"https://a.example/\": dial tcp", Some("GET"), "https://a.example/"),
            ("fatal: unable to access 'https://a.example/x.git/': The", None, "https://a.example/x.git/"),
            ("401 Unauthorized on POST request for \"http://a/b\"", Some("POST"), "http://a/b"),
        ];
        for (text, method, target) in cases {
            let line = lines(text, 0)[0];
            let request = request(text, &line, false).unwrap();
            assert_eq!((request.method.as_deref(), request.target.as_deref()), (method, Some(target)), "{text}");
        }
        let others = [
            "For more information check: https://developer.mozilla.org/x",
            "{\"documentation_url\":\"https://a.example\"}",
        ];
        for text in others {
            assert!(request(text, &lines(text, 0)[0], false).is_none(), "{text}");
        }
    }

    #[test]
    fn fields_are_read_out_of_dumps() {
        let cases = [
            ("  'www-authenticate': 'Bearer realm=\"x\", error=\"y\"',", "Bearer realm=\"x\", error=\"y\""),
            ("headers: map[Www-Authenticate:[Basic realm=\"x\"]]", "Basic realm=\"x\""),
            (">>> e.headers['WWW-Authenticate']\n'Bearer error=\"y\"'", "Bearer error=\"y\""),
            ("\"www-authenticate\" => \"Basic\",", "Basic"),
            ("the WWW-Authenticate field is missing", ""),
        ];
        for (text, value) in cases {
            let found = fields(text, &lines(text, 0));
            assert_eq!(found.first().map_or("", |header| header.value.as_str()), value, "{text}");
        }
    }

    #[test]
    fn the_last_error_is_the_body() {
        let cases = [
            ("x {\"a\":1} y {\"error\":\"b\"} z", "{\"error\":\"b\"}"),
            ("Response: {'error': 'b', 'error_description': 'c'}\n", "{'error': 'b', 'error_description': 'c'}"),
            ("x <html><h1>401</h1></html> y", "<html><h1>401</h1></html>"),
            ("function() { return 1 }", ""),
        ];
        for (text, expected) in cases {
            let documents = [crate::text::Document { name: "paste", origin: None, text: text.to_owned() }];
            let found = embedded(text, span(0, 0, text.len()));
            assert_eq!(found.map_or("", |body| slice(&documents, body.span)), expected, "{text}");
        }
    }
}
