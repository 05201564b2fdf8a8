//! A JWT read as strictly as RFC 7515, section 5.2, and RFC 7519, section 7.2, ask for, by other crates' readers.

use std::collections::BTreeSet;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The names of an object's members, and whether those that name algorithms are strings.
struct Object {
    names: Vec<String>,
    alg: bool,
    enc: bool,
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Object;
            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
                let mut object = Object { names: Vec::new(), alg: false, enc: false };
                while let Some(name) = map.next_key::<String>()? {
                    let string = map.next_value::<&RawValue>()?.get().starts_with('"');
                    object.alg |= name == "alg" && string;
                    object.enc |= name == "enc" && string;
                    object.names.push(name);
                }
                Ok(object)
            }
        }
        deserializer.deserialize_map(Members)
    }
}

fn object(part: &str) -> Option<Object> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(part).ok()?;
    serde_json::from_str(std::str::from_utf8(&bytes).ok()?).ok()
}

/// Whether `text` is a JWT in the compact serialization, signed, unsecured or encrypted: three or five parts of
/// base64url, the first a JSON object that names its algorithm and no member twice, of three the second a JSON object.
pub fn is_well_formed(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let is_encoded = |part: &&str| BASE64_URL_SAFE_NO_PAD.decode(part).is_ok();
    let Some(header) = parts.first().and_then(|part| object(part)) else { return false };
    let once: BTreeSet<&String> = header.names.iter().collect();
    if once.len() != header.names.len() || !header.alg {
        return false;
    }
    if parts.len() == 5 {
        return header.enc && parts.iter().all(is_encoded);
    }
    let [_, payload, signature] = parts.as_slice() else { return false };
    // RFC 7515, appendix F: the payload may travel elsewhere.
    (payload.is_empty() || object(payload).is_some()) && is_encoded(signature)
}
