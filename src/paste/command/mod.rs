//! Requests as commands: what "Copy as cURL", "Copy as fetch" and "Copy as PowerShell" of developer tools put on the
//! clipboard, and what people type: curl, HTTPie, xh, wget, Invoke-WebRequest and Invoke-RestMethod.
//!
//! A paste of commands alone is a request. A command above one answer is that answer's request.

pub mod curl;
pub mod fetch;
pub mod powershell;
pub mod words;

use crate::{
    http::{
        authorization,
        message::{Body, Exchange, Header, Request},
    },
    report::InputKind,
    text::{Document, Rewritten, derived, keep, put, span},
};

use super::{
    Reading, body,
    line::{self, Line},
    message,
};
use words::{Style, Word, place};

/// The most commands that are read in one paste.
pub const MAX_COMMANDS: usize = 200;
/// How long `$(…)` may be, in characters.
pub const MAX_EXPANSION: usize = 4_096;
/// A prompt is at most this long, in bytes.
const MAX_PROMPT: usize = 100;
/// So many beginnings of commands that turn out to be none; each may have been read to the paste's end.
const MAX_FAILED: usize = 8;
/// A table of header fields above a command is at most this long, in bytes.
const MAX_TABLE: usize = 16 * 1024;
/// Lines without a command above the first one.
const MAX_LEAD: usize = 40;

/// Programs whose commands are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// curl.
    Curl,
    /// HTTPie and xh.
    Httpie,
    /// GNU Wget.
    Wget,
    /// JavaScript's `fetch(…)`.
    Fetch,
    /// Invoke-WebRequest and Invoke-RestMethod.
    PowerShell,
}

const NAMES: &[(&str, Tool)] = &[
    ("curl", Tool::Curl),
    ("curl.exe", Tool::Curl),
    ("http", Tool::Httpie),
    ("https", Tool::Httpie),
    ("xh", Tool::Httpie),
    ("xhs", Tool::Httpie),
    ("wget", Tool::Wget),
    ("invoke-webrequest", Tool::PowerShell),
    ("invoke-restmethod", Tool::PowerShell),
    ("iwr", Tool::PowerShell),
    ("irm", Tool::PowerShell),
];

/// One command, read.
#[derive(Clone, Debug)]
pub struct Command {
    /// Whose it is.
    pub tool: Tool,
    /// What it sends.
    pub request: Request,
}

/// The parts of a request while it is put together.
#[derive(Debug, Default)]
pub struct Parts {
    /// What is known so far.
    pub request: Request,
    /// The document that it stands in.
    pub doc: u32,
    /// The scheme that an option names for name and password; Basic without one.
    pub scheme: Option<String>,
    /// The body, where options and items give it piece by piece.
    pub pieces: Option<Word>,
}

/// Adds the field `name` with the word's text from `from` on as its value.
pub fn add(parts: &mut Parts, documents: &mut Vec<Document>, name: &str, value: &str, word: &Word, from: usize) {
    let lead = word.text().get(from..).map_or(0, |rest| rest.len() - rest.trim_start().len());
    let end = word.text().trim_end().len().max(from);
    let value_span = place(documents, parts.doc, word, (from + lead).min(end)..end);
    let whole = place(documents, parts.doc, word, 0..word.text().len());
    parts.request.headers.push(Header {
        name: name.to_owned(),
        value: value.trim().to_owned(),
        span: whole,
        value_span,
    });
}

/// Adds a field that stands in one word, `Name: value`.
pub fn add_field(parts: &mut Parts, documents: &mut Vec<Document>, word: &Word) {
    let text = word.text().to_owned();
    if let Some((name, value)) = text.split_once(':').filter(|(name, _)| !name.trim().is_empty()) {
        add(parts, documents, name.trim(), value, word, name.len() + 1);
    }
}

/// Takes `word` from `from` on as the request's body, unless one is known.
pub fn set_body(parts: &mut Parts, documents: &mut Vec<Document>, word: &Word, from: usize) {
    let place = place(documents, parts.doc, word, from.min(word.text().len())..word.text().len());
    let read = documents.get(place.doc as usize).map(|document| body::read(&document.text, place).0);
    let empty = |body: &Body| body.span.start == body.span.end;
    if parts.request.body.as_ref().is_none_or(empty) {
        parts.request.body = read;
    }
}

/// Adds `word` from `from` on to the body, `between` before it where there is one already.
pub fn add_piece(parts: &mut Parts, word: &Word, from: usize, between: &str) {
    let text = word.text().get(from..).unwrap_or_default();
    let offsets = word.new.offsets.get(from..).unwrap_or_default();
    match &mut parts.pieces {
        Some(body) => {
            put(&mut body.new, between, word.start);
            body.new.text.push_str(text);
            body.new.offsets.extend(offsets);
            body.end = word.end;
        }
        first => {
            let new = Rewritten { text: text.to_owned(), offsets: offsets.to_vec() };
            *first = Some(Word { new, start: word.start, end: word.end, quoted: word.quoted });
        }
    }
}

