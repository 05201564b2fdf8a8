//! A paste with its evidence marked and its secrets masked.

use why401::finding::Finding;
use why401::page::segments::{marks, segments};
use why401::report::{Report, mask, redact};
use why401::text::{Document, Span};

use crate::html::{Html, all, element, p, plain, text};

/// The paste, with the bytes marked that the finding at `index` stands on.
pub fn draw(paste: &str, report: &Report, index: usize) -> Html {
    let marks: Vec<_> = marks(report).into_iter().filter(|mark| mark.finding == index).collect();
    let secrets = report.secrets.iter().filter(|secret| secret.doc == 0);
    let secrets: Vec<_> = secrets.map(|secret| secret.start as usize..secret.end as usize).collect();
    let mut pieces: Vec<(String, bool, bool)> = Vec::new();
    for segment in segments(0..paste.len(), &marks, &secrets) {
        let marked = !segment.findings.is_empty();
        let words = paste.get(segment.range).unwrap_or_default();
        match pieces.last_mut() {
            // One secret in several pieces is still one, and so is a mark that several pieces of evidence share.
            Some((_, true, known)) if segment.skipped => *known |= marked,
            Some((before, false, known)) if !segment.skipped && *known == marked => before.push_str(words),
            _ if segment.skipped => pieces.push((redact::MASK.to_owned(), true, marked)),
            _ => pieces.push((words.to_owned(), false, marked)),
        }
    }
    let draw = |(words, _, marked): &(String, bool, bool)| match marked {
        true => plain("mark", text(words)),
        false => text(words),
    };
    element("pre", &[("class", "paste")], plain("code", all(pieces.iter().map(draw))))
}

/// What stands at the place, its secrets masked.
pub fn quote(report: &Report, place: Span) -> Html {
    let masks = redact::find(report, mask::DEFAULT);
    let shown = mask::quoted(&masks, &report.documents, place);
    element("pre", &[("class", "paste")], plain("code", text(&shown)))
}

/// Whether the finding stands on what was decoded out of a token, which the paste can't show.
pub fn is_decoded(report: &Report, finding: &Finding) -> bool {
    finding.evidence.iter().any(|evidence| token_part(report, evidence.span).is_some())
}

/// The decoded parts of tokens that the finding stands on, marked there too.
pub fn decoded(report: &Report, finding: &Finding) -> Html {
    let mut shown: Vec<u32> = Vec::new();
    let mut parts = Vec::new();
    for evidence in &finding.evidence {
        let Some(part) = token_part(report, evidence.span) else { continue };
        if shown.contains(&evidence.span.doc) {
            continue;
        }
        shown.push(evidence.span.doc);
        let piece = |start: usize, end: usize| {
            text(&redact::without_secrets(report, part.text.get(start..end).unwrap_or_default().to_owned()))
        };
        let mut places: Vec<Span> = finding.evidence.iter().map(|evidence| evidence.span).collect();
        places.retain(|place| place.doc == evidence.span.doc);
        places.sort();
        let mut pieces = Vec::new();
        let mut at = 0;
        for place in places {
            let (start, end) = (at.max(place.start as usize), at.max(place.end as usize));
            pieces.extend([piece(at, start), plain("mark", piece(start, end))]);
            at = end;
        }
        pieces.push(piece(at, part.text.len()));
        parts.push(p(&format!("Decoded, the {} says:", part.name)));
        parts.push(element("pre", &[("class", "paste")], plain("code", all(pieces))));
    }
    all(parts)
}

/// The part of a token that the place lies in.
fn token_part(report: &Report, place: Span) -> Option<&Document> {
    let document = report.documents.get(place.doc as usize)?;
    (place.doc != 0 && document.name.starts_with("JW")).then_some(document)
}
