//! How long the reader's own session is set to last, beside the token's life. Nothing keeps it but this field.

use yew::prelude::*;

use super::{
    browser,
    parts::{Shown, message},
};
use crate::{
    report::lives::{begins, session},
    time::Timestamp,
    token::{Token, role::REFRESH},
};

/// The units to choose from, in seconds.
const UNITS: [(i64, &str); 3] = [(60, "minutes"), (3_600, "hours"), (86_400, "days")];
/// The longest session, in seconds: a hundred years.
const LONGEST: f64 = 3_153_600_000.0;

/// What the reader set on a timeline. One state, since each type of its own is a kilobyte.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Set {
    /// The moment that the handle was moved to.
    pub probe: Option<Timestamp>,
    /// The number in the field.
    pub number: Option<f64>,
    /// Its unit, in seconds.
    pub unit: i64,
}

/// Nothing yet; hours.
pub const UNSET: Set = Set { probe: None, number: None, unit: 3_600 };

/// The session's length in seconds, where it is a length at all.
pub fn seconds(set: &Set) -> Option<i64> {
    let seconds = (set.number? * set.unit as f64).round();
    (1.0..=LONGEST).contains(&seconds).then_some(seconds as i64)
}

/// The field, and what the length means beside the token's; nothing for a token that doesn't tell its life.
pub fn field(shown: &Shown, token: &Token, set: &UseStateHandle<Set>) -> Html {
    let exp = token.times.exp.as_ref().map(|exp| exp.meant);
    let life = |from: Option<Timestamp>, until: Timestamp| {
        from.map(|from| until.0.saturating_sub(from.0)).filter(|life| *life > 0)
    };
    let Some(lives) = exp.and_then(|exp| life(begins(token), exp)) else { return html! {} };
    let refresh = shown.lives.iter().find(|life| life.name == REFRESH);
    let refresh = refresh.and_then(|refresh| life(refresh.from, refresh.until));
    let said = seconds(set).map(|seconds| session(lives, seconds, refresh));
    let oninput = {
        let set = set.clone();
        Callback::from(move |event: InputEvent| set.set(Set { number: browser::slider(&event), ..*set }))
    };
    let onchange = {
        let set = set.clone();
        Callback::from(move |event: Event| {
            set.set(Set { unit: browser::value(&event).parse().unwrap_or(set.unit), ..*set });
        })
    };
    let option = |(unit, name): (i64, &'static str)| {
        html! { <option value={unit.to_string()} selected={unit == set.unit}>{ name }</option> }
    };
    html! {
        <details class="session">
            <summary>{ "Signed out too early? Compare it with a session’s length" }</summary>
            <p>
                <label>{ "The session is set to " }<input type="number" min="0" step="any" inputmode="decimal" {oninput} /></label>{ " " }
                <select aria-label="Unit" {onchange}>{ for UNITS.map(option) }</select>
            </p>
            <div class="meant" role="status">
                { for said.iter().flatten().map(|says| html! { <p>{ message(says) }</p> }) }
            </div>
        </details>
    }
}
