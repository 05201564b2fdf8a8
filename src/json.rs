//! JSON (RFC 8259) that keeps spans, every digit and every duplicate, and goes on where the text is off.

use std::ops::Range;

use serde::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeSeq, SerializeStruct},
};

use crate::text::{Problem, Span, span};

/// The deepest nesting that is read; what lies deeper is left out, with the problem `json-too-deep`.
pub const MAX_DEPTH: usize = 128;
/// The most values that are read; behind them reading stops, with the problem `json-too-large`.
pub const MAX_NODES: usize = 200_000;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it stands, quotes and brackets included.
    pub span: Span,
    /// Whether the text ends before the string does.
    pub cut: bool,
}

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number with the digits as they stood.
    Number(String),
    /// A string without its escapes.
    String(String),
    /// A word that JSON doesn't know, as it stood.
    Word(String),
    /// An array.
    Array(Vec<Node>),
    /// An object, its members in order, duplicates included.
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name without escapes.
    pub name: String,
    /// Where the name stands, quotes included.
    pub name_span: Span,
    /// Its value.
    pub node: Node,
}

/// The member `name` of an object; the last one where it stands twice, as most readers do.
#[inline(never)]
pub fn member<'a>(node: &'a Node, name: &str) -> Option<&'a Member> {
    members(node).iter().rev().find(|member| member.name == name)
}

/// The members of an object; none for other values.
pub fn members(node: &Node) -> &[Member] {
    match &node.value {
        Value::Object(members) => members,
        _ => &[],
    }
}

/// The string of a string node.
#[inline(never)]
pub fn string(node: &Node) -> Option<&str> {
    match &node.value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// The digits of a number node.
pub fn number(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Number(digits) => Some(digits),
        _ => None,
    }
}

/// A string or a number node as text.
#[inline(never)]
pub fn scalar(node: &Node) -> Option<&str> {
    string(node).or_else(|| number(node))
}

/// The strings that a claim such as `aud` or `scope` holds: one, the items of an array, or none.
#[inline(never)]
pub fn strings(node: &Node) -> Vec<&str> {
    match &node.value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().filter_map(string).collect(),
        _ => Vec::new(),
    }
}

/// A value as text, on one line: a string without its quotes, anything else as JSON writes it.
pub fn shown(node: &Node) -> String {
    string(node).map_or_else(|| written(node), str::to_owned)
}

fn written(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => (if *value { "true" } else { "false" }).to_owned(),
        Value::Number(text) | Value::Word(text) => text.clone(),
        Value::String(text) => ["\"", &text.replace('\\', "\\\\").replace('"', "\\\""), "\""].concat(),
        Value::Array(items) => ["[", &items.iter().map(written).collect::<Vec<_>>().join(", "), "]"].concat(),
        Value::Object(members) => {
            let member = |member: &Member| ["\"", &member.name, "\": ", &written(&member.node)].concat();
            ["{", &members.iter().map(member).collect::<Vec<_>>().join(", "), "}"].concat()
        }
    }
}

/// The bytes of a string node's content, without its quotes.
pub fn inside(node: &Node) -> Span {
    let quoted = matches!(node.value, Value::String(_)) && node.span.end >= node.span.start + 2;
    let (first, last) = (u32::from(quoted), u32::from(quoted && !node.cut));
    Span { start: node.span.start + first, end: node.span.end - last, ..node.span }
}

/// Reads the value at the start of `range` of `text`, the text of document `doc`.
///
/// Returns the value, the offset behind it, and each departure from RFC 8259. `None` where nothing like JSON
/// stands there. What follows the value is the caller's: [`read_all`] reports it.
pub fn read(text: &str, doc: u32, range: Range<usize>) -> (Option<Node>, usize, Vec<Problem>) {
    let end = range.end.min(text.len());
    let mut reader =
        Reader { text: text.get(..end).unwrap_or(text), doc, at: range.start, nodes: 0, problems: Vec::new() };
    reader.space();
    let node = reader.value(0);
    (node, reader.at, reader.problems)
}

