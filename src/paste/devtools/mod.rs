//! The Headers panel of developer tools, copied as text.
//!
//! Chrome and Edge print "Request URL:", "Request Method:", "Status Code:" and then the fields of the response and
//! of the request, name and value on one line or on two. Firefox prints the method and the address, "Status", and
//! the fields with a tab before each value. Safari prints "Summary" with "URL:" and "Status:". [`shape`] reads panels
//! in other languages.

mod shape;

use crate::{
    http::message::{Exchange, Header, Request, Response},
    report::InputKind,
    text::{Problem, is_of_word, span},
};

use super::{
    Reading, body, headers,
    http::pseudo_header,
    line::{self, Line},
};

/// Names of the panel's own lines; the value stands behind them or on the next line.
const LABELS: &[&str] = &[
    "Request URL",
    "Request Method",
    "Status Code",
    "Remote Address",
    "Referrer Policy",
    "Status",
    "Version",
    "Transferred",
    "Request Priority",
    "DNS Resolution",
    "Scheme",
    "Filename",
    "Address",
    "URL",
    "Source",
    "Initiator",
];

/// Headings between the sections.
const HEADINGS: &[&str] =
    &["General", "Summary", "Response Headers", "Request Headers", "Response", "Request", "Headers", "Raw"];

/// One pair of the panel: a label or field name, and its value.
struct Pair {
    header: Header,
    label: bool,
}

/// What a panel has beside its pairs.
#[derive(Default)]
struct Seen {
    /// Where "Request …" (true) and "Response …" (false) stand as headings.
    headings: Vec<(usize, bool)>,
    /// Where a body begins that was pasted below.
    body: Option<usize>,
}

/// Whether the paste is Safari's panel, whose `:status:` is no message of its own.
pub fn is_safari(text: &str, lines: &[Line]) -> bool {
    let mut contents = lines.iter().map(|line| line::content(text, line).trim()).filter(|content| !content.is_empty());
    // "Summary", in the reader's language.
    contents.next().is_some_and(|first| first.len() < 40 && !first.contains([':', ' ']))
        && contents.next().is_some_and(|content| content.starts_with("URL:"))
}

/// Reads a panel; `None` where no line of it says the status and it isn't one by its shape either.
pub fn read(text: &str, lines: &[Line]) -> Option<Reading> {
    const ENGLISH: &[&str] = &["Status Code", "Request URL", "Summary", "Scheme", "Filename", "Transferred"];
    let english = lines.iter().any(|line| ENGLISH.iter().any(|label| line::content(text, line).starts_with(label)));
    // "Status" is a label of other languages too.
    let shaped = (!english).then(|| shape::read(text, lines)).flatten();
    shaped.or_else(|| labelled(text, lines)).or_else(|| english.then(|| shape::read(text, lines)).flatten())
}

/// Reads a panel by its English labels.
fn labelled(text: &str, lines: &[Line]) -> Option<Reading> {
    let mut problems = Vec::new();
    let mut seen = Seen::default();
    let pairs = pairs(text, lines, &mut problems, &mut seen);
    let labelled =
        |name: &str| pairs.iter().find(|pair| pair.label && pair.header.name == name).map(|pair| &pair.header);
    let status_field = labelled("Status Code").or_else(|| labelled("Status"))?;
    // A status stands first, but for a sign or the protocol's version: "Status: shipped, see 401" is a ticket's.
    let lead = status_field.value.find(|c: char| c.is_ascii_digit()).unwrap_or_default();
    let lead = if status_field.value.starts_with("HTTP/") { status_field.value.find(' ')? + 1 } else { lead };
    let (before, code) = status_field.value.split_at_checked(lead)?;
    let digits: String = code.chars().take_while(char::is_ascii_digit).collect();
    if !before.starts_with("HTTP/") && before.contains(is_of_word) {
        return None;
    }
    let status = digits.parse::<u16>().ok().filter(|status| (100..1000).contains(status));
    let status_at = status_field.value_span.start as usize + status_field.value.find(&digits)?;
    let reason = status_field.value.split_once(&digits).map(|(_, reason)| reason.trim().to_owned());
    let reason = reason.filter(|reason| !reason.is_empty());
    let all = span(lines.first()?.doc, 0, text.len());
    let (method, target) = method_and_target(text, lines, &pairs);
    if status.is_none() && target.as_ref().is_none_or(|target| !target.contains("://")) {
        return None;
    }
    let (sent, came) = sections(pairs, &seen.headings);
    let body = seen.body.and_then(|start| {
        let shown = text.get(start..)?.trim_end();
        let (body, found) = body::read(text, span(all.doc, start, start + shown.len()));
        problems.extend(found);
        Some(body)
    });
    let response = Response {
        status,
        reason,
        status_span: status.map(|_| span(all.doc, status_at, status_at + 3)),
        headers_shown: !came.is_empty(),
        headers: came,
        body,
        span: all,
        ..Response::default()
    };
    let shown = method.is_some() || target.is_some() || !sent.is_empty();
    let request = shown.then_some(Request { method, target, headers: sent, span: all, ..Request::default() });
    let kind = match request.as_ref().is_some_and(|request| !request.headers.is_empty() || request.method.is_some()) {
        true => (InputKind::HttpExchange, "is the Headers panel of developer tools"),
        false => (InputKind::HttpResponse, "is the Headers panel of developer tools"),
    };
    let exchange = Exchange { request, response: Some(response), span: all, ..Exchange::default() };
    Some(Reading { kind: Some(kind), exchanges: vec![exchange], problems, ..Reading::default() })
}

