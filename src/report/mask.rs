//! Masks: what gives way in a text that is handed on, and what stands in its place.

use crate::{
    case::Private,
    order::{sort_by, sort_by_key},
    text::{Document, Span, is_of_word, slice, span},
};

use super::people;

/// The kinds in the order in which they are offered: what they are called, and what stands in their place.
pub const KINDS: &[(Private, &str, &str)] = &[
    (Private::Token, "Whole tokens, with all that can be read from them", "[masked token]"),
    (Private::Signature, "Signatures of tokens", "[masked signature]"),
    (Private::Password, "Passwords", "[masked password]"),
    (Private::Cookie, "Cookies", "[masked cookie]"),
    (Private::Key, "API keys, client secrets and codes", "[masked key]"),
    (Private::PrivateKey, "Private keys", "[masked private key]"),
    (Private::Email, "E-mail addresses", "[masked e-mail]"),
    (Private::Ip, "IP addresses", "[masked IP address]"),
    (Private::Phone, "Phone numbers", "[masked phone]"),
    (Private::Name, "Names of people and accounts", "[masked name]"),
    (Private::Host, "Names of internal hosts", "[masked host]"),
];

/// A shorter secret can't be told from ordinary words; it is masked where it stands, and nowhere else.
const SHORTEST: usize = 4;
/// A name counts as a whole word alone and may be shorter.
const SHORTEST_WORD: usize = 3;
/// Of a text that was cut short, so many letters give a secret away.
const TAIL: usize = 8;

/// Which kinds are masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds(u16);

/// Every kind.
pub const ALL: Kinds = Kinds(u16::MAX);
/// What is masked unless one says otherwise: every kind but the names of internal hosts, which lead to nobody and are
/// often what the reader has to know.
pub const DEFAULT: Kinds = toggled(ALL, Private::Host);

/// Whether a kind is masked.
pub fn has(kinds: Kinds, kind: Private) -> bool {
    kinds.0 & (1 << kind as u16) != 0
}

/// The kinds with one of them switched.
pub const fn toggled(kinds: Kinds, kind: Private) -> Kinds {
    Kinds(kinds.0 ^ (1 << kind as u16))
}

/// What stands in the place of a kind.
pub fn name(kind: Private) -> &'static str {
    KINDS.iter().find(|row| row.0 == kind).map_or("[masked]", |row| row.2)
}

/// What there is to say about the masks to whoever reads what was handed on.
pub fn note(kinds: Kinds) -> &'static str {
    let whole = KINDS.iter().all(|row| row.0 == Private::Host || has(kinds, row.0));
    if whole { "secrets and personal data are masked" } else { "of secrets and personal data only a part is masked" }
}

/// Whether a text is nothing but a mask.
pub fn is_mask(text: &str) -> bool {
    KINDS.iter().any(|row| row.2 == text)
}

/// Letters to mask wherever they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    /// The letters.
    pub text: String,
    /// Their kind.
    pub kind: Private,
    /// Whether they count as a whole word alone.
    pub word: bool,
}

/// All that is masked in one report.
#[derive(Clone, Debug)]
pub struct Masks {
    /// The kinds.
    pub kinds: Kinds,
    /// In the order of their letters, each once.
    needles: Vec<Needle>,
    /// Which two first bytes any needle has: a bit each.
    begins: Vec<u64>,
    /// In the order of the documents; they may overlap.
    places: Vec<(Span, Private)>,
}

/// Masks out of places in the documents and letters to look for; both of the kinds that are masked alone.
pub fn masks(kinds: Kinds, mut places: Vec<(Span, Private)>, mut needles: Vec<Needle>) -> Masks {
    places.retain(|(place, kind)| has(kinds, *kind) && place.start < place.end);
    sort_by_key(&mut places, |place| place.0);
    places.dedup();
    needles.retain(|needle| {
        let shortest = if needle.word { SHORTEST_WORD } else { SHORTEST };
        has(kinds, needle.kind) && needle.text.len() >= shortest
    });
    sort_by(&mut needles, |a, b| a.text.cmp(&b.text).then(a.word.cmp(&b.word)));
    needles.dedup_by(|a, b| a.text == b.text);
    let mut begins = vec![0; 1 << 10];
    for pair in needles.iter().filter_map(|needle| pair(needle.text.as_bytes(), 0)) {
        begins.get_mut(pair >> 6).into_iter().for_each(|bits| *bits |= 1_u64 << (pair & 63));
    }
    Masks { kinds, needles, begins, places }
}

