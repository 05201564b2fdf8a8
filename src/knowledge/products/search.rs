//! Finds the rows whose words stand in a phrase, in one walk over the phrase however many rows there are.

use std::sync::OnceLock;

use crate::order::sort_by_key;

use super::{Product, Row, Words, products};

/// How many letters of a row's words its key holds.
const KEY: usize = 4;

/// One row, by the first letters of its words.
#[derive(Clone, Copy)]
struct Entry {
    key: [u8; KEY],
    product: &'static Product,
    row: &'static Row,
    /// The place of the row in the tables.
    order: (u16, u16),
}

/// The rows whose words `text` has, in the tables' order, wherever they may stand; letters of ASCII in any case.
/// With `clauses`, each part of it behind a colon, a dash, a bracket or a quote counts as a text of its own.
pub fn matching(text: &str, clauses: bool) -> Vec<(&'static Product, &'static Row)> {
    let text = text.trim();
    let index = index();
    let bytes = text.as_bytes();
    let mut found: Vec<&Entry> = Vec::new();
    for at in 0..bytes.len() {
        let key = key(bytes.get(at..).unwrap_or_default());
        let from = index.partition_point(|entry| entry.key < key);
        let fits = |entry: &&Entry| stands(entry.row.words, bytes, at, clauses);
        found.extend(index.get(from..).unwrap_or_default().iter().take_while(|entry| entry.key == key).filter(fits));
    }
    sort_by_key(&mut found, |entry| entry.order);
    found.dedup_by_key(|entry| entry.order);
    found.into_iter().map(|entry| (entry.product, entry.row)).collect()
}

/// Whether the words stand at that offset, in the way that they must.
fn stands(words: Words, text: &[u8], at: usize, clauses: bool) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let begins =
        |words: &str| rest.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words.as_bytes()));
    let first = || at == 0 || clauses && begins_clause(text.get(..at).unwrap_or_default());
    match words {
        Words::Has(words) => begins(words),
        Words::Starts(words) => begins(words) && first(),
        Words::Is(words) => {
            let words = words.trim_end_matches('.');
            let mut behind = rest.iter().skip(words.len()).skip_while(|byte| **byte == b'.');
            begins(words)
                && first()
                && match behind.next() {
                    None => true,
                    // A closing quote or bracket, or a remark in brackets.
                    Some(b' ') => clauses && behind.next() == Some(&b'('),
                    Some(byte) => clauses && b"\"')]}\\".contains(byte),
                }
        }
    }
}

/// Whether a new clause begins behind these letters.
fn begins_clause(before: &[u8]) -> bool {
    [": ", "- ", "> ", "] ", ") ", "\"", "'", "(", "=", "\t"].iter().any(|mark| before.ends_with(mark.as_bytes()))
}

/// The first letters, small; a shorter text is filled up with zeros.
fn key(text: &[u8]) -> [u8; KEY] {
    let mut key = [0; KEY];
    for (slot, byte) in key.iter_mut().zip(text) {
        *slot = byte.to_ascii_lowercase();
    }
    key
}

fn index() -> &'static [Entry] {
    static INDEX: OnceLock<Vec<Entry>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut entries: Vec<Entry> = Vec::new();
        for (product_at, product) in (0..).zip(products()) {
            for (row_at, row) in (0..).zip(&product.rows) {
                let (Words::Is(words) | Words::Starts(words) | Words::Has(words)) = row.words;
                entries.push(Entry { key: key(words.as_bytes()), product, row, order: (product_at, row_at) });
            }
        }
        sort_by_key(&mut entries, |entry| entry.key);
        entries
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_searched_clause_by_clause() {
        let cases = [
            ("error: jwt expired", true, true),
            ("error: jwt expired", false, false),
            ("fatal (jwt expired)", true, true),
            ("jwt expired (https://a.example)", true, true),
            ("my jwt expired", true, false),
            ("error: jwt expired yesterday", true, false),
        ];
        for (text, clauses, expected) in cases {
            let found = matching(text, clauses);
            let is = found.iter().any(|(_, row)| matches!(row.words, Words::Is(words) if words == "jwt expired"));
            assert_eq!(is, expected, "{text}");
        }
    }

    #[test]
    fn every_row_is_found_by_its_own_words() {
        for product in products() {
            for row in &product.rows {
                let (Words::Is(words) | Words::Starts(words) | Words::Has(words)) = row.words;
                let phrase =
                    if matches!(row.words, Words::Is(_)) { (*words).to_owned() } else { format!("{words} and more") };
                let found = matching(&phrase, false);
                assert!(found.iter().any(|(_, known)| std::ptr::eq(*known, row)), "{words}");
                // A key holds that many letters; shorter words would be found only where a phrase ends with them.
                assert!(
                    words.len() >= KEY || matches!(row.words, Words::Is(_)),
                    "{words} is too short to be searched for"
                );
            }
        }
        assert!(matching("", false).is_empty());
    }
}
