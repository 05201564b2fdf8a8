//! What browsers say of a request: lines of their consoles that name a status.
//!
//! Chrome and Edge: `GET https://… 401 (Unauthorized)`, `net::ERR_FAILED 401 (Unauthorized)`, `Failed to load resource:
//! the server responded with a status of 401 ()`. Firefox ends its CORS message with `Status code: 403.` in the
//! reader's language (<https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS/Errors>), Safari says `Preflight
//! response is not successful. Status code: 401`. Their error pages and codes are rows of the tables.

use crate::{
    http::message::{Exchange, Request},
    report::InputKind,
    text::span,
};

use super::{
    Reading,
    line::{self, Line},
    message,
};

/// How many lines are looked at.
const MAX_LINES: usize = 200;

/// What one line says: method and target, and the status with its offset.
type Told<'a> = (Option<(&'a str, &'a str)>, Option<u16>, usize);

/// Reads the lines of a console; `None` where none of them names a status.
pub fn read(text: &str, lines: &[Line]) -> Option<Reading> {
    let mut first: Option<(Told, &Line)> = None;
    for line in lines.iter().take(MAX_LINES) {
        let content = line::content(text, line);
        if let Some(told) = request(content).or_else(|| status(content)) {
            // A refusal says more than a missing picture, and a line with its request more than one without.
            let rank = |(asked, status, _): &Told| {
                (status.is_some_and(|status| matches!(status, 401 | 403 | 407 | 429)), asked.is_some())
            };
            if first.as_ref().is_none_or(|(known, _)| rank(&told) > rank(known)) {
                first = Some((told, line));
            }
        }
    }
    let ((asked, status, at), line) = first?;
    let mut reading = message::lone_text(text, line.doc);
    let exchange: &mut Exchange = reading.exchanges.first_mut()?;
    let response = exchange.response.as_mut()?;
    response.status = status;
    response.status_span = status.map(|_| span(line.doc, line.start + at, line.start + at + 3));
    exchange.request = asked.map(|(method, target)| Request {
        method: Some(method.to_owned()),
        target: Some(target.to_owned()),
        span: span(line.doc, line.start, line.end),
        ..Request::default()
    });
    reading.kind = Some((InputKind::ErrorMessage, "is of a browser's console"));
    Some(reading)
}

fn code(content: &str, at: usize) -> Option<u16> {
    let digits = content.get(at..at + 3).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let ends = !content.get(at + 3..)?.starts_with(|c: char| c.is_ascii_alphanumeric());
    digits.parse::<u16>().ok().filter(|status| ends && (300..600).contains(status))
}

/// `app.js:214  GET https://api.example.com/v1/profile 401 (Unauthorized)`, also with `net::ERR_FAILED` between.
fn request(content: &str) -> Option<Told<'_>> {
    let at = content.find(" http")?;
    let method = content.get(..at)?.rsplit([' ', '\t', '\u{a0}']).next()?;
    let is_method = (3..=7).contains(&method.len()) && method.bytes().all(|byte| byte.is_ascii_uppercase());
    let rest = content.get(at + 1..).filter(|_| is_method)?;
    let target = rest.split(' ').next()?;
    let mut from = at + 1 + target.len() + 1;
    if let Some(error) = content.get(from..)?.strip_prefix("net::") {
        from += "net::".len() + error.split(' ').next()?.len() + 1;
    }
    let status = code(content, from)?;
    content.get(from + 3..)?.starts_with(" (").then_some((Some((method, target)), Some(status), from))
}

/// A status behind the words that introduce one.
fn status(content: &str) -> Option<Told<'_>> {
    const CHROME: &str = "the server responded with a status of ";
    const SAFARI: &str = "Preflight response is not successful. Status code: ";
    if let Some(at) = [CHROME, SAFARI].iter().find_map(|words| Some(content.find(words)? + words.len())) {
        return Some((None, Some(code(content, at)?), at));
    }
    // Firefox' message is translated; what it names isn't, and the code stands at its end.
    let cors = ["CORS", "Cross-Origin", "Access-Control-"].iter().any(|mark| content.contains(mark));
    let end = content.trim_end_matches(['.', '。', ' ']);
    let at =
        end.len().checked_sub(3).filter(|_| cors && content.contains("http") && content.contains(['(', '（', ':']))?;
    let before = end.get(..at)?;
    let named = before.ends_with(": ") || before.ends_with('：') || before.ends_with(":\u{a0}");
    let status = code(end, at).filter(|_| named);
    // `Code d’état : (null)`: no answer came.
    let none = end.ends_with("(null)") && content.contains("Cross-Origin");
    (status.is_some() || none).then_some((None, status, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consoles_tell_a_status() {
        let cases = [
            ("app.js:214  GET https://a.example/me 401 (Unauthorized)", Some(401)),
            ("xhr.js:195   GET https://a.example/me net::ERR_FAILED 403 (Forbidden)", Some(403)),
            ("Failed to load resource: the server responded with a status of 401 ()", Some(401)),
            ("[Error] Preflight response is not successful. Status code: 401", Some(401)),
            (
                "已拦截跨源请求：同源策略禁止读取位于 https://a.example/ 的远程资源。（原因：CORS 头缺少 'Access-Control-Allow-Origin'）。状态码：401。",
                Some(401),
            ),
            (
                "GET https://a.example/a 404 (Not Found)\nPOST https://a.example/b 403 (Forbidden)\nGET https://a.example/c 401 (Unauthorized)",
                Some(403),
            ),
            ("app.js:214  GET https://a.example/me net::ERR_FAILED", None),
            ("The server responded well to 401 requests about CORS (see http://a.example)", None),
            ("See https://a.example/401", None),
        ];
        for (text, expected) in cases {
            let found = read(text, &line::lines(text, 0));
            let status = found.and_then(|reading| reading.exchanges.first()?.response.as_ref()?.status);
            assert_eq!(status, expected, "{text}");
        }
    }
}
