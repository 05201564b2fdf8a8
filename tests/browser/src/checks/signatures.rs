//! Whether the browser's own cryptography checks what the page asks it to check.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::ensure;
use crate::page::Page;
use crate::{Failure, Outcome};

/// Tokens and their keys, see `tests/signatures.rs`.
fn vectors() -> Result<Value, Failure> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../keys/vectors.json");
    Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
}

fn all<'a>(value: &'a Value, path: &str) -> impl Iterator<Item = &'a Value> {
    value.pointer(path).and_then(Value::as_array).into_iter().flatten()
}

fn text<'a>(value: &'a Value, path: &str) -> &'a str {
    value.pointer(path).and_then(Value::as_str).unwrap_or_default()
}

fn keys(vector: &Value) -> impl Iterator<Item = (&String, &Value)> {
    vector.pointer("/keys").and_then(Value::as_object).into_iter().flatten()
}

/// The vector of this name.
fn vector(name: &str) -> Result<Value, Failure> {
    let vectors = vectors()?;
    let found = all(&vectors, "/checked").find(|vector| text(vector, "/name") == name).cloned();
    found.ok_or_else(|| format!("no vector {name}").into())
}

/// Pastes a token in place of everything and opens the field for its key.
async fn token(page: &Page<'_>, token: &str) -> Outcome {
    page.clear().await?;
    page.paste(token).await?;
    page.wait("the field for a key", "document.querySelector('#tokens #key-0')").await?;
    page.run("document.querySelector('#tokens .verify').open = true;", vec![]).await?;
    Ok(())
}

/// Puts a key into the field, and gives what the page says of the signature: the kind of the answer, and its words.
async fn answer(page: &Page<'_>, key: &str) -> Result<(String, String), Failure> {
    let put = "const field = document.querySelector('#tokens #key-0');
         field.value = arguments[0];
         field.dispatchEvent(new Event('input', { bubbles: true }));";
    page.run(put, vec![json!("")]).await?;
    let result = "document.querySelector('#tokens .verify [data-result]')";
    page.wait("the last answer to go", &format!("!{result}")).await?;
    page.run(put, vec![json!(key)]).await?;
    page.wait("an answer", result).await?;
    let kind = page.text(&format!("{result}.dataset.result")).await?;
    Ok((kind, page.text(&format!("{result}.textContent")).await?))
}

/// Whether this browser makes keys of this algorithm, so that it must be able to check with them.
async fn knows(page: &Page<'_>, name: &str) -> Result<bool, Failure> {
    let script = "const [name, done] = arguments;
         crypto.subtle.generateKey({ name }, false, ['sign', 'verify']).then(() => done(true), () => done(false));";
    let known = page.browser.client.execute_async(script, vec![json!(name)]).await?;
    Ok(known.as_bool().unwrap_or_default())
}

/// The token with another letter in the middle of its signature.
fn changed(token: &str) -> String {
    let start = token.rfind('.').map_or(0, |dot| dot + 1);
    let at = start + (token.len() - start) / 2;
    let (before, behind) = token.split_at(at);
    let letter = if behind.starts_with('A') { 'B' } else { 'A' };
    before.chars().chain([letter]).chain(behind.chars().skip(1)).collect()
}

/// Every algorithm that the browser has, with keys in every form: right with the key, wrong with a letter changed.
pub async fn every_algorithm_is_checked(page: &Page<'_>) -> Outcome {
    page.open().await?;
    let mut checked = Vec::new();
    let vectors = vectors()?;
    for vector in all(&vectors, "/checked") {
        let (name, alg, sent) = (text(vector, "/name"), text(vector, "/alg"), text(vector, "/token"));
        let new = if alg == "EdDSA" { "Ed25519" } else { alg };
        let has = !(new == "Ed25519" || new.starts_with("ML-DSA")) || knows(page, new).await?;
        token(page, sent).await?;
        for (form, key) in keys(vector) {
            let (kind, words) = answer(page, text(key, "")).await?;
            let expected = if has { "right" } else { "unknown" };
            ensure!(kind == expected && words.contains(alg), "{name} with its key as {form}: {kind}: {words}");
        }
        let key = keys(vector).next().map(|(_, key)| text(key, "")).unwrap_or_default();
        token(page, &changed(sent)).await?;
        let (kind, words) = answer(page, key).await?;
        ensure!(kind == if has { "wrong" } else { "unknown" }, "{name} with another letter: {kind}: {words}");
        if has && !checked.contains(&new) {
            checked.push(new);
        }
    }
    println!("       signatures checked: {}", checked.join(" "));
    Ok(())
}

