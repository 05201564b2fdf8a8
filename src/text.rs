//! Documents and the places in them.
//!
//! Everything that a report points at is a [`Span`] of a [`Document`]. Document 0 is the paste as it came;
//! a decoded token part or an unescaped value is a document of its own that knows the way back.

use serde::Serialize;

/// The bytes `start..end` of document `doc`, both on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// The document's index in [`crate::case::Case::documents`].
    pub doc: u32,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

/// A span of document `doc` from byte offsets; offsets over 4 GiB are cut to that.
pub fn span(doc: u32, start: usize, end: usize) -> Span {
    let cut = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    Span { doc, start: cut(start), end: cut(end).max(cut(start)) }
}

/// One text that was read: the paste itself, or what a part of it says when decoded or unescaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is, for people: "paste", "JWT payload".
    pub name: &'static str,
    /// Where it came from; `None` for the paste itself.
    pub origin: Option<Origin>,
    /// The text.
    pub text: String,
}

/// The way from a document back into its parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// What the document was made of.
    pub span: Span,
    /// Which byte came from where.
    pub map: Map,
}

/// Which byte of a derived document came from where in its parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Map {
    /// Not byte by byte: any part of it stands for the whole origin.
    Whole,
    /// The parent's offset of each byte's origin, with the end offset as a last entry.
    Bytes(Vec<u32>),
    /// The parent's offset of each significant base64 character, three bytes to four characters.
    Base64(Vec<u32>),
}

/// A text made out of another one, byte by byte.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rewritten {
    /// The new text.
    pub text: String,
    /// Where in the old text each byte of it came from.
    pub offsets: Vec<u32>,
}

/// Takes `range` of `old` over as it stands; a range that doesn't fit adds nothing.
pub fn keep(new: &mut Rewritten, old: &str, range: std::ops::Range<usize>) {
    let piece = old.get(range.clone()).unwrap_or_default();
    new.text.push_str(piece);
    new.offsets.extend((range.start..range.start + piece.len()).map(|at| u32::try_from(at).unwrap_or(u32::MAX)));
}

/// Adds `piece`, all of which came from offset `at` of the old text.
pub fn put(new: &mut Rewritten, piece: &str, at: usize) {
    new.text.push_str(piece);
    new.offsets.resize(new.text.len(), u32::try_from(at).unwrap_or(u32::MAX));
}

/// The new text as a document; `place` is where the old one stands.
pub fn derived(name: &'static str, new: Rewritten, place: Span) -> Document {
    let Rewritten { text, mut offsets } = new;
    offsets.iter_mut().for_each(|offset| *offset = offset.saturating_add(place.start));
    offsets.push(place.end);
    Document { name, origin: Some(Origin { span: place, map: Map::Bytes(offsets) }), text }
}

/// The text that `span` covers; empty where the span doesn't fit its document.
pub fn slice(documents: &[Document], span: Span) -> &str {
    documents
        .get(span.doc as usize)
        .and_then(|document| document.text.get(span.start as usize..span.end as usize))
        .unwrap_or_default()
}

/// Where `sign`, which isn't empty, stands last in `text`.
///
/// The standard library's search from behind takes two kilobytes, for the few places that ask.
pub fn last(text: &str, sign: &str) -> Option<usize> {
    text.as_bytes().windows(sign.len().max(1)).rposition(|letters| letters == sign.as_bytes())
}

/// The text in small letters of the scripts that the tables' words are written in: ASCII, Latin-1 and Cyrillic.
///
/// The standard library knows every script, and a visitor would load ten kilobytes of tables for it.
pub fn lower(text: &str) -> String {
    let small = |c: char| {
        let distance = match c {
            '×' => 0,
            'A'..='Z' | 'À'..='Þ' | 'А'..='Я' => 32,
            'Ѐ'..='Џ' => 80,
            _ => 0,
        };
        char::from_u32(u32::from(c) + distance).unwrap_or(c)
    };
    text.chars().map(small).collect()
}

