//! What is known: tables of identical blocks, to be extended by copying one.

/// A table of names and meanings as one text, a separator of ASCII before each entry and each field: as constants it
/// would cost a visitor twice the bytes. The page shows no citation for these, so that the browser's build leaves them
/// out.
#[cfg(target_arch = "wasm32")]
macro_rules! meanings {
    ($($kind:ident {
        name: $name:literal, means: $means:literal, citation: cite($label:literal, $url:literal $(,)?) $(,)?
    }),+ $(,)?) => {
        concat!($("\x1e", $name, "\x1f", $means,)+)
    };
}
#[cfg(not(target_arch = "wasm32"))]
macro_rules! meanings {
    ($($kind:ident {
        name: $name:literal, means: $means:literal, citation: cite($label:literal, $url:literal $(,)?) $(,)?
    }),+ $(,)?) => {
        concat!($("\x1e", $name, "\x1f", $means, "\x1f", $label, "\x1f", $url,)+)
    };
}

use crate::{
    finding::{Actor, Citation, cite},
    fixes::actor,
};

pub mod citation;
pub mod claim;
pub mod gist;
pub mod jose;
pub mod oauth_error;
pub mod problem;
pub mod products;
pub mod says;
pub mod scheme;
pub mod station;
pub mod status;
pub mod substatus;
pub mod tell_apart;

/// The fields of an entry, in order.
type Fields = std::str::Split<'static, char>;

/// The entries of such a table.
fn entries(table: &'static str) -> impl Iterator<Item = Fields> {
    table.split('\x1e').skip(1).map(|entry| entry.split('\x1f'))
}

/// A table's rows, each made of its entry's fields. What isn't understood is passed over; the tests see to it that
/// nothing is.
fn rows<T>(table: &'static str, read: fn(&mut Fields) -> Option<T>) -> Vec<T> {
    entries(table).filter_map(|mut fields| read(&mut fields)).collect()
}

/// An entry's label and address.
fn citation(fields: &mut Fields) -> Option<Citation> {
    Some(cite(fields.next()?, fields.next()?))
}

/// Who can act, out of the names in a field.
fn who(names: &str) -> Vec<Actor> {
    names.split_ascii_whitespace().map(actor).collect()
}

/// What `name` means, in exactly that case.
fn meaning(table: &'static str, name: &str) -> Option<&'static str> {
    entries(table).find_map(|mut fields| if fields.next() == Some(name) { fields.next() } else { None })
}

/// A name of a table, what it means, and where that is written down.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The name; case matters.
    pub name: &'static str,
    /// What it means, in one or two plain sentences.
    pub means: &'static str,
    /// Where it is written down.
    pub citation: Citation,
}

/// Every claim of the table, in its order.
#[cfg(not(target_arch = "wasm32"))]
pub fn claims() -> Vec<Meaning> {
    rows(claim::CLAIMS, meaning_row)
}

/// Every entry of tokens' headers, in the table's order.
#[cfg(not(target_arch = "wasm32"))]
pub fn header_params() -> Vec<Meaning> {
    rows(jose::HEADER_PARAMS, meaning_row)
}

#[cfg(not(target_arch = "wasm32"))]
fn meaning_row(fields: &mut Fields) -> Option<Meaning> {
    Some(Meaning { name: fields.next()?, means: fields.next()?, citation: citation(fields)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meanings_are_whole_and_their_names_unique() {
        for table in [claim::CLAIMS, claim::RARE, jose::HEADER_PARAMS] {
            let mut names = std::collections::BTreeSet::new();
            for fields in entries(table) {
                let fields: Vec<&str> = fields.collect();
                let [name, means, label, url] = fields[..] else { panic!("{fields:?}") };
                assert!(names.insert(name), "{name} stands twice");
                assert!(means.ends_with('.') && means.chars().count() <= 260, "{name}");
                assert!(url.starts_with("https://") && !label.is_empty(), "{name}");
                assert_eq!(meaning(table, name), Some(means));
            }
        }
    }
}
