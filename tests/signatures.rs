//! What is checked with a key, over which bytes, and what is refused: with the examples of the RFCs and with keys made
//! for these tests. `tests/keys/vectors.json` has both; other libraries made the signatures, and others check them here.

// A test may panic: that is how it says no.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeSet;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as B64};
use ring::{hmac, signature};
use serde_json::{Value, json};
use why401::{
    diagnose,
    finding::plain,
    report::Report,
    time::Timestamp,
    token::{
        key::{self, Key, Keys},
        verify::{self, Import, Plan, REASONS, plans},
    },
};

const VECTORS: &str = include_str!("keys/vectors.json");

fn vectors() -> Value {
    serde_json::from_str(VECTORS).unwrap()
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().unwrap().clone()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn report(paste: &str) -> Report {
    diagnose(paste, Timestamp(1_795_000_000))
}

fn planned(paste: &str, keys: &Keys) -> Result<Vec<Plan>, &'static str> {
    let report = report(paste);
    plans(&report.documents, report.tokens.first().expect("a token"), keys).map_err(|refusal| {
        let says = plain(&refusal.says);
        assert!(!says.contains(['{', '}']) && says.len() > 15, "{says}");
        refusal.id
    })
}

/// The first vector whose name this is: its token, and a key of it.
fn vector(name: &str, form: &str) -> (String, String) {
    let all = vectors();
    let both = list(&all["checked"]).into_iter().chain(list(&all["unchecked"]));
    let found = both.into_iter().find(|vector| vector["name"] == name).unwrap_or_else(|| panic!("{name}"));
    (text(&found["token"]).to_owned(), text(&found["keys"][form]).to_owned())
}

/// Checks a plan with libraries that run outside of a browser.
fn holds(plan: &Plan) -> bool {
    use signature::{
        ECDSA_P256_SHA256_FIXED, ECDSA_P384_SHA384_FIXED, ED25519, RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY,
        RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512, RSA_PSS_2048_8192_SHA256, RSA_PSS_2048_8192_SHA384,
        RSA_PSS_2048_8192_SHA512, RsaParameters, RsaPublicKeyComponents, UnparsedPublicKey, VerificationAlgorithm,
    };
    let (row, signed, sign) = (plan.algorithm, plan.signed.as_slice(), plan.signature.as_slice());
    let raw = match &plan.import {
        Import::Raw(bytes) => bytes.as_slice(),
        Import::Jwk(n, e) => {
            assert_eq!(row.format, "jwk");
            let (n, e) = (B64.decode(n).unwrap(), B64.decode(e).unwrap());
            let how: &RsaParameters = match (row.web, row.hash, row.salt) {
                ("RSASSA-PKCS1-v1_5", "SHA-256", 0) => &RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY,
                ("RSASSA-PKCS1-v1_5", "SHA-384", 0) => &RSA_PKCS1_2048_8192_SHA384,
                ("RSASSA-PKCS1-v1_5", "SHA-512", 0) => &RSA_PKCS1_2048_8192_SHA512,
                ("RSA-PSS", "SHA-256", 32) => &RSA_PSS_2048_8192_SHA256,
                ("RSA-PSS", "SHA-384", 48) => &RSA_PSS_2048_8192_SHA384,
                ("RSA-PSS", "SHA-512", 64) => &RSA_PSS_2048_8192_SHA512,
                other => panic!("{other:?}"),
            };
            return RsaPublicKeyComponents { n, e }.verify(how, signed, sign).is_ok();
        }
    };
    let by_ring =
        |how: &'static dyn VerificationAlgorithm| UnparsedPublicKey::new(how, raw).verify(signed, sign).is_ok();
    let mac = |how| hmac::verify(&hmac::Key::new(how, raw), signed, sign).is_ok();
    match (row.web, row.hash, row.curve) {
        ("HMAC", "SHA-256", "") => mac(hmac::HMAC_SHA256),
        ("HMAC", "SHA-384", "") => mac(hmac::HMAC_SHA384),
        ("HMAC", "SHA-512", "") => mac(hmac::HMAC_SHA512),
        ("ECDSA", "SHA-256", "P-256") => by_ring(&ECDSA_P256_SHA256_FIXED),
        ("ECDSA", "SHA-384", "P-384") => by_ring(&ECDSA_P384_SHA384_FIXED),
        ("ECDSA", "SHA-512", "P-521") => p521_holds(raw, signed, sign),
        ("Ed25519", "", _) => by_ring(&ED25519),
        ("ML-DSA-44", "", _) => ml_dsa_holds::<ml_dsa::MlDsa44>(raw, signed, sign),
        ("ML-DSA-65", "", _) => ml_dsa_holds::<ml_dsa::MlDsa65>(raw, signed, sign),
        ("ML-DSA-87", "", _) => ml_dsa_holds::<ml_dsa::MlDsa87>(raw, signed, sign),
        other => panic!("{other:?}"),
    }
}

