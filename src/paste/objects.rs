//! Header fields as programs print an object, a map or a table of them, with the status beside where it is told.
//!
//! | who | how |
//! | --- | --- |
//! | Go, `%v` and `%#v` of http.Header | `map[Date:[…] Www-Authenticate:[Bearer realm="x"]]`, `{"Date":[]string{"…"}}` |
//! | Java, HttpURLConnection and java.net.http | `{null=[HTTP/1.1 401 Unauthorized], Date=[…]}` |
//! | Spring's HttpHeaders | `[Date:"…", WWW-Authenticate:"Bearer realm="x""]` |
//! | Node's fetch, undici and axios | `Response { status: 401, headers: Headers { date: '…' } }` |
//! | Ruby's Net::HTTP, `to_hash` | `{"date"=>["…"]}`, with spaces since Ruby 3.4 |
//! | PHP's get_headers and `$http_response_header` | print_r's `[Date] => …`, var_dump's `["Date"]=> string(29) "…"` |
//! | PowerShell's `$r.Headers` | `Date {…}` in columns, `Date : {…}`, `{[Date, …]}` |
//! | Python's http.client, requests, httpx | `[('Date', '…')]`, `{'status_code': 401, 'headers': {'Date': '…'}}` |
//! | Elixir's Tesla, Erlang's httpc | `[{"date", "…"}, {"www-authenticate", "Bearer realm=\"x\""}]` |
//! | Clojure's clj-http, hato, http-kit | `{:status 401, :headers {"Date" "…", "WWW-Authenticate" "Basic realm=\"x\""}}` |
//! | Swift's HTTPURLResponse | `{ Status Code: 401, Headers { "Www-Authenticate" = ( "Bearer …" ); } }` |
//! | Markdown | a table of two columns |
//!
//! The pairs are set line by line as a message has them, in a document of its own, and read as such.

use std::ops::Range;

use super::{Reading, headers, http, line, wrapping::escapes};
use crate::{
    http::{
        challenge::SCHEME_NAMES,
        message::{Exchange, Header, Request},
    },
    knowledge,
    report::InputKind,
    text::{Document, Rewritten, derived, keep, put, span},
};

/// The longest text that is looked through, in bytes.
pub const MAX_OBJECT: usize = 64 * 1024;
/// The longest value that is looked for, in bytes.
const MAX_VALUE: usize = 8 * 1024;
/// How far back a line is looked at, in bytes.
const MAX_BACK: usize = 160;

/// What was found in a text, in its order.
#[derive(Default)]
struct Found {
    /// The status line, where it stands among the fields.
    status_line: Option<Range<usize>>,
    /// A field's name, its value, and whether that has escapes.
    fields: Vec<(Range<usize>, Range<usize>, bool)>,
}

