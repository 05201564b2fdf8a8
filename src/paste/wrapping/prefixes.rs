//! What stands before the lines of a text, or between its words, and isn't part of it.

use crate::{
    paste::{
        headers, http,
        line::{self, Line},
    },
    text::{Rewritten, keep, last, put},
};

/// `text` without the first bytes of each line, as many as `length` says; line ends stay as they are.
fn without(text: &str, lines: &[Line], length: impl Fn(usize, &Line) -> usize) -> Rewritten {
    let mut new = Rewritten::default();
    let mut at = 0;
    for (index, line) in lines.iter().enumerate() {
        keep(&mut new, text, at..line.start);
        at = (line.start + length(index, line)).min(line.end);
    }
    keep(&mut new, text, at..text.len());
    new
}

/// Whether a line shows that HTTP is printed here.
fn tells_of_http(content: &str) -> bool {
    let content = content.trim_start();
    let bare = content.strip_prefix(['<', '>']).unwrap_or(content).trim_start();
    let name = bare.split(':').next().unwrap_or_default();
    http::status_line(bare).is_some() || http::request_line(bare).is_some() || headers::is_challenge_field(name)
}

/// UTF-16, as PowerShell's `>` writes it, read as UTF-8: a mark of its byte order that became two replacement
/// characters, and a NUL beside each letter.
pub fn utf_16(text: &str) -> Option<Rewritten> {
    let bom = text.len() - text.trim_start_matches(['\u{fffd}', '\u{feff}']).len();
    let looked_at = text.get(bom..)?.bytes().take(400);
    let (all, nuls) = looked_at.fold((0_usize, 0_usize), |(all, nuls), byte| (all + 1, nuls + usize::from(byte == 0)));
    if all < 4 || nuls * 5 < all * 2 {
        return None;
    }
    let mut new = Rewritten::default();
    let mut at = bom;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let plain = rest.find('\0').unwrap_or(rest.len());
        keep(&mut new, text, at..at + plain);
        at += plain + 1;
    }
    Some(new)
}

/// Escape sequences of terminals (ECMA-48, section 5.4), also as `^[[31m` and where the escape character got lost.
pub fn colours(text: &str) -> Option<Rewritten> {
    let visible = text.contains("^[[");
    let lost = !visible && !text.contains('\u{1b}');
    if lost && text.matches("[0m").count() + text.matches("[39m").count() < 2 {
        return None;
    }
    let mut new = Rewritten::default();
    let mut at = 0;
    let mut from = 0;
    while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
        let start = from
            + rest
                .find(if lost {
                    '['
                } else if visible {
                    '^'
                } else {
                    '\u{1b}'
                })
                .unwrap_or(rest.len());
        keep(&mut new, text, at..start);
        let length = sequence(text.get(start..).unwrap_or_default(), lost);
        at = start + length;
        from = at.max(start + 1);
        while from < text.len() && !text.is_char_boundary(from) {
            from += 1;
        }
    }
    keep(&mut new, text, at..text.len());
    (new.text.len() < text.len()).then_some(new)
}

/// The length of the escape sequence that `text` begins with, or 0.
fn sequence(text: &str, lost: bool) -> usize {
    let lead = ["\u{1b}[", "^[[", "["].into_iter().find(|lead| text.starts_with(lead)).map_or(0, str::len);
    if lead == 0 || lead == 1 && !lost {
        // `ESC ]` names a window up to BEL; any other sequence is two characters long.
        let title = text.strip_prefix("\u{1b}]").and_then(|rest| rest.find(['\u{7}', '\u{1b}']));
        return title.map_or(if text.starts_with('\u{1b}') { 1 } else { 0 }, |at| at + 3);
    }
    let rest = text.get(lead..).unwrap_or_default();
    let parameters = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b';' || *byte == b'?').count();
    match rest.as_bytes().get(parameters) {
        Some(b'm') if parameters > 0 || !lost => lead + parameters + 1,
        Some(letter) if letter.is_ascii_alphabetic() && !lost => lead + parameters + 1,
        _ => 0,
    }
}

/// `> ` of mails and Markdown, several deep: before all lines, or before those that hold the answer.
pub fn quote_marks(text: &str) -> Option<Rewritten> {
    if !text.contains('>') {
        return None;
    }
    let lines = line::lines(text, 0);
    let mark = |line: &Line| quote_mark(text.get(line.start..line.end).unwrap_or_default());
    let rest = |line: &Line| text.get(line.start + mark(line)..line.end).unwrap_or_default();
    let verbose = |line: &Line| line::is_verbose(line::content(text, line)) || line.mark != line::Mark::None;
    if lines.iter().any(verbose) {
        return None;
    }
    let filled = || lines.iter().filter(|line| !line::content(text, line).trim().is_empty());
    let all = filled().all(|line| mark(line) > 0);
    let status = lines.iter().any(|line| mark(line) > 0 && http::status_line(rest(line)).is_some());
    let field = || {
        let names =
            lines.iter().filter(|line| mark(line) > 0).map(|line| rest(line).split(':').next().unwrap_or_default());
        names.into_iter().any(headers::is_challenge_field)
    };
    let quoted = filled().filter(|line| mark(line) > 0).count();
    let body = || quoted > 0 && lines.iter().any(|line| mark(line) > 0 && rest(line).starts_with(['{', '[']));
    (all || status || field() || body()).then(|| without(text, &lines, |_, line| mark(line)))
}

