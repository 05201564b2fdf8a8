//! Invoke-WebRequest and Invoke-RestMethod, as people type them and as "Copy as PowerShell" of Chrome and Edge gives
//! them: a `$session` with its cookies, then `-Uri`, `-Method`, `-Headers @{ "name"="value" }`, `-ContentType`, `-Body`.

use crate::{http::message::Request, text::Document};

use super::{
    Parts, add, set_body, whole,
    words::{self, Style, UNKNOWN, Word},
};

/// Whether a line sets up what the command below it uses.
pub fn is_preface(line: &str) -> bool {
    let line = line.strip_prefix("PS ").and_then(|rest| rest.split_once("> ")).map_or(line, |(_, rest)| rest);
    let Some((name, rest)) = line.strip_prefix('$').and_then(|rest| rest.split_once(['=', '.'])) else { return false };
    let variable = name.trim_end().bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let rest = rest.trim_start();
    variable
        && (["New-Object Microsoft.PowerShell.Commands.WebRequestSession", "UserAgent =", "Cookies.Add(", "@{"]
            .iter()
            .any(|start| rest.starts_with(start))
            || name.to_ascii_lowercase().contains("header") && rest.starts_with("New-Object"))
}

/// Reads the command at `at`, with the lines that set it up from `preface` on; and the offset behind it.
pub fn read(
    documents: &mut Vec<Document>,
    doc: u32,
    text: &str,
    preface: usize,
    at: usize,
) -> (Option<Request>, usize) {
    let mut parts = Parts { doc, ..Parts::default() };
    let mut from = preface;
    while let Some(line) = text.get(from..at).filter(|rest| !rest.is_empty()) {
        let (words, end) = words::words(text, from, Style::Power);
        let cookie = words.iter().position(|word| word.text().contains("System.Net.Cookie("));
        match cookie.and_then(|index| words.get(index)) {
            Some(_) => cookies(&mut parts, documents, text, from),
            None => table(&mut parts, documents, words.iter()),
        }
        let step = line.find('\n').map_or(line.len(), |end| end + 1);
        from = (from + step).max(end.min(at));
    }
    let (words, end) = words::words(text, at, Style::Power);
    let mut rest = words.iter().skip(1).peekable();
    while let Some(word) = rest.next() {
        let option = word.text().to_ascii_lowercase();
        let Some(option) = option.strip_prefix('-').filter(|_| !word.quoted) else {
            if super::curl::is_address(word.text()) {
                parts.request.target.get_or_insert_with(|| word.text().to_owned());
            }
            continue;
        };
        if option == "headers" {
            // The table's own words follow up to its brace.
            let own: Vec<&Word> = rest.clone().take_while(|word| word.quoted || word.text() != "}").collect();
            if own.get(1).is_some_and(|word| word.text() == "=" && !word.quoted) {
                table(&mut parts, documents, own.iter().copied());
                rest.by_ref().nth(own.len());
            }
            continue;
        }
        let takes = [
            "uri",
            "method",
            "custommethod",
            "contenttype",
            "body",
            "useragent",
            "websession",
            "token",
            "outfile",
            "credential",
            "authentication",
            "sessionvariable",
            "infile",
            "timeoutsec",
        ];
        let Some(value) = takes.contains(&option).then(|| rest.next()).flatten() else { continue };
        option_value(&mut parts, documents, option, value);
    }
    parts.request.method.get_or_insert_with(|| "GET".to_owned());
    parts.request.span = whole(doc, text, preface, end);
    (Some(parts.request), end)
}

/// What an option's value adds to the request.
fn option_value(parts: &mut Parts, documents: &mut Vec<Document>, option: &str, value: &Word) {
    let text = value.text().to_owned();
    match option {
        "uri" => parts.request.target = Some(text),
        "method" | "custommethod" => parts.request.method = Some(text.to_ascii_uppercase()),
        "contenttype" => add(parts, documents, "Content-Type", &text, value, 0),
        "useragent" => add(parts, documents, "User-Agent", &text, value, 0),
        "token" => add(parts, documents, "Authorization", &format!("Bearer {UNKNOWN}"), value, 0),
        "body" if !text.starts_with(UNKNOWN) => set_body(parts, documents, value, 0),
        _ => {}
    }
}

/// `"name"="value"` pairs, each on its line or with `;` between them.
fn table<'w>(parts: &mut Parts, documents: &mut Vec<Document>, words: impl Iterator<Item = &'w Word>) {
    let words: Vec<&Word> = words.collect();
    for (index, sign) in words.iter().enumerate().filter(|(_, word)| word.text() == "=" && !word.quoted) {
        let name = index.checked_sub(1).and_then(|index| words.get(index));
        let (Some(name), Some(value)) = (name, words.get(index + 1)) else { continue };
        if sign.quoted || name.text().starts_with(UNKNOWN) {
            continue;
        }
        // "authority", "method", "path" and "scheme" are HTTP/2's own, as copying prints them.
        let pseudo = ["authority", "method", "path", "scheme"].contains(&name.text());
        let joined = words.get(index + 2).is_some_and(|word| word.text() == "+" && !word.quoted);
        let text = if joined { format!("{} {UNKNOWN}", value.text().trim_end()) } else { value.text().to_owned() };
        if !pseudo {
            add(parts, documents, name.text(), &text, value, 0);
        }
    }
}

/// `$session.Cookies.Add((New-Object System.Net.Cookie("name", "value", "/", ".example.com")))`
fn cookies(parts: &mut Parts, documents: &mut Vec<Document>, text: &str, line: usize) {
    let Some(at) = text.get(line..).and_then(|rest| rest.find("Cookie(")).map(|at| line + at + 7) else { return };
    let (words, _) = words::words(text, at, Style::Power);
    let (Some(name), Some(mut value)) = (words.first(), words.get(1).cloned()) else { return };
    let length = value.text().trim_end_matches(',').len();
    value.new.text.truncate(length);
    value.new.offsets.truncate(length);
    let pair = format!("{}={}", name.text().trim_end_matches(','), value.text());
    add(parts, documents, "Cookie", &pair, &value, 0);
}
