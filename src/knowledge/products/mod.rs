//! What products print when they refuse: one file per product, one row per wording.
//!
//! To add a message, copy a row. Rows are compared with the short phrases that reading has drawn out of an
//! answer ([`Phrase`](crate::case::Phrase)), never with a whole body.

use crate::finding::{Citation, Confidence};

/// A product or library and its wordings.
#[derive(Clone, Copy, Debug)]
pub struct Product {
    /// As its makers write it; `None` for wordings that many share.
    pub name: Option<&'static str>,
    /// Its wordings, the more specific first.
    pub rows: &'static [Row],
}

/// One wording and what it means.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Where it stands.
    pub at: At,
    /// The words.
    pub words: Words,
    /// The statuses it comes with; empty for any, and for a paste without a status.
    pub status: &'static [u16],
    /// The catalogue's id of the cause.
    pub means: &'static str,
    /// How much these words prove.
    pub confidence: Confidence,
    /// What it means there, in one plain sentence.
    pub says: &'static str,
    /// Fixes that belong to this wording, tried before the cause's own.
    pub fixes: &'static [&'static str],
    /// Where it is documented.
    pub citation: Citation,
}

/// Where a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// Anywhere.
    Any,
    /// The value of this parameter of a challenge.
    Param(&'static str),
    /// The value of this member (JSON), element (XML) or field (form) of a body, named without its path.
    Member(&'static str),
    /// The value of this response header field.
    Header(&'static str),
    /// A page's title, heading or visible line.
    Page,
    /// A line of a plain text body or of a program's message.
    Line,
}

/// How a row's words are compared; letters of ASCII in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// The whole phrase.
    Is(&'static str),
    /// Its beginning.
    Starts(&'static str),
    /// Any part of it.
    Has(&'static str),
}

/// Every product.
pub const PRODUCTS: &[Product] = &[];
