//! A pasted key: what kind it is, and its numbers. Nothing here computes with a key.
//!
//! A key is read, never mended: what isn't right with it is its `flaw`, and a key with a flaw checks nothing.

pub mod der;
mod jwk;
mod secret;

use super::base64url;
use crate::{
    json::{self, Node, Value},
    text::last,
    time::Timestamp,
};

/// The longest paste that is read as keys, in bytes: a set of keys is a few kilobytes.
pub const MAX_LENGTH: usize = 1024 * 1024;
/// The most keys that are read in one paste.
pub const MAX_KEYS: usize = 64;
/// The most certificates that are read of one chain.
pub const MAX_CHAIN: usize = 16;

/// A key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key {
    /// How it was written: "text", "untrimmed", "hex", "base64" and "base64url" for the readings of a secret, "jwk",
    /// "spki", "pkcs1", "certificate"; for private keys also "pkcs8", "sec1" and "pem".
    pub form: &'static str,
    /// Its type in the words of JWK: "oct", "RSA", "EC", "OKP", "AKP".
    pub kty: String,
    /// Its curve in the words of JWK; empty where it has none.
    pub crv: String,
    /// Its size in bits: of the secret, the modulus or the curve.
    pub bits: usize,
    /// The algorithm that it is for. "PS" stands for any of that family.
    pub alg: Option<String>,
    /// `use`: "sig" or "enc".
    pub usage: Option<String>,
    /// `key_ops`: what may be done with it.
    pub key_ops: Option<Vec<String>>,
    /// `kid`: its name.
    pub kid: Option<String>,
    /// Whether it is a private key.
    pub private: bool,
    /// What keeps it from checking anything: an id of [`super::verify::REASONS`].
    pub flaw: Option<&'static str>,
    /// Its numbers.
    pub material: Material,
    /// The certificate that it was taken from, and those above it.
    pub certificates: Vec<Certificate>,
}

/// A key's numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Material {
    /// Unknown, or those of a private key, which aren't kept.
    #[default]
    None,
    /// A shared secret.
    Secret(Vec<u8>),
    /// Modulus and public exponent, big-endian, without leading zeros.
    Rsa(Vec<u8>, Vec<u8>),
    /// The public key as it goes over the wire: for EC `04 ‖ x ‖ y`.
    Raw(Vec<u8>),
}

/// What an X.509 certificate says of itself. Nobody has checked it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Whose key it is.
    pub subject: String,
    /// Who signed it.
    pub issuer: String,
    /// From when it holds.
    pub from: Option<Timestamp>,
    /// Until when it holds.
    pub until: Option<Timestamp>,
}

/// All that was read from one paste.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// The keys in order. The readings of a secret are a key each.
    pub keys: Vec<Key>,
    /// Whether it is a set, of which a token chooses.
    pub set: bool,
    /// Why there is none: an id of [`super::verify::REASONS`].
    pub problem: Option<&'static str>,
}

/// Reads a pasted key or set of keys.
pub fn read(text: &str) -> Keys {
    let trimmed = text.trim();
    let none = |problem| Keys { problem: Some(problem), ..Keys::default() };
    match () {
        () if trimmed.is_empty() => none("key-empty"),
        () if text.len() > MAX_LENGTH => none("key-too-long"),
        () if trimmed.starts_with(['{', '[']) => from_json(trimmed),
        () if trimmed.contains("-----BEGIN ") => pem(trimmed),
        () if ["ssh-", "ecdsa-sha2-"].iter().any(|start| trimmed.starts_with(start)) => none("key-ssh"),
        () if trimmed.starts_with("ey") && trimmed.split('.').count() > 2 => none("key-is-token"),
        () => match base64url::either(trimmed).and_then(|bytes| der::key(&bytes)) {
            // A key without its armour, as Keycloak's console and `x5c` show it.
            Some(key) => one(key),
            None => Keys { keys: secret::readings(text), ..Keys::default() },
        },
    }
}

fn one(key: Key) -> Keys {
    Keys { keys: vec![key], ..Keys::default() }
}

/// The blocks of a PEM text (RFC 7468).
fn pem(text: &str) -> Keys {
    let mut keys: Vec<Key> = Vec::new();
    for block in text.split("-----BEGIN ").skip(1).take(MAX_KEYS) {
        let (label, rest) = block.split_once("-----").unwrap_or((block, ""));
        // OpenSSL writes the curve's name before an EC private key.
        if label == "EC PARAMETERS" {
            continue;
        }
        let body = rest.split_once("-----END ").map(|(body, _)| body);
        let key = body.and_then(base64url::either).and_then(|bytes| der::key(&bytes));
        keys.push(match key {
            _ if label.ends_with("PRIVATE KEY") => {
                let private = Key { form: "pem", private: true, flaw: Some("key-private"), ..Key::default() };
                key.filter(|key| key.private).unwrap_or(private)
            }
            Some(key) => key,
            None => {
                let flaw = if body.is_some() { "key-pem" } else { "key-cut-off" };
                Key { form: "pem", flaw: Some(flaw), ..Key::default() }
            }
        });
    }
    let set = keys.len() > 1;
    Keys { keys, set, problem: None }
}

