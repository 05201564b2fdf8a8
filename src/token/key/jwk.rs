//! JSON Web Keys (RFC 7517; members by type in RFC 7518, section 6; OKP in RFC 8037, section 2; AKP in RFC 9964).

use super::{Key, Material, chain, curve, point, rsa, sized, trimmed};
use crate::{
    json::{self, Node},
    token::base64url,
};

/// Members that only a private key has (RFC 7518, sections 6.2.2 and 6.3.2; RFC 8037, section 2; RFC 9964).
const PRIVATE: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "priv"];

/// A JWK. What is missing or not base64url to the letter is its flaw.
pub fn key(node: &Node) -> Key {
    let text = |name: &str| json::member(node, name).and_then(|member| json::string(&member.node));
    let owned = |name: &str| text(name).map(str::to_owned);
    let bytes = |name: &str| text(name).and_then(base64url::strict).filter(|bytes| !bytes.is_empty());
    let mut key = Key {
        form: "jwk",
        kty: owned("kty").unwrap_or_default(),
        crv: owned("crv").unwrap_or_default(),
        alg: owned("alg"),
        usage: owned("use"),
        key_ops: json::member(node, "key_ops")
            .map(|member| json::strings(&member.node).into_iter().map(str::to_owned).collect()),
        kid: owned("kid"),
        ..Key::default()
    };
    let (certificates, first) = json::member(node, "x5c").map(|member| chain(&member.node)).unwrap_or_default();
    key.certificates = certificates;
    if PRIVATE.iter().any(|name| json::member(node, name).is_some()) {
        return Key { private: true, flaw: Some("key-private"), ..key };
    }
    let (first_number, second) = match key.kty.as_str() {
        "oct" => ("k", ""),
        "RSA" => ("n", "e"),
        "EC" => ("x", "y"),
        "OKP" => ("x", ""),
        "AKP" => ("pub", ""),
        _ => return Key { flaw: Some("key-unknown"), ..key },
    };
    let Some(one) = bytes(first_number) else { return Key { flaw: Some("key-member"), ..key } };
    let Some(two) = (if second.is_empty() { Some(Vec::new()) } else { bytes(second) }) else {
        return Key { flaw: Some("key-member"), ..key };
    };
    key = match second {
        "e" => rsa(key, trimmed(&one), trimmed(&two)),
        "y" => coordinates(key, &one, &two),
        _ if key.kty == "oct" => Key { bits: one.len() * 8, material: Material::Secret(one), ..key },
        _ => raw(key, one),
    };
    // RFC 7517, section 4.7: "the key in the first certificate MUST match the public key".
    if first.is_some_and(|first| first.material != key.material) {
        key.flaw = key.flaw.or(Some("key-x5c"));
    }
    key
}

fn raw(key: Key, bytes: Vec<u8>) -> Key {
    let bits = curve(&key.crv).map_or(0, |(_, bits)| bits);
    sized(Key { bits, material: Material::Raw(bytes), ..key })
}

/// RFC 7518, section 6.2.1.2: a coordinate's length "MUST be the full size of a coordinate for the curve".
fn coordinates(key: Key, x: &[u8], y: &[u8]) -> Key {
    if curve(&key.crv).is_some_and(|(size, _)| x.len() != size || y.len() != size) {
        return Key { flaw: Some("key-length"), ..key };
    }
    point(key, &[&[4], x, y].concat())
}
