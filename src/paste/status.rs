//! A bare status: `401`, `401.3`, `HTTP 419`, `403 Forbidden`, `Unauthorized`.

use crate::{
    http::message::{Exchange, Response},
    knowledge,
    report::InputKind,
    text::{is_of_word, lower, span},
};

use super::Reading;

/// Words that stand around a status code and mean nothing else, in the languages that pages come in.
const AROUND: &[&str] = &[
    "http",
    "https",
    "error",
    "status",
    "code",
    "errorcode",
    "response",
    "server",
    "got",
    "the",
    "a",
    "an",
    "with",
    "ошибка",
    "код",
    "fehler",
    "fehlercode",
    "erreur",
    "erro",
    "errore",
    "código",
    "codigo",
    "エラー",
    "错误",
    "http/1.1",
    "http/1.0",
    "http/2",
    "http/3",
];

/// Phrases that stand for a code where no code is given.
pub const PHRASES: &[(&str, u16)] = &[
    ("unauthorized", 401),
    ("authorization required", 401),
    ("authentication required", 401),
    // requests and huggingface_hub name the class alone: `401 Client Error.`
    ("client error", 401),
    ("client error", 403),
    ("forbidden", 403),
    ("access denied", 403),
    ("not found", 404),
    ("page not found", 404),
    ("too many requests", 429),
    ("service unavailable", 503),
    ("internal server error", 500),
    ("bad gateway", 502),
    ("gateway timeout", 504),
    ("gateway time-out", 504),
    ("proxy authentication required", 407),
    ("method not allowed", 405),
    ("page expired", 419),
    ("требуется авторизация", 401),
    ("отказ в доступе", 403),
    ("доступ запрещен", 403),
    ("доступ запрещён", 403),
];

/// Phrases of pages in other languages, which count only beside their code.
const FOREIGN: &[(&str, u16)] = &[
    ("nicht autorisiert", 401),
    ("nicht berechtigt", 401),
    ("no autorizado", 401),
    ("non autorisé", 401),
    ("não autorizado", 401),
    ("verboten", 403),
    ("zugriff verweigert", 403),
    ("prohibido", 403),
    ("acceso denegado", 403),
    ("acceso prohibido", 403),
    ("interdit", 403),
    ("accès refusé", 403),
    ("accès interdit", 403),
    ("proibido", 403),
    ("acesso negado", 403),
    ("acesso proibido", 403),
    ("nicht gefunden", 404),
    ("seite nicht gefunden", 404),
    ("no encontrado", 404),
    ("página no encontrada", 404),
    ("page non trouvée", 404),
    ("página não encontrada", 404),
];

/// The status that a page's heading stands for where it gives the code's own phrase alone.
pub fn of_heading(line: &str) -> Option<u16> {
    let named =
        |code: u16| knowledge::status::status(code).is_some_and(|known| known.name.eq_ignore_ascii_case(line.trim()));
    PHRASES.iter().map(|(_, code)| *code).find(|code| named(*code))
}

/// A paste that is no more than a status.
pub fn read(text: &str, doc: u32) -> Option<Reading> {
    let lead = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    if trimmed.len() > 120
        || trimmed.lines().count() > 2
        || trimmed.contains(['{', '<', '"', '=', '(', ','])
        || super::message::marks::is_frame(trimmed)
    {
        return None;
    }
    let all = span(doc, lead, lead + trimmed.len());
    let (status, substatus, place, reason) = match code_in(trimmed) {
        Some((status, substatus, offset)) => {
            let place = span(doc, lead + offset, lead + offset + 3);
            let behind = trimmed.get(offset + 3..)?;
            let reason = behind.trim_start_matches(|c: char| !is_of_word(c) || c.is_ascii_digit()).to_owned();
            (status, substatus, place, reason)
        }
        None => {
            let (_, status) =
                PHRASES.iter().find(|(phrase, _)| lower(trimmed).trim_end_matches(['.', '!']) == *phrase)?;
            (*status, None, all, trimmed.to_owned())
        }
    };
    let response = Response {
        status: Some(status),
        substatus,
        reason: Some(reason).filter(|reason| !reason.is_empty()),
        status_span: Some(place),
        span: all,
        ..Response::default()
    };
    Some(Reading {
        kind: Some((InputKind::Status, "is a status and nothing else")),
        exchanges: vec![Exchange { response: Some(response), span: all, ..Exchange::default() }],
        ..Reading::default()
    })
}

