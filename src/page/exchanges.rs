//! The exchanges of a paste that shows several: the story, and each of them one click away.

use yew::prelude::*;

use super::{
    parts::{Shown, message},
    rounds::{Bar, Round, bars, others, rounds},
};

/// The list; nothing for a paste with a single answer. `look` makes another one the subject.
pub fn draw(shown: &Shown, look: &Callback<usize>) -> Html {
    if shown.exchanges.len() < 2 {
        return html! {};
    }
    let listed = rounds(&shown.exchanges, shown.subject);
    let others = others(&shown.exchanges, &listed);
    html! {
        <section id="exchanges" class="card" aria-labelledby="exchanges-title">
            <h2 id="exchanges-title">{ format!("{} answers in your paste", shown.exchanges.len()) }</h2>
            <ul class="story">{ for shown.story.iter().map(|line| html! { <li>{ message(line) }</li> }) }</ul>
            { waterfall(shown) }
            <ol class="rounds">{ for listed.iter().map(|round| one(shown, round, look)) }</ol>
            if !others.is_empty() {
                <details class="others">
                    <summary>{ format!("The other {}", shown.exchanges.len() - listed.len()) }</summary>
                    <ol class="rounds">{ for others.iter().map(|round| one(shown, round, look)) }</ol>
                </details>
            }
        </section>
    }
}

/// When each took place, one line below the other; the list says the same in words.
fn waterfall(shown: &Shown) -> Html {
    let bars = bars(&shown.exchanges);
    if bars.is_empty() {
        return html! {};
    }
    let height = (240 / bars.len()).clamp(2, 14);
    let refused = bars.iter().filter(|bar| bar.refused).count();
    let label = format!("{} requests in the order of their times; {refused} of them were refused.", bars.len());
    // In whole thousandths: printing fractions would cost a visitor kilobytes.
    let thousandths = |share: f64| ((share * 1000.0).round() as i32).max(1).to_string();
    let one = |(row, bar): (usize, &Bar)| {
        let class = classes!(bar.refused.then_some("refused"), (shown.subject == Some(bar.index)).then_some("subject"));
        html! {
            <rect {class} x={thousandths(bar.left)} y={(row * height).to_string()}
                width={thousandths(bar.width)} height={(height - 1).to_string()} />
        }
    };
    html! {
        <svg class="waterfall" role="img" aria-label={label} preserveAspectRatio="none"
            viewBox={format!("0 0 1000 {}", bars.len() * height)} height={(bars.len() * height).to_string()}>
            { for bars.iter().enumerate().map(one) }
        </svg>
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
