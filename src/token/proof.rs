//! Digests that tie tokens to keys and to one another.

use super::{base64url, sha256::sha256};
use crate::json::{self, Node};

/// The thumbprint of a public key (RFC 7638, section 3): the digest of its required members in the order of their names.
pub fn thumbprint(key: &Node) -> Option<String> {
    let text = |name: &str| json::string(&json::member(key, name)?.node);
    let names: &[&str] = match text("kty")? {
        "EC" => &["crv", "kty", "x", "y"],
        "RSA" => &["e", "kty", "n"],
        // RFC 8037, section 2.
        "OKP" => &["crv", "kty", "x"],
        _ => return None,
    };
    let mut whole = String::new();
    for name in names {
        let value = text(name).filter(|value| !value.contains(['"', '\\']))?;
        let before = if whole.is_empty() { "{\"" } else { ",\"" };
        [before, name, "\":\"", value, "\""].into_iter().for_each(|piece| whole.push_str(piece));
    }
    whole.push('}');
    Some(base64url::digest(&whole))
}

/// The left half of a digest, as `at_hash` and `c_hash` have it (OpenID Connect Core, section 3.1.3.6), where the
/// algorithm `alg` of the ID token goes with SHA-256; of others `None`.
pub fn half_hash(text: &str, alg: &str) -> Option<String> {
    let digest = sha256(text.as_bytes());
    let half = digest.get(..16).filter(|_| alg.ends_with("256") && alg.len() == 5)?;
    Some(base64url::encode(half))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(text: &str) -> Node {
        json::read_all(text, 0, 0..text.len()).0.unwrap()
    }

    #[test]
    fn thumbprints_of_the_standards_keys() {
        // RFC 7638, section 3.1.
        let rsa = r#"{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"}"#;
        assert_eq!(thumbprint(&node(rsa)).unwrap(), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
        // RFC 9449, section 6.1: the key of the proofs' examples, and the jkt of its token.
        let ec = r#"{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}"#;
        assert_eq!(thumbprint(&node(ec)).unwrap(), "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
        // RFC 8037, appendix A.3.
        let okp = r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
        assert_eq!(thumbprint(&node(okp)).unwrap(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assert_eq!(thumbprint(&node(r#"{"kty":"oct","k":"AA"}"#)), None);
    }

    #[test]
    fn hashes_of_access_tokens_and_codes() {
        // OpenID Connect Core, appendix A.3 and A.4: the access token and the code of its examples.
        let token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
        assert_eq!(half_hash(token, "RS256").unwrap(), "77QmUPtjPfzWtF2AnpK9RQ");
        let code = "Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk";
        assert_eq!(half_hash(code, "ES256").unwrap(), "LDktKdoQak3Pk0cnXxCltA");
        assert_eq!(half_hash(code, "RS512"), None);
    }
}
