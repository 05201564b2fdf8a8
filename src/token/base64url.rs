//! base64url as JOSE uses it (RFC 7515, section 2: no padding, no other characters), and what else people have.

use base64::{
    Engine,
    alphabet::URL_SAFE,
    engine::{GeneralPurpose, general_purpose::NO_PAD},
};

use crate::text::{Problem, span};

const LENIENT: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, NO_PAD.with_decode_allow_trailing_bits(true));

/// Bytes as JOSE writes them: no padding.
#[inline(never)]
pub fn encode(bytes: &[u8]) -> String {
    LENIENT.encode(bytes)
}

/// The SHA-256 digest of a text as JOSE writes it: `ath` (RFC 9449, section 4.2), `sd_hash` (RFC 9901, section 4.3.1).
pub fn digest(text: &str) -> String {
    encode(&super::sha256::sha256(text.as_bytes()))
}

/// Decodes `text`, whose letters stood at `offsets` of document `doc`.
///
/// Returns the bytes, the offsets of the significant letters, and each departure: padding, standard base64's
/// letters, a length that no bytes have, bits left over. Other characters are passed over.
pub fn decode(text: &str, offsets: &[u32], doc: u32) -> (Vec<u8>, Vec<u32>, Vec<Problem>) {
    let mut letters = Vec::with_capacity(text.len());
    let mut kept = Vec::with_capacity(text.len());
    let mut problems: Vec<Problem> = Vec::new();
    let mut note = |id: &'static str, offset: u32| match problems.iter_mut().find(|problem| problem.id == id) {
        Some(known) => known.span.end = offset + 1,
        None => problems.push(Problem { id, span: span(doc, offset as usize, offset as usize + 1), breaks: true }),
    };
    for (byte, offset) in text.bytes().zip(offsets) {
        let letter = match byte {
            b'+' | b'/' => {
                note("standard-base64", *offset);
                if byte == b'+' { b'-' } else { b'_' }
            }
            b'=' => {
                note("padding", *offset);
                continue;
            }
            _ if byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' => byte,
            _ => {
                note("bad-character", *offset);
                continue;
            }
        };
        letters.push(letter);
        kept.push(*offset);
    }
    if letters.len() % 4 == 1 {
        letters.pop();
        if let Some(offset) = kept.pop() {
            note("base64-length", offset);
        }
    }
    let bytes = LENIENT.decode(&letters).unwrap_or_default();
    let exact = LENIENT.encode(&bytes).into_bytes() == letters;
    if let Some(offset) = kept.last().filter(|_| !exact && !bytes.is_empty()) {
        note("trailing-bits", *offset);
    }
    (bytes, kept, problems)
}

/// Decodes what is base64url to the letter: no padding, no other character, no bits left over.
pub fn strict(text: &str) -> Option<Vec<u8>> {
    LENIENT.decode(text).ok().filter(|bytes| LENIENT.encode(bytes) == text)
}

/// Decodes either base64, with or without padding and line ends; `None` where another character stands in it.
pub fn either(text: &str) -> Option<Vec<u8>> {
    let letters: Vec<u8> = text
        .trim()
        .trim_end_matches('=')
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace())
        .map(|byte| match byte {
            b'+' => b'-',
            b'/' => b'_',
            _ => byte,
        })
        .collect();
    LENIENT.decode(letters).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_and_names_departures() {
        // text, bytes, problems; RFC 4648, section 10, and section 3.5
        let cases: &[(&str, &[u8], &[&str])] = &[
            ("Zm9vYg", b"foob", &[]),
            ("Zm9vYg==", b"foob", &["padding"]),
            ("_-8", &[0xff, 0xef], &[]),
            ("/+8=", &[0xff, 0xef], &["standard-base64", "padding"]),
            ("Zm9vYh", b"foob", &["trailing-bits"]),
            ("Zm9vY", b"foo", &["base64-length"]),
            ("Zm*9v", b"foo", &["bad-character"]),
            ("", b"", &[]),
        ];
        for (text, bytes, ids) in cases {
            let offsets: Vec<u32> = (0..text.len() as u32).collect();
            let (decoded, _, problems) = decode(text, &offsets, 0);
            assert_eq!(&decoded, bytes, "{text}");
            assert_eq!(problems.iter().map(|problem| problem.id).collect::<Vec<_>>(), *ids, "{text}");
        }
    }

    #[test]
    fn to_the_letter_or_either_way() {
        // text, whether it is base64url to the letter, bytes either way
        let cases: &[(&str, bool, Option<&[u8]>)] = &[
            ("Zm9vYg", true, Some(b"foob")),
            ("Zm9vYg==", false, Some(b"foob")),
            ("Zm9v\r\nYg==\n", false, Some(b"foob")),
            ("_-8", true, Some(&[0xff, 0xef])),
            ("/+8=", false, Some(&[0xff, 0xef])),
            ("Zm9vYh", false, Some(b"foob")),
            ("Zm9vY", false, None),
            ("Zm*v", false, None),
            ("", true, Some(b"")),
        ];
        for (text, letter, bytes) in cases {
            assert_eq!(strict(text).as_deref(), bytes.filter(|_| *letter), "{text}");
            assert_eq!(either(text).as_deref(), *bytes, "{text}");
        }
    }
}
