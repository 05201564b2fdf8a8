//! The paste itself, with the evidence marked.

use std::ops::Range;

use yew::prelude::*;

use super::{
    desk,
    parts::{Glowing, Shown, problems},
    segments::{Excerpt, Mark, Segment, excerpts, marks, segments, skipped},
    words,
};
use crate::finding;

/// The whole paste, or of a large one the lines that matter.
pub fn draw(shown: &Shown) -> Html {
    let Shown(report) = shown;
    let text = desk::paste(shown);
    let marks = marks(report);
    let whole = text.len() <= desk::ORDINARY;
    if !whole && marks.is_empty() {
        return html! {};
    }
    let excerpts = if whole { Vec::new() } else { excerpts(text, &marks) };
    let skipped = skipped(report);
    let part = |one: &Excerpt| excerpt(shown, one, &marks, &skipped);
    html! {
        <section id="source" class="card" aria-labelledby="source-title">
            <h2 id="source-title">{ "What it goes by" }</h2>
            <p class="hint">{ if marks.iter().all(|mark| mark.finding >= report.findings.len()) { "No single words in the paste prove it." } else { "Your paste, with the evidence marked. Point at a mark to see what it belongs to." } }</p>
            if whole {
                <pre class="text" tabindex="0" role="region" aria-label="Your paste, with its marks">
                    { pieces(shown, 0..text.len(), &marks, &skipped) }
                </pre>
            } else {
                { for excerpts.iter().map(part) }
            }
            { problems(&report.problems) }
        </section>
    }
}

fn excerpt(shown: &Shown, excerpt: &Excerpt, marks: &[Mark], skipped: &[Range<usize>]) -> Html {
    html! {
        <div class="excerpt">
            <p class="line">{ format!("From line {}", excerpt.line) }</p>
            <pre class="text">
                { excerpt.cut_before.then_some("…") }{ pieces(shown, excerpt.range.clone(), marks, skipped) }{ excerpt.cut_after.then_some("…") }
            </pre>
        </div>
    }
}

fn pieces(shown: &Shown, range: Range<usize>, marks: &[Mark], skipped: &[Range<usize>]) -> Html {
    let text = desk::paste(shown);
    let piece = |segment: Segment| {
        let text = text.get(segment.range).unwrap_or_default();
        match (segment.findings.is_empty(), segment.skipped) {
            (true, true) => html! { <s class="skipped">{ text.to_owned() }</s> },
            (true, false) => html! { { text.to_owned() } },
            (false, _) => marked(shown, segment.findings, text),
        }
    };
    html! { <>{ for segments(range, marks, skipped).into_iter().map(piece) }</> }
}

/// A stretch of evidence: one mark for each finding that stands on it, the best one outside.
fn marked(shown: &Shown, findings: Vec<usize>, text: &str) -> Html {
    let finding = |index: usize| shown.findings.get(index);
    let kind = |index: usize| finding(index).map_or("station", |finding| words::kind(finding.kind));
    let rule = |index: usize| AttrValue::Static(finding(index).map_or("way", |finding| finding.rule));
    let inner = findings.iter().skip(1).rev().fold(html! { { text.to_owned() } }, |drawn, &index| {
        let with = vec![("data-finding", rule(index))];
        html! {
            <Glowing tag="mark" class={classes!(kind(index))} about={vec![]} lit_by={index} {with}>{ drawn }</Glowing>
        }
    });
    let first = findings.first().copied().unwrap_or_default();
    let title =
        finding(first).map_or_else(|| "A station on the way".to_owned(), |finding| finding::plain(&finding.title));
    let with = vec![("data-finding", rule(first)), ("title", title.into())];
    html! {
        <Glowing tag="mark" class={classes!(kind(first))} about={findings} lit_by={first} {with}>{ inner }</Glowing>
    }
}
