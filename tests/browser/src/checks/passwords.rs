//! Passwords: shown when asked for, tried without leaving a trace.

use serde_json::json;

use super::ensure;
use crate::page::Page;
use crate::{Failure, Outcome};

/// RFC 7617, section 2.
const BASIC: &str = "GET / HTTP/1.1\nHost: a.example\nAuthorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\n\n\
     HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"WallyWorld\"\n\n";
/// RFC 7616, section 3.9.1, with an answer that asks again.
const DIGEST: &str = "GET /dir/index.html HTTP/1.1\nHost: www.example.org\nAuthorization: Digest username=\"Mufasa\", \
     realm=\"http-auth@example.org\", uri=\"/dir/index.html\", algorithm=MD5, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", \
     nc=00000001, cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth, response=\"8ca523f5e9506fed4657c9700eebdbec\"\n\n\
     HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Digest realm=\"http-auth@example.org\", qop=\"auth\", algorithm=MD5, nonce=\"new\"\n\n";

const PAGE: &str = "document.querySelector('.reading').textContent";

async fn show(page: &Page<'_>, paste: &str, part: &str) -> Outcome {
    page.clear().await?;
    page.paste(paste).await?;
    page.wait(part, &format!("document.querySelector('#tokens {part}')")).await
}

/// The password of Basic stands in the page only while the button is pressed, and never in what is handed on.
pub async fn a_password_is_shown_when_asked_for(page: &Page<'_>) -> Outcome {
    page.open().await?;
    show(page, BASIC, ".password button").await?;
    let has = format!("{PAGE}.includes('open sesame')");
    let pressed = "document.querySelector('.password button').ariaPressed";
    ensure!(page.value(&has).await? == false && page.text(pressed).await? == "false", "it is shown unasked");
    page.run("document.querySelector('#masking').open = true;", vec![]).await?;
    page.wait("the preview", "document.querySelector('#preview')").await?;
    page.click(".password button").await?;
    page.wait("the password", &format!("{has} && {pressed} === 'true'")).await?;
    let preview = page.text("document.querySelector('#preview').textContent").await?;
    ensure!(!preview.contains("sesame"), "it stands in what is handed on: {preview}");
    page.run("getSelection().selectAllChildren(document.querySelector('#tokens'));", vec![]).await?;
    let selected = page.text("getSelection().toString()").await?;
    ensure!(!selected.contains("sesame"), "it is copied with what is around it: {selected}");
    page.run("getSelection().removeAllRanges();", vec![]).await?;
    page.run("window.dispatchEvent(new Event('beforeprint'));", vec![]).await?;
    page.wait("the page for paper", "document.querySelector('#evidence')").await?;
    ensure!(page.value(&has).await? == false, "it is printed");
    page.run("window.dispatchEvent(new Event('afterprint'));", vec![]).await?;
    page.wait("the page as it was", "document.querySelector('.password button')").await?;
    page.click(".password button").await?;
    page.click(".password button").await?;
    page.wait("the dots again", &format!("!{has} || {pressed} === 'true'")).await?;
    // Another paste hides it.
    show(page, &BASIC.replace("WallyWorld", "elsewhere"), ".password button").await?;
    ensure!(page.value(&has).await? == false && page.text(pressed).await? == "false", "another paste shows it");
    Ok(())
}

/// Types a password, and gives the kind of the answer and its words.
async fn answer(page: &Page<'_>, password: &str) -> Result<(String, String), Failure> {
    let put = "const field = document.querySelector('#tokens input[type=password]');
         field.value = arguments[0];
         field.dispatchEvent(new Event('input', { bubbles: true }));";
    let result = "document.querySelector('#tokens .verify [data-result]')";
    page.run(put, vec![json!("")]).await?;
    page.wait("the last answer to go", &format!("!{result}")).await?;
    page.run(put, vec![json!(password)]).await?;
    page.wait("an answer", result).await?;
    Ok((page.text(&format!("{result}.dataset.result")).await?, page.text(&format!("{result}.textContent")).await?))
}

/// Opens the field and types the password that fits, so that all that there is to see of it can be seen.
pub async fn show_one_that_fits(page: &Page<'_>) -> Outcome {
    show(page, DIGEST, ".verify").await?;
    page.run("document.querySelector('#tokens .verify').open = true;", vec![]).await?;
    let (kind, says) = answer(page, "Circle of Life").await?;
    ensure!(kind == "right" && says.contains("The client did its part"), "{kind}: {says}");
    Ok(())
}

/// A Digest log-in is checked with a password, which another paste sweeps away.
pub async fn a_digest_is_checked_with_a_password(page: &Page<'_>) -> Outcome {
    page.open().await?;
    show_one_that_fits(page).await?;
    let cases = [("Circle of life", "wrong", "another one"), ("Circle of Life ", "other", "without the white space")];
    for (password, kind, words) in cases {
        let (is, says) = answer(page, password).await?;
        ensure!(is == kind && says.contains(words), "{password}: {is}: {says}");
    }
    let held = page.value("document.documentElement.outerHTML.includes('Circle')").await?;
    ensure!(held == false, "the password stands in the page");
    page.paste(&DIGEST.replace("GET /", "POST /")).await?;
    page.wait("the answer to go", "!document.querySelector('#tokens [data-result]')").await?;
    ensure!(page.text("document.querySelector('#tokens input').value").await?.is_empty(), "the password is kept");
    let (kind, says) = answer(page, "Circle of Life").await?;
    ensure!(kind == "other" && says.contains("the method GET"), "{kind}: {says}");
    // What the page doesn't work out has no field.
    page.paste(&DIGEST.replace("algorithm=MD5", "algorithm=SHA-512-256")).await?;
    page.wait("the reason", "document.querySelector('#tokens .unchecked') && !document.querySelector('#tokens input')")
        .await
}
