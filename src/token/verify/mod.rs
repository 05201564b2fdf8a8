//! Whether a signature can be checked with a key, and over which bytes. The checking itself is the browser's.
//!
//! Only the text as it was transmitted counts, never a mended one. The key decides what is checked: a token that asks
//! for something else is refused with the reason.

mod reasons;
mod whereabouts;
mod words;

pub use reasons::{REASONS, Refusal};
pub use whereabouts::{Place, places};
pub use words::{certificate, certificates, describe, form, hints, notes};

use reasons::{and, refuse};
use words::number;

use super::{
    Token, base64url,
    key::{Key, Keys, Material},
};
use crate::{
    finding::Arg,
    json::{self, Node, Value},
    knowledge::problem,
    text::{Document, Map, lead_back, slice},
};

/// A signature algorithm of JOSE, in the words of JWA and of the Web Cryptography API.
#[derive(Debug, PartialEq, Eq)]
pub struct Algorithm {
    /// Its name in a token's header.
    pub name: &'static str,
    /// The browser's name for it.
    pub web: &'static str,
    /// The hash's name; empty where the algorithm has its own.
    pub hash: &'static str,
    /// The key's type in the words of JWK.
    pub kty: &'static str,
    /// The key's curve, or for ML-DSA its algorithm; empty where any will do.
    pub curve: &'static str,
    /// The signature's length in bytes; 0 for RSA, where it is the modulus's.
    pub signature: usize,
    /// The salt's length in bytes: the hash's for RSASSA-PSS (RFC 7518, section 3.5), else 0.
    pub salt: usize,
    /// The form in which the browser takes the key.
    pub format: &'static str,
}

const fn hmac(name: &'static str, hash: &'static str, signature: usize) -> Algorithm {
    Algorithm { name, web: "HMAC", hash, kty: "oct", curve: "", signature, salt: 0, format: "raw" }
}

const fn rsa(name: &'static str, web: &'static str, hash: &'static str, salt: usize) -> Algorithm {
    Algorithm { name, web, hash, kty: "RSA", curve: "", signature: 0, salt, format: "jwk" }
}

const fn ecdsa(name: &'static str, hash: &'static str, curve: &'static str, signature: usize) -> Algorithm {
    Algorithm { name, web: "ECDSA", hash, kty: "EC", curve, signature, salt: 0, format: "raw" }
}

const fn ed25519(name: &'static str) -> Algorithm {
    let (web, curve) = ("Ed25519", "Ed25519");
    Algorithm { name, web, hash: "", kty: "OKP", curve, signature: 64, salt: 0, format: "raw" }
}

const fn ml_dsa(name: &'static str, signature: usize) -> Algorithm {
    Algorithm { name, web: name, hash: "", kty: "AKP", curve: name, signature, salt: 0, format: "raw-public" }
}

/// The algorithms that a browser may know: RFC 7518, section 3.1; RFC 8037 and 9864; RFC 9964 (whose signatures' lengths
/// are FIPS 204's, table 2).
pub const ALGORITHMS: &[Algorithm] = &[
    hmac("HS256", "SHA-256", 32),
    hmac("HS384", "SHA-384", 48),
    hmac("HS512", "SHA-512", 64),
    rsa("RS256", "RSASSA-PKCS1-v1_5", "SHA-256", 0),
    rsa("RS384", "RSASSA-PKCS1-v1_5", "SHA-384", 0),
    rsa("RS512", "RSASSA-PKCS1-v1_5", "SHA-512", 0),
    rsa("PS256", "RSA-PSS", "SHA-256", 32),
    rsa("PS384", "RSA-PSS", "SHA-384", 48),
    rsa("PS512", "RSA-PSS", "SHA-512", 64),
    ecdsa("ES256", "SHA-256", "P-256", 64),
    ecdsa("ES384", "SHA-384", "P-384", 96),
    ecdsa("ES512", "SHA-512", "P-521", 132),
    ed25519("EdDSA"),
    ed25519("Ed25519"),
    ml_dsa("ML-DSA-44", 2420),
    ml_dsa("ML-DSA-65", 3309),
    ml_dsa("ML-DSA-87", 4627),
];