/// The bar that Terraform and others draw beside all lines of a message.
pub fn bars(text: &str) -> Option<Rewritten> {
    text.contains('│').then_some(())?;
    let lines = line::lines(text, 0);
    let bar = |line: &Line| {
        let content = line::content(text, line);
        let rest = content.strip_prefix(['│', '╷', '╵'])?;
        Some(content.len() - rest.strip_prefix(' ').unwrap_or(rest).len())
    };
    let filled = || lines.iter().filter(|line| !line::content(text, line).trim().is_empty());
    filled().all(|line| bar(line).is_some()).then(|| without(text, &lines, |_, line| bar(line).unwrap_or_default()))
}

/// The length of the quote marks at the start of a line.
fn quote_mark(content: &str) -> usize {
    let lead = content.len() - content.trim_start().len();
    let rest = content.get(lead..).unwrap_or_default();
    let marks = rest.len() - rest.trim_start_matches(['>', ' ']).len();
    let marks = rest.get(..marks).and_then(|marks| marks.rfind('>')).map_or(0, |at| at + 1);
    match (marks, rest.get(marks..).is_some_and(|rest| rest.starts_with(' '))) {
        (0, _) => 0,
        (marks, space) => lead + marks + usize::from(space),
    }
}

/// No-break spaces where HTTP has plain ones, as chats and word processors put them.
pub fn spaces(text: &str) -> Option<Rewritten> {
    const ODD: [char; 3] = ['\u{a0}', '\u{202f}', '\u{3000}'];
    if !text.contains(ODD) {
        return None;
    }
    let mut new = Rewritten::default();
    let mut at = 0;
    for (place, sign) in text.match_indices(ODD) {
        keep(&mut new, text, at..place);
        put(&mut new, " ", place);
        at = place + sign.len();
    }
    keep(&mut new, text, at..text.len());
    new.text.lines().any(tells_of_http).then_some(new)
}

/// `12: `, `12 | ` or `12` and a tab before every line, counting up; in a fenced block, before its lines.
pub fn line_numbers(text: &str) -> Option<Rewritten> {
    let lines = line::lines(text, 0);
    let mut lengths = Vec::with_capacity(lines.len());
    let mut last = None;
    let fenced = lines.iter().any(|line| line::is_fence(line::content(text, line)));
    let mut inside = !fenced;
    for line in &lines {
        let content = line::content(text, line);
        let fence = line::is_fence(content);
        inside ^= fence;
        if content.trim().is_empty() || fence || !inside {
            lengths.push(0);
            continue;
        }
        let (number, length) = line_number(content)?;
        if last.is_some_and(|last| number != last + 1) {
            return None;
        }
        last = Some(number);
        lengths.push(length);
    }
    let numbered = lengths.iter().filter(|length| **length > 0).count();
    (numbered >= 3).then(|| without(text, &lines, |index, _| lengths.get(index).copied().unwrap_or_default()))
}

fn line_number(content: &str) -> Option<(u32, usize)> {
    let lead = content.len() - content.trim_start().len();
    let rest = content.get(lead..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest.get(..digits).filter(|_| (1..=5).contains(&digits))?.parse().ok()?;
    let behind = rest.get(digits..)?;
    // `401 => "Unauthorized",` gives a number its name.
    if behind.trim_start().starts_with("=>") {
        return None;
    }
    let marks = [" | ", ": ", "| ", "\t", "  ", " |", ":", "|", " "];
    let mark = marks.iter().find(|mark| behind.starts_with(**mark)).map(|mark| mark.len());
    // A blank line of the text is a number alone.
    let mark = mark.or_else(|| behind.is_empty().then_some(0))?;
    Some((number, lead + digits + mark))
}

/// Times, levels and names of loggers before HTTP that a program logged line by line.
pub fn log_prefixes(text: &str) -> Option<Rewritten> {
    let lines = line::lines(text, 0);
    let mut lengths: Vec<usize> = lines.iter().map(|line| log_prefix(line::content(text, line))).collect();
    let filled = || {
        let pairs = lines.iter().zip(&lengths);
        pairs.filter(|(line, _)| !line::content(text, line).trim().is_empty())
    };
    let (all, prefixed) = (filled().count(), filled().filter(|(_, length)| **length > 0).count());
    if prefixed < 2 || prefixed * 10 < all * 8 {
        return None;
    }
    let shared = shared_start(
        filled()
            .filter(|(_, length)| **length > 0)
            .map(|(line, length)| text.get(line.start + length..line.end).unwrap_or_default()),
    );
    for length in lengths.iter_mut().filter(|length| **length > 0) {
        *length += shared;
    }
    let rest =
        |(line, length): (&Line, &usize)| text.get((line.start + length).min(line.end)..line.end).unwrap_or_default();
    let http = lines.iter().zip(&lengths).any(|pair| tells_of_http(rest(pair)));
    http.then(|| without(text, &lines, |index, _| lengths.get(index).copied().unwrap_or_default()))
}

/// How much all lines begin with, up to the sign behind a logger's name.
fn shared_start<'a>(mut lines: impl Iterator<Item = &'a str>) -> usize {
    let Some(first) = lines.next() else { return 0 };
    let shared = lines.fold(first, |shared, line| {
        let same = shared.bytes().zip(line.bytes()).take_while(|(one, other)| one == other).count();
        shared.get(..shared.floor_char_boundary(same)).unwrap_or_default()
    });
    [": ", " - ", "| ", "] "].iter().filter_map(|sign| Some(last(shared, sign)? + sign.len())).max().unwrap_or(0)
}

