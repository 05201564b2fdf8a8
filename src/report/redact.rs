//! Secrets out of what is copied: their letters, wherever they turn up in a text, give way to a mask.

use super::Report;
use crate::{
    order::sort_by_key,
    text::{Span, appearances, slice},
};

/// What stands in a secret's place.
pub const MASK: &str = "[masked]";
/// A shorter secret can't be told from ordinary words; its evidence is never quoted in the first place.
const SHORTEST: usize = 4;

/// `text` with every secret of the report masked, the longest first.
pub fn mask(report: &Report, text: String) -> String {
    let places = report.secrets.iter().flat_map(|secret| appearances(&report.documents, *secret));
    let mut secrets: Vec<&str> = places.map(|place| slice(&report.documents, place)).collect();
    secrets.retain(|secret| secret.trim().len() >= SHORTEST);
    sort_by_key(&mut secrets, |secret| std::cmp::Reverse(secret.len()));
    secrets.dedup();
    secrets.into_iter().fold(text, mask_one)
}

/// The secret as it stands, as JSON writes it, and by its lines where it spans several: a folded field is one line.
fn mask_one(mut text: String, secret: &str) -> String {
    let escaped = secret.replace('\\', "\\\\").replace('"', "\\\"");
    let lines = secret.lines().map(str::trim).filter(|line| line.len() >= 2 * SHORTEST);
    for form in [secret, escaped.as_str()].into_iter().chain(lines) {
        if text.contains(form) {
            text = text.replace(form, MASK);
        }
    }
    text
}

/// What stands at `place`, each secret's part of it masked. Text to be cut short is masked first, since a part of a
/// secret can't be found any more.
pub fn quoted(report: &Report, place: Span) -> String {
    if place.doc != 0 {
        return mask(report, slice(&report.documents, place).to_owned());
    }
    let mut text = String::new();
    let mut at = place.start;
    // The secrets stand in the order of the paste and don't overlap but at their ends.
    for secret in report.secrets.iter().filter(|secret| secret.start < place.end && place.start < secret.end) {
        text.push_str(slice(&report.documents, Span { start: at, end: secret.start.max(at), ..place }));
        text.push_str(MASK);
        at = at.max(secret.end.min(place.end));
    }
    text.push_str(slice(&report.documents, Span { start: at, ..place }));
    text
}

/// The report's JSON with every secret masked: the contract's members, for handing on.
pub fn json(report: &Report) -> String {
    mask(report, serde_json::to_string_pretty(report).unwrap_or_default())
}
