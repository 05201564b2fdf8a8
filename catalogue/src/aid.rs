//! First aid: what the page itself says where nothing can run, and to search engines.

use why401::finding::Actor;
use why401::fixes::On;
use why401::report::Fix;

use crate::facts::NOW;
use crate::html::{Html, all, link, list, markup, plain, text};
use crate::names::{id_address, status_address};

/// Stands in index.html where the first aid goes.
pub const MARK: &str = "%first-aid%";

/// What the person at the browser can do about each of these, in the words that the diagnosis itself has for them.
const REFUSALS: &[(&str, u16, &str)] =
    &[("401", 401, "The site wants to know who you are (401)"), ("403", 403, "The site does not let you in (403)")];

/// The page with the first aid in its place.
pub fn fill(page: &str) -> String {
    page.replace(MARK, &markup(aid()))
}

fn aid() -> Html {
    let refusal = |(paste, code, title): &(&str, u16, &str)| {
        let report = why401::diagnose(paste, NOW);
        let fixes = report.fixes.iter().filter(|fix| fix.actor == Actor::You);
        let title = plain("h2", link(&address(&status_address(*code)), title));
        all([title, list("ol", "", fixes.map(remedy))])
    };
    let more = plain(
        "p",
        all([
            link(&address("index.html"), "The whole catalogue"),
            text(": every cause, every fix, every status code."),
        ]),
    );
    all([all(REFUSALS.iter().map(refusal)), more])
}

fn remedy(fix: &Fix) -> Html {
    let step = fix.steps.iter().find(|step| step.on == On::Any).map_or("", |step| &step.text);
    // Its first sentence; the rest stands where the link leads.
    let first = step.split_once(". ").map_or_else(|| step.to_owned(), |(first, _)| format!("{first}."));
    all([link(&address(&id_address(fix.id)), fix.title), text(": "), text(&first)])
}

fn address(file: &str) -> String {
    format!("catalogue/{file}")
}
