//! What the answer says: its status, and each challenge part by part.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    parts::{Copy, Glowing, Shown, citation, message, problems, said},
    segments::about,
    words,
};
use crate::{
    case::signed::{Part, Signed},
    http::{
        challenge::{
            Challenge, Param,
            views::{Client, View, views},
        },
        message::Response,
    },
    knowledge::{
        scheme,
        status::{self, Status},
    },
    report::{InputKind, Report, better::Better},
};

/// A field that is longer than this isn't shown to the clients' imitations, in bytes.
const MOST_SHOWN: usize = 8 * 1024;

/// The status and the challenges.
pub fn draw(shown: &Shown) -> Html {
    let Shown(report) = shown;
    let exchange = report.subject.and_then(|index| report.exchanges.get(index));
    let response = exchange.and_then(|exchange| exchange.response.as_ref());
    let status = response.and_then(|response| response.status.map(|code| self::status(response, code)));
    if status.is_none() && report.challenges.is_empty() {
        return html! {};
    }
    html! {
        <section id="answer" class="card" aria-labelledby="answer-title">
            <h2 id="answer-title">{ "What the answer says" }</h2>
            { status }
            { for report.challenges.iter().map(|challenge| one_challenge(shown, challenge)) }
            { clients(report, response) }
            { for report.signed.as_ref().map(signed) }
            { for report.better.as_ref().map(better) }
        </section>
    }
}

/// The answer that the server should have given, for whoever runs it.
fn better(better: &Better) -> Html {
    let text: Rc<str> = better.text.as_str().into();
    let reasons = better.reasons.iter().enumerate().map(|(index, reason)| {
        let before = index.checked_sub(1).and_then(|index| better.reasons.get(index));
        let new = before.is_none_or(|before| before.line != reason.line);
        html! { <li>{ for new.then(|| said(&reason.line)) }<p>{ reason.text }{ " " }{ citation(&reason.citation) }</p></li> }
    });
    html! {
        <details id="better" class="fix">
            <summary><h3>{ "A better answer" }</h3><span class="actor">{ "To copy, for whoever writes the server" }</span></summary>
            <div class="command">
                <code>{ better.text.trim_end().to_owned() }</code>
                <Copy what="the better answer" text={Callback::from(move |()| text.clone())} />
            </div>
            <ul class="reasons" aria-label="Why it is better">{ for reasons }</ul>
        </details>
    }
}

/// What a server of AWS took for signed, beside what the request shows.
fn signed(signed: &Signed) -> Html {
    let row = |part: &Part| {
        html! {
            <div class={classes!("param", part.differs.then_some("differs"))}>
                <dt><code class="name">{ part.name.clone() }</code></dt>
                <dd>
                    <code class="value">{ part.server.clone() }</code>
                    <p>{ for part.says.as_ref().map(message) }</p>
                </dd>
            </div>
        }
    };
    html! {
        <details id="signed" class="clients" open={true}>
            <summary>{ "What AWS took for signed" }</summary>
            <dl class="params">{ for signed.parts.iter().map(row) }</dl>
        </details>
    }
}

/// What three clients make of the field: each cuts it up in its own way.
fn clients(report: &Report, response: Option<&Response>) -> Html {
    let fields = response.into_iter().flat_map(|response| &response.headers);
    let mut lines: Vec<&str> = fields
        .filter(|header| header.name.eq_ignore_ascii_case("WWW-Authenticate"))
        .map(|header| header.value.as_str())
        .collect();
    if lines.is_empty() && report.input.kind == InputKind::Challenge {
        lines.extend(report.documents.first().map(|paste| paste.text.trim()).filter(|text| !text.is_empty()));
    }
    if lines.is_empty() || lines.iter().map(|line| line.len()).sum::<usize>() > MOST_SHOWN {
        return html! {};
    }
    let views = views(&lines);
    html! {
        <details class="clients">
            <summary>{ "What Chrome, Firefox and curl make of it" }</summary>
            <ul>{ for views.iter().map(one_client) }</ul>
        </details>
    }
}