/// Reads `range` of `text` as one JSON text, with a problem where anything follows it.
pub fn read_all(text: &str, doc: u32, range: Range<usize>) -> (Option<Node>, Vec<Problem>) {
    let (node, at, mut problems) = read(text, doc, range.clone());
    let rest = text.get(at..range.end).unwrap_or_default();
    let behind = rest.len() - rest.trim_start_matches(is_space).len();
    if node.is_none() && problems.is_empty() {
        problems.push(Problem { id: "json-not-json", span: span(doc, range.start, range.end), breaks: true });
    } else if behind < rest.len() {
        problems.push(Problem { id: "json-trailing-text", span: span(doc, at + behind, range.end), breaks: true });
    }
    (node, problems)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

struct Reader<'a> {
    text: &'a str,
    doc: u32,
    at: usize,
    nodes: usize,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn problem(&mut self, id: &'static str, start: usize, end: usize) {
        // What is off may be a character of several bytes.
        let end = self.text.ceil_char_boundary(end.min(self.text.len()));
        self.problems.push(Problem { id, span: span(self.doc, start, end), breaks: true });
    }

    fn value(&mut self, depth: usize) -> Option<Node> {
        let start = self.at;
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            self.problem("json-too-large", start, self.text.len());
            self.at = self.text.len();
            return None;
        }
        if depth > MAX_DEPTH {
            self.problem("json-too-deep", start, self.text.len());
            self.at = self.text.len();
            return None;
        }
        let value = match self.peek()? {
            b'{' => self.object(depth),
            b'[' => self.array(depth),
            quote @ (b'"' | b'\'') => Value::String(self.string(quote)),
            _ => self.word(depth)?,
        };
        // A mark at the very end may be an escaped one: then the string is cut off, too, and nothing is lost by taking it
        // for the end.
        let closed = self.text.get(start..self.at).is_some_and(|text| text.len() > 1 && text.ends_with(['"', '\'']));
        let cut = matches!(value, Value::String(_)) && !closed;
        Some(Node { value, span: span(self.doc, start, self.at), cut })
    }

    fn object(&mut self, depth: usize) -> Value {
        self.at += 1;
        let mut members: Vec<Member> = Vec::new();
        loop {
            self.space();
            let start = self.at;
            if self.eat(b'}') {
                if !members.is_empty() {
                    self.problem("json-trailing-comma", start, start + 1);
                }
                break;
            }
            let name = match self.peek() {
                Some(quote @ (b'"' | b'\'')) => self.string(quote),
                _ => match self.letters() {
                    Some(name) => {
                        self.problem("json-unquoted-name", start, self.at);
                        name
                    }
                    None => {
                        self.problem(self.cut_or("json-unexpected"), start, start + 1);
                        break;
                    }
                },
            };
            let name_span = span(self.doc, start, self.at);
            self.space();
            if !self.eat(b':') {
                self.problem(self.cut_or("json-unexpected"), self.at, self.at + 1);
                break;
            }
            self.space();
            let Some(node) = self.value(depth + 1) else {
                self.problem(self.cut_or("json-unexpected"), self.at, self.at + 1);
                break;
            };
            members.push(Member { name, name_span, node });
            self.space();
            if self.eat(b',') {
                continue;
            }
            if !self.eat(b'}') {
                self.problem(self.cut_or("json-unexpected"), self.at, self.at + 1);
            }
            break;
        }
        Value::Object(members)
    }

    fn array(&mut self, depth: usize) -> Value {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.space();
            let start = self.at;
            if self.eat(b']') {
                if !items.is_empty() {
                    self.problem("json-trailing-comma", start, start + 1);
                }
                break;
            }
            let Some(node) = self.value(depth + 1) else {
                self.problem(self.cut_or("json-unexpected"), self.at, self.at + 1);
                break;
            };
            items.push(node);
            self.space();
            if self.eat(b',') {
                continue;
            }
            if !self.eat(b']') {
                self.problem(self.cut_or("json-unexpected"), self.at, self.at + 1);
            }
            break;
        }
        Value::Array(items)
    }

    /// A value that stops at the end of the text was cut off; one that stops earlier is wrong there.
    fn cut_or(&self, id: &'static str) -> &'static str {
        if self.at >= self.text.len() { "json-cut-off" } else { id }
    }

    fn string(&mut self, quote: u8) -> String {
        let start = self.at;
        self.at += 1;
        if quote == b'\'' {
            self.problem("json-single-quotes", start, start + 1);
        }
        let mut out = String::new();
        loop {
            let from = self.at;
            let rest = self.text.get(from..).unwrap_or_default();
            let stop = rest.find(|c: char| c == char::from(quote) || c == '\\' || c < ' ').unwrap_or(rest.len());
            out.push_str(rest.get(..stop).unwrap_or_default());
            self.at = from + stop;
            match self.peek() {
                None => {
                    self.problem("json-cut-off", start, self.at);
                    return out;
                }
                Some(byte) if byte == quote => {
                    self.at += 1;
                    return out;
                }
                Some(b'\\') => out.extend(self.escape()),
                Some(control) => {
                    self.problem("json-control-character", self.at, self.at + 1);
                    out.push(char::from(control));
                    self.at += 1;
                }
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        let start = self.at;
        self.at += 1;
        let c = self.text.get(self.at..).and_then(|rest| rest.chars().next())?;
        self.at += c.len_utf8();
        Some(match c {
            '"' | '\\' | '/' => c,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return Some(self.unicode(start)),
            _ => {
                self.problem("json-bad-escape", start, self.at);
                c
            }
        })
    }

    /// `\uXXXX`, and a second one where the first is the first half of a surrogate pair.
    fn unicode(&mut self, start: usize) -> char {
        let Some(first) = self.four_digits() else {
            self.problem("json-bad-escape", start, self.at);
            return char::REPLACEMENT_CHARACTER;
        };
        if let Some(c) = char::from_u32(first) {
            return c;
        }
        let mark = self.at;
        if (0xD800..0xDC00).contains(&first)
            && self.eat(b'\\')
            && self.eat(b'u')
            && let Some(second) = self.four_digits().filter(|second| (0xDC00..0xE000).contains(second))
        {
            let code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            return char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        self.at = mark;
        self.problem("json-lone-surrogate", start, self.at);
        char::REPLACEMENT_CHARACTER
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        let all = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let code = u32::from_str_radix(digits, 16).ok().filter(|_| all)?;
        self.at += 4;
        Some(code)
    }

    /// A run of letters, digits and the signs of numbers.
    fn letters(&mut self) -> Option<String> {
        let rest = self.text.get(self.at..)?;
        let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "+-._".contains(c))).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).filter(|word| !word.is_empty()).map(str::to_owned)
    }

    fn word(&mut self, depth: usize) -> Option<Value> {
        let start = self.at;
        let word = self.letters()?;
        if depth > 0 && self.at == self.text.len() {
            // Half a number is another number: it must not be taken for the whole one.
            self.problem("json-cut-off", start, self.at);
            return Some(Value::Word(word));
        }
        let value = match word.as_str() {
            "null" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ if is_number(&word) => Value::Number(word),
            _ => {
                self.problem("json-bare-word", start, self.at);
                match word.as_str() {
                    "None" => Value::Null,
                    "True" => Value::Bool(true),
                    "False" => Value::Bool(false),
                    _ => Value::Word(word),
                }
            }
        };
        Some(value)
    }
}

