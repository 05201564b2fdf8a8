//! The gist of a short sentence: what it most likely means, whoever says it.
//!
//! Products' exact words stand in [`super::products`]. Most servers that people stand before are in no table, and say
//! the same few things in their own words: "token doesn't have the required scope", `SESSION_INVALID`, "No such API
//! key". A row of `gist.txt` names words that have to be there together, in any order:
//!
//! ```text
//! @bad: invalid wrong incorrect …            a set of words, used in rows as @bad
//!
//! means: token-audience-mismatch, likely     the cause, and likely or possible; never certain
//! says: The token was made for another API.  what it means, in one plain sentence
//! fixes: request-audience                    may be left out
//! status: 401 403                            only with these, and never without one; may be left out
//! see: RFC 7519, section 4.1.3 <https://…>   where the thing itself is written down
//! words: aud/audience @bad                   every group: a word of aud or audience, and one of the set
//! words: signed+in not/isn !page             "signed in" side by side; no word "page"
//! ```
//!
//! A star at a word's end stands for any ending, one at its beginning for any place within a word. The first row that fits says what a sentence means, so the more
//! specific stand first; `-` is no meaning. Codes are cut into their words: `OAUTH_SCOPE_MISMATCH`, `TokenExpiredError`.

use std::sync::OnceLock;

use super::products::{At, Row, Words};
use crate::{
    finding::{Confidence, cite},
    text::{is_of_word, lower},
};

/// A longer text is no short sentence, in bytes.
pub const MAX_SENTENCE: usize = 240;
/// The clauses of so short a text say one thing together, in bytes.
const MAX_CLAUSES: usize = 60;
/// The most words of a sentence that are looked at.
const MAX_WORDS: usize = 40;

const TABLE: &str = include_str!("gist.txt");

/// Rows with the ways to say them.
struct Gist {
    row: Row,
    ways: Vec<Way>,
}

/// Groups that all have to be there (or, with `not`, none of it).
type Way = Vec<Group>;

struct Group {
    not: bool,
    /// Each one or more words side by side.
    any: Vec<Vec<&'static str>>,
    /// The first letters of `any`, a bit each.
    letters: u32,
}

/// What a text means by one of its sentences, or one of its clauses; else by all of it. Of several the row that stands
/// first in the table, for the more specific stand there. Read without regard to case and signs.
pub fn gist(text: &str, status: Option<u16>) -> Option<&'static Row> {
    let parts = text.split(": ").flat_map(|clause| clause.split(". "));
    let all = Some(text).filter(|text| text.len() <= MAX_CLAUSES);
    let first = parts.chain(all).filter_map(|part| said(part, status)).min_by_key(|(place, _)| *place);
    first.or_else(|| said(text, status)).map(|(_, row)| row).filter(|row| row.means != "-")
}

/// The first row that a sentence fits, and its place in the table. Nothing for a text that is too long.
fn said(text: &str, status: Option<u16>) -> Option<(usize, &'static Row)> {
    // `"com.shop.Token.isExpired()"` is a program's own matter.
    if text.len() > MAX_SENTENCE || status.is_none() && text.contains("()\"") {
        return None;
    }
    let words = words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    // `fail if the token has expired` supposes it.
    let supposed = words.windows(2).any(|pair| matches!(pair, ["if" | "when", "the" | "a" | "no" | "your"]));
    if status.is_none() && supposed || status.is_none() && words.iter().any(|word| ELSEWHERE.contains(word)) {
        return None;
    }
    let letters = words.iter().fold(0, |letters, word| letters | letter(word));
    let then = |gist: &Gist| gist.row.status.is_empty() || status.is_some_and(|code| gist.row.status.contains(&code));
    let says = |gist: &Gist| gist.ways.iter().any(|way| way.iter().all(|group| has(group, &words, letters)));
    let found = table().iter().enumerate().find(|(_, gist)| then(gist) && says(gist));
    found.map(|(place, gist)| (place, &gist.row))
}

/// With one of these words a complaint without a status is about a program, its files or its database.
const ELSEWHERE: &[&str] = &[
    "argument",
    "arguments",
    "parameter",
    "option",
    "flag",
    "syntax",
    "file",
    "directory",
    "module",
    "import",
    "relation",
    "column",
    "table",
    "proxy",
    "script",
    "hook",
    "symbol",
    "type",
    "class",
    "variable",
    "undefined",
    "json",
    "parse",
    "expected",
    "rules",
    "macro",
    "found",
];

