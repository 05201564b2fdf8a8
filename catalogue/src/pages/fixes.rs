//! A page a fix: who does it, its steps everywhere, and what it helps against.

use why401::finding::next_slot;
use why401::fixes::{Fix, On, SLOTS, Step};
use why401::page::words;
use why401::report::names;

use super::{command, head, note, rule_list, title};
use crate::facts::RuleFacts;
use crate::frame::Page;
use crate::html::{Html, all, list, nothing, plain, section, text};

/// The page of a fix.
pub fn page(fix: &'static Fix, rules: &[RuleFacts<'_>]) -> Page {
    let helps =
        rules.iter().filter(|facts| facts.fixes.iter().chain(&facts.more_fixes).any(|known| known.id == fix.id));
    let lead = format!("For {}.", names::actor(fix.actor));
    let content = all([
        head("What to do", fix.title, &lead),
        section("How", all([steps(fix, "h3"), slots(fix)])),
        section("What it helps against", rule_list(helps.map(|facts| facts.rule.id), rules)),
        plain("p", all([text("Its name in reports and links is "), plain("code", text(fix.id)), text(".")])),
    ]);
    let first: String = fix.steps.first().map(|step| markless(step.text)).unwrap_or_default();
    Page {
        name: fix.id.to_owned(),
        title: title(&format!("{} ({})", fix.title, fix.id)),
        description: format!("{}: {first}", fix.title),
        content,
    }
}

/// All steps: those for everybody first, then each system's, browser's and server's under its name.
pub fn steps(fix: &Fix, heading: &str) -> Html {
    let mut places: Vec<On> = fix.steps.iter().map(|step| step.on).collect();
    places.sort();
    places.dedup();
    let place = |on: &On| {
        let steps = fix.steps.iter().filter(|step| step.on == *on).map(step);
        let title = if *on == On::Any { nothing() } else { plain(heading, text(words::on_words(*on))) };
        all([title, list("ol", "steps", steps)])
    };
    all(places.iter().map(place))
}

fn step(step: &Step) -> Html {
    let lines = step.command.map(|lines| command(filled(lines))).unwrap_or_default();
    all([filled(step.text), lines])
}

/// A template with its slots shown as what they are: a name to be replaced.
fn filled(template: &str) -> Html {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some((before, slot, after)) = next_slot(rest) {
        parts.extend([text(before), plain("var", text(placeholder(slot)))]);
        rest = after;
    }
    parts.push(text(rest));
    all(parts)
}

fn placeholder(slot: &str) -> &str {
    SLOTS.iter().find(|(name, _)| *name == slot).map_or(slot, |(_, placeholder)| *placeholder)
}

/// The template as a text.
pub fn markless(template: &str) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, slot, after)) = next_slot(rest) {
        text = text + before + placeholder(slot);
        rest = after;
    }
    text + rest
}

fn slots(fix: &Fix) -> Html {
    let templates = fix.steps.iter().flat_map(|step| [Some(step.text), step.command]).flatten();
    match templates.into_iter().any(|template| next_slot(template).is_some()) {
        true => note("What is set off in the steps stands for your own site, address or service."),
        false => nothing(),
    }
}
