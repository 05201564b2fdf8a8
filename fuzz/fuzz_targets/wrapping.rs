//! Each undoing of a wrapping: what comes out leads back byte by byte, in order, on boundaries of characters.
#![no_main]

use why401::{
    paste::wrapping::{escapes, prefixes, undo, wire},
    text::{Document, Rewritten, derived, lead_back, span},
};
use why401_fuzz::text;

const WAYS: &[fn(&str) -> Option<Rewritten>] = &[
    prefixes::utf_16,
    prefixes::colours,
    prefixes::spaces,
    prefixes::quote_marks,
    prefixes::line_numbers,
    prefixes::log_prefixes,
    wire::messages,
    escapes::folded,
    escapes::string_literal,
    escapes::embedded,
    escapes::html,
    escapes::percent_encoded,
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes);
    for way in WAYS {
        let Some(new) = way(&text) else { continue };
        assert_eq!(new.text.len(), new.offsets.len());
        assert!(new.offsets.is_sorted(), "{text:?}");
        assert!(new.offsets.last().is_none_or(|last| *last as usize <= text.len()), "{text:?}");
        let whole = span(0, 0, text.len());
        let paste = Document { name: "paste", origin: None, text: text.clone() };
        let documents = [paste, derived("undone", new.clone(), whole)];
        for (at, c) in new.text.char_indices() {
            let back = lead_back(&documents, span(1, at, at + c.len_utf8()));
            assert!(text.get(back.start as usize..back.end as usize).is_some(), "{text:?}: {at}");
        }
    }
    let mut documents = vec![Document { name: "paste", origin: None, text }];
    undo(&mut documents);
});
