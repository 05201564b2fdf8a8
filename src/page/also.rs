//! What else the paste tells.

use yew::prelude::*;

use super::{
    parts::{Glowing, Shown, chips, message},
    verdict::against,
    words,
};
use crate::{
    finding::Kind,
    order::sort_by_key,
    report::{Fix, names},
};

/// Every finding but the verdict: other causes first, then what could be better.
pub fn draw(shown: &Shown) -> Html {
    let Shown(report) = shown;
    let mut others: Vec<usize> = (1..report.findings.len()).collect();
    sort_by_key(&mut others, |index| report.findings.get(*index).map(|finding| rank(finding.kind)));
    if others.is_empty() {
        return html! {};
    }
    html! {
        <section id="also" class="card" aria-labelledby="also-title">
            <h2 id="also-title">{ "Also worth knowing" }</h2>
            { for others.into_iter().map(|index| one_finding(shown, index)) }
        </section>
    }
}

fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Cause | Kind::Step => 0,
        Kind::Answer => 1,
        Kind::Secret => 2,
        Kind::Hygiene => 3,
    }
}

fn one_finding(shown: &Shown, index: usize) -> Html {
    let Some(finding) = shown.findings.get(index) else { return html! {} };
    let kind = words::kind(finding.kind);
    let fixes = shown.fixes.iter().filter(|fix| finding.fixes.contains(&fix.id));
    let fixes: Vec<Html> = fixes.map(remedy).collect();
    let about = if finding.evidence.is_empty() { vec![] } else { vec![index] };
    let with: Vec<(&'static str, AttrValue)> = vec![("data-rule", finding.rule.into()), ("data-kind", kind.into())];
    html! {
        <Glowing tag="article" class={classes!("finding", kind)} {about} {with}>
            <p class="kind">{ words::kind_words(finding.kind) }</p>
            <h3>{ message(&finding.title) }</h3>
            <p>{ message(&finding.message) }</p>
            { for finding.against.as_ref().map(against) }
            { chips(finding, html! {}) }
            if !fixes.is_empty() {
                <ul class="remedies" aria-label="What to do">{ for fixes }</ul>
            }
        </Glowing>
    }
}

fn remedy(fix: &Fix) -> Html {
    html! { <li>{ fix.title }{ " " }<span class="actor">{ format!("For {}", names::actor(fix.actor)) }</span></li> }
}
