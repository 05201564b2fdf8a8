//! W3C extended logs: `#Fields:` names the columns (<https://www.w3.org/TR/WD-logfile.html>). IIS parts them by spaces
//! and writes a sub-status and a Windows error behind the status
//! (<https://learn.microsoft.com/en-us/windows/win32/http/w3c-logging>), CloudFront by tabs.

use crate::{
    paste::line::Line,
    text::{Span, span},
};

use super::Entry;

/// The columns that the last `#Fields:` line named.
#[derive(Default)]
pub struct Fields {
    /// Their names, in order.
    pub names: Vec<String>,
}

/// Whether a line is a directive of the log's head (W3C Extended Log File Format, "Directives").
pub fn is_directive(content: &str) -> bool {
    const NAMES: &[&str] = &["Fields", "Software", "Version", "Date", "Start-Date", "End-Date", "Remark"];
    let name =
        content.trim_start().strip_prefix('#').and_then(|rest| rest.split_once(':')).map_or("", |(name, _)| name);
    NAMES.contains(&name)
}

/// Notes a `#Fields:` line, or reads a line by the columns known.
pub fn entry(fields: &mut Fields, content: &str, line: &Line) -> Option<Entry> {
    if let Some(names) = content.trim_start().strip_prefix("#Fields:") {
        fields.names = names.split_whitespace().map(str::to_owned).collect();
        return None;
    }
    let is_date = content.get(..10).is_some_and(|date| date.bytes().filter(u8::is_ascii_digit).count() == 8);
    if !is_date || content.as_bytes().get(4) != Some(&b'-') {
        return None;
    }
    let values: Vec<(usize, &str)> = columns(content);
    if fields.names.is_empty() {
        return unnamed(&values, line);
    }
    let names = fields.names.as_slice();
    if values.len() + 1 < names.len() {
        return None;
    }
    let column = |name: &str| {
        let at = names.iter().position(|known| known == name)?;
        values.get(at).copied().filter(|(_, value)| *value != "-")
    };
    let place = |(at, value): (usize, &str)| span(line.doc, line.start + at, line.start + at + value.len());
    let number = |(_, value): (usize, &str)| value.parse::<u16>().ok();
    let status = column("sc-status").filter(|(_, value)| value.len() == 3)?;
    let code = number(status).filter(|code| (100..600).contains(code))?;
    Some(Entry {
        method: column("cs-method").map(|(_, value)| value.to_owned()),
        target: column("cs-uri-stem").map(|(_, value)| value.to_owned()),
        status: Some((code, place(status))),
        substatus: column("sc-substatus").and_then(number).filter(|sub| *sub != 0),
        user: column("cs-username").map(place),
        headers: Vec::new(),
        place: all(line),
    })
}

/// IIS without its `#Fields:` line. Whatever columns were chosen, their order is fixed: method, path, query, port and
/// name stand side by side, and status, sub-status, Windows error and counts stand last, with no other number before.
fn unnamed(values: &[(usize, &str)], line: &Line) -> Option<Entry> {
    let digits = |value: &str| value.bytes().all(|byte| byte.is_ascii_digit());
    let last = values.iter().rposition(|(_, value)| !digits(value))?;
    let numbers = values.get(last + 1..).filter(|numbers| (3..=6).contains(&numbers.len()))?;
    let method = values
        .iter()
        .take(8)
        .position(|(_, value)| (3..=9).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_uppercase()))?;
    let place = |(at, value): (usize, &str)| span(line.doc, line.start + at, line.start + at + value.len());
    let status = *numbers.first().filter(|(_, value)| value.len() == 3)?;
    let code = status.1.parse().ok().filter(|code| (100..600).contains(code))?;
    let target = values.get(method + 1).filter(|(_, path)| path.starts_with('/'))?;
    let name = values.get(method + 4).copied().filter(|(_, name)| *name != "-");
    Some(Entry {
        method: values.get(method).map(|(_, method)| (*method).to_owned()),
        target: Some(target.1.to_owned()),
        status: Some((code, place(status))),
        substatus: numbers.get(1).and_then(|(_, sub)| sub.parse().ok()).filter(|sub| *sub != 0),
        user: name.map(place),
        headers: Vec::new(),
        place: all(line),
    })
}

fn all(line: &Line) -> Span {
    span(line.doc, line.start, line.end)
}

/// The values between spaces or tabs, with their offsets.
fn columns(content: &str) -> Vec<(usize, &str)> {
    let mut values = Vec::new();
    let mut at = 0;
    for value in content.split([' ', '\t']) {
        if !value.is_empty() {
            values.push((at, value));
        }
        at += value.len() + 1;
    }
    values
}