fn p521_holds(raw: &[u8], signed: &[u8], sign: &[u8]) -> bool {
    use p521::ecdsa::{Signature, VerifyingKey, signature::Verifier};
    let Ok(sign) = Signature::from_slice(sign) else { return false };
    VerifyingKey::from_sec1_bytes(raw).unwrap().verify(signed, &sign).is_ok()
}

fn ml_dsa_holds<P: ml_dsa::MlDsaParams>(raw: &[u8], signed: &[u8], sign: &[u8]) -> bool {
    use ml_dsa::{EncodedSignature, EncodedVerifyingKey, Signature, VerifyingKey};
    let key = VerifyingKey::<P>::decode(&EncodedVerifyingKey::<P>::try_from(raw).unwrap());
    let sign = EncodedSignature::<P>::try_from(sign).ok().and_then(|sign| Signature::<P>::decode(&sign));
    sign.is_some_and(|sign| key.verify_with_context(signed, &[], &sign))
}

/// The token with another letter at `place` of its part `part`, counted from behind in the signature.
fn changed(token: &str, part: usize) -> String {
    let mut parts: Vec<String> = token.split('.').map(str::to_owned).collect();
    let at = parts[part].len() / 2;
    let other = if &parts[part][at..=at] == "A" { "B" } else { "A" };
    parts[part].replace_range(at..=at, other);
    parts.join(".")
}

#[test]
fn every_algorithm_holds_with_its_key_and_breaks_with_a_letter() {
    let mut algorithms = BTreeSet::new();
    for vector in list(&vectors()["checked"]) {
        let (name, token) = (text(&vector["name"]), text(&vector["token"]));
        for (form, pasted) in vector["keys"].as_object().unwrap() {
            let keys = key::read(text(pasted));
            let plans = planned(token, &keys).unwrap_or_else(|id| panic!("{name} by {form}: {id}"));
            let fit: Vec<&Plan> = plans.iter().filter(|plan| holds(plan)).collect();
            assert_eq!(fit.len(), 1, "{name} by {form}");
            let (row, key) = (fit[0].algorithm, &keys.keys[fit[0].key]);
            assert_eq!(row.name, text(&vector["alg"]));
            algorithms.insert(row.name);
            let written = match form.as_str() {
                "jwks" => "jwk",
                "bare" | "by-kid" => "certificate",
                form => form,
            };
            assert_eq!(key.form, written, "{name}");
            assert_eq!(fit[0].signed, token.rsplit_once('.').unwrap().0.as_bytes(), "{name}");
            let payload = planned(&changed(token, 1), &keys).unwrap();
            assert!(!payload.iter().any(holds), "{name} by {form} holds for another payload");
            let signature = planned(&changed(token, 2), &keys).unwrap();
            assert!(!signature.iter().any(holds), "{name} by {form} holds for another signature");
        }
    }
    let known: BTreeSet<&str> = verify::ALGORITHMS.iter().map(|row| row.name).collect();
    assert_eq!(algorithms, known);
}

#[test]
fn another_key_of_the_same_kind_never_holds() {
    let checked = list(&vectors()["checked"]);
    for one in &checked {
        for other in checked.iter().filter(|other| other["keys"]["jwk"] != one["keys"]["jwk"]) {
            let Some(pasted) = other["keys"]["jwk"].as_str().or(other["keys"]["spki"].as_str()) else { continue };
            // The RSA keys made for these tests are one.
            if one["keys"]["spki"].is_string() && one["keys"]["spki"] == other["keys"]["spki"] {
                continue;
            }
            let (token, mut keys) = (text(&one["token"]), key::read(pasted));
            keys.keys.iter_mut().for_each(|key| key.alg = None);
            let plans = planned(token, &keys).unwrap_or_default();
            let same = one["name"].as_str().unwrap().starts_with("RFC 7520") && one["alg"] != other["alg"];
            assert!(same || !plans.iter().any(holds), "{} with the key of {}", one["name"], other["name"]);
        }
    }
}