/// Where in a line a command begins, and whose it is; a prompt may stand before it.
fn begins(content: &str) -> Option<(usize, Tool)> {
    let lead = content.len() - content.trim_start().len();
    let named = |at: usize| tool(content.get(at..).unwrap_or_default()).map(|tool| (at, tool));
    named(lead).or_else(|| {
        let prompt = content.get(..content.floor_char_boundary(MAX_PROMPT))?;
        let signs = prompt.char_indices().filter(|(_, c)| "$#%>❯➜+!".contains(*c));
        signs.into_iter().find_map(|(at, c)| {
            let behind = at + c.len_utf8();
            let rest = content.get(behind..)?;
            let after = behind + rest.len() - rest.trim_start_matches(' ').len();
            // oh-my-zsh has the folder behind its arrow.
            let folder = content.get(after..)?.find(' ').filter(|_| c == '➜');
            named(after).or_else(|| named(after + folder? + 1))
        })
    })
}

fn tool(text: &str) -> Option<Tool> {
    if ["fetch(", "await fetch("].iter().any(|start| text.starts_with(start)) {
        return Some(Tool::Fetch);
    }
    let (first, rest) = text.split_once([' ', '\t'])?;
    let (_, tool) = NAMES.iter().find(|(name, tool)| match tool {
        Tool::PowerShell => name.eq_ignore_ascii_case(first),
        _ => *name == first,
    })?;
    // These are words of other languages too: nothing but options, their values and a method may stand before the
    // address.
    let common = *tool == Tool::Httpie || first.len() == 3;
    (!common || leads_to_address(rest)).then_some(*tool)
}

fn leads_to_address(rest: &str) -> bool {
    let mut option = false;
    for word in rest.split_whitespace().take(12) {
        let word = word.trim_matches(['"', '\'']);
        let method = word.len() < 8
            && ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
                .iter()
                .any(|method| method.eq_ignore_ascii_case(word));
        if curl::is_address(word) {
            return true;
        }
        if !(option || method || word.starts_with('-')) {
            return false;
        }
        option = word.starts_with('-');
    }
    false
}

/// The commands of a document, and whether nothing else stands in it.
fn commands(documents: &mut Vec<Document>, doc: u32, text: &str, lines: &[Line]) -> (Vec<Command>, bool) {
    let mut found = Vec::new();
    let mut alone = true;
    let mut behind = 0;
    let (mut skipped, mut failed) = (0, 0);
    let mut preface = None;
    for line in lines {
        if line.start < behind {
            continue;
        }
        if found.len() >= MAX_COMMANDS || failed > MAX_FAILED || found.is_empty() && skipped > MAX_LEAD {
            alone = false;
            break;
        }
        let content = line::content(text, line);
        let trimmed = content.trim();
        if powershell::is_preface(trimmed) {
            preface.get_or_insert(line.start);
            // A table of header fields goes on over lines.
            if trimmed.ends_with("@{") {
                let table = text.get(line.start..text.floor_char_boundary(line.start + MAX_TABLE));
                behind = table.and_then(|table| table.find('}')).map_or(0, |end| line.start + end + 1);
            }
            continue;
        }
        let Some((offset, tool)) = begins(content) else {
            let comment = ["#", "//", "REM ", "&"].iter().any(|mark| trimmed.starts_with(mark));
            alone &= trimmed.is_empty() || comment || line::is_fence(content) || trimmed.trim_matches(';').is_empty();
            skipped += usize::from(!trimmed.is_empty());
            continue;
        };
        let at = line.start + offset;
        let (request, end) = match tool {
            Tool::Fetch => fetch::read(documents, doc, text, at),
            Tool::PowerShell => powershell::read(documents, doc, text, preface.take().unwrap_or(at), at),
            tool => curl::read(documents, doc, text, at, tool),
        };
        behind = end.max(line.start);
        match request.filter(|request| request.target.is_some()) {
            Some(request) => found.push(Command { tool, request }),
            None => {
                alone = false;
                failed += 1;
            }
        }
        // What stands on the same line behind the command belongs to the shell.
        let rest = text.get(behind..).unwrap_or_default();
        behind += rest.find('\n').unwrap_or(rest.len());
    }
    (found, alone)
}

/// Whether a text can have a command in its first lines; saves the copying of large pastes.
fn may_have(text: &str, lines: &[Line]) -> bool {
    let lines = lines.iter().map(|line| line::content(text, line));
    lines.filter(|content| !content.trim().is_empty()).take(MAX_LEAD).any(|content| begins(content).is_some())
}