fn pair(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(*bytes.get(at)?) << 8 | usize::from(*bytes.get(at + 1)?))
}

/// The longest needle that stands at `at`: where it ends, and its kind.
fn needle(masks: &Masks, text: &str, at: usize) -> Option<(usize, Private)> {
    let first = pair(text.as_bytes(), at)?;
    if masks.begins.get(first >> 6)? >> (first & 63) & 1 == 0 {
        return None;
    }
    let rest = text.get(at..)?;
    if let Some((length, kind)) = tail(masks, rest) {
        return Some((at + length, kind));
    }
    let mut most = rest;
    // Any needle that `most` begins with stands before it in the order; the last such one is the longest.
    loop {
        let behind = masks.needles.partition_point(|needle| needle.text.as_str() <= most);
        let Some(found) = behind.checked_sub(1).and_then(|index| masks.needles.get(index)) else { break };
        let common = common(&found.text, most);
        if common == found.text.len() {
            if !found.word || is_word(text, at, at + common) {
                return Some((at + common, found.kind));
            }
            most = most.get(..most.floor_char_boundary(common.saturating_sub(1)))?;
        } else {
            most = most.get(..most.floor_char_boundary(common))?;
        }
        if most.len() < SHORTEST_WORD {
            break;
        }
    }
    None
}

/// The beginning of a needle at the end of a text that was cut short there.
fn tail(masks: &Masks, rest: &str) -> Option<(usize, Private)> {
    let cut = rest.strip_suffix('…')?;
    let next = masks.needles.partition_point(|needle| needle.text.as_str() < cut);
    let needle = masks.needles.get(next).filter(|needle| cut.len() >= TAIL && needle.text.starts_with(cut))?;
    Some((cut.len(), needle.kind))
}

fn common(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
}

fn is_word(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let behind = text.get(end..).and_then(|behind| behind.chars().next());
    !before.is_some_and(is_of_word) && !behind.is_some_and(is_of_word)
}

/// What is to be masked at `at`, be it known by its letters or by its shape; the longer counts.
fn masked(masks: &Masks, text: &str, at: usize) -> Option<(usize, Private)> {
    let shape = people::at(text, at).filter(|(_, kind)| has(masks.kinds, *kind));
    match (needle(masks, text, at), shape) {
        (Some(needle), Some(shape)) if shape.0 > needle.0 => Some(shape),
        (Some(needle), _) => Some(needle),
        (None, shape) => shape,
    }
}

/// The text with everything masked that is to be. A mask that stands in it already stays as it is.
pub fn text(masks: &Masks, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut at, mut kept) = (0, 0);
    while let Some(byte) = text.as_bytes().get(at) {
        let known = if *byte == b'[' { own(text, at) } else { 0 };
        let found = if known == 0 && text.is_char_boundary(at) { masked(masks, text, at) } else { None };
        let Some((mut end, kind)) = found else {
            at += known.max(1);
            continue;
        };
        // What begins within and reaches further goes with it.
        let mut inner = at + 1;
        while inner < end {
            let further = text.is_char_boundary(inner).then(|| needle(masks, text, inner)).flatten();
            end = further.map_or(end, |(further, _)| further.max(end));
            inner += 1;
        }
        out.push_str(text.get(kept..at).unwrap_or_default());
        out.push_str(name(kind));
        (at, kept) = (end, end);
    }
    out.push_str(text.get(kept..).unwrap_or_default());
    out
}

/// The length of the mask that stands at `at`; 0 where none does.
fn own(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    KINDS.iter().find(|row| rest.starts_with(row.2)).map_or(0, |row| row.2.len())
}

