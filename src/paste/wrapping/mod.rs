//! What other programs put around a text, or made of it on its way into the paste: colours of a terminal, quote marks
//! of mails, line numbers, prefixes of logs, escapes of string literals, of HTML and of addresses, folded lines.
//!
//! Each is undone once, in a document of its own whose bytes lead back into the paste.

pub mod escapes;
pub mod nested;
pub mod prefixes;
pub mod wire;

use crate::text::{Document, Problem, Rewritten, derived, span};

/// One way in which a text comes wrapped.
struct Wrapping {
    /// The problem that names it.
    problem: &'static str,
    /// What the text without it is called.
    document: &'static str,
    /// The text without it; `None` where the text isn't wrapped that way.
    undo: fn(&str) -> Option<Rewritten>,
}

/// From the outermost to the innermost.
const WRAPPINGS: &[Wrapping] = &[
    Wrapping { problem: "utf-16", document: "text in UTF-8", undo: prefixes::utf_16 },
    Wrapping { problem: "terminal-colours", document: "text without colours", undo: prefixes::colours },
    Wrapping { problem: "odd-spaces", document: "text with plain spaces", undo: prefixes::spaces },
    Wrapping { problem: "quote-marks", document: "text without quote marks", undo: prefixes::quote_marks },
    Wrapping { problem: "quote-marks", document: "text without its bar", undo: prefixes::bars },
    Wrapping { problem: "line-numbers", document: "text without line numbers", undo: prefixes::line_numbers },
    Wrapping { problem: "log-prefixes", document: "text without the log's prefixes", undo: prefixes::log_prefixes },
    Wrapping { problem: "nested-log", document: "lines of the program", undo: nested::lines },
    Wrapping { problem: "wire-log", document: "messages of the log", undo: wire::messages },
    Wrapping { problem: "folded-lines", document: "unfolded text", undo: escapes::folded },
    Wrapping { problem: "string-escapes", document: "unescaped text", undo: escapes::string_literal },
    Wrapping { problem: "string-escapes", document: "unescaped text", undo: escapes::embedded },
    Wrapping { problem: "string-escapes", document: "unescaped text", undo: escapes::quoted_object },
    Wrapping { problem: "html-escaped", document: "unescaped text", undo: escapes::html },
    Wrapping { problem: "percent-encoded", document: "decoded text", undo: escapes::percent_encoded },
];

/// The most wrappings that are undone, one within the other.
pub const MAX_LAYERS: usize = 6;
/// A longer text is read as it stands, in bytes.
pub const MAX_WRAPPED: usize = 4 * 1024 * 1024;
/// The most places that are named for one wrapping.
const MAX_PLACES: usize = 200;

/// Undoes every wrapping of document 0; the document to be read, and what was taken off.
pub fn undo(documents: &mut Vec<Document>) -> (u32, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut doc = 0;
    for _ in 0..MAX_LAYERS {
        let Some(text) = documents.get(doc as usize).map(|document| document.text.as_str()) else { break };
        if text.len() > MAX_WRAPPED {
            break;
        }
        let undone = WRAPPINGS.iter().find_map(|wrapping| Some((wrapping, (wrapping.undo)(text)?)));
        let Some((wrapping, new)) = undone.filter(|(_, new)| new.text != text) else { break };
        let place = span(doc, 0, text.len());
        problems.extend(left_out(doc, text, &new, wrapping.problem));
        doc = span(0, documents.len(), 0).start;
        documents.push(derived(wrapping.document, new, place));
    }
    (doc, problems)
}

/// The stretches of the old text that the new one leaves out, in order.
fn left_out(doc: u32, old: &str, new: &Rewritten, id: &'static str) -> Vec<Problem> {
    let mut places = Vec::new();
    let mut behind = 0;
    let ends = [span(0, old.len(), 0).start];
    for &offset in new.offsets.iter().chain(&ends) {
        if offset > behind && places.len() < MAX_PLACES {
            // Of a character that another stands for, all bytes.
            let (start, end) = (old.floor_char_boundary(behind as usize), old.ceil_char_boundary(offset as usize));
            places.push(Problem { id, span: span(doc, start, end), breaks: false });
        }
        behind = offset.saturating_add(1).max(behind);
    }
    places
}

#[cfg(test)]
mod tests;
