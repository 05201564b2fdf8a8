//! What the page reads out of a paste.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::ensure;
use crate::Outcome;
use crate::page::Page;

/// Every example of the page's own gives the verdict that it promises, in words.
pub async fn examples_give_their_verdict(page: &Page<'_>) -> Outcome {
    page.open().await?;
    for example in page.examples().await? {
        page.show(&example).await?;
        let headline = page.text("document.querySelector('#headline').textContent.trim()").await?;
        ensure!(headline.contains(' '), "example {} says only {headline:?}", example.id);
        for data in ["kind", "confidence"] {
            ensure!(page.has(&format!("#verdict[data-{data}]")).await?, "example {} has no {data}", example.id);
        }
    }
    Ok(())
}

/// `#` and an example's name in the address opens it.
pub async fn address_opens_an_example(page: &Page<'_>) -> Outcome {
    page.open().await?;
    for example in page.examples().await?.iter().take(2) {
        page.open_at(&format!("#{}", example.id)).await?;
        page.verdict(&example.expects).await?;
    }
    Ok(())
}

/// Without a paste there is a welcome and no verdict, at first and again after clearing.
pub async fn empty_box_welcomes(page: &Page<'_>) -> Outcome {
    page.open().await?;
    page.clear().await?;
    page.paste("HTTP/1.1 401 Unauthorized\n\n").await?;
    page.wait("a verdict", "document.querySelector('#verdict') && !document.querySelector('#welcome')").await?;
    page.clear().await
}

/// A token of this header and these claims.
fn token(header: &str, claims: &str) -> String {
    use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
    let part = |text: &str| BASE64_URL_SAFE_NO_PAD.encode(text);
    format!("{}.{}.{}", part(header), part(claims), "A".repeat(43))
}

/// Markup in a paste is shown as the text that it is, wherever it stands.
pub async fn markup_stays_text(page: &Page<'_>) -> Outcome {
    let markup = "<img id=pasted src=x onerror=\"window.ran=1\"><script id=pasted>window.ran=1</script>";
    let quoted = markup.replace('"', "\\\"");
    let pastes = [
        markup.to_owned(),
        format!(
            "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"{quoted}\", error=\"{quoted}\"\nX-Why: {markup}\n\n"
        ),
        format!(
            "HTTP/1.1 403 Forbidden\nServer: {markup}\nContent-Type: text/html\n\n<html><head><title>{markup}</title></head><body>{markup}<iframe id=pasted src=x></iframe></body></html>"
        ),
        format!(
            "HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{{\"error\":\"invalid_token\",\"error_description\":\"{quoted}\"}}"
        ),
        format!("WWW-Authenticate: {markup}"),
        format!(
            "curl -i 'https://a.example/{markup}' -H 'X-{markup}: {markup}'\nHTTP/2 403\nvia: {markup}\n\n{markup}"
        ),
        format!("https://a.example/callback?error={markup}&error_description={markup}&state={markup}"),
        format!("2026-11-20T11:58:04Z ERROR {markup}: 401 Unauthorized {markup}"),
        format!(
            "GET /{markup} HTTP/1.1\nHost: {markup}\nCookie: {markup}={markup}\nAuthorization: {markup}\n\nHTTP/1.1 401 {markup}\nSet-Cookie: {markup}={markup}\nLocation: {markup}\nDate: {markup}\n\n"
        ),
        format!(
            "{{\"log\":{{\"version\":\"1.2\",\"creator\":{{\"name\":\"{quoted}\"}},\"entries\":[{{\"startedDateTime\":\"2026-11-20T11:58:02.114Z\",\"time\":1,\"request\":{{\"method\":\"{quoted}\",\"url\":\"https://a.example/{quoted}\",\"headers\":[{{\"name\":\"{quoted}\",\"value\":\"{quoted}\"}}]}},\"response\":{{\"status\":401,\"statusText\":\"{quoted}\",\"headers\":[],\"content\":{{\"mimeType\":\"{quoted}\",\"text\":\"{quoted}\"}}}}}}]}}}}"
        ),
        token(
            &format!("{{\"alg\":\"{quoted}\",\"kid\":\"{quoted}\"}}"),
            &format!("{{\"iss\":\"{quoted}\",\"{quoted}\":\"{quoted}\",\"exp\":\"{quoted}\"}}"),
        ),
    ];
    page.open().await?;
    for paste in pastes {
        page.paste(&paste).await?;
        page.wait("an answer", "document.querySelector('#verdict')").await?;
        let made = page.count("#pasted, #app script, #app img, #app iframe").await?;
        ensure!(made == 0, "{made} elements were made out of {paste:?}");
        ensure!(page.value("window.ran ?? null").await?.is_null(), "a script ran out of {paste:?}");
    }
    Ok(())
}

/// Pointing at a finding lights up its evidence, pointing at evidence lights up its finding; so does the keyboard.
pub async fn evidence_is_lit_both_ways(page: &Page<'_>) -> Outcome {
    page.open().await?;
    let examples = page.examples().await?;
    let mut checked = 0;
    for example in &examples {
        page.show(example).await?;
        if !page.has(&format!("#source mark[data-finding='{}']", example.expects)).await? {
            continue;
        }
        checked += 1;
        let mark = format!("#source mark[data-finding='{}']", example.expects);
        let lit = format!("document.querySelector({})", json!(format!("{mark}.lit")));
        page.hover("#headline").await?;
        page.wait("the verdict's evidence to light up", &lit).await?;
        page.hover("#paste").await?;
        page.wait("the light to go out", "!document.querySelector('.lit')").await?;
        page.hover(&mark).await?;
        page.wait("the verdict to light up", "document.querySelector('#verdict.lit, #verdict .lit')").await?;
        page.hover("#paste").await?;
        page.wait("the light to go out", "!document.querySelector('.lit')").await?;
        if checked == 3 {
            break;
        }
    }
    ensure!(checked > 0, "no example marks its verdict's evidence");
    Ok(())
}

