//! Every cause and step is met by at least three pastes of different sources, and has near-misses at which it must
//! stay silent.

// A test may panic: that is how it says no.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use why401::{
    diagnose,
    finding::{Confidence, Finding, Kind},
    rules::RULES,
    time::Timestamp,
};

/// 2026-11-20T12:00:00Z, the corpus's moment.
const NOW: Timestamp = Timestamp(1_795_176_000);

/// Sources that a cause must be met at.
const SOURCES: usize = 3;

/// Near-misses that a cause must have.
const NEAR: usize = 2;

/// What fewer vendors print at all, so that each paste counts: claims challenges are Microsoft's, and Firefox doesn't
/// tell a page what an extension stopped.
const FEW_VENDORS: &[&str] = &["claims-challenge", "blocked-by-extension"];

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn causes() -> impl Iterator<Item = &'static str> {
    RULES.iter().filter(|rule| matches!(rule.kind, Kind::Cause | Kind::Step)).map(|rule| rule.id)
}

/// The causes and steps that each paste shows, the verdict first.
fn shown() -> BTreeMap<String, Vec<Finding>> {
    let paths = fs::read_dir(file("corpus")).unwrap().map(|entry| entry.unwrap().path());
    let pastes = paths.filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    pastes
        .map(|path| {
            let paste = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
            let mut found = diagnose(&paste, NOW).findings;
            found.retain(|finding| matches!(finding.kind, Kind::Cause | Kind::Step));
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), found)
        })
        .collect()
}

#[test]
fn every_cause_is_met_at_several_sources() {
    let mut sources: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (name, found) in shown() {
        for (at, Finding { rule, confidence, source, .. }) in found.iter().enumerate() {
            // A guess beside another verdict meets nothing.
            if at == 0 || *confidence != Confidence::Possible {
                let product = source.filter(|_| !FEW_VENDORS.contains(rule));
                sources.entry(rule).or_default().insert(product.unwrap_or(&name).to_owned());
            }
        }
    }
    let count = |rule: &str| sources.get(rule).map_or(0, BTreeSet::len);
    let few: Vec<String> =
        causes().filter(|rule| count(rule) < SOURCES).map(|rule| format!("{rule}: {}", count(rule))).collect();
    assert!(few.is_empty(), "met at fewer than {SOURCES} sources: {few:#?}");
}

#[test]
fn every_cause_stays_silent_at_its_near_misses() {
    let shown = shown();
    let list = fs::read_to_string(file("near-misses.txt")).unwrap();
    let mut near: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for line in list.lines() {
        let (rule, rest) = line.split_once(": ").unwrap_or_else(|| panic!("{line}"));
        let (paste, reason) = rest.split_once(' ').unwrap_or_else(|| panic!("no reason: {line}"));
        assert!(causes().any(|id| id == rule) && !reason.trim().is_empty(), "{line}");
        match shown.get(paste) {
            None => wrong.push(format!("no such paste: {line}")),
            Some(found) if found.iter().any(|finding| finding.rule == rule) => wrong.push(format!("it fires: {line}")),
            Some(_) => _ = near.entry(rule).or_default().insert(paste),
        }
    }
    let few = causes().filter(|rule| near.get(rule).map_or(0, BTreeSet::len) < NEAR);
    wrong.extend(few.map(|rule| format!("fewer than {NEAR} near-misses: {rule}")));
    assert!(wrong.is_empty(), "{wrong:#?}");
}
