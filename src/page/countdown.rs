//! How long to wait, counted down.

use yew::prelude::*;

use super::{
    browser::Style,
    parts::{Shared, when},
};
use crate::time::{self, Timestamp};

/// The props of [`Countdown`].
#[derive(Clone, PartialEq, Properties)]
pub struct CountdownProps {
    /// The moment that is waited for.
    pub until: Timestamp,
}

/// What is left of a wait. A timer is silent to those who listen to the page; its end is said aloud, once.
#[component]
pub fn Countdown(props: &CountdownProps) -> Html {
    let until = props.until;
    let left = until.0 - use_context::<Timestamp>().unwrap_or(until).0;
    let say = use_context::<Shared>().map(|shared| shared.say);
    let counted = use_mut_ref(|| None);
    use_effect_with((until, left <= 0), move |(until, over)| {
        let before = counted.replace((!over).then_some(*until));
        if *over && before == Some(*until) {
            say.iter().for_each(|say| say.emit("You can try again now".into()));
        }
    });
    html! {
        <p id="wait" role="timer" data-left={left.max(0).to_string()}>
            if left > 0 {
                { "You can try again in " }<b>{ time::words(left) }</b>{ ", at " }{ when(until, Style::Second) }{ "." }
            } else {
                <b>{ "You can try again now." }</b>{ " The wait ended at " }{ when(until, Style::Full) }{ "." }
            }
        </p>
    }
}