/// Reads `text`, the text of document `doc`; `next` is the index that the new document will have.
pub fn read(text: &str, doc: u32, next: usize) -> Option<(Reading, Document)> {
    // Foundation's lists end as statements do.
    if text.len() > MAX_OBJECT || line::has_source(text) && !text.contains("NSHTTPURLResponse") {
        return None;
    }
    let found = pairs(text);
    let name = |field: &(Range<usize>, Range<usize>, bool)| text.get(field.0.clone()).unwrap_or_default();
    let challenge = found.fields.iter().any(|field| {
        let value = text.get(field.1.clone()).unwrap_or_default();
        headers::is_challenge_field(name(field)) && begins_with_scheme(value)
    });
    let known = found.fields.iter().filter(|field| headers::is_known_field(name(field))).count();
    let status = status(text, &found);
    let told = found.status_line.is_some() || status.is_some();
    let table = text.lines().any(|line| line.starts_with('|'));
    if !challenge && (!told || known < 2 || table) || is_json(text) {
        return None;
    }
    let mut new = Rewritten::default();
    if let Some(line) = found.status_line.clone() {
        keep(&mut new, text, line);
        put(&mut new, "\n", 0);
    } else if let Some(digits) = status {
        put(&mut new, ":status: ", digits.start);
        keep(&mut new, text, digits.clone());
        put(&mut new, "\n", digits.end);
    }
    for (name, value, escaped) in found.fields {
        keep(&mut new, text, name.clone());
        put(&mut new, ": ", name.end);
        add(&mut new, text, value.clone(), escaped);
        put(&mut new, "\n", value.end);
    }
    if let Some((body, escaped)) = body(text) {
        put(&mut new, "\n", body.start);
        add(&mut new, text, body, escaped);
    }
    let document = derived("header fields", new, span(doc, 0, text.len()));
    let id = span(0, next, 0).start;
    let lines = line::lines(&document.text, id);
    let mut reading = http::read(&document.text, &lines).or_else(|| headers::read(&document.text, &lines))?;
    let exchange = reading.exchanges.first_mut()?;
    part(exchange, text);
    let sent = exchange.request.as_ref().is_some_and(|request| !request.headers.is_empty());
    // An error's own object: its name stands above it.
    let error = ["Error", "Exception"].iter().any(|mark| text.find(mark).is_some_and(|at| at < 200));
    if let Some(response) = exchange.response.as_mut().filter(|_| error) {
        response.message = Some(span(doc, 0, text.trim_end().len()));
    }
    reading.kind = Some(match (told, error) {
        (true, false) if sent => (InputKind::HttpExchange, "is a program's object of an answer"),
        (true, true) => (InputKind::ErrorMessage, "is a program's object of an answer"),
        (true, false) => (InputKind::HttpResponse, "is a program's object of an answer"),
        _ => (InputKind::HttpHeaders, "is a program's object of header fields"),
    });
    Some((reading, document))
}

/// Whether a challenge's value is one, and no description of it.
fn begins_with_scheme(value: &str) -> bool {
    let word = value.split([' ', ',']).next().unwrap_or_default();
    let known = SCHEME_NAMES.iter().any(|known| known.eq_ignore_ascii_case(word));
    value.contains("=\"")
        || value.contains("=\\\"")
        || known && (value.contains(['=', ',']) || value.matches(' ').count() < 2)
}

/// JSON as servers and logs write it: an answer's body, and requests and answers in one. Ruby and Go begin like it.
fn is_json(text: &str) -> bool {
    let inner = text.trim_start().trim_start_matches('{').trim_start();
    // Clojure begins like it too.
    let paired = inner.get(1..).and_then(|rest| rest.split_once('"')).is_some_and(|(_, rest)| rest.starts_with(" \""));
    inner.starts_with('"')
        && !paired
        && !["AxiosError", "\":[]string{", "\"=>", "\" =>"].iter().any(|mark| text.contains(mark))
}

fn add(new: &mut Rewritten, text: &str, range: Range<usize>, escaped: bool) {
    if !escaped {
        return keep(new, text, range);
    }
    let piece = escapes::unescaped(text, range.start, range.end);
    new.text.push_str(&piece.text);
    new.offsets.extend(piece.offsets);
}

/// Gives the request what is the request's: its fields, and the address that a client prints beside.
fn part(exchange: &mut Exchange, text: &str) {
    let Some(response) = &mut exchange.response else { return };
    let all = std::mem::take(&mut response.headers);
    let (sent, came): (Vec<Header>, Vec<Header>) =
        all.into_iter().partition(|header| headers::is_request_field(&header.name));
    let status = |header: &Header| header.name == ":status";
    response.headers = came.into_iter().filter(|header| !status(header)).collect();
    response.headers_shown = response.headers.len() > 2;
    let address = ["url: '", "\"url\": \"", "\"url\":\"", "'url': '"].iter().find_map(|mark| {
        let from = text.find(mark)? + mark.len();
        let rest = text.get(from..)?;
        rest.get(..rest.find(['"', '\''])?)
    });
    if exchange.request.is_none() && (!sent.is_empty() || address.is_some()) {
        exchange.request = Some(Request {
            target: address.map(str::to_owned),
            headers: sent,
            span: exchange.span,
            ..Request::default()
        });
    }
}

