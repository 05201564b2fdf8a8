//! What there is to say about a key, and about a signature that is wrong.

use super::{Algorithm, header};
use crate::{
    finding::{Arg, Message, say},
    json,
    token::{
        Token,
        key::{Certificate, Key, chain},
    },
};

/// What a key is, in words.
pub fn describe(key: &Key) -> Message {
    let bits = || ("bits", number(key.bits));
    let form = ("form", Arg::Text(form(key.form).to_owned()));
    match (key.kty.as_str(), key.private) {
        (_, true) => say("A private key ({form}).", [form]),
        ("oct", _) => say("A shared secret, {form}: {bits} bits.", [form, bits()]),
        ("", _) => say("A key that could not be read ({form}).", [form]),
        (kty, _) if !key.crv.is_empty() => say(
            "A public {kty} key on the curve {crv} ({form}).",
            [("kty", kty.into()), ("crv", key.crv.as_str().into()), form],
        ),
        ("AKP", _) => {
            say("A public key for {alg} ({form}).", [("alg", key.alg.clone().unwrap_or_default().into()), form])
        }
        (kty, _) => say("A public {kty} key of {bits} bits ({form}).", [("kty", kty.into()), bits(), form]),
    }
}

/// How a key was written, in words.
pub fn form(form: &str) -> &'static str {
    match form {
        "text" => "taken as text",
        "untrimmed" => "taken as text with the white space around it",
        "hex" => "read as hexadecimal",
        "base64" => "read as base64",
        "base64url" => "read as base64url",
        "jwk" => "JWK",
        "spki" => "PEM or DER, SPKI",
        "pkcs1" => "PEM or DER, PKCS#1",
        "pkcs8" => "PEM or DER, PKCS#8",
        "sec1" => "PEM or DER, SEC 1",
        "certificate" => "X.509 certificate",
        _ => "PEM",
    }
}

/// What to know about a key even where it fits.
pub fn notes(token: &Token, key: &Key, row: &Algorithm) -> Vec<Message> {
    let mut notes = Vec::new();
    let bits = || ("bits", number(key.bits));
    if row.kty == "oct" && key.bits < row.signature * 8 {
        let least = number(row.signature * 8);
        notes.push(say(
            "The secret is short: {bits} bits, where {alg} asks for {least} (RFC 7518, section 3.2). Whoever has one token can try secrets until one fits.",
            [bits(), ("alg", row.name.into()), ("least", least)],
        ));
    }
    if row.kty == "RSA" && key.bits < 2048 {
        notes.push(say(
            "The key is small: {bits} bits, where RFC 7518, section 3.3, asks for 2048. Many servers refuse it.",
            [bits()],
        ));
    }
    if let (Some(kid), Some(own)) = (header(token, "kid"), key.kid.as_deref())
        && kid != own
    {
        notes.push(say(
            "The token asks for the key {kid}; this one is named {own}.",
            [("kid", kid.into()), ("own", own.into())],
        ));
    }
    notes
}

/// What to look at where a signature is wrong.
pub fn hints(token: &Token, row: &Algorithm) -> Vec<Message> {
    let mut hints = Vec::new();
    let entra = token.provider == Some("entra") && header(token, "nonce").is_some();
    if entra {
        hints.push(say(
            "Its header has a {nonce}: Microsoft makes such tokens for services of its own, with a signature that nobody else can check. This one needn’t be wrong.",
            [("nonce", "nonce".into())],
        ));
    }
    hints.push(match header(token, "kid") {
        _ if row.kty == "oct" => say(
            "Is it the secret of this very application and environment, and is nothing missing at its end? Some servers take the secret as text, others decode base64 first.",
            [],
        ),
        Some(kid) => say(
            "Is it the key that the token names, {kid}? Issuers change their keys; old ones vanish from their lists.",
            [("kid", kid.into())],
        ),
        None => say("Is it the key of the issuer that the token names, and of the same environment?", []),
    });
    hints.push(say("Was a single letter of the token changed or lost on its way?", []));
    hints
}

/// The certificates that the token itself brings (`x5c`). Whoever wrote the token wrote these too.
pub fn certificates(token: &Token) -> Vec<Certificate> {
    let member = token.header.as_ref().and_then(|header| json::member(header, "x5c"));
    member.map(|member| chain(&member.node).0).unwrap_or_default()
}

/// What a certificate says of itself.
pub fn certificate(one: &Certificate) -> Message {
    let mut message = say(
        "{subject}, signed by {issuer}",
        [("subject", one.subject.as_str().into()), ("issuer", one.issuer.as_str().into())],
    );
    if let (Some(from), Some(until)) = (one.from, one.until) {
        message.template = "{subject}, signed by {issuer}, valid from {from} until {until}";
        message.args.extend([("from", Arg::Time(from)), ("until", Arg::Time(until))]);
    }
    message
}

/// A count as an argument.
pub(super) fn number(count: usize) -> Arg {
    Arg::Number(i64::try_from(count).unwrap_or(i64::MAX))
}
