//! What products' words say: the bridge from [`crate::knowledge::products`] to findings.

use super::{Rule, found};
use crate::{
    case::{Case, Hit, Slot},
    finding::{Confidence, Finding, Message, evidence, say},
    order::sort_by_key,
};

/// The wordings in the paste that mean `cause`, the most telling first.
#[inline(never)]
pub fn hits<'a>(case: &'a Case, cause: &str) -> Vec<&'a Hit> {
    let mut hits: Vec<&Hit> = case.hits.iter().filter(|hit| hit.row.means == cause).collect();
    sort_by_key(&mut hits, |hit| (hit.row.confidence, hit.product.is_none()));
    hits
}

/// Whether some wording means `cause` at least likely.
#[inline(never)]
pub fn says(case: &Case, cause: &str) -> bool {
    hits(case, cause).iter().any(|hit| hit.row.confidence <= Confidence::Likely)
}

/// Whether some wording gives another reason than `causes`, at least likely.
#[inline(never)]
pub fn says_other(case: &Case, causes: &[&str]) -> bool {
    case.hits.iter().any(|hit| hit.row.confidence <= Confidence::Likely && !causes.contains(&hit.row.means))
}

/// The finding that the words alone give: their meaning as the message, their place as evidence.
#[inline(never)]
pub fn finding(case: &Case, rule: &Rule, title: Message) -> Option<Finding> {
    let hits = hits(case, rule.id);
    let first = hits.first()?;
    let mut finding = found(rule, first.row.confidence, title, say(first.row.says, []));
    finding.source = hits.iter().find_map(|hit| hit.product);
    add_words(case, &hits, &mut finding);
    Some(finding)
}

/// Adds the words' evidence, fixes and citations to a finding that stands on something else too.
#[inline(never)]
pub fn support(case: &Case, finding: &mut Finding) {
    let hits = hits(case, finding.rule);
    finding.source = finding.source.or(hits.first().and_then(|hit| hit.product));
    add_words(case, &hits, finding);
}

fn add_words(case: &Case, hits: &[&Hit], finding: &mut Finding) {
    let mut quoted: Vec<&str> = Vec::new();
    for hit in hits {
        let text = case.phrases.get(hit.phrase).map_or("", |phrase| phrase.text.as_str());
        if quoted.contains(&text) || quoted.len() >= 3 {
            continue;
        }
        quoted.push(text);
        if let Some(phrase) = case.phrases.get(hit.phrase) {
            let label = match &phrase.slot {
                Slot::Param(name) | Slot::Member(name) | Slot::Header(name) if !name.is_empty() => name,
                _ => "words",
            };
            let piece = evidence(phrase.span, label);
            if !finding.evidence.contains(&piece) {
                finding.evidence.push(piece);
            }
        }
        add_all(&mut finding.fixes, &hit.row.fixes);
        if !finding.citations.contains(&hit.row.citation) {
            finding.citations.push(hit.row.citation);
        }
    }
}

/// Appends what isn't there yet.
#[inline(never)]
pub fn add_all(list: &mut Vec<&'static str>, more: &[&'static str]) {
    for item in more {
        if !list.contains(item) {
            list.push(item);
        }
    }
}