/// All pairs of a field's name and value.
fn pairs(text: &str) -> Found {
    let mut found = Found::default();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let start = at + rest.find(|c: char| c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let word = text.get(start..).unwrap_or_default();
        let length = word.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte)).count();
        let end = start + length;
        at = end.max(at + 1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
        let name = text.get(start..end).unwrap_or_default();
        let index = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
        let field = headers::is_known_field(name) || name.contains('-') && !index;
        if !(field || index || name == "null") || length > 64 {
            continue;
        }
        let Some(values) = values(text, start, end) else { continue };
        for (value, escaped) in values {
            at = at.max(value.end);
            let content = text.get(value.clone()).unwrap_or_default();
            if http::status_line(content).is_some() {
                found.status_line = Some(value);
            } else if index {
                // PHP's list of whole lines.
                let colon =
                    content.find(':').filter(|colon| !content.get(..*colon).is_some_and(|name| name.contains(' ')));
                if let Some(colon) = colon {
                    let behind = content.get(colon + 1..).unwrap_or_default();
                    let lead = behind.len() - behind.trim_start().len();
                    let name = value.start..value.start + colon;
                    found.fields.push((name, value.start + colon + 1 + lead..value.end, false));
                }
            } else if field && !content.contains(['\n', '\r']) {
                found.fields.push((start..end, value, escaped));
            }
        }
    }
    found
}

/// The values behind the name at `start..end`, each with whether it has escapes.
fn values(text: &str, start: usize, end: usize) -> Option<Vec<(Range<usize>, bool)>> {
    let text = text.get(..text.floor_char_boundary(end + MAX_VALUE))?;
    let before = text.get(..start)?.chars().next_back();
    let behind = text.get(end..)?;
    let close = before.filter(|c| "\"'`[".contains(*c)).map(|c| if c == '[' { ']' } else { c });
    // `["Date"]=>`: a name in both.
    let quoted = close.is_some_and(|close| behind.starts_with(close));
    let behind = if quoted { behind.get(1..)?.trim_start_matches(']') } else { behind };
    let sign = behind.trim_start_matches(' ');
    let blank = behind.len() - sign.len();
    let (mark, rest) =
        ["=>", "=[", "=", ":", "|", "{", ",", "\""].iter().find_map(|mark| Some((*mark, sign.strip_prefix(mark)?)))?;
    let back = text.floor_char_boundary(start.saturating_sub(MAX_BACK));
    let line_start = text.get(back..start)?.rsplit(['\n', '\r']).next().is_some_and(|lead| lead.trim().is_empty());
    let at = |rest: &str| text.len() - rest.len();
    let one = |rest: &str, length: usize, escaped: bool| Some(vec![(at(rest)..at(rest) + length, escaped)]);
    let to_line_end = |rest: &str| rest.find(['\n', '\r']).unwrap_or(rest.len());
    match mark {
        "=>" if quoted || close == Some('"') => arrow(text, rest),
        "=[" => {
            let length = bracket_end(rest)?;
            one(rest, length, false)
        }
        // Foundation: `"Www-Authenticate" =     (` and the value on the next line.
        "=" if quoted => strings(text, rest.trim_start().trim_start_matches('(')),
        ":" if rest.starts_with("[]string{") => strings(text, rest.get(9..)?),
        ":" if rest.starts_with('[') && !rest.trim_start_matches(['[', ' ']).starts_with(['"', '\'']) => {
            let rest = rest.get(1..)?;
            one(rest, bracket_end(rest)?, false)
        }
        // Spring: the quotation marks within a value are not escaped.
        ":" if !quoted && rest.starts_with('"') => {
            let rest = rest.get(1..)?;
            one(rest, spring_end(rest)?, false)
        }
        ":" if rest.trim_start().starts_with('{') && line_start && blank > 0 => braces(text, rest.trim_start()),
        ":" => strings(text, rest.trim_start().trim_start_matches('[')),
        "|" if text.get(..start)?.trim_end_matches(['`', ' ', ':']).ends_with('|') => {
            let cell = rest.trim_start_matches([' ', '`']);
            let length = cell.get(..to_line_end(cell))?.rfind('|')?;
            cell.get(..length).filter(|cell| !cell.contains(" | "))?;
            one(cell, cell.get(..length)?.trim_end_matches([' ', '`']).len(), false)
        }
        "{" if line_start && blank > 0 => braces(text, sign),
        // Clojure: nothing stands between a name and its value.
        "\"" if blank == 1 && (quoted || before == Some(':')) => strings(text, sign),
        "," if before == Some('[') => one(rest.trim_start(), bracket_end(rest.trim_start())?, false),
        "," if quoted => {
            let lead = text.get(..start - 1)?.trim_end_matches('b');
            let tuple = lead.strip_suffix(['(', '{']).or_else(|| lead.trim_end().strip_suffix('['))?;
            let call = tuple.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
            if call { None } else { strings(text, rest.trim_start().trim_start_matches('b')) }
        }
        _ => None,
    }
}

