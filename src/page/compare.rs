//! Two tokens side by side, or a token beside what the answer asks for.

use yew::prelude::*;

use super::{
    browser::{self, Style},
    parts::{Shown, message, when},
};
use crate::{
    report::compare::{self, Compare, Row},
    text,
    token::{Place, role},
};

/// What the reader chose to compare, with the paste's length and tokens: it ends with another paste, and not with a
/// tick of the clock.
pub type Chosen = Option<(usize, Vec<usize>, [Option<usize>; 2])>;

/// The table, and where there is a choice, two lists to choose from. No component of its own: each is 6 kB.
pub fn draw(shown: &Shown, chosen: &UseStateHandle<Chosen>) -> Html {
    let Some(first) = &shown.compare else { return html! {} };
    let masked = shown.documents.first().is_none_or(|paste| paste.text.is_empty());
    let own = chosen.as_ref().filter(|(bytes, choices, _)| (*bytes, choices) == (shown.input.bytes, &first.choices));
    let own = own.filter(|_| !masked).map(|(.., between)| *between).filter(|between| *between != first.between);
    let between = own.unwrap_or(first.between);
    let fresh =
        own.map(|between| compare::rows(&shown.tokens, &first.asked, between, compare::verdict(&shown.findings)));
    let rows = fresh.as_deref().unwrap_or(&first.rows);
    let choose = {
        let (set, bytes, choices) = (chosen.setter(), shown.input.bytes, first.choices.clone());
        Callback::from(move |between| set.set(Some((bytes, choices.clone(), between))))
    };
    let title = if between[1].is_none() { "The token, and what was asked for" } else { "Two tokens side by side" };
    let different = rows.iter().filter(|row| !row.same);
    let (same, count) = (rows.iter().filter(|row| row.same), different.clone().count());
    html! {
        <section id="compare" class="card" aria-labelledby="compare-title">
            <h2 id="compare-title">{ title }</h2>
            if first.choices.len() > 2 || first.choices.len() == 2 && !first.asked.is_empty() {
                { for [0, 1].map(|side| list(shown, first, between, side, &choose)) }
            }
            if count == 0 {
                <p class="alike">{ if between[1].is_none() { "It has all that was asked for." } else { "They say the same." } }</p>
            } else {
                { table(shown, between, different) }
            }
            { equal(shown, between, same) }
        </section>
    }
}

fn list(
    shown: &Shown,
    compare: &Compare,
    between: [Option<usize>; 2],
    side: usize,
    choose: &Callback<[Option<usize>; 2]>,
) -> Html {
    let choose = choose.clone();
    let onchange = Callback::from(move |event: Event| {
        let mut between = between;
        if let Some(place) = between.get_mut(side) {
            *place = browser::value(&event).parse().ok();
            choose.emit(between);
        }
    });
    let current = between.get(side).copied().flatten();
    let option = |index: Option<usize>| {
        let value = index.map_or("asked".to_owned(), |index| index.to_string());
        html! { <option {value} selected={index == current}>{ name(shown, index) }</option> }
    };
    let asked = (side == 1 && !compare.asked.is_empty()).then(|| option(None));
    html! {
        <label class="pick">{ if side == 0 { "Compare " } else { "with " } }
            <select {onchange}>
                { for compare.choices.iter().map(|index| option(Some(*index))) }
                { asked }
            </select>
        </label>
    }
}

/// "Token 2, the ID token (refused)"
fn name(shown: &Shown, index: Option<usize>) -> String {
    let Some((index, token)) = index.and_then(|index| Some((index, shown.tokens.get(index)?))) else {
        return "What was asked for".to_owned();
    };
    let status = |exchange: usize| shown.exchanges.get(exchange)?.response.as_ref()?.status;
    let came = match token.place {
        Place::Request(exchange) => status(exchange).map_or("", |status| match status {
            0..300 => " (went through)",
            400.. => " (refused)",
            _ => "",
        }),
        _ => "",
    };
    let role = role::role(token).map(|role| [", the ", role].concat()).unwrap_or_default();
    ["Token ", &(index + 1).to_string(), &role, came].concat()
}

fn table<'a>(shown: &Shown, between: [Option<usize>; 2], rows: impl Iterator<Item = &'a Row>) -> Html {
    let names = between.map(|index| AttrValue::from(name(shown, index)));
    let head = |name: AttrValue| html! { <th scope="col" role="columnheader">{ name }</th> };
    html! {
        <table class="stack compared" role="table">
            <caption>{ "What differs" }</caption>
            <thead role="rowgroup"><tr role="row">
                { head("Name".into()) }{ for names.iter().cloned().map(head) }{ head("Why it matters".into()) }
            </tr></thead>
            <tbody role="rowgroup">{ for rows.map(|row| one(row, &names, between[1].is_none())) }</tbody>
        </table>
    }
}

fn one(row: &Row, names: &[AttrValue; 2], asked: bool) -> Html {
    let word = match (&row.values, asked) {
        (_, true) => "not met",
        ([Some(_), Some(_)], _) => "differs",
        ([Some(_), None], _) => "only in the first",
        _ => "only in the second",
    };
    let cell = |side: usize| {
        let value = row.values.get(side).and_then(Option::as_ref);
        let moment = row.moments.get(side).copied().flatten();
        html! {
            <td role="cell" data-side={names.get(side).cloned()}>
                { for value.map(|value| html! { <code class="value">{ text::revealed(value) }</code> }) }
                { for moment.map(|at| html! { <span class="moment">{ when(at, Style::Full) }</span> }) }
                if value.is_none() { { "–" } }
            </td>
        }
    };
    html! {
        <tr role="row" data-name={row.name.clone()}>
            { heading(row) }{ cell(0) }{ cell(1) }
            <td role="cell">
                <b class="word">{ word }</b>
                if row.explains { <b class="word fits">{ "fits the verdict" }</b> }
                { for row.why.as_ref().map(|why| html! { <p>{ message(why) }</p> }) }
            </td>
        </tr>
    }
}

fn heading(row: &Row) -> Html {
    html! {
        <th scope="row" role="rowheader">
            <code>{ text::revealed(&row.name) }</code>
            if row.header { <span class="words">{ "in the header" }</span> }
        </th>
    }
}

/// What is equal, folded away.
fn equal<'a>(shown: &Shown, between: [Option<usize>; 2], rows: impl Iterator<Item = &'a Row> + Clone) -> Html {
    let count = rows.clone().count();
    let Some(other) = (count > 0).then(|| name(shown, between[1])) else { return html! {} };
    let words = if between[1].is_none() { "met by the token: " } else { "the same in both: " };
    let row = |row: &Row| {
        let [first, second] = &row.values;
        // What is asked for may be less than what the token holds.
        let value = second.as_ref().or(first.as_ref()).cloned().unwrap_or_default();
        html! {
            <tr role="row">{ heading(row) }
                <td role="cell"><code class="value">{ text::revealed(&value) }</code></td>
            </tr>
        }
    };
    let names: Vec<String> = rows.clone().map(|row| text::revealed(&row.name)).collect();
    html! {
        <details class="equal">
            <summary>{ count.to_string() }{ " " }{ words }{ names.join(", ") }</summary>
            <table class="stack compared" role="table" aria-label={other}>
                <tbody role="rowgroup">{ for rows.map(row) }</tbody>
            </table>
        </details>
    }
}
