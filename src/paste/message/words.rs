//! What the words around a number say of it: that it is an answer's status, or one that a test wanted or got.
//!
//! ```text
//! got unexpected status code: 401        a verb and a noun
//! status_code = 401, 'status' => 401     a noun alone
//! expected 200 but got 401               what a test got
//! ```

use crate::text::{is_of_word, lower};

/// How surely words before a number say that it is an answer's status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// They may stand before any number.
    Bare,
    /// They name a status.
    Plain,
    /// Only a program puts it so.
    Telling,
}

/// Words that name a status: `status`, `HTTP`, …, and those that name any number; the names of fields end with them.
const NOUNS: &[&str] = &["status", "statuscode", "http", "http_code", "httpcode", "response"];
const WEAK_NOUNS: &[&str] = &["code", "error", "errors", "exception", "errorcode", "errno"];
/// What programs say of an answer that they don't want, or that they got.
const VERBS: &[&str] = &[
    "failed",
    "failure",
    "returned",
    "returns",
    "responded",
    "replied",
    "answered",
    "received",
    "got",
    "gave",
    "unexpected",
    "bad",
    "invalid",
    "unsuccessful",
    "unacceptable",
    "rejected",
    "resulted",
    "was",
    "found",
    "actual",
    "non-200",
    "non-2xx",
    "non-success",
    "non-ok",
    "mismatch",
];
/// Words that may stand between those.
const FILLERS: &[&str] = &[
    "a", "an", "the", "of", "with", "is", "in", "and", "it", "to", "be", "http", "server", "api", "by", "1.1", "2",
    "value", "int",
];
/// How many words before a number are looked at.
const MAX_WORDS: usize = 8;
/// How programs begin a supposition: what follows has not happened.
const SUPPOSED: &[&str] =
    &["if ", "when ", "whenever ", "unless ", "should ", "must ", "e.g. ", "raises ", "throws ", "how to "];

/// Whether a text in small letters supposes something.
pub fn is_supposed(text: &str) -> bool {
    SUPPOSED
        .iter()
        .any(|word| text.match_indices(word).any(|(at, _)| at == 0 || text.as_bytes().get(at - 1) == Some(&b' ')))
}

/// Whether a line asks about something, or is headed by a question about it: what it names is quoted.
pub fn is_asked(line: &str) -> bool {
    const ASKS: &[&str] = &["how to ", "what does ", "what is ", " meaning", " explained"];
    let small = lower(line);
    small.trim_end().ends_with(['?', '？']) || ASKS.iter().any(|words| small.contains(words))
}

/// Whether the words before a number or name tell that it is a status, and then, whether only a program tells so:
/// `Telling` for `got unexpected status code: `, `Plain` for `status_code = `, `Bare` for `got `.
pub fn introduced(before: &str) -> Option<Strength> {
    let separates = |c: char| !is_of_word(c) && !"_-.".contains(c);
    let (mut noun, mut strong, mut verb) = (false, false, "");
    for word in before.rsplit(separates).filter(|word| !word.is_empty()).take(MAX_WORDS) {
        let word = word.trim_matches(['.', '-', '_']);
        let (named, firm) = names_status(word);
        noun |= named;
        strong |= firm;
        if VERBS.contains(&word) {
            verb = word;
        } else if !named && !FILLERS.contains(&word) && !word.is_empty() {
            break;
        }
        // `status code was 401` and `returned status code 401`
        if strong && !verb.is_empty() {
            break;
        }
    }
    // `failed with code 401` is a program's, `got error 401` may be anybody's.
    let telling = strong || noun && ["failed", "unexpected", "returned"].contains(&verb);
    match (noun, verb.is_empty()) {
        (true, false) if telling => Some(Strength::Telling),
        (true, _) => Some(Strength::Plain),
        (false, false) => Some(Strength::Bare),
        (false, true) => None,
    }
}