/// All that the browser needs for one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Which of the keys it is: its place among those that were pasted.
    pub key: usize,
    /// How.
    pub algorithm: &'static Algorithm,
    /// The key in the form that the algorithm's row names.
    pub import: Import,
    /// The very bytes that are signed.
    pub signed: Vec<u8>,
    /// The signature's bytes.
    pub signature: Vec<u8>,
}

/// A key as the browser takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Import {
    /// Its bytes.
    Raw(Vec<u8>),
    /// An RSA key as a JWK: `n` and `e`.
    Jwk(String, String),
}

/// The checks to try in order: one for each key that fits. A refusal where none does.
pub fn plans(documents: &[Document], token: &Token, keys: &Keys) -> Result<Vec<Plan>, Refusal> {
    if let Some(id) = keys.problem {
        return Err(refuse(id, &[]));
    }
    let (mut plans, mut first) = (Vec::new(), None);
    for index in chosen(token, keys)? {
        let Some(key) = keys.keys.get(index) else { continue };
        match plan(documents, token, key) {
            Ok(plan) => plans.push(Plan { key: index, ..plan }),
            Err(refusal) => first = first.or(Some(refusal)),
        }
    }
    match first {
        Some(refusal) if plans.is_empty() => Err(refusal),
        _ => Ok(plans),
    }
}

/// The places of the keys of a set that a token may mean: those with its `kid`; those without any, where none has it or
/// the token names none (RFC 7515, section 4.1.4); of these the ones for its algorithm.
fn chosen(token: &Token, keys: &Keys) -> Result<Vec<usize>, Refusal> {
    let those = |fits: &dyn Fn(&Key) -> bool| -> Vec<usize> {
        keys.keys.iter().enumerate().filter(|(_, key)| fits(key)).map(|(index, _)| index).collect()
    };
    let alg = header(token, "alg").unwrap_or_default();
    let Some(row) = row(alg).filter(|_| keys.set) else { return Ok(those(&|_| true)) };
    let kid = header(token, "kid");
    let named = those(&|key| kid.is_some() && key.kid.as_deref() == kid);
    if !named.is_empty() {
        return Ok(named);
    }
    let rest = those(&|key| (kid.is_none() || key.kid.is_none()) && fits(row, key));
    let others: Vec<String> = keys.keys.iter().filter_map(|key| key.kid.clone()).take(8).collect();
    match kid {
        _ if !rest.is_empty() => Ok(rest),
        Some(kid) if !others.is_empty() => {
            Err(and(refuse("set-no-kid", &[("kid", kid)]), [("others", Arg::List(others))]))
        }
        _ => Err(refuse("set-no-key", &[("alg", alg)])),
    }
}

fn row(alg: &str) -> Option<&'static Algorithm> {
    ALGORITHMS.iter().find(|row| row.name == alg)
}

/// Whether a key is one for an algorithm, by its type, curve, `alg` and `use`.
fn fits(row: &Algorithm, key: &Key) -> bool {
    key.kty == row.kty && same_curve(row, key) && same_algorithm(row, key) && key.usage.as_deref() != Some("enc")
}

fn same_curve(row: &Algorithm, key: &Key) -> bool {
    row.kty == "AKP" || row.curve == key.crv
}

/// RFC 9864, section 2.2: `EdDSA` with this curve and `Ed25519` are the same.
fn same_algorithm(row: &Algorithm, key: &Key) -> bool {
    match key.alg.as_deref() {
        None => row.kty != "AKP",
        Some("PS") => row.name.starts_with("PS"),
        Some(alg) => alg == row.name || row.kty == "OKP" && ["EdDSA", "Ed25519"].contains(&alg),
    }
}

/// A member of the header that is a string.
fn header<'a>(token: &'a Token, name: &str) -> Option<&'a str> {
    token.header.as_ref().and_then(|header| json::member(header, name)).and_then(|member| json::string(&member.node))
}

