//! Error pages: what of their HTML a person sees, and XML's elements. Not a parser of HTML: tags are stepped over.

use crate::{
    report::InputKind,
    text::{Span, lower, span},
};

use super::{
    Reading,
    body::{Leaf, MAX_PHRASE, MAX_PHRASES},
    line::{self, Line},
};

/// Elements whose content nobody sees.
const HIDDEN: &[&str] = &["script", "style", "svg", "noscript", "template"];
/// Elements that don't end a visible line.
const INLINE: &[&str] =
    &["a", "b", "i", "em", "strong", "span", "code", "q", "tt", "small", "font", "abbr", "u", "wbr"];
/// How much of a page is looked at for the marks of a template, in bytes.
const MAX_LOOK: usize = 16 * 1024;
/// How much of a page is looked at, in bytes.
const MAX_PAGE: usize = 256 * 1024;

struct Tag<'a> {
    name: &'a str,
    closing: bool,
    end: usize,
}

/// The tag at the start of `text`, whose first character is `<`.
fn tag(text: &str) -> Option<Tag<'_>> {
    if text.starts_with("<!--") {
        return Some(Tag { name: "", closing: false, end: text.find("-->").map_or(text.len(), |at| at + 3) });
    }
    let closing = text.starts_with("</");
    let rest = text.get(1 + usize::from(closing)..)?;
    let length = rest
        .find(|c: char| !c.is_ascii_alphanumeric() && c != ':' && c != '!' && c != '?' && c != '-')
        .unwrap_or(rest.len());
    let name = rest.get(..length).filter(|name| !name.is_empty())?;
    let end = text.find('>').map_or(text.len(), |at| at + 1);
    Some(Tag { name, closing, end })
}

/// The visible lines of a page, its title among them, each with its place; entities undone.
pub fn visible(text: &str, place: Span) -> Vec<Leaf> {
    let end = (place.end as usize).min(place.start as usize + MAX_PAGE);
    let mut leaves = Vec::new();
    let mut line = (String::new(), place.start as usize, place.start as usize);
    let mut at = place.start as usize;
    while let Some(rest) = text.get(at..end).filter(|rest| !rest.is_empty()) {
        if leaves.len() >= MAX_PHRASES {
            break;
        }
        match tag(rest).filter(|_| rest.starts_with('<')) {
            Some(tag) => {
                let hidden = !tag.closing && HIDDEN.iter().any(|hidden| hidden.eq_ignore_ascii_case(tag.name));
                if !INLINE.iter().any(|inline| inline.eq_ignore_ascii_case(tag.name)) {
                    finish(&mut line, place.doc, &mut leaves);
                }
                at += tag.end;
                if hidden {
                    at = end_of_hidden(text, at, end, tag.name);
                }
            }
            None => {
                // A `<` that begins no tag is text.
                let own = usize::from(rest.starts_with('<'));
                let length = rest.get(own..).and_then(|rest| rest.find('<')).map_or(rest.len(), |length| length + own);
                if line.0.trim().is_empty() {
                    line = (String::new(), at, at);
                }
                line.0.push_str(rest.get(..length).unwrap_or_default());
                at += length;
                line.2 = at;
            }
        }
    }
    finish(&mut line, place.doc, &mut leaves);
    leaves
}

fn end_of_hidden(text: &str, from: usize, end: usize, name: &str) -> usize {
    let rest = text.get(from..end).unwrap_or_default();
    let close = rest
        .match_indices("</")
        .find(|(at, _)| rest.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)));
    close.map_or(end, |(at, _)| from + at)
}

fn finish(line: &mut (String, usize, usize), doc: u32, leaves: &mut Vec<Leaf>) {
    let (raw, start, _) = line;
    let lead = raw.len() - raw.trim_start().len();
    let trimmed = raw.trim();
    if !trimmed.is_empty() && trimmed.len() <= MAX_PHRASE {
        let place = span(doc, *start + lead, *start + lead + trimmed.len());
        let words: Vec<&str> = trimmed.split_whitespace().collect();
        leaves.push(Leaf { name: String::new(), text: entities(&words.join(" ")), span: place });
    }
    *line = (String::new(), 0, 0);
}

