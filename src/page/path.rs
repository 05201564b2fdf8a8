//! The way of the request as a small picture, and the station that refused it.

use std::borrow::Cow;

use yew::prelude::*;

use super::parts::{Glowing, Shown, citation, said};
use crate::{
    case::response_at,
    finding::{Confidence, Evidence},
    knowledge::station::Role,
    report::{
        names,
        way::{self, Station},
    },
    text::slice,
};

/// The longest piece of evidence that is quoted, in characters.
const MAX_QUOTE: usize = 80;

/// The stations that the paste shows, in order. Nothing for a paste without an answer.
pub fn draw(shown: &Shown) -> Html {
    if shown.way.len() < 2 {
        return html! {};
    }
    let known = shown.way.iter().filter(|station| !station.evidence.is_empty());
    html! {
        <section id="path" aria-labelledby="path-title">
            <h3 id="path-title" class="visually-hidden">{ "The way of the request" }</h3>
            <ol class="path">{ for shown.way.iter().enumerate().map(|(index, station)| stop(shown, index, station)) }</ol>
            if known.clone().next().is_some() {
                <details class="hint">
                    <summary>{ "How these are known" }</summary>
                    <ul>{ for known.map(|station| reason(shown, station)) }</ul>
                </details>
            }
        </section>
    }
}

/// One station: its name, what it is, and what it did.
fn stop(shown: &Shown, index: usize, station: &Station) -> Html {
    let (class, did) = did(shown, index, station);
    let role = names::role(station.role);
    let about = if station.evidence.is_empty() { Vec::new() } else { about(shown, index, station) };
    let host = shown.host.as_deref().filter(|host| !shown.way.iter().any(|one| one.name.as_deref() == Some(host)));
    html! {
        <li {class}>
            <Glowing tag="div" {about} with={vec![("data-role", role.into())]}>
                <b>{ name(station) }</b>
                if station.name.is_some() {
                    <span>{ role }</span>
                }
                if let Some(host) = host.filter(|_| station.role == Role::You) {
                    <span>{ "asked " }{ said(host) }</span>
                }
                if !did.is_empty() {
                    <em>{ did }</em>
                }
            </Glowing>
        </li>
    }
}

fn name(station: &Station) -> Html {
    match &station.name {
        Some(Cow::Borrowed(known)) => html! { { *known } },
        Some(Cow::Owned(pasted)) => said(pasted),
        None => html! { { names::role(station.role) } },
    }
}

/// Its class, and in words what it did.
fn did(shown: &Shown, index: usize, station: &Station) -> (Option<&'static str>, String) {
    let code = response_at(&shown.exchanges, shown.subject).and_then(|response| response.status);
    let with = code.map_or(String::new(), |code| [" with ", &code.to_string()].concat());
    let bad = code.is_none_or(|code| code >= 400);
    let verb = if way::verb(shown) == "Refused" { "refused" } else { "answered" };
    let refusing = way::refusing(&shown.way);
    let (class, words) = match station.refused {
        Some(_) if station.stored => ("refused", ["answered", &with, ", out of its cache"]),
        Some(Confidence::Certain) => ("refused", [verb, &with, ""]),
        Some(_) => ("refused", ["most likely ", verb, &with]),
        None if index + 1 < shown.way.len() => return (None, String::new()),
        // The host stands behind a proxy that refused.
        None if station.evidence.is_empty() && refusing.is_some_and(|one| one.refused == Some(Confidence::Certain)) => {
            return (None, "not reached".to_owned());
        }
        None if refusing.is_some() => return (None, String::new()),
        None if way::is_untold(shown) => ("untold", [verb, &with, ", or what is behind it did"]),
        None => (if bad { "refused" } else { "answered" }, ["answered", &with, ""]),
    };
    (Some(class), words.concat())
}

/// Why it stands there.
fn reason(shown: &Shown, station: &Station) -> Html {
    let quote = |piece: &Evidence| -> String { slice(&shown.documents, piece.span).chars().take(MAX_QUOTE).collect() };
    html! {
        <li>
            <b>{ name(station) }</b>{ ": " }
            { for station.evidence.iter().take(2).map(|piece| html! { <>{ said(&quote(piece)) }{ " " }</> }) }
            { for station.citation.iter().map(citation) }
        </li>
    }
}

/// The station's own mark, and the findings that stand on the same bytes.
fn about(shown: &Shown, index: usize, station: &Station) -> Vec<usize> {
    let mut about: Vec<usize> =
        station.evidence.first().map(|piece| super::segments::about(shown, piece.span)).unwrap_or_default();
    about.push(shown.findings.len() + index);
    about
}
