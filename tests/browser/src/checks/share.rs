//! What is handed on: masked, as the switches say, and shown before.

use std::time::Duration;

use serde_json::json;

use super::ensure;
use crate::page::Page;
use crate::{Failure, Outcome};

/// A refusal with a secret or a person of several kinds: the switch's name, and what it lets out.
const PASTE: &str = "GET /v1/orders?page=2 HTTP/1.1\nHost: api.example\nAuthorization: Basic Ym9iOmh1bnRlcjI=\nCookie: sid=4f6d2c1b9a\n\
     X-Api-Key: k-123456789\n\nHTTP/1.1 401 Unauthorized\nDate: Fri, 20 Nov 2026 11:58:04 GMT\nX-Request-Id: 7d1f\n\
     X-Client: 203.0.113.7\nX-Note: ask alice@mail.example or +1 202 555-0123\nWWW-Authenticate: Basic realm=\"shop\"\n\n";
const SECRETS: &[(&str, &str)] = &[
    ("Password", "Ym9iOmh1bnRlcjI="),
    ("Cookie", "4f6d2c1b9a"),
    ("Key", "k-123456789"),
    ("Ip", "203.0.113.7"),
    ("Email", "alice@mail.example"),
    ("Phone", "555-0123"),
];

const PREVIEW: &str = "document.querySelector('#preview').textContent";

/// Whether nothing of the secrets but `told` stands in a text.
fn keeps(text: &str, told: &str) -> Outcome {
    for (name, secret) in SECRETS.iter().filter(|(name, _)| *name != told) {
        ensure!(!text.contains(secret), "{name}: {secret} stands in {text}");
    }
    Ok(())
}

async fn copied(page: &Page<'_>, button: &str) -> Result<String, Failure> {
    page.click(button).await?;
    let says = format!("document.querySelector('{button}').textContent.includes('Copied')");
    page.wait("the button to say that it copied", &says).await?;
    // The clipboard is the system's; what was written there may take a moment.
    tokio::time::sleep(Duration::from_millis(100)).await;
    page.clipboard().await
}

/// Each switch lets out its own kind alone, the preview shows it at once, and the page warns.
pub async fn switches_say_what_is_masked(page: &Page<'_>) -> Outcome {
    page.open().await?;
    page.paste(PASTE).await?;
    page.wait("a verdict", "document.querySelector('#verdict')").await?;
    ensure!(!page.has("#preview").await?, "the preview is written before anybody asks for it");
    page.click("#masking > summary").await?;
    page.wait("the preview", "document.querySelector('#preview')").await?;
    for form in ["copy-markdown", "copy-ask", "copy-json"] {
        page.click(&format!("[data-form='{form}']")).await?;
        page.wait("the form", &format!("document.querySelector(\"[data-form='{form}']\").checked")).await?;
        keeps(&page.text(PREVIEW).await?, "")?;
    }
    page.wait("JSON", &format!("{PREVIEW}.startsWith('{{')")).await?;
    for (name, secret) in SECRETS {
        let switch = format!("[data-mask='{name}']");
        page.click(&switch).await?;
        page.wait(&format!("{name} to be shown"), &format!("{PREVIEW}.includes({})", json!(secret))).await?;
        page.wait("the warning", "document.querySelector('#bare')").await?;
        keeps(&page.text(PREVIEW).await?, name)?;
        page.click(&switch).await?;
        page.wait(&format!("{name} to be masked"), &format!("!{PREVIEW}.includes({})", json!(secret))).await?;
    }
    ensure!(!page.has("#bare").await?, "the page still warns");
    // What is copied is what was shown.
    page.click("[data-mask='Cookie']").await?;
    page.wait("the cookie", &format!("{PREVIEW}.includes('4f6d2c1b9a')")).await?;
    let held = copied(page, "#copy-json").await?;
    ensure!(held.contains("4f6d2c1b9a"), "the cookie isn't copied: {held}");
    keeps(&held, "Cookie")
}

/// The message to the owner says what was seen, by what it is found again, and nothing secret.
pub async fn message_to_the_owner(page: &Page<'_>) -> Outcome {
    page.open().await?;
    page.paste(PASTE).await?;
    page.wait("a verdict", "document.querySelector('#verdict')").await?;
    let held = copied(page, "#copy-ask").await?;
    for told in ["Hello,", "api.example", "GET /v1/orders", "401 Unauthorized", "11:58:04 UTC", "X-Request-Id: 7d1f"] {
        ensure!(held.contains(told), "{told} is missing in {held}");
    }
    keeps(&held, "")
}

/// On paper everything is open and masked, nothing is there to press, and afterwards all is as before.
pub async fn paper(page: &Page<'_>) -> Outcome {
    page.open().await?;
    page.paste(PASTE).await?;
    page.wait("a verdict", "document.querySelector('#verdict') && document.querySelector('#source')").await?;
    let closed = "document.querySelectorAll('#steps details:not([open])').length";
    let before = page.value(closed).await?;
    page.run("window.dispatchEvent(new Event('beforeprint'));", vec![]).await?;
    page.wait("the page for paper", "document.querySelector('#evidence') && !document.querySelector('#source')")
        .await?;
    ensure!(page.value(closed).await? == 0, "not every step is open");
    // What the box and the way out hold isn't printed.
    let printed = page.text("[...document.querySelectorAll('#verdict, .reading > :not(#share)')].map((part) => part.textContent).join(' ')").await?;
    keeps(&printed, "")?;
    ensure!(printed.contains("What it goes by") && printed.contains("401"), "on paper stands only {printed}");
    page.run("window.dispatchEvent(new Event('afterprint'));", vec![]).await?;
    page.wait("the page as it was", "document.querySelector('#source') && !document.querySelector('#evidence')")
        .await?;
    ensure!(page.value(closed).await? == before, "what was closed before is open");
    Ok(())
}
