//! What a visitor does with the page, in the words of the checks.

use std::time::{Duration, Instant};

use fantoccini::Locator;
use fantoccini::actions::{Actions, InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::engine::Browser;
use crate::server::{BARE, DENIED, LAUNCHED, Server, WATCHED};
use crate::{Failure, Outcome};

/// The key that moves on.
pub const TAB: char = '\u{E004}';
/// The key that activates.
pub const ENTER: char = '\u{E007}';

/// The page in a browser.
pub struct Page<'a> {
    /// The browser that shows it.
    pub browser: &'a Browser,
    /// The server that it comes from.
    pub server: &'a Server,
}

/// One of the examples that the page offers.
pub struct Example {
    /// Its name, also in the address.
    pub id: String,
    /// The rule that its verdict comes from.
    pub expects: String,
}

impl Page<'_> {
    /// Loads the page just as a visitor's browser does, without the watch.
    pub async fn visit(&self) -> Outcome {
        self.visit_at("").await
    }

    /// Loads the page under an address of its own, `rest` behind its path, without the watch.
    pub async fn visit_at(&self, rest: &str) -> Outcome {
        self.load(&format!("{}{rest}", self.server.page())).await?;
        self.started().await
    }

    /// Loads the page and waits until it has started and locked itself.
    pub async fn open(&self) -> Outcome {
        self.open_at("").await
    }

    /// Loads the page from `address`, which no TLS protects.
    pub async fn open_without_tls(&self, address: &str) -> Outcome {
        self.load(&format!("{address}{WATCHED}")).await?;
        self.started().await
    }

    /// Loads the page with `fragment` (with its `#`) in the address.
    pub async fn open_at(&self, fragment: &str) -> Outcome {
        self.load(&format!("{}{WATCHED}{fragment}", self.server.page())).await?;
        self.started().await?;
        self.is_watched().await
    }

    /// Loads the page in a viewport of this size.
    pub async fn open_sized(&self, width: u32, height: u32) -> Outcome {
        self.open_file("", width, height).await?;
        self.started().await?;
        self.is_watched().await
    }

    /// Loads one of the built files in a viewport of this size.
    pub async fn open_file(&self, file: &str, width: u32, height: u32) -> Outcome {
        self.load(&self.server.framed(width, height, file)).await?;
        Ok(self.browser.client.enter_frame(0).await?)
    }

    /// Loads the page as a browser without WebAssembly does.
    pub async fn open_without_wasm(&self) -> Outcome {
        self.load(&format!("{}{BARE}", self.server.page())).await
    }

    /// Loads the page with one of its parts broken.
    pub async fn open_broken(&self, fault: &str) -> Outcome {
        self.load(&self.server.broken(fault)).await
    }

    /// Loads the page where every storage is denied.
    pub async fn open_denied(&self) -> Outcome {
        self.load(&format!("{}{DENIED}", self.server.page())).await?;
        self.started().await
    }

    /// Loads the page where the system has opened a file with it.
    pub async fn open_launched(&self) -> Outcome {
        self.load(&format!("{}{LAUNCHED}", self.server.page())).await?;
        self.started().await
    }

    /// Loads the page once more in its place.
    pub async fn reload(&self) -> Outcome {
        self.run("window.old = true;", vec![]).await?;
        self.browser.client.refresh().await?;
        self.wait("the reload", "!window.old").await?;
        self.started().await
    }

    /// Closes the tab and opens another one: only then an engine that keeps pages to go back to lets go of this one.
    pub async fn close(&self) -> Outcome {
        let client = &self.browser.client;
        let next = client.new_window(true).await?.handle;
        client.close_window().await?;
        Ok(client.switch_to_window(next).await?)
    }

    /// Loads a page outside of the page's own path.
    pub async fn leave(&self) -> Outcome {
        self.load(&self.server.outside()).await
    }

    async fn load(&self, address: &str) -> Outcome {
        // From page to page a change of the fragment alone would load nothing.
        self.browser.client.goto("about:blank").await?;
        self.server.forget();
        Ok(self.browser.client.goto(address).await?)
    }

    /// Fails where the watch isn't in the page, since nothing would be told then.
    pub async fn is_watched(&self) -> Outcome {
        match self.value("Array.isArray(window.complaints)").await?.as_bool() {
            Some(true) => Ok(()),
            _ => Err("the watch isn't in the page".into()),
        }
    }

    async fn started(&self) -> Outcome {
        self.wait("the page to start and lock", "document.documentElement?.dataset.locked === 'true'").await
    }

    /// Runs the body of a function in the page; `arguments` holds `arguments`.
    pub async fn run(&self, body: &str, arguments: Vec<Value>) -> Result<Value, Failure> {
        Ok(self.browser.client.execute(body, arguments).await?)
    }

    /// The value of an expression in the page.
    pub async fn value(&self, expression: &str) -> Result<Value, Failure> {
        self.run(&format!("return {expression};"), vec![]).await
    }

    /// The value of an expression in the page, as text.
    pub async fn text(&self, expression: &str) -> Result<String, Failure> {
        Ok(self.value(expression).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until `condition`, an expression, holds in the page.
    pub async fn wait(&self, what: &str, condition: &str) -> Outcome {
        match self.wait_for(Duration::from_secs(10), condition).await? {
            true => Ok(()),
            false => Err(format!("waited in vain for {what}").into()),
        }
    }

    /// Whether `condition`, an expression, holds in the page before `limit` is over.
    pub async fn wait_for(&self, limit: Duration, condition: &str) -> Result<bool, Failure> {
        let end = Instant::now() + limit;
        while !self.value(&format!("Boolean({condition})")).await?.as_bool().unwrap_or(false) {
            if Instant::now() > end {
                return Ok(false);
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        Ok(true)
    }

    /// The names of the caches that the browser keeps for the page.
    pub async fn caches(&self) -> Result<Vec<String>, Failure> {
        let script = "caches.keys().then(arguments[0], (error) => arguments[0]([String(error)]));";
        Ok(serde_json::from_value(self.browser.client.execute_async(script, vec![]).await?)?)
    }

    /// Whether something matches the selector.
    pub async fn has(&self, css: &str) -> Result<bool, Failure> {
        Ok(self.count(css).await? > 0)
    }

    /// How many elements match the selector.
    pub async fn count(&self, css: &str) -> Result<u64, Failure> {
        let count = self.run("return document.querySelectorAll(arguments[0]).length;", vec![json!(css)]).await?;
        Ok(count.as_u64().unwrap_or_default())
    }

    /// Clicks the first element that matches, as a mouse would, and sees to it that the click arrives there.
    pub async fn click(&self, css: &str) -> Outcome {
        for _ in 0..3 {
            self.still(css).await?;
            let heard = "window.clicked = undefined;
                 addEventListener('click', (event) => { window.clicked = event.target; }, { capture: true, once: true });";
            self.run(heard, vec![]).await?;
            self.browser.client.find(Locator::Css(css)).await?.click().await?;
            // A driver now and then loses a click before any page can hear of it. Only such a click is repeated.
            if self.wait_for(Duration::from_secs(2), "window.clicked").await? {
                return Ok(());
            }
        }
        Err(format!("no click on {css} reached the page").into())
    }

    /// Scrolls the first element that matches into sight, as a person would, and waits until it lies still and free:
    /// browsers may scroll later than they are told to, and a click would hit what lay there before.
    async fn still(&self, css: &str) -> Outcome {
        let script = "const [css, done] = arguments;
             const start = performance.now();
             let before = '';
             const look = () => {
               const element = document.querySelector(css);
               if (!element) return done('there is none');
               if (!before) element.scrollIntoView({ block: 'center', behavior: 'instant' });
               const { left, top, width, height } = element.getClientRects()[0] ?? new DOMRect();
               const there = document.elementFromPoint(left + width / 2, top + height / 2);
               const now = `${left} ${top} ${width} ${height}`;
               if (now === before && element.contains(there)) return done('');
               if (performance.now() - start > 5000) return done(`${there?.outerHTML?.slice(0, 80)} lies over it`);
               before = now;
               setTimeout(look, 30);
             };
             look();";
        let wrong = self.browser.client.execute_async(script, vec![json!(css)]).await?;
        match wrong.as_str() {
            Some("") => Ok(()),
            _ => Err(format!("{css} can't be clicked: {wrong}").into()),
        }
    }

    /// Moves the mouse over the first element that matches.
    pub async fn hover(&self, css: &str) -> Outcome {
        self.run("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' });", vec![json!(css)]).await?;
        let element = self.browser.client.find(Locator::Css(css)).await?;
        let action = PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 };
        Ok(self.browser.client.perform_actions(MouseActions::new("mouse".into()).then(action)).await?)
    }

    /// Presses and releases a key.
    pub async fn press(&self, key: char) -> Outcome {
        let keys =
            KeyActions::new("keys".into()).then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        Ok(self.browser.client.perform_actions(keys).await?)
    }

    /// Presses a key while Control is held.
    pub async fn control(&self, key: char) -> Outcome {
        let control = Key::Control.into();
        let keys = KeyActions::new("keys".into())
            .then(KeyAction::Down { value: control })
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key })
            .then(KeyAction::Up { value: control });
        Ok(self.browser.client.perform_actions(Actions::from(keys)).await?)
    }

    /// Types into the box, key by key.
    pub async fn type_text(&self, text: &str) -> Outcome {
        Ok(self.browser.client.find(Locator::Css("#paste")).await?.send_keys(text).await?)
    }

    /// Puts `text` in place of what the box holds, in one stroke, as the browser itself does when one pastes.
    pub async fn paste(&self, text: &str) -> Outcome {
        let script = "const box = document.querySelector('#paste');
             box.focus();
             box.select();
             return document.execCommand('insertText', false, arguments[0]) && box.value;";
        let held = self.run(script, vec![json!(text)]).await?;
        if held.as_str() != Some(text) { Err(format!("the box holds {held}").into()) } else { Ok(()) }
    }

    /// Pastes what the clipboard holds into the empty box, and gives what the box holds then.
    pub async fn clipboard(&self) -> Result<String, Failure> {
        self.run("const box = document.querySelector('#paste'); box.focus(); box.select();", vec![]).await?;
        self.control('v').await?;
        tokio::time::sleep(Duration::from_millis(200)).await;
        self.text("document.querySelector('#paste').value").await
    }

    /// The examples that the page offers while nothing is pasted.
    pub async fn examples(&self) -> Result<Vec<Example>, Failure> {
        let script = "return [...document.querySelectorAll('#examples [data-expects]')]
             .map((link) => [link.getAttribute('href').slice(1), link.dataset.expects]);";
        let list: Vec<(String, String)> = serde_json::from_value(self.run(script, vec![]).await?)?;
        if list.is_empty() {
            return Err("the page offers no examples".into());
        }
        Ok(list.into_iter().map(|(id, expects)| Example { id, expects }).collect())
    }

    /// Clears the box if it holds something, opens an example, and waits for its verdict.
    pub async fn show(&self, example: &Example) -> Outcome {
        self.clear().await?;
        self.click(&format!("#examples [href='#{}']", example.id)).await?;
        self.verdict(&example.expects).await.map_err(|error| format!("example {}: {error}", example.id).into())
    }

    /// Empties the box by its button.
    pub async fn clear(&self) -> Outcome {
        if self.value("document.querySelector('#paste').value !== ''").await? == json!(true) {
            self.click("#clear").await?;
        }
        self.wait("the welcome", "document.querySelector('#welcome') && !document.querySelector('#verdict')").await
    }

    /// Waits until the verdict comes from `rule`.
    pub async fn verdict(&self, rule: &str) -> Outcome {
        let found = "document.querySelector('#verdict')?.dataset.rule";
        if self.wait("the verdict", &format!("{found} === {}", json!(rule))).await.is_err() {
            let found = self.value(&format!("{found} ?? 'nothing'")).await?;
            let state = "`${document.querySelector('#paste').value.length} characters in the box, ${location.hash}, \
                 the last click on ${window.clicked?.outerHTML?.slice(0, 80)}`";
            return Err(format!("the verdict is {found}, not {rule}: {}", self.text(state).await?).into());
        }
        Ok(())
    }

    /// What went wrong in the page since it was loaded.
    pub async fn complaints(&self) -> Result<Vec<String>, Failure> {
        Ok(serde_json::from_value(self.value("window.complaints ?? []").await?)?)
    }
}