/// The code of a text that says no more than a code and its phrase: status, sub-status, offset.
fn code_in(text: &str) -> Option<(u16, Option<u16>, usize)> {
    let offset = text.find(|c: char| c.is_ascii_digit())?;
    let skip_version = text.get(..offset)?.to_ascii_lowercase().ends_with("http/");
    let offset = if skip_version { offset + text.get(offset..)?.find(' ')? + 1 } else { offset };
    let digits = text.get(offset..offset + 3)?;
    let status = digits.parse::<u16>().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let behind = text.get(offset + 3..)?;
    let before = lower(text.get(..offset)?);
    let separators = |c: char| c.is_whitespace() || ":-–—#,.|".contains(c);
    if !before.split(separators).all(|word| word.is_empty() || AROUND.contains(&word)) {
        return None;
    }
    let (substatus, phrase) = match behind.strip_prefix('.') {
        Some(rest) => {
            let length = rest.bytes().take_while(u8::is_ascii_digit).count();
            (rest.get(..length)?.parse::<u16>().ok(), rest.get(length..)?)
        }
        None => (None, behind),
    };
    let known = knowledge::status::status(status).is_some();
    let phrase_fits = phrase_fits(status, phrase);
    (known && phrase_fits && !phrase.starts_with(|c: char| c.is_ascii_digit())).then_some((status, substatus, offset))
}

/// Whether the words behind a code are its phrase, or few enough to be one in another language.
fn phrase_fits(status: u16, phrase: &str) -> bool {
    let phrase = lower(phrase.trim_matches(|c: char| c.is_whitespace() || ":-–—.!|".contains(c)));
    if phrase.is_empty() || PHRASES.iter().chain(FOREIGN).any(|(known, code)| *code == status && phrase.contains(known))
    {
        return true;
    }
    // A phrase in another script, such as "アクセスが禁止されています".
    if phrase.len() <= 120 && phrase.chars().all(|c| !c.is_ascii()) {
        return true;
    }
    let name = knowledge::status::status(status).map(|status| status.name.to_ascii_lowercase()).unwrap_or_default();
    let is_name = !name.is_empty() && (phrase.starts_with(&name) || name.starts_with(&phrase));
    is_name || ["error", "hatası", "エラー", "错误"].contains(&phrase.as_str())
}

/// Words before a code that say that it is an HTTP status.
const MARKS: &[&str] = &[
    "http error",
    "http status",
    "status code",
    "statuscode",
    "error code",
    "http",
    "status",
    "code=",
    "code:",
    "error",
    "ошибка",
    "код ошибки",
    "fehler",
    "erreur",
    "erro",
    "returned error:",
    "response code",
];

