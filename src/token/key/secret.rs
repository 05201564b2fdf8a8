//! The ways to read a shared secret: libraries differ, and their users more.

use super::{Key, Material};
use crate::token::base64url;

/// Each reading of a secret that the text allows, the likeliest first. The bytes of no two are the same.
pub fn readings(text: &str) -> Vec<Key> {
    let trimmed = text.trim();
    let standard = trimmed.contains(['+', '/', '=']);
    let all = [
        ("text", Some(trimmed.as_bytes().to_vec())),
        (
            if standard { "base64" } else { "base64url" },
            Some(trimmed).filter(|text| !text.contains(' ')).and_then(base64url::either),
        ),
        ("hex", hex(trimmed)),
        ("untrimmed", Some(text.as_bytes().to_vec())),
    ];
    let mut keys: Vec<Key> = Vec::new();
    for (form, bytes) in all {
        let Some(bytes) = bytes.filter(|bytes| !bytes.is_empty()) else { continue };
        let bits = bytes.len() * 8;
        let material = Material::Secret(bytes);
        if keys.iter().all(|key| key.material != material) {
            keys.push(Key { form, kty: "oct".into(), bits, material, ..Key::default() });
        }
    }
    keys
}

/// Pairs of hexadecimal digits; colons between them are passed over.
fn hex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b':').collect();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let pairs = digits.chunks_exact(2);
    pairs.map(|pair| Some(digit(*pair.first()?)? << 4 | digit(*pair.last()?)?)).collect()
}
