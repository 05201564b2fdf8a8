//! What the page asks the network for: little at first, nothing afterwards.

use std::collections::BTreeSet;
use std::io::Write;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;

use super::{ensure, offline};
use crate::engine::Engine;
use crate::page::Page;
use crate::server::BASE;
use crate::{Failure, Outcome};

/// A first visit's budget of requests.
const MOST_REQUESTS: usize = 6;
/// The last line is a first visit's budget of bytes, gzip.
const BUDGET: &str = include_str!("../../../size/budget.txt");

/// A first visit is few requests and few bytes, all of them under the page's own path, and all of them found.
pub async fn first_visit_is_small(page: &Page<'_>) -> Outcome {
    page.visit().await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let mut requests = page.server.requests();
    if page.browser.engine == Engine::WebKit {
        // Its driver's sessions have no cache for what was loaded, so that the worker asks for the same files once more.
        // An ordinary session asks for none of them twice.
        let mut seen = BTreeSet::new();
        requests.retain(|request| seen.insert(request.target.clone()));
    }
    let names: Vec<&str> = requests.iter().map(|request| request.target.as_str()).collect();
    ensure!(requests.len() <= MOST_REQUESTS, "{} requests: {}", requests.len(), names.join(" "));
    let mut bytes = 0;
    for request in &requests {
        ensure!(request.target.starts_with(BASE), "{} lies outside of the page's path", request.target);
        ensure!(request.status == 200, "{} was answered with {}", request.target, request.status);
        bytes += compressed(&request.body)?;
    }
    let budget: usize = BUDGET.lines().next_back().unwrap_or_default().parse()?;
    ensure!(bytes <= budget, "a first visit takes {bytes} bytes");
    println!("       a first visit: {} requests, {bytes} bytes", requests.len());
    Ok(())
}

fn compressed(body: &[u8]) -> Result<usize, Failure> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(body)?;
    Ok(encoder.finish()?.len())
}

/// Pasting, reading and clearing reach no server, no storage and no address bar.
pub async fn pasting_asks_for_nothing(page: &Page<'_>) -> Outcome {
    page.open().await?;
    let address = page.text("location.href").await?;
    tokio::time::sleep(Duration::from_millis(300)).await;
    page.server.forget();
    let examples = page.examples().await?;
    let here = page.server.page();
    let pastes = [
        format!(
            "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer resource_metadata=\"{here}leak\", error_uri=\"{here}leak\"\nLink: <{here}leak>; rel=preload\n\n<img src=\"{here}leak\">"
        ),
        // A token whose header names places to fetch keys from: {"alg":"RS256","jku":"leak","x5u":"leak"}.
        "Authorization: Bearer eyJhbGciOiJSUzI1NiIsImprdSI6ImxlYWsiLCJ4NXUiOiJsZWFrIn0.eyJpc3MiOiJsZWFrIn0.AAAA"
            .to_owned(),
    ];
    for paste in pastes {
        page.paste(&paste).await?;
        page.wait("a verdict", "document.querySelector('#verdict')").await?;
    }
    let now = page.text("location.href").await?;
    ensure!(now == address, "the address has become {now}");
    if let Some(example) = examples.first() {
        page.show(example).await?;
    }
    page.clear().await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let asked = page.server.asked();
    ensure!(asked.is_empty(), "the server was asked for {}", asked.join(" "));
    let kept = "const done = arguments[arguments.length - 1];
         Promise.resolve(indexedDB.databases?.() ?? []).then((bases) =>
           done([localStorage.length, sessionStorage.length, document.cookie.length, bases.length]))
           .catch((error) => done(String(error)));";
    let kept = page.browser.client.execute_async(kept, vec![]).await?;
    ensure!(kept == json!([0, 0, 0, 0]), "something is stored (local, session, cookies, databases): {kept}");
    // The worker keeps the built files, each byte of them as it was built, and nothing else.
    offline::only_built_files(page).await
}

