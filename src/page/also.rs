//! What else the paste tells.

use yew::prelude::*;

use super::{
    parts::{Shown, ShownProps, citation, message, sure, use_glow},
    words,
};
use crate::finding::Kind;

/// Every finding but the verdict: other causes first, then what could be better.
#[component]
pub fn Also(props: &ShownProps) -> Html {
    let Shown(report) = &props.shown;
    let mut others: Vec<usize> = (1..report.findings.len()).collect();
    others.sort_by_key(|index| report.findings.get(*index).map(|finding| rank(finding.kind)));
    if others.is_empty() {
        return html! {};
    }
    let draw = |index: usize| html! { <OneFinding key={index} shown={props.shown.clone()} index={index} /> };
    html! {
        <section id="also" class="card" aria-labelledby="also-title">
            <h2 id="also-title">{ "Also worth knowing" }</h2>
            { for others.into_iter().map(draw) }
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

#[derive(Clone, PartialEq, Properties)]
struct FindingProps {
    shown: Shown,
    index: usize,
}

#[component]
fn OneFinding(props: &FindingProps) -> Html {
    let glow = use_glow(&[props.index]);
    let Some(finding) = props.shown.findings.get(props.index) else { return html! {} };
    let fixes: Vec<Html> = props
        .shown
        .fixes
        .iter()
        .filter(|fix| finding.fixes.contains(&fix.id))
        .map(|fix| html! { <li>{ fix.title }{ " " }<span class="actor">{ format!("For {}", words::actor(fix.actor)) }</span></li> })
        .collect();
    html! {
        <article class={classes!("finding", words::kind(finding.kind), glow.class)} data-rule={finding.rule}
            data-kind={words::kind(finding.kind)} tabindex={(!finding.evidence.is_empty()).then_some("0")}
            onmouseenter={glow.enter} onmouseleave={glow.leave} onfocusin={glow.focus} onfocusout={glow.blur}>
            <p class="kind">{ words::kind_words(finding.kind) }</p>
            <h3>{ message(&finding.title) }</h3>
            <p>{ message(&finding.message) }</p>
            <ul class="chips" aria-label="How sure, and where it is written">
                <li>{ sure(finding.confidence) }</li>
                { for finding.source.map(|source| html! { <li><span class="chip">{ "Said by: " }<b>{ source }</b></span></li> }) }
                { for finding.citations.iter().map(|one| html! { <li><span class="chip">{ citation(one) }</span></li> }) }
            </ul>
            if !fixes.is_empty() {
                <ul class="remedies" aria-label="What to do">{ for fixes }</ul>
            }
        </article>
    }
}
