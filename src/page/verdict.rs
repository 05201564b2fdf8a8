//! The verdict: one sentence, why, how sure, and who can fix it.

use yew::prelude::*;

use super::{
    parts::{Shown, ShownProps, citation, message, sure, use_glow},
    words,
};
use crate::finding::{Actor, Finding};

/// The first finding, as the page's headline.
#[component]
pub fn Verdict(props: &ShownProps) -> Html {
    let glow = use_glow(&[0]);
    let Shown(report) = &props.shown;
    let Some(verdict) = report.findings.first() else { return html! {} };
    html! {
        <section id="verdict" class={classes!("verdict", words::kind(verdict.kind), glow.class)}
            aria-labelledby="headline" tabindex={(!verdict.evidence.is_empty()).then_some("0")}
            data-rule={verdict.rule} data-kind={words::kind(verdict.kind)}
            data-confidence={words::confidence(verdict.confidence)}
            onmouseenter={glow.enter} onmouseleave={glow.leave} onfocusin={glow.focus} onfocusout={glow.blur}>
            <h2 id="headline">{ message(&verdict.title) }</h2>
            <p class="reason">{ message(&verdict.message) }</p>
            <ul class="chips" aria-label="How sure, who, and where it is written">
                <li>{ sure(verdict.confidence) }</li>
                { who(&props.shown, verdict) }
                { for verdict.source.map(|source| html! { <li><span class="chip">{ "Said by: " }<b>{ source }</b></span></li> }) }
                { for verdict.citations.iter().map(|one| html! { <li><span class="chip">{ citation(one) }</span></li> }) }
            </ul>
        </section>
    }
}

/// Those who act in the fixes that the finding names.
fn who(shown: &Shown, verdict: &Finding) -> Html {
    let fixes = shown.fixes.iter().filter(|fix| verdict.fixes.contains(&fix.id));
    let actors: Vec<Actor> = fixes.map(|fix| fix.actor).collect();
    if actors.is_empty() {
        return html! {};
    }
    html! { <li><span class="chip">{ "Who can fix it: " }<b>{ words::actors(&actors) }</b></span></li> }
}
