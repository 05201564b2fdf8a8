//! A page a rule: what it means, who can fix it, what it looks like, how products word it, what to do.

use why401::finding::Actor;
use why401::fixes::Fix;
use why401::knowledge::products::{Row, Words};
use why401::report::names;

use super::{citations, head, rule_list, sure, title, who};
use crate::facts::{RuleFacts, said};
use crate::frame::Page;
use crate::html::{Html, all, element, link, list, nothing, p, plain, section, text};
use crate::names::{humanise, id_address, kind, product_address, product_name};
use crate::pages::fixes::steps;
use crate::paste;

/// The page of a rule.
pub fn page(facts: &RuleFacts<'_>, rules: &[RuleFacts<'_>]) -> Page {
    let id = facts.rule.id;
    let name = humanise(id);
    let actors: Vec<Actor> = facts.fixes.iter().map(|fix| fix.actor).collect();
    let content = all([
        head(kind(facts.rule), &name, &facts.source.says),
        who(&actors),
        section("What it looks like", example(facts)),
        section("It also shows like this", reasons(facts)),
        section("What to do", remedies(&facts.fixes)),
        section("With some products also", more(&facts.more_fixes)),
        section("How products word it", wordings(facts)),
        section("Easily confused with", rule_list(facts.neighbours.iter().copied(), rules)),
        section("Where it is written", citations(&facts.citations)),
        plain("p", all([text("Its name in reports and links is "), plain("code", text(id)), text(".")])),
    ]);
    Page {
        name: id.to_owned(),
        title: title(&format!("{name} ({id})")),
        description: facts.source.says.clone(),
        content,
    }
}

/// A paste that shows it, with the evidence marked and what is said of it.
fn example(facts: &RuleFacts<'_>) -> Html {
    let Some((sample, index)) = facts.example else { return nothing() };
    let Some(finding) = sample.report.findings.get(index) else { return nothing() };
    let (title, reason) = said(&sample.report, finding);
    let caption = all([
        plain(
            "p",
            all([text("Of this paste the page says: "), plain("strong", text(&title)), text(". "), text(&reason)]),
        ),
        p(&format!("{}.", sure(finding.confidence))),
    ]);
    let parts = [
        paste::draw(&sample.paste, &sample.report, index),
        paste::decoded(&sample.report, finding),
        plain("figcaption", caption),
    ];
    plain("figure", all(parts))
}

/// The other ways of putting it: the example has shown one.
fn reasons(facts: &RuleFacts<'_>) -> Html {
    let shown = facts.example.and_then(|(sample, index)| sample.report.findings.get(index));
    let shown = shown.map_or("", |finding| finding.message.template);
    let one = |(title, reasons): &(&'static str, Vec<&'static str>)| {
        let others =
            list("ul", "reasons", reasons.iter().filter(|reason| **reason != shown).map(|reason| text(reason)));
        if others == nothing() { others } else { all([plain("h3", text(title)), others]) }
    };
    all(facts.reasons.iter().map(one))
}

/// The fixes with all their steps, one open after the other.
fn remedies(fixes: &[&'static Fix]) -> Html {
    let one = |fix: &&'static Fix| {
        let title = plain("h3", link(&id_address(fix.id), fix.title));
        let actor = element("p", &[("class", "actor")], text(&format!("For {}", names::actor(fix.actor))));
        element("section", &[("class", "fix")], all([title, actor, steps(fix, "h4")]))
    };
    all(fixes.iter().map(one))
}

fn more(fixes: &[&'static Fix]) -> Html {
    let item = |fix: &&'static Fix| {
        let actor = format!(" (for {})", names::actor(fix.actor));
        all([link(&id_address(fix.id), fix.title), text(&actor)])
    };
    list("ul", "entries", fixes.iter().map(item))
}

/// The products' words; where each is documented stands on the product's page.
fn wordings(facts: &RuleFacts<'_>) -> Html {
    let mut shared: Vec<&Row> = Vec::new();
    let mut parts = Vec::new();
    for (product, rows) in &facts.wordings {
        match product.name {
            Some(name) => parts.push(words_of(Some(name), rows)),
            None => shared.extend(rows),
        }
    }
    if !shared.is_empty() {
        parts.push(words_of(None, &shared));
    }
    all(parts)
}

fn words_of(name: Option<&'static str>, rows: &[&Row]) -> Html {
    let item = |row: &&Row| {
        let says = if row.says.is_empty() { nothing() } else { all([text(" "), text(row.says)]) };
        all([wording(row.words), says])
    };
    let title = plain("h3", link(&product_address(name), product_name(name)));
    all([title, list("ul", "wordings", rows.iter().map(item))])
}

/// The words themselves, with dots where more may stand.
pub fn wording(words: Words) -> Html {
    let written = match words {
        Words::Is(words) => words.to_owned(),
        Words::Starts(words) => format!("{words} …"),
        Words::Has(words) => format!("… {words} …"),
    };
    plain("code", text(&written))
}
