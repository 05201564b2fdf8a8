//! Why a signature isn't checked.

use crate::finding::{Arg, Message};

/// A check that isn't made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Its name in [`REASONS`].
    pub id: &'static str,
    /// The reason in words.
    pub says: Message,
}

/// Every reason by its name.
pub const REASONS: &[(&str, &str)] = &[
    // The token.
    ("encrypted", "The token is encrypted. It has no signature that others than its receiver could check."),
    ("not-compact", "This isn’t a whole token of three parts, so there is nothing to check."),
    ("repaired", "Only the text as it was sent can be checked, and this one had to be mended to be read: {problem}"),
    ("alg-missing", "The token’s header names no algorithm (alg)."),
    (
        "alg-none",
        "The token says that it has no signature (alg none). Anybody could have written it, and no key can change that.",
    ),
    ("signature-empty", "The signature is missing. Perhaps a log or a program has cut it off."),
    ("b64", "The header says b64: false without naming it in crit. RFC 7797, section 6, forbids that."),
    (
        "crit",
        "The header’s crit names something that this page doesn’t know. RFC 7515, section 4.1.11, then asks to refuse the token.",
    ),
    ("detached", "The payload isn’t in the token: it was sent apart (detached), and the signature is over it too."),
    ("alg-unknown", "Browsers can’t check {alg}. A library for your language can."),
    (
        "signature-der",
        "The signature is written as DER. {alg} wants the two plain numbers, one behind the other (RFC 7518, section 3.4): whoever signed it left out that step. No server should accept it.",
    ),
    (
        "signature-length",
        "The signature has {length} bytes. With {alg} and this key it has {wanted}: it was cut off, or made with another algorithm or key.",
    ),
    (
        "signature-zero",
        "The signature’s numbers are zero. No signature of {alg} is; libraries have been cheated with these.",
    ),
    // The key.
    ("key-empty", "There is no key yet."),
    ("key-too-long", "That is too long for a key."),
    ("key-json", "That begins like JSON and isn’t. Is it whole?"),
    ("key-none-in-json", "There is no key in that JSON: a key has the member kty, a set the member keys."),
    (
        "key-discovery",
        "That is the issuer’s description of itself. Its keys are at the address that stands there as jwks_uri: paste what that address gives.",
    ),
    ("key-ssh", "That is a key for SSH. This command writes it as PEM: ssh-keygen -e -m PKCS8 -f key.pub"),
    ("key-is-token", "That is a token, not a key."),
    ("key-cut-off", "The key’s last line (END) is missing: it was cut off."),
    ("key-pem", "That isn’t a key or certificate that this page can read. Perhaps a part is missing."),
    (
        "key-private",
        "That is a private key. It isn’t needed to check a signature, and this page doesn’t use it. Whoever has it can sign tokens: if it was ever sent or shared, replace it. Paste the public key.",
    ),
    ("key-unknown", "This page doesn’t know keys of this kind."),
    ("key-member", "The key lacks a number, or one of its numbers isn’t base64url."),
    ("key-length", "The key’s numbers haven’t the length that its kind has. Perhaps leading zeros were dropped."),
    (
        "key-compressed",
        "The key’s point is compressed, which browsers don’t read. This command writes it out: openssl ec -pubin -in key.pem -pubout -conv_form uncompressed",
    ),
    ("key-rsa-numbers", "These can’t be the numbers of a safe RSA key."),
    ("key-x5c", "The key and the certificate that stands with it (x5c) are not the same key."),
    // Both.
    (
        "set-no-kid",
        "The token asks for the key {kid}, and this set has other ones: {others}. The issuer has changed its keys, or the set is another issuer’s.",
    ),
    ("set-no-key", "No key of this set is one for {alg}."),
    (
        "confusion",
        "The token says {alg}, which takes a shared secret, and this is a public key. It isn’t tried: a server that takes a public key for the secret accepts what anybody writes (algorithm confusion).",
    ),
    (
        "secret-for-public",
        "The token says {alg}, which takes a public key: PEM, JWK or a JWK Set. What is here reads as a shared secret.",
    ),
    ("kty", "The token says {alg}, which takes a key of type {wanted}; this one is {kty}."),
    ("alg", "The token says {alg}, and the key says that it is for {key}."),
    ("crv", "The token says {alg}, which takes a key on {wanted}; this one is on {crv}."),
    ("use", "The key says that it isn’t for signatures (use: {use})."),
    ("key_ops", "The key says what it is for (key_ops), and checking signatures isn’t among it: {ops}."),
];

/// A refusal by its name, with texts for its slots; an unknown name says itself.
#[inline(never)]
pub(super) fn refuse(id: &'static str, texts: &[(&'static str, &str)]) -> Refusal {
    let template = REASONS.iter().find(|(name, _)| *name == id).map_or(id, |(_, template)| template);
    let args = texts.iter().map(|(name, text)| (*name, Arg::from(*text))).collect();
    Refusal { id, says: Message { template, args } }
}

/// The refusal with what isn't text in its slots.
pub(super) fn and<const N: usize>(mut refusal: Refusal, args: [(&'static str, Arg); N]) -> Refusal {
    refusal.says.args.extend(args);
    refusal
}
