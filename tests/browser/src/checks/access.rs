//! Whether everybody can read the page.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::ensure;
use crate::page::Page;
use crate::{Failure, Outcome};

/// axe-core finds nothing to say against the page: light and dark, on a phone and on a wide screen, empty and answering.
pub async fn axe_finds_nothing(page: &Page<'_>) -> Outcome {
    // The wide frame has to fit into the window: WebKit's driver misses what it had to scroll to sideways.
    let (width, height) = page.browser.client.get_window_size().await?;
    page.browser.client.set_window_size(1400, 1100).await?;
    let outcome = all_shown(page).await;
    page.browser.client.set_window_size(u32::try_from(width)?, u32::try_from(height)?).await?;
    outcome
}

async fn all_shown(page: &Page<'_>) -> Outcome {
    let axe = axe()?;
    let mut found = Vec::new();
    for (width, height) in [(360, 800), (1280, 900)] {
        page.open_sized(width, height).await?;
        let examples = page.examples().await?;
        for theme in ["light", "dark"] {
            page.run("document.documentElement.dataset.theme = arguments[0];", vec![json!(theme)]).await?;
            page.clear().await?;
            found.extend(violations(page, &axe, &format!("welcome {theme} {width}")).await?);
            for example in examples.iter().take(4) {
                page.show(example).await?;
                found.extend(violations(page, &axe, &format!("{} {theme} {width}", example.id)).await?);
            }
            page.clear().await?;
            page.paste(&several()?).await?;
            page.wait("the list of answers", "document.querySelector('#exchanges .waterfall')").await?;
            found.extend(violations(page, &axe, &format!("several answers {theme} {width}")).await?);
            page.clear().await?;
            page.paste("HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer\n\n").await?;
            page.wait("a better answer", "document.querySelector('#better')").await?;
            page.run("document.querySelector('#better').open = true;", vec![]).await?;
            found.extend(violations(page, &axe, &format!("a better answer {theme} {width}")).await?);
            super::signatures::show_a_right_one(page).await?;
            found.extend(violations(page, &axe, &format!("a checked signature {theme} {width}")).await?);
            super::passwords::show_one_that_fits(page).await?;
            found.extend(violations(page, &axe, &format!("a checked password {theme} {width}")).await?);
        }
    }
    ensure!(found.is_empty(), "{} violations: {}", found.len(), found.join(" | "));
    Ok(())
}

/// Nor against what opens: the panel of the lock, the switches with the preview, and the list of shortcuts.
pub async fn axe_finds_nothing_in_what_opens(page: &Page<'_>) -> Outcome {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(&path).map_err(|_| "axe-core is missing: run `npm ci` in tests/browser")?;
    let mut found = Vec::new();
    for (width, theme) in [(360, "dark"), (360, "light"), (1280, "light"), (1280, "dark")] {
        page.open_sized(width, 900).await?;
        page.run("document.documentElement.dataset.theme = arguments[0];", vec![json!(theme)]).await?;
        page.paste("HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"x\"\n\n").await?;
        page.wait("a verdict", "document.querySelector('#verdict')").await?;
        page.run("for (const part of document.querySelectorAll('details')) part.open = true;", vec![]).await?;
        page.wait("the preview", "document.querySelector('#preview')").await?;
        page.click("[data-mask='Cookie']").await?;
        page.wait("the warning", "document.querySelector('#bare')").await?;
        found.extend(violations(page, &axe, &format!("all open {theme} {width}")).await?);
        if width == 360 {
            let widths = "(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)(document.documentElement)";
            ensure!(page.value(widths).await? == true, "what opens is too wide for {width} pixels");
        }
        page.run("document.querySelector('#shortcuts').click();", vec![]).await?;
        page.wait("the list", "document.querySelector('#help').open").await?;
        found.extend(violations(page, &axe, &format!("shortcuts {theme} {width}")).await?);
    }
    ensure!(found.is_empty(), "{} violations: {}", found.len(), found.join(" | "));
    Ok(())
}

/// A paste with several answers: a HAR with quote marks before its lines.
fn several() -> Result<String, Failure> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/har-chrome-full-expired.txt");
    let text = fs::read_to_string(path)?;
    Ok(text.lines().map(|line| format!("> {line}\n")).collect())
}

/// axe-core, as npm has fetched it.
pub fn axe() -> Result<String, Failure> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    Ok(fs::read_to_string(&path).map_err(|_| "axe-core is missing: run `npm ci` in tests/browser")?)
}

/// What axe-core has to say against what is shown.
pub async fn violations(page: &Page<'_>, axe: &str, what: &str) -> Result<Vec<String>, Failure> {
    // Colours that are still fading in would be measured half-way.
    tokio::time::sleep(Duration::from_millis(250)).await;
    let script = format!(
        "const done = arguments[arguments.length - 1];
         {axe};
         const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
         (window.axe ?? axe).run(document, {{ runOnly: tags, resultTypes: ['violations'], iframes: false }}).then(
           (result) => done(result.violations.map((v) => `${{v.id}} at ${{v.nodes.map((n) => n.target).join(', ')}}`)),
           (error) => done([`axe failed: ${{error}}`]),
         );"
    );
    let answer: Value = page.browser.client.execute_async(&script, vec![]).await?;
    let list: Vec<String> = serde_json::from_value(answer)?;
    Ok(list.into_iter().map(|violation| format!("{what}: {violation}")).collect())
}

/// At 320 pixels, a wide page at four times its size, one scrolls in one direction only.
pub async fn nothing_scrolls_sideways(page: &Page<'_>) -> Outcome {
    page.open_sized(320, 800).await?;
    fits(page, "the welcome").await?;
    for example in page.examples().await? {
        page.show(&example).await?;
        fits(page, &example.id).await?;
    }
    page.clear().await?;
    page.paste(&several()?).await?;
    page.wait("the list of answers", "document.querySelector('#exchanges .waterfall')").await?;
    fits(page, "a list of answers").await?;
    super::signatures::show_a_right_one(page).await?;
    fits(page, "a checked signature").await?;
    super::passwords::show_one_that_fits(page).await?;
    fits(page, "a checked password").await?;
    page.clear().await?;
    page.paste(&format!("HTTP/1.1 401 Unauthorized\nX-Long: {}\n\n", "a".repeat(2000))).await?;
    page.wait("a verdict", "document.querySelector('#verdict')").await?;
    fits(page, "an answer with a long word").await
}

/// Whether nothing is wider than the frame of 320 pixels.
pub async fn fits(page: &Page<'_>, what: &str) -> Outcome {
    // Without its scroll bar, where the browser draws one beside the page.
    let widths = page.value("(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])(document.documentElement)");
    let (needs, has): (u32, u32) = serde_json::from_value(widths.await?)?;
    ensure!((280..=320).contains(&has), "the frame is {has} wide, not 320");
    ensure!(needs <= has, "{what} is {needs} wide, and {has} are there");
    Ok(())
}
