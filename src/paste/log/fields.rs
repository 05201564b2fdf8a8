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

/// The columns of IIS where nothing else was chosen.
const DEFAULT: &[&str] = &[
    "date",
    "time",
    "s-ip",
    "cs-method",
    "cs-uri-stem",
    "cs-uri-query",
    "s-port",
    "cs-username",
    "c-ip",
    "cs(User-Agent)",
    "cs(Referer)",
    "sc-status",
    "sc-substatus",
    "sc-win32-status",
    "time-taken",
];

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
    let known: Vec<&str> = fields.names.iter().map(String::as_str).collect();
    let names = if known.is_empty() { DEFAULT } else { known.as_slice() };
    if values.len() + 1 < names.len() || known.is_empty() && values.len() != names.len() {
        return None;
    }
    let column = |name: &str| {
        let at = names.iter().position(|known| *known == name)?;
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
