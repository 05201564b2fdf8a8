//! A command line cut into its words, as the shell that it was written for does it.
//!
//! POSIX shells and bash: IEEE Std 1003.1-2024, section 2.2 (Quoting), with bash's `$'…'`. Windows' command prompt:
//! `^` takes the next character literally, and programs read `\"` as a quotation mark. PowerShell: about_Quoting_Rules,
//! a backtick before a character or a line's end.

use crate::{
    paste::wrapping::escapes::one_escape,
    text::{Document, Rewritten, Span, derived, keep, put, span},
};

/// The most words that are read of one command.
pub const MAX_WORDS: usize = 1_000;

/// What a shell puts in place of a variable can't be known.
pub const UNKNOWN: &str = "…";

/// Whose quoting it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// bash, zsh, sh.
    Posix,
    /// Windows' command prompt.
    Cmd,
    /// PowerShell.
    Power,
}

/// One word without its quoting.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its text, and where in the document each byte stands.
    pub new: Rewritten,
    /// Where it begins, quotes included.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Whether some of it stood in quotes.
    pub quoted: bool,
}

impl Word {
    /// The text.
    pub fn text(&self) -> &str {
        &self.new.text
    }
}

/// `range` of a word's text as a place: in the document itself where the word stands there letter by letter, else in
/// a document made of it.
pub fn place(documents: &mut Vec<Document>, doc: u32, word: &Word, range: std::ops::Range<usize>) -> Span {
    let offsets = word.new.offsets.get(range.clone()).unwrap_or_default();
    let first = offsets.first().copied().unwrap_or_else(|| span(doc, word.end, word.end).start);
    if offsets.iter().zip(first..).all(|(offset, at)| *offset == at) {
        let first = first as usize;
        return span(doc, first, first + range.len());
    }
    if documents.last().is_none_or(|last| last.text != word.new.text || last.origin.is_none()) {
        documents.push(derived("unquoted text", word.new.clone(), span(doc, 0, word.end)));
    }
    let id = span(0, documents.len() - 1, documents.len()).start;
    span(id, range.start, range.end)
}

/// The words of the command that begins at `at`, and the offset behind it.
pub fn words(text: &str, at: usize, style: Style) -> (Vec<Word>, usize) {
    let mut reader = Reader { text, at, style, quote: Quote::None, table: 0, word: None, words: Vec::new() };
    while reader.words.len() < MAX_WORDS {
        let Some(rest) = text.get(reader.at..).filter(|rest| !rest.is_empty()) else { break };
        let Some(length) = step(&mut reader, rest) else { break };
        reader.at += length;
    }
    close(&mut reader);
    (reader.words, reader.at)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quote {
    None,
    Single,
    Double,
    /// bash's `$'…'`.
    Ansi,
    /// The command prompt's `^"…^"`, in which `^` goes on to escape.
    Caret,
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    style: Style,
    quote: Quote,
    /// How deep in PowerShell's `@{ … }`.
    table: usize,
    word: Option<Word>,
    words: Vec<Word>,
}

fn open<'r>(reader: &'r mut Reader) -> &'r mut Word {
    let at = reader.at;
    reader.word.get_or_insert_with(|| Word { new: Rewritten::default(), start: at, end: at, quoted: false })
}

fn close(reader: &mut Reader) {
    if let Some(mut word) = reader.word.take() {
        word.end = reader.at;
        reader.words.push(word);
    }
}

fn take(reader: &mut Reader, from: usize, to: usize) {
    let text = reader.text;
    keep(&mut open(reader).new, text, from..to);
}

/// Reads what `rest` begins with; its length, or `None` where the command ends.
fn step(reader: &mut Reader, rest: &str) -> Option<usize> {
    let mut chars = rest.chars();
    let c = chars.next()?;
    let next = chars.next();
    let at = reader.at;
    if let Some(length) = escape(reader, rest, c, next) {
        return Some(length);
    }
    let expands = reader.quote == Quote::None || reader.quote == Quote::Double;
    let expands = expands && !rest.starts_with("$'");
    if let Some(length) = expands.then(|| expansion(rest, reader.style)).flatten() {
        put(&mut open(reader).new, UNKNOWN, at);
        return Some(length);
    }
    match (reader.quote, c) {
        (Quote::None, _) => return bare(reader, rest, c, next),
        (Quote::Single, '\'') if reader.style == Style::Power && next == Some('\'') => {
            take(reader, at, at + 1);
            return Some(2);
        }
        (Quote::Double, '"') if reader.style != Style::Posix && next == Some('"') && chars.next() != Some('"') => {
            take(reader, at, at + 1);
            return Some(2);
        }
        (Quote::Single | Quote::Ansi, '\'') | (Quote::Double | Quote::Caret, '"') => reader.quote = Quote::None,
        _ => take(reader, at, at + c.len_utf8()),
    }
    Some(c.len_utf8())
}

