//! "Which of the two?": the test between the verdict and what else fits.

use yew::prelude::*;

use super::{
    parts::{Shown, citation, message},
    steps::command,
};
use crate::report::tell_apart::TellApart;

/// The tests, where the verdict isn't proved.
pub fn draw(shown: &Shown) -> Html {
    let title = match shown.tell_apart.len() {
        0 => return html! {},
        1 => "Which of the two?",
        _ => "Which of these?",
    };
    html! {
        <section id="tell-apart" class="card" aria-labelledby="tell-apart-title">
            <h2 id="tell-apart-title">{ title }</h2>
            { for shown.tell_apart.iter().map(|test| one_test(shown, test)) }
        </section>
    }
}

fn one_test(shown: &Shown, test: &TellApart) -> Html {
    let [_, other] = test.between;
    let rival = shown.findings.iter().find(|finding| finding.rule == other);
    html! {
        <div class="test" data-or={other}>
            <h3>{ "Or: " }{ for rival.map(|rival| message(&rival.title)) }</h3>
            <p>{ test.text.clone() }{ " " }{ citation(&test.citation) }</p>
            { for test.command.as_deref().map(command) }
        </div>
    }
}
