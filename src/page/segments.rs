//! Where the evidence lies in the paste, cut so that overlapping spans can be drawn.

use std::ops::Range;

use crate::{
    knowledge::problem,
    order::sort_by_key,
    report::Report,
    text::{self, Span, lead_back},
};

/// Bytes of the paste that a finding stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Byte offsets in the paste, on character boundaries.
    pub range: Range<usize>,
    /// The finding's index in the report; behind those, a station's of the way.
    pub finding: usize,
}

/// A stretch of text that the same findings stand on, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Byte offsets in the paste.
    pub range: Range<usize>,
    /// Indexes of findings, ascending.
    pub findings: Vec<usize>,
    /// Whether reading passed it over.
    pub skipped: bool,
}

/// A part of a large paste that is worth showing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The number of its first line, from 1.
    pub line: usize,
    /// Whether its first line starts before the excerpt.
    pub cut_before: bool,
    /// Whether its last line goes on behind it.
    pub cut_after: bool,
    /// Byte offsets in the paste.
    pub range: Range<usize>,
}

/// Lines shown before and behind a mark of a large paste.
const CONTEXT: usize = 2;
/// Bytes shown at most before and behind a mark: a minified body is one line.
const REACH: usize = 600;
/// Marks drawn at most; behind them nobody looks.
const MOST: usize = 400;

/// All evidence, that of the stations behind that of the findings, led back to the paste. Evidence without bytes (something that is missing) can't be shown.
pub fn marks(report: &Report) -> Vec<Mark> {
    let evidence = report.findings.iter().enumerate().flat_map(|(finding, said)| {
        said.evidence.iter().map(move |evidence| {
            let span = lead_back(&report.documents, evidence.span);
            Mark { range: span.start as usize..span.end as usize, finding }
        })
    });
    // Behind the findings the stations have their indexes.
    let stations = report.way.iter().enumerate().flat_map(|(index, station)| {
        station.evidence.iter().map(move |evidence| {
            let span = lead_back(&report.documents, evidence.span);
            Mark { range: span.start as usize..span.end as usize, finding: report.findings.len() + index }
        })
    });
    evidence.chain(stations).filter(|mark| !mark.range.is_empty()).take(MOST).collect()
}

/// The findings whose evidence shares bytes with `span`.
///
/// Compared in the document itself where both stand in the same one: base64 smears neighbours into each other. What
/// covers all of a token is about the token, and not about each of its claims.
pub fn about(report: &Report, span: Span) -> Vec<usize> {
    let documents = &report.documents;
    let length = documents.get(span.doc as usize).map_or(0, |document| document.text.len());
    let (back, whole) = (lead_back(documents, span), lead_back(documents, text::span(span.doc, 0, length)));
    let shares = |evidence: Span| {
        let theirs = lead_back(documents, evidence);
        match evidence.doc == span.doc {
            true => overlap(evidence, span),
            false => overlap(theirs, back) && !(theirs.start <= whole.start && whole.end <= theirs.end),
        }
    };
    let indexes = report.findings.iter().enumerate();
    indexes.filter(|(_, finding)| finding.evidence.iter().any(|one| shares(one.span))).map(|(index, _)| index).collect()
}

fn overlap(a: Span, b: Span) -> bool {
    a.doc == b.doc && a.start < b.end && b.start < a.end
}

/// The stretches of the paste that reading passed over, in order.
pub fn skipped(report: &Report) -> Vec<Range<usize>> {
    let places = report.problems.iter().filter(|problem| problem::is_passed_over(problem.id));
    let places = places.map(|problem| lead_back(&report.documents, problem.span));
    let mut ranges: Vec<Range<usize>> = places.map(|place| place.start as usize..place.end as usize).collect();
    sort_by_key(&mut ranges, |range| range.start);
    ranges
}

/// `range` cut at every mark's ends and at those of what was skipped, in order and without a gap.
pub fn segments(range: Range<usize>, marks: &[Mark], skipped: &[Range<usize>]) -> Vec<Segment> {
    let inside: Vec<&Mark> =
        marks.iter().filter(|mark| mark.range.start < range.end && range.start < mark.range.end).collect();
    let skipped: Vec<&Range<usize>> =
        skipped.iter().filter(|gap| gap.start < range.end && range.start < gap.end).collect();
    let mut cuts: Vec<usize> = inside.iter().flat_map(|mark| [mark.range.start, mark.range.end]).collect();
    cuts.extend(skipped.iter().flat_map(|gap| [gap.start, gap.end]));
    cuts.retain(|cut| range.start < *cut && *cut < range.end);
    cuts.extend([range.start, range.end]);
    sort_by_key(&mut cuts, |cut| *cut);
    cuts.dedup();
    let pairs = cuts.iter().zip(cuts.iter().skip(1));
    pairs
        .map(|(&start, &end)| {
            let over = inside.iter().filter(|mark| mark.range.start <= start && end <= mark.range.end);
            let mut findings: Vec<usize> = over.map(|mark| mark.finding).collect();
            sort_by_key(&mut findings, |finding| *finding);
            findings.dedup();
            let skipped = skipped.iter().any(|gap| gap.start <= start && end <= gap.end);
            Segment { range: start..end, findings, skipped }
        })
        .collect()
}