fn has(group: &Group, words: &[&str], letters: u32) -> bool {
    let there = || {
        (0..words.len()).any(|at| {
            let rest = words.get(at..).unwrap_or_default();
            group
                .any
                .iter()
                .any(|run| run.len() <= rest.len() && run.iter().zip(rest).all(|(stem, word)| fits(stem, word)))
        })
    };
    (group.letters & letters != 0 && there()) != group.not
}

fn fits(stem: &str, word: &str) -> bool {
    match (stem.strip_prefix('*'), stem.strip_suffix('*')) {
        (Some(part), _) => word.contains(part),
        (_, Some(start)) => word.starts_with(start),
        _ => stem == word,
    }
}

/// The words of a sentence or code in small letters: cut at signs, and where a capital follows a small letter. An
/// address or a file's path has none. In scripts without spaces a word is all that stands together.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let text: Vec<&str> =
        text.split(' ').filter(|word| !word.contains("://") && !word.starts_with(['.', '~'])).collect();
    let text = text.join(" ");
    let small = lower(&text);
    let mut before = ' ';
    for (c, small) in text.chars().zip(small.chars()) {
        let inner = is_of_word(c);
        if inner && (!is_of_word(before) || before.is_ascii_lowercase() && c.is_ascii_uppercase()) {
            if words.len() == MAX_WORDS {
                break;
            }
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| inner) {
            word.push(small);
        }
        before = c;
    }
    words
}

/// The bit of a word's first letter.
fn letter(word: &str) -> u32 {
    word.bytes().next().map_or(0, |byte| 1 << (byte % 32))
}

fn table() -> &'static [Gist] {
    static READ: OnceLock<Vec<Gist>> = OnceLock::new();
    READ.get_or_init(|| read(TABLE))
}

/// The table. What isn't understood is passed over; the tests see to it that nothing is.
fn read(table: &'static str) -> Vec<Gist> {
    let mut sets: Vec<(&str, &str)> = Vec::new();
    let mut gists: Vec<Gist> = Vec::new();
    for line in table.lines() {
        let Some((key, value)) = line.split_once(": ") else { continue };
        if key.starts_with('@') {
            sets.push((key, value));
        } else if key == "means" {
            gists.push(Gist { row: begin(value), ways: Vec::new() });
        } else if let Some(gist) = gists.last_mut() {
            match key {
                "says" => gist.row.says = value,
                "fixes" => gist.row.fixes = value.split(' ').collect(),
                "status" => gist.row.status = value.split(' ').filter_map(|code| code.parse().ok()).collect(),
                "see" => {
                    let (label, url) = value.split_once(" <").unwrap_or((value, ""));
                    gist.row.citation = cite(label, url.trim_end_matches('>'));
                }
                _ => gist.ways.push(value.split(' ').map(|group| self::group(group, &sets)).collect()),
            }
        }
    }
    gists
}

fn begin(value: &'static str) -> Row {
    let (means, confidence) = value.split_once(", ").unwrap_or((value, ""));
    let confidence = if confidence == "likely" { Confidence::Likely } else { Confidence::Possible };
    Row {
        at: At::Any,
        words: Words::Has(""),
        status: Vec::new(),
        means,
        confidence,
        says: "",
        fixes: Vec::new(),
        citation: cite("", ""),
    }
}

fn group(text: &'static str, sets: &[(&str, &'static str)]) -> Group {
    let mut group = Group { not: text.starts_with('!'), any: Vec::new(), letters: 0 };
    for one in text.trim_start_matches('!').split('/') {
        match sets.iter().find(|(name, _)| *name == one) {
            Some((_, words)) => group.any.extend(words.split(' ').map(run)),
            None => group.any.push(run(one)),
        }
    }
    // What may stand within a word begins with any letter.
    let begin = |word: &str| if word.starts_with('*') { u32::MAX } else { letter(word) };
    group.letters = group.any.iter().filter_map(|run| run.first()).fold(0, |letters, word| letters | begin(word));
    group
}