/// Whether a word may have this character: a letter or digit, beyond ASCII by the blocks that hold punctuation,
/// symbols and pictures, and those that don't. As above, without the tables.
pub fn is_of_word(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '\u{80}'..'À' | '×' | '÷' => false,
        '\u{2000}'..'\u{2c00}' | '\u{2e00}'..'\u{2e80}' | '\u{3000}'..'\u{3040}' => false,
        '\u{e000}'..'\u{f900}' | '\u{fe00}'..'\u{fe70}' | '\u{feff}'..'\u{ff10}' => false,
        '\u{fff0}'..'\u{10000}' | '\u{1f000}'..'\u{20000}' => false,
        _ => true,
    }
}

/// Whether a character isn't seen, or turns the direction of what stands around it, so that what is shown isn't what
/// programs compare (Unicode Technical Report 36, section 2). Joiners are left out: scripts and pictures need them.
pub fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{e0001}'..='\u{e007f}')
}

/// The text with each such character, and each control character, as its number: `[U+202E]`.
pub fn revealed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) || c.is_control() && !matches!(c, '\n' | '\t') {
            let digit =
                |shift: u32| char::from_digit((u32::from(c) >> shift) & 15, 16).unwrap_or('0').to_ascii_uppercase();
            out.push_str("[U+");
            let wide = u32::from(c) > 0xFFFF;
            out.extend([20, 16].into_iter().filter(|_| wide).chain([12, 8, 4, 0]).map(digit));
            out.push(']');
        } else {
            out.push(c);
        }
    }
    out
}

/// The bytes of the paste (document 0) that `span` was made of.
///
/// A span of document 0 is returned as it is. The result lies on character boundaries of the paste.
pub fn lead_back(documents: &[Document], mut span: Span) -> Span {
    while span.doc != 0 {
        let Some(Origin { span: origin, map }) =
            documents.get(span.doc as usize).and_then(|document| document.origin.as_ref())
        else {
            return Span::default();
        };
        // A parent always stands before its child, so that this ends.
        if origin.doc >= span.doc {
            return Span::default();
        }
        span = step_back(*origin, map, span);
    }
    on_boundaries(documents, span)
}

/// `span` itself, and where it stands in the texts that were made of it byte by byte.
pub fn appearances(documents: &[Document], span: Span) -> Vec<Span> {
    let mut found = vec![span];
    for (index, document) in documents.iter().enumerate() {
        let Some(Origin { span: origin, map: Map::Bytes(offsets) }) = &document.origin else { continue };
        // A parent stands before its child, so that what it holds was found already.
        let parents = found
            .iter()
            .filter(|parent| parent.doc == origin.doc && parent.start < origin.end && origin.start < parent.end);
        let inner: Vec<Span> = parents
            .map(|parent| {
                let at = |offset: u32| offsets.partition_point(|from| *from < offset).min(document.text.len());
                let (start, end) = (at(parent.start), at(parent.end));
                self::span(
                    self::span(0, index, 0).start,
                    document.text.floor_char_boundary(start),
                    document.text.ceil_char_boundary(end),
                )
            })
            .collect();
        found.extend(inner);
    }
    found
}

fn step_back(origin: Span, map: &Map, span: Span) -> Span {
    let (start, end) = match map {
        Map::Whole => (origin.start, origin.end),
        Map::Bytes(offsets) => {
            let at = |index: u32| offsets.get(index as usize).copied().unwrap_or(origin.end);
            (at(span.start), at(span.end))
        }
        Map::Base64(offsets) => {
            let at = |index: usize| offsets.get(index).copied().unwrap_or(origin.end);
            let first = span.start as usize * 4 / 3;
            let last = (span.end as usize * 8).div_ceil(6);
            let end = last.checked_sub(1).map_or(origin.start, |index| at(index).saturating_add(1));
            (at(first), end.min(origin.end))
        }
    };
    Span { doc: origin.doc, start, end: end.max(start) }
}

fn on_boundaries(documents: &[Document], span: Span) -> Span {
    let Some(text) = documents.get(span.doc as usize).map(|document| document.text.as_str()) else {
        return Span::default();
    };
    let mut start = (span.start as usize).min(text.len());
    let mut end = (span.end as usize).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    self::span(span.doc, start, end)
}

/// Whether `words` stands in `text`, letters of ASCII in any case. Nothing stands nowhere.
pub fn has_ignoring_case(text: &str, words: &str) -> bool {
    let (text, words) = (text.as_bytes(), words.as_bytes());
    let Some(first) = words.first() else { return false };
    // Nearly every place is out by its first letter.
    let begins = |window: &&[u8]| window.first().is_some_and(|byte| byte.eq_ignore_ascii_case(first));
    text.windows(words.len()).filter(begins).any(|window| window.eq_ignore_ascii_case(words))
}

