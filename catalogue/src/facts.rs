//! What the catalogue knows of each rule, out of the tables, the rules' files, and what the diagnosis says of every
//! paste that the project keeps.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use why401::finding::{Citation, Confidence, Finding, Kind, plain};
use why401::fixes::{Fix, fixes};
use why401::knowledge::products::{Product, Row, products};
use why401::page::segments::{Mark, marks};
use why401::report::{Report, redact};
use why401::rules::{RULES, Rule};
use why401::text::Span;
use why401::time::Timestamp;

use crate::Failure;
use crate::paste;
use crate::source::{self, Source};

/// 2026-11-20T12:00:00Z: the moment that the project's pastes are read at.
pub const NOW: Timestamp = Timestamp(1_795_176_000);
/// A longer paste, in bytes, is no good example.
const LONGEST_EXAMPLE: usize = 1500;
/// Ways of putting it that a rule's page shows.
const MOST_REASONS: usize = 5;
/// Neighbours that a rule's page names.
const MOST_NEIGHBOURS: usize = 6;

/// A paste and what the diagnosis says of it.
#[derive(Debug)]
pub struct Sample {
    /// The rule in whose file it stands as one that must not fire it.
    silent_for: Option<&'static str>,
    /// The text.
    pub paste: String,
    /// What is said of it.
    pub report: Report,
}

/// What a rule's page says.
#[derive(Debug)]
pub struct RuleFacts<'a> {
    /// The rule.
    pub rule: &'static Rule,
    /// What its file says.
    pub source: Source,
    /// The fixes that it names itself, those first that its findings name first and most often.
    pub fixes: Vec<&'static Fix>,
    /// The fixes that only some products' words with its meaning name; in the order to try them.
    pub more_fixes: Vec<&'static Fix>,
    /// What it cites.
    pub citations: Vec<Citation>,
    /// The ways in which it puts what it found: a title and its reasons.
    pub reasons: Vec<(&'static str, Vec<&'static str>)>,
    /// The products' words that mean it.
    pub wordings: Vec<(&'static Product, Vec<&'static Row>)>,
    /// The paste that shows it best, and the index of its finding.
    pub example: Option<(&'a Sample, usize)>,
    /// The rules that it is confused with, the nearest first.
    pub neighbours: Vec<&'static str>,
}

/// Every paste of the corpus, in the order of their names, and every example that is written out in a rule's file.
pub fn samples(root: &Path, sources: &BTreeMap<&'static str, Source>) -> Result<Vec<Sample>, Failure> {
    let sample = |paste: String, silent_for| Sample { silent_for, report: why401::diagnose(&paste, NOW), paste };
    let mut paths = Vec::new();
    for entry in fs::read_dir(root.join("tests/corpus"))? {
        paths.push(entry?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let mut samples = Vec::new();
    for path in paths {
        samples.push(sample(String::from_utf8_lossy(&fs::read(path)?).into_owned(), None));
    }
    for (id, source) in sources {
        samples.extend(source.fires.iter().map(|paste| sample(paste.clone(), None)));
        samples.extend(source.silent.iter().map(|paste| sample(paste.clone(), Some(*id))));
    }
    Ok(samples)
}

/// The file of every rule.
pub fn sources(root: &Path) -> Result<BTreeMap<&'static str, Source>, Failure> {
    RULES.iter().map(|rule| Ok((rule.id, source::read(root, rule.id)?))).collect()
}

/// What is known of every rule, in the order of [`RULES`].
pub fn rules<'a>(sources: &BTreeMap<&'static str, Source>, samples: &'a [Sample]) -> Vec<RuleFacts<'a>> {
    RULES.iter().map(|rule| facts(rule, sources.get(rule.id).cloned().unwrap_or_default(), samples)).collect()
}

fn facts<'a>(rule: &'static Rule, source: Source, samples: &'a [Sample]) -> RuleFacts<'a> {
    let wordings = wordings(rule.id);
    let found: Vec<(&Sample, usize, &Finding)> = samples.iter().filter_map(|sample| found(sample, rule.id)).collect();
    let (fixes, more_fixes) = remedies(&source, &found, &wordings);
    let mut citations: Vec<Citation> = Vec::new();
    for citation in found.iter().flat_map(|(_, _, finding)| &finding.citations) {
        // A product's own documentation stands with its words.
        let of_words = wordings.iter().flat_map(|(_, rows)| rows).any(|row| row.citation == *citation);
        if !citations.contains(citation) && (!of_words || is_standard(citation)) {
            citations.push(*citation);
        }
    }
    RuleFacts {
        rule,
        fixes,
        more_fixes,
        citations,
        reasons: reasons(&found, &wordings),
        example: found
            .iter()
            .min_by_key(|(sample, index, finding)| example_rank(sample, *index, finding, &wordings))
            .map(|(sample, index, _)| (*sample, *index)),
        neighbours: neighbours(rule, samples),
        source,
        wordings,
    }
}

/// The fixes that the rule's file names, and those that only come with products' words. Where the file names none, it
/// has them from a helper, and the findings tell.
fn remedies(
    source: &Source,
    found: &[(&Sample, usize, &Finding)],
    wordings: &[(&'static Product, Vec<&'static Row>)],
) -> (Vec<&'static Fix>, Vec<&'static Fix>) {
    let place = |finding: &Finding, fix: &Fix| finding.fixes.iter().position(|id| *id == fix.id);
    let weight = |fix: &Fix| -> usize {
        found.iter().filter_map(|(_, _, finding)| place(finding, fix)).map(|place| 60 / (1 + place)).sum()
    };
    let of_words = |fix: &Fix| wordings.iter().flat_map(|(_, rows)| rows).any(|row| row.fixes.contains(&fix.id));
    let in_file = |fix: &Fix| source.texts.iter().any(|text| text == fix.id);
    let by_file = fixes().iter().any(in_file);
    let all = fixes().iter().filter(|fix| in_file(fix) || of_words(fix) || weight(fix) > 0);
    let (mut own, more): (Vec<&Fix>, Vec<&Fix>) =
        all.partition(|fix| in_file(fix) || !by_file && !of_words(fix) || wordings.is_empty());
    own.sort_by_key(|fix| std::cmp::Reverse(weight(fix)));
    if own.is_empty() { (more, own) } else { (own, more) }
}

/// The finding of the rule in what is said of a sample, and its index.
fn found<'a>(sample: &'a Sample, rule: &str) -> Option<(&'a Sample, usize, &'a Finding)> {
    let mut findings = sample.report.findings.iter().enumerate();
    findings.find(|(_, finding)| finding.rule == rule).map(|(index, finding)| (sample, index, finding))
}