fn pairs(text: &str, lines: &[Line], problems: &mut Vec<Problem>, seen: &mut Seen) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        let content = line::content(text, line).trim();
        let method = pairs.is_empty()
            && content.len() <= 7
            && !content.is_empty()
            && content.bytes().all(|byte| byte.is_ascii_uppercase());
        let address = content.starts_with("https://") || content.starts_with("http://");
        let after_status = pairs.last().is_some_and(|pair| pair.label && pair.header.name.starts_with("Status"));
        let reason = after_status
            && !content.contains([':', '-'])
            && !content.is_empty()
            && !LABELS.iter().any(|label| content.starts_with(label));
        if method || address || reason {
            continue;
        }
        if HEADINGS.contains(&content.trim_end_matches(':')) {
            if content.starts_with("Re") {
                seen.headings.push((line.start, content.starts_with("Request")));
            }
            continue;
        }
        if content.starts_with(['{', '[', '<'])
            && pairs.iter().any(|pair| pair.label && pair.header.name.starts_with("Status"))
        {
            let whole = line::content(text, line);
            seen.body = Some(line.start + whole.len() - whole.trim_start().len());
            break;
        }
        if let Some((label, behind)) = label(content) {
            let lead = line::content(text, line).len() - line::content(text, line).trim_start().len();
            let offset = line.start + lead + (content.len() - behind.len());
            let own = (!behind.is_empty()).then(|| (offset, offset + behind.len()));
            let value = own.or_else(|| next_value(text, lines, &mut at));
            pairs.push(pair(text, line, label, value, true));
            continue;
        }
        let pseudo = pseudo_header(text, line).filter(|header| !header.value.is_empty());
        if let Some(header) =
            pseudo.or_else(|| headers::field_line(text, line, problems)).filter(|header| !header.value.is_empty())
        {
            pairs.push(Pair { header, label: false });
        } else if is_name(content) {
            let value = next_value(text, lines, &mut at);
            pairs.push(pair(text, line, content.trim_end_matches(':'), value, false));
        }
    }
    pairs
}

/// "Status Code: 401", "Status401Unauthorized" or "Status" alone.
fn label(content: &str) -> Option<(&'static str, &str)> {
    let known = LABELS.iter().filter(|label| content.starts_with(**label)).max_by_key(|label| label.len())?;
    let behind = content.get(known.len()..)?;
    let joined = behind
        .starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase() && *known != "Status" || c == '/')
        || *known == "Referrer Policy"
        || *known == "DNS Resolution";
    let ends = behind.is_empty() || behind.starts_with(':') || joined;
    // Firefox joins label and value for its own labels only; "Hostname" and the like are no labels.
    ends.then(|| (*known, behind.trim_start_matches(':').trim_start()))
}

/// A field's name alone on its line, with or without its colon; HTTP/2's pseudo-fields too.
fn is_name(content: &str) -> bool {
    let name = content.strip_suffix(':').unwrap_or(content);
    let plain = name.strip_prefix(':').unwrap_or(name);
    !plain.is_empty()
        && plain.len() < 64
        && plain.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        && plain.bytes().any(|byte| byte.is_ascii_alphabetic())
}

fn next_value(text: &str, lines: &[Line], at: &mut usize) -> Option<(usize, usize)> {
    let line = lines.get(*at)?;
    let content = line::content(text, line);
    if content.trim().is_empty() {
        return None;
    }
    *at += 1;
    let start = line.start + (content.len() - content.trim_start().len());
    Some((start, start + content.trim().len()))
}

