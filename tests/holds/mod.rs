//! What holds for every text at all, in one place: asked by the tests of every paste and of generated ones, and by the
//! fuzzing in `fuzz/`.

// A check may panic: that is how it says no. Each user asks some of it only.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, dead_code)]

pub mod jose;
pub mod markup;
pub mod rfc9110;

use std::{fs, path::PathBuf};

use why401::{
    diagnose, json,
    report::{
        Report,
        markdown::markdown,
        mask::{self, DEFAULT},
        rank::group,
        redact,
    },
    text::{Span, lead_back},
    time::Timestamp,
};

/// 2026-11-20T12:00:00Z.
pub const NOW: Timestamp = Timestamp(1_795_176_000);

/// The pastes of `tests/corpus` with their names, in the order of these.
pub fn corpus() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let pastes = files.filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (name, String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned())
    };
    let mut pastes: Vec<(String, String)> = pastes.map(read).collect();
    pastes.sort();
    pastes
}

fn json_spans(node: &json::Node, found: &mut Vec<Span>) {
    found.push(node.span);
    if let json::Value::Array(items) = &node.value {
        items.iter().for_each(|item| json_spans(item, found));
    }
    for member in json::members(node) {
        found.push(member.name_span);
        json_spans(&member.node, found);
    }
}

/// Every span that a report holds.
pub fn spans(report: &Report) -> Vec<Span> {
    let mut found = Vec::new();
    for exchange in &report.exchanges {
        let sent = exchange.request.iter().flat_map(|request| &request.headers);
        let headers = sent.chain(exchange.response.iter().flat_map(|response| &response.headers));
        found.extend(headers.flat_map(|header| [header.span, header.value_span]));
        let bodies = [
            exchange.request.as_ref().and_then(|request| request.body.as_ref()),
            exchange.response.as_ref().and_then(|response| response.body.as_ref()),
        ];
        bodies
            .into_iter()
            .flatten()
            .filter_map(|body| body.json.as_ref())
            .for_each(|node| json_spans(node, &mut found));
    }
    for challenge in &report.challenges {
        found.extend([challenge.span, challenge.scheme_span]);
        found.extend(challenge.params.iter().flat_map(|param| [param.span, param.value_span]));
        found.extend(challenge.problems.iter().map(|problem| problem.span));
    }
    for token in &report.tokens {
        found.push(token.span);
        found.extend(token.signature);
        found.extend(token.problems.iter().map(|problem| problem.span));
        token.header.iter().chain(&token.claims).for_each(|node| json_spans(node, &mut found));
    }
    found.extend(report.findings.iter().flat_map(|finding| &finding.evidence).map(|evidence| evidence.span));
    found.extend(report.problems.iter().map(|problem| problem.span));
    found.extend(report.documents.iter().filter_map(|document| document.origin.as_ref().map(|origin| origin.span)));
    found.extend(report.secrets.iter().copied());
    found
}

/// Reads a paste, and holds its report to what is true of every report: each span lies inside its document and on
/// boundaries of characters and leads back into the paste, and there is a verdict in its place.
pub fn check(name: &str, paste: &str) -> Report {
    let report = diagnose(paste, NOW);
    for span in spans(&report) {
        let text = report.documents.get(span.doc as usize).map(|document| document.text.as_str());
        assert!(
            text.is_some_and(|text| text.get(span.start as usize..span.end as usize).is_some()),
            "{name}: {span:?} is off"
        );
        let back = lead_back(&report.documents, span);
        assert!(
            back.doc == 0 && paste.get(back.start as usize..back.end as usize).is_some(),
            "{name}: {span:?} leads to {back:?}"
        );
    }
    assert!(!report.findings.is_empty(), "{name}: a report always has a verdict");
    let sorted = report.findings.windows(2).all(|pair| group(pair[0].kind) <= group(pair[1].kind));
    assert!(sorted, "{name}: causes before answers before hygiene");
    for challenge in &report.challenges {
        let mended = challenge.problems.iter().find(|problem| problem.breaks);
        assert!(!challenge.well_formed || mended.is_none(), "{name}: well-formed, but {mended:?}");
    }
    for token in &report.tokens {
        let mended = token.problems.iter().find(|problem| problem.breaks);
        assert!(!token.well_formed || mended.is_none(), "{name}: well-formed, but {mended:?}");
    }
    report
}

/// The same paste gives the same bytes, and they read back as the JSON that the contract names.
pub fn json_reads_back(name: &str, paste: &str) {
    let json = serde_json::to_string(&diagnose(paste, NOW)).unwrap();
    assert_eq!(json, serde_json::to_string(&diagnose(paste, NOW)).unwrap(), "{name}");
    let (version, documents) = (member(&json, "version"), member(&json, "documents"));
    assert_eq!(version.map(|node| node.value), Some(json::Value::Number("1".to_owned())), "{name}");
    let Some(json::Value::Array(documents)) = documents.map(|node| node.value) else { panic!("{name}: no documents") };
    let paste = documents.first().unwrap();
    let named = json::member(paste, "name").and_then(|member| json::string(&member.node));
    assert_eq!(named, Some("paste"), "{name}");
    assert!(json::member(paste, "text").is_none(), "{name}: the paste is not repeated");
}

/// The JSON of a text that serde_json takes for JSON too. Its own values would refuse numbers beyond all bounds, which
/// are JSON all the same, and kept to the digit.
fn read_json(text: &str) -> json::Node {
    serde_json::from_str::<serde::de::IgnoredAny>(text).unwrap_or_else(|error| panic!("{error} in\n{text}"));
    json::read_all(text, 0, 0..text.len()).0.unwrap()
}

fn member(text: &str, name: &str) -> Option<json::Node> {
    json::member(&read_json(text), name).map(|member| member.node.clone())
}

/// All strings of a JSON value; names of members are the contract's own, or claims'.
fn strings(node: &json::Node, found: &mut Vec<String>) {
    match &node.value {
        json::Value::String(text) => found.push(text.clone()),
        json::Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        _ => json::members(node).iter().for_each(|member| strings(&member.node, found)),
    }
}

/// Nothing that must not be shared stands in what is copied; masking once more changes nothing; and what is copied as
/// JSON is JSON.
pub fn copies_are_safe(name: &str, paste: &str, report: &Report) {
    let (text, json) = (markdown(report), redact::json(report));
    let masked = redact::redact(report, &DEFAULT);
    let again = serde_json::to_string(&redact::redact(&masked, &DEFAULT)).unwrap();
    assert_eq!(again, serde_json::to_string(&masked).unwrap(), "{name}: masked twice is not masked once");
    let masks = redact::find(report, DEFAULT);
    let mut shown = Vec::new();
    strings(&read_json(&json), &mut shown);
    for span in &report.secrets {
        let secret = paste[span.start as usize..span.end as usize].trim();
        // A short one can't be told from ordinary words, and a word may stand in our own sentences: it is masked in its
        // place.
        let word = secret.len() < 4 || secret.bytes().all(|byte| byte.is_ascii_alphabetic());
        if word {
            let quoted = mask::quoted(&masks, &report.documents, *span);
            assert!(secret.len() < 4 || quoted.trim() != secret, "{name}: {secret:?} is shown in its place");
            continue;
        }
        for text in shown.iter().map(String::as_str).chain([text.as_str()]) {
            let place = text.find(secret);
            assert!(place.is_none(), "{name}: {secret:?} in\n{text}");
        }
    }
}
