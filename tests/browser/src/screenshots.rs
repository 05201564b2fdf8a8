//! The pictures in docs/screenshots, drawn by Chromium with a clock and a zone of their own, so that they change only
//! when the page does.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::engine::{Browser, Engine};
use crate::page::Page;
use crate::server::Server;
use crate::{Failure, Outcome};

/// Name, width and height in CSS pixels, and how many of the picture's pixels each is.
const SCREENS: [(&str, u32, u32, f64); 2] = [("wide", 1280, 900, 1.0), ("phone", 360, 760, 2.0)];
const THEMES: [&str; 2] = ["light", "dark"];
/// Name, and what is pasted: an example's id, or a file of the corpus.
const STATES: [(&str, Paste); 4] = [
    ("empty", Paste::Nothing),
    ("refusal", Paste::Example("password")),
    ("expired", Paste::Example("expired-token")),
    ("har", Paste::Corpus("har-story-refresh-fails")),
];
/// The pictures' moment, in milliseconds: 20 November 2026, 12:18 UTC, a little after the examples were made.
const NOW: i64 = 1_795_177_080_000;
/// WebP's, from 0 to 100.
const QUALITY: u8 = 70;

#[derive(Clone, Copy)]
enum Paste {
    Nothing,
    Example(&'static str),
    Corpus(&'static str),
}

/// Draws them all.
pub async fn screenshots(root: &Path, server: &Server) -> Outcome {
    let browser = Browser::start(Engine::Chromium).await?;
    let page = Page { browser: &browser, server };
    let clock = format!("Date.now = () => {NOW};");
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": clock })).await?;
    browser.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": "UTC" })).await?;
    browser.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
    let folder = root.join("docs/screenshots");
    fs::create_dir_all(&folder)?;
    for (screen, width, height, scale) in SCREENS {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false });
        browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        for theme in THEMES {
            let media = json!({ "features": [
                { "name": "prefers-color-scheme", "value": theme }, { "name": "prefers-reduced-motion", "value": "reduce" },
            ] });
            browser.devtools("Emulation.setEmulatedMedia", media).await?;
            for (state, paste) in STATES {
                show(&page, root, paste).await?;
                let file = folder.join(format!("{state}-{screen}-{theme}.webp"));
                let bytes = picture(&browser).await?;
                println!("{} ({} kB)", file.strip_prefix(root)?.display(), bytes.len().div_ceil(1000));
                fs::write(file, bytes)?;
            }
        }
    }
    browser.stop().await
}

/// Loads the page and pastes.
async fn show(page: &Page<'_>, root: &Path, paste: Paste) -> Outcome {
    match paste {
        Paste::Example(id) => page.open_at(&format!("#{id}")).await?,
        _ => page.open().await?,
    }
    if let Paste::Corpus(name) = paste {
        page.paste(&fs::read_to_string(root.join(format!("tests/corpus/{name}.txt")))?).await?;
    }
    let wanted = if matches!(paste, Paste::Nothing) { "#welcome" } else { "#verdict" };
    page.wait("what is to be drawn", &format!("document.querySelector('{wanted}')")).await?;
    // Without the caret, and with drawings at their width.
    page.run("document.activeElement.blur(); scrollTo(0, 0);", vec![]).await?;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    Ok(())
}

async fn picture(browser: &Browser) -> Result<Vec<u8>, Failure> {
    let how = json!({ "format": "webp", "quality": QUALITY });
    let answer: Value = browser.devtools("Page.captureScreenshot", how).await?;
    let data = answer.get("data").and_then(Value::as_str).ok_or("Chromium gave no picture")?;
    Ok(STANDARD.decode(data)?)
}