/// A JWK, a JWK Set (RFC 7517), a list of JWKs, or certificates by `kid`, as Google serves them.
fn from_json(text: &str) -> Keys {
    let none = |problem| Keys { problem: Some(problem), ..Keys::default() };
    let (Some(node), problems) = json::read_all(text, 0, 0..text.len()) else { return none("key-json") };
    if problems.iter().any(|problem| problem.breaks) {
        return none("key-json");
    }
    let has = |name| json::member(&node, name).is_some();
    if has("kty") {
        return one(jwk::key(&node));
    }
    let list = match json::member(&node, "keys").map(|keys| &keys.node).unwrap_or(&node) {
        Node { value: Value::Array(items), .. } => items.iter().take(MAX_KEYS).map(jwk::key).collect(),
        _ if has("jwks_uri") => return none("key-discovery"),
        _ => json::members(&node).iter().take(MAX_KEYS).filter_map(named_certificate).collect(),
    };
    let list: Vec<Key> = list;
    let problem = list.is_empty().then_some("key-none-in-json");
    Keys { keys: list, set: true, problem }
}

/// `"kid": "-----BEGIN CERTIFICATE-----…"`.
fn named_certificate(member: &json::Member) -> Option<Key> {
    let text = json::string(&member.node).filter(|text| text.contains("-----BEGIN "))?;
    let key = pem(text).keys.into_iter().next()?;
    Some(Key { kid: Some(member.name.clone()), ..key })
}

/// The certificates of an `x5c` member (RFC 7515, section 4.1.6; RFC 7517, section 4.7), and the first one's key.
pub fn chain(node: &Node) -> (Vec<Certificate>, Option<Key>) {
    let (mut certificates, mut first) = (Vec::new(), None);
    for text in json::strings(node).into_iter().take(MAX_CHAIN) {
        let key = base64url::either(text).and_then(|bytes| der::key(&bytes)).unwrap_or_default();
        certificates.extend(key.certificates.iter().cloned());
        first.get_or_insert(key);
    }
    (certificates, first.filter(|key| !key.certificates.is_empty()))
}

/// The key material that stands in a paste beside other things: PEM blocks, or an object with `kty` or `keys`. A paste
/// that is too long for keys isn't searched.
pub fn beside(paste: &str) -> Option<&str> {
    if paste.len() > MAX_LENGTH {
        return None;
    }
    let found = match paste.find("-----BEGIN ") {
        Some(start) => {
            let from = paste.get(start..)?;
            let end = last(from, "-----END ")?;
            let label = end + "-----END ".len();
            from.get(..label + from.get(label..)?.find("-----")? + "-----".len())?
        }
        None => {
            // Of a set the brace before `keys` comes first.
            let sign = ["\"keys\"", "\"kty\""].into_iter().filter_map(|sign| paste.find(sign)).min()?;
            let start = last(paste.get(..sign)?, "{")?;
            let (_, end, _) = json::read(paste, 0, start..paste.len());
            paste.get(start..end)?
        }
    };
    Some(found).filter(|found| read(found).problem.is_none())
}

/// A number without its leading zeros.
fn trimmed(number: &[u8]) -> &[u8] {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    number.get(zeros..).unwrap_or_default()
}

fn bits(number: &[u8]) -> usize {
    number.first().map_or(0, |first| number.len() * 8 - first.leading_zeros() as usize)
}

/// `key` with RSA's numbers. A modulus or exponent that is even or tiny makes signatures that anybody can write.
#[inline(never)]
fn rsa(mut key: Key, n: &[u8], e: &[u8]) -> Key {
    key.bits = bits(n);
    let odd = |number: &[u8]| number.last().is_some_and(|byte| byte & 1 == 1);
    if !odd(n) || !odd(e) || bits(e) < 2 || key.bits < 512 || key.bits > 16_384 {
        key.flaw = key.flaw.or(Some("key-rsa-numbers"));
    }
    key.material = Material::Rsa(n.to_vec(), e.to_vec());
    key
}

/// The bytes of a coordinate or of a raw key, and the size in bits, of a curve.
fn curve(crv: &str) -> Option<(usize, usize)> {
    Some(match crv {
        "P-256" | "secp256k1" | "Ed25519" | "X25519" => (32, 256),
        "P-384" => (48, 384),
        "P-521" => (66, 521),
        "Ed448" => (57, 448),
        "X448" => (56, 448),
        _ => return None,
    })
}

/// `key` with an EC point as SEC 1 writes it (section 2.3.3): `04 ‖ x ‖ y`.
#[inline(never)]
fn point(mut key: Key, bytes: &[u8]) -> Key {
    key.material = Material::Raw(bytes.to_vec());
    let Some((size, bits)) = curve(&key.crv) else {
        return Key { flaw: key.flaw.or(Some("key-unknown")), ..key };
    };
    key.bits = bits;
    let flaw = match bytes.first() {
        Some(4) if bytes.len() == 1 + 2 * size => None,
        Some(2 | 3) => Some("key-compressed"),
        _ => Some("key-length"),
    };
    Key { flaw: key.flaw.or(flaw), ..key }
}

/// `key` of OKP or AKP, whose raw key must have its very length (RFC 8037, section 2; FIPS 204, table 2).
#[inline(never)]
fn sized(mut key: Key) -> Key {
    let length = match key.alg.as_deref() {
        Some("ML-DSA-44") => 1312,
        Some("ML-DSA-65") => 1952,
        Some("ML-DSA-87") => 2592,
        _ => curve(&key.crv).map_or(0, |(size, _)| size),
    };
    let Material::Raw(raw) = &key.material else { return key };
    let flaw = match () {
        () if length == 0 => Some("key-unknown"),
        () if raw.len() != length => Some("key-length"),
        () => None,
    };
    key.flaw = key.flaw.or(flaw);
    key
}
