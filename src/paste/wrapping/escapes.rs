//! Escapes around a whole text: of string literals, of HTML, of addresses, of folded lines.

use crate::{
    http::challenge::SCHEME_NAMES,
    paste::{http, line},
    text::{Rewritten, keep, put},
};

/// Whether a text begins as an HTTP message or JSON does.
fn begins_like_content(text: &str) -> bool {
    let first = text.trim_start();
    let line = first.lines().next().unwrap_or_default();
    first.starts_with("{\"")
        || first.starts_with("[{\"")
        || first.starts_with("{\n")
        || http::status_line(line).is_some()
        || http::request_line(line).is_some()
        || is_field(line)
}

fn is_field(line: &str) -> bool {
    let name = line.split(':').next().unwrap_or_default();
    crate::paste::headers::is_challenge_field(name)
}

/// A string literal of JSON, JavaScript, Python, Java or Go with a message, a field or JSON in it; also without its
/// quotation marks.
///
/// `string = quotation-mark *char quotation-mark` (RFC 8259, section 7), and Python's `b'…'` with `\x0d`.
pub fn string_literal(text: &str) -> Option<Rewritten> {
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    let marks = trimmed.len() - trimmed.trim_start_matches(['b', 'B', 'u']).len();
    let inner = trimmed.get(marks..)?;
    let quote = inner.chars().next().filter(|c| (*c == '"' || *c == '\'' || *c == '`') && marks <= 1);
    let (from, to) = match quote {
        Some(quote) => {
            let end = inner.trim_end_matches([',', ';', ')']).len();
            let closed = end > 1 && inner.get(..end)?.ends_with(quote);
            (start + marks + 1, start + marks + if closed { end - 1 } else { inner.len() })
        }
        None => (start, start + trimmed.len()),
    };
    let content = text.get(from..to)?;
    let breaks = ["\\r\\n", "\\n", "\\\"", "\\u0022", "\\x22"].iter().any(|escape| content.contains(escape));
    let few_lines = content.lines().count() <= 2;
    if !few_lines || quote.is_none() && !breaks {
        return None;
    }
    if quote.is_none() && !begins_escaped(content) {
        return None;
    }
    let new = unescaped(text, from, to);
    (begins_like_content(&new.text) || begins_escaped(&new.text)).then_some(new)
}

/// A whole answer in a string within another text: a line of Python's console, a shell's `$'…'`, a member of JSON.
pub fn embedded(text: &str) -> Option<Rewritten> {
    const MAX_STARTS: usize = 16;
    if line::has_source(text) || text.lines().any(|line| http::status_line(line).is_some()) {
        return None;
    }
    text.match_indices("HTTP/").take(MAX_STARTS).find_map(|(start, _)| {
        let before = text.get(..start)?;
        let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\''))?;
        let depth = backslashes(before.get(..before.len() - 1)?);
        let content = text.get(start..)?;
        let first = content.get(..content.find('\\')?)?;
        let breaks = content.get(first.len()..)?.trim_start_matches('\\').starts_with(['r', 'n']);
        http::status_line(first).filter(|_| breaks)?;
        // The mark that closes it has as many backslashes before it as the one that opened it.
        let ends = content.match_indices(quote).map(|(at, _)| at);
        let mut ends = ends.map(|at| (at, backslashes(content.get(..at).unwrap_or_default())));
        let end = ends.find(|(_, count)| *count == depth || depth == 0 && count.is_multiple_of(2));
        let end = end.map_or(content.len(), |(at, count)| at - count);
        Some(unescaped(text, start, start + end))
    })
}