/// The timeline's handle moves the moment that the token is judged at, and the sentence below follows; the table
/// beside it says the same for those who don't see it.
pub async fn timeline_moves(page: &Page<'_>) -> Outcome {
    page.open().await?;
    let examples = page.examples().await?;
    let Some(example) = examples.iter().find(|example| example.id == "expired-token") else {
        return Err("there is no example with an expired token".into());
    };
    page.show(example).await?;
    let handle = "document.querySelector('#tokens input[type=range]')";
    let sentence = "document.querySelector('#tokens output').textContent";
    let before = page.value(sentence).await?;
    let to_start = format!("{handle}.value = 0; {handle}.dispatchEvent(new Event('input', {{ bubbles: true }}));");
    page.run(&to_start, vec![]).await?;
    page.wait("another sentence", &format!("{sentence} !== {before}")).await?;
    let after = page.value(sentence).await?;
    ensure!(!after.to_string().contains("expired"), "at its beginning the token counts as expired: {after}");
    ensure!(page.count("#tokens table.times tbody tr").await? >= 3, "the table of times has too few rows");
    ensure!(page.has("#tokens svg.timeline[role=img] title").await?, "the timeline has no name");
    Ok(())
}

/// Where a paste shows several answers, each is listed and one click makes it the subject.
pub async fn each_answer_is_one_click_away(page: &Page<'_>) -> Outcome {
    let paste = "GET /a HTTP/1.1\nHost: api.example\nAuthorization: Bearer one\n\nHTTP/1.1 200 OK\n\n\
                 GET /b HTTP/1.1\nHost: api.example\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer\n\n\
                 GET /c HTTP/1.1\nHost: api.example\n\nHTTP/1.1 429 Too Many Requests\n\n";
    page.open().await?;
    page.paste(paste).await?;
    page.verdict("rate-limited").await?;
    ensure!(page.count("#exchanges .round").await? == 3, "not every answer is listed");
    page.click("#exchanges .round[data-round='1']").await?;
    page.verdict("no-credentials").await?;
    ensure!(page.has("#exchanges .round[data-round='1'][aria-current]").await?, "the subject isn't marked");
    page.click("#exchanges .round[data-round='0']").await?;
    page.verdict("success").await
}

/// What stood around the answer and isn't part of it is shown struck through.
pub async fn what_was_skipped_is_struck_through(page: &Page<'_>) -> Outcome {
    page.open().await?;
    page.paste("> HTTP/1.1 401 Unauthorized\n> WWW-Authenticate: Basic realm=\"x\"\n").await?;
    page.verdict("no-credentials").await?;
    ensure!(page.count("#source s.skipped").await? == 2, "the quote marks aren't struck through");
    page.wait("words for it", "document.querySelector('#source [data-problem=\"quote-marks\"]')").await
}

/// A paste of each form, out of `tests/corpus`; none depends on today's date.
const FORMS: &[&str] = &[
    "tool-curl-i-redirects",
    "tool-curlv-ntlm-rejected",
    "tool-curl-trace-basic",
    "tool-wget-S-basic",
    "tool-hurl-verbose",
    "tool-edge-preflight",
    "tool-firefox-panel",
    "tool-safari-panel",
    "tool-copy-fetch-undefined",
    "tool-copy-node-fetch",
    "har-base64-body-revoked",
    "tool-postman-raw",
    "prog-ps5-de-401",
    "prog-requests-401",
    "prog-kubectl-forbidden",
    "log-nginx-combined-one",
    "log-iis-w3c-1326",
    "log-chrome-nxdomain-de",
    "log-chrome-cors-401",
    "log-page-iis-40314-de",
    "none-b-google",
    "none-b-challenge-value",
    "none-b-jwk",
    "none-b-redirect-query",
    "none-b-status-401",
    "none-sip-401",
    "none-poem",
];

/// The page says of each form what the corpus says of it.
pub async fn each_form_is_read(page: &Page<'_>) -> Outcome {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
    page.open().await?;
    for form in FORMS {
        let paste = fs::read_to_string(corpus.join(form).with_extension("txt"))?;
        let report = fs::read_to_string(corpus.join(form).with_extension("out"))?;
        let kinds = ["cause ", "step ", "answer "];
        let verdict = report.lines().find(|line| kinds.iter().any(|kind| line.starts_with(kind)));
        let rule = verdict.and_then(|line| line.split(' ').nth(2)).ok_or("a report without a verdict")?;
        page.clear().await?;
        page.paste(&paste.replace("\r\n", "\n")).await.map_err(|error| format!("{form}: {error}"))?;
        page.verdict(rule).await.map_err(|error| format!("{form}: {error}"))?;
    }
    Ok(())
}

/// What AWS took for signed stands part by part beside the request, and the part that differs stands out.
pub async fn a_canonical_request_is_compared(page: &Page<'_>) -> Outcome {
    page.open().await?;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/sigv4-host-changed.txt");
    page.paste(&fs::read_to_string(path)?).await?;
    page.wait("the parts", "document.querySelectorAll('#signed .param').length === 11").await?;
    let differs = page
        .text("[...document.querySelectorAll('#signed .differs .name')].map((name) => name.textContent).join()")
        .await?;
    ensure!(differs == "host", "what differs is {differs}");
    let headline = page.text("document.querySelector('#headline').textContent").await?;
    ensure!(headline.contains("doesn't fit the request that arrived"), "the verdict is {headline}");
    Ok(())
}
