//! The verdict: one sentence, why, how sure, and who can fix it.

use yew::prelude::*;

use super::{
    countdown::Countdown,
    parts::{Glowing, Shown, chips, message},
    words,
};
use crate::finding::{Actor, Finding, Message};

/// The first finding, as the page's headline.
pub fn draw(shown: &Shown) -> Html {
    let Some(verdict) = shown.findings.first() else { return html! {} };
    let (kind, confidence) = (words::kind(verdict.kind), words::confidence(verdict.confidence));
    let with: Vec<(&'static str, AttrValue)> = vec![
        ("id", "verdict".into()),
        ("aria-labelledby", "headline".into()),
        ("data-rule", verdict.rule.into()),
        ("data-kind", kind.into()),
        ("data-confidence", confidence.into()),
    ];
    let about = if verdict.evidence.is_empty() { vec![] } else { vec![0] };
    html! {
        <Glowing tag="section" class={classes!("verdict", kind)} {about} {with}>
            <h2 id="headline">{ message(&verdict.title) }</h2>
            <p class="reason">{ message(&verdict.message) }</p>
            { for shown.wait.iter().map(|wait| html! { <Countdown until={wait.until} /> }) }
            { for verdict.against.as_ref().map(against) }
            { chips(verdict, who(shown, verdict)) }
        </Glowing>
    }
}

/// What in the paste speaks against it.
pub fn against(words: &Message) -> Html {
    html! { <p class="against"><b>{ "But: " }</b>{ message(words) }</p> }
}

/// Those who act in the fixes that the finding names.
fn who(shown: &Shown, verdict: &Finding) -> Html {
    let fixes = shown.fixes.iter().filter(|fix| verdict.fixes.contains(&fix.id));
    let actors: Vec<Actor> = fixes.map(|fix| fix.actor).collect();
    if actors.is_empty() {
        return html! {};
    }
    html! { <li>{ "Who can fix it: " }<b>{ words::actors(&actors) }</b></li> }
}