/// application/x-www-form-urlencoded undone: `+` is a space, `%41` a byte; what isn't UTF-8 is replaced.
pub fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let code = behind.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(if *first == b'+' { b' ' } else { *first });
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Something in the text that isn't as its standard says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Its name, explained in [`crate::knowledge::problem`].
    pub id: &'static str,
    /// Where it stands.
    pub span: Span,
    /// Whether the text is not well-formed because of it. A mere oddity (allowed by the grammar, surely not
    /// meant, or allowed for a reader but not for a sender) is `false`.
    #[serde(skip)]
    pub breaks: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents() -> Vec<Document> {
        vec![
            Document { name: "paste", origin: None, text: "x eyJh YQ".into() },
            Document {
                name: "part",
                origin: Some(Origin { span: span(0, 2, 9), map: Map::Base64(vec![2, 3, 4, 5, 7, 8]) }),
                text: "{\"aa".into(),
            },
            Document { name: "piece", origin: Some(Origin { span: span(1, 1, 4), map: Map::Whole }), text: "a".into() },
        ]
    }

    #[test]
    fn the_last_place_is_the_standard_librarys() {
        for text in ["", "-", " - - ", "````", "a```b```", "é - é", "no sign"] {
            for sign in ["```", " - ", "é"] {
                assert_eq!(last(text, sign), text.rfind(sign), "{sign} in {text}");
            }
        }
    }

    #[test]
    fn words_have_letters_and_digits() {
        for c in "aZ09éßÞЯёşİ错エ한עاญ".chars() {
            assert!(is_of_word(c), "{c}");
        }
        for c in " -_.,:;!(\"«»“”‘’…–—·×÷©。、「」！（\u{a0}\u{200b}\u{feff}→│█✓⚠😀\u{fffd}".chars()
        {
            assert!(!is_of_word(c), "{c:?}");
        }
    }

    #[test]
    fn small_letters_are_those_of_the_standard_library() {
        let text = "401 Accès REFUSÉ ÀÞ×ß, ДОСТУП ЗАПРЕЩЁН, hatası, アクセス, 拒绝";
        assert_eq!(lower(text), text.to_lowercase());
    }

    #[test]
    fn what_was_unescaped_is_found_where_it_came_from_and_where_it_stands() {
        let mut documents = vec![Document { name: "paste", origin: None, text: r#"a \"b\" c"#.into() }];
        let mut new = Rewritten::default();
        keep(&mut new, r#"a \"b\" c"#, 0..2);
        put(&mut new, "\"", 2);
        keep(&mut new, r#"a \"b\" c"#, 4..5);
        put(&mut new, "\"", 5);
        keep(&mut new, r#"a \"b\" c"#, 7..9);
        documents.push(derived("text", new, span(0, 0, 9)));
        assert_eq!(slice(&documents, span(1, 2, 5)), "\"b\"");
        assert_eq!(lead_back(&documents, span(1, 2, 5)), span(0, 2, 7));
        assert_eq!(appearances(&documents, span(0, 2, 7)), [span(0, 2, 7), span(1, 2, 5)]);
    }

    #[test]
    fn what_hides_is_shown_by_its_number() {
        let cases = [
            ("plain, été, שלום, 👩‍🚀\n", "plain, été, שלום, 👩‍🚀\n"),
            ("a\u{202e}nimda\u{200b}", "a[U+202E]nimda[U+200B]"),
            ("\0\u{9b}\u{e0041}\u{ad}", "[U+0000][U+009B][U+0E0041][U+00AD]"),
        ];
        for (text, shown) in cases {
            assert_eq!(revealed(text), shown);
        }
    }

    #[test]
    fn leads_back_through_base64_and_whole() {
        let documents = documents();
        assert_eq!(lead_back(&documents, span(1, 0, 1)), span(0, 2, 4));
        assert_eq!(lead_back(&documents, span(1, 3, 4)), span(0, 7, 9));
        assert_eq!(lead_back(&documents, span(2, 0, 1)), span(0, 3, 9));
        assert_eq!(lead_back(&documents, span(0, 1, 2)), span(0, 1, 2));
    }
}
