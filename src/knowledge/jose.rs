//! The header of tokens: its entries and the algorithms it names, as IANA registers them.

use std::sync::OnceLock;

use super::{Fields, rows};
#[cfg(not(target_arch = "wasm32"))]
use crate::finding::Citation;

/// The table, signed tokens' entries among encrypted tokens', in the registry's order. Each has its name, in
/// whose letters case matters (RFC 7515, section 4); what it says, in one or two plain sentences; and where that is
/// written down.
pub(super) const HEADER_PARAMS: &str = meanings![
    HeaderParam {
        name: "alg",
        means: "How the token is signed; in an encrypted token, how its key is protected.",
        citation: cite("RFC 7515, section 4.1.1", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1.1"),
    },
    HeaderParam {
        name: "enc",
        means: "How the content of an encrypted token is encrypted.",
        citation: cite("RFC 7516, section 4.1.2", "https://www.rfc-editor.org/rfc/rfc7516#section-4.1.2"),
    },
    HeaderParam {
        name: "zip",
        means: "How the content was made smaller before it was encrypted; DEF is the only method.",
        citation: cite("RFC 7516, section 4.1.3", "https://www.rfc-editor.org/rfc/rfc7516#section-4.1.3"),
    },
    HeaderParam {
        name: "jku",
        means: "An address of public keys. Anyone can write any address here, so a server must not follow it blindly.",
        citation: cite("RFC 7515, section 4.1.2", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1.2"),
    },
    HeaderParam {
        name: "jwk",
        means: "A public key. Outside of proofs such as DPoP, a server must not trust a key only because the token brings it.",
        citation: cite("RFC 7515, section 4.1.3", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1.3"),
    },
    HeaderParam {
        name: "kid",
        means: "The name of the key; the server looks it up among the issuer's keys. A key that has been replaced is a common reason for a refusal.",
        citation: cite("RFC 7515, section 4.1.4", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1.4"),
    },
    HeaderParam {
        name: "x5u",
        means: "An address of certificates. Anyone can write any address here, so a server must not follow it blindly.",
        citation: cite("RFC 7515, section 4.1.5", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1.5"),
    },
    HeaderParam {
        name: "x5c",
        means: "The certificate of the key, with the chain above it, in base64.",
        citation: cite("RFC 7515, section 4.1.6", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1.6"),
    },
    HeaderParam {
        name: "x5t",
        means: "The SHA-1 digest of the key's certificate; it serves as the key's name.",
        citation: cite("RFC 7515, section 4.1.7", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1.7"),
    },
    HeaderParam {
        name: "x5t#S256",
        means: "The SHA-256 digest of the key's certificate; it serves as the key's name.",
        citation: cite("RFC 7515, section 4.1.8", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1.8"),
    },
    HeaderParam {
        name: "typ",
        means: "What kind of token this is: JWT in general, at+jwt for an access token, dpop+jwt for a proof.",
        citation: cite("RFC 7515, section 4.1.9", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1.9"),
    },
    HeaderParam {
        name: "cty",
        means: "What kind of content the token carries; JWT means that another token is inside.",
        citation: cite("RFC 7515, section 4.1.10", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1.10"),
    },
    HeaderParam {
        name: "crit",
        means: "Names of header entries that the receiver must understand; otherwise it must refuse the token.",
        citation: cite("RFC 7515, section 4.1.11", "https://www.rfc-editor.org/rfc/rfc7515#section-4.1.11"),
    },
    HeaderParam {
        name: "epk",
        means: "The sender's public key of this one encryption.",
        citation: cite("RFC 7518, section 4.6.1.1", "https://www.rfc-editor.org/rfc/rfc7518#section-4.6.1.1"),
    },
    HeaderParam {
        name: "apu",
        means: "Details of the sender that go into the encryption key.",
        citation: cite("RFC 7518, section 4.6.1.2", "https://www.rfc-editor.org/rfc/rfc7518#section-4.6.1.2"),
    },
    HeaderParam {
        name: "apv",
        means: "Details of the receiver that go into the encryption key.",
        citation: cite("RFC 7518, section 4.6.1.3", "https://www.rfc-editor.org/rfc/rfc7518#section-4.6.1.3"),
    },
    HeaderParam {
        name: "iv",
        means: "A one-time value for encrypting the token's key.",
        citation: cite("RFC 7518, section 4.7.1.1", "https://www.rfc-editor.org/rfc/rfc7518#section-4.7.1.1"),
    },
    HeaderParam {
        name: "tag",
        means: "A check value of the token's encrypted key.",
        citation: cite("RFC 7518, section 4.7.1.2", "https://www.rfc-editor.org/rfc/rfc7518#section-4.7.1.2"),
    },
    HeaderParam {
        name: "p2s",
        means: "The salt that goes with the password that the token is encrypted with.",
        citation: cite("RFC 7518, section 4.8.1.1", "https://www.rfc-editor.org/rfc/rfc7518#section-4.8.1.1"),
    },
    HeaderParam {
        name: "p2c",
        means: "How many rounds the password is hashed for; a huge number here only serves to keep the server busy.",
        citation: cite("RFC 7518, section 4.8.1.2", "https://www.rfc-editor.org/rfc/rfc7518#section-4.8.1.2"),
    },
    HeaderParam {
        name: "iss",
        means: "A copy of the claim of that name, readable although the token is encrypted.",
        citation: cite("RFC 7519, section 5.3", "https://www.rfc-editor.org/rfc/rfc7519#section-5.3"),
    },
    HeaderParam {
        name: "sub",
        means: "A copy of the claim of that name, readable although the token is encrypted.",
        citation: cite("RFC 7519, section 5.3", "https://www.rfc-editor.org/rfc/rfc7519#section-5.3"),
    },
    HeaderParam {
        name: "aud",
        means: "A copy of the claim of that name, readable although the token is encrypted.",
        citation: cite("RFC 7519, section 5.3", "https://www.rfc-editor.org/rfc/rfc7519#section-5.3"),
    },
    HeaderParam {
        name: "b64",
        means: "With false, the signed content is not base64-encoded. This is not for tokens of claims.",
        citation: cite("RFC 7797, section 3", "https://www.rfc-editor.org/rfc/rfc7797#section-3"),
    },
    HeaderParam {
        name: "ppt",
        means: "Which rules for a telephone call the token follows.",
        citation: cite("RFC 8225, section 8.1", "https://www.rfc-editor.org/rfc/rfc8225#section-8.1"),
    },
    HeaderParam {
        name: "url",
        means: "In requests for certificates (ACME): the address that the request goes to.",
        citation: cite("RFC 8555, section 6.4.1", "https://www.rfc-editor.org/rfc/rfc8555#section-6.4.1"),
    },
    HeaderParam {
        name: "nonce",
        means: "In requests for certificates (ACME): a one-time value from the server. In Microsoft's own access tokens, such as Microsoft Graph's, a sign that only Microsoft can check the signature.",
        citation: cite("RFC 8555, section 6.5.2", "https://www.rfc-editor.org/rfc/rfc8555#section-6.5.2"),
    },
    HeaderParam {
        name: "iheSSId",
        means: "The name of the set of documents that the signature belongs to, in health care.",
        citation: cite("IANA, JSON Object Signing and Encryption", "https://www.iana.org/assignments/jose/jose.xhtml"),
    },
    HeaderParam {
        name: "ek",
        means: "The sender's part of a key for this one encryption (HPKE).",
        citation: cite("HPKE in JOSE", "https://datatracker.ietf.org/doc/draft-ietf-jose-hpke-encrypt/"),
    },
    HeaderParam {
        name: "psk_id",
        means: "The name of the key that both sides share beforehand (HPKE).",
        citation: cite("HPKE in JOSE", "https://datatracker.ietf.org/doc/draft-ietf-jose-hpke-encrypt/"),
    },
    HeaderParam {
        name: "svt",
        means: "A statement by a third party that it has checked the signature.",
        citation: cite("RFC 9321", "https://www.rfc-editor.org/rfc/rfc9321"),
    },
    HeaderParam {
        name: "jwt",
        means: "Another token that vouches for the sender, in presentations of wallets.",
        citation: cite(
            "OpenID for Verifiable Presentations 1.0",
            "https://openid.net/specs/openid-4-verifiable-presentations-1_0.html",
        ),
    },
    HeaderParam {
        name: "client_id",
        means: "The program that asks, in requests to wallets.",
        citation: cite(
            "OpenID for Verifiable Presentations 1.0",
            "https://openid.net/specs/openid-4-verifiable-presentations-1_0.html",
        ),
    },
    HeaderParam {
        name: "trust_chain",
        means: "The statements that lead from the sender to someone whom the receiver trusts.",
        citation: cite("OpenID Federation 1.0", "https://openid.net/specs/openid-federation-1_0.html"),
    },
    HeaderParam {
        name: "peer_trust_chain",
        means: "The statements that lead from the receiver to someone whom the sender trusts.",
        citation: cite("OpenID Federation 1.0", "https://openid.net/specs/openid-federation-1_0.html"),
    },
];

/// What is known of one algorithm.
///
/// The page shows a name, its meaning and its advice; the browser's build leaves the rest out.
#[derive(Clone, Debug)]
pub struct Algorithm {
    /// As registered; case matters (RFC 7515, section 4.1.1).
    pub name: &'static str,
    /// What it is, in a plain sentence.
    pub means: &'static str,
    /// What to be warned of: deprecated, prohibited, dangerous.
    pub advice: Option<&'static str>,
    /// What it is for.
    #[cfg(not(target_arch = "wasm32"))]
    pub role: Role,
    /// How many bytes its signature has. Empty where that hangs on the key, as with RSA, or where it signs nothing.
    #[cfg(not(target_arch = "wasm32"))]
    pub signature_bytes: Vec<u16>,
    /// Where it is written down.
    #[cfg(not(target_arch = "wasm32"))]
    pub citation: Citation,
}

/// What an algorithm is for.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Signs and checks with the same secret (`alg`).
    Mac,
    /// Signs with a private key, checks with a public one (`alg`).
    Signature,
    /// Leaves the token unsigned (`alg`).
    Unsigned,
    /// Protects the key of an encrypted token (`alg`).
    KeyManagement,
    /// Encrypts the content of an encrypted token (`enc`).
    ContentEncryption,
}

/// The table as one text, like [`meanings`]; no advice is an empty one.
#[cfg(target_arch = "wasm32")]
macro_rules! algorithms {
    ($(Algorithm {
        name: $name:literal, means: $means:literal, role: Role::$role:ident, advice: $some:ident $(($advice:literal $(,)?))?,
        signature_bytes: &[$($bytes:literal),* $(,)?], citation: cite($label:literal, $url:literal $(,)?) $(,)?
    }),+ $(,)?) => {
        concat!($("\x1e", $name, "\x1f", $means, "\x1f", $($advice,)?)+)
    };
}
#[cfg(not(target_arch = "wasm32"))]
macro_rules! algorithms {
    ($(Algorithm {
        name: $name:literal, means: $means:literal, role: Role::$role:ident, advice: $some:ident $(($advice:literal $(,)?))?,
        signature_bytes: &[$($bytes:literal),* $(,)?], citation: cite($label:literal, $url:literal $(,)?) $(,)?
    }),+ $(,)?) => {
        concat!($(
            "\x1e", $name, "\x1f", $means, "\x1f", $($advice,)?
            "\x1f", stringify!($role), "\x1f", $($bytes, " ",)* "\x1f", $label, "\x1f", $url,
        )+)
    };
}

/// The table: signatures, key management, content encryption, and what the registry prohibits.
const ALGORITHMS: &str = algorithms![
    Algorithm {
        name: "HS256",
        means: "HMAC with SHA-256: signed and checked with the same shared secret.",
        role: Role::Mac,
        advice: None,
        signature_bytes: &[32],
        citation: cite("RFC 7518, section 3.2", "https://www.rfc-editor.org/rfc/rfc7518#section-3.2"),
    },
    Algorithm {
        name: "HS384",
        means: "HMAC with SHA-384: signed and checked with the same shared secret.",
        role: Role::Mac,
        advice: None,
        signature_bytes: &[48],
        citation: cite("RFC 7518, section 3.2", "https://www.rfc-editor.org/rfc/rfc7518#section-3.2"),
    },
    Algorithm {
        name: "HS512",
        means: "HMAC with SHA-512: signed and checked with the same shared secret.",
        role: Role::Mac,
        advice: None,
        signature_bytes: &[64],
        citation: cite("RFC 7518, section 3.2", "https://www.rfc-editor.org/rfc/rfc7518#section-3.2"),
    },
    Algorithm {
        name: "RS256",
        means: "RSA signature (PKCS #1 v1.5) with SHA-256.",
        role: Role::Signature,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 3.3", "https://www.rfc-editor.org/rfc/rfc7518#section-3.3"),
    },
    Algorithm {
        name: "RS384",
        means: "RSA signature (PKCS #1 v1.5) with SHA-384.",
        role: Role::Signature,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 3.3", "https://www.rfc-editor.org/rfc/rfc7518#section-3.3"),
    },
    Algorithm {
        name: "RS512",
        means: "RSA signature (PKCS #1 v1.5) with SHA-512.",
        role: Role::Signature,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 3.3", "https://www.rfc-editor.org/rfc/rfc7518#section-3.3"),
    },
    Algorithm {
        name: "ES256",
        means: "Signature on the elliptic curve P-256 with SHA-256.",
        role: Role::Signature,
        advice: None,
        signature_bytes: &[64],
        citation: cite("RFC 7518, section 3.4", "https://www.rfc-editor.org/rfc/rfc7518#section-3.4"),
    },
    Algorithm {
        name: "ES384",
        means: "Signature on the elliptic curve P-384 with SHA-384.",
        role: Role::Signature,
        advice: None,
        signature_bytes: &[96],
        citation: cite("RFC 7518, section 3.4", "https://www.rfc-editor.org/rfc/rfc7518#section-3.4"),
    },
    Algorithm {
        name: "ES512",
        means: "Signature on the elliptic curve P-521 with SHA-512.",
        role: Role::Signature,
        advice: None,
        signature_bytes: &[132],
        citation: cite("RFC 7518, section 3.4", "https://www.rfc-editor.org/rfc/rfc7518#section-3.4"),
    },
    Algorithm {
        name: "PS256",
        means: "RSA signature (PSS) with SHA-256.",
        role: Role::Signature,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 3.5", "https://www.rfc-editor.org/rfc/rfc7518#section-3.5"),
    },
    Algorithm {
        name: "PS384",
        means: "RSA signature (PSS) with SHA-384.",
        role: Role::Signature,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 3.5", "https://www.rfc-editor.org/rfc/rfc7518#section-3.5"),
    },
    Algorithm {
        name: "PS512",
        means: "RSA signature (PSS) with SHA-512.",
        role: Role::Signature,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 3.5", "https://www.rfc-editor.org/rfc/rfc7518#section-3.5"),
    },
    Algorithm {
        name: "none",
        means: "No signature at all: anyone could have written this token.",
        role: Role::Unsigned,
        advice: Some("A server must refuse such a token unless it was set up to take exactly this one unsigned."),
        signature_bytes: &[0],
        citation: cite("RFC 7518, section 3.6", "https://www.rfc-editor.org/rfc/rfc7518#section-3.6"),
    },
    Algorithm {
        name: "ES256K",
        means: "Signature on the elliptic curve secp256k1 with SHA-256.",
        role: Role::Signature,
        advice: None,
        signature_bytes: &[64],
        citation: cite("RFC 8812, section 3.2", "https://www.rfc-editor.org/rfc/rfc8812#section-3.2"),
    },
    Algorithm {
        name: "EdDSA",
        means: "Edwards-curve signature: Ed25519 or Ed448, as the key says.",
        role: Role::Signature,
        advice: Some("Deprecated by RFC 9864: the name does not say which curve is used. Write Ed25519 or Ed448."),
        signature_bytes: &[64, 114],
        citation: cite("RFC 8037, section 3.1", "https://www.rfc-editor.org/rfc/rfc8037#section-3.1"),
    },
    Algorithm {
        name: "Ed25519",
        means: "Edwards-curve signature with Ed25519.",
        role: Role::Signature,
        advice: None,
        signature_bytes: &[64],
        citation: cite("RFC 9864, section 2.2", "https://www.rfc-editor.org/rfc/rfc9864#section-2.2"),
    },
    Algorithm {
        name: "Ed448",
        means: "Edwards-curve signature with Ed448.",
        role: Role::Signature,
        advice: None,
        signature_bytes: &[114],
        citation: cite("RFC 9864, section 2.2", "https://www.rfc-editor.org/rfc/rfc9864#section-2.2"),
    },
    Algorithm {
        name: "ML-DSA-44",
        means: "Post-quantum signature with ML-DSA-44.",
        role: Role::Signature,
        advice: None,
        signature_bytes: &[2420],
        citation: cite("RFC 9964", "https://www.rfc-editor.org/rfc/rfc9964"),
    },
    Algorithm {
        name: "ML-DSA-65",
        means: "Post-quantum signature with ML-DSA-65.",
        role: Role::Signature,
        advice: None,
        signature_bytes: &[3309],
        citation: cite("RFC 9964", "https://www.rfc-editor.org/rfc/rfc9964"),
    },
    Algorithm {
        name: "ML-DSA-87",
        means: "Post-quantum signature with ML-DSA-87.",
        role: Role::Signature,
        advice: None,
        signature_bytes: &[4627],
        citation: cite("RFC 9964", "https://www.rfc-editor.org/rfc/rfc9964"),
    },
    Algorithm {
        name: "RSA1_5",
        means: "The token's key is encrypted with RSA (PKCS #1 v1.5).",
        role: Role::KeyManagement,
        advice: Some("Avoid it: this padding has a long history of attacks. Use RSA-OAEP-256."),
        signature_bytes: &[],
        citation: cite("RFC 7518, section 4.2", "https://www.rfc-editor.org/rfc/rfc7518#section-4.2"),
    },
    Algorithm {
        name: "RSA-OAEP",
        means: "The token's key is encrypted with RSA (OAEP with SHA-1).",
        role: Role::KeyManagement,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 4.3", "https://www.rfc-editor.org/rfc/rfc7518#section-4.3"),
    },
    Algorithm {
        name: "RSA-OAEP-256",
        means: "The token's key is encrypted with RSA (OAEP with SHA-256).",
        role: Role::KeyManagement,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 4.3", "https://www.rfc-editor.org/rfc/rfc7518#section-4.3"),
    },
    Algorithm {
        name: "RSA-OAEP-384",
        means: "The token's key is encrypted with RSA (OAEP with SHA-384).",
        role: Role::KeyManagement,
        advice: None,
        signature_bytes: &[],
        citation: cite(
            "IANA, JSON Object Signing and Encryption",
            "https://www.iana.org/assignments/jose/jose.xhtml#web-signature-encryption-algorithms",
        ),
    },
    Algorithm {
        name: "RSA-OAEP-512",
        means: "The token's key is encrypted with RSA (OAEP with SHA-512).",
        role: Role::KeyManagement,
        advice: None,
        signature_bytes: &[],
        citation: cite(
            "IANA, JSON Object Signing and Encryption",
            "https://www.iana.org/assignments/jose/jose.xhtml#web-signature-encryption-algorithms",
        ),
    },
    Algorithm {
        name: "A128KW",
        means: "The token's key is encrypted with a shared 128-bit AES key (key wrap).",
        role: Role::KeyManagement,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 4.4", "https://www.rfc-editor.org/rfc/rfc7518#section-4.4"),
    },
    Algorithm {
        name: "A192KW",
        means: "The token's key is encrypted with a shared 192-bit AES key (key wrap).",
        role: Role::KeyManagement,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 4.4", "https://www.rfc-editor.org/rfc/rfc7518#section-4.4"),
    },
    Algorithm {
        name: "A256KW",
        means: "The token's key is encrypted with a shared 256-bit AES key (key wrap).",
        role: Role::KeyManagement,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 4.4", "https://www.rfc-editor.org/rfc/rfc7518#section-4.4"),
    },
    Algorithm {
        name: "dir",
        means: "The shared secret itself encrypts the content; the part for the key is empty.",
        role: Role::KeyManagement,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 4.5", "https://www.rfc-editor.org/rfc/rfc7518#section-4.5"),
    },
    Algorithm {
        name: "ECDH-ES",
        means: "The key comes from an elliptic-curve key agreement and encrypts the content itself.",
        role: Role::KeyManagement,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 4.6", "https://www.rfc-editor.org/rfc/rfc7518#section-4.6"),
    },
    Algorithm {
        name: "ECDH-ES+A128KW",
        means: "The token's key is encrypted with a 128-bit AES key that comes from an elliptic-curve key agreement.",
        role: Role::KeyManagement,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 4.6", "https://www.rfc-editor.org/rfc/rfc7518#section-4.6"),
    },
    Algorithm {
        name: "ECDH-ES+A192KW",
        means: "The token's key is encrypted with a 192-bit AES key that comes from an elliptic-curve key agreement.",
        role: Role::KeyManagement,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 4.6", "https://www.rfc-editor.org/rfc/rfc7518#section-4.6"),
    },
    Algorithm {
        name: "ECDH-ES+A256KW",
        means: "The token's key is encrypted with a 256-bit AES key that comes from an elliptic-curve key agreement.",
        role: Role::KeyManagement,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 4.6", "https://www.rfc-editor.org/rfc/rfc7518#section-4.6"),
    },
    Algorithm {
        name: "A128GCMKW",
        means: "The token's key is encrypted with a shared 128-bit AES key (GCM).",
        role: Role::KeyManagement,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 4.7", "https://www.rfc-editor.org/rfc/rfc7518#section-4.7"),
    },
    Algorithm {
        name: "A192GCMKW",
        means: "The token's key is encrypted with a shared 192-bit AES key (GCM).",
        role: Role::KeyManagement,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 4.7", "https://www.rfc-editor.org/rfc/rfc7518#section-4.7"),
    },
    Algorithm {
        name: "A256GCMKW",
        means: "The token's key is encrypted with a shared 256-bit AES key (GCM).",
        role: Role::KeyManagement,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 4.7", "https://www.rfc-editor.org/rfc/rfc7518#section-4.7"),
    },
    Algorithm {
        name: "PBES2-HS256+A128KW",
        means: "The token's key is encrypted with a key made from a password (SHA-256, 128-bit AES).",
        role: Role::KeyManagement,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 4.8", "https://www.rfc-editor.org/rfc/rfc7518#section-4.8"),
    },
    Algorithm {
        name: "PBES2-HS384+A192KW",
        means: "The token's key is encrypted with a key made from a password (SHA-384, 192-bit AES).",
        role: Role::KeyManagement,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 4.8", "https://www.rfc-editor.org/rfc/rfc7518#section-4.8"),
    },
    Algorithm {
        name: "PBES2-HS512+A256KW",
        means: "The token's key is encrypted with a key made from a password (SHA-512, 256-bit AES).",
        role: Role::KeyManagement,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 4.8", "https://www.rfc-editor.org/rfc/rfc7518#section-4.8"),
    },
    Algorithm {
        name: "A128CBC-HS256",
        means: "The content is encrypted with 128-bit AES (CBC) and protected by HMAC with SHA-256.",
        role: Role::ContentEncryption,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 5.2", "https://www.rfc-editor.org/rfc/rfc7518#section-5.2"),
    },
    Algorithm {
        name: "A192CBC-HS384",
        means: "The content is encrypted with 192-bit AES (CBC) and protected by HMAC with SHA-384.",
        role: Role::ContentEncryption,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 5.2", "https://www.rfc-editor.org/rfc/rfc7518#section-5.2"),
    },
    Algorithm {
        name: "A256CBC-HS512",
        means: "The content is encrypted with 256-bit AES (CBC) and protected by HMAC with SHA-512.",
        role: Role::ContentEncryption,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 5.2", "https://www.rfc-editor.org/rfc/rfc7518#section-5.2"),
    },
    Algorithm {
        name: "A128GCM",
        means: "The content is encrypted with 128-bit AES (GCM).",
        role: Role::ContentEncryption,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 5.3", "https://www.rfc-editor.org/rfc/rfc7518#section-5.3"),
    },
    Algorithm {
        name: "A192GCM",
        means: "The content is encrypted with 192-bit AES (GCM).",
        role: Role::ContentEncryption,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 5.3", "https://www.rfc-editor.org/rfc/rfc7518#section-5.3"),
    },
    Algorithm {
        name: "A256GCM",
        means: "The content is encrypted with 256-bit AES (GCM).",
        role: Role::ContentEncryption,
        advice: None,
        signature_bytes: &[],
        citation: cite("RFC 7518, section 5.3", "https://www.rfc-editor.org/rfc/rfc7518#section-5.3"),
    },
    Algorithm {
        name: "RS1",
        means: "RSA signature (PKCS #1 v1.5) with SHA-1.",
        role: Role::Signature,
        advice: Some("Prohibited for tokens by IANA's registry: the name is only for describing keys."),
        signature_bytes: &[],
        citation: cite(
            "IANA, JSON Object Signing and Encryption",
            "https://www.iana.org/assignments/jose/jose.xhtml#web-signature-encryption-algorithms",
        ),
    },
    Algorithm {
        name: "HS1",
        means: "HMAC with SHA-1.",
        role: Role::Mac,
        advice: Some("Prohibited for tokens by IANA's registry: the name is only for describing keys."),
        signature_bytes: &[20],
        citation: cite(
            "IANA, JSON Object Signing and Encryption",
            "https://www.iana.org/assignments/jose/jose.xhtml#web-signature-encryption-algorithms",
        ),
    },
    Algorithm {
        name: "A128CBC",
        means: "128-bit AES (CBC), without protection against changes.",
        role: Role::ContentEncryption,
        advice: Some("Prohibited for tokens by IANA's registry: the name is only for describing keys."),
        signature_bytes: &[],
        citation: cite(
            "IANA, JSON Object Signing and Encryption",
            "https://www.iana.org/assignments/jose/jose.xhtml#web-signature-encryption-algorithms",
        ),
    },
    Algorithm {
        name: "A192CBC",
        means: "192-bit AES (CBC), without protection against changes.",
        role: Role::ContentEncryption,
        advice: Some("Prohibited for tokens by IANA's registry: the name is only for describing keys."),
        signature_bytes: &[],
        citation: cite(
            "IANA, JSON Object Signing and Encryption",
            "https://www.iana.org/assignments/jose/jose.xhtml#web-signature-encryption-algorithms",
        ),
    },
    Algorithm {
        name: "A256CBC",
        means: "256-bit AES (CBC), without protection against changes.",
        role: Role::ContentEncryption,
        advice: Some("Prohibited for tokens by IANA's registry: the name is only for describing keys."),
        signature_bytes: &[],
        citation: cite(
            "IANA, JSON Object Signing and Encryption",
            "https://www.iana.org/assignments/jose/jose.xhtml#web-signature-encryption-algorithms",
        ),
    },
    Algorithm {
        name: "A128CTR",
        means: "128-bit AES (CTR), without protection against changes.",
        role: Role::ContentEncryption,
        advice: Some("Prohibited for tokens by IANA's registry: the name is only for describing keys."),
        signature_bytes: &[],
        citation: cite(
            "IANA, JSON Object Signing and Encryption",
            "https://www.iana.org/assignments/jose/jose.xhtml#web-signature-encryption-algorithms",
        ),
    },
    Algorithm {
        name: "A192CTR",
        means: "192-bit AES (CTR), without protection against changes.",
        role: Role::ContentEncryption,
        advice: Some("Prohibited for tokens by IANA's registry: the name is only for describing keys."),
        signature_bytes: &[],
        citation: cite(
            "IANA, JSON Object Signing and Encryption",
            "https://www.iana.org/assignments/jose/jose.xhtml#web-signature-encryption-algorithms",
        ),
    },
    Algorithm {
        name: "A256CTR",
        means: "256-bit AES (CTR), without protection against changes.",
        role: Role::ContentEncryption,
        advice: Some("Prohibited for tokens by IANA's registry: the name is only for describing keys."),
        signature_bytes: &[],
        citation: cite(
            "IANA, JSON Object Signing and Encryption",
            "https://www.iana.org/assignments/jose/jose.xhtml#web-signature-encryption-algorithms",
        ),
    },
];

/// What the header entry `name` says, in exactly that case.
pub fn header_param(name: &str) -> Option<&'static str> {
    super::meaning(HEADER_PARAMS, name)
}

/// What is known of the algorithm `name`, in exactly that case.
pub fn algorithm(name: &str) -> Option<&'static Algorithm> {
    algorithms().iter().find(|algorithm| algorithm.name == name)
}

/// Whether an algorithm has that name, in letters of any case.
pub fn is_algorithm(name: &str) -> bool {
    algorithms().iter().any(|algorithm| algorithm.name.eq_ignore_ascii_case(name))
}

/// Every algorithm of the table; read once.
pub fn algorithms() -> &'static [Algorithm] {
    static ROWS: OnceLock<Vec<Algorithm>> = OnceLock::new();
    ROWS.get_or_init(|| rows(ALGORITHMS, read))
}

fn read(fields: &mut Fields) -> Option<Algorithm> {
    Some(Algorithm {
        name: fields.next()?,
        means: fields.next()?,
        advice: Some(fields.next()?).filter(|advice| !advice.is_empty()),
        #[cfg(not(target_arch = "wasm32"))]
        role: match fields.next()? {
            "Mac" => Role::Mac,
            "Signature" => Role::Signature,
            "Unsigned" => Role::Unsigned,
            "KeyManagement" => Role::KeyManagement,
            _ => Role::ContentEncryption,
        },
        #[cfg(not(target_arch = "wasm32"))]
        signature_bytes: fields.next()?.split_whitespace().filter_map(|bytes| bytes.parse().ok()).collect(),
        #[cfg(not(target_arch = "wasm32"))]
        citation: super::citation(fields)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        assert_eq!(algorithms().len(), crate::knowledge::entries(ALGORITHMS).count());
        // Without regard to case, so that a name in the wrong case has one right one.
        let mut algorithms: Vec<String> = algorithms().iter().map(|each| each.name.to_ascii_lowercase()).collect();
        algorithms.sort_unstable();
        assert!(algorithms.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn sentences_are_whole_and_short() {
        let means = algorithms().iter().map(|algorithm| (algorithm.means, algorithm.citation));
        let advice = algorithms().iter().filter_map(|algorithm| Some((algorithm.advice?, algorithm.citation)));
        for (means, citation) in means.chain(advice) {
            assert!(means.ends_with('.') && means.chars().count() <= 260, "{means}");
            assert!(citation.url.starts_with("https://"), "{means}");
        }
    }

    #[test]
    fn case_matters() {
        assert!(algorithm("none").is_some());
        assert!(algorithm("None").is_none());
        assert!(header_param("x5t#S256").is_some());
    }

    #[test]
    fn lengths_stand_only_where_something_is_signed() {
        for algorithm in algorithms() {
            let signs = matches!(algorithm.role, Role::Mac | Role::Signature | Role::Unsigned);
            assert!(signs || algorithm.signature_bytes.is_empty(), "{}", algorithm.name);
        }
        assert_eq!(algorithm("ES512").map(|algorithm| algorithm.signature_bytes.clone()), Some(vec![132]));
    }
}
