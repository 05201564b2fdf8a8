//! Secrets out of what is copied: their letters, wherever they turn up in a text, give way to a mask.

use super::Report;
use crate::{
    order::sort_by_key,
    text::{Span, slice},
};

/// What stands in a secret's place.
pub const MASK: &str = "[masked]";
/// A shorter secret can't be told from ordinary words; its evidence is never quoted in the first place.
const SHORTEST: usize = 4;

/// `text` with every secret of the report masked, the longest first.
pub fn mask(report: &Report, text: String) -> String {
    let mut secrets: Vec<&str> = report.secrets.iter().map(|secret| slice(&report.documents, *secret)).collect();
    secrets.retain(|secret| secret.trim().len() >= SHORTEST);
    sort_by_key(&mut secrets, |secret| std::cmp::Reverse(secret.len()));
    secrets.dedup();
    secrets.into_iter().fold(text, mask_one)
}

/// The secret itself, the part of it that a quotation cut short, and what lies on one line when it spans several.
fn mask_one(text: String, secret: &str) -> String {
    let line: String = secret.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let quoted: String = line.chars().take(120).collect();
    let mut text = text;
    let escaped = secret.replace('\\', "\\\\").replace('"', "\\\"");
    for form in [secret, line.as_str(), quoted.as_str(), escaped.as_str()] {
        if text.contains(form) {
            text = text.replace(form, MASK);
        }
    }
    text
}

/// The report's JSON with every secret masked: the contract's members, for handing on.
pub fn json(report: &Report) -> String {
    mask(report, serde_json::to_string_pretty(report).unwrap_or_default())
}

/// Whether a span of the paste overlaps a secret.
pub fn is_secret(report: &Report, place: Span) -> bool {
    report.secrets.iter().any(|secret| secret.doc == place.doc && secret.start < place.end && place.start < secret.end)
}
