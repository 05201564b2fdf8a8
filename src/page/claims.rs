//! A token's claims and header as tables.

use yew::prelude::*;

use super::{
    browser::Style,
    parts::{Glowing, Shown, when},
    segments::about,
};
use crate::{
    json::{self, Member},
    knowledge::{claim, jose},
    text,
    token::{Disclosure, Moment, Token},
};

/// Which part of a token is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// What it says.
    Claims,
    /// How it is made.
    Header,
}

fn members(token: &Token, what: What) -> &[Member] {
    let node = match what {
        What::Claims => &token.claims,
        What::Header => &token.header,
    };
    node.as_ref().map(json::members).unwrap_or_default()
}

/// The members of a part with their meanings. The roles are said again, since narrow screens stack the cells.
pub fn draw(shown: &Shown, token: &Token, what: What) -> Html {
    let members = members(token, what);
    if members.is_empty() {
        return html! {};
    }
    let (class, caption) = match what {
        What::Claims => ("claims", "What it says"),
        What::Header => ("jose", "Its header: how it is made"),
    };
    let head = |name: &'static str| html! { <th scope="col" role="columnheader">{ name }</th> };
    html! {
        <table class={classes!("stack", class)} role="table">
            <caption>{ caption }</caption>
            <thead role="rowgroup"><tr role="row">{ head("Name") }{ head("Value") }{ head("Meaning") }</tr></thead>
            <tbody role="rowgroup">{ for members.iter().map(|member| row(shown, token, what, member)) }</tbody>
        </table>
    }
}

fn row(shown: &Shown, token: &Token, what: What, member: &Member) -> Html {
    let moment = moment(token, member).filter(|_| what == What::Claims);
    let with = vec![("role", "row".into()), ("data-name", member.name.clone().into())];
    html! {
        <Glowing tag="tr" about={about_member(shown, member)} {with}>
            <th scope="row" role="rowheader"><code>{ text::revealed(&member.name) }</code></th>
            <td role="cell">
                <code class="value">{ text::revealed(&json::shown(&member.node)) }</code>
                { for moment.map(|moment| html! { <span class="moment">{ when(moment.meant, Style::Full) }</span> }) }
            </td>
            <td role="cell" class="means">{ meaning(what, member) }</td>
        </Glowing>
    }
}

/// What an SD-JWT discloses, each claim with the verdict on its digest.
pub fn disclosures(shown: &Shown, token: &Token) -> Html {
    if token.disclosures.is_empty() {
        return html! {};
    }
    let one = |shown_claim: &Disclosure| {
        let value = shown_claim.value.as_ref();
        let value = value.map(json::shown);
        let verdict = match shown_claim.matched {
            Some(true) => "Its digest is among those that the issuer signed.",
            Some(false) => "Its digest stands nowhere in what the issuer signed.",
            None => "Whether it fits isn’t worked out here: its digest is of another kind than SHA-256.",
        };
        let name = shown_claim.name.as_deref().unwrap_or("(in a list)");
        html! {
            <Glowing tag="tr" about={about(shown, shown_claim.span)} with={vec![("role", "row".into())]}>
                <th scope="row" role="rowheader"><code>{ text::revealed(name) }</code></th>
                <td role="cell"><code class="value">{ text::revealed(&value.unwrap_or_default()) }</code></td>
                <td role="cell" class="means">{ verdict }</td>
            </Glowing>
        }
    };
    html! {
        <table class="stack disclosed" role="table">
            <caption>{ "What its holder discloses" }</caption>
            <thead role="rowgroup"><tr role="row">
                { for ["Name", "Value", "Verdict"].map(|name| html! { <th scope="col" role="columnheader">{ name }</th> }) }
            </tr></thead>
            <tbody role="rowgroup">{ for token.disclosures.iter().map(one) }</tbody>
        </table>
    }
}

fn about_member(shown: &Shown, member: &Member) -> Vec<usize> {
    let (name, value) = (member.name_span, member.node.span);
    about(shown, text::span(name.doc, name.start as usize, value.end.max(name.end) as usize))
}

/// The moment that was read out of this very member.
fn moment<'a>(token: &'a Token, member: &Member) -> Option<&'a Moment> {
    let times = &token.times;
    let all = [&times.iat, &times.nbf, &times.exp, &times.auth_time];
    all.into_iter().flatten().find(|moment| moment.span == member.node.span)
}

fn meaning(what: What, member: &Member) -> Html {
    match what {
        What::Claims => {
            let known = claim::claim(&member.name);
            html! { { known.unwrap_or("Not a registered name: only who issues these tokens knows.") } }
        }
        What::Header => {
            let known = jose::header_param(&member.name);
            let algorithm = json::string(&member.node)
                .filter(|_| matches!(member.name.as_str(), "alg" | "enc"))
                .and_then(jose::algorithm);
            html! {
                <>
                    { known.unwrap_or("Not a registered name.") }
                    { for algorithm.map(|algorithm| html! { <>{ " " }<b>{ algorithm.name }</b>{ ": " }{ algorithm.means }</> }) }
                    { for algorithm.and_then(|algorithm| algorithm.advice).map(|advice| html! { <>{ " " }<em>{ advice }</em></> }) }
                </>
            }
        }
    }
}