/// What stands behind `=>`: PHP's and Ruby's.
fn arrow(text: &str, rest: &str) -> Option<Vec<(Range<usize>, bool)>> {
    let mut rest = rest;
    loop {
        let bare = rest.trim_start();
        let skipped = ["Array\n", "Array\r\n", "(", "[0] =>", "[0]=>", "array(1) {"]
            .iter()
            .find_map(|noise| bare.strip_prefix(noise));
        match skipped {
            Some(behind) => rest = behind,
            None => break,
        }
    }
    let value = rest.trim_start();
    let at = text.len() - value.len();
    // `'date' => { name: 'date', value: '…' }` of undici's own map.
    if let Some((_, value)) = value.strip_prefix("{ name: ").and_then(|pair| pair.split_once(", value: ")) {
        return strings(text, value);
    }
    // `string(42) "…"`: the length says where it ends.
    if let Some(counted) = value.strip_prefix("string(") {
        let (length, behind) = counted.split_once(") \"")?;
        let length = length.parse::<usize>().ok()?;
        behind.get(..length)?;
        let at = text.len() - behind.len();
        return Some(vec![(at..at + length, false)]);
    }
    if value.starts_with(['"', '\'', '[']) {
        return strings(text, value.trim_start_matches('['));
    }
    let length = value.find(['\n', '\r']).unwrap_or(value.len());
    Some(vec![(at..at + value.get(..length)?.trim_end().len(), false)])
}

/// One string in quotation marks, or several with commas between.
fn strings(text: &str, rest: &str) -> Option<Vec<(Range<usize>, bool)>> {
    const MAX_VALUES: usize = 16;
    let mut found = Vec::new();
    let mut rest = rest.trim_start();
    while let Some(quote) = rest.chars().next().filter(|c| "\"'`".contains(*c)) {
        let inner = rest.get(1..)?;
        let mut at = 0;
        loop {
            at += inner.get(at..)?.find([quote, '\\'])?;
            if inner.get(at..)?.starts_with(quote) {
                break;
            }
            at += 1 + inner.get(at + 1..)?.chars().next().map_or(0, char::len_utf8);
        }
        let start = text.len() - inner.len();
        found.push((start..start + at, inner.get(..at)?.contains('\\')));
        // In a list the next string follows; in an object the next name, with its colon.
        let behind = inner.get(at + 1..)?.trim_start();
        let Some(next) = behind.strip_prefix(',').map(str::trim_start) else { break };
        let listed = text.get(..start - 1)?.trim_end().ends_with(['[', '{']) || found.len() > 1;
        if !listed || found.len() >= MAX_VALUES {
            break;
        }
        rest = next;
    }
    (!found.is_empty()).then_some(found)
}

/// `{Bearer realm="x"}` up to the line's end, and over the lines that it was broken to.
fn braces(text: &str, rest: &str) -> Option<Vec<(Range<usize>, bool)>> {
    let inner = rest.strip_prefix('{')?;
    let line = inner.get(..inner.find(['\n', '\r']).unwrap_or(inner.len()))?.trim_end();
    let value = line.strip_suffix('}').unwrap_or(line);
    let start = text.len() - inner.len();
    Some(vec![(start..start + value.len(), false)])
}

/// The bracket that closes a value: behind it stands another value, or the end of all.
fn bracket_end(rest: &str) -> Option<usize> {
    let ends = |at: usize| {
        let behind = rest.get(at + 1..).unwrap_or_default();
        behind.is_empty() || behind.starts_with([',', ' ', ']', '}', '\n', '\r'])
    };
    let quotes = |at: usize| rest.get(..at).is_some_and(|value| value.matches('"').count().is_multiple_of(2));
    let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
    rest.get(..line)?.match_indices(']').map(|(at, _)| at).find(|at| ends(*at) && quotes(*at))
}

