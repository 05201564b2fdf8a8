//! The answer to take along.

use std::rc::Rc;

use yew::prelude::*;

use super::parts::{Copy, Shown};
use crate::report::{markdown::markdown, redact};

/// The answer as Markdown and as JSON.
pub fn draw(shown: &Shown) -> Html {
    let text = |write: fn(&Shown) -> String| {
        let shown = shown.clone();
        Callback::from(move |()| Rc::from(write(&shown)))
    };
    html! {
        <section id="share" class="card" aria-labelledby="share-title">
            <h2 id="share-title">{ "Take it along" }</h2>
            <p>{ "Markdown is for a ticket or a chat, JSON for programs. Passwords, keys and tokens are masked in both; read it once before you hand it on." }</p>
            <div class="buttons">
                <Copy id="copy-markdown" label="Copy as Markdown" text={text(|shown| markdown(shown))} />
                <Copy id="copy-json" label="Copy as JSON"
                    text={text(|shown| redact::json(&shown.0))} />
            </div>
        </section>
    }
}