/// An object of JSON as a string within a program's message: `401 Unauthorized: "{\"error\":\"invalid_token\"}"`.
pub fn quoted_object(text: &str) -> Option<Rewritten> {
    const MARK: &str = "\"{\\\"";
    const MAX_MESSAGE: usize = 64 * 1024;
    let start = text.find(MARK).filter(|_| text.len() <= MAX_MESSAGE)?;
    let plain = !text.trim_start().starts_with(['{', '[', '<']) && !line::has_source(text);
    let before = text.get(..start).filter(|before| plain && before.trim_end().ends_with([':', '=', ',']))?;
    let content = text.get(start + 1..)?;
    let mut ends = content.match_indices("}\"").map(|(at, _)| start + at + 2);
    let end = ends.find(|end| text.get(..end - 1).is_some_and(|object| backslashes(object) == 0))?;
    let mut new = Rewritten::default();
    keep(&mut new, text, 0..before.len());
    let object = unescaped(text, start + 1, end);
    new.text.push_str(&object.text);
    new.offsets.extend(object.offsets);
    keep(&mut new, text, end + 1..text.len());
    Some(new)
}

/// How many backslashes a text ends with.
fn backslashes(text: &str) -> usize {
    text.len() - text.trim_end_matches('\\').len()
}

/// Whether a text without quotation marks is escaped from its first line on.
fn begins_escaped(content: &str) -> bool {
    let first = content.split("\\r\\n").next().and_then(|line| line.split("\\n").next()).unwrap_or_default();
    let json = ["{\\\"", "[{\\\"", "{\\n", "{\\\\\"", "{\\r\\n"].iter().any(|start| content.starts_with(start));
    json || first.len() < content.len() && (http::status_line(first).is_some() || http::request_line(first).is_some())
        || first.len() < content.len() && is_field(first)
}

/// `from..to` of `text` with its backslash escapes undone.
pub fn unescaped(text: &str, from: usize, to: usize) -> Rewritten {
    let mut new = Rewritten::default();
    let mut at = from;
    while let Some(rest) = text.get(at..to).filter(|rest| !rest.is_empty()) {
        let plain = rest.find('\\').unwrap_or(rest.len());
        keep(&mut new, text, at..at + plain);
        at += plain;
        let Some(escape) = text.get(at..to).filter(|rest| !rest.is_empty()) else { break };
        let (piece, length) = one_escape(escape);
        let mut buffer = [0; 4];
        put(&mut new, piece.encode_utf8(&mut buffer), at);
        at += length;
    }
    new
}

/// The character that an escape stands for, and the escape's length.
pub fn one_escape(escape: &str) -> (char, usize) {
    let hex = |from: usize, digits: usize| {
        let digits = escape.get(from..from + digits)?;
        u32::from_str_radix(digits, 16).ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    let Some(c) = escape.get(1..).and_then(|rest| rest.chars().next()) else { return ('\\', 1) };
    let simple = match c {
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        'u' => None,
        'x' => return hex(2, 2).and_then(char::from_u32).map_or(('\\', 1), |c| (c, 4)),
        '"' | '\'' | '\\' | '/' | '`' => Some(c),
        _ => return ('\\', 1),
    };
    match simple {
        Some(simple) => (simple, 2),
        None => match hex(2, 4) {
            Some(high @ 0xD800..0xDC00) => {
                let low = escape.get(6..8).filter(|mark| *mark == "\\u").and_then(|_| hex(8, 4));
                let low = low.filter(|low| (0xDC00..0xE000).contains(low));
                let both = low.and_then(|low| char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)));
                both.map_or((char::REPLACEMENT_CHARACTER, 6), |c| (c, 12))
            }
            Some(code) => (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 6),
            None => ('\\', 1),
        },
    }
}

/// HTML or JSON that was escaped for HTML: `&lt;html&gt;`, `{&quot;error&quot;:…}`.
///
/// Character references (HTML Standard, section 13.1.4): the five of XML, the no-break space, and numbers.
pub fn html(text: &str) -> Option<Rewritten> {
    let trimmed = text.trim_start();
    let starts = ["&lt;", "{&quot;", "[{&quot;", "{&#34;", "{&#x22;"];
    let message = trimmed.starts_with("HTTP/") && text.contains("&quot;") && !text.contains('<');
    if !message && shown(text).is_none() && !starts.iter().any(|start| trimmed.starts_with(start)) {
        return None;
    }
    let (from, to) = shown(text).unwrap_or((0, text.len()));
    let mut new = Rewritten::default();
    let mut at = from;
    while let Some(rest) = text.get(at..to).filter(|rest| !rest.is_empty()) {
        let plain = rest.find('&').unwrap_or(rest.len());
        keep(&mut new, text, at..at + plain);
        at += plain;
        match text.get(at..).and_then(reference) {
            Some((c, length)) => {
                let mut buffer = [0; 4];
                put(&mut new, c.encode_utf8(&mut buffer), at);
                at += length;
            }
            None => {
                keep(&mut new, text, at..(at + 1).min(to));
                at += 1;
            }
        }
    }
    Some(new)
}

