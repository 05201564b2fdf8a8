//! The ways into the page, and what can be taken out of it.

use std::time::Duration;

use fantoccini::Locator;
use serde_json::{Value, json};

use super::ensure;
use crate::Outcome;
use crate::page::Page;
use crate::server::LATE;

const PASTE: &str = "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"files\"\n\n";

/// The answer comes while one types, without a button.
pub async fn typing(page: &Page<'_>) -> Outcome {
    page.open().await?;
    page.type_text("401").await?;
    page.wait("a verdict", "document.querySelector('#verdict')").await?;
    // What is typed stays as it was typed, also while the answer is drawn.
    page.type_text(" Unauthorized").await?;
    let held = page.text("document.querySelector('#paste').value").await?;
    ensure!(held == "401 Unauthorized", "the box holds {held:?}");
    Ok(())
}

/// The clipboard's text goes in whole, and out again.
pub async fn pasting(page: &Page<'_>) -> Outcome {
    page.open().await?;
    page.paste(PASTE).await?;
    page.control('a').await?;
    page.control('x').await?;
    page.wait("the box to be empty", "document.querySelector('#paste').value === ''").await?;
    page.wait("the welcome", "document.querySelector('#welcome')").await?;
    let held = page.clipboard().await?;
    ensure!(held == PASTE, "the box holds {held:?}");
    page.wait("a verdict", "document.querySelector('#verdict')").await
}

/// A button takes what the clipboard holds, and says so where the browser lets it not.
pub async fn pasting_by_the_button(page: &Page<'_>) -> Outcome {
    page.open().await?;
    // What a browser asks here, a driver can't answer in each of them.
    let answer = "Object.defineProperty(navigator.clipboard, 'readText', { configurable: true, value: async () => {
             if (arguments[0] === null) throw new DOMException('no', 'NotAllowedError');
             return arguments[0];
         } });";
    let note = "document.querySelector('.desk .note').textContent";
    for (held, says) in [(json!(null), "did not let"), (json!(" \n"), "no text")] {
        page.run(answer, vec![held]).await?;
        page.click("#from-clipboard").await?;
        page.wait("the word that it failed", &format!("{note}.includes('{says}')")).await?;
        ensure!(page.text("document.querySelector('#paste').value").await?.is_empty(), "the box isn't empty");
    }
    page.run(answer, vec![json!(PASTE)]).await?;
    page.click("#from-clipboard").await?;
    page.wait("the text", &format!("document.querySelector('#paste').value === {}", json!(PASTE))).await?;
    page.wait("a verdict", &format!("document.querySelector('#verdict') && {note} === ''")).await
}

/// A file may be dropped anywhere on the page.
pub async fn dropping_a_file(page: &Page<'_>) -> Outcome {
    page.open().await?;
    for target in ["#paste", "h1", "body"] {
        page.clear().await?;
        let script = "const data = new DataTransfer();
             data.items.add(new File([arguments[0]], 'answer.txt', { type: 'text/plain' }));
             const target = document.querySelector(arguments[1]);
             for (const type of ['dragenter', 'dragover', 'drop']) {
               target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
             }";
        page.run(script, vec![json!(PASTE), json!(target)]).await?;
        let holds = format!("document.querySelector('#paste').value === {}", json!(PASTE));
        page.wait(&format!("the file dropped on {target}"), &holds).await?;
        page.wait("a verdict", "document.querySelector('#verdict')").await?;
    }
    Ok(())
}

/// A file may be chosen, and chosen again after clearing.
pub async fn choosing_a_file(page: &Page<'_>) -> Outcome {
    page.open().await?;
    let path = page.browser.file("answer.txt", PASTE)?;
    let path = path.to_str().ok_or("the temporary folder's name isn't text")?;
    for _ in 0..2 {
        page.clear().await?;
        page.browser.client.find(Locator::Css("#file")).await?.send_keys(path).await?;
        page.wait("the file", &format!("document.querySelector('#paste').value === {}", json!(PASTE))).await?;
        page.wait("a verdict", "document.querySelector('#verdict')").await?;
    }
    Ok(())
}

