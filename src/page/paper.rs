//! The answer on paper: masked, with everything open, and the evidence in place of the paste.

use yew::prelude::*;

use super::{
    browser,
    parts::{Shown, said},
};
use crate::{
    finding::Evidence,
    report::{
        mask::{self, Kinds},
        redact::find,
    },
};

/// The longest piece of evidence that is printed, in bytes.
const MAX_QUOTE: usize = 600;

/// Whether the page is drawn for paper, and the way to print it.
#[hook]
pub fn use_paper() -> (bool, Callback<()>) {
    let paper = use_state_eq(|| false);
    let set = paper.setter();
    use_effect_with((), move |()| {
        let listeners = browser::on_print(move |printing| set.set(printing));
        move || drop(listeners)
    });
    let set = paper.setter();
    let timer = use_mut_ref(|| None);
    let print = use_callback((), move |(), ()| {
        set.set(true);
        // What is masked is drawn first: the browser takes its picture at once.
        *timer.borrow_mut() = Some(browser::after(100, browser::print));
    });
    (*paper, print)
}

/// The words that the findings go by.
pub fn evidence(shown: &Shown, kinds: Kinds) -> Html {
    let masks = find(shown, kinds);
    let piece = |piece: &Evidence| {
        let mut text = mask::quoted(&masks, &shown.documents, piece.span);
        text.truncate(text.floor_char_boundary(MAX_QUOTE));
        html! { <li>{ mask::text(&masks, &piece.label) }{ ": " }{ said(&text) }</li> }
    };
    html! {
        <section id="evidence" class="card" aria-labelledby="evidence-title">
            <h2 id="evidence-title">{ "What it goes by" }</h2>
            <ul>{ for shown.findings.iter().flat_map(|finding| &finding.evidence).map(piece) }</ul>
        </section>
    }
}
