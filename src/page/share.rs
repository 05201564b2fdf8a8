//! The answer to take along: what it says to whom, what is masked in it, and how it will look.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    browser,
    parts::{Copy, Shown},
};
use crate::{
    case::Private,
    report::{
        ask::ask,
        markdown::markdown_of,
        mask::{KINDS, Kinds, has, toggled},
        redact::json_of,
    },
};

/// The forms: what they are called, and what writes them.
const FORMS: &[(&str, &str, &str, Write)] = &[
    ("copy-markdown", "Copy as Markdown", "Markdown", |shown, kinds| markdown_of(shown, kinds)),
    ("copy-json", "Copy as JSON", "JSON", |shown, kinds| json_of(shown, kinds)),
    ("copy-ask", "Copy a message to the owner", "The message to the owner or the support", |shown, kinds| {
        ask(shown, kinds)
    }),
];
/// Of a longer text only the beginning is shown before it is copied, in bytes.
const MAX_PREVIEW: usize = 40_000;

type Write = fn(&Shown, &Kinds) -> String;

/// The props of [`Share`].
#[derive(Clone, PartialEq, Properties)]
pub struct ShareProps {
    /// The answer.
    pub shown: Shown,
    /// What is masked.
    pub kinds: UseStateHandle<Kinds>,
    /// The page is to be printed.
    pub print: Callback<()>,
}

/// The ways to take the answer along.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let kinds = &props.kinds;
    let form = use_state_eq(|| 0_usize);
    let open = use_state_eq(|| false);
    let copy = |(id, label, _, write): &(&'static str, &'static str, &'static str, Write)| {
        let (shown, kinds, write) = (props.shown.clone(), **kinds, *write);
        let text = Callback::from(move |()| Rc::from(write(&shown, &kinds)));
        html! { <Copy id={*id} label={*label} {text} /> }
    };
    let ontoggle = {
        let open = open.setter();
        Callback::from(move |event: Event| open.set(browser::is_open(&event)))
    };
    html! {
        <section id="share" class="card" aria-labelledby="share-title">
            <h2 id="share-title">{ "Take it along" }</h2>
            <p>{ "Markdown is for a ticket or a chat, JSON for programs, and the message for whoever runs the site or the API. Secrets and personal data are masked in all of them, and on paper; read it once before you hand it on." }</p>
            <div class="buttons">
                { for FORMS.iter().map(copy) }
                <button type="button" id="print" onclick={props.print.reform(|_: MouseEvent| ())}>{ "Print or save as PDF" }</button>
            </div>
            <details id="masking" {ontoggle}>
                <summary>{ "What is masked, and what will be shared" }</summary>
                if *open {
                    { switches(kinds) }
                    { preview(&props.shown, **kinds, &form) }
                }
            </details>
        </section>
    }
}

fn switches(kinds: &UseStateHandle<Kinds>) -> Html {
    let switch = |(kind, label, _): &(Private, &'static str, &'static str)| {
        let (set, kind, now) = (kinds.setter(), *kind, **kinds);
        let onchange = Callback::from(move |_: Event| set.set(toggled(now, kind)));
        let name = format!("{kind:?}");
        html! {
            <label><input type="checkbox" data-mask={name} checked={has(now, kind)} {onchange} />{ " " }{ *label }</label>
        }
    };
    let bare: Vec<&str> =
        KINDS.iter().filter(|row| row.0 != Private::Host && !has(**kinds, row.0)).map(|row| row.1).collect();
    html! {
        <>
            <fieldset class="choices"><legend>{ "Masked" }</legend>{ for KINDS.iter().map(switch) }</fieldset>
            if !bare.is_empty() {
                <p id="bare" class="note"><b>{ "Not masked: " }</b>{ bare.join("; ") }
                    { ". Whoever reads what you share can use them." }</p>
            }
        </>
    }
}

fn preview(shown: &Shown, kinds: Kinds, form: &UseStateHandle<usize>) -> Html {
    let choice = |(index, (id, _, label, _)): (usize, &(&'static str, &'static str, &'static str, Write))| {
        let set = form.setter();
        let onchange = Callback::from(move |_: Event| set.set(index));
        html! {
            <label><input type="radio" name="form" data-form={*id} checked={**form == index} {onchange} />{ " " }{ *label }</label>
        }
    };
    let mut text = FORMS.get(**form).map(|row| row.3(shown, &kinds)).unwrap_or_default();
    let whole = text.len();
    text.truncate(text.floor_char_boundary(MAX_PREVIEW));
    html! {
        <>
            <fieldset class="choices"><legend>{ "What will be shared" }</legend>{ for FORMS.iter().enumerate().map(choice) }</fieldset>
            <pre id="preview" class="text" tabindex="0" role="region" aria-label="What will be shared">{ text }</pre>
            if whole > MAX_PREVIEW {
                <p class="hint">{ "This is its beginning; the rest is copied, too." }</p>
            }
        </>
    }
}