/// An escaped character, or a line that goes on.
fn escape(reader: &mut Reader, rest: &str, c: char, next: Option<char>) -> Option<usize> {
    let at = reader.at;
    let next_length = next.map_or(0, char::len_utf8);
    let line_end =
        || [2, 3].into_iter().find(|length| rest.get(1..*length).is_some_and(|end| end == "\n" || end == "\r\n"));
    let in_double = reader.quote == Quote::Double;
    match (reader.style, reader.quote, c) {
        (Style::Posix, Quote::None | Quote::Double, '\\') => {
            if let Some(length) = line_end() {
                return Some(length);
            }
            let kept = in_double && !next.is_some_and(|c| "\\\"$`".contains(c));
            take(reader, if kept { at } else { at + 1 }, at + 1 + next_length);
            Some(1 + next_length)
        }
        (Style::Posix, Quote::Ansi, '\\') => {
            let (piece, length) = one_escape(rest);
            let mut buffer = [0; 4];
            put(&mut open(reader).new, piece.encode_utf8(&mut buffer), at);
            Some(length)
        }
        (Style::Cmd, Quote::None | Quote::Caret, '^') => {
            if let Some(length) = line_end().filter(|_| reader.quote == Quote::None) {
                return Some(length);
            }
            if next == Some('"') {
                open(reader).quoted = true;
                reader.quote = if reader.quote == Quote::None { Quote::Caret } else { Quote::None };
                return Some(2);
            }
            // `^\^"` reaches the program as `\"`, which is a quotation mark.
            let mark = rest.starts_with("^\\^\"");
            let from = if mark { at + 3 } else { at + 1 };
            let to = if mark { at + 4 } else { at + 1 + next_length };
            take(reader, from, to);
            Some(to - at)
        }
        (Style::Cmd, Quote::Double, '\\') if next == Some('"') => {
            take(reader, at + 1, at + 2);
            Some(2)
        }
        (Style::Power, Quote::None | Quote::Double, '`') => {
            if let Some(length) = line_end() {
                return Some(length);
            }
            take(reader, at + 1, at + 1 + next_length);
            Some(1 + next_length)
        }
        _ => None,
    }
}

/// A character outside of quotes.
fn bare(reader: &mut Reader, rest: &str, c: char, next: Option<char>) -> Option<usize> {
    let at = reader.at;
    let table = reader.style == Style::Power && reader.table > 0;
    let ends = next.is_none_or(|next| next.is_whitespace() || next == c);
    match c {
        '\n' | '\r' if !table => return None,
        ' ' | '\t' | '\n' | '\r' => close(reader),
        '\'' if reader.style != Style::Cmd => {
            open(reader).quoted = true;
            reader.quote = Quote::Single;
        }
        '"' => {
            open(reader).quoted = true;
            reader.quote = Quote::Double;
        }
        '$' if reader.style == Style::Posix && next == Some('\'') => {
            open(reader).quoted = true;
            reader.quote = Quote::Ansi;
            return Some(2);
        }
        ';' | '&' if ends && !table => return None,
        '|' => return None,
        '@' if reader.style == Style::Power && rest.starts_with("@{") => {
            close(reader);
            reader.table += 1;
            return Some(2);
        }
        '}' | '=' | ';' | '+' if table => {
            close(reader);
            take(reader, at, at + 1);
            reader.at += 1;
            close(reader);
            reader.at -= 1;
            reader.table -= usize::from(c == '}');
        }
        '#' if reader.word.is_none() && reader.style != Style::Cmd => {
            return Some(rest.find('\n').unwrap_or(rest.len()));
        }
        _ => take(reader, at, at + c.len_utf8()),
    }
    Some(c.len_utf8())
}

/// The length of `%NAME%` at the start of `rest`, which isn't encoded bytes of an address.
fn percent_name(rest: &str) -> Option<usize> {
    let behind = rest.strip_prefix('%')?;
    let in_name = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_';
    let length = behind.bytes().take_while(in_name).count();
    let named = length > 2 && behind.starts_with(|c: char| c.is_ascii_uppercase());
    (named && behind.get(length..)?.starts_with('%')).then_some(length + 2)
}

/// The length of `$NAME`, `${…}`, `$(…)`, `` `…` `` or `%NAME%` at the start of `rest`.
fn expansion(rest: &str, style: Style) -> Option<usize> {
    // Where no prompt tells the shell, it may be Windows' command prompt.
    if style != Style::Power && rest.starts_with('%') {
        return percent_name(rest);
    }
    if style == Style::Cmd {
        return None;
    }
    if style == Style::Posix && rest.starts_with('`') {
        return rest.get(1..)?.find('`').map(|end| end + 2);
    }
    let behind = rest.strip_prefix('$')?;
    let closing = match behind.chars().next()? {
        '{' => '}',
        '(' => ')',
        c if c.is_ascii_alphanumeric() || c == '_' => {
            let scope = |byte: u8| style == Style::Power && (byte == b':' || byte == b'.');
            let name = behind.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_' || scope(*byte));
            return Some(1 + name.count());
        }
        _ => return None,
    };
    let opening = behind.chars().next()?;
    let mut depth = 0usize;
    for (at, c) in behind.char_indices().take(crate::paste::command::MAX_EXPANSION) {
        depth += usize::from(c == opening);
        depth -= usize::from(c == closing);
        if depth == 0 {
            return Some(1 + at + c.len_utf8());
        }
    }
    None
}
