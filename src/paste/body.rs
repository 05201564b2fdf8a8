//! What form a body has, and what it says of the status.

use crate::{
    http::message::{Body, Form},
    json::{self, Node, Value},
    text::{Problem, Span, percent_decoded, span},
};

/// The longest body of which all is read as JSON, in bytes; of a longer one the first part, with a problem.
pub const MAX_JSON: usize = 4 * 1024 * 1024;

/// Members that only errors have, or that errors have beside others.
const ERROR_MEMBERS: &[&str] = &[
    "error",
    "errors",
    "error_description",
    "errorCode",
    "errorSummary",
    "error_code",
    "errorMessage",
    "error_message",
    "fault",
    "detail",
    "Message",
    "__type",
    "exception",
    "statusCode",
    "errcode",
    "code",
    "message",
    "title",
    "reason",
    "msg",
    "httpStatus",
    "problemType",
];

/// Of these, what names an error by itself.
const TELLING: &[&str] = &[
    "error",
    "error_description",
    "errorCode",
    "error_code",
    "fault",
    "exception",
    "errorMessage",
    "error_message",
    "__type",
];

/// Reads the body at `place`; `text` is the whole text of its document.
pub fn read(text: &str, place: Span) -> (Body, Vec<Problem>) {
    let content = text.get(place.start as usize..place.end as usize).unwrap_or_default();
    let form = form(content);
    let mut problems = Vec::new();
    let json = (form == Form::Json).then(|| {
        let end = place.end.min(place.start.saturating_add(MAX_JSON as u32)) as usize;
        let (node, _, found) = json::read(text, place.doc, place.start as usize..end);
        problems = found;
        node
    });
    (Body { form, span: place, json: json.flatten() }, problems)
}

fn form(content: &str) -> Form {
    let start = content.trim_start();
    let lower: String = start.chars().take(300).collect::<String>().to_ascii_lowercase();
    if start.starts_with(['{', '[']) {
        return Form::Json;
    }
    if lower.starts_with('<') {
        let html =
            ["<!doctype html", "<html", "<head", "<body", "<title", "<h1", "<center", "<p>", "<div", "<meta", "<!--"];
        let is_html = html.iter().any(|tag| lower.starts_with(tag)) || lower.contains("<html");
        return if is_html { Form::Html } else { Form::Xml };
    }
    let pair = |pair: &str| {
        pair.split_once('=').is_some_and(|(name, _)| {
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
        })
    };
    let one_line = !start.trim_end().contains([' ', '\n', '\r', '<']);
    if one_line
        && start.contains('=')
        && start.trim_end().split('&').all(pair)
        && start.contains('&') | start.starts_with("error=")
    {
        return Form::Form;
    }
    Form::Text
}

/// Whether JSON says that something went wrong, and isn't just data.
pub fn looks_like_error(body: &Body) -> bool {
    let Some(node) = &body.json else { return false };
    match &node.value {
        Value::Array(items) => {
            items.first().is_some_and(|item| error_members(item) >= 2 || json::member(item, "errorCode").is_some())
        }
        _ => {
            let has = |name| json::member(node, name).is_some_and(|member| says_something(&member.node));
            let mut telling = TELLING.iter().chain(&["detail", "details", "errcode"]);
            let ok_false = json::member(node, "ok").is_some_and(|ok| ok.node.value == Value::Bool(false))
                || json::member(node, "active").is_some_and(|active| active.node.value == Value::Bool(false));
            let message_alone = (has("message") || has("Message") || has("msg")) && json::members(node).len() <= 5;
            let refused = stated(node).is_some_and(|(status, _)| status >= 400);
            telling.any(|name| has(name))
                || errors_listed(node)
                || ok_false
                || refused && error_members(node) >= 2 && json::members(node).len() <= 2 * error_members(node) + 1
                || message_alone && !is_success(node)
        }
    }
}

/// Whether the JSON of an answer with a good status says no all the same, by more than a message: that may be about
/// what was done.
pub fn says_no(body: &Body) -> bool {
    let Some(node) = &body.json else { return false };
    let scalar = |name: &str| json::member(node, name).and_then(|member| json::scalar(&member.node));
    let no = |name: &str| json::member(node, name).is_some_and(|member| member.node.value == Value::Bool(false));
    let failed =
        |name: &str| scalar(name).is_some_and(|text| FAILED.iter().any(|word| word.eq_ignore_ascii_case(text)));
    let coded = |name: &str| scalar(name).and_then(|code| code.parse::<i64>().ok()).is_some_and(is_refusal_code);
    let error = |name: &str| {
        json::member(node, name)
            .is_some_and(|member| says_something(&member.node) && json::string(&member.node).is_none_or(is_error))
    };
    ["ok", "success", "active"].iter().any(|name| no(name))
        || TELLING.iter().any(|name| error(name))
        || ["code", "errcode", "errno", "ret", "retcode", "status", "statusCode"].iter().any(|name| coded(name))
        || ["status", "result", "state"].iter().any(|name| failed(name))
        || errors_listed(node)
}