/// Reads a paste of commands alone, or of one command with its output below.
pub fn read(documents: &mut Vec<Document>, doc: u32, lines: &[Line]) -> Option<Reading> {
    let text = documents.get(doc as usize).filter(|document| may_have(&document.text, lines))?.text.clone();
    let known = documents.len();
    let (mut commands, alone) = commands(documents, doc, &text, lines);
    if !alone && commands.len() == 1 {
        let reading = commands.pop().and_then(|command| with_output(documents, doc, &text, command));
        if reading.is_some() {
            return reading;
        }
    }
    if commands.is_empty() || !alone {
        documents.truncate(known);
        return None;
    }
    let curl = commands.iter().any(|command| command.tool == Tool::Curl);
    let exchange = |command: Command| Exchange {
        span: command.request.span,
        request: Some(command.request),
        ..Exchange::default()
    };
    Some(Reading {
        kind: Some(match curl {
            true => (InputKind::CurlCommand, "is a curl command"),
            false => (InputKind::HttpRequest, "is a command that sends a request"),
        }),
        exchanges: commands.into_iter().map(exchange).collect(),
        ..Reading::default()
    })
}

/// What stands below the command, read as a text of its own.
fn with_output(documents: &mut Vec<Document>, doc: u32, text: &str, command: Command) -> Option<Reading> {
    let (start, end) = (command.request.span.start as usize, command.request.span.end as usize);
    // A text above the command speaks about it.
    let above = text.get(..start)?;
    if above.lines().count() > 1 && !above.trim().is_empty() {
        return None;
    }
    let from = end + text.get(end..)?.find('\n')? + 1;
    let mut new = Rewritten::default();
    keep(&mut new, text, from..text.len());
    let id = documents.len();
    documents.push(derived("output of the command", new, span(doc, 0, text.len())));
    let id = span(0, id, id).start;
    let lines = line::lines(text.get(from..)?, id);
    let mut reading = super::texts(super::head(documents, id), id, &lines)?;
    // Below a body curl tells the status: `curl: (22) The requested URL returned error: 403`.
    let told = message::read(text.get(from..)?, &lines).and_then(|told| told.exchanges.into_iter().next()?.response);
    let exchange = reading.exchanges.first_mut().filter(|exchange| exchange.request.is_none())?;
    let told = told.filter(|told| told.status.is_some());
    let open = exchange.response.as_mut().filter(|response| response.status.is_none());
    if let (Some(response), Some(told)) = (open, told) {
        (response.status, response.status_span) = (told.status, told.status_span);
    }
    exchange.span = span(doc, start, text.len());
    exchange.request = Some(command).filter(shows_credentials).map(|command| command.request);
    (reading.exchanges.len() == 1).then_some(reading)
}

/// Whether a command shows credentials. One without them is not the whole request: a file, a session or the browser's
/// cookies may add some, and Wget sends a name and password only when it was asked.
fn shows_credentials(command: &Command) -> bool {
    command.tool != Tool::Wget && command.request.headers.iter().any(|header| authorization::carries(&header.name))
}

/// Where one answer without its request was read and one command stands above it, the command is the request.
pub fn fill_request(documents: &mut Vec<Document>, reading: &mut Reading, lines: &[Line]) {
    let Some(Exchange { request: None, response: Some(response), .. }) = reading.exchanges.first() else { return };
    let answer = response.status_span.map_or(usize::MAX, |place| place.start as usize);
    if reading.exchanges.len() > 1 {
        return;
    }
    let doc = lines.first().map_or(0, |line| line.doc);
    let found = documents.get(doc as usize).filter(|document| may_have(&document.text, lines));
    let Some(text) = found.map(|document| document.text.clone()) else { return };
    let known = documents.len();
    let (mut commands, _) = commands(documents, doc, &text, lines);
    let one = commands.pop().filter(|command| commands.is_empty() && (command.request.span.start as usize) < answer);
    match (one.filter(shows_credentials), reading.exchanges.first_mut()) {
        (Some(command), Some(exchange)) => {
            // The exchange begins with its command.
            if exchange.span.doc == command.request.span.doc {
                exchange.span.start = exchange.span.start.min(command.request.span.start);
            }
            exchange.request = Some(command.request);
        }
        _ => documents.truncate(known),
    }
}

/// Whose quoting the command at `at` is written in: the prompt before it tells, or the line's end.
fn style(text: &str, at: usize) -> Style {
    let before = text.get(..at).unwrap_or_default();
    let prompt = before.rsplit(['\n', '\r']).next().unwrap_or_default().trim_start();
    let line = text.get(at..).unwrap_or_default().split(['\n', '\r']).next().unwrap_or_default();
    if prompt.starts_with("PS ") {
        return Style::Power;
    }
    if prompt.contains(":\\") {
        return Style::Cmd;
    }
    if line.trim_end().ends_with('^') || line.contains(" ^\"") {
        return Style::Cmd;
    }
    let power =
        line.trim_end().ends_with('`') || line.get(..8).is_some_and(|name| name.eq_ignore_ascii_case("curl.exe"));
    if power { Style::Power } else { Style::Posix }
}

/// The span of a command in the paste.
fn whole(doc: u32, text: &str, at: usize, end: usize) -> crate::text::Span {
    let shown = text.get(at..end).unwrap_or_default().trim_end();
    span(doc, at, at + shown.len())
}

#[cfg(test)]
mod tests;
