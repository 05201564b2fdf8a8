//! Lines of a paste, without the marks that curl puts before them.

/// One line, without its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The document that it is a line of.
    pub doc: u32,
    /// Offset of its first byte, marks before it not counted.
    pub start: usize,
    /// Offset behind its last byte.
    pub end: usize,
    /// Whose line it is.
    pub mark: Mark,
}

/// What stood before a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    None,
    /// curl's `> `: it was sent.
    Sent,
    /// curl's `< `: it came back.
    Received,
    /// curl's `* ` and `{`: curl's own remark.
    Remark,
}

/// The lines of `text`, the text of document `doc`, ended by CRLF, LF or CR.
///
/// Where some carry `< HTTP/`, the text is what `curl -v` prints, and each line tells whose it is.
pub fn lines(text: &str, doc: u32) -> Vec<Line> {
    let raw = raw_lines(text, doc);
    let content = |line: &Line| text.get(line.start..line.end).unwrap_or_default();
    if !raw.iter().any(|line| is_verbose(content(line))) {
        return raw;
    }
    raw.into_iter()
        .map(|line| match content(&line) {
            text if text.starts_with('<') => without(line, text, &["< ", "<"], Mark::Received),
            text if text.starts_with('>') => without(line, text, &["> ", ">"], Mark::Sent),
            text if ["* ", "{ [", "} ["].iter().any(|mark| text.starts_with(mark)) => {
                Line { mark: Mark::Remark, ..line }
            }
            _ => line,
        })
        .collect()
}

/// Whether the line is a status line as `curl -v` prints it.
pub fn is_verbose(content: &str) -> bool {
    content.starts_with("< HTTP/")
}

fn without(line: Line, text: &str, marks: &[&str], mark: Mark) -> Line {
    let blank = text.len() - text.trim_start().len();
    let rest = text.get(blank..).unwrap_or_default();
    let length = marks.iter().find(|mark| rest.starts_with(**mark)).map_or(0, |mark| blank + mark.len());
    Line { start: line.start + length, mark, ..line }
}

fn raw_lines(text: &str, doc: u32) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
        let length = rest.find(['\r', '\n']).unwrap_or(rest.len());
        lines.push(Line { doc, start, end: start + length, mark: Mark::None });
        let end = rest.get(length..).unwrap_or_default();
        start += length + if end.starts_with("\r\n") { 2 } else { usize::from(!end.is_empty()) };
    }
    lines
}

/// The line's text.
pub fn content<'a>(text: &'a str, line: &Line) -> &'a str {
    text.get(line.start..line.end).unwrap_or_default()
}

/// What begins and ends a block of text as it is: Markdown's fences, Jira's and those of forums.
const FENCES: &[&str] = &["```", "~~~", "{code", "{noformat", "[code", "[/code"];

/// Whether the line is a fence.
pub fn is_fence(content: &str) -> bool {
    FENCES.iter().any(|fence| content.trim_start().starts_with(fence))
}

/// Signs of source code, in which an answer is written and not printed; and of forms that are read elsewhere.
const SOURCE: &[&str] = &[
    "return ",
    "const ",
    "import ",
    "def ",
    ");",
    "let ",
    "var ",
    "func ",
    "assert",
    "expect(",
    "if (",
    "if err",
    "self.",
    "this.",
    "@app",
    "public ",
    "private ",
    "package ",
    "require(",
    "openapi",
    "#include",
    "writeHead(",
    "raise ",
    "headers={",
    "headers = {",
    "HTTPException(",
    "FAILED! =>",
    "Request Headers",
];

/// Whether a text has signs of source code.
pub fn has_source(text: &str) -> bool {
    SOURCE.iter().any(|sign| text.contains(sign))
}

/// Whether the line is a shell's prompt with a command behind it.
pub fn is_prompt(content: &str) -> bool {
    let content = content.trim_start();
    ["$ ", "% ", "# curl", "PS C:\\", "C:\\>", "❯ ", "➜ "].iter().any(|prompt| content.starts_with(prompt))
}

/// `start..end` of `text` without a Markdown fence around it.
pub fn unfenced(text: &str, start: usize, end: usize) -> (usize, usize) {
    let inner = text.get(start..end).unwrap_or_default();
    if !is_fence(inner) {
        return (start, end);
    }
    let from = inner.find(['\r', '\n']).unwrap_or(inner.len());
    let body = inner.get(from..).unwrap_or_default();
    let close = FENCES.iter().filter_map(|fence| crate::text::last(body, fence)).max().unwrap_or(body.len());
    let body = body.get(..close).unwrap_or_default();
    let lead = body.len() - body.trim_start().len();
    (start + from + lead, start + from + lead + body.trim().len())
}
