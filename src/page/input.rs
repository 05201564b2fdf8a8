//! The box that takes the paste.

use yew::prelude::*;

use super::{
    browser,
    desk::{self, Desk},
    parts::{Lit, Shown, use_lit},
    segments::{marks, segments},
};

/// The props of [`Input`].
#[derive(Clone, PartialEq, Properties)]
pub struct InputProps {
    /// Where the paste lies.
    pub desk: Desk,
}

/// The box with its buttons.
#[component]
pub fn Input(props: &InputProps) -> Html {
    let Desk { area, shown, note, progress, stop, typed, clear, take, fetch, .. } = &props.desk;
    let onstop = stop.reform(|_: MouseEvent| ());
    let large = desk::paste(shown).len() > desk::ORDINARY;
    let oninput = typed.reform(|_: InputEvent| ());
    let onclear = clear.reform(|_: MouseEvent| ());
    let onfetch = fetch.reform(|_: MouseEvent| ());
    let take = take.clone();
    let onfile = Callback::from(move |event: Event| {
        if let Some(file) = browser::chosen(&event) {
            take.emit(file);
        }
    });
    let lit = use_lit();
    // A click, not the mere pointer: who edits the text must not make the page flicker.
    let onclick = {
        let lit = lit.as_ref().map(|lit| lit.setter());
        Callback::from(move |event: MouseEvent| lit.iter().for_each(|lit| lit.set(browser::marked(&event).into())))
    };
    let onblur = {
        let lit = lit.as_ref().map(|lit| lit.setter());
        Callback::from(move |_: FocusEvent| lit.iter().for_each(|lit| lit.set([].into())))
    };
    html! {
        <section class="desk" aria-labelledby="paste-title">
            <div class="desk-head">
                <h2 id="paste-title"><label for="paste">{ "Your paste" }</label></h2>
                if !desk::paste(shown).trim().is_empty() {
                    <button type="button" id="clear" onclick={onclear}>{ "Clear" }</button>
                }
                <button type="button" id="from-clipboard" onclick={onfetch}>{ "Paste" }<span class="visually-hidden">{ " what is in the clipboard" }</span></button>
                <label class="file">
                    <input type="file" id="file" onchange={onfile} />
                    <span>{ "Open a file" }</span>
                </label>
            </div>
            <div class={classes!("box", large.then_some("large"))}>
                { mirror(shown, lit.as_ref()) }
                <textarea id="paste" ref={area.clone()} {oninput} {onclick} {onblur} rows="4" spellcheck="false" autocomplete="off"
                    autocapitalize="off" aria-describedby="paste-hint"
                    placeholder="A response with its headers, a header alone, a token, an error page or its JSON …" />
            </div>
            <p id="paste-hint" class="hint">{ "Text or a file can also be dropped anywhere on this page." }</p>
            <p class="note" role="status">{ note.clone() }</p>
            if let Some((read, size)) = progress {
                <p class="progress">
                    <progress aria-label="How much of the file is read" value={read.to_string()} max={size.to_string()} />
                    <button type="button" id="stop" onclick={onstop}>{ "Stop" }</button>
                </p>
            }
        </section>
    }
}

/// The same text below the transparent box, for its marks alone. It also gives the box its height, so that one
/// thing scrolls and the two can't drift apart.
fn mirror(shown: &Shown, lit: Option<&Lit>) -> Html {
    let Shown(report) = shown;
    let text = desk::paste(shown);
    if text.len() > desk::ORDINARY {
        return html! {};
    }
    let marks = marks(report);
    let draw = |segment: super::segments::Segment| {
        let piece = text.get(segment.range).unwrap_or_default().to_owned();
        let Some(first) = segment.findings.first() else { return html! { { piece } } };
        let is_lit = lit.is_some_and(|lit| lit.iter().any(|index| segment.findings.contains(index)));
        let kind = report.findings.get(*first).map_or("station", |finding| super::words::kind(finding.kind));
        let indexes: Vec<String> = segment.findings.iter().map(usize::to_string).collect();
        html! { <span class={classes!("mark", kind, is_lit.then_some("lit"))} data-mark={indexes.join(" ")}>{ piece }</span> }
    };
    // A line's end at the text's end has a height only with something behind it.
    html! { <div class="mirror" aria-hidden="true">{ for segments(0..text.len(), &marks, &[]).into_iter().map(draw) }{ "\u{200b}" }</div> }
}