/// The lines around the marks of a large paste; neighbours that touch are one excerpt.
pub fn excerpts(text: &str, marks: &[Mark]) -> Vec<Excerpt> {
    let mut ranges: Vec<Range<usize>> = marks.iter().map(|mark| surroundings(text, &mark.range)).collect();
    sort_by_key(&mut ranges, |range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end + 1 => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    let mut line = 1;
    let mut counted = 0;
    merged
        .into_iter()
        .map(|range| {
            line += newlines(text, counted..range.start);
            counted = range.start;
            let before = text.get(..range.start).unwrap_or_default();
            let after = text.get(range.end..).unwrap_or_default();
            Excerpt {
                line,
                cut_before: !before.is_empty() && !before.ends_with('\n'),
                cut_after: !after.is_empty() && !after.starts_with('\n'),
                range,
            }
        })
        .collect()
}

fn newlines(text: &str, range: Range<usize>) -> usize {
    text.get(range).unwrap_or_default().bytes().filter(|byte| *byte == b'\n').count()
}

/// `range` with its lines and [`CONTEXT`] lines around them, but no more than [`REACH`] bytes on either side.
fn surroundings(text: &str, range: &Range<usize>) -> Range<usize> {
    let floor = boundary_down(text, range.start.saturating_sub(REACH));
    let before = text.get(floor..range.start).unwrap_or_default();
    let start = before.rmatch_indices('\n').nth(CONTEXT).map_or(floor, |(at, _)| floor + at + 1);
    let ceiling = boundary_up(text, range.end.saturating_add(REACH));
    let after = text.get(range.end..ceiling).unwrap_or_default();
    let end = after.match_indices('\n').nth(CONTEXT).map_or(ceiling, |(at, _)| range.end + at);
    start..end
}

fn boundary_down(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

fn boundary_up(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(range: Range<usize>, finding: usize) -> Mark {
        Mark { range, finding }
    }

    fn drawn(range: Range<usize>, marks: &[Mark]) -> Vec<(Range<usize>, Vec<usize>)> {
        segments(range, marks, &[]).into_iter().map(|segment| (segment.range, segment.findings)).collect()
    }

    #[test]
    fn text_without_marks_is_one_segment() {
        assert_eq!(drawn(0..9, &[]), [(0..9, vec![])]);
        assert!(drawn(0..0, &[]).is_empty());
    }

    #[test]
    fn overlapping_marks_share_the_middle() {
        let marks = [mark(4..8, 1), mark(2..6, 0)];
        assert_eq!(
            drawn(0..10, &marks),
            [(0..2, vec![]), (2..4, vec![0]), (4..6, vec![0, 1]), (6..8, vec![1]), (8..10, vec![])]
        );
    }

    #[test]
    fn nested_equal_and_touching_marks() {
        let marks = [mark(0..6, 2), mark(2..4, 0), mark(2..4, 1), mark(6..7, 0), mark(2..4, 0)];
        assert_eq!(drawn(0..7, &marks), [(0..2, vec![2]), (2..4, vec![0, 1, 2]), (4..6, vec![2]), (6..7, vec![0])]);
    }

    #[test]
    fn what_was_skipped_is_cut_out() {
        let found = segments(0..9, &[mark(1..4, 0)], &[0..2, 6..8, 20..30]);
        let found: Vec<(Range<usize>, usize, bool)> =
            found.into_iter().map(|segment| (segment.range, segment.findings.len(), segment.skipped)).collect();
        assert_eq!(
            found,
            [(0..1, 0, true), (1..2, 1, true), (2..4, 1, false), (4..6, 0, false), (6..8, 0, true), (8..9, 0, false)]
        );
    }

    #[test]
    fn marks_are_cut_at_the_range_that_is_drawn() {
        let marks = [mark(0..5, 0), mark(8..20, 1), mark(30..40, 2)];
        assert_eq!(drawn(3..10, &marks), [(3..5, vec![0]), (5..8, vec![]), (8..10, vec![1])]);
    }

    #[test]
    fn excerpts_show_two_lines_around_and_merge() {
        let text: String = (1..=40).map(|line| format!("line {line}\n")).collect();
        let at = |line: &str| text.find(line).unwrap();
        let marks = [mark(at("line 10\n")..at("line 10\n") + 7, 0), mark(at("line 14\n")..at("line 14\n") + 4, 1)];
        let found = excerpts(&text, &marks);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, 8);
        assert!(text[found[0].range.clone()].starts_with("line 8\n"));
        assert!(text[found[0].range.clone()].ends_with("line 16"));
        assert!(!found[0].cut_before && !found[0].cut_after);
        let far = excerpts(&text, &[mark(0..4, 0), mark(at("line 30")..at("line 30") + 4, 1)]);
        assert_eq!(far.iter().map(|excerpt| excerpt.line).collect::<Vec<_>>(), [1, 28]);
    }

    #[test]
    fn a_line_without_end_is_cut_on_character_boundaries() {
        let text = "ä".repeat(5_000);
        let found = excerpts(&text, &[mark(4_000..4_002, 0)]);
        assert!(found[0].cut_before && found[0].cut_after);
        assert!(text.get(found[0].range.clone()).is_some_and(|cut| cut.len() < 1_300));
    }
}