/// The quotation mark that closes Spring's value: behind it stands the next name, or the closing bracket.
fn spring_end(rest: &str) -> Option<usize> {
    let line = rest.get(..rest.find(['\n', '\r']).unwrap_or(rest.len()))?;
    line.match_indices('"').map(|(at, _)| at).find(|at| {
        let behind = line.get(at + 1..).unwrap_or_default();
        let next = behind.strip_prefix(", ").is_some_and(|next| {
            let name = next.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
            name > 0 && next.get(name..).is_some_and(|rest| rest.starts_with(":\""))
        });
        behind.is_empty() || behind.starts_with([']', '}']) || next
    })
}

/// Where the status stands outside the fields: beside a word for it, or alone on its line.
fn status(text: &str, found: &Found) -> Option<Range<usize>> {
    let free = |at: usize| !found.fields.iter().any(|(_, value, _)| value.contains(&at));
    let digits = text.char_indices().filter(|(_, c)| matches!(c, '1'..='5')).map(|(at, _)| at);
    digits.filter(|at| is_status(text, *at) && free(*at)).take(64).map(|at| at..at + 3).next()
}

fn is_status(text: &str, at: usize) -> bool {
    let back = text.floor_char_boundary(at.saturating_sub(MAX_BACK));
    let before = text.get(back..at).unwrap_or_default();
    let Some(code) = text.get(at..at + 3).filter(|code| code.bytes().all(|byte| byte.is_ascii_digit())) else {
        return false;
    };
    let behind = text.get(at + 3..text.floor_char_boundary(at + MAX_BACK)).unwrap_or_default();
    let joined = |c: char| c.is_ascii_alphanumeric() || "._-:/".contains(c);
    if before.ends_with(|c: char| c.is_ascii_alphanumeric() || "._-/".contains(c)) || behind.starts_with(joined) {
        return false;
    }
    if code.parse().ok().and_then(knowledge::status::status).is_none() {
        return false;
    }
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    let end = behind.find(['\n', '\r']).unwrap_or(behind.len());
    let alone = line.trim_matches(['=', '>', ' ', '"', '\'']).is_empty()
        && behind.get(..end).is_some_and(|rest| rest.trim_matches([' ', '"', '\'', ',']).is_empty());
    let near = before.trim_end_matches([' ', ':', '=', '>', '"', '\'', '`', '|', '(', '[', ',', '\n', '\r']);
    let from = near.floor_char_boundary(near.len().saturating_sub(12));
    let word = near.get(from..).unwrap_or_default().to_ascii_lowercase();
    let told = ["status", "statuscode", "status_code", "status code", "<response", "{{\"http/1.1"]
        .iter()
        .any(|name| word.ends_with(name));
    // `(GET https://api.example/v1) 401` of java.net.http, `<401 UNAUTHORIZED …` of Spring, Ruby's response.
    let object = line.starts_with('(') && line.ends_with(") ") || line == "<" || line.starts_with("#<Net::HTTP");
    alone || told || object
}

/// The body that a client keeps beside: a string of JSON, or an object of its own.
fn body(text: &str) -> Option<(Range<usize>, bool)> {
    for mark in ["'_content': b", "_content: b", "data: ", "\"data\": ", "body: ", "\"body\":"] {
        let Some(behind) = text.find(mark).and_then(|at| text.get(at + mark.len()..)) else { continue };
        let start = text.len() - behind.len();
        if behind.starts_with("{ ") || behind.starts_with("{\n") {
            let (node, end, _) = crate::json::read(text, 0, start..text.len());
            return node.map(|_| (start..end, false));
        }
        let value = strings(text, behind).and_then(|values| values.into_iter().next());
        let filled = |(range, _): &(Range<usize>, bool)| {
            text.get(range.clone()).is_some_and(|content| content.starts_with(['{', '<', '[']))
        };
        if let Some(value) = value.filter(filled) {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests;
