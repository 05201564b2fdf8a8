//! A JWT read as strictly as RFC 7515, section 5.2, and RFC 7519, section 7.2, ask for, by other crates' readers.

use std::collections::BTreeSet;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The members of an object in their order, each value as its text.
struct Object(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Object;
            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
                let mut members = Vec::new();
                while let Some(name) = map.next_key::<String>()? {
                    members.push((name, map.next_value::<&RawValue>()?.get().to_owned()));
                }
                Ok(Object(members))
            }
        }
        deserializer.deserialize_map(Members)
    }
}

/// The value of a member that is a string.
fn string(object: &Object, name: &str) -> Option<String> {
    let (_, value) = object.0.iter().find(|(own, _)| own == name)?;
    serde_json::from_str(value).ok()
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
    let once: BTreeSet<&String> = header.0.iter().map(|(name, _)| name).collect();
    let (Some(alg), true) = (string(&header, "alg"), once.len() == header.0.len()) else { return false };
    if let [_, key, ..] = parts.as_slice()
        && parts.len() == 5
    {
        // RFC 7516, section 5.2, steps 9 and 10: the content's key itself is what these two agree on.
        let direct = ["dir", "ECDH-ES"].contains(&alg.as_str());
        let keyed = alg.is_empty() || direct == key.is_empty();
        return keyed && string(&header, "enc").is_some() && parts.iter().all(is_encoded);
    }
    let [_, payload, signature] = parts.as_slice() else { return false };
    let member = |name: &str| header.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
    // RFC 7797, sections 3 and 6: the content as it is, and whoever doesn't know that must refuse.
    if member("b64") == Some("false") {
        let critical: Option<Vec<serde_json::Value>> =
            member("crit").and_then(|value| serde_json::from_str(value).ok());
        return critical.is_some_and(|names| names.iter().any(|name| name == "b64")) && is_encoded(signature);
    }
    // RFC 7515, appendix F: the payload may travel elsewhere. RFC 7519, section 5.2: it may be a token again.
    (payload.is_empty() || object(payload).is_some() || is_nested(payload)) && is_encoded(signature)
}

/// Whether a part holds what begins like a token, instead of an object; that one is read by itself.
fn is_nested(part: &str) -> bool {
    let text = BASE64_URL_SAFE_NO_PAD.decode(part).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    text.is_some_and(|text| {
        let text = text.trim();
        text.starts_with("ey") && text.contains('.') && !text.contains([' ', '{'])
    })
}