/// How to check `token` with `key`, or why that isn't done.
pub fn plan(documents: &[Document], token: &Token, key: &Key) -> Result<Plan, Refusal> {
    let (signed, signature) = transmitted(documents, token)?;
    let alg = header(token, "alg").unwrap_or_default();
    if let Some(id) = key.flaw {
        return Err(refuse(id, &[]));
    }
    let is = |id| Err(refuse(id, &[("alg", alg), ("kty", &key.kty)]));
    let Some(row) = row(alg) else { return is("alg-unknown") };
    contradiction(row, key)?;
    let import = match (&key.material, row.kty) {
        // RFC 8725, section 2.1: a public key taken for a shared secret lets everybody sign.
        (Material::Secret(secret), _) if secret.trim_ascii_start().starts_with(b"-----BEGIN") => {
            return is("confusion");
        }
        (Material::Secret(bytes), "oct") | (Material::Raw(bytes), "EC" | "OKP" | "AKP") => Import::Raw(bytes.clone()),
        (Material::Rsa(n, e), "RSA") => Import::Jwk(base64url::encode(n), base64url::encode(e)),
        _ => return is("key-unknown"),
    };
    let length = if row.kty == "RSA" { key.bits.div_ceil(8) } else { row.signature };
    let signature = sound(row, length, signature)?;
    Ok(Plan { key: 0, algorithm: row, import, signed: signed.into(), signature })
}

/// What in a key speaks against the token's algorithm (RFC 8725, section 3.1: a key is for one algorithm).
fn contradiction(row: &Algorithm, key: &Key) -> Result<(), Refusal> {
    let (alg, kty) = (("alg", row.name), ("kty", key.kty.as_str()));
    if key.kty != row.kty {
        return Err(match (row.kty, key.kty.as_str()) {
            ("oct", _) => refuse("confusion", &[alg, kty]),
            (_, "oct") => refuse("secret-for-public", &[alg]),
            _ => refuse("kty", &[alg, kty, ("wanted", row.kty)]),
        });
    }
    if !same_algorithm(row, key) {
        let for_ = key.alg.as_deref().unwrap_or("none");
        return Err(refuse("alg", &[alg, ("key", for_)]));
    }
    if !same_curve(row, key) {
        if row.name == "EdDSA" && key.crv == "Ed448" {
            return Err(refuse("alg-unknown", &[("alg", "EdDSA on Ed448")]));
        }
        return Err(refuse("crv", &[alg, ("crv", &key.crv), ("wanted", row.curve)]));
    }
    if let Some(usage) = key.usage.as_deref().filter(|usage| *usage != "sig") {
        return Err(refuse("use", &[("use", usage)]));
    }
    match &key.key_ops {
        Some(ops) if !ops.iter().any(|op| op == "verify") => {
            Err(and(refuse("key_ops", &[]), [("ops", Arg::List(ops.clone()))]))
        }
        _ => Ok(()),
    }
}

/// Whether any key at all could check this token's signature, or why none can.
pub fn checkable(documents: &[Document], token: &Token) -> Result<(), Refusal> {
    transmitted(documents, token).map(|_| ())
}