/// `number = [ minus ] int [ frac ] [ exp ]` (RFC 8259, section 6).
pub fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (int, frac) = match mantissa.split_once('.') {
        Some((int, frac)) => (int, Some(frac)),
        None => (mantissa, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(int)
        && (int == "0" || !int.starts_with('0'))
        && frac.is_none_or(digits)
        && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

/// Writes a number that was read as JSON, every digit as it stood.
///
/// This is what serde_json's `RawValue` writes. Making one parses the digits again, and that parser with its
/// tables for floating point costs a visitor ten kilobytes; the tests hold the result to what stood there.
pub fn write_number<S: Serializer>(digits: &str, serializer: S) -> Result<S::Ok, S::Error> {
    const RAW: &str = "$serde_json::private::RawValue";
    let mut raw = serializer.serialize_struct(RAW, 1)?;
    raw.serialize_field(RAW, digits)?;
    raw.end()
}

/// As JSON again: every digit and every duplicate as it stood.
impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.value {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Number(digits) => write_number(digits, serializer),
            Value::String(text) | Value::Word(text) => serializer.serialize_str(text),
            Value::Array(items) => {
                let mut array = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    array.serialize_element(item)?;
                }
                array.end()
            }
            Value::Object(members) => {
                let mut object = serializer.serialize_map(Some(members.len()))?;
                for member in members {
                    object.serialize_entry(&member.name, &member.node)?;
                }
                object.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_shown_as_it_is_written() {
        for text in ["1.50", "null", "true", "[1, \"a\\\"b\", {\"c\": []}]", "{}"] {
            assert_eq!(shown(&read_all(text, 0, 0..text.len()).0.unwrap()), text);
        }
        assert_eq!(shown(&read_all("\"a b\"", 0, 0..5).0.unwrap()), "a b");
    }

    /// The value written again, and the problems' ids.
    fn check(text: &str, expected: &str, problems: &[&str]) {
        let (node, found) = read_all(text, 0, 0..text.len());
        let ids: Vec<&str> = found.iter().map(|problem| problem.id).collect();
        assert_eq!(ids, problems, "{text}");
        let written = node.map(|node| serde_json::to_string(&node).unwrap()).unwrap_or_default();
        assert_eq!(written, expected, "{text}");
        let accepted = serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
        assert_eq!(accepted, problems.iter().all(|id| *id == "json-lone-surrogate"), "serde_json on {text}");
    }

    #[test]
    fn keeps_digits_and_duplicates() {
        check(
            r#"{"sub":100002348117421473,"x":1.50e+3,"a":1,"a":2}"#,
            r#"{"sub":100002348117421473,"x":1.50e+3,"a":1,"a":2}"#,
            &[],
        );
        check(" [true, null, \"\\u00e4\\ud83d\\ude00\\n\"] ", "[true,null,\"ä😀\\n\"]", &[]);
        check("\"\"", "\"\"", &[]);
    }

    #[test]
    fn goes_on_where_the_text_is_off() {
        check(r#"{"a":1,"b":"x"#, r#"{"a":1,"b":"x"}"#, &["json-cut-off", "json-cut-off"]);
        check(r#"{'a': None,}"#, r#"{"a":null}"#, &["json-single-quotes", "json-bare-word", "json-trailing-comma"]);
        check("{a:01}", r#"{"a":"01"}"#, &["json-unquoted-name", "json-bare-word"]);
        check("[1] x", "[1]", &["json-trailing-text"]);
        check("[1 2]", "[1]", &["json-unexpected", "json-trailing-text"]);
        check("", "", &["json-not-json"]);
        check("\"a\u{1}\\q\"", "\"a\\u0001q\"", &["json-control-character", "json-bad-escape"]);
    }

    #[test]
    fn depth_and_size_are_bounded() {
        let deep = "[".repeat(MAX_DEPTH * 2);
        let (node, problems) = read_all(&deep, 0, 0..deep.len());
        assert!(node.is_some());
        assert_eq!(problems[0].id, "json-too-deep");
        let wide = format!("[{}1]", "1,".repeat(MAX_NODES));
        let (_, problems) = read_all(&wide, 0, 0..wide.len());
        assert_eq!(problems[0].id, "json-too-large");
    }

    #[test]
    fn spans_lead_to_the_values() {
        let text = r#"x {"exp": 12, "s": "ab"}"#;
        let (node, _, _) = read(text, 3, 2..text.len());
        let node = node.unwrap();
        assert_eq!(member(&node, "exp").unwrap().node.span, span(3, 10, 12));
        assert_eq!(inside(&member(&node, "s").unwrap().node), span(3, 20, 22));
        for (text, end) in [("\"ab\"", 3), ("\"ab", 3), ("\"a令", 5), ("\"", 1), ("\"\"", 1)] {
            let node = read_all(text, 0, 0..text.len()).0.unwrap();
            assert_eq!(inside(&node).end, end, "{text}");
        }
    }
}
