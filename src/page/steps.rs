//! What to do: fixes, and their steps for this reader first.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    parts::{Copy, Shown},
    reader::Reader,
    words,
};
use crate::{
    finding::Actor,
    fixes::On,
    http::message::header,
    order::sort_by_key,
    report::{Fix, Step, names},
};

/// Fixes that are open from the start; behind them a title each is enough.
const OPEN: usize = 2;

/// The fixes of the whole report, the nearest first.
pub fn draw(shown: &Shown, reader: Reader) -> Html {
    let Shown(report) = shown;
    if report.fixes.is_empty() {
        return html! {};
    }
    // What mends the verdict comes first, then what the reader can do about the rest.
    let verdict = report.findings.first();
    let rank = |fix: &&Fix| match verdict.is_some_and(|verdict| verdict.fixes.contains(&fix.id)) {
        true => 0,
        false => 1 + u8::from(fix.actor != Actor::You),
    };
    let mut fixes: Vec<&Fix> = report.fixes.iter().collect();
    sort_by_key(&mut fixes, rank);
    let servers = servers(shown);
    let one = |(index, fix): (usize, &Fix)| one_fix(fix, index < OPEN, reader, &servers);
    html! {
        <section id="steps" class="card" aria-labelledby="steps-title">
            <h2 id="steps-title">{ "What to do" }</h2>
            { for fixes.into_iter().enumerate().map(one) }
        </section>
    }
}

/// The servers that the answer names: their steps are shown as if they were the reader's own.
fn servers(shown: &Shown) -> Vec<On> {
    let responses = shown.exchanges.iter().filter_map(|exchange| exchange.response.as_ref());
    let said: String = responses
        .flat_map(|response| ["server", "x-powered-by"].map(|name| header(&response.headers, name)))
        .flatten()
        .map(|field| field.value.to_ascii_lowercase() + " ")
        .collect();
    let names = [("apache", On::Apache), ("nginx", On::Nginx), ("iis", On::Iis), ("php", On::Php)];
    names.into_iter().filter(|(name, _)| said.contains(name)).map(|(_, on)| on).collect()
}

/// One fix. Steps for other systems, browsers and servers wait behind one click.
fn one_fix(fix: &Fix, open: bool, reader: Reader, servers: &[On]) -> Html {
    let here = |step: &&Step| {
        step.on == On::Any || [reader.system, reader.browser].contains(&Some(step.on)) || servers.contains(&step.on)
    };
    let (mine, others): (Vec<&Step>, Vec<&Step>) = fix.steps.iter().partition(here);
    html! {
        <details key={fix.id} class="fix" data-fix={fix.id} {open}>
            <summary>
                <h3>{ fix.title }</h3>
                <span class="actor">{ format!("For {}", names::actor(fix.actor)) }</span>
            </summary>
            if !mine.is_empty() {
                <ol class="steps">{ for mine.iter().map(|step| one_step(step, step.on != On::Any)) }</ol>
            }
            { elsewhere(&others, mine.is_empty()) }
        </details>
    }
}

fn elsewhere(others: &[&Step], open: bool) -> Html {
    let mut places: Vec<On> = Vec::new();
    for step in others {
        if !places.contains(&step.on) {
            places.push(step.on);
        }
    }
    if places.is_empty() {
        return html! {};
    }
    let servers = places.iter().filter(|on| words::on_server(**on)).count();
    let title = match (servers, open) {
        (0, _) => "Other systems and browsers",
        (count, true) if count == places.len() => "By server",
        (count, _) if count == places.len() => "Other servers",
        _ => "Other systems, browsers and servers",
    };
    let group = |on: &On| {
        html! {
            <div class="place">
                <h4>{ words::on_words(*on) }</h4>
                <ol class="steps">{ for others.iter().filter(|step| step.on == *on).map(|step| one_step(step, false)) }</ol>
            </div>
        }
    };
    html! { <details class="elsewhere" {open}><summary>{ title }</summary>{ for places.iter().map(group) }</details> }
}

fn one_step(step: &Step, named: bool) -> Html {
    let place = named.then(|| html! { <span class="place-name">{ words::on_words(step.on) }{ ":" }</span> });
    html! {
        <li class="step" data-on={words::on(step.on)}>
            { place }{ named.then_some(" ") }{ step.text.clone() }
            { for step.command.as_deref().map(command) }
        </li>
    }
}

/// A command, and a button that copies it.
pub fn command(command: &str) -> Html {
    let text: Rc<str> = command.into();
    html! {
        <div class="command">
            <code>{ command.to_owned() }</code>
            <Copy what="this command" text={Callback::from(move |()| text.clone())} />
        </div>
    }
}
