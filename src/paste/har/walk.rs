//! JSON walked without being read: where the members of an object and the items of an array stand.
//!
//! A HAR of 50 MB is one object; a tree of it would take many times its size. Each level is walked once, strings and
//! brackets counted, so that a value at depth four is passed over four times at most. What is cut off ends where the
//! text ends.

use std::ops::Range;

/// The most members of one object that are told.
pub const MAX_MEMBERS: usize = 128;

fn byte(text: &str, at: usize) -> u8 {
    text.as_bytes().get(at).copied().unwrap_or_default()
}

/// Where white space and the signs between values end.
fn gap(text: &str, mut at: usize, end: usize) -> usize {
    while at < end && matches!(byte(text, at), b' ' | b'\t' | b'\n' | b'\r' | b',' | b':') {
        at += 1;
    }
    at
}

/// Behind the string whose quotation mark stands at `at`.
fn string_end(text: &str, at: usize, end: usize) -> usize {
    let start = at + 1;
    let mut from = start;
    // Bodies are most of a file: only quotation marks are looked for, and the backslashes before them counted.
    while let Some(length) = text.get(from..end).and_then(|rest| rest.find('"')) {
        let quote = from + length;
        let before = text.as_bytes().get(start..quote).unwrap_or_default();
        if before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 0 {
            return quote + 1;
        }
        from = quote + 1;
    }
    end
}

/// Behind the value that begins at `at`.
fn value_end(text: &str, mut at: usize, end: usize) -> usize {
    let bytes = text.as_bytes().get(..end).unwrap_or_default();
    let mut depth = 0_usize;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = string_end(text, at, end),
            b'{' | b'[' => {
                depth += 1;
                at += 1;
            }
            b'}' | b']' if depth == 0 => return at,
            b'}' | b']' => {
                depth -= 1;
                at += 1;
            }
            b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' if depth == 0 => return at,
            _ => {
                at += 1;
                if depth == 0 {
                    continue;
                }
            }
        }
        if depth == 0 {
            return at;
        }
    }
    end
}

/// The next value of the object or array whose inside `at` points into; `None` where it ends.
pub fn next(text: &str, at: &mut usize, end: usize) -> Option<Range<usize>> {
    let start = gap(text, *at, end);
    if start >= end || matches!(byte(text, start), b'}' | b']') {
        return None;
    }
    *at = value_end(text, start, end).max(start + 1);
    Some(start..*at)
}

/// The members of the object at `range`, with or without its brackets: each name as it stands, and its value's place.
pub fn members(text: &str, range: Range<usize>) -> Vec<(&str, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = range.start + usize::from(byte(text, range.start) == b'{');
    while let Some(name) = next(text, &mut at, range.end).filter(|_| found.len() < MAX_MEMBERS) {
        let Some(value) = next(text, &mut at, range.end) else { break };
        found.push((text.get(name).unwrap_or_default().trim_matches('"'), value));
    }
    found
}

/// The value of one member.
pub fn member(members: &[(&str, Range<usize>)], name: &str) -> Option<Range<usize>> {
    members.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
}

/// The inside of the string at `range`; `None` for other values. One that is cut off has no last quotation mark.
pub fn string(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let value = text.get(range.clone())?.strip_prefix('"')?;
    let closed = value.strip_suffix('"').unwrap_or(value);
    Some(range.start + 1..range.start + 1 + closed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_and_items_are_told_where_they_stand() {
        let text = r#"{"a": {"x": "}\"]"}, "b":[1, "two", {"c":3}],"d" : null}"#;
        let all = members(text, 0..text.len());
        let told: Vec<(&str, &str)> = all.iter().map(|(name, place)| (*name, &text[place.clone()])).collect();
        assert_eq!(told, [("a", r#"{"x": "}\"]"}"#), ("b", r#"[1, "two", {"c":3}]"#), ("d", "null")]);
        let list = member(&all, "b").unwrap();
        let mut at = list.start + 1;
        let items: Vec<&str> = std::iter::from_fn(|| next(text, &mut at, list.end)).map(|item| &text[item]).collect();
        assert_eq!(items, ["1", "\"two\"", "{\"c\":3}"]);
    }

    #[test]
    fn what_is_cut_off_ends_with_the_text() {
        let text = r#"{"a":1,"b":{"c":"d\"#;
        let all = members(text, 0..text.len());
        assert_eq!(all, [("a", 5..6), ("b", 11..text.len())]);
        for end in 0..text.len() {
            members(text, 0..end);
        }
        assert_eq!(members("\"a\":1", 0..5), [("a", 4..5)]);
        assert_eq!(members(&"{".repeat(9_000), 0..9_000).len(), 0);
    }

    #[test]
    fn an_object_without_end_is_bounded() {
        let text = format!("{{{}}}", "\"a\":1,".repeat(MAX_MEMBERS * 2));
        assert_eq!(members(&text, 0..text.len()).len(), MAX_MEMBERS);
    }
}
