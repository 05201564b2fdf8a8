//! What things are called, and where their pages are.

use why401::finding::Kind;
use why401::rules::Rule;

/// How words of ids are written that aren't plain words.
const WORDS: &[(&str, &str)] = &[
    ("acr", "ACR"),
    ("alg", "alg"),
    ("api", "API"),
    ("captcha", "CAPTCHA"),
    ("cors", "CORS"),
    ("csrf", "CSRF"),
    ("dns", "DNS"),
    ("dpop", "DPoP"),
    ("gnap", "GNAP"),
    ("http", "HTTP"),
    ("https", "HTTPS"),
    ("id", "ID"),
    ("kid", "kid"),
    ("mfa", "second factor"),
    ("oauth", "OAuth"),
    ("pkce", "PKCE"),
    ("rpt", "RPT"),
    ("saml", "SAML"),
    ("sso", "SSO"),
    ("tls", "TLS"),
    ("typ", "typ"),
    ("uma", "UMA"),
    ("uri", "URI"),
    ("url", "URL"),
];

/// An id for people: "Token expired", "OAuth invalid grant".
pub fn humanise(id: &str) -> String {
    let word = |word: &str| {
        let known = WORDS.iter().find(|(name, _)| *name == word).map(|(_, written)| *written);
        known.unwrap_or(word).to_owned()
    };
    let words: Vec<String> = id.split('-').map(word).collect();
    let name = words.join(" ");
    let plain = WORDS.iter().all(|(_, written)| !name.starts_with(written)) || name.starts_with("second factor");
    let mut letters = name.chars();
    match letters.next() {
        Some(first) if plain => first.to_uppercase().chain(letters).collect(),
        _ => name,
    }
}

/// What a rule's findings are about.
pub fn kind(rule: &Rule) -> &'static str {
    match rule.kind {
        Kind::Cause => "Why a request is refused",
        Kind::Step => "A normal step of a handshake",
        Kind::Answer => "Nothing was refused",
        Kind::Hygiene => "What could be better",
        Kind::Secret => "What must not be shared",
    }
}

/// A name as a part of an address: small letters, digits and hyphens.
pub fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

/// The page of a rule or a fix.
pub fn id_address(id: &str) -> String {
    format!("{id}.html")
}

/// The page of a status code.
pub fn status_address(code: u16) -> String {
    format!("status-{code}.html")
}

/// The page of an authentication scheme.
pub fn scheme_address(name: &str) -> String {
    format!("scheme-{}.html", slug(name))
}

/// The page of an OAuth error code.
pub fn oauth_address(code: &str) -> String {
    format!("oauth-code-{code}.html")
}

/// The page of a product; wordings that many share have one of their own.
pub fn product_address(name: Option<&str>) -> String {
    name.map_or_else(|| "product-shared.html".to_owned(), |name| format!("product-{}.html", slug(name)))
}

/// What a product is called.
pub fn product_name(name: Option<&'static str>) -> &'static str {
    name.unwrap_or("Words that many products share")
}
