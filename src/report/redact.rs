//! Secrets out of what is copied: their letters, wherever they turn up in a text, give way to a mask.

use super::Report;
use crate::{
    json,
    order::sort_by_key,
    text::{Span, appearances, slice},
};

/// What stands in a secret's place.
pub const MASK: &str = "[masked]";
/// A shorter secret can't be told from ordinary words; its evidence is never quoted in the first place.
const SHORTEST: usize = 4;

/// `text` with every secret of the report masked.
pub fn mask(report: &Report, text: String) -> String {
    secrets(report).into_iter().fold(text, mask_one)
}

/// The letters of every secret, the longest first.
fn secrets(report: &Report) -> Vec<&str> {
    let places = report.secrets.iter().flat_map(|secret| appearances(&report.documents, *secret));
    let mut secrets: Vec<&str> = places.map(|place| slice(&report.documents, place)).collect();
    // A word of the mask itself gives nothing away, and would be masked over and over.
    secrets.retain(|secret| secret.trim().len() >= SHORTEST && !MASK.contains(*secret));
    sort_by_key(&mut secrets, |secret| std::cmp::Reverse(secret.len()));
    secrets.dedup();
    secrets
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
    for secret in report.secrets.iter().filter(|secret| secret.start < place.end && place.start < secret.end) {
        // The secrets stand in the order of the paste; one may stand within another.
        if secret.end <= at {
            continue;
        }
        text.push_str(slice(&report.documents, Span { start: at, end: secret.start.max(at), ..place }));
        text.push_str(MASK);
        at = at.max(secret.end.min(place.end));
    }
    text.push_str(slice(&report.documents, Span { start: at, ..place }));
    text
}

/// The report's JSON with every secret masked: the contract's members, for handing on.
///
/// Only values that are strings are masked, each without its escapes, so that it stays JSON and the contract's names
/// stay, whatever somebody has chosen for a password.
pub fn json(report: &Report) -> String {
    let text = serde_json::to_string_pretty(report).unwrap_or_default();
    let secrets = secrets(report);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('"')) {
        let open = at + open;
        let (node, end, _) = json::read(&text, 0, open..text.len());
        let (literal, behind) = (text.get(open..end).unwrap_or_default(), text.get(end..).unwrap_or_default());
        out.push_str(text.get(at..open).unwrap_or_default());
        match node.as_ref().and_then(json::string) {
            Some(shown) if !behind.starts_with(':') => {
                let masked = secrets.iter().copied().fold(shown.to_owned(), mask_one);
                let changed = (masked != shown).then(|| serde_json::to_string(&masked).unwrap_or_default());
                out.push_str(changed.as_deref().unwrap_or(literal));
            }
            _ => out.push_str(literal),
        }
        at = end.max(open + 1);
    }
    out + text.get(at..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{diagnose, time::Timestamp};

    fn copied(password: &str) -> String {
        let paste = format!(
            "POST /login HTTP/1.1\nHost: a.example\nContent-Type: application/json\n\n{{\"password\": {}}}\n\n\
             HTTP/1.1 401 Unauthorized\n\n",
            serde_json::to_string(password).unwrap()
        );
        let report = diagnose(&paste, Timestamp(1_795_176_000));
        assert_eq!(report.secrets.len(), 1, "{password}");
        json(&report)
    }

    #[test]
    fn masked_json_is_json_whatever_the_secret() {
        for password in ["version", "null", "\": [", "a\\b\"c", "span\": {", "1795", "open sesame", "\\\\\\\\"] {
            let copied = copied(password);
            let read: serde_json::Value = serde_json::from_str(&copied).unwrap();
            assert_eq!(read["version"], 1, "{password}");
            assert!(read["findings"][0]["rule"].is_string(), "{password}");
        }
    }

    #[test]
    fn values_are_masked_without_their_escapes_and_names_are_not() {
        let paste = "GET / HTTP/1.1\nX-Api-Key: version\"12\\34\n\nHTTP/1.1 401 Unauthorized\n\n";
        let report = diagnose(paste, Timestamp(1_795_176_000));
        let copied = json(&report);
        assert!(!copied.contains("12\\\\34") && copied.contains("\"value\": \"[masked]\""), "{copied}");
        assert!(copied.contains("\"version\": 1"), "{copied}");
    }

    #[test]
    fn a_mask_is_masked_no_more() {
        let paste = "GET / HTTP/1.1\nX-Api-Key: masked\nCookie: sid=zq81masked\n\nHTTP/1.1 401 Unauthorized\n\n";
        let report = diagnose(paste, Timestamp(1_795_176_000));
        let once = mask(&report, "masked, sid=zq81masked".to_owned());
        assert_eq!(once, "masked, [masked]");
        assert_eq!(mask(&report, once.clone()), once);
    }

    #[test]
    fn secrets_within_secrets_are_quoted_as_one_mask() {
        let paste = "GET / HTTP/1.1\nX: -----BEGIN PRIVATE KEY-----\nX-Api-Key: Zq7xWv9Kp2Lm\n-----END PRIVATE KEY-----\nA: b\n\n";
        let report = diagnose(paste, Timestamp(1_795_176_000));
        assert!(report.secrets.len() > 1, "{:?}", report.secrets);
        let end = u32::try_from(paste.len()).unwrap();
        let quoted = quoted(&report, Span { doc: 0, start: 0, end });
        assert_eq!(quoted, "GET / HTTP/1.1\nX: [masked]\nA: b\n\n");
        assert!(!json(&report).contains("Zq7xWv9Kp2Lm"));
    }
}
