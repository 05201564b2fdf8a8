//! The exchanges of a paste that shows several: the story, and each of them one click away.

use yew::prelude::*;

use super::{
    parts::{Shown, message},
    rounds::{Round, rounds},
};

/// The list; nothing for a paste with a single answer. `look` makes another one the subject.
pub fn draw(shown: &Shown, look: &Callback<usize>) -> Html {
    if shown.exchanges.len() < 2 {
        return html! {};
    }
    let listed = rounds(&shown.exchanges, shown.subject);
    let left_out = shown.exchanges.len() - listed.len();
    html! {
        <section id="exchanges" class="card" aria-labelledby="exchanges-title">
            <h2 id="exchanges-title">{ format!("{} answers in your paste", shown.exchanges.len()) }</h2>
            <ul class="story">{ for shown.story.iter().map(|line| html! { <li>{ message(line) }</li> }) }</ul>
            <ol class="rounds">{ for listed.iter().map(|round| one(shown, round, look)) }</ol>
            if left_out > 0 {
                <p class="hint">{ format!("{left_out} more aren’t listed: none of them is a refusal, or the list would be too long.") }</p>
            }
        </section>
    }
}

fn one(shown: &Shown, round: &Round, look: &Callback<usize>) -> Html {
    let index = round.index;
    let current = shown.subject == Some(index);
    let onclick = look.reform(move |_: MouseEvent| index);
    html! {
        <li>
            <button type="button" class={classes!("round", round.refused.then_some("refused"))} data-round={index.to_string()}
                aria-current={current.then_some("true")} {onclick}>
                <span class="number">{ index + 1 }</span>
                <b>{ round.status.clone() }</b>
                <span class="target">{ round.method.clone() }{ " " }{ round.target.clone() }</span>
            </button>
        </li>
    }
}
