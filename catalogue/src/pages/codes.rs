//! Status codes, authentication schemes and OAuth's error codes: a page each, and their lists.

use std::collections::BTreeMap;

use why401::finding::Kind;
use why401::knowledge::oauth_error::{OauthError, oauth_errors};
use why401::knowledge::products::products;
use why401::knowledge::scheme::{Scheme, schemes};
use why401::knowledge::status::{Status, statuses};
use why401::knowledge::substatus::{SUBSTATUSES, Substatus};
use why401::page::words;

use super::{citation, citations, head, note, rule_list, sentence, title, who};
use crate::facts::{NOW, RuleFacts, Sample, subject_status};
use crate::frame::Page;
use crate::html::{Html, all, element, link, list, nothing, p, plain, section, text};
use crate::names::{
    humanise, id_address, oauth_address, product_address, product_name, scheme_address, status_address,
};
use crate::paste;

/// Causes that a status code's page names, the commonest of the project's pastes first.
const MOST_CAUSES: usize = 10;

/// All of them.
pub fn pages(rules: &[RuleFacts<'_>], samples: &[Sample]) -> Vec<Page> {
    let mut pages = vec![status_list(), scheme_list(), oauth_list()];
    pages.extend(statuses().iter().map(|known| status(known, rules, samples)));
    pages.extend(schemes().iter().map(|known| scheme(known, samples)));
    pages.extend(oauth_errors().iter().map(|known| oauth(known, rules)));
    pages
}

fn file(address: &str) -> String {
    address.trim_end_matches(".html").to_owned()
}

fn status(known: &Status, rules: &[RuleFacts<'_>], samples: &[Sample]) -> Page {
    let name = format!("{} {}", known.code, known.name);
    let registered = match known.registered {
        true => "It stands in IANA’s registry of status codes.",
        false => "It does not stand in IANA’s registry: another product may mean something else by it.",
    };
    let content = all([
        head("Status code", &name, known.means),
        who(&known.who),
        p(words::again(known.again)),
        section("What it can mean", rule_list(causes(known.code, samples), rules)),
        section("In IIS", substatuses(known.code)),
        section("Products whose words with it are known", worded(known.code)),
        section("Where it is written", all([citations(&[known.citation]), p(registered)])),
    ]);
    Page { name: file(&status_address(known.code)), title: title(&name), description: known.means.to_owned(), content }
}

/// The verdicts on the project's pastes with that status, the commonest first.
fn causes(code: u16, samples: &[Sample]) -> Vec<&'static str> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for Sample { report, .. } in samples {
        let verdict = report.findings.first().filter(|finding| matches!(finding.kind, Kind::Cause | Kind::Step));
        if subject_status(report) == Some(code)
            && let Some(finding) = verdict
        {
            *counts.entry(finding.rule).or_default() += 1;
        }
    }
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
    ranked.into_iter().take(MOST_CAUSES).map(|(id, _)| id).collect()
}

fn substatuses(code: u16) -> Html {
    let known: Vec<&Substatus> = SUBSTATUSES.iter().filter(|known| known.code == code).collect();
    let item = |known: &&Substatus| {
        let name = format!("{}.{} {}", known.code, known.sub, known.name);
        all([plain("strong", text(&name)), text(". "), text(known.means), text(" "), cause(known.cause)])
    };
    let source = known.first().map(|known| plain("p", all([text("After "), citation(&known.citation), text(".")])));
    all([list("ul", "entries", known.iter().map(item)), source.unwrap_or_default()])
}

fn cause(id: &str) -> Html {
    all([text("See "), link(&id_address(id), &humanise(id)), text(".")])
}

fn worded(code: u16) -> Html {
    let with = products().iter().filter(|product| product.rows.iter().any(|row| row.status.contains(&code)));
    let mut names: Vec<Option<&'static str>> = with.map(|product| product.name).collect();
    names.sort();
    names.dedup();
    list("ul", "names", names.into_iter().map(|name| link(&product_address(name), product_name(name))))
}

fn status_list() -> Page {
    let lead = "The number that every answer begins with: what each one means for the person who got it.";
    let item = |known: &Status| {
        let name = format!("{} {}", known.code, known.name);
        all([link(&status_address(known.code), &name), text(": "), text(known.means)])
    };
    let class = |first: u16, name: &str| {
        let known = statuses().iter().filter(|known| known.code / 100 == first);
        section(name, list("ul", "entries", known.map(item)))
    };
    let others = statuses().iter().filter(|known| known.code >= 600);
    let content = all([
        head("Reference", "HTTP status codes", lead),
        class(4, "400 to 499: the request was refused"),
        class(5, "500 to 599: the server failed"),
        class(3, "300 to 399: the answer is elsewhere"),
        class(2, "200 to 299: it worked"),
        class(1, "100 to 199: the answer is still to come"),
        section("Others, seen in the wild", list("ul", "entries", others.map(item))),
    ]);
    Page { name: "statuses".to_owned(), title: title("HTTP status codes"), description: lead.to_owned(), content }
}

