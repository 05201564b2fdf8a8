//! Until when to wait before the next request, where the answer tells.

use serde::Serialize;

use super::{Case, Phrase, Slot, ask};
use crate::{
    finding::{Evidence, evidence},
    http::message::{Header, Response, header},
    text::{self, Span, span},
    time::{Timestamp, http_date, rfc_3339},
};

/// Until when to wait.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wait {
    /// The moment from which on another request is welcome.
    pub until: Timestamp,
    /// How long after the answer that is, in seconds.
    #[serde(skip)]
    pub after: i64,
    /// What tells it.
    pub evidence: Evidence,
}

/// A longer wait is no wait, in seconds: a year.
const LONGEST: i64 = 31_536_000;

/// How a field writes a wait.
enum Form {
    /// Seconds, or a date: Retry-After (RFC 9110, section 10.2.3).
    Retry,
    /// Milliseconds.
    Milliseconds,
    /// Seconds from now, since 1970, or a date: products differ.
    Reset,
    /// `limit=10, remaining=0, reset=5` or `"name";r=0;t=5`: the drafts of RateLimit.
    List,
}

/// The fields that tell it, the plainest first. From the second block on they are sent with answers that refuse
/// nothing, too.
const FIELDS: &[(&str, Form)] = &[
    ("Retry-After", Form::Retry),
    ("Retry-After-Ms", Form::Milliseconds),
    ("X-Ms-Retry-After-Ms", Form::Milliseconds),
    ("X-RateLimit-Reset-After", Form::Reset),
    ("X-RateLimit-Reset", Form::Reset),
    ("X-Rate-Limit-Reset", Form::Reset),
    ("RateLimit-Reset", Form::Reset),
    ("X-RateLimit-Resource-Until", Form::Reset),
    ("RateLimit", Form::List),
];
/// The fields of that list that mean a wait with any refusal.
const ALWAYS: usize = 3;

/// Until when to wait: by a field, by a member of the body, or by the answer's words. Counted from the moment of the
/// answer: its Date, the moment that a recording gives it, or now.
pub fn wait(case: &Case) -> Option<Wait> {
    let response = ask::response(case).filter(|response| response.status.is_none_or(|status| status >= 400))?;
    let now = moment(case);
    let counts = matches!(response.status, Some(420 | 429)) || exhausted(response);
    let fields = FIELDS.iter().take(if counts { FIELDS.len() } else { ALWAYS });
    let told = fields.filter_map(|(name, form)| {
        let field = header(&response.headers, name)?;
        Some((until(field, form, now)?, evidence(field.span, &field.name)))
    });
    let told = told.chain(case.phrases.iter().filter_map(|phrase| {
        let (seconds, place) = in_words(case, phrase)?;
        let label = if place == phrase.span { "retry_after" } else { "words" };
        Some((Timestamp(now.0.saturating_add(seconds)), evidence(place, label)))
    }));
    let fits = |at: Timestamp| (now.0..now.0.saturating_add(LONGEST)).contains(&at.0);
    told.into_iter().find(|(at, _)| fits(*at)).map(|(until, evidence)| Wait { until, after: until.0 - now.0, evidence })
}

/// The moment of the answer.
fn moment(case: &Case) -> Timestamp {
    let dated = ask::response(case).and_then(ask::date).map(|(at, _)| at);
    let recorded = || {
        let exchange = ask::exchange(case)?;
        Some(Timestamp(exchange.started?.0.saturating_add(i64::from(exchange.took.unwrap_or_default()) / 1000)))
    };
    dated.or_else(recorded).unwrap_or(case.now)
}

/// Whether a field says that nothing is left.
fn exhausted(response: &Response) -> bool {
    ["X-RateLimit-Remaining", "X-Rate-Limit-Remaining", "RateLimit-Remaining"]
        .iter()
        .any(|name| header(&response.headers, name).is_some_and(|field| field.value.trim() == "0"))
}

fn until(field: &Header, form: &Form, now: Timestamp) -> Option<Timestamp> {
    let value = field.value.trim();
    let after = |seconds: i64| Timestamp(now.0.saturating_add(seconds));
    match form {
        Form::Retry => seconds(value).map(after).or_else(|| http_date(value)),
        Form::Milliseconds => seconds(value).map(|thousandths| after(thousandths.saturating_add(999) / 1000)),
        Form::Reset => match seconds(value) {
            // A small number counts seconds from now, a large one since 1970.
            Some(number) if number < 1_000_000_000 => Some(after(number)),
            Some(number) if number > 100_000_000_000 => Some(Timestamp(number / 1000)),
            Some(number) => Some(Timestamp(number)),
            None => http_date(value).or_else(|| rfc_3339(value)),
        },
        Form::List => {
            let mut parts = value.split([',', ';']).filter_map(|part| part.trim().split_once('='));
            parts.find(|(name, _)| matches!(*name, "t" | "reset")).and_then(|(_, number)| seconds(number)).map(after)
        }
    }
}

/// A number without a sign, a fraction rounded up.
fn seconds(text: &str) -> Option<i64> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(rest) {
        return None;
    }
    let more = rest.bytes().any(|byte| byte != b'0');
    whole.parse::<i64>().ok()?.checked_add(i64::from(more))
}

/// Words in front of a wait.
const BEFORE: &[&str] =
    &["again in ", "again after ", "retry in ", "retry after ", "wait for ", "wait ", "locked for "];

