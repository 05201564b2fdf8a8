//! As much of DER (ITU-T X.690) as keys and certificates need.
//!
//! Keys in DER are a sequence; what stands first in it tells which kind. It is done by hand, two kilobytes of what a
//! visitor loads, since the crate `x509-cert` with what it brings takes 39 for the same.

use super::{Certificate, Key, Material, curve, trimmed};
use crate::time::rfc_3339;

const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const OID: u8 = 0x06;
const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;

/// The most parts of a certificate's name that are read.
pub const MAX_NAME_PARTS: usize = 32;

/// What an algorithm's object identifier names: its content bytes, the JWK words for it, and the one `alg` that such
/// a key has.
///
/// RFC 3279 and 4055 (RSA), 5480 (EC), 8410 (OKP), 9881 (ML-DSA).
struct Algorithm {
    oid: &'static [u8],
    kty: &'static str,
    crv: &'static str,
    alg: &'static str,
}

const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
const EC: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1];

const ALGORITHMS: &[Algorithm] = &[
    Algorithm { oid: RSA, kty: "RSA", crv: "", alg: "" },
    Algorithm { oid: &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 10], kty: "RSA", crv: "", alg: "PS" },
    Algorithm { oid: EC, kty: "EC", crv: "", alg: "" },
    Algorithm { oid: &[0x2b, 101, 110], kty: "OKP", crv: "X25519", alg: "" },
    Algorithm { oid: &[0x2b, 101, 111], kty: "OKP", crv: "X448", alg: "" },
    Algorithm { oid: &[0x2b, 101, 112], kty: "OKP", crv: "Ed25519", alg: "" },
    Algorithm { oid: &[0x2b, 101, 113], kty: "OKP", crv: "Ed448", alg: "" },
    Algorithm { oid: &[0x60, 0x86, 0x48, 1, 101, 3, 4, 3, 17], kty: "AKP", crv: "", alg: "ML-DSA-44" },
    Algorithm { oid: &[0x60, 0x86, 0x48, 1, 101, 3, 4, 3, 18], kty: "AKP", crv: "", alg: "ML-DSA-65" },
    Algorithm { oid: &[0x60, 0x86, 0x48, 1, 101, 3, 4, 3, 19], kty: "AKP", crv: "", alg: "ML-DSA-87" },
];

/// Curves by the object identifier that stands beside the one for EC keys (RFC 5480, section 2.1.1.1; SEC 2).
const CURVES: &[(&[u8], &str)] = &[
    (&[0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7], "P-256"),
    (&[0x2b, 0x81, 4, 0, 34], "P-384"),
    (&[0x2b, 0x81, 4, 0, 35], "P-521"),
    (&[0x2b, 0x81, 4, 0, 10], "secp256k1"),
];

/// Takes the first value off `rest`: its tag and its content. `None` where none stands there whole.
fn next<'a>(rest: &mut &'a [u8]) -> Option<(u8, &'a [u8])> {
    let (tag, behind) = rest.split_first()?;
    let (first, mut behind) = behind.split_first()?;
    let mut length = usize::from(*first);
    if *first >= 0x80 {
        // Three bytes of length are 16 MB, more than is read of anything.
        let digits = usize::from(first & 0x7f);
        if !(1..=3).contains(&digits) {
            return None;
        }
        let (high, low) = behind.split_at_checked(digits)?;
        length = high.iter().fold(0, |length, digit| length << 8 | usize::from(*digit));
        behind = low;
    }
    let (content, behind) = behind.split_at_checked(length)?;
    *rest = behind;
    Some((*tag, content))
}

/// Takes the first value off, which must have this tag.
fn take<'a>(rest: &mut &'a [u8], tag: u8) -> Option<&'a [u8]> {
    next(rest).filter(|(found, _)| *found == tag).map(|(_, content)| content)
}

/// A key in DER: SPKI (RFC 5280, section 4.1.2.7), PKCS#1 (RFC 8017, appendix A.1), a certificate (RFC 5280), or a
/// private key in one of its forms. `None` where it is none of these.
pub fn key(der: &[u8]) -> Option<Key> {
    let content = take(&mut &*der, SEQUENCE)?;
    let mut rest = content;
    let (tag, first) = next(&mut rest)?;
    match tag {
        SEQUENCE => {
            let (tag, _) = next(&mut &*rest)?;
            if tag == BIT_STRING { spki(content) } else { certificate_key(der) }
        }
        INTEGER => numbers(first, rest),
        _ => None,
    }
}

/// What begins with a number: PKCS#1's public key has two; a private key (PKCS#1, PKCS#8, SEC 1) begins with its
/// version.
fn numbers(first: &[u8], mut rest: &[u8]) -> Option<Key> {
    let (tag, second) = next(&mut rest)?;
    if tag == INTEGER && rest.is_empty() && first.len() > 1 {
        return Some(rsa("pkcs1", first, second));
    }
    let private = |form| Some(Key { form, private: true, flaw: Some("key-private"), ..Key::default() });
    match (tag, first) {
        (SEQUENCE, [0 | 1]) => private("pkcs8"),
        (INTEGER, [0 | 1]) => private("pkcs1"),
        (OCTET_STRING, [1]) => private("sec1"),
        _ => None,
    }
}

