//! How long a paste takes to its painted answer. Numbers to look at: no machine's clock decides about a change.

use std::time::Duration;

use serde_json::{Value, json};

use crate::engine::{Browser, Engine};
use crate::page::Page;
use crate::server::Server;
use crate::{Failure, Outcome};

/// How long one engine may take.
pub const LIMIT: Duration = Duration::from_secs(300);
/// The pastes' lengths in KiB.
const LENGTHS: [usize; 3] = [1, 64, 1024];
/// How often each is pasted; the middle one counts.
const TIMES: usize = 5;

/// Measures in one engine; in Chromium once more with a processor that is slowed four times.
pub async fn measure(engine: Engine, server: &Server) -> Outcome {
    let browser = Browser::start(engine).await?;
    let page = Page { browser: &browser, server };
    lengths(&page, engine.name()).await?;
    if engine == Engine::Chromium {
        match browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await {
            Ok(_) => lengths(&page, "chromium, slowed four times").await?,
            Err(error) => println!("{} does not slow the processor: {error}", engine.name()),
        }
    }
    browser.stop().await
}

async fn lengths(page: &Page<'_>, name: &str) -> Outcome {
    for length in LENGTHS {
        let mut took = Vec::new();
        for _ in 0..TIMES {
            page.open().await?;
            took.push(one(page, &paste(length * 1024)).await?);
        }
        took.sort_by(f64::total_cmp);
        let [least, middle, most] = [0, TIMES / 2, TIMES - 1].map(|index| took.get(index).copied().unwrap_or_default());
        println!("{name}: {length:>5} KiB, painted after {middle:.0} ms ({least:.0} to {most:.0})");
    }
    Ok(())
}

/// A refused answer with a JSON body of so many bytes.
fn paste(length: usize) -> String {
    let head = "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"api\", error=\"invalid_token\"\n\
                Content-Type: application/json\n\n";
    let item = "{\"id\":\"0123456789\",\"note\":\"an item of a list\"},";
    format!("{head}{{\"items\":[{}{{}}]}}", item.repeat(length.saturating_sub(head.len()) / item.len()))
}

/// Milliseconds from the paste to the frame after the one that shows its answer. What the page waits for on purpose
/// before it reads (16 ms, and 200 ms behind 64 KiB) is in it.
async fn one(page: &Page<'_>, text: &str) -> Result<f64, Failure> {
    let script = "const [text, done] = arguments;
         const box = document.querySelector('#paste');
         box.focus();
         const start = performance.now();
         new MutationObserver((_, observer) => {
           if (!document.querySelector('#verdict')) return;
           observer.disconnect();
           requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
         }).observe(document.body, { subtree: true, childList: true });
         document.execCommand('insertText', false, text);";
    let took: Value = page.browser.client.execute_async(script, vec![json!(text)]).await?;
    took.as_f64().ok_or_else(|| format!("no time was measured: {took}").into())
}
