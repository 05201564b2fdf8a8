//! The catalogue's first page: every cause and every fix.

use std::path::Path;

use why401::finding::{Actor, Kind};
use why401::fixes::{Fix, fixes};
use why401::report::names;

use super::{head, rule_list, title};
use crate::Failure;
use crate::facts::RuleFacts;
use crate::frame::Page;
use crate::html::{Html, all, link, list, plain, section, text};
use crate::names::id_address;
use crate::source;

/// Who can act, the nearest first.
const ACTORS: [Actor; 5] =
    [Actor::You, Actor::ClientDeveloper, Actor::ServerOwner, Actor::IdentityAdmin, Actor::NetworkAdmin];

/// The page.
pub fn page(root: &Path, rules: &[RuleFacts<'_>]) -> Result<Page, Failure> {
    let lead = "Everything that can stand behind a refused request, and everything that can be done about it.";
    let refusals = |facts: &&RuleFacts<'_>| matches!(facts.rule.kind, Kind::Cause | Kind::Step);
    let mut families: Vec<&str> = Vec::new();
    for facts in rules.iter().filter(refusals) {
        if !families.contains(&facts.source.family.as_str()) {
            families.push(&facts.source.family);
        }
    }
    let mut causes = Vec::new();
    for family in families {
        let ids = rules.iter().filter(refusals).filter(|facts| facts.source.family == family);
        let about = source::family(root, family)?;
        causes
            .extend([plain("h3", text(about.trim_end_matches('.'))), rule_list(ids.map(|facts| facts.rule.id), rules)]);
    }
    let of = |kinds: &[Kind]| {
        let ids = rules.iter().filter(|facts| kinds.contains(&facts.rule.kind)).map(|facts| facts.rule.id);
        rule_list(ids.collect::<Vec<_>>(), rules)
    };
    let content = all([
        head("Catalogue", "Why requests are refused, and what to do", lead),
        section("Why a request is refused", all(causes)),
        section("What to do", all(ACTORS.into_iter().map(remedies))),
        section("When nothing was refused", of(&[Kind::Answer])),
        section("What could be better", of(&[Kind::Hygiene])),
        section("What must not be shared", of(&[Kind::Secret])),
    ]);
    Ok(Page {
        name: "index".to_owned(),
        title: title("Catalogue of refusals and fixes"),
        description: lead.to_owned(),
        content,
    })
}

fn remedies(actor: Actor) -> Html {
    let fixes = fixes().iter().filter(|fix| fix.actor == actor);
    let item = |fix: &Fix| link(&id_address(fix.id), fix.title);
    all([plain("h3", text(&format!("For {}", names::actor(actor)))), list("ul", "names", fixes.map(item))])
}