fn pair(text: &str, line: &Line, name: &str, value: Option<(usize, usize)>, label: bool) -> Pair {
    let (start, end) = value.unwrap_or((line.end, line.end));
    let header = Header {
        name: name.to_owned(),
        value: text.get(start..end).unwrap_or_default().to_owned(),
        span: span(line.doc, line.start, end.max(line.end)),
        value_span: span(line.doc, start, end),
    };
    Pair { header, label }
}

fn method_and_target(text: &str, lines: &[Line], pairs: &[Pair]) -> (Option<String>, Option<String>) {
    let value = |name: &str| {
        let known = pairs.iter().find(|pair| pair.header.name == name);
        known.map(|pair| pair.header.value.clone()).filter(|value| !value.is_empty())
    };
    let method = value("Request Method").or_else(|| value(":method")).or_else(|| {
        // Firefox: the method alone on the first line, or with the address behind it.
        let first = line::content(text, lines.first()?).trim();
        let first = first.split_once('\t').map_or(first, |(method, _)| method);
        let is_method = (3..=7).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_uppercase());
        is_method.then(|| first.to_owned())
    });
    let target = value("Request URL").or_else(|| value("URL")).or_else(|| {
        let first = lines.iter().take(4).map(|line| line::content(text, line).trim());
        let first = first.map(|content| content.split_once('\t').map_or(content, |(_, address)| address));
        first
            .into_iter()
            .find(|content| content.starts_with("http://") || content.starts_with("https://"))
            .map(str::to_owned)
    });
    (method, target)
}

/// The request's fields and the response's: told by a heading, by HTTP/2's pseudo-fields, or by their names.
fn sections(pairs: Vec<Pair>, headings: &[(usize, bool)]) -> (Vec<Header>, Vec<Header>) {
    let mut sent = Vec::new();
    let mut came = Vec::new();
    let mut in_request = false;
    for pair in pairs.into_iter().filter(|pair| !pair.label) {
        let header = pair.header;
        let starts_request = header.name.starts_with(':') && header.name != ":status";
        let above = headings.iter().rfind(|(start, _)| *start < header.span.start as usize);
        in_request = match headings.iter().any(|(_, request)| *request) {
            true => above.is_some_and(|(_, request)| *request),
            // Safari shows the request first.
            false if header.name == ":status" => false,
            false => in_request || starts_request || headers::is_request_field(&header.name),
        };
        let answer = headers::is_challenge_field(&header.name) || header.name.eq_ignore_ascii_case("set-cookie");
        match in_request && !answer {
            true if header.name.starts_with(':') => {}
            true => sent.push(header),
            false => came.push(header),
        }
    }
    (sent, came)
}

#[cfg(test)]
mod tests {
    use crate::{case, time::Timestamp};

    #[test]
    fn panels_of_all_browsers_are_cut_into_request_and_response() {
        let cases = [
            (
                "Summary\nURL: https://a.example/x\nStatus: 403\nSource: Network\n\nRequest\n:method: DELETE\n:path: /x\nAccept: */*\n\nResponse\n:status: 403\nServer: x\nWWW-Authenticate: Bearer\n",
                ("DELETE https://a.example/x", 1, 3, false),
            ),
            (
                "GET\n\thttps://a.example/x\n\nStatus401Unauthorized\nVersionHTTP/2\n\n\t\ndate\n\tx\n\t\nAccept\n\t*/*\nHost\n\ta.example\n\n{\"message\":\"no\"}\n",
                ("GET https://a.example/x", 2, 1, true),
            ),
            (
                "GET\thttps://a.example/x\n\nStatus\n401\nUnauthorized\nVersionHTTP/2\n\ndate\n\tx\n\nAccept\n\t*/*\n",
                ("GET https://a.example/x", 1, 1, false),
            ),
            // Firefox' raw view: the answer's fields above the request's, the answer's body below both.
            (
                "HTTP/1.1 403 Forbidden\nServer: x\n\nPOST /x HTTP/1.1\nHost: a.example\nAccept: */*\n\n{\"code\":\"no\",\"message\":\"No\"}\n",
                ("POST /x", 2, 1, true),
            ),
        ];
        for (text, (line, sent, came, body)) in cases {
            let case = case::read(text, Timestamp(0), None);
            let (request, response) = (case::request(&case).expect(text), case::response(&case).expect(text));
            let shown = format!("{} {}", request.method.as_ref().expect(text), request.target.as_ref().expect(text));
            let found = (shown.as_str(), request.headers.len(), response.headers.len(), response.body.is_some());
            assert_eq!(found, (line, sent, came, body), "{text}");
            assert_eq!(case.exchanges.len(), 1, "{text}");
        }
    }
}
