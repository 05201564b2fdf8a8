//! Lines of a program that another one keeps as JSON, one object a line.
//!
//! Docker's json-file driver has `{"log":"…\n","stream":"stderr","time":"…"}`
//! (<https://docs.docker.com/engine/logging/drivers/json-file/>), `journalctl -o json` has `MESSAGE` beside fields
//! such as `__REALTIME_TIMESTAMP` (systemd.journal-fields(7)). A structured logger's message that holds an answer's
//! JSON once more is taken out in the same way.

use super::escapes::unescaped;
use crate::{
    json::{self, Node},
    paste::status,
    text::{Rewritten, put},
};

/// The most lines that are taken out.
pub const MAX_LINES: usize = 20_000;

/// Members that hold a program's own line.
const MESSAGES: &[&str] = &["message", "msg", "textPayload"];

/// The lines by themselves; `None` where some line is no such object, or none is.
pub fn lines(text: &str) -> Option<Rewritten> {
    let mut new = Rewritten::default();
    let mut at = 0;
    let alone = text.trim().lines().count() == 1;
    text.trim_start().starts_with('{').then_some(())?;
    for line in text.split_inclusive('\n').take(MAX_LINES) {
        let content = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        if content.is_empty() {
            continue;
        }
        (content.starts_with('{') && content.ends_with('}')).then_some(())?;
        let (node, _, _) = json::read(text, 0, start..start + content.len());
        let said = said(&node?, alone)?;
        let piece = unescaped(text, said.start as usize, said.end as usize);
        new.text.push_str(&piece.text);
        new.offsets.extend(piece.offsets);
        if !new.text.ends_with('\n') {
            put(&mut new, "\n", said.end as usize);
        }
    }
    (at == text.len()).then_some(new)
}

/// Where an object's line of a program stands, without its quotation marks.
fn said(node: &Node, alone: bool) -> Option<crate::text::Span> {
    let member = |name: &str| json::member(node, name).map(|member| &member.node);
    let has = |names: &[&str]| names.iter().any(|name| member(name).is_some());
    let kept = member("log").filter(|_| has(&["stream"]));
    let journal =
        member("MESSAGE").filter(|_| has(&["__REALTIME_TIMESTAMP", "_SOURCE_REALTIME_TIMESTAMP", "__CURSOR"]));
    let message = || {
        let node =
            MESSAGES.iter().find_map(|name| member(name)).filter(|_| alone && !has(&["error", "errors", "stack"]))?;
        let text = json::string(node)?;
        (text.contains("{\"") || text.contains("{\\\"")).then_some(())?;
        status::in_line(text.get(..text.floor_char_boundary(300))?).map(|_| node)
    };
    let node = kept.or(journal).or_else(message)?;
    json::string(node).map(|_| json::inside(node))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_programs_are_taken_out() {
        let cases = [
            (
                "{\"log\":\"a \\\"b\\\"\\n\",\"stream\":\"stderr\",\"time\":\"t\"}\n{\"log\":\"c\",\"stream\":\"stdout\"}\n",
                Some("a \"b\"\nc\n"),
            ),
            ("{\"MESSAGE\":\"x\",\"__CURSOR\":\"1\",\"PRIORITY\":\"3\"}", Some("x\n")),
            (
                r#"{"level":"error","msg":"GET /x: 401 Unauthorized: {\"error\":\"e\"}"}"#,
                Some("GET /x: 401 Unauthorized: {\"error\":\"e\"}\n"),
            ),
            (r#"{"level":"error","msg":"no status: {\"error\":\"e\"}"}"#, None),
            (r#"{"error":"x","message":"HTTP 401: {\"error\":\"e\"}"}"#, None),
            ("{\"log\":\"a\",\"stream\":\"stderr\"}\nplain\n", None),
            ("{\"log\":\"a\"}", None),
        ];
        for (text, expected) in cases {
            let new = lines(text);
            assert_eq!(new.as_ref().map(|new| new.text.as_str()), expected, "{text}");
            assert!(new.is_none_or(|new| new.text.len() == new.offsets.len()));
        }
    }
}