/// Words side by side: `signed+in`.
fn run(text: &'static str) -> Vec<&'static str> {
    text.split('+').collect()
}

/// Every row with a plain sentence for each way to say it, made of the first word of each group.
pub fn examples() -> Vec<(&'static Row, String)> {
    let sentence = |way: &Way| {
        let firsts = way.iter().filter(|group| !group.not).filter_map(|group| group.any.first());
        let words: Vec<String> = firsts.map(|run| run.join(" ").replace('*', "")).collect();
        words.join(" ")
    };
    let said = |gist: &'static Gist| gist.ways.iter().map(move |way| (&gist.row, sentence(way)));
    table().iter().filter(|gist| gist.row.means != "-").flat_map(said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_have_their_gist() {
        let cases = [
            ("OAUTH_SCOPE_MISMATCH", 401, "insufficient-scope"),
            ("SessionExpiredError", 401, "session-expired"),
            ("No such API key", 401, "api-key-invalid"),
            ("Missing API key. Pass it in the x-api-key header.", 401, "api-key-missing"),
            ("Your IP address 203.0.113.4 is not on the allow list", 403, "forbidden-by-rule"),
            (
                "The aud claim 'https://a.example' is not the expected 'https://b.example'",
                401,
                "token-audience-mismatch",
            ),
            ("token is not valid yet", 401, "token-not-yet-valid"),
            ("The access token has expired, please refresh it", 401, "token-expired"),
            ("Refresh token is invalid or expired", 400, "oauth-invalid-grant"),
            ("You must be logged in", 401, "no-credentials"),
            ("Could not decode token", 401, "token-malformed"),
            ("The request signature we calculated does not match", 403, "credentials-rejected"),
            ("Request blocked by security policy", 403, "forbidden-by-rule"),
            ("Токен просрочен", 401, "token-expired"),
            ("令牌已过期", 401, "token-expired"),
            ("Ungültige Anmeldedaten", 401, "credentials-rejected"),
            ("Keine Berechtigung", 403, "insufficient-permission"),
            // Nothing that a server refuses with.
            ("Username/Password Authentication Failed.", 401, ""),
            ("Unexpected token '<', \"<!doctype\" is not valid JSON", 401, ""),
            ("https://api.example/tokens/expired", 401, ""),
            ("Hello there", 401, ""),
            ("", 401, ""),
        ];
        for (sentence, status, means) in cases {
            assert_eq!(gist(sentence, Some(status)).map_or("", |row| row.means), means, "{sentence}");
        }
        assert!(gist(&"token expired ".repeat(40), Some(401)).is_none());
        // Without a status nothing that could be a file's or a table's.
        assert!(gist("permission denied", None).is_none());
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        let read = ["means", "says", "fixes", "status", "see", "words"];
        for line in TABLE.lines().filter(|line| !line.is_empty()) {
            let key = line.split_once(": ").map_or("", |(key, _)| key);
            assert!(key.starts_with('@') || read.contains(&key), "{line}");
        }
        for gist in table().iter().filter(|gist| gist.row.means != "-") {
            let Row { means, says, fixes, citation, .. } = &gist.row;
            assert!(crate::rules::RULES.iter().any(|rule| rule.id == *means), "{means}");
            assert!(says.ends_with('.') && says.len() <= 240, "{says}");
            assert!(fixes.iter().all(|fix| crate::fixes::fix(fix).is_some()), "{means}: {fixes:?}");
            assert!(citation.url.starts_with("https://") && !citation.label.is_empty(), "{means}");
            assert!(!gist.ways.is_empty() && gist.row.confidence != Confidence::Certain, "{means}");
            assert!(gist.ways.iter().all(|way| way.len() <= 8 && !way.iter().all(|group| group.not)), "{means}");
        }
        assert!(
            !TABLE.contains(" @")
                || table().iter().all(|gist| gist.ways.iter().flatten().all(|group| group
                    .any
                    .iter()
                    .flatten()
                    .all(|word| !word.starts_with('@') && !word.contains(char::is_uppercase))))
        );
    }

    #[test]
    fn each_way_says_its_own_rows_meaning() {
        for (row, sentence) in examples() {
            let status = row.status.first().copied().or(Some(401));
            let said = gist(&sentence, status).map_or("", |row| row.means);
            assert_eq!(said, row.means, "{sentence}");
        }
    }
}