/// What a body calls a failure.
const FAILED: &[&str] = &["error", "fail", "failed", "failure", "denied", "unauthorized", "forbidden", "nok", "false"];

/// Whether a number is no code for success: 0, 1, HTTP's 2xx, and 20000 of some frameworks are.
fn is_refusal_code(code: i64) -> bool {
    !matches!(code, 0 | 1 | 200..=299 | 20_000)
}

/// Whether the text of a member for an error names one: some APIs fill it in when all is well.
pub fn is_error(text: &str) -> bool {
    const FINE: &[&str] =
        &["none", "no error", "no errors", "ok", "success", "null", "false", "no", "n/a", "nothing", "undefined"];
    text.bytes().any(|byte| !matches!(byte, b'0' | b'-' | b'.' | b' '))
        && !FINE.iter().any(|fine| fine.eq_ignore_ascii_case(text.trim()))
}

/// `"errors": [ … ]`, as GraphQL and JSON:API have them; an object of that name may be a catalogue of messages.
fn errors_listed(node: &Node) -> bool {
    json::member(node, "errors").is_some_and(|errors| match &errors.node.value {
        Value::Array(items) => !items.is_empty(),
        Value::String(text) => !text.is_empty(),
        _ => false,
    })
}

fn is_success(node: &Node) -> bool {
    let ok = |name, value: &str| {
        json::member(node, name).and_then(|member| json::scalar(&member.node)).is_some_and(|text| text == value)
    };
    let good = ["0", "200", "201", "202", "204"];
    let coded = ["code", "status", "statusCode"].iter().any(|name| good.iter().any(|code| ok(name, code)));
    let yes = |name| json::member(node, name).is_some_and(|member| member.node.value == Value::Bool(true));
    coded
        || yes("ok")
        || yes("success")
        || ok("success", "true")
        || ok("message", "ok")
        || ["ok", "success", "Success", "OK"].iter().any(|word| ok("status", word))
}

fn error_members(node: &Node) -> usize {
    ERROR_MEMBERS
        .iter()
        .filter(|name| json::member(node, name).is_some_and(|member| says_something(&member.node)))
        .count()
}

fn says_something(node: &Node) -> bool {
    match &node.value {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => true,
    }
}

/// Whether XML says that something went wrong: an element or its text is named so.
pub fn looks_like_error_xml(text: &str, place: Span) -> bool {
    const NAMES: &[&str] = &["error", "fault", "exception", "errorcode", "errormessage", "statuscode", "status"];
    // Files that name errors: settings, messages, tests' results.
    const FILES: &[&str] =
        &["configuration", "resources", "testsuites", "testsuite", "xliff", "project", "beans", "RaiseFault"];
    let content = text.get(place.start as usize..place.end as usize).unwrap_or_default();
    let first = content.get(..content.floor_char_boundary(2_000)).unwrap_or_default();
    let root = first.split('<').find(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic())).unwrap_or_default();
    if FILES.contains(&root.split([' ', '>', '\n', '\t', '\r']).next().unwrap_or_default()) {
        return false;
    }
    let named = first.split('<').skip(1).any(|tag| {
        let name = tag.split([' ', '>', '/', '\n', '\t']).next().unwrap_or_default();
        let name = name.rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
        NAMES.iter().any(|known| name == *known || name.ends_with(known) && *known != "status") || name == "errors"
    });
    let coded = || {
        let leaves = super::html::elements(text, place);
        let has = |name: &str| leaves.iter().any(|leaf| leaf.name.eq_ignore_ascii_case(name));
        has("code") && has("message")
    };
    named || coded()
}

/// Whether form data carries an OAuth error (RFC 6749, section 4.1.2.1).
pub fn looks_like_error_form(content: &str) -> bool {
    content.split(['&', '?', '#']).any(|pair| pair.starts_with("error=") || pair.starts_with("error_description="))
}

/// The HTTP status that a body states of itself: problem+json's `status` (RFC 9457, section 3.1.2), the `code`
/// or `statusCode` of many products, an error page's title.
pub fn stated_status(body: &Body, text: &str) -> Option<(u16, Span)> {
    match (&body.json, body.form) {
        (Some(node), _) => stated(node),
        (None, Form::Html) => super::html::stated_status(text, body.span),
        _ => None,
    }
}

fn stated(node: &Node) -> Option<(u16, Span)> {
    let number = |node: &Node| {
        let status = json::scalar(node)?.parse::<u16>().ok().filter(|status| (300..600).contains(status))?;
        Some((status, json::inside(node)))
    };
    let own = |node: &Node| {
        ["status", "statusCode", "status_code", "httpStatus", "httpCode", "http_code", "error_code", "code"]
            .iter()
            .find_map(|name| number(&json::member(node, name)?.node))
    };
    let inside = |name: &str| json::member(node, name).and_then(|member| own(&member.node));
    let first_error = || match &json::member(node, "errors")?.node.value {
        Value::Array(items) => own(items.first()?),
        _ => None,
    };
    own(node)
        .or_else(|| inside("error"))
        .or_else(|| inside("data"))
        .or_else(|| inside("upstream"))
        .or_else(|| inside("errorDetails"))
        .or_else(first_error)
}

