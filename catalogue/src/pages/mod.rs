//! The pages' contents, one file a kind.

mod codes;
mod fixes;
mod index;
mod products;
mod rules;
mod tables;

use std::path::Path;

use why401::finding::{Actor, Citation, Confidence};
use why401::page::words;

use crate::Failure;
use crate::facts::{RuleFacts, Sample};
use crate::frame::Page;
use crate::html::{Html, all as join, element, link, list, p, plain, text};
use crate::names::{humanise, id_address};

/// Every page, in no order that matters.
pub fn all(root: &Path, rules: &[RuleFacts<'_>], samples: &[Sample]) -> Result<Vec<Page>, Failure> {
    let mut pages = vec![index::page(root, rules)?];
    pages.extend(rules.iter().map(|facts| rules::page(facts, rules)));
    pages.extend(why401::fixes::fixes().iter().map(|fix| fixes::page(fix, rules)));
    pages.extend(codes::pages(rules, samples));
    pages.extend(tables::pages());
    pages.extend(products::pages());
    Ok(pages)
}

/// A page's address, its heading, and a sentence under it.
fn head(above: &str, title: &str, lead: &str) -> Html {
    join([
        element("p", &[("class", "above")], text(above)),
        plain("h1", text(title)),
        element("p", &[("class", "lead")], text(lead)),
    ])
}

/// The title of a page, in its tab and in a list of results.
fn title(name: &str) -> String {
    format!("{name} · Why 401?")
}

/// Where it is written down. The addresses come out of the project's own tables.
fn citations(citations: &[Citation]) -> Html {
    list("ul", "citations", citations.iter().map(citation))
}

fn citation(citation: &Citation) -> Html {
    element("a", &[("href", citation.url), ("rel", "noreferrer noopener")], text(citation.label))
}

/// Who can act, as a sentence; nothing where nobody is named.
fn who(actors: &[Actor]) -> Html {
    match actors {
        [] => crate::html::nothing(),
        actors => {
            plain("p", join([text("Who can fix it: "), plain("strong", text(&words::actors(actors))), text(".")]))
        }
    }
}

/// How much it proves, for people.
fn sure(confidence: Confidence) -> String {
    let (name, why) = words::confidence_words(confidence);
    format!("{name}: {why}")
}

/// Rules by their ids, each with what it means.
fn rule_list<'a>(ids: impl IntoIterator<Item = &'a str>, rules: &[RuleFacts<'_>]) -> Html {
    let known = ids.into_iter().filter_map(|id| rules.iter().find(|facts| facts.rule.id == id));
    let item = |facts: &RuleFacts<'_>| {
        join([link(&id_address(facts.rule.id), &humanise(facts.rule.id)), text(": "), text(&facts.source.says)])
    };
    list("ul", "entries", known.map(item))
}

/// A command, or a line for a file.
fn command(lines: Html) -> Html {
    element("pre", &[("class", "command")], plain("code", lines))
}

/// A paragraph with a link in its midst.
fn sentence(before: &str, address: &str, name: &str, after: &str) -> Html {
    plain("p", join([text(before), link(address, name), text(after)]))
}

/// A note under something.
fn note(words: &str) -> Html {
    element("div", &[("class", "note")], p(words))
}