/// A wrong key, one that speaks against the token, a private one, none at all; and tokens that no key could save.
pub async fn what_cannot_be_checked_says_why(page: &Page<'_>) -> Outcome {
    page.open().await?;
    let (rs, es, hs) = (vector("RS256")?, vector("ES256")?, vector("HS256")?);
    let (bilbo, other) = (vector("RFC 7520, 4.1")?, vector("RS256 small")?);
    let encrypts = text(&rs, "/keys/jwk").replace("\"use\": \"sig\"", "\"use\": \"enc\"");
    let private = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----";
    let cases = [
        (&hs, "another secret", "wrong", "Some servers take the secret as text"),
        (&rs, text(&bilbo, "/keys/jwk"), "wrong", "one"),
        (&rs, text(&other, "/keys/spki"), "refused", "128"),
        (&hs, text(&rs, "/keys/spki"), "refused", "algorithm confusion"),
        (&rs, "a secret", "refused", "shared secret"),
        (&rs, text(&es, "/keys/jwk"), "refused", "EC"),
        (&rs, &encrypts, "refused", "enc"),
        (&rs, private, "refused", "private key"),
        (&es, "-----BEGIN PUBLIC KEY-----\nMFkw", "refused", "cut off"),
    ];
    for (vector, key, kind, words) in cases {
        token(page, text(vector, "/token")).await?;
        let (is, says) = answer(page, key).await?;
        ensure!(is == kind && says.contains(words), "{} with {key}: {is}: {says}", text(vector, "/name"));
    }
    // A certificate's key, the reading of a secret, and its shortness are named where the signature is right.
    token(page, text(&rs, "/token")).await?;
    let (_, says) = answer(page, text(&rs, "/keys/certificate")).await?;
    ensure!(says.contains("signer.example") && says.contains("root.example"), "no certificate: {says}");
    token(page, text(&hs, "/token")).await?;
    let (_, says) = answer(page, text(&hs, "/keys/base64url")).await?;
    ensure!(says.contains("read as base64url and in no other way"), "the reading isn't named: {says}");
    // A token that was mended or says none has no field for a key.
    for (mended, reason) in [
        (format!("{}=", text(&hs, "/token")), ".unchecked[data-reason=repaired]"),
        ("eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UifQ.".to_owned(), ".signature"),
    ] {
        page.paste(&mended).await?;
        let condition = format!("document.querySelector('#tokens {reason}') && !document.querySelector('#key-0')");
        page.wait(reason, &condition).await?;
    }
    Ok(())
}

/// A key that stands beside the token in the paste is one click away; it goes nowhere else.
pub async fn the_pastes_own_key_is_offered(page: &Page<'_>) -> Outcome {
    page.open().await?;
    let vector = vector("ES384")?;
    token(page, &format!("{}\n\n{}", text(&vector, "/token"), text(&vector, "/keys/spki"))).await?;
    page.click("#tokens .verify .beside").await?;
    page.wait("the answer", "document.querySelector('#tokens .verify [data-result=right]')").await?;
    page.wait("the way to the issuer's keys", "document.querySelector('#tokens .places .command button')").await
}

/// Checks a signature, so that all that there is to see of it can be seen.
pub async fn show_a_right_one(page: &Page<'_>) -> Outcome {
    let (vectors, vector) = (vectors()?, vector("RS256")?);
    token(page, text(&vectors, "/x5c")).await?;
    let (kind, says) = answer(page, text(&vector, "/keys/jwk")).await?;
    ensure!(kind == "right", "{kind}: {says}");
    Ok(())
}

/// Browsers keep their cryptography from a page that came without TLS, and the page says so.
pub async fn without_tls_it_says_why(page: &Page<'_>) -> Outcome {
    let Some(address) = page.server.plain_page() else {
        println!("       this machine has no address that browsers distrust");
        return Ok(());
    };
    page.open_without_tls(&address).await?;
    ensure!(page.value("isSecureContext").await? == false, "the browser trusts this address");
    let vector = vector("RS256")?;
    token(page, text(&vector, "/token")).await?;
    page.wait("the reason", "document.querySelector('#tokens .verify .insecure')").await?;
    // What needs no cryptography is still said.
    let (kind, says) = answer(page, "a secret").await?;
    ensure!(kind == "refused" && says.contains("shared secret"), "{kind}: {says}");
    Ok(())
}
