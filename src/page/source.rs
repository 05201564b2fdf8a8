//! The paste itself, with the evidence marked.

use std::ops::Range;

use yew::prelude::*;

use super::{
    desk,
    parts::{Shown, ShownProps, use_glow},
    segments::{Excerpt, Mark, Segment, excerpts, marks, segments},
    words,
};
use crate::finding;

/// The whole paste, or of a large one the lines that matter.
#[component]
pub fn Source(props: &ShownProps) -> Html {
    let Shown(report) = &props.shown;
    let text = desk::paste(&props.shown);
    let marks = marks(report);
    let whole = text.len() <= desk::ORDINARY;
    if !whole && marks.is_empty() {
        return html! {};
    }
    let excerpts = if whole { Vec::new() } else { excerpts(text, &marks) };
    let part = |one: &Excerpt| excerpt(&props.shown, one, &marks);
    html! {
        <section id="source" class="card" aria-labelledby="source-title">
            <h2 id="source-title">{ "What it goes by" }</h2>
            <p class="hint">{ if marks.is_empty() { "No single words in the paste prove it." } else { "Your paste, with the evidence marked. Point at a mark to see what it belongs to." } }</p>
            if whole {
                <pre class="text">{ pieces(&props.shown, 0..text.len(), &marks) }</pre>
            } else {
                { for excerpts.iter().map(part) }
            }
        </section>
    }
}

fn excerpt(shown: &Shown, excerpt: &Excerpt, marks: &[Mark]) -> Html {
    html! {
        <div class="excerpt">
            <p class="line">{ format!("From line {}", excerpt.line) }</p>
            <pre class="text">
                { excerpt.cut_before.then_some("…") }{ pieces(shown, excerpt.range.clone(), marks) }{ excerpt.cut_after.then_some("…") }
            </pre>
        </div>
    }
}

fn pieces(shown: &Shown, range: Range<usize>, marks: &[Mark]) -> Html {
    let text = desk::paste(shown);
    let draw = |segment: Segment| {
        let piece = text.get(segment.range.clone()).unwrap_or_default().to_owned();
        if segment.findings.is_empty() {
            return html! { { piece } };
        }
        html! { <Marked shown={shown.clone()} findings={segment.findings} text={piece} /> }
    };
    html! { <>{ for segments(range, marks).into_iter().map(draw) }</> }
}

#[derive(Clone, PartialEq, Properties)]
struct MarkedProps {
    shown: Shown,
    findings: Vec<usize>,
    text: String,
}

/// A stretch of evidence: one mark for each finding that stands on it, the best one outside.
#[component]
fn Marked(props: &MarkedProps) -> Html {
    let glow = use_glow(&props.findings);
    let mut drawn = html! { { props.text.clone() } };
    for index in props.findings.iter().skip(1).rev() {
        drawn = html! { <mark class={classes!(kind(props, *index), glow.class)} data-finding={index.to_string()}>{ drawn }</mark> };
    }
    let first = props.findings.first().copied().unwrap_or_default();
    let title = props.shown.findings.get(first).map(|finding| finding::plain(&finding.title));
    html! {
        <mark class={classes!(kind(props, first), glow.class)} data-finding={first.to_string()} tabindex="0" {title}
            onmouseenter={glow.enter} onmouseleave={glow.leave} onfocusin={glow.focus} onfocusout={glow.blur}>
            { drawn }
        </mark>
    }
}

fn kind(props: &MarkedProps, index: usize) -> Option<&'static str> {
    props.shown.findings.get(index).map(|finding| words::kind(finding.kind))
}