/// A short text of a body that may tell the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The member, element or field that it is the value of, without its path; empty for a line of text.
    pub name: String,
    /// The text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// The longest text that is taken for a phrase, in bytes.
pub const MAX_PHRASE: usize = 2_000;
/// The most phrases that are drawn out of one body.
pub const MAX_PHRASES: usize = 200;

/// The phrases of a body: members, elements or fields with a short value, a page's visible lines, a text's lines.
pub fn leaves(body: &Body, text: &str) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    match (&body.json, body.form) {
        (Some(node), _) => json_leaves(node, "", &mut leaves),
        (None, Form::Html) => leaves = super::html::visible(text, body.span),
        (None, Form::Xml) => leaves = super::html::elements(text, body.span),
        (None, Form::Form) => leaves = form_leaves(text, body.span),
        _ => leaves = text_lines(text, body.span),
    }
    leaves.truncate(MAX_PHRASES);
    leaves
}

fn json_leaves(node: &Node, name: &str, leaves: &mut Vec<Leaf>) {
    if leaves.len() >= MAX_PHRASES {
        return;
    }
    match &node.value {
        Value::String(text) | Value::Number(text) | Value::Word(text) if text.len() <= MAX_PHRASE => {
            // An answer's JSON alone, or behind a sentence of the program that got it.
            if let Some(inner) = text.find("{\"").and_then(|at| text.get(at..)) {
                inner_leaves(node, inner, leaves);
            }
            leaves.push(Leaf { name: name.to_owned(), text: text.clone(), span: json::inside(node) });
        }
        Value::Bool(value) => leaves.push(Leaf { name: name.to_owned(), text: value.to_string(), span: node.span }),
        Value::Array(items) => items.iter().for_each(|item| json_leaves(item, name, leaves)),
        Value::Object(members) => members.iter().for_each(|member| json_leaves(&member.node, &member.name, leaves)),
        _ => {}
    }
}

/// The leaves of JSON that stands in a string of JSON; the string is the place of each.
fn inner_leaves(node: &Node, text: &str, leaves: &mut Vec<Leaf>) {
    let (inner, _) = json::read_all(text, 0, 0..text.len());
    let mut found = Vec::new();
    // A string in it is left alone: each level would be read anew.
    for member in inner.iter().flat_map(json::members).filter(|member| json::scalar(&member.node).is_some()) {
        let text = json::scalar(&member.node).unwrap_or_default().to_owned();
        found.push(Leaf { name: member.name.clone(), text, span: json::inside(node) });
    }
    leaves.extend(found.into_iter().filter(|leaf| leaf.text.len() <= MAX_PHRASE).take(MAX_PHRASES));
}

/// The fields of form data or of an address's query and fragment, percent-encoding undone.
pub fn form_leaves(text: &str, place: Span) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    let mut at = place.start as usize;
    let content = text.get(at..place.end as usize).unwrap_or_default();
    for pair in content.split(['&', '?', '#']) {
        if let Some((name, value)) = pair.split_once('=') {
            let start = at + name.len() + 1;
            leaves.push(Leaf {
                name: name.to_owned(),
                text: percent_decoded(value),
                span: span(place.doc, start, start + value.len()),
            });
        }
        at += pair.len() + 1;
    }
    leaves
}

/// The lines of a text.
pub fn text_lines(text: &str, place: Span) -> Vec<Leaf> {
    let content = text.get(place.start as usize..place.end as usize).unwrap_or_default();
    let mut leaves = Vec::new();
    let mut at = place.start as usize;
    for line in content.split_inclusive(['\n', '\r']).take(MAX_PHRASES) {
        let trimmed = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        if !trimmed.is_empty() && trimmed.len() <= MAX_PHRASE {
            leaves.push(Leaf {
                name: String::new(),
                text: trimmed.to_owned(),
                span: span(place.doc, start, start + trimmed.len()),
            });
        }
        at += line.len();
    }
    leaves
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_in_a_string_of_json_is_read_too() {
        let text = r#"{"upstream":{"status":401,"body":"{\"error\":\"invalid_token\",\"deep\":\"{}\"}"}}"#;
        let (body, _) = read(text, span(0, 0, text.len()));
        let leaves = leaves(&body, text);
        let told: Vec<(&str, &str)> = leaves.iter().map(|leaf| (leaf.name.as_str(), leaf.text.as_str())).collect();
        assert!(told.contains(&("error", "invalid_token")), "{told:?}");
        assert!(leaves.iter().all(|leaf| (leaf.span.end as usize) < text.len()));
        assert_eq!(stated_status(&body, text).map(|(status, _)| status), Some(401));
    }
}
