//! Authorization and Proxy-Authorization (RFC 9110, section 11.6.2): `credentials = auth-scheme [ 1*SP … ]`.

use base64::{Engine, engine::general_purpose::STANDARD};

/// Request fields, in small letters, that carry a key or another proof beside Authorization and Cookie.
pub const KEY_FIELDS: &[&str] = &[
    "x-api-key",
    "api-key",
    "apikey",
    "x-auth-token",
    "x-access-token",
    "private-token",
    "job-token",
    "ocp-apim-subscription-key",
    "x-goog-api-key",
    "x-amz-security-token",
    "x-csrf-token",
    "x-xsrf-token",
    "x-wp-nonce",
    "dpop",
    "x-vault-token",
    "x-ms-token",
];

/// Whether a request field carries credentials of some kind.
pub fn carries(name: &str) -> bool {
    let is = |known: &&str| known.eq_ignore_ascii_case(name);
    ["Authorization", "Cookie"].iter().any(is) || KEY_FIELDS.iter().any(is)
}

/// A field value cut at its scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credentials<'a> {
    /// The first word; empty where the value has no space and doesn't look like a scheme.
    pub scheme: &'a str,
    /// What stands behind it.
    pub rest: &'a str,
}

/// Cuts a value at its first space. A lone word is a scheme when it is a short run of letters.
pub fn read(value: &str) -> Credentials<'_> {
    let value = value.trim();
    match value.split_once([' ', '\t']) {
        Some((scheme, rest)) => Credentials { scheme, rest: rest.trim() },
        None if value.len() <= 12 && value.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
            Credentials { scheme: value, rest: "" }
        }
        None => Credentials { scheme: "", rest: value },
    }
}

/// What makes a value unusable whatever the server wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Nothing at all.
    Empty,
    /// A scheme with nothing behind it.
    NothingBehindScheme,
    /// `Bearer Bearer …`.
    SchemeTwice,
    /// A program's word for "no value": `undefined`, `null`, `None`, `[object Object]`.
    NoValue,
    /// A variable that nobody filled in: `$TOKEN`, `{{token}}`, `%TOKEN%`.
    Placeholder,
    /// A word in brackets, `<token>`: a placeholder that was sent, or one that hides what was sent.
    Bracketed,
    /// Quotes around the credentials.
    Quoted,
    /// Basic with something that isn't base64.
    NotBase64,
    /// Basic whose base64 has no colon between name and password (RFC 7617, section 2).
    NoColon,
    /// White space within a bearer token (RFC 6750, section 2.1: `b64token`).
    SpaceInToken,
}

/// The flaw of a value, if it has one.
pub fn flaw(value: &str) -> Option<Flaw> {
    let Credentials { scheme, rest } = read(value);
    let is = |name: &str| scheme.eq_ignore_ascii_case(name);
    if value.trim().is_empty() {
        return Some(Flaw::Empty);
    }
    // A shell put something there that the paste doesn't show, or whoever pasted it took it out.
    if rest.contains('…') || is_hidden(rest) {
        return None;
    }
    if rest.is_empty() && ["Bearer", "Basic", "Token", "Digest", "DPoP"].iter().any(|name| is(name)) {
        return Some(Flaw::NothingBehindScheme);
    }
    let bare = rest.trim_matches(['"', '\'']);
    if is_no_value(bare) {
        return Some(Flaw::NoValue);
    }
    if is_placeholder(bare) {
        return Some(if bare.starts_with(['<', '[']) { Flaw::Bracketed } else { Flaw::Placeholder });
    }
    let token_scheme = is("Bearer") || is("Token") || is("DPoP");
    if (token_scheme || is("Basic")) && read(rest).scheme.eq_ignore_ascii_case(scheme) {
        return Some(Flaw::SchemeTwice);
    }
    if rest.len() > 1 && (token_scheme || is("Basic")) && rest.starts_with(['"', '\'']) && rest.ends_with(['"', '\'']) {
        return Some(Flaw::Quoted);
    }
    if is("Basic") {
        return match basic(rest) {
            None => Some(Flaw::NotBase64),
            Some(pair) if !pair.contains(':') => Some(Flaw::NoColon),
            Some(pair) => pair.split(':').all(is_no_value).then_some(Flaw::NoValue),
        };
    }
    (is("Bearer") && rest.contains(char::is_whitespace)).then_some(Flaw::SpaceInToken)
}