/// The inside of an element that shows text as it is, where that begins like an answer.
fn shown(text: &str) -> Option<(usize, usize)> {
    let trimmed = text.trim();
    let tag = ["<pre>", "<code>", "<td>", "<p>"].into_iter().find(|tag| trimmed.starts_with(tag))?;
    let inner = trimmed.get(tag.len()..)?;
    let end = inner.find("</").unwrap_or(inner.len());
    let from = text.len() - text.trim_start().len() + tag.len();
    begins_like_content(inner).then_some((from, from + end))
}

fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(10).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let number = match (name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")), name.strip_prefix('#')) {
        (Some(hex), _) => u32::from_str_radix(hex, 16).ok(),
        (None, Some(decimal)) => decimal.parse().ok(),
        _ => None,
    };
    let c = match name {
        "quot" => '"',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => char::from_u32(number?)?,
    };
    Some((c, end + 1))
}

/// A value without spaces that was encoded for an address: `Bearer%20realm%3D%22x%22`.
pub fn percent_encoded(text: &str) -> Option<Rewritten> {
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    let encoded = ["%20", "%22", "%3D", "%3d", "%0D", "%7B"].iter().any(|code| trimmed.contains(code));
    if !encoded || trimmed.contains([' ', '\n', '\t', '<', '/']) {
        return None;
    }
    let plus = !trimmed.contains("%20");
    let mut new = Rewritten::default();
    let mut at = start;
    let end = start + trimmed.len();
    while let Some(rest) = text.get(at..end).filter(|rest| !rest.is_empty()) {
        let code = rest.strip_prefix('%').and_then(|rest| rest.get(..2));
        let byte = code.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(u8::is_ascii);
        let c = rest.chars().next().unwrap_or_default();
        let mut buffer = [0; 4];
        match byte {
            Some(byte) => put(&mut new, char::from(byte).encode_utf8(&mut buffer), at),
            None if plus && c == '+' => put(&mut new, " ", at),
            None => keep(&mut new, text, at..at + c.len_utf8()),
        }
        at += if byte.is_some() { 3 } else { c.len_utf8() };
    }
    let scheme = new.text.split(' ').next().unwrap_or_default();
    let known = SCHEME_NAMES.iter().any(|known| known.eq_ignore_ascii_case(scheme));
    (known || begins_like_content(&new.text)).then_some(new)
}

/// Lines folded for print, undone (RFC 8792, sections 7.1 and 8.1): `\` at a line's end, the next line's white space
/// and, in the second strategy, its own `\` dropped.
pub fn folded(text: &str) -> Option<Rewritten> {
    if !text.contains("RFC 8792") {
        return None;
    }
    let lines = line::lines(text, 0);
    let mut new = Rewritten::default();
    let mut behind = 0;
    for (index, line) in lines.iter().enumerate() {
        let content = line::content(text, line);
        if content.contains("RFC 8792") {
            behind = lines.get(index + 1).map_or(text.len(), |next| next.start);
            continue;
        }
        let start = behind.max(line.start);
        let Some(next) = lines.get(index + 1).filter(|_| content.ends_with('\\')) else {
            let end = lines.get(index + 1).map_or(text.len(), |next| next.start);
            keep(&mut new, text, start..end);
            behind = end;
            continue;
        };
        keep(&mut new, text, start..line.end - 1);
        let folded = line::content(text, next);
        let lead = folded.len() - folded.trim_start_matches([' ', '\t']).len();
        let sign = folded.get(lead..).is_some_and(|rest| rest.starts_with('\\') && rest.len() > 1);
        behind = next.start + lead + usize::from(sign);
    }
    Some(new)
}
