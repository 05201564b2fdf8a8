//! What goes wrong outside of the page, each with a clear state of it.

use std::time::{Duration, Instant};

use super::ensure;
use crate::Outcome;
use crate::engine::Engine;
use crate::page::Page;
use crate::server::{TOLD, UNTOLD};

/// A part that is missing, cut short or something else than it should be: the page says that it could not be loaded.
pub async fn a_broken_part_is_told(page: &Page<'_>) -> Outcome {
    for fault in TOLD {
        page.open_broken(fault).await?;
        let told = page.wait("the notice", "document.querySelector('[data-boot=failed]')?.hidden === false").await;
        told.map_err(|error| format!("{fault}: {error}"))?;
        let others = page.count("#boot [data-boot]:not([hidden])").await?;
        ensure!(others == 1, "{fault}: {others} lines are shown");
    }
    // Where nothing of the page runs, what stands in it says so.
    page.open_broken(UNTOLD).await?;
    let says = "document.querySelector('#boot').innerText.includes('If this line stays')";
    page.wait("the page to say so without its script", says).await?;
    let aid = "document.querySelector('#first-aid').innerText.includes('Check the address')";
    page.wait("the first aid", aid).await
}

/// Without any storage the page does all that it does.
pub async fn denied_storage_changes_nothing(page: &Page<'_>) -> Outcome {
    page.open_denied().await?;
    page.paste("HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"x\"\n\n").await?;
    page.wait("a verdict", "document.querySelector('#verdict')").await?;
    page.clear().await
}

/// Moves the page's clock by so many seconds.
async fn set_clock(page: &Page<'_>, seconds: i64) -> Outcome {
    // The page's own Date: Firefox's driver runs scripts beside the page, with objects of their own.
    let script = "const ahead = arguments[0] * 1000;
         window.realNow ??= window.Date.now;
         window.Date.now = () => window.realNow() + ahead;";
    page.run(script, vec![seconds.into()]).await?;
    Ok(())
}

/// Pastes a token that ends in ten minutes.
async fn paste_a_token(page: &Page<'_>) -> Outcome {
    let token = "(() => {
         const part = (value) => btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
         const now = Math.floor(Date.now() / 1000);
         return `${part({ alg: 'HS256' })}.${part({ iss: 'https://a.example', iat: now - 60, exp: now + 600 })}.${'A'.repeat(43)}`;
       })()";
    let token = page.text(token).await?;
    page.paste(&token).await?;
    page.wait("a verdict", "document.querySelector('#verdict')").await?;
    page.wait("a token in its time", &format!("!({ENDED})")).await
}

const ENDED: &str = "document.querySelector('#verdict')?.dataset.rule === 'token-expired'";

/// The clock is set forward and back again while the page is open: the answer follows.
pub async fn the_clock_may_be_set(page: &Page<'_>) -> Outcome {
    page.open().await?;
    paste_a_token(page).await?;
    set_clock(page, 3600).await?;
    page.wait("the token to have ended", ENDED).await?;
    set_clock(page, 0).await?;
    page.wait("the token to be in its time again", &format!("!({ENDED})")).await
}

/// A tab that isn't looked at does nothing; when it is looked at again, its answer is of that moment.
pub async fn a_hidden_tab_catches_up(page: &Page<'_>) -> Outcome {
    page.open().await?;
    paste_a_token(page).await?;
    page.run("Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });", vec![]).await?;
    set_clock(page, 3600).await?;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    ensure!(page.value(&format!("!({ENDED})")).await? == true, "the answer changed while nobody looked");
    page.run("delete document.hidden;", vec![]).await?;
    page.wait("the answer of now", ENDED).await
}

/// 10 MiB of anything are answered, and the page doesn't stand still for long without having shown that it works.
pub async fn large_odd_files_are_answered(page: &Page<'_>) -> Outcome {
    // What takes long is the program's work, the same in every engine.
    if page.browser.engine != Engine::Chromium {
        return Ok(());
    }
    const LENGTH: usize = 10 << 20;
    /// How long the page may stand still without a sign, in milliseconds; two cores that do other things are slow.
    const STILL: u64 = 3000;
    let kinds = [
        ("one-line", "word "),
        ("quotes", "\""),
        ("braces", "{"),
        ("dots", "."),
        ("commas", ","),
        ("emoji", "😀"),
        ("marks", "e\u{301}"),
        ("right-to-left", "\u{202e}a"),
        ("base64", "QUJDREVG"),
        ("zeros", "\0"),
    ];
    let mut slow = Vec::new();
    for (name, unit) in kinds {
        let path = page.browser.file(&format!("{name}.txt"), &unit.repeat(LENGTH / unit.len()))?;
        page.open().await?;
        // Between two looks the page stood still, and showed what the earlier one saw.
        let watch = "window.longest = [0, 0];
             let [last, sign] = [performance.now(), false];
             const look = () => {
               const now = performance.now();
               window.longest[Number(sign)] = Math.max(window.longest[Number(sign)], now - last);
               sign = Boolean(document.querySelector('progress')) || /^Reading/.test(document.querySelector('.note')?.textContent ?? '');
               last = now;
               setTimeout(look, 20);
             };
             look();";
        page.run(watch, vec![]).await?;
        let start = Instant::now();
        let input = page.browser.client.find(fantoccini::Locator::Css("#file")).await?;
        input.send_keys(path.to_str().ok_or("the temporary folder's name isn't text")?).await?;
        let answered = "document.querySelector('#verdict') && !document.querySelector('progress')";
        let read = page.wait_for(Duration::from_secs(60), answered).await?;
        ensure!(read, "{name}: waited in vain for an answer");
        let longest: [f64; 2] = serde_json::from_value(page.value("window.longest").await?)?;
        let [still, busy] = longest;
        println!(
            "       10 MiB of {name}: answered after {:.1?}; still for {busy:.0} ms behind a sign, for {still:.0} ms without",
            start.elapsed()
        );
        if still as u64 > STILL {
            slow.push(format!("{name}: {still:.0} ms"));
        }
    }
    ensure!(slow.is_empty(), "the page stood still: {}", slow.join(", "));
    Ok(())
}
