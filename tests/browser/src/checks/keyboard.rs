//! The page without a mouse.

use super::ensure;
use crate::page::{ENTER, Page, TAB};
use crate::{Failure, Outcome};

const ESCAPE: char = '\u{E00C}';

/// More controls than the page has; whoever isn't reached by then is unreachable.
const PATIENCE: usize = 150;

/// Everything can be reached by Tab and activated by Enter, and one sees where one is.
pub async fn keyboard_alone(page: &Page<'_>) -> Outcome {
    page.open().await?;
    reach(page, "#paste").await?;
    reach(page, "#examples [data-expects]").await?;
    page.press(ENTER).await?;
    page.wait("the example's verdict", "document.querySelector('#verdict')").await?;
    for example in page_examples(page).await? {
        let address = format!("#{example}");
        page.open_at(&address).await?;
        page.wait("the verdict", "document.querySelector('#verdict')").await?;
        if page.has("#steps .command button.copy").await? {
            reach(page, "#steps .command button.copy").await?;
            page.press(ENTER).await?;
            let says = "document.activeElement.textContent.includes('Copied')";
            page.wait("the button to say that it copied, and to keep the focus", says).await?;
            page.open_at(&address).await?;
            reach(page, "#clear").await?;
            page.press(ENTER).await?;
            return page.wait("the welcome", "document.querySelector('#welcome')").await;
        }
    }
    Err("no example's steps have a command to copy".into())
}

/// `?` lists the shortcuts; they do nothing while one types, and can be switched off.
pub async fn shortcuts_wait_for_the_reader(page: &Page<'_>) -> Outcome {
    page.open_at("#expired-token").await?;
    page.wait("the verdict", "document.querySelector('#verdict')").await?;
    let open = "document.querySelector('#help').open";
    let at = |css: &str| format!("document.activeElement.matches('{css}')");
    page.run("document.activeElement.blur();", vec![]).await?;
    page.press('?').await?;
    page.wait("the list", open).await?;
    ensure!(page.count("#help dt").await? >= 5, "the list is short");
    // Keys wait while the list is open, and Escape closes it.
    page.press('v').await?;
    ensure!(page.value(open).await? == true, "a key went through the list");
    page.press(ESCAPE).await?;
    page.wait("the list to close", &format!("!{open}")).await?;
    for (key, css) in [('v', "#headline"), ('d', "#steps-title"), ('s', "#share-title"), ('/', "#paste")] {
        page.press(key).await?;
        page.wait(&format!("the focus on {css}"), &at(css)).await?;
    }
    let before = page.text("document.querySelector('#paste').value").await?;
    page.press('?').await?;
    page.press('v').await?;
    page.wait("the typed letters", "document.querySelector('#paste').value.includes('?v')").await?;
    ensure!(page.value(open).await? == false && page.value(&at("#paste")).await? == true, "a key typed was a shortcut");
    ensure!(!before.contains("?v"), "the example holds the letters itself");
    page.click("#shortcuts").await?;
    page.wait("the list", open).await?;
    page.click("#shortcuts-on").await?;
    page.click("#help-close").await?;
    page.wait("the list to close", &format!("!{open}")).await?;
    page.run("document.activeElement.blur();", vec![]).await?;
    page.press('?').await?;
    page.press('/').await?;
    ensure!(
        page.value(open).await? == false && page.value(&at("#paste")).await? == false,
        "they are switched off in vain"
    );
    Ok(())
}

async fn page_examples(page: &Page<'_>) -> Result<Vec<String>, Failure> {
    page.open().await?;
    Ok(page.examples().await?.into_iter().map(|example| example.id).collect())
}

/// Presses Tab from the page's beginning, or from where it is, until an element that matches has the focus. Wherever it
/// passes, the focus must be seen. Behind the page's last control Tab leaves for the browser's own, so the way only goes
/// on from there by loading the page again.
async fn reach(page: &Page<'_>, css: &str) -> Outcome {
    for _ in 0..PATIENCE {
        let script = "const at = document.activeElement;
             if (!at || at === document.body || at === document.documentElement || !document.hasFocus()) {
               return ['', true, false];
             }
             const seen = (element) => {
               const style = getComputedStyle(element);
               return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
             };
             // A hidden control may show its focus on the label that stands for it, a box on its frame.
             const shown = seen(at) || [...(at.labels ?? [])].some(seen) || (at.parentElement && seen(at.parentElement));
             return [`${at.localName}#${at.id}.${at.className}`, Boolean(shown), at.matches(arguments[0])];";
        let (name, shown, arrived): (String, bool, bool) =
            serde_json::from_value(page.run(script, vec![css.into()]).await?)?;
        ensure!(shown, "the focus on {name} can't be seen");
        if arrived {
            return Ok(());
        }
        page.press(TAB).await?;
    }
    Err(format!("Tab never reaches {css}").into())
}