/// Whether a test wanted what stands behind these words: `expected status `.
pub fn is_wanted(before: &str) -> bool {
    const WANTED: &[&str] = &["expected", "expecting", "want", "wanted", "equal", "expect"];
    let mut words = before.rsplit(|c: char| !is_of_word(c)).filter(|word| !word.is_empty()).take(MAX_WORDS);
    words.find(|word| !FILLERS.contains(word) && !names_status(word).0).is_some_and(|word| WANTED.contains(&word))
}

/// Whether a word names a number of a refusal, and whether that can only be a status: `http_status_code`,
/// `responseStatus`, `ClientResponseError`.
fn names_status(word: &str) -> (bool, bool) {
    let ends = |noun: &&str| word.ends_with(*noun);
    let strong = NOUNS.iter().any(ends);
    (strong || WEAK_NOUNS.iter().any(ends) || word.ends_with("fault") || word.ends_with("failure"), strong)
}

/// Whether a line tells of an assertion that failed for a status: it has another number, of success, or such a word.
pub fn asserted(line: &str) -> bool {
    let words = ["xpect", "ssert", "hould", " want", " != ", " == ", "but actually"];
    words.iter().any(|word| line.contains(word))
        && line.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| {
            ["OK", "ok", "2xx", "Created", "success"].contains(&word)
                || word.len() == 3 && word.starts_with(['2', '3']) && word.bytes().all(|byte| byte.is_ascii_digit())
        })
}

/// Whether what a test got stands before what it wanted: behind the number, ` to equal 200`.
pub fn came_first(phrase: &str) -> bool {
    ["to equal ", "to be ", "to deeply equal ", "to eql "]
        .iter()
        .any(|mark| phrase.strip_prefix(mark).is_some_and(|rest| rest.starts_with(['2', '3'])))
}

/// Whether the number between these is what a test got, and not what it wanted.
pub fn is_actual(near: &str, phrase: &str) -> bool {
    const BEFORE: &[&str] = &[
        "got",
        "received",
        "was",
        "actual",
        "actually found",
        "found",
        "but",
        "is",
        "returned",
        "asserting that",
        "assert",
    ];
    const BEHIND: &[&str] = &[
        "to equal",
        "to be",
        "to deeply equal",
        "to eql",
        "== ",
        "!= ",
        "is not ",
        "did not ",
        "not equal",
        "matches",
        "is identical",
    ];
    let near = near.trim_end_matches(":unauthorized").trim_end_matches(":forbidden").trim_end();
    BEFORE.iter().any(|mark| near.ends_with(mark))
        || BEHIND.iter().any(|mark| phrase.trim_start_matches("= ").starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_how_surely_a_number_is_a_status() {
        let cases = [
            ("got unexpected status code", Some(Strength::Telling)),
            ("error: failed to perform request, status", Some(Strength::Plain)),
            ("the status code was", Some(Strength::Telling)),
            ("failed with code", Some(Strength::Telling)),
            ("[status code", Some(Strength::Plain)),
            ("http_code] =", Some(Strength::Plain)),
            ("clientresponseerror", Some(Strength::Plain)),
            ("we got", Some(Strength::Bare)),
            ("room", None),
            ("", None),
        ];
        for (before, expected) in cases {
            assert_eq!(introduced(before), expected, "{before}");
        }
    }

    #[test]
    fn a_test_wants_one_status_and_gets_another() {
        assert!(asserted("expected 200 \"OK\", got 401") && is_actual("expected 200 \"ok\", got", ""));
        assert!(asserted("assert 401 == 200") && is_actual("assert", "== 200"));
        assert!(!asserted("expected 412 to equal 400") && !asserted("401 of 200"));
        assert!(is_wanted("expected status ") && !is_wanted("expected 200, got "));
        assert!(is_supposed("if it returned ") && is_supposed("fails when it returned ") && !is_supposed("gif 401"));
    }
}
