//! What the lines of a log say: each line, and what stands behind its prefixes, as pieces that a product's words are
//! looked for in.

use super::fields;
use crate::{
    json::{self, Member, Node, Value},
    paste::{
        body::{MAX_PHRASE, MAX_PHRASES},
        line::{self, Line},
    },
    text::{Span, span},
};

/// How many prefixes of a line are taken off, one after the other.
const MAX_PREFIXES: usize = 6;

/// A piece of text, as a node without quotes.
fn piece(nodes: &mut Vec<Node>, text: &str, place: Span) {
    if nodes.len() < MAX_PHRASES && (4..=MAX_PHRASE).contains(&text.len()) {
        nodes.push(Node { value: Value::Word(text.to_owned()), span: place, cut: false });
    }
}

/// The pieces of a line, the shortest first: behind `ERROR: `, behind `TokenError: `, and all of it.
///
/// ```text
/// [2026-11-20 09:12:44] production.ERROR: Unauthenticated. {"exception":"…"}
/// 2026/11/20 10:12:01 [error] 31#31: *918 limiting requests, excess: 20.480 by zone "login", client: 203.0.113.77, …
/// ```
pub fn of_line(text: &str, line: &Line, nodes: &mut Vec<Node>) {
    let content = line::content(text, line);
    if fields::is_directive(content) {
        return;
    }
    let said = content.split(", client: ").next().unwrap_or_default().trim_end();
    let starts: Vec<usize> = said.match_indices(": ").map(|(at, _)| at + 2).take(MAX_PREFIXES).collect();
    for &start in starts.iter().rev() {
        let rest = said.get(start..).unwrap_or_default();
        let rest = rest.split(" {").next().unwrap_or_default();
        add(text, line, start, rest, nodes);
    }
    // err="…" and msg="…" of logfmt and klog.
    for (at, _) in said.match_indices("=\"").take(MAX_PREFIXES * 2) {
        let rest = said.get(at + 2..).unwrap_or_default();
        add(text, line, at + 2, rest.split('"').next().unwrap_or_default(), nodes);
    }
    add(text, line, 0, said, nodes);
}

/// `401 1 1326` of IIS: status, sub-status and Windows error, where they stand side by side.
pub fn of_status(text: &str, status: Span, nodes: &mut Vec<Node>) {
    let start = status.start as usize;
    let rest = text.get(start..).unwrap_or_default();
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let words: Vec<&str> = rest.splitn(4, [' ', '\r', '\n']).take(3).collect();
    if words.len() == 3 && words.iter().all(|word| digits(word)) {
        let length = words.iter().map(|word| word.len() + 1).sum::<usize>() - 1;
        piece(nodes, rest.get(..length).unwrap_or_default(), span(status.doc, start, start + length));
    }
}

fn add(text: &str, line: &Line, start: usize, said: &str, nodes: &mut Vec<Node>) {
    let from = line.start + start + (said.len() - said.trim_start().len());
    let said = said.trim();
    if text.get(from..from + said.len()) == Some(said) {
        piece(nodes, said, span(line.doc, from, from + said.len()));
    }
}

/// Members that tell of the request or the program, and not why it was refused.
const ASIDE: &[&str] = &[
    "headers",
    "resp_headers",
    "req",
    "request",
    "httpRequest",
    "tls",
    "resource",
    "labels",
    "stack",
    "stack_trace",
    "stacktrace",
    "hostname",
    "userAgent",
    "user_agent",
    "level",
    "logger",
    // Cloud Armor's rules on trial stop nothing.
    "previewSecurityPolicy",
];

/// `"action":"BLOCK"` of a web firewall (AWS WAF, Application Gateway, Front Door, Cloudflare), in one spelling;
/// Cloud Armor has `"enforcedSecurityPolicy":{"outcome":"DENY"}`.
fn blocked(member: &Member, nodes: &mut Vec<Node>) {
    const ACTIONS: &[&str] = &["block", "blocked", "deny", "denied"];
    let stops = |text: &str| ACTIONS.iter().any(|action| text.eq_ignore_ascii_case(action));
    let armor = member.name == "enforcedSecurityPolicy";
    let outcome = json::member(&member.node, "outcome").filter(|_| armor).map(|outcome| &outcome.node);
    let said = outcome.or(Some(&member.node).filter(|_| member.name == "action"));
    if said.and_then(json::string).is_some_and(stops) {
        let (start, end) = (member.name_span.start as usize, member.node.span.end as usize);
        piece(nodes, "\"action\":\"block\"", span(member.node.span.doc, start, end));
    }
}

/// The strings of an object that may tell why.
pub fn of_object(node: &Node, nodes: &mut Vec<Node>) {
    match &node.value {
        Value::Object(members) => {
            members.iter().for_each(|member| blocked(member, nodes));
            members.iter().filter(|member| !ASIDE.contains(&member.name.as_str())).for_each(|member| {
                of_object(&member.node, nodes);
            });
        }
        Value::Array(items) => items.iter().for_each(|item| of_object(item, nodes)),
        Value::String(text) => {
            let place = json::inside(node);
            if let Some((_, rest)) = text.rsplit_once(": ") {
                piece(nodes, rest.trim(), place);
            }
            piece(nodes, text.trim(), place);
        }
        _ => {}
    }
}