/// The status that one line of a page or message states, and its offset: a code with its phrase behind it
/// (`401 Unauthorized`, `Error 401 (Unauthorized)`), or a mark before it (`HTTP ERROR 401`, `(code=401)`).
///
/// A number in passing ("room 401", "401 visitors") is none.
pub fn in_line(line: &str) -> Option<(u16, usize)> {
    let digits = line.char_indices().filter(|(at, c)| {
        c.is_ascii_digit()
            && !line.get(..*at).is_some_and(|before| before.ends_with(|c: char| is_of_word(c) || ".-_+/".contains(c)))
    });
    digits.take(32).find_map(|(at, _)| {
        let code = line.get(at..at + 3).filter(|code| code.bytes().all(|byte| byte.is_ascii_digit()))?;
        let status = code.parse::<u16>().ok().filter(|status| (300..600).contains(status))?;
        let known = knowledge::status::status(status)?;
        let behind = line.get(at + 3..)?;
        let sub = behind.strip_prefix('.').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
        let after = behind.get(if sub > 0 { sub + 1 } else { 0 }..)?;
        if after.starts_with(is_of_word) || behind.starts_with("(k)") {
            return None;
        }
        let phrase = lower(after.trim_start_matches(|c: char| c.is_whitespace() || ":-–—()!|\"'".contains(c)));
        // "404: NOT_FOUND".
        let phrase = phrase.replace('_', " ");
        let has_phrase = phrase.starts_with(&known.name.to_ascii_lowercase())
            || PHRASES.iter().any(|(known, code)| *code == status && phrase.starts_with(known));
        // "Row 403 (forbidden cable)".
        let other = after.starts_with(" (")
            && phrase
                .get(known.name.len()..)
                .is_some_and(|rest| rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(is_of_word)));
        let has_phrase = has_phrase && !other;
        // "403 ERROR" and "401 - 未授权: …" at a line's beginning; a phrase in another script needs no table.
        let begins = line.get(..at).is_some_and(|before| before.trim().is_empty());
        let sign = [" - ", " – ", " — ", ": "].iter().any(|sign| after.starts_with(sign));
        let foreign = FOREIGN.iter().any(|(known, code)| *code == status && phrase.starts_with(known))
            || begins && sign && line.len() <= 300 && phrase.starts_with(|c: char| !c.is_ascii())
            || begins && phrase == "error"
            || begins && is_google(after);
        let before = lower(line.get(..at)?);
        let near = before.trim_end_matches(|c: char| c.is_whitespace() || ":=#(\"'".contains(c));
        let marked = MARKS.iter().any(|mark| near.ends_with(mark.trim_end_matches([':', '=']))) && !near.is_empty();
        let named = before.trim_end().ends_with('(') && near.ends_with(&known.name.to_ascii_lowercase());
        let alone = line.trim() == code;
        (has_phrase || foreign || marked || named || alone && line.len() < 8).then_some((status, at))
    })
}

/// What stands behind the code on Google's own pages: `403. That’s an error.`
pub fn is_google(behind: &str) -> bool {
    [". That’s an error.", ". That's an error."].iter().any(|said| behind.starts_with(said))
}

/// IIS's sub-status behind the code at `offset` of a line.
pub fn substatus(line: &str, offset: usize) -> Option<u16> {
    let rest = line.get(offset + 3..)?.strip_prefix('.')?;
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    rest.get(..length)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_statuses_are_known_and_numbers_are_not() {
        let cases = [
            ("401", Some((401, None))),
            ("  401.3\n", Some((401, Some(3)))),
            ("HTTP 419", Some((419, None))),
            ("403 Forbidden", Some((403, None))),
            ("HTTP Error 401.2 - Unauthorized", Some((401, Some(2)))),
            ("Ошибка 401: Требуется авторизация", Some((401, None))),
            ("Unauthorized", Some((401, None))),
            ("419\nPage Expired", Some((419, None))),
            ("4010", None),
            ("403. That is all.", None),
            ("401(k)", None),
            ("401 visitors", None),
            ("Room 401", None),
            ("1.2.3", None),
            ("10.0.4.1", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let found = read(text, 0).and_then(|reading| {
                let response = reading.exchanges.into_iter().next()?.response?;
                Some((response.status?, response.substatus))
            });
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_line_states_a_status_only_with_its_mark_or_phrase() {
        let cases = [
            ("401 Authorization Required", Some(401)),
            ("HTTP ERROR 401", Some(401)),
            ("http error: Invalid JWT token (code=401)", Some(401)),
            ("HTTP Status 403 – Forbidden", Some(403)),
            ("Error 401: invalid_client", Some(401)),
            ("On page 3 it says that we had 401 visitors", None),
            ("Invoice 401-403 over 429,00", None),
            ("Score: 401 - 403", None),
            ("401  Screws M4      3.20", None),
            ("401 - 未授权: 由于凭据无效，访问被拒绝。", Some(401)),
            ("403 ERROR", Some(403)),
            ("404 – Seite nicht gefunden", Some(404)),
            ("403 - Error correction", None),
        ];
        for (line, expected) in cases {
            assert_eq!(in_line(line).map(|(status, _)| status), expected, "{line}");
        }
    }
}
