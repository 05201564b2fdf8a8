//! Base64 (RFC 4648): read in either alphabet (sections 4 and 5) without its padding, written in the first with it.

/// The bytes that `letters` stand for, and whether their last letter has no bits left over; `None` where a letter is
/// of neither alphabet or their number fits no bytes.
pub fn decode(letters: &[u8]) -> Option<(Vec<u8>, bool)> {
    if letters.len() % 4 == 1 {
        return None;
    }
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3 + 2);
    let (mut bits, mut count) = (0_u32, 0);
    for letter in letters {
        bits = bits << 6 | u32::from(sixth(*letter)?);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    Some((bytes, bits == 0))
}

/// `bytes` in ordinary base64, padding included.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let six = (bits >> (18 - 6 * place)) as u8 & 63;
            text.push(if place > three.len() { '=' } else { letter(six) });
        }
    }
    text
}

/// The letter of six bits.
fn letter(six: u8) -> char {
    char::from(match six {
        0..26 => b'A' + six,
        26..52 => b'a' + six - 26,
        52..62 => b'0' + six - 52,
        62 => b'+',
        _ => b'/',
    })
}

/// A letter's six bits.
fn sixth(letter: u8) -> Option<u8> {
    match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use ::base64::{
        Engine,
        engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD},
    };

    use super::*;

    #[test]
    fn every_byte_in_every_place_is_read_as_the_crate_wrote_it() {
        for length in 0..10_u8 {
            for seed in 0..=u8::MAX {
                let bytes: Vec<u8> = (0..length).map(|place| seed.wrapping_add(place.wrapping_mul(83))).collect();
                assert_eq!(encode(&bytes), STANDARD.encode(&bytes));
                for text in [STANDARD_NO_PAD.encode(&bytes), URL_SAFE_NO_PAD.encode(&bytes)] {
                    assert_eq!(decode(text.as_bytes()), Some((bytes.clone(), true)), "{text}");
                }
            }
        }
    }

    #[test]
    fn what_is_wrong_is_told() {
        assert_eq!(decode(b"Zm9vYh"), Some((b"foob".to_vec(), false)));
        for text in ["Z", "Zm9vY", "Zm9v=", "Zm 9", "Zm\u{e9}"] {
            assert_eq!(decode(text.as_bytes()), None, "{text}");
        }
    }
}
