//! The way of the request: the stations that the answer shows, and the one that refused.
//!
//! A station that leaves a mark in an answer stands on its way, so the refusal was made by the innermost of them or by
//! something behind it. Which it was is told by marks that only an answer of its own has, by the wording of a product
//! whose place is known, by 407, or by the innermost being the application itself. Otherwise it isn't told.

use std::borrow::Cow;

use serde::Serialize;

use super::Report;
use crate::{
    case::{self, Case, Hit, Phrase, Slot, Wait},
    finding::{Citation, Confidence, Evidence, Finding, Kind, evidence},
    http::message::{Request, Response, header},
    knowledge::{
        citation::{RFC_6749_5_2, RFC_9110_407},
        station::{self, Mark, Role, Says, fits, said, stations},
    },
    order::sort_by_key,
    text::{Span, has_ignoring_case, slice, span},
};

/// A station on the way of the request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Station {
    /// What it does.
    pub role: Role,
    /// What it is called; a name out of the paste is owned, one of ours is not. `None` where only the role is known.
    pub name: Option<Cow<'static, str>>,
    /// How sure it is that this one refused; `None` where nothing says that it did.
    pub refused: Option<Confidence>,
    /// Whether the answer came out of a cache here.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub stored: bool,
    /// The bytes that show it. Where it refused, the first of them tell that.
    pub evidence: Vec<Evidence>,
    /// Where that is written down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
    /// Whether something behind it answered.
    #[serde(skip)]
    passes: bool,
}

/// Evidence quoted for one station at most.
const MOST: usize = 4;

/// The stations in the order of the way, the sender first; empty where nothing answered.
pub fn way(case: &Case, verdict: Option<&Finding>) -> Vec<Station> {
    let Some(response) = case::response(case) else { return Vec::new() };
    let verdict = verdict.filter(|verdict| matches!(verdict.kind, Kind::Cause | Kind::Step));
    let mut way: Vec<Station> =
        stations().iter().filter_map(|known| seen(case, response, known, verdict.is_some())).collect();
    way.extend(unknown(response, &way));
    if let Some(verdict) = verdict {
        by_words(case, response, verdict, &mut way);
        by_oauth(verdict, &mut way);
    }
    if response.status == Some(407) {
        by_proxy(response, &mut way);
    }
    if way.is_empty() && response.status.is_none() {
        return way;
    }
    sort_by_key(&mut way, |station| station.role);
    if verdict.is_some() && response.status.is_some_and(|status| status >= 400 && !matches!(status, 502..=504)) {
        by_place(&mut way);
    }
    let host = case::host(case).map(Cow::Owned);
    if way.is_empty() || host.is_some() && way.iter().all(|station| station.role == Role::Proxy) {
        way.push(bare(Role::Server, host));
    }
    way.insert(0, bare(Role::You, None));
    way
}

/// The station that refused, where that is known at all.
pub fn refusing(way: &[Station]) -> Option<&Station> {
    way.iter().find(|station| station.refused.is_some())
}

/// Whether there was a refusal, and nothing tells which of the stations that show made it.
pub fn is_untold(report: &Report) -> bool {
    let shows = report.way.iter().any(|station| !station.evidence.is_empty());
    shows && refusing(&report.way).is_none() && status(report).is_some_and(|status| status >= 400)
}

/// What it did, for people: a page that isn't there and a failure are no refusals.
pub fn verb(report: &Report) -> &'static str {
    if status(report).is_some_and(|status| status >= 500 || status == 404) { "Answered" } else { "Refused" }
}

fn status(report: &Report) -> Option<u16> {
    case::response_at(&report.exchanges, report.subject)?.status
}

/// Adds to the verdict what tells who refused and until when to wait.
pub fn tell(findings: &mut [Finding], way: &[Station], wait: Option<&Wait>) {
    let Some(verdict) = findings.first_mut().filter(|verdict| matches!(verdict.kind, Kind::Cause | Kind::Step)) else {
        return;
    };
    let refused = refusing(way).and_then(|station| station.evidence.first());
    for piece in [refused, wait.map(|wait| &wait.evidence)].into_iter().flatten() {
        let touches = |other: &Evidence| {
            let (one, other) = (piece.span, other.span);
            one.doc == other.doc && one.start < other.end && other.start < one.end
        };
        if !verdict.evidence.iter().any(touches) {
            verdict.evidence.push(piece.clone());
        }
    }
}

fn bare(role: Role, name: Option<Cow<'static, str>>) -> Station {
    Station { role, name, refused: None, stored: false, evidence: Vec::new(), citation: None, passes: false }
}

