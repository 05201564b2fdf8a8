//! A Headers panel whose labels are in another language, and one that shows the request alone: read by the shape of
//! its values. An address, a method, `NNN Phrase`, an address with its port and a referrer policy stand behind labels,
//! whatever these are called; then come fields, whose names no browser translates.
//!
//! ```text
//! Anfrage-URL            GET                      General
//! https://a.example/x    Schéma                   Request URL
//! Anfragemethode           https                https://a.example/x
//! GET                    Hôte                     Referrer Policy
//! Statuscode               a.example            strict-origin-when-cross-origin
//! 403 Forbidden          État                     Request Headers
//! Antwortheader          401                      ⚠ Provisional headers are shown.
//! ```

use crate::{
    http::message::{Exchange, Request, Response},
    knowledge,
    paste::{
        Reading, body, headers,
        http::pseudo_header,
        line::{self, Line},
    },
    report::InputKind,
    text::{Span, span},
};

use super::{Pair, is_name, next_value, pair, sections};

/// How many lines may stand above the fields.
const MAX_GENERAL: usize = 40;
/// How long a status' phrase may be, in bytes.
const MAX_REASON: usize = 60;

/// What stands above the fields.
#[derive(Default)]
struct General {
    method: Option<String>,
    target: Option<String>,
    /// Firefox gives the parts of the address, each behind its label.
    parts: [Option<String>; 3],
    status: Option<(u16, Span)>,
    reason: Option<String>,
    /// Whether a referrer policy or an address with its port was there.
    marked: bool,
    /// The index of the line behind it.
    behind: usize,
}

/// Reads a panel by its shape; `None` where it has not enough of it.
pub fn read(text: &str, lines: &[Line]) -> Option<Reading> {
    let general = general(text, lines)?;
    let (pairs, body_at) = fields(text, lines.get(general.behind..)?);
    let known = pairs.iter().filter(|pair| headers::is_known_field(&pair.header.name)).count();
    let (sent, came) = sections(pairs, &[]);
    if known < 2 || general.status.is_none() && (!general.marked || !came.is_empty()) {
        return None;
    }
    let all = span(lines.first()?.doc, 0, text.len());
    let mut problems = Vec::new();
    let body = body_at.and_then(|start| {
        let shown = text.get(start..)?.trim_end();
        let (body, found) = body::read(text, span(all.doc, start, start + shown.len()));
        problems.extend(found);
        Some(body)
    });
    let response = general.status.map(|(status, place)| Response {
        status: Some(status),
        reason: general.reason,
        status_span: Some(place),
        headers_shown: !came.is_empty(),
        headers: came,
        body,
        span: all,
        ..Response::default()
    });
    let kind = if response.is_some() { InputKind::HttpExchange } else { InputKind::HttpRequest };
    let request =
        Request { method: general.method, target: general.target, headers: sent, span: all, ..Request::default() };
    let exchange = Exchange { request: Some(request), response, span: all, ..Exchange::default() };
    let kind = Some((kind, "is the Headers panel of developer tools"));
    Some(Reading { kind, exchanges: vec![exchange], problems, ..Reading::default() })
}