/// A wait that a member or a sentence tells, in seconds, and where.
fn in_words(case: &Case, phrase: &Phrase) -> Option<(i64, Span)> {
    // Discord, Telegram and Cloudflare give it in seconds.
    if matches!(&phrase.slot, Slot::Member(name) if name == "retry_after") {
        return Some((seconds(&phrase.text)?, phrase.span));
    }
    let text = text::lower(&phrase.text);
    BEFORE.iter().find_map(|before| {
        let at = text.find(before)? + before.len();
        let rest = text.get(at..)?;
        let number = rest.split(|c: char| !c.is_ascii_digit() && c != '.').next()?;
        let unit = rest.get(number.len()..)?.trim_start();
        let word = unit.split(|c: char| !c.is_ascii_alphabetic()).next()?;
        let length = match word {
            "s" | "sec" | "secs" | "second" | "seconds" => 1,
            "m" | "min" | "mins" | "minute" | "minutes" => 60,
            "h" | "hour" | "hours" => 3_600,
            "d" | "day" | "days" => 86_400,
            _ => return None,
        };
        let wait = seconds(number.trim_end_matches('.'))?.checked_mul(length)?;
        // The words' place in the paste is known where nothing was undone on the way.
        let whole = text::slice(&case.documents, phrase.span) == phrase.text && text.len() == phrase.text.len();
        let end = at + (rest.len() - unit.len()) + word.len();
        let from = phrase.span.start as usize;
        let place = if whole { span(phrase.span.doc, from + at, from + end) } else { phrase.span };
        Some((wait, place))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::read;

    /// 2026-11-20T12:00:00Z.
    const NOW: i64 = 1_795_176_000;

    /// Seconds from the answer on.
    fn after(paste: &str) -> Option<(i64, i64, String)> {
        let case = read(paste, Timestamp(NOW), None);
        wait(&case)
            .map(|wait| (wait.until.0 - NOW, wait.after, text::slice(&case.documents, wait.evidence.span).to_owned()))
    }

    #[test]
    fn fields_tell_the_wait() {
        let dated = "Date: Fri, 20 Nov 2026 11:59:00 GMT\n";
        for (paste, expected) in [
            ("HTTP/1.1 429 Slow\nRetry-After: 90\n\n".to_owned(), Some((90, 90))),
            (format!("HTTP/1.1 503 Later\n{dated}Retry-After: 90\n\n"), Some((30, 90))),
            (format!("HTTP/1.1 403 No\n{dated}Retry-After: Fri, 20 Nov 2026 12:00:10 GMT\n\n"), Some((10, 70))),
            (format!("HTTP/1.1 403 No\n{dated}Retry-After: Fri, 20 Nov 2026 11:00:00 GMT\n\n"), None),
            ("HTTP/1.1 200 OK\nRetry-After: 90\n\n".to_owned(), None),
            ("HTTP/1.1 429 Slow\nRetry-After: soon\nX-RateLimit-Reset: 5\n\n".to_owned(), Some((5, 5))),
            ("HTTP/1.1 429 Slow\nRetry-After: 99999999999999999999\n\n".to_owned(), None),
            ("HTTP/1.1 429 Slow\nRetry-After: -5\n\n".to_owned(), None),
            ("HTTP/1.1 429 Slow\nRetry-After-Ms: 1500\n\n".to_owned(), Some((2, 2))),
            ("HTTP/1.1 429 Slow\nX-RateLimit-Reset-After: 0.3\n\n".to_owned(), Some((1, 1))),
            (format!("HTTP/1.1 429 Slow\nX-Rate-Limit-Reset: {}\n\n", NOW + 7), Some((7, 7))),
            (format!("HTTP/1.1 429 Slow\nX-RateLimit-Reset: {}000\n\n", NOW + 8), Some((8, 8))),
            ("HTTP/1.1 429 Slow\nX-RateLimit-Resource-Until: 2026-11-20T12:00:09Z\n\n".to_owned(), Some((9, 9))),
            ("HTTP/1.1 429 Slow\nRateLimit: \"a\";r=0;t=11\n\n".to_owned(), Some((11, 11))),
            ("HTTP/1.1 429 Slow\nRateLimit: limit=9, remaining=0, reset=12\n\n".to_owned(), Some((12, 12))),
            ("HTTP/1.1 403 No\nX-RateLimit-Remaining: 0\nX-RateLimit-Reset: 13\n\n".to_owned(), Some((13, 13))),
            ("HTTP/1.1 403 No\nX-RateLimit-Remaining: 4\nX-RateLimit-Reset: 13\n\n".to_owned(), None),
            ("HTTP/1.1 429 Slow\nX-RateLimit-Reset: 9223372036854775807\n\n".to_owned(), None),
        ] {
            assert_eq!(after(&paste).map(|(until, after, _)| (until, after)), expected, "{paste}");
        }
    }

    #[test]
    fn words_tell_the_wait() {
        let said = |words: &str| {
            after(&format!("HTTP/1.1 403 No\nContent-Type: application/json\n\n{{\"detail\":\"{words}\"}}"))
        };
        let expected = |seconds: i64, place: &str| Some((seconds, seconds, place.to_owned()));
        assert_eq!(said("Locked. Try again in 15 minutes."), expected(900, "15 minutes"));
        assert_eq!(said("Please retry after 20s."), expected(20, "20s"));
        assert_eq!(said("Wait 1.5 hours"), expected(7_200, "1.5 hours"));
        for none in [
            "Try again in a moment",
            "Try again in 5",
            "Try again in 5 ways",
            "15 minutes",
            "again in 99999999999999999999 s",
        ] {
            assert_eq!(said(none), None, "{none}");
        }
        let member = "HTTP/1.1 429 Slow\nContent-Type: application/json\n\n{\"retry_after\":64.57}";
        assert_eq!(after(member), expected(65, "64.57"));
    }
}
