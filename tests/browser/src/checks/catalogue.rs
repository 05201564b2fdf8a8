//! The catalogue's pages, the way to them, and what stands in the page where its program can't run.

use fantoccini::Locator;
use serde_json::json;

use super::access::{axe, fits, violations};
use super::ensure;
use crate::engine::{Browser, Engine};
use crate::page::Page;
use crate::server::BASE;
use crate::{Failure, Outcome};

/// Pages of each kind, the longest among them.
const PAGES: [&str; 6] = [
    "index.html",
    "token-expired.html",
    "forward-authorization.html",
    "status-401.html",
    "claims.html",
    "product-keycloak.html",
];

/// Each kind of page loads its style and nothing else, fits a phone, and axe-core finds nothing to say against it.
pub async fn catalogue_is_readable(page: &Page<'_>) -> Outcome {
    let axe = axe()?;
    let mut found = Vec::new();
    for file in PAGES.map(|name| format!("catalogue/{name}")) {
        page.open_file(&file, 320, 800).await?;
        page.wait("the page's heading", "document.readyState === 'complete' && document.querySelector('h1')").await?;
        page.is_watched().await?;
        fits(page, &file).await?;
        for theme in ["light", "dark"] {
            page.run("document.documentElement.dataset.theme = arguments[0];", vec![json!(theme)]).await?;
            found.extend(violations(page, &axe, &format!("{file} {theme}")).await?);
        }
        let complaints = page.complaints().await?;
        ensure!(complaints.is_empty(), "{file}: {}", complaints.join(" | "));
        let asked = page.server.asked();
        let style = format!("{BASE}catalogue/catalogue.css");
        // The frame's own page may have the browser ask for an icon.
        let known = |target: &String| {
            target.contains(&file) || *target == style || ["/watch.js", "/favicon.ico"].contains(&target.as_str())
        };
        ensure!(asked.contains(&style), "{file} has no style");
        ensure!(asked.iter().all(known), "{file} asked for {}", asked.join(" "));
    }
    ensure!(found.is_empty(), "{} violations: {}", found.len(), found.join(" | "));
    Ok(())
}

/// Each finding and each fix has a link to its page: in a new tab, with the id alone, and the page is there.
pub async fn findings_lead_to_the_catalogue(page: &Page<'_>) -> Outcome {
    page.open().await?;
    page.paste("HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer error=\"invalid_token\"\n\n").await?;
    page.wait("a verdict", "document.querySelector('#verdict')").await?;
    let script =
        "return [...document.querySelectorAll('a')].filter((a) => a.getAttribute('href').startsWith('catalogue/'))
         .map((a) => [a.getAttribute('href'), a.target, a.rel]);";
    let links: Vec<(String, String, String)> = serde_json::from_value(page.run(script, vec![]).await?)?;
    let ids =
        "return [...document.querySelectorAll('[data-rule], [data-fix]')].map((e) => e.dataset.rule ?? e.dataset.fix);";
    let ids: Vec<String> = serde_json::from_value(page.run(ids, vec![]).await?)?;
    ensure!(ids.len() > 3, "only {} findings and fixes", ids.len());
    for id in &ids {
        ensure!(links.iter().any(|(href, ..)| *href == format!("catalogue/{id}.html")), "nothing leads to {id}");
    }
    for (href, target, rel) in &links {
        let id = href.trim_start_matches("catalogue/").trim_end_matches(".html");
        ensure!(ids.iter().any(|known| known == id) || id == "index", "{href} is no id's page");
        ensure!(target == "_blank" && rel.contains("noopener"), "{href} opens in {target:?} with {rel:?}");
    }
    page.server.forget();
    for (href, ..) in &links {
        page.browser.client.goto(&format!("{}{href}", page.server.page())).await?;
    }
    let asked = page.server.requests();
    let missing = asked.iter().find(|request| request.target.contains("/catalogue/") && request.status != 200);
    ensure!(missing.is_none(), "{} is missing", missing.map_or("", |request| &request.target));
    Ok(())
}

/// A browser that runs no scripts shows what to do about a 401 and a 403.
pub async fn without_scripts_there_is_first_aid(page: &Page<'_>) -> Outcome {
    // Its driver works by scripts itself.
    if page.browser.engine == Engine::WebKit {
        return Ok(());
    }
    let browser = Browser::start_with(page.browser.engine, false).await?;
    let seen = async {
        browser.client.goto(&page.server.page()).await?;
        let words = browser.client.find(Locator::Css("#boot")).await?.text().await?;
        Ok::<String, Failure>(words)
    };
    let seen = seen.await;
    browser.stop().await?;
    let seen = seen?;
    ensure!(seen.contains("needs JavaScript"), "it doesn't say what it needs: {seen}");
    ensure!(!seen.contains("Starting."), "it says that it starts: {seen}");
    first_aid(&seen)
}

/// A browser without WebAssembly says so, and shows the same.
pub async fn without_wasm_there_is_first_aid(page: &Page<'_>) -> Outcome {
    page.open_without_wasm().await?;
    page.wait("the notice", "!document.querySelector('[data-boot=no-wasm]').hidden").await?;
    let shown = "getComputedStyle(document.querySelector('#first-aid')).visibility === 'visible'";
    page.wait("the first aid", shown).await?;
    let seen = page.text("document.querySelector('#boot').innerText").await?;
    ensure!(seen.contains("no WebAssembly"), "it doesn't say what it needs: {seen}");
    first_aid(&seen)
}

fn first_aid(seen: &str) -> Outcome {
    for words in ["(401)", "(403)", "Check the address", "Sign out and sign in again", "The whole catalogue"] {
        ensure!(seen.contains(words), "{words} is missing: {seen}");
    }
    Ok(())
}
