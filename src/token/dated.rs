//! What can be read out of credentials that aren't JWTs, without any key: when they were made, and whether a letter
//! is wrong.

use super::base64url;
use crate::time::Timestamp;

/// The longest text in base 62 that is decoded, in letters: that takes time by the square of its length.
pub const LONGEST_BASE_62: usize = 512;

const BASE_62: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Bytes of base64url or base64, nothing else in it; `%2B`, `%2F` and `%3D` as addresses and cookies have them.
pub(super) fn bytes(text: &str) -> Option<Vec<u8>> {
    if !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_+/=%".contains(&byte)) {
        return None;
    }
    let text = text.replace("%3D", "").replace("%3d", "").replace("%2B", "+").replace("%2F", "/");
    let (bytes, _, problems) = base64url::decode(&text, &vec![0; text.len()], 0);
    let mended = |id| ["padding", "standard-base64"].contains(&id);
    (problems.iter().all(|problem| mended(problem.id)) && !bytes.is_empty()).then_some(bytes)
}

/// Seconds since 1970 in bytes, the highest first.
fn seconds(bytes: &[u8]) -> Timestamp {
    Timestamp(bytes.iter().fold(0_i64, |sum, byte| (sum << 8) | i64::from(*byte)))
}

/// When a Fernet token was made: `0x80`, 64 bits of seconds, a vector of 16 bytes, blocks of 16 bytes, an HMAC of 32
/// (Fernet Spec, "Token Format").
pub(super) fn fernet(value: &str) -> Option<Timestamp> {
    let bytes = bytes(value)?;
    let time = bytes.get(1..9)?;
    let whole = bytes.len() >= 73 && (bytes.len() - 57).is_multiple_of(16);
    (bytes.first() == Some(&0x80) && time.first()? < &0x40 && whole).then(|| seconds(time))
}

/// When a Branca token was made: `0xBA`, 32 bits of seconds, a nonce of 24 bytes, the content, a tag of 16, all in
/// base 62 (Branca Token, "Token Format").
pub(super) fn branca(value: &str) -> Option<Timestamp> {
    let fits = (61..=LONGEST_BASE_62).contains(&value.len());
    let bytes = base_62(value.as_bytes()).filter(|bytes| fits && bytes.len() >= 45)?;
    (bytes.first() == Some(&0xBA)).then(|| bytes.get(1..5).map(seconds))?
}

/// The number that a text in base 62 writes, as bytes, the highest first.
fn base_62(text: &[u8]) -> Option<Vec<u8>> {
    let mut lowest_first: Vec<u8> = Vec::new();
    for letter in text.iter().take(LONGEST_BASE_62) {
        let mut carry = BASE_62.iter().position(|known| known == letter)?;
        for byte in &mut lowest_first {
            carry += usize::from(*byte) * 62;
            *byte = (carry & 0xFF) as u8;
            carry >>= 8;
        }
        if carry > 0 {
            lowest_first.push(carry as u8);
        }
    }
    lowest_first.reverse();
    Some(lowest_first)
}

/// Django's `signing`: data, time in base 62, and an HMAC with SHA-256 (or SHA-1, before Django 3.1) in base64url,
/// colons between. The time, and where it stands.
pub(super) fn django(value: &str) -> Option<(Timestamp, std::ops::Range<usize>)> {
    let mut parts = value.rsplitn(3, ':');
    let (signature, time, data) = (parts.next()?, parts.next()?, parts.next()?);
    let length = bytes(signature).map(|bytes| bytes.len())?;
    let data_fits = !data.is_empty() && data.bytes().all(|byte| byte.is_ascii_graphic());
    if !data_fits || time.len() != 6 || !matches!(length, 20 | 32) {
        return None;
    }
    let at = seconds(&base_62(time.as_bytes())?);
    let start = data.len() + 1;
    // From 2001 to 2100: six letters that were meant for something else are mostly later.
    (1_000_000_000..4_102_444_800).contains(&at.0).then_some((at, start..start + time.len()))
}

/// Whether the checksum of a GitHub token fits; `None` where the kind has none.
///
/// "Behind GitHub's new authentication token formats": the last six letters are the CRC-32 of the ones before, in
/// base 62; the published samples show that the prefix isn't counted.
pub(super) fn github_checksum(value: &str) -> Option<bool> {
    let (prefix, rest) = value.split_once('_')?;
    let body = rest.get(..30).filter(|_| prefix.len() == 3 && rest.len() == 36)?;
    // A row of one letter or a few stands for a token that was left out.
    if rest.bytes().filter(|byte| rest.bytes().next() == Some(*byte)).count() > 12 {
        return None;
    }
    let said = base_62(rest.get(30..)?.as_bytes())?;
    Some(seconds(&said).0 == i64::from(crc_32(body.as_bytes())))
}