/// A command's button copies the command and says so, to the eye and to a screen reader.
pub async fn copying_a_command(page: &Page<'_>) -> Outcome {
    page.open().await?;
    for example in page.examples().await? {
        page.show(&example).await?;
        if !page.has("#steps .command button.copy").await? {
            continue;
        }
        let command = page.text("document.querySelector('#steps .command code').textContent").await?;
        page.click("#steps .command button.copy").await?;
        let says = "document.querySelector('#steps .command button.copy').textContent.includes('Copied')";
        page.wait("the button to say that it copied", says).await?;
        announced(page).await?;
        let held = page.clipboard().await?;
        ensure!(held.trim() == command.trim(), "the clipboard holds {held:?}, not {command:?}");
        return Ok(());
    }
    Err("no example's steps have a command to copy".into())
}

/// An answer that a server should give differently.
const TO_BETTER: &str = "GET /v1/me HTTP/1.1\nHost: <b>api</b>.example\n\nHTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n{\"message\":\"jwt expired\"}";

/// The better answer waits behind one click, fits a narrow screen, shows pasted markup as text, and can be copied.
pub async fn copying_the_better_answer(page: &Page<'_>) -> Outcome {
    page.open_sized(320, 800).await?;
    page.paste("HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"a\"\n\n").await?;
    page.wait("an answer", "document.querySelector('#answer')").await?;
    ensure!(!page.has("#better").await?, "a good answer is bettered");
    page.clear().await?;
    page.paste(TO_BETTER).await?;
    page.wait("a better answer", "document.querySelector('#better:not([open])')").await?;
    page.click("#better > summary").await?;
    page.wait("it to open", "document.querySelector('#better[open]')").await?;
    let wide = page.value("document.documentElement.scrollWidth > innerWidth").await?;
    ensure!(wide == false, "the better answer scrolls sideways");
    ensure!(!page.has("#better b").await?, "pasted markup became an element");
    ensure!(page.count("#better .reasons a.citation").await? >= 3, "there are too few reasons");
    let shown = page.text("document.querySelector('#better .command code').textContent").await?;
    ensure!(
        shown.starts_with("HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"<b>api</b>.example\""),
        "{shown}"
    );
    page.click("#better button.copy").await?;
    announced(page).await?;
    let held = page.clipboard().await?;
    ensure!(held.trim() == shown.trim(), "the clipboard holds {held:?}, not {shown:?}");
    Ok(())
}

/// The whole report can be taken along, as Markdown and as JSON.
pub async fn copying_the_report(page: &Page<'_>) -> Outcome {
    page.open().await?;
    let examples = page.examples().await?;
    let example = examples.first().ok_or("no example")?;
    for button in ["#copy-markdown", "#copy-json"] {
        page.show(example).await?;
        let headline = page.text("document.querySelector('#headline').textContent.trim()").await?;
        page.click(button).await?;
        announced(page).await?;
        let held = page.clipboard().await?;
        if button == "#copy-json" {
            ensure!(serde_json::from_str::<Value>(&held).is_ok(), "the clipboard holds no JSON but {held:?}");
        } else {
            let first = headline.split(' ').next().unwrap_or_default();
            ensure!(held.lines().count() > 3 && held.contains(first), "the clipboard holds {held:?}");
        }
    }
    Ok(())
}

async fn announced(page: &Page<'_>) -> Outcome {
    let says = "/copied/i.test(document.querySelector('#announce[role=status]').textContent)";
    page.wait("the announcement that it copied", says).await?;
    // The clipboard is the system's; what was written there may take a moment.
    tokio::time::sleep(Duration::from_millis(100)).await;
    Ok(())
}