fn one_client(view: &View) -> Html {
    let name = match view.client {
        Client::Chrome => "Chrome",
        Client::Firefox => "Firefox",
        Client::Curl => "curl",
    };
    html! {
        <li>
            <b>{ name }</b>
            if view.schemes.is_empty() {
                { " sees no scheme." }
            } else {
                { " sees " }{ for view.schemes.iter().map(|scheme| html! { <>{ said(scheme) }{ " " }</> }) }
                if let Some(chosen) = &view.chosen {
                    { "and answers " }{ said(chosen) }
                    if let Some(realm) = view.realm.as_ref().filter(|realm| !realm.is_empty()) {
                        { " for the realm " }{ said(realm) }
                    }
                    { "." }
                } else {
                    { "and answers none of them by itself." }
                }
            }
            { for view.note.map(|note| html! { <>{ " " }{ note }</> }) }
        </li>
    }
}

fn status(response: &Response, code: u16) -> Html {
    let known = status::status(code);
    let sub = response.substatus.and_then(|sub| status::substatus(code, sub));
    let number = response.substatus.map_or_else(|| code.to_string(), |sub| format!("{code}.{sub}"));
    let name = known.map(|status| status.name).or(response.reason.as_deref()).unwrap_or("a code without a name");
    html! {
        <div class="status" data-code={code.to_string()}>
            <h3><span class="code">{ number }</span>{ " " }{ name.to_owned() }</h3>
            { for sub.map(|sub| html! { <p><b>{ sub.name }</b>{ ": " }{ sub.means }</p> }) }
            { known.map_or_else(unknown, explained) }
        </div>
    }
}

fn unknown() -> Html {
    html! { <p>{ "No standard and no product known here uses this code. Its first digit alone tells something: 4 means that the request was refused, 5 that the server failed." }</p> }
}

fn explained(status: &Status) -> Html {
    html! {
        <>
            <p>{ status.means }</p>
            <dl class="facts">
                if !status.who.is_empty() {
                    <div><dt>{ "Who can act" }</dt><dd>{ words::actors(&status.who) }</dd></div>
                }
                <div><dt>{ "Again?" }</dt><dd>{ words::again(status.again) }</dd></div>
                <div><dt>{ "Written in" }</dt><dd>{ citation(&status.citation) }</dd></div>
            </dl>
        </>
    }
}

/// One challenge.
fn one_challenge(shown: &Shown, challenge: &Challenge) -> Html {
    let known = scheme::scheme(&challenge.scheme);
    let name = if challenge.scheme.is_empty() { "no scheme" } else { challenge.scheme.as_str() };
    html! {
        <div class="challenge" data-scheme={challenge.scheme.clone()}>
            <h3><span class="field">{ challenge.field }{ ":" }</span>{ " " }<span class="scheme">{ name.to_owned() }</span></h3>
            <p>{ scheme_words(challenge, known) }{ for known.map(|known| html! { <>{ " " }{ citation(&known.citation) }</> }) }</p>
            if let Some(token) = &challenge.token68 {
                <p>{ "With the data " }{ said(token) }{ " for the handshake." }</p>
            }
            if !challenge.params.is_empty() {
                <dl class="params">{ for challenge.params.iter().map(|param| one_param(shown, challenge, param)) }</dl>
            }
            { problems(&challenge.problems) }
        </div>
    }
}

fn scheme_words(challenge: &Challenge, known: Option<&'static scheme::Scheme>) -> &'static str {
    match known {
        Some(known) => known.means,
        None if challenge.scheme.is_empty() => "The way to sign in is missing: only its details stand here.",
        None => "No registered way to sign in has this name. The server’s documentation has to tell what it wants.",
    }
}

/// One parameter of a challenge.
fn one_param(shown: &Shown, challenge: &Challenge, Param { name, value, span, .. }: &Param) -> Html {
    let means = scheme::param(&challenge.scheme, name).map(|param| param.means);
    html! {
        <Glowing tag="div" class="param" about={about(shown, *span)} with={vec![("data-name", name.clone().into())]}>
            <dt><code class="name">{ name.clone() }</code></dt>
            <dd>
                <code class="value">{ if value.is_empty() { "(empty)".to_owned() } else { value.clone() } }</code>
                <p>{ means.unwrap_or("Not a parameter that this scheme is known to have.") }</p>
            </dd>
        </Glowing>
    }
}