/// What stands at `place`, with everything masked that is to be: by where it stands, by its letters and by its shape.
pub fn quoted(masks: &Masks, documents: &[Document], place: Span) -> String {
    let mut out = String::new();
    let mut at = place.start;
    let from = masks.places.partition_point(|(inner, _)| inner.doc < place.doc);
    let inner = masks.places.iter().skip(from).take_while(|(inner, _)| inner.doc == place.doc);
    for (inner, kind) in inner.filter(|(inner, _)| inner.start < place.end && place.start < inner.end) {
        if inner.end <= at {
            continue;
        }
        if inner.start > at || at == place.start {
            out.push_str(&text(masks, slice(documents, Span { start: at, end: inner.start.max(at), ..place })));
            out.push_str(name(*kind));
        }
        at = inner.end.min(place.end);
    }
    out.push_str(&text(masks, slice(documents, Span { start: at, ..place })));
    out
}

/// A whole document, masked.
pub fn document(masks: &Masks, documents: &[Document], index: usize) -> String {
    let length = documents.get(index).map_or(0, |document| document.text.len());
    quoted(masks, documents, span(span(0, index, 0).start, 0, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(needles: &[(&str, Private, bool)]) -> Masks {
        let needle =
            |(text, kind, word): &(&str, Private, bool)| Needle { text: (*text).into(), kind: *kind, word: *word };
        masks(ALL, Vec::new(), needles.iter().map(needle).collect())
    }

    #[test]
    fn letters_give_way_wherever_they_stand() {
        let masks = given(&[
            ("hunter22", Private::Password, false),
            ("hunter22-long", Private::Key, false),
            ("alice", Private::Name, true),
            ("2-longest", Private::Cookie, false),
            ("abc", Private::Key, false),
        ]);
        let cases = [
            ("hunter22", "[masked password]"),
            ("xhunter22y", "x[masked password]y"),
            ("hunter22-long!", "[masked key]!"),
            ("hunter22-longest", "[masked key]"),
            ("alice, alices, malice", "[masked name], alices, malice"),
            ("alice@example.com", "[masked e-mail]"),
            ("it is hunter22-…", "it is [masked key]…"),
            ("it is hunte…", "it is hunte…"),
            ("abc is too short", "abc is too short"),
            ("[masked password]", "[masked password]"),
            ("[masked hunter22]", "[masked [masked password]]"),
            ("é€hunter22é", "é€[masked password]é"),
            ("", ""),
        ];
        for (from, to) in cases {
            assert_eq!(text(&masks, from), to, "{from}");
            assert_eq!(text(&masks, to), to, "{to}, again");
        }
    }

    #[test]
    fn a_kind_that_is_switched_off_stays() {
        let needles = || vec![Needle { text: "hunter22".into(), kind: Private::Password, word: false }];
        for (kind, _, mask) in KINDS {
            let kinds = toggled(ALL, *kind);
            assert!(!has(kinds, *kind) && has(ALL, *kind) && toggled(kinds, *kind) == ALL);
            let said =
                text(&masks(kinds, Vec::new(), needles()), "hunter22 a@b.example 203.0.113.7 +12025550123 x.corp");
            assert!(!said.contains(mask), "{said}");
        }
        assert_eq!((note(ALL), note(DEFAULT)), (note(DEFAULT), "secrets and personal data are masked"));
        assert_ne!(note(toggled(DEFAULT, Private::Cookie)), note(DEFAULT));
        assert!(!has(DEFAULT, Private::Host) && has(DEFAULT, Private::Name));
    }

    #[test]
    fn places_are_masked_whatever_stands_there() {
        let documents = [Document { name: "paste", origin: None, text: "pw=ab; n=alice;".into() }];
        let places =
            vec![(span(0, 3, 5), Private::Password), (span(0, 4, 5), Private::Key), (span(0, 9, 14), Private::Name)];
        let masks = masks(ALL, places, Vec::new());
        assert_eq!(document(&masks, &documents, 0), "pw=[masked password]; n=[masked name];");
        assert_eq!(quoted(&masks, &documents, span(0, 4, 11)), "[masked password]; n=[masked name]");
        assert_eq!(quoted(&masks, &documents, span(0, 5, 9)), "; n=");
    }
}