fn general(text: &str, lines: &[Line]) -> Option<General> {
    let mut general = General::default();
    let mut first = true;
    for (index, line) in lines.iter().enumerate().take(MAX_GENERAL) {
        let content = line::content(text, line).trim();
        if content.is_empty() {
            continue;
        }
        let addressed = general.target.is_some() || general.parts.iter().all(Option::is_some);
        if addressed
            && (is_field(content) && content != "Host" && !is_policy(content) || content.starts_with(['{', '<', '[']))
        {
            break;
        }
        let at = line.start + line::content(text, line).find(content)?;
        // Firefox puts the method first and joins some labels with their values.
        let joined = general.method.is_some() && general.parts.iter().any(Option::is_some);
        let mut seen = take(&mut general, content, span(line.doc, at, line.end), joined);
        for mark in [": ", "：", "\t", ":"] {
            let Some((label, value)) = content.split_once(mark).filter(|(label, _)| !seen && label.len() < 60) else {
                continue;
            };
            let value_at = at + content.len() - value.len();
            seen |= first && mark == "\t" && take(&mut general, label, span(line.doc, at, line.end), false);
            seen |= take(&mut general, value.trim(), span(line.doc, value_at, line.end), false);
        }
        first = false;
        if seen {
            general.behind = index + 1;
        }
    }
    if let [Some(scheme), Some(host), Some(path)] = &general.parts {
        general.target.get_or_insert_with(|| [scheme, "://", host, path].concat());
    }
    general.target.as_ref()?;
    // Other labels may follow; the fields begin with what is surely one.
    let rest = lines.get(general.behind..)?;
    let more = rest.iter().position(|line| is_field(line::content(text, line).trim()))?;
    general.behind += more;
    (general.status.is_none() || general.method.is_some() || general.marked).then_some(general)
}

/// The values of Referrer-Policy.
fn is_policy(value: &str) -> bool {
    ["strict-origin", "no-referrer", "same-origin", "origin", "unsafe-url"]
        .iter()
        .any(|policy| value.starts_with(policy))
}

/// Notes a value by its shape; whether it has one.
fn take(general: &mut General, value: &str, place: Span, joined: bool) -> bool {
    let host = |value: &str| {
        value.contains('.') && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte))
    };
    let socket = || {
        let (name, port) = value.rsplit_once(':')?;
        let digits = !port.is_empty() && port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit());
        (digits && (host(name) || name.starts_with('['))).then_some(())
    };
    let [scheme, name, path] = &mut general.parts;
    if value.starts_with("https://") || value.starts_with("http://") {
        let new = general.target.is_none() && !value.contains(' ');
        general.target.get_or_insert_with(|| value.to_owned());
        return new;
    }
    if general.method.is_none() && (3..=7).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_uppercase())
    {
        general.method = Some(value.to_owned());
        return true;
    }
    if general.status.is_none()
        && let Some((status, offset, reason)) = status(value, joined)
    {
        let start = place.start as usize + offset;
        general.status = Some((status, span(place.doc, start, start + 3)));
        general.reason = Some(reason.to_owned()).filter(|reason| !reason.is_empty());
        return true;
    }
    if is_policy(value) || socket().is_some() {
        general.marked = true;
        return true;
    }
    let slot = match value {
        "https" | "http" => scheme,
        _ if scheme.is_some() && value.starts_with('/') && !value.contains(' ') => path,
        _ if scheme.is_some() && name.is_none() && host(value) => name,
        _ => return false,
    };
    slot.get_or_insert_with(|| value.to_owned());
    true
}

/// `403 Forbidden`, `401`, and `État401Unauthorized` where labels may be joined with their values: code, its offset and
/// its phrase.
fn status(value: &str, joined: bool) -> Option<(u16, usize, &str)> {
    let at = value.find(|c: char| c.is_ascii_digit()).filter(|at| *at == 0 || joined && *at < MAX_REASON)?;
    let code: u16 = value.get(at..at + 3)?.parse().ok().filter(|code| (100..600).contains(code))?;
    let reason = value.get(at + 3..)?;
    let known = knowledge::status::status(code).is_some();
    let ends = reason.is_empty() || reason.starts_with([' ', '\u{a0}']) || joined && !reason.starts_with([',', '.']);
    let phrase = reason.len() <= MAX_REASON && !reason.contains(|c: char| c.is_ascii_digit());
    let label = !value.get(..at)?.contains([' ', '\u{a0}', '/', '.']);
    (known && ends && phrase && label).then(|| (code, at, reason.trim()))
}

/// Whether a line begins with a field's name: a known one, one of HTTP/2's, or one with hyphens.
fn is_field(content: &str) -> bool {
    let name = match content.strip_prefix(':') {
        Some(_) => return is_name(content.split_once(": ").map_or(content, |(name, _)| name)),
        None => content.split(':').next().unwrap_or_default(),
    };
    is_name(name) && (headers::is_known_field(name) || name.contains('-'))
}