/// The signing input (RFC 7515, section 5.2) and the signature's letters of a token that stands as it was sent.
fn transmitted<'a>(documents: &'a [Document], token: &Token) -> Result<(&'a str, &'a str), Refusal> {
    let no = |id| Err(refuse(id, &[]));
    if token.kind == "jwe" {
        return no("encrypted");
    }
    let text = slice(documents, token.span);
    let compact = text.split('~').next().unwrap_or_default();
    let parts: Vec<&str> = compact.split('.').collect();
    let ("jws" | "sd-jwt", Some(head), [first, payload, signature], Some(cut)) =
        (token.kind, &token.header, parts.as_slice(), crate::text::last(compact, "."))
    else {
        return no("not-compact");
    };
    let b64 = json::member(head, "b64").map(|member| &member.node.value);
    let unencoded = b64 == Some(&Value::Bool(false));
    let crit = json::member(head, "crit").map(|member| &member.node);
    // RFC 7797, section 6: b64 must be named in crit. RFC 7515, section 4.1.11: what crit names must be understood.
    let understood = |crit: &Node| match &crit.value {
        Value::Array(names) => {
            names.len() == 1 && json::strings(crit) == ["b64"] && matches!(b64, Some(Value::Bool(_)))
        }
        _ => false,
    };
    match header(token, "alg") {
        Some(alg) if alg.eq_ignore_ascii_case("none") => return no("alg-none"),
        None => return no("alg-missing"),
        _ if signature.is_empty() => return no("signature-empty"),
        _ if unencoded && crit.is_none() => return no("b64"),
        _ if crit.is_some_and(|crit| !understood(crit)) => return no("crit"),
        _ if payload.is_empty() => return no("detached"),
        _ => {}
    }
    mended(documents, token, unencoded)?;
    let strict = [first, signature].into_iter().chain(Some(payload).filter(|_| !unencoded));
    if strict.into_iter().any(|part| base64url::strict(part).is_none()) {
        return Err(refuse("repaired", &[("problem", "it isn’t base64url to the letter.")]));
    }
    Ok((compact.get(..cut).unwrap_or_default(), signature))
}

/// A text that had to be mended, or taken apart, before it could be read isn't what was sent. What is inside the payload
/// is the signer's own business.
fn mended(documents: &[Document], token: &Token, unencoded: bool) -> Result<(), Refusal> {
    let head = token.header.as_ref().map(|header| header.span.doc);
    let signature = token.signature.map_or(token.span.end, |signature| signature.start);
    let first_part = slice(documents, token.span).find('.').and_then(|dot| token.span.start.checked_add(dot as u32));
    // Letters that were never base64 can't be wrong base64.
    let of_payload = |id: &str, start: u32| {
        ["not-utf-8", "not-an-object"].contains(&id) && start > token.span.start
            || unencoded
                && ["base64-length", "trailing-bits"].contains(&id)
                && start < signature
                && Some(start) > first_part
    };
    let broken = token.problems.iter().find(|problem| {
        let (doc, start) = (problem.span.doc, problem.span.start);
        problem.breaks && (doc == token.span.doc && !of_payload(problem.id, start) || Some(doc) == head)
    });
    if let Some(problem) = broken {
        let words = problem::problem(problem.id).unwrap_or(problem.id);
        return Err(refuse("repaired", &[("problem", words)]));
    }
    let mut span = token.span;
    while let Some(origin) = documents.get(span.doc as usize).and_then(|document| document.origin.as_ref()) {
        let back = lead_back(documents, span);
        let same = slice(documents, back).contains(slice(documents, span));
        if !same && !matches!(origin.map, Map::Base64(_)) {
            return Err(refuse("repaired", &[("problem", "it was written in another way (escaped or wrapped).")]));
        }
        if origin.span.doc >= span.doc {
            break;
        }
        span = origin.span;
    }
    Ok(())
}

/// The signature's bytes, where they can be one at all.
fn sound(row: &Algorithm, length: usize, letters: &str) -> Result<Vec<u8>, Refusal> {
    let bytes = base64url::strict(letters).unwrap_or_default();
    let alg = ("alg", row.name);
    let der = matches!(bytes.as_slice(), [0x30, size, rest @ ..] if usize::from(*size) == rest.len() || *size == 0x81);
    if row.kty == "EC" && der && bytes.len() != length {
        return Err(refuse("signature-der", &[alg]));
    }
    if bytes.len() != length {
        let counts = [("wanted", number(length)), ("length", number(bytes.len()))];
        return Err(and(refuse("signature-length", &[alg]), counts));
    }
    let (r, s) = bytes.split_at(length / 2);
    if row.kty == "EC" && [r, s].iter().any(|half| half.iter().all(|byte| *byte == 0)) {
        return Err(refuse("signature-zero", &[alg]));
    }
    Ok(bytes)
}