fn is_standard(citation: &Citation) -> bool {
    ["rfc-editor.org", "openid.net", "iana.org", "fetch.spec.whatwg.org"].iter().any(|host| citation.url.contains(host))
}

/// The rows with that meaning, by product.
fn wordings(id: &str) -> Vec<(&'static Product, Vec<&'static Row>)> {
    let rows = |product: &'static Product| product.rows.iter().filter(|row| row.means == id).collect();
    let all = products().iter().map(|product| (product, rows(product)));
    all.filter(|(_, rows): &(_, Vec<_>)| !rows.is_empty()).collect()
}

/// Whether the reason is a product's words and not the rule's own.
fn is_worded(finding: &Finding, wordings: &[(&'static Product, Vec<&'static Row>)]) -> bool {
    wordings.iter().flat_map(|(_, rows)| rows).any(|row| row.says == finding.message.template)
}

/// The ways of putting it that don't hang on one paste or on one product's words: the surest and commonest first.
fn reasons(
    found: &[(&Sample, usize, &Finding)],
    wordings: &[(&'static Product, Vec<&'static Row>)],
) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut counts: BTreeMap<(Confidence, &'static str, &'static str), usize> = BTreeMap::new();
    for (_, _, finding) in found {
        let (title, reason) = (&finding.title, &finding.message);
        if title.args.is_empty() && reason.args.is_empty() && !is_worded(finding, wordings) {
            *counts.entry((finding.confidence, title.template, reason.template)).or_default() += 1;
        }
    }
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by_key(|((confidence, ..), count)| (*confidence, std::cmp::Reverse(*count)));
    let mut reasons: Vec<(&'static str, Vec<&'static str>)> = Vec::new();
    for ((_, title, reason), _) in ranked.into_iter().take(MOST_REASONS) {
        match reasons.iter_mut().find(|(known, _)| *known == title) {
            Some((_, known)) if known.contains(&reason) => {}
            Some((_, known)) => known.push(reason),
            None => reasons.push((title, vec![reason])),
        }
    }
    reasons
}

/// What makes a paste a good example: it is the verdict, it has evidence that can be shown, it is short but a refusal
/// with its status, it proves much, and it does so by more than a product's words.
fn example_rank(
    sample: &Sample,
    index: usize,
    finding: &Finding,
    wordings: &[(&'static Product, Vec<&'static Row>)],
) -> impl Ord + use<> {
    let report = &sample.report;
    let verdict = index == 0 || matches!(finding.kind, Kind::Hygiene | Kind::Secret);
    let secret = |mark: &Mark| report.secrets.iter().any(|secret| is_within(&mark.range, *secret));
    let marked =
        paste::is_decoded(report, finding) || marks(report).iter().any(|mark| mark.finding == index && !secret(mark));
    let status = subject_status(report);
    let refused = status.is_some_and(|status| status >= 400);
    let words = is_worded(finding, wordings);
    let length = sample.paste.len();
    (!verdict, !marked, length > LONGEST_EXAMPLE, !refused, finding.confidence, words, length, sample.paste.clone())
}

fn is_within(range: &std::ops::Range<usize>, secret: Span) -> bool {
    secret.doc == 0 && secret.start as usize <= range.start && range.end <= secret.end as usize
}

/// The status of the answer that the report is about.
pub fn subject_status(report: &Report) -> Option<u16> {
    report.exchanges.get(report.subject?)?.response.as_ref()?.status
}

/// Rules whose findings stand beside this one's, or in its place where a paste only looks like it.
fn neighbours(rule: &'static Rule, samples: &[Sample]) -> Vec<&'static str> {
    let refusal = |finding: &&Finding| matches!(finding.kind, Kind::Cause | Kind::Step);
    if !matches!(rule.kind, Kind::Cause | Kind::Step) {
        return Vec::new();
    }
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for sample in samples {
        let mut count = |finding: &Finding, weight| *counts.entry(finding.rule).or_default() += weight;
        if sample.silent_for == Some(rule.id) {
            sample.report.findings.first().filter(refusal).into_iter().for_each(|finding| count(finding, 3));
        } else if found(sample, rule.id).is_some_and(|(_, _, finding)| refusal(&finding)) {
            sample.report.findings.iter().filter(refusal).for_each(|finding| count(finding, 1));
        }
    }
    counts.remove(rule.id);
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
    ranked.into_iter().take(MOST_NEIGHBOURS).map(|(id, _)| id).collect()
}

/// A finding's title and reason as a text, with no secret in it.
pub fn said(report: &Report, finding: &Finding) -> (String, String) {
    (redact::without_secrets(report, plain(&finding.title)), redact::without_secrets(report, plain(&finding.message)))
}
