//! Tokens side by side.

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