/// A HAR of `entries` answers, the last but one of them refused, each with a body of 64 kB.
fn har(entries: usize) -> String {
    let body = "x".repeat(64_000);
    let entry = |number: usize| {
        let status = if number + 2 == entries { 401 } else { 200 };
        json!({
            "startedDateTime": format!("2026-11-20T11:58:{:02}.000Z", number % 60), "time": 120, "_resourceType": "fetch",
            "request": { "method": "GET", "url": format!("https://api.example/v1/{number}"), "httpVersion": "h2",
                "headers": [{ "name": "authorization", "value": "Bearer opaque" }] },
            "response": { "status": status, "statusText": "", "httpVersion": "h2",
                "headers": [{ "name": "www-authenticate", "value": "Bearer error=\"invalid_token\", error_description=\"The access token expired\"" }],
                "content": { "size": 64_000, "mimeType": "text/plain", "text": body } }
        })
    };
    let entries: Vec<serde_json::Value> = (0..entries).map(entry).collect();
    json!({ "log": { "version": "1.2", "creator": { "name": "Firefox", "version": "145" }, "entries": entries } })
        .to_string()
}

/// A large file is read with a bar that shows how far, can be stopped, and doesn't go into the box.
pub async fn a_large_file_shows_its_progress(page: &Page<'_>) -> Outcome {
    let path = page.browser.file("large.har", &har(200))?;
    let path = path.to_str().ok_or("the temporary folder's name isn't text")?;
    let watch = "window.seen = 0;
         new MutationObserver(() => {
           if (document.querySelector('progress')) window.seen += 1;
           if (window.impatient) document.querySelector('#stop')?.click();
         }).observe(document.body, { subtree: true, childList: true, attributes: true });
         window.impatient = arguments[0];";
    page.open().await?;
    page.run(watch, vec![json!(false)]).await?;
    page.browser.client.find(Locator::Css("#file")).await?.send_keys(path).await?;
    page.verdict("token-expired").await?;
    ensure!(
        page.value("window.seen > 0 && !document.querySelector('progress')").await? == true,
        "no bar came and went"
    );
    ensure!(page.value("document.querySelector('#paste').value === ''").await? == true, "the box holds the file");
    ensure!(page.count("#exchanges .waterfall rect").await? == 200, "not every request is drawn");
    ensure!(page.count("#exchanges .waterfall .refused").await? == 1, "the refusal isn't marked");
    page.open().await?;
    page.run(watch, vec![json!(true)]).await?;
    page.browser.client.find(Locator::Css("#file")).await?.send_keys(path).await?;
    page.wait("the reading to stop", "document.querySelector('.note').textContent === 'Stopped.'").await?;
    ensure!(!page.has("#verdict, progress").await?, "it went on all the same");
    Ok(())
}

/// The page is there before its program: nothing moves when that starts, and what was pasted meanwhile is read.
pub async fn pasting_before_the_start(page: &Page<'_>) -> Outcome {
    let started = "document.documentElement.dataset.locked === 'true' && !document.querySelector('#shell')";
    let places = "JSON.stringify(['h1', '.tagline', '.state', '.box', '#welcome-title', '#examples'].map((css) => {
         const { x, y, width, height } = document.querySelector(css).getBoundingClientRect();
         return [css, x, y, width, height].map((value) => (value.toFixed ? Math.round(value) : value));
       }))";
    page.open_broken(LATE).await?;
    let before = page.text(places).await?;
    ensure!(page.value(started).await? == false, "the program was there at once");
    page.wait("the program", started).await?;
    let after = page.text(places).await?;
    ensure!(before == after, "something moved: {before} became {after}");
    page.open_broken(LATE).await?;
    let text = "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"x\"\n\n";
    page.paste(text).await?;
    ensure!(page.value(started).await? == false, "the program was there at once");
    page.wait("a verdict", "document.querySelector('#verdict')").await?;
    let held = page.text("document.querySelector('#paste').value").await?;
    ensure!(held == text, "the box holds {held:?}");
    page.clear().await
}