fn rsa(form: &'static str, n: &[u8], e: &[u8]) -> Key {
    super::rsa(Key { form, kty: "RSA".into(), ..Key::default() }, trimmed(n), trimmed(e))
}

/// The content of a SubjectPublicKeyInfo.
fn spki(mut content: &[u8]) -> Option<Key> {
    let mut algorithm = take(&mut content, SEQUENCE)?;
    let oid = take(&mut algorithm, OID)?;
    let bits = take(&mut content, BIT_STRING)?;
    // The first byte counts the bits that are left over: none in a key.
    let (0, bytes) = bits.split_first().map(|(unused, bytes)| (*unused, bytes))? else { return None };
    let mut key = Key { form: "spki", ..Key::default() };
    let Some(known) = ALGORITHMS.iter().find(|known| known.oid == oid) else {
        return Some(Key { flaw: Some("key-unknown"), ..key });
    };
    key.kty = known.kty.into();
    key.crv = known.crv.into();
    key.alg = Some(known.alg.to_owned()).filter(|alg| !alg.is_empty());
    match known.kty {
        "RSA" => {
            let mut numbers = take(&mut &*bytes, SEQUENCE)?;
            let (n, e) = (take(&mut numbers, INTEGER)?, take(&mut numbers, INTEGER)?);
            Some(super::rsa(key, trimmed(n), trimmed(e)))
        }
        "EC" => {
            let curve_oid = take(&mut algorithm, OID)?;
            let name = CURVES.iter().find(|(oid, _)| *oid == curve_oid).map_or("", |(_, name)| name);
            key.crv = name.into();
            Some(super::point(key, bytes))
        }
        _ => {
            key.bits = curve(&key.crv).map_or(0, |(_, bits)| bits);
            key.material = Material::Raw(bytes.to_vec());
            Some(super::sized(key))
        }
    }
}

/// The subject's key of a certificate, and what the certificate says.
fn certificate_key(der: &[u8]) -> Option<Key> {
    let (certificate, spki_content) = certificate_parts(der)?;
    let key = spki(spki_content)?;
    Some(Key { form: "certificate", certificates: vec![certificate], ..key })
}

/// What an X.509 certificate says of itself (RFC 5280, section 4.1), and its SubjectPublicKeyInfo's content.
fn certificate_parts(der: &[u8]) -> Option<(Certificate, &[u8])> {
    const VERSION: u8 = 0xa0;
    let mut outer = take(&mut &*der, SEQUENCE)?;
    let mut body = take(&mut outer, SEQUENCE)?;
    if body.first() == Some(&VERSION) {
        next(&mut body)?;
    }
    take(&mut body, INTEGER)?;
    take(&mut body, SEQUENCE)?;
    let issuer = name(take(&mut body, SEQUENCE)?);
    let mut validity = take(&mut body, SEQUENCE)?;
    let from = moment(next(&mut validity)?);
    let until = moment(next(&mut validity)?);
    let subject = name(take(&mut body, SEQUENCE)?);
    Some((Certificate { subject, issuer, from, until }, take(&mut body, SEQUENCE)?))
}

/// The common name of an X.501 name, else its other names, divided by commas.
fn name(mut content: &[u8]) -> String {
    const COMMON_NAME: &[u8] = &[0x55, 4, 3];
    const BMP_STRING: u8 = 0x1e;
    let mut names: Vec<String> = Vec::new();
    for _ in 0..MAX_NAME_PARTS {
        let Some(mut set) = take(&mut content, SET) else { break };
        let Some(mut pair) = take(&mut set, SEQUENCE) else { continue };
        let (Some(oid), Some((tag, value))) = (take(&mut pair, OID), next(&mut pair)) else { continue };
        let text = if tag == BMP_STRING {
            let units: Vec<u16> = value
                .chunks_exact(2)
                .map(|unit| unit.iter().fold(0, |code, byte| code << 8 | u16::from(*byte)))
                .collect();
            String::from_utf16_lossy(&units)
        } else {
            String::from_utf8_lossy(value).into_owned()
        };
        if oid == COMMON_NAME {
            return text;
        }
        names.push(text);
    }
    names.join(", ")
}

/// UTCTime (`YYMMDDHHMMSSZ`, the years 1950 to 2049) or GeneralizedTime (`YYYYMMDDHHMMSSZ`).
fn moment((tag, content): (u8, &[u8])) -> Option<crate::time::Timestamp> {
    const UTC_TIME: u8 = 0x17;
    let text = std::str::from_utf8(content).ok()?;
    let mut full = String::with_capacity(20);
    if tag == UTC_TIME {
        full.push_str(if text < "5" { "20" } else { "19" });
    }
    full.push_str(text);
    for (at, sign) in [(4, '-'), (7, '-'), (10, 'T'), (13, ':'), (16, ':')] {
        if !full.is_char_boundary(at) || full.len() < at {
            return None;
        }
        full.insert(at, sign);
    }
    rfc_3339(&full)
}