/// Whether a text is a program's word for "no value".
fn is_no_value(text: &str) -> bool {
    const WORDS: &[&str] =
        &["undefined", "null", "none", "nil", "nan", "[object object]", "[object promise]", "false", "true"];
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// `user-id ":" password` out of Basic's base64; `None` where it isn't base64. Bytes that aren't UTF-8 are replaced.
pub fn basic(rest: &str) -> Option<String> {
    let bytes = STANDARD.decode(rest).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// Whether a text is nothing but signs that stand for a secret: `********`, `xxxxx`.
pub fn is_filler(text: &str) -> bool {
    text.len() >= 3 && text.chars().all(|c| "*•.xX#-_█●".contains(c))
}

/// Whether credentials were made unreadable before they were passed on: `***`, `[redacted]`, `xxxxx`, `eyJ...`.
pub fn is_hidden(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "redacted",
        "masked",
        "hidden",
        "removed",
        "filtered",
        "censored",
        "sanitized",
        "omitted",
        "truncated",
        "snip",
        "obfuscated",
        "stripped",
    ];
    let filler = text.trim_matches(['<', '>', '[', ']', '(', ')']);
    is_filler(filler)
        || text.contains("***")
        || text.contains("...")
        || WORDS.iter().any(|word| crate::text::has_ignoring_case(text, word))
}

/// Whether a text is a variable that nobody filled in, or asks for a value.
pub fn is_placeholder(text: &str) -> bool {
    let wrapped = [("{{", "}}"), ("<", ">"), ("${", "}"), ("%", "%"), ("{", "}"), ("[", "]")];
    let variable = text.strip_prefix('$').is_some_and(|name| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b':')
    });
    let shouted = ["YOUR_", "ACCESS_TOKEN", "TOKEN_HERE", "YOUR-", "REPLACE_ME", "API_KEY_HERE"];
    variable
        || wrapped.iter().any(|(open, close)| {
            text.len() > open.len() + close.len() && text.starts_with(open) && text.ends_with(close)
        })
        || shouted.iter().any(|word| text.contains(word)) && !text.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flaws_are_told_apart() {
        let cases = [
            ("Bearer abc.def.ghi", None),
            ("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", None),
            ("Basic dW5kZWZpbmVkOnVuZGVmaW5lZA==", Some(Flaw::NoValue)),
            ("Digest username=\"x\", response=\"y\"", None),
            ("ghp_0000", None),
            ("", Some(Flaw::Empty)),
            ("Bearer", Some(Flaw::NothingBehindScheme)),
            ("Bearer undefined", Some(Flaw::NoValue)),
            ("Bearer [object Object]", Some(Flaw::NoValue)),
            ("Bearer …", None),
            ("Basic …", None),
            ("Bearer $TOKEN", Some(Flaw::Placeholder)),
            ("Bearer {{token}}", Some(Flaw::Placeholder)),
            ("Bearer YOUR_TOKEN_HERE", Some(Flaw::Placeholder)),
            ("Bearer <token>", Some(Flaw::Bracketed)),
            ("Bearer [redacted]", None),
            ("Bearer ********", None),
            ("Basic xxxxxxxx", None),
            ("Bearer eyJhbGciOi...", None),
            ("Basic <REDACTED>", None),
            ("Bearer bearer abc", Some(Flaw::SchemeTwice)),
            ("Bearer \"abc\"", Some(Flaw::Quoted)),
            ("Basic user:pass", Some(Flaw::NotBase64)),
            ("Basic dXNlcg==", Some(Flaw::NoColon)),
            ("Bearer abc def", Some(Flaw::SpaceInToken)),
        ];
        for (value, expected) in cases {
            assert_eq!(flaw(value), expected, "{value}");
        }
    }
}