/// CRC-32 as in zip and PNG (RFC 1952, section 8).
fn crc_32(data: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
    !data.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

/// A macaroon: packets of the first form, or fields of the second with the signature of 32 bytes at the end
/// (libmacaroons, "doc/format.txt").
pub(super) fn is_macaroon(value: &str) -> bool {
    let Some(bytes) = bytes(value).filter(|bytes| bytes.len() > 40) else { return false };
    let first = bytes.get(4..).is_some_and(|rest| rest.starts_with(b"location ") || rest.starts_with(b"identifier "));
    let second = matches!(bytes.as_slice(), [2, 1 | 2, ..])
        && bytes.len().checked_sub(34).and_then(|at| bytes.get(at..at + 2)) == Some(&[6, 32]);
    first && bytes.first() == Some(&b'0') || second
}

/// A Rails cookie: data and an HMAC in hexadecimal digits, or data, vector (12 bytes) and tag (16) of AES-GCM, two
/// hyphens between (ActiveSupport::MessageVerifier, ActiveSupport::MessageEncryptor).
pub(super) fn is_rails(value: &str) -> bool {
    let parts: Vec<&str> = value.split("--").collect();
    let length = |part: &str| bytes(part).map_or(0, |bytes| bytes.len());
    match parts.as_slice() {
        [data, digest] => {
            matches!(digest.len(), 40 | 64) && digest.bytes().all(|byte| byte.is_ascii_hexdigit()) && length(data) >= 8
        }
        [data, vector, tag] => length(data) >= 8 && length(vector) == 12 && length(tag) == 16,
        _ => false,
    }
}

/// A session id that Express signed: `s:`, the id, a dot, and an HMAC with SHA-256 (cookie-signature).
pub(super) fn is_express(value: &str) -> bool {
    let rest = value.strip_prefix("s:").or_else(|| value.strip_prefix("s%3A"));
    rest.and_then(|rest| rest.rsplit_once('.'))
        .is_some_and(|(id, signature)| id.len() >= 8 && bytes(signature).is_some_and(|bytes| bytes.len() == 32))
}

/// Whether a text is one word of random letters, such as services make for tokens that only they can look up: 20
/// letters at least, of both cases, with digits strewn in.
pub(super) fn is_random(value: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let switches = value
        .as_bytes()
        .windows(2)
        .filter(|pair| matches!(pair, [one, other] if one.is_ascii_digit() != other.is_ascii_digit()))
        .count();
    // Base64 of a text is that text, and no token.
    let text = bytes(value).is_some_and(|bytes| bytes.iter().all(|byte| (b' '..=b'~').contains(byte)));
    (20..=512).contains(&value.len())
        && !text
        && value.bytes().all(letter)
        && value.bytes().any(|byte| byte.is_ascii_uppercase())
        && value.bytes().any(|byte| byte.is_ascii_lowercase())
        && switches >= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The Fernet specification's `generate.json`: made 1985-10-26T01:20:00-07:00.
    const FERNET: &str =
        "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==";

    #[test]
    fn fernet_tells_when_it_was_made() {
        assert_eq!(fernet(FERNET), Some(Timestamp(499_162_800)));
        assert_eq!(fernet(&FERNET.replace("==", "%3D%3D")), Some(Timestamp(499_162_800)));
        assert_eq!(fernet(&FERNET[..80]), None);
        assert_eq!(fernet(&FERNET.replace("gAAA", "hAAA")), None);
    }

    #[test]
    fn branca_tells_when_it_was_made() {
        // The specification's test vectors: the lowest and the highest time.
        let lowest = "870S4BYxgHw0KnP3W9fgVUHEhT5g86vJ17etaC5Kh5uIraWHCI1psNQGv298ZmjPwoYbjDQ9chy2z";
        assert_eq!(branca(lowest), Some(Timestamp(0)));
        let highest = "89i7YCwu5tWAJNHUDdmIqhzOi5hVHOd4afjZcGMcVmM4enl4yeLiDyYv41eMkNmTX6IwYEFErCSqr";
        assert_eq!(branca(highest), Some(Timestamp(4_294_967_295)));
        let known = "875GH233T7IYrxtgXxlQBYiFobZMQdHAT51vChKsAIYCFxZtL1evV54vYqLyZtQ0ekPHt8kJHQp0a";
        assert_eq!(branca(known), Some(Timestamp(123_206_400)));
        assert_eq!(branca(&lowest.replace("870S", "970S")), None);
        assert_eq!(branca(&"8".repeat(LONGEST_BASE_62 + 1)), None);
    }

    #[test]
    fn github_tokens_carry_a_checksum() {
        // Samples that were published when they had run out.
        for token in ["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", "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"] {
            assert_eq!(github_checksum(token), Some(true), "{token}");
            assert_eq!(github_checksum(&token.replace('T', "t")), Some(false), "{token}");
        }
        for none in [
            "github_pat_11AAAAAAA0aaaaaaaaaaaa",
            "ghp_short",
            "ghp_",
            "x",
            "ghp_000000000000000000000000000000000000",
            "ghp_ééééééééééééééééééé",
        ] {
            assert_eq!(github_checksum(none), None, "{none}");
        }
    }

    #[test]
    fn signed_cookies_are_told_by_their_parts() {
        // The documentation of django.core.signing shows this one.
        let (at, place) = django("ImZvbyI:1NMg1b:zGcDE4-TCkaeGzLeW9UQwZesciI").unwrap();
        assert_eq!((at, place), (Timestamp(1_261_393_323), 8..14));
        assert!(django("10:20:30").is_none() && django("a:1NMg1b:short").is_none());
        assert!(is_rails(&format!("eyJfcmFpbHMiOnt9fQ%3D%3D--{}", "0".repeat(40))));
        assert!(is_rails("QUJDREVGR0hJSktM--MTIzNDU2Nzg5MDEy--MTIzNDU2Nzg5MDEyMzQ1Ng%3D%3D"));
        assert!(!is_rails("a--b--c") && !is_rails("--no-verify"));
        assert!(is_express(&format!("s%3AAbCdEfGhIjKl.{}", "A".repeat(43))));
        assert!(!is_express("s:short") && !is_express("s:long-enough.no"));
        let first = "MDAyOGxvY2F0aW9uIGh0dHBzOi8vYmFuay5leGFtcGxlLwowMDI2aWRlbnRpZmllciBrZXk";
        assert!(is_macaroon(first) && !is_macaroon(FERNET));
        assert!(is_random("Zk3nQ8vT1xLw5RbY7mPcH2") && !is_random("DNS_PROBE_FINISHED_NXDOMAIN"));
        assert!(!is_random("Microsoft-AspNetCore-Authentication-JwtBearer"));
    }
}
