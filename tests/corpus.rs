//! Every paste of `tests/corpus` has the report that stands beside it.
//!
//! `NAME.txt` is the paste, `NAME.out` its report in a few lines. `UPDATE=1 cargo test --test corpus` writes the
//! reports anew; read the difference before you commit it.

// A test may panic: that is how it says no.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::{fmt::Write, fs, path::PathBuf};

use why401::{
    finding::{Confidence, Finding, plain},
    http::message::Exchange,
    report::{
        Report,
        compare::{Compare, Row},
        way::Station,
    },
    text::slice,
    time::{Timestamp, iso},
    token::Token,
};

/// 2026-11-20T12:00:00Z.
const NOW: Timestamp = Timestamp(1_795_176_000);

#[test]
fn every_paste_has_its_report() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut off = Vec::new();
    let pastes = pastes();
    assert!(pastes.len() >= 80, "only {} pastes", pastes.len());
    for path in pastes {
        let paste = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        let report = summary(&why401::diagnose(&paste, NOW));
        let beside = path.with_extension("out");
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if update {
            fs::write(&beside, &report).unwrap();
        } else if report != expected {
            off.push(format!("{}\n--- expected\n{expected}+++ found\n{report}", path.display()));
        }
    }
    assert!(off.is_empty(), "{} reports differ; UPDATE=1 writes them anew\n{}", off.len(), off.join("\n"));
}

fn pastes() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut pastes: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|extension| extension == "txt")).collect();
    pastes.sort();
    pastes
}

/// The report in lines that a person can judge.
fn summary(report: &Report) -> String {
    let mut out = String::new();
    let kind = serde_json::to_value(report.input.kind).unwrap();
    writeln!(out, "{}: {}", kind.as_str().unwrap(), report.input.because).unwrap();
    for (index, exchange) in report.exchanges.iter().enumerate() {
        let mark = if report.subject == Some(index) { "*" } else { " " };
        writeln!(out, "{mark} {}", exchange_line(exchange)).unwrap();
    }
    for line in &report.story {
        writeln!(out, "story: {}", plain(line)).unwrap();
    }
    let mut passed_over: Vec<&str> = report.problems.iter().map(|problem| problem.id).collect();
    passed_over.dedup();
    if !passed_over.is_empty() {
        writeln!(out, "passed over or mended{}", listed(&passed_over)).unwrap();
    }
    out.push_str(&way_line(report));
    if let Some(wait) = &report.wait {
        writeln!(out, "wait: until {} by {}", iso(wait.until), wait.evidence.label).unwrap();
    }
    for challenge in &report.challenges {
        let params: String =
            challenge.params.iter().map(|param| format!(" {}={:?}", param.name, cut(&param.value))).collect();
        let token68 = challenge.token68.iter().map(|token68| format!(" {}", cut(token68))).collect::<String>();
        let problems: Vec<&str> = challenge.problems.iter().map(|problem| problem.id).collect();
        let verdict = if challenge.well_formed { "well-formed" } else { "ill-formed" };
        writeln!(out, "{} {}{token68}{params} ({verdict}{})", challenge.field, challenge.scheme, listed(&problems))
            .unwrap();
    }
    for token in &report.tokens {
        writeln!(out, "{}", token_line(token)).unwrap();
    }
    for life in report.lives.iter().filter(|_| report.lives.len() > 1) {
        writeln!(out, "{} until {} by {}", life.name, iso(life.until), life.by).unwrap();
    }
    if let Some(compare) = &report.compare {
        compare.rows.iter().for_each(|row| out.push_str(&compared(compare, row)));
    }
    for finding in &report.findings {
        out.push_str(&finding_lines(report, finding));
    }
    for test in &report.tell_apart {
        let command = test.command.iter().map(|command| format!(" $ {}", cut(command))).collect::<String>();
        writeln!(out, "or {}? {}{command}", test.between[1], cut(&test.text)).unwrap();
    }
    out
}

/// The stations besides the host that was asked: `*` before the one that refused, `?` where that is likely.
fn way_line(report: &Report) -> String {
    let told: Vec<String> = report.way.iter().map(station).collect();
    let trivial = report.way.iter().all(|station| station.evidence.is_empty() && station.refused.is_none());
    if trivial { String::new() } else { format!("way: {}\n", told.join(" > ")) }
}