fn scheme(known: &Scheme, samples: &[Sample]) -> Page {
    let name = format!("The scheme {}", known.name);
    let row = |param: &why401::knowledge::scheme::Param| {
        plain("div", all([plain("dt", plain("code", text(param.name))), plain("dd", text(param.means))]))
    };
    let params = match known.params.is_empty() {
        true => nothing(),
        false => element("dl", &[("class", "terms")], all(known.params.iter().map(row))),
    };
    let token68 = match known.token68 {
        true => note("A single value may stand in place of the parameters."),
        false => nothing(),
    };
    let registered = match known.registered {
        true => "It stands in IANA’s registry of authentication schemes.",
        false => "It does not stand in IANA’s registry of authentication schemes.",
    };
    let content = all([
        head("Authentication scheme", &name, known.means),
        section("What it looks like", shown(known, samples)),
        section("What its challenge may say", all([params, token68])),
        section("Where it is written", all([citations(&[known.citation]), p(registered)])),
    ]);
    Page { name: file(&scheme_address(known.name)), title: title(&name), description: known.means.to_owned(), content }
}

/// The shortest challenge of the scheme that reads well, out of the project's pastes.
fn shown(known: &Scheme, samples: &[Sample]) -> Html {
    let challenges = samples.iter().flat_map(|sample| sample.report.challenges.iter().map(move |one| (sample, one)));
    let fitting = challenges.filter(|(_, challenge)| {
        challenge.scheme == known.name
            && challenge.well_formed
            && challenge.span.doc == 0
            && !challenge.params.is_empty()
    });
    let best = fitting.min_by_key(|(sample, challenge)| {
        (std::cmp::Reverse(challenge.params.len().min(3)), challenge.span.end - challenge.span.start, &sample.paste)
    });
    best.map(|(sample, challenge)| paste::quote(&sample.report, challenge.span)).unwrap_or_default()
}

fn scheme_list() -> Page {
    let lead =
        "The ways of signing in that a server can ask for in WWW-Authenticate, and what each asks of the client.";
    let item = |known: &Scheme| all([link(&scheme_address(known.name), known.name), text(": "), text(known.means)]);
    let part = |registered| schemes().iter().filter(move |known| known.registered == registered).map(item);
    let content = all([
        head("Reference", "Authentication schemes", lead),
        section("Registered with IANA", list("ul", "entries", part(true))),
        section("Not registered", list("ul", "entries", part(false))),
    ]);
    Page { name: "schemes".to_owned(), title: title("Authentication schemes"), description: lead.to_owned(), content }
}

fn oauth(known: &OauthError, rules: &[RuleFacts<'_>]) -> Page {
    let name = format!("The OAuth error {}", known.code);
    let usual = list("ul", "entries", known.usual.iter().map(|words| text(words)));
    let answer =
        format!("HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{{\"error\":\"{}\"}}", known.code);
    let report = why401::diagnose(&answer, NOW);
    let verdict = report.findings.first().filter(|finding| rules.iter().any(|facts| facts.rule.id == finding.rule));
    let more = verdict
        .map(|finding| sentence("What to do about it: see ", &id_address(finding.rule), &humanise(finding.rule), "."));
    let content = all([
        head("OAuth and OpenID Connect", &name, known.means),
        section("The usual reasons", usual),
        more.unwrap_or_default(),
        section("Where it is written", citations(&[known.citation])),
    ]);
    Page { name: file(&oauth_address(known.code)), title: title(&name), description: known.means.to_owned(), content }
}

fn oauth_list() -> Page {
    let lead = "What a sign-in service says in error when it refuses, and what an API says in its challenge.";
    let item = |known: &OauthError| all([link(&oauth_address(known.code), known.code), text(": "), text(known.means)]);
    let content =
        all([head("Reference", "OAuth error codes", lead), list("ul", "entries", oauth_errors().iter().map(item))]);
    Page { name: "oauth-codes".to_owned(), title: title("OAuth error codes"), description: lead.to_owned(), content }
}