/// The station, where the answer shows it. Without a status, only what was found tells whether there was a refusal.
fn seen(case: &Case, response: &Response, known: &'static station::Station, found_any: bool) -> Option<Station> {
    let found = |mark: &'static Mark| found(case, response, mark).map(|piece| (mark.says, piece));
    let pieces: Vec<(Says, Evidence)> = known.marks.iter().filter_map(found).collect();
    if !pieces.iter().any(|(says, _)| !matches!(says, Says::With | Says::Stored)) {
        return None;
    }
    let mut station = bare(known.role, Some(Cow::Borrowed(known.name)));
    station.citation = Some(known.citation);
    let refusal = response.status.map_or(found_any, |status| status >= 400);
    for (says, piece) in pieces {
        let refused = match says {
            Says::Refuses | Says::With | Says::Stored => Some(Confidence::Certain),
            Says::Likely => Some(Confidence::Likely),
            Says::Shows | Says::Passes => None,
        };
        station.passes |= says == Says::Passes;
        station.stored |= says == Says::Stored;
        // What tells that it refused stands first.
        if refused.is_some() && refusal && station.refused.is_none_or(|told| refused < Some(told)) {
            station.refused = refused;
            station.evidence.insert(0, piece);
        } else {
            station.evidence.push(piece);
        }
    }
    station.evidence.dedup();
    station.evidence.truncate(MOST);
    Some(station)
}

/// Where a mark stands.
fn found(case: &Case, response: &Response, mark: &Mark) -> Option<Evidence> {
    let field = match mark.field {
        ":host" => {
            let host = case::host(case).filter(|host| fits(mark, host))?;
            return Some(evidence(within(case, case::request(case)?, &host), "host"));
        }
        ":path" => {
            let request = case::request(case)?;
            let path = case::shown_target(request.target.as_deref()?);
            return fits(mark, path).then(|| evidence(within(case, request, mark.words), "path"));
        }
        ":status" => {
            let status = response.status.filter(|status| fits(mark, &status.to_string()));
            return status.and(response.status_span).map(|place| evidence(place, "status"));
        }
        ":page" => {
            let shows = |phrase: &&Phrase| phrase.slot == Slot::Page && fits(mark, &phrase.text);
            return case.phrases.iter().find(shows).map(|phrase| evidence(phrase.span, "page"));
        }
        field => field,
    };
    let (fields, name) = match field.strip_prefix("sent ") {
        Some(name) => (&case::request(case)?.headers, name),
        None => (&response.headers, field),
    };
    // A field may come several times: each station that handed the answer on has added its Via.
    let field = fields.iter().find(|field| field.name.eq_ignore_ascii_case(name) && fits(mark, &field.value))?;
    Some(evidence(field.span, &field.name))
}

/// The bytes of a request where those words stand; all of it where they don't as they are.
fn within(case: &Case, request: &Request, words: &str) -> Span {
    let text = slice(&case.documents, request.span);
    let found = text.find(words).map(|at| request.span.start as usize + at);
    found.map_or(request.span, |start| span(request.span.doc, start, start + words.len()))
}

/// A server that names itself and isn't known.
fn unknown(response: &Response, way: &[Station]) -> Option<Station> {
    let field = header(&response.headers, "Server")?;
    let told = |station: &Station| station.evidence.iter().any(|piece| piece.span == field.span);
    let name = field.value.split(['/', ' ', '(']).next().filter(|name| !name.is_empty())?;
    if way.iter().any(told) {
        return None;
    }
    let mut station = bare(Role::Server, Some(Cow::Owned(name.to_owned())));
    station.evidence.push(evidence(field.span, &field.name));
    Some(station)
}

/// Marks one station as the one that refused, and no other.
fn mark(way: &mut Vec<Station>, mut one: Station, refused: Confidence, piece: Option<Evidence>) {
    let same = way.iter().position(|station| station.name.is_some() && station.name == one.name);
    if let Some(index) = same {
        one = way.remove(index);
    }
    for other in way.iter_mut() {
        other.refused = None;
    }
    one.refused = Some(refused);
    if let Some(piece) = piece {
        one.evidence.retain(|other| *other != piece);
        one.evidence.insert(0, piece);
    }
    way.push(one);
}