/// The elements of XML that hold text alone: `<Code>AccessDenied</Code>`; attributes named `message` and `code` too.
pub fn elements(text: &str, place: Span) -> Vec<Leaf> {
    let end = (place.end as usize).min(place.start as usize + MAX_PAGE);
    let mut leaves = Vec::new();
    let mut at = place.start as usize;
    while let Some(offset) = text.get(at..end).and_then(|rest| rest.find('<')) {
        at += offset;
        let Some(found) = text.get(at..end).and_then(tag) else {
            at += 1;
            continue;
        };
        let inner = at + found.end;
        attributes(text.get(at..inner).unwrap_or_default(), place.doc, at, &mut leaves);
        let value =
            text.get(inner..end).map(|rest| rest.get(..rest.find('<').unwrap_or(rest.len())).unwrap_or_default());
        if let Some(value) =
            value.filter(|value| !found.closing && !value.trim().is_empty() && value.len() <= MAX_PHRASE)
        {
            let start = inner + (value.len() - value.trim_start().len());
            let name = found.name.rsplit(':').next().unwrap_or(found.name);
            let place = span(place.doc, start, start + value.trim().len());
            leaves.push(Leaf { name: name.to_owned(), text: entities(value.trim()), span: place });
        }
        at = inner;
        if leaves.len() >= MAX_PHRASES {
            break;
        }
    }
    leaves
}

fn attributes(tag: &str, doc: u32, at: usize, leaves: &mut Vec<Leaf>) {
    for name in ["message", "code"] {
        let Some(offset) = tag.find(&format!(" {name}=\"")) else { continue };
        let start = offset + name.len() + 3;
        let value = tag.get(start..).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let place = span(doc, at + start, at + start + value.len());
        leaves.push(Leaf { name: name.to_owned(), text: entities(value), span: place });
    }
}

/// The few entities that error pages have.
fn entities(text: &str) -> String {
    const ENTITIES: &[(&str, &str)] = &[
        ("&nbsp;", " "),
        ("&#160;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&#x27;", "'"),
        ("&ndash;", "–"),
        ("&rsquo;", "’"),
        ("&amp;", "&"),
    ];
    if !text.contains('&') {
        return text.to_owned();
    }
    let text = ENTITIES.iter().fold(text.to_owned(), |text, (entity, c)| text.replace(entity, c));
    if text.contains("&#") { numbered(&text) } else { text }
}