/// The panel says what the page can and can't do, and shows the policies that hold in fact.
pub async fn the_page_tells_what_it_can(page: &Page<'_>) -> Outcome {
    page.open().await?;
    page.click("#lock summary").await?;
    page.wait("the panel", "document.querySelector('#lock details').open").await?;
    let shown = "[...document.querySelectorAll('#policies code')].map((code) => code.textContent)";
    let held = "[...document.querySelectorAll('meta[http-equiv=Content-Security-Policy]')].map((meta) => meta.content)";
    let (shown, held) = (page.value(shown).await?, page.value(held).await?);
    ensure!(shown == held && shown.as_array().is_some_and(|list| list.len() == 2), "shown are {shown}, held {held}");
    ensure!(shown.to_string().contains("connect-src 'none'"), "no policy closes the network: {shown}");
    Ok(())
}

/// After the start every way out that a page has is closed, whatever runs in it.
pub async fn lock_closes_the_network(page: &Page<'_>) -> Outcome {
    page.open().await?;
    let says = page.text("document.querySelector('#lock').textContent.trim()").await?;
    ensure!(!says.is_empty(), "the page doesn't tell about the lock");
    tokio::time::sleep(Duration::from_millis(300)).await;
    page.server.forget();
    let script = "const leak = (way) => new URL(`leak-${way}`, location.href).href;
         const attempt = (way) => { try { way(); } catch { /* Refusing loudly is refusing too. */ } };
         attempt(() => fetch(leak('fetch'), { mode: 'no-cors' }).catch(() => {}));
         attempt(() => { const x = new XMLHttpRequest(); x.open('GET', leak('xhr')); x.send(); });
         attempt(() => navigator.sendBeacon(leak('beacon'), 'x'));
         attempt(() => new WebSocket(leak('socket').replace('http', 'ws')));
         attempt(() => new EventSource(leak('events')));
         attempt(() => { new Image().src = leak('image'); });
         const add = (name, attributes) => attempt(() => {
           const element = document.createElement(name);
           for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
           document.body.append(element);
           if (name === 'form') element.submit();
         });
         add('script', { src: leak('script') });
         add('link', { rel: 'stylesheet', href: leak('style') });
         add('link', { rel: 'preload', as: 'fetch', href: leak('preload') });
         add('link', { rel: 'prefetch', href: leak('prefetch') });
         add('iframe', { src: leak('frame') });
         add('object', { data: leak('object') });
         add('video', { src: leak('video') });
         add('form', { action: leak('form'), method: 'post' });
         attempt(() => { const worker = new Worker(leak('worker')); });
         attempt(() => { const worker = new SharedWorker(leak('shared-worker')); });
         attempt(() => navigator.serviceWorker.register(leak('service-worker')).catch(() => {}));
         attempt(() => navigator.serviceWorker.controller.postMessage(leak('message')));
         attempt(() => navigator.serviceWorker.controller.postMessage('take over'));
         add('link', { rel: 'manifest', href: leak('manifest') });
         add('link', { rel: 'manifest', href: 'manifest.webmanifest?leak' });";
    page.run(script, vec![]).await?;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let asked = page.server.asked();
    ensure!(asked.is_empty(), "the server was asked for {}", asked.join(" "));
    Ok(())
}

/// When the program stops, the page says so with its version, and the paste stays in the box.
pub async fn crash_is_told(page: &Page<'_>) -> Outcome {
    page.open().await?;
    page.paste("HTTP/1.1 401 Unauthorized\n\n").await?;
    // The error that a panic ends in. A real one can't be made here: the lock lets no other program be compiled.
    let script = "const error = new window.WebAssembly.RuntimeError('unreachable');
         window.dispatchEvent(new window.ErrorEvent('error', { error, message: String(error) }));";
    page.run(script, vec![]).await?;
    page.wait("the notice", "!document.querySelector('#crash').hidden").await?;
    let notice = page.text("document.querySelector('#crash').innerText").await?;
    let version = page.text("document.documentElement.dataset.version").await?;
    ensure!(!version.is_empty() && notice.contains(&version), "the notice names no version: {notice:?}");
    let held = page.text("document.querySelector('#paste').value").await?;
    ensure!(held.starts_with("HTTP/1.1 401"), "the box holds {held:?}");
    Ok(())
}
