//! Tokens side by side and on one axis.

use super::ensure;
use crate::page::Page;
use crate::{Failure, Outcome};

/// A paste of `tests/corpus`; none of those read here depends on today's date.
fn corpus(name: &str) -> Result<String, Failure> {
    let path = format!("{}/../corpus/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    Ok(std::fs::read_to_string(path)?)
}

/// The refused token stands beside the one that went through: what fits the verdict first and in words, what is equal
/// folded away.
pub async fn two_tokens_side_by_side(page: &Page<'_>) -> Outcome {
    page.open().await?;
    page.paste(&corpus("compare-one-works-one-lacks-scope")?).await?;
    page.verdict("insufficient-scope").await?;
    page.wait("the comparison", "document.querySelector('#compare table.compared')").await?;
    let first = page.text("document.querySelector('#compare tbody tr').textContent").await?;
    for word in ["scope", "differs", "fits the verdict", "Only the second holds write:herds"] {
        ensure!(first.contains(word), "the first row lacks {word}: {first}");
    }
    let head = page.text("document.querySelector('#compare thead').textContent").await?;
    ensure!(head.contains("Token 2 (refused)") && head.contains("Token 1 (went through)"), "the columns: {head}");
    ensure!(page.has("#compare details.equal:not([open]) tr").await?, "what is equal isn't folded away");
    // Two tokens, and what was asked for: the second list has it.
    let pick = "const list = document.querySelectorAll('#compare select')[1]; list.value = 'asked'; \
                list.dispatchEvent(new Event('change', { bubbles: true }));";
    page.run(pick, vec![]).await?;
    page.wait("the other comparison", "document.querySelector('#compare').textContent.includes('The answer asks for')")
        .await?;
    page.paste("HTTP/1.1 401 Unauthorized\n\n").await?;
    page.wait("the comparison to go", "!document.querySelector('#compare')").await
}

/// One token beside what the answer asks for.
pub async fn a_token_beside_what_was_asked(page: &Page<'_>) -> Outcome {
    page.open().await?;
    page.paste(&corpus("compare-express-audience")?).await?;
    page.verdict("token-audience-mismatch").await?;
    let row = page.text("document.querySelector('#compare tr[data-name=aud]').textContent").await?;
    ensure!(row.contains("not met") && row.contains("The server takes tokens for"), "the row of aud: {row}");
    ensure!(!page.has("#compare select").await?, "there is nothing to choose from");
    Ok(())
}

/// What was handed out together lies on one axis, and a session's length that is typed in joins it: in words, in the
/// drawing and in the table, by the keyboard alone, and kept nowhere.
pub async fn lives_on_one_axis(page: &Page<'_>) -> Outcome {
    page.open().await?;
    page.paste(&corpus("lives-portainer-keycloak")?).await?;
    page.wait("the bars", "document.querySelectorAll('#tokens svg .lane').length === 2").await?;
    let rows = "document.querySelector('#tokens table.times').textContent";
    let table = page.text(rows).await?;
    ensure!(table.contains("refresh token") && table.contains("ID token"), "the table of times: {table}");
    page.run("document.querySelector('.session summary').focus();", vec![]).await?;
    page.press(char::from(fantoccini::key::Key::Enter)).await?;
    page.wait("the field", "document.querySelector('.session[open] input')").await?;
    page.run("document.querySelector('.session input').focus();", vec![]).await?;
    let top = "Math.round(document.querySelector('.session input').getBoundingClientRect().top + scrollY)";
    let before = page.value(top).await?;
    page.press('8').await?;
    page.wait(
        "words",
        "document.querySelector('.meant').textContent.includes('Your session says 8 h, the token lives 5 min')",
    )
    .await?;
    page.wait("the session's bar", "document.querySelectorAll('#tokens svg .lane').length === 3").await?;
    ensure!(page.text(rows).await?.contains("your session"), "the table lacks the session");
    ensure!(page.value(top).await? == before, "the field moved while it was typed in");
    let unit = "const list = document.querySelector('.session select'); list.value = '60'; \
                list.dispatchEvent(new Event('change', { bubbles: true }));";
    page.run(unit, vec![]).await?;
    page.wait("the other unit", "document.querySelector('.meant').textContent.includes('Your session says 8 min')")
        .await?;
    let kept = page.value("localStorage.length + sessionStorage.length + location.hash.length").await?;
    ensure!(kept.as_u64() == Some(0), "something is kept: {kept}");
    Ok(())
}
