//! What is known: tables of identical blocks, to be extended by copying one.

/// A table of names and meanings as one text, a separator of ASCII before each entry and each field: as constants it
/// would cost a visitor twice the bytes. The page shows no citation for these, so only the tests carry them along.
#[cfg(not(test))]
macro_rules! meanings {
    ($($kind:ident {
        name: $name:literal, means: $means:literal, citation: cite($label:literal, $url:literal $(,)?) $(,)?
    }),+ $(,)?) => {
        concat!($("\x1e", $name, "\x1f", $means,)+)
    };
}
#[cfg(test)]
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
pub mod jose;
pub mod oauth_error;
pub mod problem;
pub mod products;
pub mod says;
pub mod scheme;
pub mod status;
pub mod substatus;

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