/// The fields, name and value on one line or on two, and where a body begins. Headings are stepped over: lines that
/// are no name, or a single word above what is a name.
fn fields(text: &str, lines: &[Line]) -> (Vec<Pair>, Option<usize>) {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut problems = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        let whole = line::content(text, line);
        let content = whole.trim();
        if content.starts_with(['{', '[', '<']) {
            return (pairs, Some(line.start + whole.len() - whole.trim_start().len()));
        }
        let next = || lines.get(at).map_or("", |line| line::content(text, line).trim());
        let field = pseudo_header(text, line).or_else(|| headers::field_line(text, line, &mut problems));
        if let Some(header) = field.filter(|header| !header.value.is_empty()) {
            pairs.push(Pair { header, label: false });
            continue;
        }
        if is_name(content) && (is_field(content) || !is_field(next())) {
            let value = next_value(text, lines, &mut at);
            pairs.push(pair(text, line, content.trim_end_matches(':'), value, false));
        }
    }
    (pairs, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Kind, method, target, status, and how many fields were sent and came.
    type Seen = (InputKind, Option<String>, String, Option<u16>, usize, usize);

    fn seen(text: &str) -> Option<Seen> {
        let reading = read(text, &line::lines(text, 0))?;
        let exchange = reading.exchanges.first()?.clone();
        let request = exchange.request?;
        let (status, came) = exchange.response.map_or((None, 0), |answer| (answer.status, answer.headers.len()));
        Some((reading.kind?.0, request.method, request.target?, status, request.headers.len(), came))
    }

    #[test]
    fn panels_are_read_whatever_their_labels_are_called() {
        let exchange = InputKind::HttpExchange;
        let cases = [
            (
                "Общие\nURL запроса\nhttps://a.example/x\nМетод запроса\nPOST\nКод статуса\n401 Unauthorized\nУдаленный адрес\n192.0.2.1:443\nЗаголовки ответов\ndate\nFri, 20 Nov 2026 13:15:00 GMT\nserver\nx\nЗаголовки запросов\naccept\n*/*\nhost\na.example\n",
                (exchange, Some("POST".to_owned()), "https://a.example/x".to_owned(), Some(401), 2, 2),
            ),
            (
                "Generale\nURL richiesta: https://a.example/x\nMetodo richiesta: GET\nCodice di stato: 403\nIntestazioni\nserver: x\ndate: Fri, 20 Nov 2026 13:15:00 GMT\naccept: */*\n",
                (exchange, Some("GET".to_owned()), "https://a.example/x".to_owned(), Some(403), 1, 2),
            ),
            (
                "PUT\n\t\nEsquema\n\thttps\nAnfitrión\n\ta.example\nNombre de archivo\n\t/x/y\nDirección\n\t192.0.2.1:443\n\nEstado403Forbidden\nVersiónHTTP/2\nTransferido83 B\n\ndate\n\tFri, 20 Nov 2026 13:15:00 GMT\nserver\n\tx\nAccept\n\t*/*\nHost\n\ta.example\n",
                (exchange, Some("PUT".to_owned()), "https://a.example/x/y".to_owned(), Some(403), 2, 2),
            ),
            (
                "常规\n请求网址\nhttps://a.example/x\n引荐来源网址政策\nstrict-origin-when-cross-origin\n请求标头\n⚠ 显示的是预配标头\nAccept\n*/*\nUser-Agent\nx\n",
                (InputKind::HttpRequest, None, "https://a.example/x".to_owned(), None, 2, 0),
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(seen(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_has_not_the_shape_is_no_panel() {
        let cases = [
            "Siehe\nhttps://a.example/x\nGET\n403 Forbidden\nund so weiter",
            "https://a.example/x\nRoom\n401 Main Street\nserver\nx\ndate\nx\n",
            "Summary\nhttps://a.example/x\n\nserver: x\ndate: y\n",
            "",
        ];
        for text in cases {
            assert_eq!(seen(text), None, "{text}");
        }
    }
}