/// The length of what a log puts before a line: a service's name, the time, a stream, a level.
fn log_prefix(content: &str) -> usize {
    let mut at = content.len() - content.trim_start().len();
    let rest = |at: usize| content.get(at..).unwrap_or_default();
    let service = service(rest(at));
    at += service;
    let time = time(rest(at));
    if time == 0 && service == 0 {
        return 0;
    }
    at += time;
    at += syslog_source(rest(at));
    loop {
        let word = rest(at).split(' ').next().unwrap_or_default();
        let bare = word.trim_matches(['[', ']', ':', '-', '|']);
        let known = ["stdout", "stderr", "F", "P", "TRACE", "DEBUG", "INFO", "WARN", "WARNING", "ERROR", "NOTICE"];
        let sign = bare.is_empty() && !word.is_empty() && word.len() <= 3;
        if !sign && !known.iter().any(|known| known.eq_ignore_ascii_case(bare)) {
            return at;
        }
        at += word.len();
        at += rest(at).len() - rest(at).trim_start_matches([' ', '\t']).len();
    }
}

/// `api-1  | ` of Docker Compose, `[pod/api-7d9f/api] ` of kubectl.
fn service(text: &str) -> usize {
    if text.starts_with("[pod/") {
        return text.find("] ").map_or(0, |at| at + 2);
    }
    let name = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte)).count();
    let behind = text.get(name..).unwrap_or_default();
    let spaces = behind.len() - behind.trim_start_matches(' ').len();
    let bar = name > 0 && spaces > 0 && behind.get(spaces..).is_some_and(|rest| rest.starts_with("| "));
    if bar { name + spaces + 2 } else { 0 }
}

/// `2026-11-20T11:58:04.123Z `, `[2026-11-20 11:58:04,123] `, `Nov 20 11:58:04 `, `11:58:04.123 `.
fn time(text: &str) -> usize {
    let bracket = usize::from(text.starts_with('['));
    let mut at = bracket;
    let rest = |at: usize| text.get(at..).unwrap_or_default();
    let starts_like = |at: usize, shape: &str| {
        let bytes = rest(at).as_bytes();
        shape.len() <= bytes.len()
            && shape.bytes().zip(bytes).all(|(shape, byte)| match shape {
                b'0' => byte.is_ascii_digit() || *byte == b' ',
                b'a' => byte.is_ascii_alphabetic(),
                _ => shape == *byte,
            })
    };
    let dates = ["0000-00-00T", "0000-00-00 ", "0000/00/00 ", "00/aaa/0000:", "aaa 00 "];
    at += dates.iter().find(|date| starts_like(at, date)).map_or(0, |date| date.len());
    if !starts_like(at, "00:00:00") {
        return 0;
    }
    at += 8;
    let fraction = |byte: u8| byte.is_ascii_digit() || b".,Z+:".contains(&byte);
    at += rest(at).bytes().take_while(|byte| fraction(*byte)).count();
    let zone = starts_like(at, " +0000") || starts_like(at, "-0000") || starts_like(at, "-00:00");
    at += if zone { rest(at).find([']', ' ']).map_or(0, |end| end.max(1)) } else { 0 };
    at += usize::from(bracket > 0 && rest(at).starts_with(']'));
    let spaces = rest(at).len() - rest(at).trim_start_matches([' ', '\t']).len();
    if spaces == 0 && !rest(at).is_empty() { 0 } else { at + spaces }
}

/// `web-1 api[812]: `: host, program and process of a line of the journal.
fn syslog_source(text: &str) -> usize {
    let mut words = text.splitn(3, ' ');
    let (Some(host), Some(program)) = (words.next(), words.next()) else { return 0 };
    let is_program = program.ends_with("]:") && program.contains('[');
    if is_program && !host.is_empty() { host.len() + program.len() + 2 } else { 0 }
}