/// `&#46;`: a character by its number.
fn numbered(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("&#") {
        plain.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let digits = rest.bytes().skip(2).take(7).take_while(u8::is_ascii_digit).count();
        let number = rest.get(2..2 + digits).and_then(|digits| digits.parse().ok()).and_then(char::from_u32);
        let length = match number.filter(|_| rest.get(2 + digits..).is_some_and(|behind| behind.starts_with(';'))) {
            Some(c) => {
                plain.push(c);
                digits + 3
            }
            None => {
                plain.push_str("&#");
                2
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}

/// Whether a page is one that a program fills in yet: of PHP, Jinja, Vue, Angular and kin. Whole pages that were sent
/// may hold such marks for their own scripts.
pub fn is_template(text: &str) -> bool {
    const SERVER: &[&str] = &["<?= ", "<?php", "{% "];
    const PARTS: &[&str] = &["<script setup", " v-if=\"", "*ngIf=\"", "<%= ", " th:if=\"", "@section("];
    let first = text.get(..text.floor_char_boundary(MAX_LOOK)).unwrap_or_default();
    let has = |signs: &[&str]| signs.iter().any(|sign| first.contains(sign));
    first.trim_start().starts_with("<template>") || has(SERVER) || !first.contains("<html") && has(PARTS)
}

/// Whether a page's title asks a question, is as long as a sentence or names a list: it writes about refusals, and is
/// none.
pub fn is_about(text: &str, place: Span) -> bool {
    const WORDS: &[&str] = &[
        "?",
        "how to",
        "what is",
        "what does",
        "explained",
        "guide",
        "test result",
        "test report",
        "error codes",
        "status codes",
    ];
    let shown = visible(text, place);
    shown.first().is_some_and(|title| {
        let lower = title.text.to_ascii_lowercase();
        lower.len() > 120 || WORDS.iter().any(|word| lower.contains(word))
    }) || shown.iter().any(|leaf| super::message::marks::is_priced(&leaf.text))
}

/// The status that a page states in one of its first lines.
pub fn stated_status(text: &str, place: Span) -> Option<(u16, Span)> {
    visible(text, place).iter().take(12).find_map(|leaf| {
        let (status, offset) = super::status::in_line(&leaf.text)?;
        // Entities undone may have moved the digits; then the whole line is the place.
        let start = leaf.span.start as usize + offset;
        let exact = text.get(start..start + 3).is_some_and(|digits| digits == status.to_string());
        Some((status, if exact { span(place.doc, start, start + 3) } else { leaf.span }))
    })
}

/// Whether a page without a status says that something was refused.
pub fn looks_like_refusal(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "access denied",
        "unauthorized",
        "authorization required",
        "authorization error",
        "forbidden",
        "request blocked",
        "just a moment",
        "attention required",
        "not authorized",
        "permission denied",
        "invalid_client",
        "access blocked",
        "session expired",
        "session has expired",
        "login required",
        "sign in to continue",
        "log in to continue",
        "could not be satisfied",
        "доступ запрещ",
        "отказ в доступе",
        "требуется авторизация",
        "zugriff verweigert",
        "acceso denegado",
        "accès refusé",
        "acesso negado",
        "no tienes permisos",
        "nicht berechtigt",
        "nicht autorisiert",
        "non autorisé",
        "no autorizado",
        "não autorizado",
        "禁止访问",
        "未授权",
        "アクセスが拒否",
        "拒绝访问",
        "incapsula incident",
        "domain is parked",
        "domain is for sale",
        "website is for sale",
        "domain may be for sale",
    ];
    /// A longer line is a sentence of a page about something else, in bytes.
    const MOST: usize = 100;
    let says = |line: &str| {
        let line = lower(line);
        WORDS.iter().any(|word| line.contains(word))
    };
    visible(text, span(0, 0, text.len())).iter().any(|leaf| leaf.text.len() <= MOST && says(&leaf.text))
}

/// A page's words without its tags: its title states the status, and its text says the title again; or Google's.
///
/// ```text
/// The change you wanted was rejected (422 Unprocessable Content)
/// The change you wanted was rejected. Maybe you tried to change something you didn’t have access to. …
///
/// 403. That’s an error.
/// Your client does not have permission to get URL / from this server. That’s all we know.
/// ```
pub fn copied(text: &str, lines: &[Line]) -> Option<Reading> {
    /// The longest such page, and the shortest title, in bytes.
    const MOST: usize = 2000;
    const TITLE: usize = 12;
    let mut filled = lines.iter().filter(|line| !line::content(text, line).trim().is_empty());
    let (first, second) = (filled.next().filter(|_| text.len() <= MOST)?, filled.next()?);
    let (heading, said) = (line::content(text, first), line::content(text, second).trim());
    let (status, at) = super::status::in_line(heading)?;
    let title = heading.get(..at)?.trim().trim_end_matches('(').trim_end();
    let again = title.len() >= TITLE && heading.trim_end().ends_with(')') && said.starts_with(title);
    if !again && !super::status::is_google(heading.get(at + 3..)?) {
        return None;
    }
    let mut reading = super::message::lone_text(text, first.doc);
    let response = reading.exchanges.first_mut()?.response.as_mut()?;
    response.status = Some(status);
    response.status_span = Some(span(first.doc, first.start + at, first.start + at + 3));
    reading.kind = Some((InputKind::ErrorPage, "has the words of an error page"));
    Some(reading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_without_tags_are_known_by_their_title() {
        let cases = [
            ("403. That’s an error.\n\nYour client does not have permission.", Some(403)),
            ("You can't do that (403 Forbidden)\n\nYou can't do that. Ask the owner.", Some(403)),
            ("Refused (403 Forbidden)\n\nRefused.", None),
            ("The server said no (403 Forbidden)\n\nWhat now?", None),
            ("403. That is what I got.\n\nWhat now?", None),
        ];
        for (text, expected) in cases {
            let found = copied(text, &line::lines(text, 0));
            let status = found.and_then(|reading| reading.exchanges.first()?.response.as_ref()?.status);
            assert_eq!(status, expected, "{text}");
        }
    }

    #[test]
    fn lines_end_at_tags_whatever_script_they_are_in() {
        let page = "<h1>État HTTP 401</h1><p>Доступ запрещён</p>未授权<b>&#33;</b><br>a < b";
        let lines: Vec<String> = visible(page, span(0, 0, page.len())).into_iter().map(|leaf| leaf.text).collect();
        assert_eq!(lines, ["État HTTP 401", "Доступ запрещён", "未授权!", "a < b"]);
    }
}