/// The product whose wording gave the verdict away, where its place is known.
fn by_words(case: &Case, response: &Response, verdict: &Finding, way: &mut Vec<Station>) {
    let Some((source, told)) = verdict.source.and_then(|source| Some((source, said(source)?))) else { return };
    // A mark that only its own answer has beats words that others may use too.
    if way.iter().any(|station| station.refused == Some(Confidence::Certain)) {
        return;
    }
    let is_it = |station: &Station| station.name.as_deref() == Some(source);
    let of = |hit: &&Hit| hit.product == Some(source);
    let hit = case.hits.iter().filter(of).min_by_key(|hit| (hit.row.means != verdict.rule, hit.row.confidence));
    let sure = hit.map_or(verdict.confidence, |hit| hit.row.confidence.max(verdict.confidence));
    let known = stations().iter().find(|station| station.name == source);
    if sure != Confidence::Certain && known.is_some() && response.headers_shown && !way.iter().any(is_it) {
        // It would have left another mark.
        return;
    }
    let phrase = hit.and_then(|hit| case.phrases.get(hit.phrase));
    // What a field tells of those who hand answers on stands in the table of stations.
    if told.role <= Role::Gateway && phrase.is_some_and(|phrase| matches!(phrase.slot, Slot::Header(_))) {
        return;
    }
    let piece = phrase.map(|phrase| evidence(phrase.span, label(&phrase.slot)));
    let citation = hit.map(|hit| hit.row.citation).or(known.map(|known| known.citation));
    // What such a network's own programming interface says is an application's word.
    let interface = told.role == Role::Edge && citation.is_some_and(|citation| citation.url.contains("/api/"));
    let role = if interface { Role::Application } else { told.role };
    let mut one = bare(role, Some(Cow::Borrowed(source)));
    one.citation = citation;
    // A program and what it is made of are one station, known by the name that says more.
    if role == Role::Application
        && let Some(at) = way.iter().rposition(|station| station.role == role)
    {
        let shown = way.remove(at);
        one.name = if told.own { one.name } else { shown.name };
        one.evidence = shown.evidence;
    }
    let refused = if told.own && sure == Confidence::Certain { sure } else { Confidence::Likely };
    mark(way, one, refused, piece.or_else(|| verdict.evidence.first().cloned()));
}

fn label(slot: &Slot) -> &str {
    match slot {
        Slot::Param(name) | Slot::Member(name) | Slot::Header(name) if !name.is_empty() => name,
        _ => "words",
    }
}

/// Errors that only a token endpoint gives (RFC 6749, section 5.2): it belongs to the identity server.
fn by_oauth(verdict: &Finding, way: &mut Vec<Station>) {
    const RULES: &[&str] = &[
        "oauth-invalid-client",
        "oauth-invalid-grant",
        "oauth-unauthorized-client",
        "oauth-unsupported-grant-type",
        "oauth-invalid-scope",
    ];
    if !RULES.contains(&verdict.rule) || refusing(way).is_some() {
        return;
    }
    let piece = verdict.evidence.first().cloned();
    let at = way.iter().rposition(|station| station.role >= Role::Application);
    let mut one = at.map_or_else(|| bare(Role::IdentityServer, None), |at| way.remove(at));
    one.role = Role::IdentityServer;
    one.citation = Some(RFC_6749_5_2);
    mark(way, one, Confidence::Likely, piece);
}

/// RFC 9110, section 15.5.8: it is a proxy that answers with 407, so the host was not reached.
fn by_proxy(response: &Response, way: &mut Vec<Station>) {
    let asks = header(&response.headers, "Proxy-Authenticate").map(|field| evidence(field.span, &field.name));
    let piece = asks.or(response.status_span.map(|place| evidence(place, "status")));
    let names_itself = |station: &Station| {
        station.evidence.iter().any(|piece| has_ignoring_case(&piece.label, "Server")) && station.role >= Role::Gateway
    };
    let at = way.iter().position(|station| station.role == Role::Proxy);
    let at = at.or_else(|| way.iter().position(names_itself));
    let mut one = at.map_or_else(|| bare(Role::Proxy, None), |at| way.remove(at));
    one.role = Role::Proxy;
    one.citation = Some(RFC_9110_407);
    mark(way, one, Confidence::Certain, piece);
}

/// Where no mark tells: an application that shows itself has made the answer, and so has what a gateway handed on.
fn by_place(way: &mut Vec<Station>) {
    if refusing(way).is_some() {
        return;
    }
    let Some(last) = way.last_mut() else { return };
    if last.role >= Role::Application {
        last.refused = Some(Confidence::Likely);
    } else if last.passes {
        let mut one = bare(Role::Application, None);
        one.refused = Some(Confidence::Likely);
        one.evidence.extend(last.evidence.first().cloned());
        one.citation = last.citation;
        way.push(one);
    }
}

#[cfg(test)]
mod tests;
