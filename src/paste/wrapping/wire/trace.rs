//! What `curl --trace-ascii` and `curl --trace` write: blocks of what was sent and what came back, in rows.

use super::end_line;
use crate::{
    paste::line::{self, Line},
    text::{Rewritten, keep, put},
};

/// What the lines of a trace belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Other,
    Sent,
    Header,
    Data,
}

/// `0000: GET / HTTP/1.1`: a row's offset and where its text begins. A row goes on with the line above it where its
/// offset is the one behind that line's last letter; else CR LF stood between them.
pub fn read(text: &str, lines: &[Line]) -> Option<Rewritten> {
    let has = |mark: &str| lines.iter().any(|line| line::content(text, line).contains(mark));
    if !has("=> Send header") && !has("<= Recv header") {
        return None;
    }
    let mut new = Rewritten::default();
    let mut side = Side::Other;
    let mut expected = 0;
    for line in lines {
        let content = line::content(text, line);
        let block = [("=> Send ", true), ("<= Recv ", false), ("== Info:", false)];
        let found = block.iter().find_map(|(mark, sent)| Some((content.find(mark)?, *mark, *sent)));
        if let Some((at, mark, sent)) = found.filter(|(at, ..)| *at < 40) {
            let rest = content.get(at + mark.len()..).unwrap_or_default();
            let next = match rest {
                _ if rest.starts_with("header") && !sent => Side::Header,
                _ if rest.starts_with("data") && !sent => Side::Data,
                _ if rest.starts_with("header") || rest.starts_with("data") => Side::Sent,
                _ => Side::Other,
            };
            if !(next == Side::Data && side == Side::Data) {
                end_line(&mut new, line.start);
            }
            (side, expected) = (next, usize::MAX);
            continue;
        }
        let Some((offset, lead)) = row(content).filter(|_| side != Side::Other) else { continue };
        let rest = content.get(lead..).unwrap_or_default();
        let mark = [("", Side::Data), ("> ", Side::Sent), ("< ", Side::Header)]
            .iter()
            .find(|(_, known)| *known == side)
            .map_or("", |(mark, _)| mark);
        if let Some(bytes) = hex_row(rest) {
            for (at, byte) in bytes {
                if new.text.is_empty() || new.text.ends_with('\n') {
                    put(&mut new, mark, line.start + lead);
                }
                let c = if byte.is_ascii() { char::from(byte) } else { '.' };
                if c != '\r' {
                    put(&mut new, c.encode_utf8(&mut [0; 4]), line.start + lead + at);
                }
            }
            continue;
        }
        if offset != expected {
            if expected != usize::MAX {
                end_line(&mut new, line.start);
            }
            if new.text.is_empty() || new.text.ends_with('\n') {
                put(&mut new, mark, line.start);
            }
        }
        keep(&mut new, text, line.start + lead..line.end);
        expected = offset + rest.len();
    }
    Some(new)
}

fn row(content: &str) -> Option<(usize, usize)> {
    let digits = content.bytes().take_while(u8::is_ascii_hexdigit).count();
    let offset = content.get(..digits).filter(|digits| (4..=8).contains(&digits.len()))?;
    let rest = content.get(digits..)?.strip_prefix(':')?;
    Some((usize::from_str_radix(offset, 16).ok()?, digits + 1 + usize::from(rest.starts_with(' '))))
}

/// `47 45 54 20 …  GET …`: sixteen bytes in hexadecimal, then the same as text.
fn hex_row(rest: &str) -> Option<Vec<(usize, u8)>> {
    const WIDTH: usize = 48;
    let columns = rest.get(..WIDTH.min(rest.len())).filter(|_| rest.len() > 3)?;
    let mut bytes = Vec::new();
    for at in (0..columns.len()).step_by(3) {
        let Some(pair) = columns.get(at..at + 2).filter(|pair| !pair.trim().is_empty()) else { break };
        bytes.push((at, u8::from_str_radix(pair, 16).ok()?));
        if columns.get(at + 2..at + 3).is_some_and(|blank| blank != " ") {
            return None;
        }
    }
    (rest.len() > WIDTH).then_some(bytes)
}