fn jws(header: Value, payload: &str, signature: &[u8]) -> String {
    format!("{}.{}.{}", B64.encode(header.to_string()), B64.encode(payload), B64.encode(signature))
}

fn token(header: Value, signature: &[u8]) -> String {
    jws(header, r#"{"iss":"https://issuer.example"}"#, signature)
}

/// A token, a key, and the reason why it isn't checked.
fn refusals() -> Vec<(String, String, &'static str)> {
    let (es, es_jwk) = vector("ES256", "jwk");
    let (rs, rs_jwk) = vector("RS256", "jwk");
    let (hs, secret) = vector("HS256", "base64url");
    let (_, rsa_pem) = vector("RS256", "spki");
    let (_, rsa_cert) = vector("RS256", "certificate");
    let (_, bare) = vector("RS256", "bare");
    let (_, ec_pem) = vector("ES384", "spki");
    let with = |jwk: &str, name: &str, value: Value| {
        let mut jwk: Value = serde_json::from_str(jwk).unwrap();
        jwk[name] = value;
        jwk.to_string()
    };
    let without = |jwk: &str, name: &str| {
        let mut jwk: Value = serde_json::from_str(jwk).unwrap();
        jwk.as_object_mut().unwrap().remove(name);
        jwk.to_string()
    };
    let set = |keys: &[&str]| format!("{{\"keys\":[{}]}}", keys.join(","));
    let plain_es = without(&es_jwk, "kid");
    let vectors = vectors();
    let es_vector = list(&vectors["checked"]).into_iter().find(|vector| vector["name"] == "ES256").unwrap();
    let hs_head = json!({"alg": "HS256"});
    let sign = [7; 32];
    let (k256, k256_pem) = vector("ES256K", "spki");
    let (ed448, ed448_pem) = vector("Ed448", "spki");
    let cut = &rs[..rs.rfind('.').unwrap()];
    let mut zero_s = [9; 64];
    zero_s[32..].fill(0);
    let mut zero_r = [9; 64];
    zero_r[..32].fill(0);
    let head = |value: Value| token(value, &sign);
    let pkcs8 = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----";
    let list: Vec<(String, String, &'static str)> = vec![
        // The token.
        (format!("{}.a.b.c.d", B64.encode(r#"{"alg":"dir","enc":"A128GCM"}"#)), secret.clone(), "encrypted"),
        (rs[..rs.find('.').unwrap() + 30].to_owned(), rsa_pem.clone(), "not-compact"),
        (format!("{cut}."), rsa_pem.clone(), "signature-empty"),
        (format!("{hs}="), secret.clone(), "repaired"),
        (format!("{}\n{}", &hs[..80], &hs[80..]), secret.clone(), "repaired"),
        (head(json!({"typ": "JWT"})), secret.clone(), "alg-missing"),
        (head(json!({"alg": "none"})), secret.clone(), "alg-none"),
        (head(json!({"alg": "nOnE"})), rsa_pem.clone(), "alg-none"),
        (format!("{}.{}.", B64.encode(r#"{"alg":"none"}"#), B64.encode("{}")), secret.clone(), "alg-none"),
        (head(json!({"alg": "HS256", "b64": false})), secret.clone(), "b64"),
        (head(json!({"alg": "HS256", "crit": ["exp"], "exp": 1})), secret.clone(), "crit"),
        (head(json!({"alg": "HS256", "crit": []})), secret.clone(), "crit"),
        (head(json!({"alg": "HS256", "crit": "b64", "b64": false})), secret.clone(), "crit"),
        (head(json!({"alg": "HS256", "crit": ["b64", 1], "b64": false})), secret.clone(), "crit"),
        (head(json!({"alg": "HS256", "crit": ["b64"], "b64": "false"})), secret.clone(), "crit"),
        (head(json!({"alg": "HS256", "crit": ["b64"]})), secret.clone(), "crit"),
        // RFC 7797, section 4.2.
        (
            "eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19..A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY"
                .into(),
            secret.clone(),
            "detached",
        ),
        (jws(hs_head.clone(), "", &sign), secret.clone(), "detached"),
        (head(json!({"alg": "HS257"})), secret.clone(), "alg-unknown"),
        (head(json!({"alg": "hs256"})), secret.clone(), "alg-unknown"),
        (k256, k256_pem, "alg-unknown"),
        (ed448, ed448_pem, "alg-unknown"),
        (head(json!({"alg": "ES256K"})), set(&[&plain_es]), "alg-unknown"),
        // Signatures that can't be any.
        (text(&es_vector["der"]).to_owned(), plain_es.clone(), "signature-der"),
        (token(json!({"alg": "ES256"}), &[1; 63]), plain_es.clone(), "signature-length"),
        (token(json!({"alg": "ES256"}), &[0; 64]), plain_es.clone(), "signature-zero"),
        (token(json!({"alg": "ES256"}), &zero_s), plain_es.clone(), "signature-zero"),
        (token(json!({"alg": "ES256"}), &zero_r), plain_es.clone(), "signature-zero"),
        (token(json!({"alg": "RS256"}), &[1; 255]), rsa_pem.clone(), "signature-length"),
        (token(json!({"alg": "HS256"}), &[1; 31]), secret.clone(), "signature-length"),
        (token(json!({"alg": "HS512"}), &[1; 32]), secret.clone(), "signature-length"),
        // The key.
        (hs.clone(), " \n".into(), "key-empty"),
        (hs.clone(), "a".repeat(key::MAX_LENGTH + 1), "key-too-long"),
        (rs.clone(), r#"{"kty":"RSA","#.into(), "key-json"),
        (rs.clone(), r#"{"a":1}"#.into(), "key-none-in-json"),
        (rs.clone(), r#"{"keys":[]}"#.into(), "key-none-in-json"),
        (
            rs.clone(),
            r#"{"issuer":"https://issuer.example","jwks_uri":"https://issuer.example/jwks"}"#.into(),
            "key-discovery",
        ),
        (rs.clone(), "ssh-rsa AAAAB3NzaC1yc2E= someone@example.test".into(), "key-ssh"),
        (rs.clone(), rs.clone(), "key-is-token"),
        (rs.clone(), rsa_pem[..200].into(), "key-cut-off"),
        (rs.clone(), "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----".into(), "key-pem"),
        (rs.clone(), pkcs8.into(), "key-private"),
        (rs.clone(), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----".into(), "key-private"),
        (rs.clone(), pkcs8.lines().nth(1).unwrap().into(), "key-private"),
        (rs.clone(), with(&rs_jwk, "d", "AQAB".into()), "key-private"),
        (es.clone(), with(&plain_es, "d", "AQAB".into()), "key-private"),
        (es.clone(), r#"{"kty":"XYZ"}"#.into(), "key-unknown"),
        (es.clone(), with(&plain_es, "crv", "P-999".into()), "key-unknown"),
        (es.clone(), without(&plain_es, "y"), "key-member"),
        (es.clone(), with(&plain_es, "y", "a+b=".into()), "key-member"),
        (hs.clone(), r#"{"kty":"oct","k":""}"#.into(), "key-member"),
        (es.clone(), with(&plain_es, "x", B64.encode([1; 31]).into()), "key-length"),
        (es.clone(), text(&es_vector["compressed"]).to_owned(), "key-compressed"),
        (rs.clone(), with(&rs_jwk, "e", "AQ".into()), "key-rsa-numbers"),
        (rs.clone(), with(&rs_jwk, "n", B64.encode([255; 32]).into()), "key-rsa-numbers"),
        (rs.clone(), with(&rs_jwk, "n", B64.encode([255; 256]).into()), "key-x5c"),
        // Both.
        (rs.clone(), set(&[&with(&rs_jwk, "kid", "other".into())]), "set-no-kid"),
        (rs.clone(), set(&[&plain_es]), "set-no-key"),
        (hs.clone(), set(&[&plain_es, &rs_jwk]), "set-no-key"),
        (hs.clone(), rsa_pem.clone(), "confusion"),
        (hs.clone(), rsa_cert, "confusion"),
        (hs.clone(), bare, "confusion"),
        (hs.clone(), rs_jwk.clone(), "confusion"),
        (hs.clone(), ec_pem.clone(), "confusion"),
        (hs.clone(), json!({"kty": "oct", "k": B64.encode(format!(" {rsa_pem}"))}).to_string(), "confusion"),
        (rs.clone(), secret.clone(), "secret-for-public"),
        (rs.clone(), plain_es.clone(), "kty"),
        (es.clone(), ec_pem, "crv"),
        (rs.clone(), with(&rs_jwk, "alg", "PS256".into()), "alg"),
        (rs.clone(), with(&rs_jwk, "alg", "RSA-OAEP".into()), "alg"),
        (hs.clone(), json!({"kty": "oct", "k": secret, "alg": "HS512"}).to_string(), "alg"),
        (rs.clone(), with(&rs_jwk, "use", "enc".into()), "use"),
        (rs, with(&rs_jwk, "key_ops", json!(["encrypt"])), "key_ops"),
    ];
    list
}

#[test]
fn everything_else_is_refused_with_its_reason() {
    let mut seen = BTreeSet::new();
    for (token, pasted, reason) in refusals() {
        let outcome = planned(&token, &key::read(&pasted)).map(|plans| plans.len());
        assert_eq!(outcome, Err(reason), "{token}\n{}", pasted.chars().take(300).collect::<String>());
        seen.insert(reason);
    }
    let all: BTreeSet<&str> = REASONS.iter().map(|(id, _)| *id).collect();
    assert_eq!(seen, all);
}

/// A token that had to be mended is never checked, whatever key there is.
#[test]
fn nothing_is_planned_for_a_mended_token() {
    let mut mended = 0;
    for vector in list(&vectors()["checked"]) {
        let sent = text(&vector["token"]);
        let (_, pasted) = vector["keys"].as_object().unwrap().iter().next().unwrap();
        let keys = key::read(text(pasted));
        let (head, rest) = sent.split_once('.').unwrap();
        let with_slash = sent.replacen('_', "/", 1).replacen('-', "+", 1);
        let pastes = [
            format!("{head}=.{rest}"),
            format!("{sent}=="),
            format!("{}\r\n    {}", &sent[..100], &sent[100..]),
            format!("{}\n{}", &sent[..sent.len() / 2], &sent[sent.len() / 2..]),
            with_slash,
            format!("{}…", &sent[..sent.len() - 9]),
            format!("{sent}...").replacen("...", "…", 1),
            sent.replace('.', ".\n"),
        ];
        for paste in pastes {
            let report = report(&paste);
            for token in report.tokens.iter().filter(|token| !token.well_formed) {
                let inside = ["not-utf-8", "not-an-object"];
                let only_payload = token
                    .problems
                    .iter()
                    .all(|problem| problem.id.starts_with("json-") || inside.contains(&problem.id));
                if !only_payload {
                    mended += 1;
                    assert!(plans(&report.documents, token, &keys).is_err(), "{paste}");
                }
            }
        }
    }
    assert!(mended > 100, "{mended}");
}

/// RFC 7797: the payload's own letters are signed, whatever they would be as base64.
#[test]
fn an_unencoded_payload_is_taken_as_it_stands() {
    let (key, head) = ([5; 32], B64.encode(r#"{"alg":"HS256","b64":false,"crit":["b64"]}"#));
    let keys = key::read(&json!({"kty": "oct", "k": B64.encode(key)}).to_string());
    for payload in ["hello", "hi", "hell", "0123456789abcdef0123456789abcdef"] {
        let signed = format!("{head}.{payload}");
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &key), signed.as_bytes());
        let right = format!("{signed}.{}", B64.encode(tag.as_ref()));
        assert_eq!(
            planned(&right, &keys).map(|plans| plans.iter().filter(|plan| holds(plan)).count()),
            Ok(1),
            "{payload}"
        );
        let wrong = format!("{signed}.{}", B64.encode([1; 32]));
        assert!(!planned(&wrong, &keys).unwrap().iter().any(holds));
        // What is wrong with the signature or the header stays wrong.
        assert_eq!(planned(&format!("{}=", right), &keys).map(|plans| plans.len()), Err("repaired"), "{payload}");
    }
}

/// What stands in a text that was unescaped or unwrapped is checked as long as its own letters were left alone.
#[test]
fn a_token_in_other_texts_is_the_one_that_was_sent() {
    let (sent, secret) = vector("HS256", "base64url");
    let keys = key::read(&secret);
    let whole = [
        format!("Authorization: Bearer {sent}"),
        format!("{{\"access_token\":\"{sent}\"}}"),
        format!("\"{{\\\"access_token\\\":\\\"{sent}\\\"}}\""),
        format!("> HTTP/1.1 401 Unauthorized\n> X: y\n> \n> {sent}\n"),
    ];
    for paste in whole {
        assert_eq!(
            planned(&paste, &keys).map(|plans| plans.iter().filter(|plan| holds(plan)).count()),
            Ok(1),
            "{paste}"
        );
    }
    let taken_apart = format!("https://app.example/#access_token={}", sent.replace('.', "%2E"));
    if let Some(token) = report(&taken_apart).tokens.first() {
        assert!(plans(&report(&taken_apart).documents, token, &keys).is_err());
    }
}

#[test]
fn keys_are_what_they_say() {
    // name, form, how the key is described
    let cases = [
        ("RS256", "spki", "A public RSA key of 2048 bits (PEM or DER, SPKI)."),
        ("RS256", "certificate", "A public RSA key of 2048 bits (X.509 certificate)."),
        ("ES512", "spki", "A public EC key on the curve P-521 (PEM or DER, SPKI)."),
        ("Ed25519", "jwk", "A public OKP key on the curve Ed25519 (JWK)."),
        ("ML-DSA-65", "jwk", "A public key for ML-DSA-65 (JWK)."),
        ("HS256", "base64url", "A shared secret, taken as text: 344 bits."),
    ];
    for (name, form, words) in cases {
        let (_, pasted) = vector(name, form);
        assert_eq!(plain(&verify::describe(&key::read(&pasted).keys[0])), words);
    }
    let readings = |text| key::read(text).keys.iter().map(|key| key.form).collect::<Vec<_>>();
    assert_eq!(readings("hello world\n"), ["text", "untrimmed"]);
    assert_eq!(readings("deadbeef"), ["text", "base64url", "hex"]);
    assert_eq!(readings("3q2+7w=="), ["text", "base64"]);
    assert_eq!(readings("DE:AD:BE:EF"), ["text", "hex"]);
}

#[test]
fn certificates_are_read() {
    let report = report(text(&vectors()["x5c"]));
    let chain = verify::certificates(&report.tokens[0]);
    let names: Vec<(&str, &str)> = chain.iter().map(|one| (one.subject.as_str(), one.issuer.as_str())).collect();
    assert_eq!(names, [("signer.example", "root.example"), ("root.example", "root.example")]);
    // 2026-01-02T03:04:05Z and, as a GeneralizedTime, thirty years later.
    assert_eq!((chain[0].from, chain[0].until), (Some(Timestamp(1_767_323_045)), Some(Timestamp(2_714_007_845))));
    let words = plain(&verify::certificate(&chain[0]));
    assert!(
        words.starts_with(
            "signer.example, signed by root.example, valid from 2 Jan 2026, 03:04:05 UTC until 2 Jan 2056"
        ),
        "{words}"
    );
    let places = verify::places(&report.tokens[0]);
    let commands: Vec<Option<&str>> = places.iter().map(|place| place.command.as_deref()).collect();
    assert_eq!(
        commands,
        [
            Some("curl -s \"$(curl -s https://issuer.example/.well-known/openid-configuration | jq -r .jwks_uri)\""),
            Some("curl -s https://keys.example/jwks.json")
        ]
    );
}

#[test]
fn no_address_becomes_a_command_that_does_something_else() {
    for iss in [
        "http://a.example",
        "https://a.example/$(id)",
        "https://a.example;id",
        "https://a.example/`id`",
        "https://",
        "https://-a",
        "https://a.example?x=1&y",
        "https://a b",
        "https://a.example/\"",
        "file:///etc/passwd",
        "https:///x",
    ] {
        let text = jws(json!({"alg": "RS256", "jku": iss}), &json!({"iss": iss}).to_string(), &[1; 256]);
        let places = verify::places(&report(&text).tokens[0]);
        assert!(places.iter().all(|place| place.command.is_none()), "{iss}: {places:?}");
    }
    let places =
        |header: Value, claims: Value| verify::places(&report(&jws(header, &claims.to_string(), &[1; 64])).tokens[0]);
    assert_eq!(places(json!({"alg": "HS256"}), json!({"iss": "https://a.example"}))[0].command, None);
    let cluster = places(json!({"alg": "RS256"}), json!({"iss": "https://kubernetes.default.svc.cluster.local"}));
    assert_eq!(cluster[0].command.as_deref(), Some("kubectl get --raw /openid/v1/jwks"));
}

#[test]
fn weak_and_other_keys_are_named() {
    let notes = |name: &str, form: &str, pasted: Option<&str>| {
        let (sent, own) = vector(name, form);
        let keys = key::read(pasted.unwrap_or(&own));
        let report = report(&sent);
        let plan = plans(&report.documents, &report.tokens[0], &keys).unwrap().remove(0);
        verify::notes(&report.tokens[0], &keys.keys[plan.key], plan.algorithm).iter().map(plain).collect::<Vec<_>>()
    };
    assert!(notes("RS256 small", "spki", None)[0].contains("1024 bits"));
    assert!(notes("HS256", "base64url", Some("secret"))[0].contains("48 bits"));
    assert!(notes("HS512", "jwk", None).is_empty());
    let mut jwk: Value = serde_json::from_str(&vector("RS256", "jwk").1).unwrap();
    jwk["kid"] = json!("other");
    assert!(notes("RS256", "jwk", Some(&jwk.to_string()))[0].contains("named other"));
}

/// Every beginning of every key, and keys with a byte changed, are read without falling over.
#[test]
fn any_text_is_read_as_some_key() {
    let mut texts = BTreeSet::new();
    for vector in list(&vectors()["checked"]) {
        texts.extend(vector["keys"].as_object().unwrap().values().map(|key| text(key).to_owned()));
    }
    for whole in texts.iter().filter(|text| text.len() < 3000) {
        for end in (0..=whole.len()).filter(|end| whole.is_char_boundary(*end)) {
            let keys: Keys = key::read(&whole[..end]);
            assert!(keys.keys.len() <= key::MAX_KEYS);
            assert!(
                keys.problem.is_some() != keys.keys.iter().any(|key: &Key| !key.form.is_empty()),
                "{}",
                &whole[..end]
            );
        }
        let der = B64.decode(
            whole
                .lines()
                .filter(|line| !line.starts_with('-'))
                .collect::<String>()
                .replace('+', "-")
                .replace('/', "_")
                .replace('=', ""),
        );
        for at in 0..der.as_ref().map_or(0, |der| der.len()) {
            for change in [1, 0x80, 0xff] {
                let mut der = der.clone().unwrap();
                der[at] ^= change;
                let _ = key::der::key(&der);
                let _ = key::der::key(&der[..at]);
            }
        }
    }
}

#[test]
fn bounds_hold() {
    let key = json!({"kty": "oct", "k": "AAAA"});
    let set = json!({ "keys": vec![key; key::MAX_KEYS + 5] }).to_string();
    assert_eq!(key::read(&set).keys.len(), key::MAX_KEYS);
    let (_, pem) = vector("RS256", "spki");
    assert_eq!(key::read(&pem.repeat(key::MAX_KEYS + 5)).keys.len(), key::MAX_KEYS);
    let (_, certificate) = vector("RS256", "bare");
    let chain = json!({"alg": "RS256", "x5c": vec![certificate; key::MAX_CHAIN + 5]});
    let long = report(&jws(chain, "{}", &[1; 256]));
    assert_eq!(verify::certificates(&long.tokens[0]).len(), key::MAX_CHAIN);
    let issuer = format!("https://{}", "a".repeat(400));
    let far = report(&jws(json!({"alg": "RS256"}), &json!({"iss": issuer}).to_string(), &[1; 256]));
    assert!(verify::places(&far.tokens[0]).iter().all(|place| place.command.is_none()));
}

#[test]
fn a_key_beside_the_token_is_found() {
    let (sent, pem) = vector("RS256", "spki");
    let (_, set) = vector("RS256", "jwks");
    let (_, jwk) = vector("RS256", "jwk");
    for material in [pem.trim(), &set, &jwk] {
        let paste = format!("the token\n{sent}\nand the key:\n{material}\nthat was it");
        let found = key::beside(&paste).expect("a key");
        assert_eq!(found, material);
        assert!(planned(&sent, &key::read(found)).is_ok());
    }
    let long = format!("{pem}{}", " ".repeat(key::MAX_LENGTH));
    for none in [
        "{\"keys\":[]}",
        "{\"keys\":{\"a\":1}}",
        &long,
        "",
        "-----BEGIN ",
        "{\"keys\": 1",
        "\"kty\"",
        &sent,
        "-----BEGIN X-----\n-----END ",
    ] {
        assert_eq!(key::beside(none), None, "{none}");
    }
}