fn station(station: &Station) -> String {
    let role = serde_json::to_value(station.role).unwrap();
    let mark = match station.refused {
        None => "",
        Some(Confidence::Certain) => "*",
        Some(_) => "?",
    };
    let name = station.name.as_ref().map(|name| format!(" {}", cut(name))).unwrap_or_default();
    let stored = if station.stored { " (out of its cache)" } else { "" };
    format!("{mark}{}{name}{stored}", role.as_str().unwrap())
}

fn exchange_line(exchange: &Exchange) -> String {
    let request = exchange.request.as_ref().map(|request| {
        let names: Vec<&str> = request.headers.iter().map(|header| header.name.as_str()).collect();
        format!(
            "{} {}{}",
            request.method.as_deref().unwrap_or("?"),
            cut(request.target.as_deref().unwrap_or("?")),
            listed(&names)
        )
    });
    let response = exchange.response.as_ref().map(|response| {
        let status = response.status.map_or("?".to_owned(), |status| status.to_string());
        let sub = response.substatus.map_or(String::new(), |sub| format!(".{sub}"));
        let body =
            response.body.as_ref().map_or("no body".to_owned(), |body| format!("{:?} body", body.form).to_lowercase());
        format!("{status}{sub}, {} fields, {body}", response.headers.len())
    });
    format!("{} -> {}", request.as_deref().unwrap_or("-"), response.as_deref().unwrap_or("-"))
}

fn token_line(token: &Token) -> String {
    let state = serde_json::to_value(token.state).unwrap();
    let moment = |name: &str, moment: &Option<why401::token::Moment>| {
        moment.as_ref().map(|moment| format!(" {name} {}", iso(moment.meant))).unwrap_or_default()
    };
    let server = token.times.server.map(|at| format!(" server {}", iso(at))).unwrap_or_default();
    let provider = token.provider.map(|provider| format!(" of {provider}")).unwrap_or_default();
    let problems: Vec<&str> = token.problems.iter().map(|problem| problem.id).collect();
    let verdict = if token.well_formed { "well-formed" } else { "ill-formed" };
    let times = moment("nbf", &token.times.nbf) + &moment("exp", &token.times.exp) + &server;
    format!("token {} {}{provider}{times} ({verdict}{})", token.kind, state.as_str().unwrap(), listed(&problems))
}

/// What differs between two tokens, or between a token and what is asked of it; `!` where it fits the verdict.
fn compared(compare: &Compare, row: &Row) -> String {
    let side = |index: Option<usize>| index.map_or("asked".to_owned(), |index| format!("token {}", index + 1));
    let [first, second] = compare.between.map(side);
    let value = |value: &Option<String>| value.as_ref().map_or("-".to_owned(), |value| cut(value));
    let [one, other] = [&row.values[0], &row.values[1]].map(value);
    let dot = if row.header { "." } else { "" };
    match (&row.why, row.same) {
        (Some(why), _) => {
            let mark = if row.explains { "!" } else { "" };
            let said: String = plain(why).chars().take(220).collect();
            format!("{first} | {second}: {mark}{dot}{} {one} | {other}\n    {said}\n", row.name)
        }
        (None, true) if compare.between[1].is_none() => {
            format!("{first} | {second}: {dot}{} {one} | {other} is met\n", row.name)
        }
        _ => String::new(),
    }
}

fn finding_lines(report: &Report, finding: &Finding) -> String {
    let kind = serde_json::to_value(finding.kind).unwrap();
    let confidence = serde_json::to_value(finding.confidence).unwrap();
    let source = finding.source.map(|source| format!(" by {source}")).unwrap_or_default();
    let mut out = format!("{} {} {}{source}\n", kind.as_str().unwrap(), confidence.as_str().unwrap(), finding.rule);
    writeln!(out, "    {}", cut(&plain(&finding.title))).unwrap();
    if let Some(against) = &finding.against {
        writeln!(out, "    but: {}", cut(&plain(against))).unwrap();
    }
    for evidence in &finding.evidence {
        writeln!(out, "    {}: {}", evidence.label, cut(slice(&report.documents, evidence.span))).unwrap();
    }
    if !finding.fixes.is_empty() {
        writeln!(out, "    -> {}", finding.fixes.join(" ")).unwrap();
    }
    out
}

fn listed(items: &[&str]) -> String {
    if items.is_empty() { String::new() } else { format!(": {}", items.join(" ")) }
}

/// One line of at most 100 characters.
fn cut(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let short: String = line.chars().take(100).collect();
    if short.len() < line.len() { format!("{short}…") } else { short }
}
