//! The tokens: what each says, without any key.

use yew::prelude::*;

use super::{
    browser::{self, Style},
    claims::{self, What},
    parts::{Shown, message, problems},
    timeline::Timeline,
    verify::Verify,
    words,
};
use crate::{
    json,
    time::{Timestamp, words as length},
    token::{Moment, State, Times, Token, Unit, lookalike, scheme},
};

/// Tokens drawn at most: a long log may hold thousands.
const MOST: usize = 8;

/// All tokens of the paste.
pub fn draw(shown: &Shown) -> Html {
    let Shown(report) = shown;
    if report.tokens.is_empty() {
        return html! {};
    }
    let count = report.tokens.len();
    let more = count.checked_sub(MOST).filter(|more| *more > 0);
    html! {
        <section id="tokens" aria-label="Tokens">
            { for report.tokens.iter().enumerate().take(MOST).map(|(index, token)| one_token(shown, index, token)) }
            { for more.map(|more| html! { <p class="hint">{ format!("{more} more tokens are in the paste.") }</p> }) }
        </section>
    }
}

/// One token.
fn one_token(shown: &Shown, index: usize, token: &Token) -> Html {
    let name = if shown.tokens.len() > 1 { format!("Token {}", index + 1) } else { "The token".to_owned() };
    let times = &token.times;
    let timed = [&times.iat, &times.nbf, &times.exp, &times.auth_time].into_iter().any(Option::is_some);
    html! {
        <article class="token card" data-state={words::state(token.state)} data-kind={token.kind}>
            <h2>{ name }{ ": " }{ headline(token) }</h2>
            { for token.provider.map(|provider| html! { <p class="hint">{ format!("Looks like it was issued by: {provider}") }</p> }) }
            if !token.says.is_empty() {
                <p class="says">
                    { for token.says.iter().map(|says| html! { <>{ message(says) }{ " " }</> }) }
                </p>
            }
            { for unit(times).map(|unit| html! { <p class="unit">{ unit }</p> }) }
            if timed {
                <Timeline shown={shown.clone()} {index} />
            }
            { claims::draw(shown, token, What::Claims) }
            { claims::disclosures(shown, token) }
            { claims::draw(shown, token, What::Header) }
            { signature(token) }
            <Verify shown={shown.clone()} {index} />
            { problems(&token.problems) }
        </article>
    }
}

/// "lives 60 min, over since 10:12"
fn headline(token: &Token) -> String {
    let times = &token.times;
    // Other credentials are called by their name; most have no times.
    let called = scheme::called(token.kind).or_else(|| lookalike::called(token.kind));
    if let Some(name) = called.filter(|_| times.exp.is_none()) {
        return name.to_owned();
    }
    let start = times.nbf.as_ref().or(times.iat.as_ref()).map(|moment| moment.literal);
    // The state is what the standard reads, so its moment is too; the timeline draws what was meant.
    let literal = |moment: &Option<Moment>| moment.as_ref().map(|moment| moment.literal);
    let end = literal(&times.exp);
    let lives = match (literal(&times.iat).or(start), end) {
        (Some(start), Some(end)) if end > start => {
            let length = length(end.0.saturating_sub(start.0));
            // A number and its unit stay on one line.
            format!("lives {}, ", length.replace(' ', "\u{a0}"))
        }
        _ => String::new(),
    };
    let at = |at: Option<Timestamp>| at.map(|at| browser::local(at, near(at))).unwrap_or_default();
    match token.state {
        State::Expired => format!("{lives}over since {}", at(end)),
        State::Valid => format!("{lives}good until {}", at(end)),
        State::NotYetValid => format!("{lives}not valid before {}", at(start)),
        State::NoExpiry => "nothing in it says when it ends".to_owned(),
        State::Encrypted => "encrypted, only its receiver can read it".to_owned(),
        State::Unreadable => "its content can’t be read".to_owned(),
    }
}

/// What to know before looking at the timeline of a token that doesn't count in seconds.
fn unit(times: &Times) -> Option<&'static str> {
    let all = [&times.exp, &times.nbf, &times.iat, &times.auth_time];
    all.into_iter().flatten().find_map(|moment| match moment.unit {
        Unit::Seconds => None,
        Unit::Milliseconds => Some(
            "Some of its times count milliseconds. A server that keeps to the standard reads them as seconds. The timeline shows what was meant.",
        ),
        Unit::Microseconds | Unit::Nanoseconds => Some(
            "Some of its times count parts of a second. A server that keeps to the standard reads them as seconds. The timeline shows what was meant.",
        ),
        Unit::Text => Some(
            "Some of its times are texts, where the standard wants a number. The timeline shows what was meant.",
        ),
    })
}

/// Without the date for a moment of today, without the clock for one that is years away.
fn near(at: Timestamp) -> Style {
    let now = browser::now();
    let today = browser::local(at, Style::Year) == browser::local(now, Style::Year);
    match at.0.abs_diff(now.0) {
        _ if today => Style::Minute,
        0..15_552_000 => Style::Day,
        _ => Style::Year,
    }
}

fn signature(token: &Token) -> Html {
    let algorithm = token.header.as_ref().and_then(|header| json::member(header, "alg"));
    let name = algorithm.and_then(|member| json::string(&member.node)).unwrap_or_default().to_owned();
    let words = match token.signature {
        Some(span) if span.end > span.start => {
            "is there. To check it takes the issuer’s key, and this page fetches nothing."
        }
        _ if token.state == State::Encrypted || token.kind != "jws" => return html! {},
        _ => "is missing: anybody could have written this token.",
    };
    html! {
        <p class="signature">
            <b>{ "The signature" }</b>{ " " }
            if !name.is_empty() {
                { "(" }<code>{ name }</code>{ ") " }
            }
            { words }
        </p>
    }
}
