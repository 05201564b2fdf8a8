//! Where in a text tokens stand, however they are wrapped.
//!
//! A JOSE header is a JSON object, so that its base64url begins with `ey` (`{"`) or `ew` (`{` and white space).
//! From there a token goes on over its own letters, over line ends inside it, and over what a hard-wrapping mail
//! program or terminal put before the next line.

/// The most tokens that are read in one paste.
pub const MAX_TOKENS: usize = 256;
/// The longest token that is read, in bytes.
pub const MAX_LENGTH: usize = 4 * 1024 * 1024;

/// A stretch of text that looks like a compact JOSE serialization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Offset of its first byte.
    pub start: usize,
    /// Offset behind its last byte.
    pub end: usize,
    /// Its letters without what wrapped them.
    pub compact: String,
    /// The offset of each letter.
    pub offsets: Vec<u32>,
    /// Where line ends and what came with them were passed over.
    pub breaks: Vec<(usize, usize)>,
    /// Whether dots or an ellipsis behind it say that something was left out.
    pub elided: bool,
}

/// All candidates that begin in `range` of `text`, in order; none overlaps another.
pub fn candidates(text: &str, range: std::ops::Range<usize>) -> Vec<Candidate> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = range.start;
    // A start that only its letters behind the range's end would tell isn't one of the range.
    let within = bytes.get(..range.end).unwrap_or(bytes);
    while let Some(start) = next_start(within, at) {
        let candidate = follow(text, start);
        at = candidate.end.max(start + 2);
        if candidate.compact.len() >= 10 {
            found.push(candidate);
        }
        if found.len() >= MAX_TOKENS {
            break;
        }
    }
    found
}

/// Stretches of base64 that begin in `range` and whose content begins with a token's header once more: `ZXlK` is the base64 of `eyJ`.
pub fn wrapped(text: &str, range: std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
    let bytes = text.as_bytes();
    let boundary =
        |at: usize| !at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(|byte| is_letter(*byte));
    let run = |at: usize| bytes.get(at..).unwrap_or_default().iter().take_while(|byte| is_inner(**byte)).count();
    let part = text.get(range.clone()).unwrap_or_default();
    let starts = part.match_indices("ZXlK").map(|(at, _)| range.start + at).filter(|at| boundary(*at));
    starts.map(|at| at..at + run(at).min(MAX_LENGTH)).filter(|range| range.len() >= 40).take(MAX_TOKENS).collect()
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

/// The letters of a compact serialization, of its look-alikes (standard base64, padding) and of SD-JWT's `~`.
fn is_inner(byte: u8) -> bool {
    is_letter(byte) || matches!(byte, b'.' | b'~' | b'+' | b'/' | b'=')
}

fn next_start(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == b'e')?;
        let begins =
            matches!(bytes.get(at + 1..at + 3), Some([b'y', b'J' | b'A' | b'I' | b'B'] | [b'w', b'o' | b'0' | b'k']));
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        if begins && !before.is_some_and(|byte| is_letter(*byte) || *byte == b'.') {
            return Some(at);
        }
        at += 1;
    }
}

fn follow(text: &str, start: usize) -> Candidate {
    let bytes = text.as_bytes();
    let mut candidate =
        Candidate { start, end: start, compact: String::new(), offsets: Vec::new(), breaks: Vec::new(), elided: false };
    let mut width = 0;
    loop {
        let line = candidate.end;
        let length = bytes.get(line..).unwrap_or_default().iter().take_while(|byte| is_inner(**byte)).count();
        let room = MAX_LENGTH.saturating_sub(candidate.compact.len());
        push(&mut candidate, text, line, length.min(room));
        let Some(next) = next_line(text, candidate.end) else { break };
        let run = bytes.get(next..).unwrap_or_default().iter().take_while(|byte| is_inner(**byte)).count();
        if !goes_on(&candidate, length, width, text.get(next..next + run).unwrap_or_default(), text.get(next + run..)) {
            break;
        }
        width = width.max(length);
        candidate.breaks.push((candidate.end, next));
        candidate.end = next;
    }
    trim(&mut candidate, text);
    candidate
}

fn push(candidate: &mut Candidate, text: &str, start: usize, length: usize) {
    candidate.compact.push_str(text.get(start..start + length).unwrap_or_default());
    candidate.offsets.extend((start..start + length).map(|offset| u32::try_from(offset).unwrap_or(u32::MAX)));
    candidate.end = start + length;
}

/// Where the text goes on behind a line end at `at`, its indentation, quote mark or continuation sign passed over.
fn next_line(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let behind = rest.trim_start_matches([' ', '\t', '\\']);
    let line =
        behind.strip_prefix("\r\n").or_else(|| behind.strip_prefix('\n')).or_else(|| behind.strip_prefix('\r'))?;
    Some(text.len() - line.trim_start_matches([' ', '\t', '>', '|']).len())
}

/// Whether the next line belongs to the token: it must look like a piece of base64 and like the lines so far.
fn goes_on(candidate: &Candidate, length: usize, width: usize, next: &str, behind: Option<&str>) -> bool {
    if next.is_empty() || candidate.compact.len() >= MAX_LENGTH {
        return false;
    }
    // The RFCs print each part, and each dot, on lines of their own.
    let dot_alone = next == "." || candidate.compact.ends_with('.') && length == 1;
    if dot_alone && candidate.compact.len() > 10 {
        return behind.is_none_or(|rest| {
            let rest = rest.trim_start_matches([' ', '\t']);
            rest.is_empty() || rest.starts_with(['\r', '\n'])
        });
    }
    if length < 16 {
        return false;
    }
    let alone = behind.is_none_or(|rest| {
        let rest = rest.trim_start_matches(['"', '\'', ',', ';', '`', ' ', '\\', '…']);
        rest.is_empty() || rest.starts_with(['\r', '\n'])
    });
    let begins_anew = next.starts_with("ey") && next.contains('.');
    let dots = candidate.compact.bytes().filter(|byte| *byte == b'.').count();
    let mixed = next.bytes().any(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && next.bytes().any(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let same_width = width > 0 && length == width && next.len() <= width;
    let dotted = dots < 2 && (next.contains('.') || mixed) || dots < 4 && next.contains('.');
    // A part that ended with its dot at the line's end goes on with the next part.
    let opened = candidate.compact.ends_with('.') && next.len() >= 16;
    let full = length >= 40 && next.len() >= 16 && next.len() <= length;
    alone && !begins_anew && (same_width || (dotted || opened || full) && mixed)
}

/// Takes a sentence's full stop and the dots of an elision off the end.
fn trim(candidate: &mut Candidate, text: &str) {
    let keep = if candidate.compact.ends_with("...") {
        candidate.elided = true;
        candidate.compact.trim_end_matches('.').len()
    } else if candidate.compact.ends_with('.') && candidate.compact.matches('.').count() > 2 {
        candidate.compact.len() - 1
    } else {
        candidate.compact.len()
    };
    candidate.compact.truncate(keep);
    candidate.offsets.truncate(keep);
    candidate.end = candidate.offsets.last().map_or(candidate.start, |last| *last as usize + 1);
    candidate.breaks.retain(|(_, next)| *next < candidate.end);
    let behind = text.get(candidate.end..).unwrap_or_default();
    candidate.elided |= behind.starts_with('…') || behind.starts_with("[...]") || behind.starts_with("<snip>");
}
