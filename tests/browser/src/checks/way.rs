//! Who answered, and how long to wait.

use super::ensure;
use crate::Outcome;
use crate::page::Page;

const CHALLENGE: &str = "GET /v1/orders HTTP/2\nHost: api.example\n\nHTTP/2 403 Forbidden\nserver: cloudflare\n\
                         cf-ray: 0000000000000000-FRA\ncf-mitigated: challenge\nx-powered-by: Express\n\n";

/// The picture has the stations that the paste shows, and says in words which of them refused; each lights its bytes.
pub async fn the_way_is_drawn(page: &Page<'_>) -> Outcome {
    page.open_sized(320, 800).await?;
    page.paste(CHALLENGE).await?;
    page.verdict("bot-check").await?;
    let names =
        page.text("[...document.querySelectorAll('.path b')].map((one) => one.textContent).join(' > ')").await?;
    ensure!(names == "you > Cloudflare > Express", "the way is {names}");
    ensure!(page.count("#path .refused").await? == 1, "not one station refused");
    let refused = page.text("document.querySelector('#path .refused').innerText").await?;
    ensure!(refused.contains("the edge") && refused.contains("refused with 403"), "it says {refused:?}");
    let widths = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
    ensure!(page.value(widths).await? == true, "the way is wider than a phone");
    page.open().await?;
    page.paste(CHALLENGE).await?;
    page.verdict("bot-check").await?;
    page.hover("#path [data-role='the application']").await?;
    page.wait(
        "its field to light up",
        "document.querySelector('#source mark.station.lit')?.textContent.startsWith('x-powered-by')",
    )
    .await?;
    page.hover("#paste").await?;
    page.wait("the light to go out", "!document.querySelector('.lit')").await?;
    page.paste("HTTP/1.1 403 Forbidden\nServer: nginx\n\n").await?;
    page.wait("another way", "document.querySelector('.path b + span')?.textContent === 'the server'").await?;
    let untold = page.text("document.querySelector('#path .untold').innerText").await?;
    ensure!(untold.contains("or what is behind it did"), "it says {untold:?}");
    Ok(())
}

/// A wait counts down to its end, says so once, and doesn't begin anew.
pub async fn a_wait_counts_down(page: &Page<'_>) -> Outcome {
    let left = "Number(document.querySelector('#wait').dataset.left)";
    page.open().await?;
    page.paste("HTTP/1.1 429 Too Many Requests\nRetry-After: 4\n\n").await?;
    page.wait("the wait", "document.querySelector('#wait[role=timer]')").await?;
    let first = page.value(left).await?.as_u64().unwrap_or_default();
    ensure!((2..=4).contains(&first), "{first} s are left at first");
    let heard = "document.querySelector('#announce').textContent";
    page.wait("a second to go", &format!("{left} > 0 && {left} < {first}")).await?;
    ensure!(!page.text(heard).await?.contains("again"), "the wait speaks while it counts");
    page.wait("its end", "document.querySelector('#wait').textContent.includes('You can try again now.')").await?;
    page.wait("it to be said aloud", &format!("{heard} === 'You can try again now'")).await?;
    // One that is long over says so at once.
    page.paste("HTTP/1.1 503 Service Unavailable\nDate: Fri, 20 Nov 2020 12:00:00 GMT\nRetry-After: 60\n\n").await?;
    page.verdict("service-unavailable").await?;
    page.wait("its end", "document.querySelector('#wait').textContent.includes('You can try again now.')").await?;
    page.paste("HTTP/1.1 401 Unauthorized\n\n").await?;
    page.wait("no wait", "!document.querySelector('#wait')").await
}
