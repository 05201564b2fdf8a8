//! `signature-length`: the token's signature has another length than its algorithm makes.
//!
//! RFC 7518, sections 3.2 to 3.4; RFC 8037, section 3.1.

use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    rules::Rule,
    text::Span,
    text::slice,
    token::Token,
};

token_rule! {
    "signature-length",
    "signature",
    "The signature doesn't have the length that its algorithm makes",
    "The header names one algorithm, and the signature is as long as that of another one, or its end is missing. Either the header was changed, the library writes the signature in another form (DER for elliptic curves), or the token was cut off when it was copied.",
    cite("RFC 7518, section 3.1", "https://www.rfc-editor.org/rfc/rfc7518#section-3.1"), "get-new-token"
}

/// Lengths that algorithms make.
const OTHERS: &[usize] = &[32, 48, 64, 96, 114, 132, 256, 384, 512, 2420, 3309, 4627];

fn find(case: &Case, token: &Token) -> Option<Span> {
    let place = token.signature?;
    let letters = slice(&case.documents, place).bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
    let length = letters * 3 / 4;
    let due = match super::header_text(token, "alg") {
        "HS256" => 32,
        "HS384" => 48,
        "HS512" | "ES256" | "ES256K" | "Ed25519" => 64,
        "Ed448" => 114,
        // FIPS 204, table 2.
        "ML-DSA-44" => 2420,
        "ML-DSA-65" => 3309,
        "ML-DSA-87" => 4627,
        "ES384" => 96,
        "ES512" => 132,
        name if name.starts_with("RS") || name.starts_with("PS") => 0,
        _ => return None,
    };
    // A made-up signature has any length; one of another algorithm has that one's.
    let off = match due {
        0 => length.is_multiple_of(64) && length < 128 || length > 128 && !length.is_multiple_of(64),
        due => length != due && (OTHERS.contains(&length) || due >= 64 && is_der(length, due)),
    };
    (off && length > 0).then_some(place)
}

/// Two numbers of half the length each, with DER's marks and signs around them.
fn is_der(length: usize, due: usize) -> bool {
    (due + 4..=due + 9).contains(&length)
}

examples! {
    fires: [
        &format!("eyJhbGciOiJIUzI1NiJ9.e30.{}", "A".repeat(86)),
        &format!("eyJhbGciOiJFUzI1NiJ9.e30.{}", "A".repeat(95)),
        &format!("eyJhbGciOiJSUzI1NiJ9.e30.{}", "A".repeat(300)),
        &format!("eyJhbGciOiJFZDI1NTE5In0.e30.{}", "A".repeat(152)),
    ],
    silent: [
        &format!("eyJhbGciOiJIUzI1NiJ9.e30.{}", "A".repeat(43)),
        &format!("eyJhbGciOiJSUzI1NiJ9.e30.{}", "A".repeat(342)),
        &format!("eyJhbGciOiJFZDI1NTE5In0.e30.{}", "A".repeat(86)),
        &crate::rules::testing::jwt(r#"{"alg":"HS256"}"#, r#"{}"#),
    ],
}
