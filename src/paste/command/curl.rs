//! curl's options, HTTPie's and xh's items, Wget's options: what of them becomes a request.
//!
//! curl(1): `-H`, `-X`, `-d` and its kin, `-b`, `-u`, `-A`, `-e`, `-F`, `--json`, `--oauth2-bearer`, `-I`, `-G`.
//! HTTPie: `http [METHOD] URL Name:value query==value member=value`. Wget: `--header`, `--method`, `--post-data`.

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::{http::message::Request, text::Document};

use super::{
    Parts, Tool, add, add_field, add_piece, set_body, style, whole,
    words::{self, UNKNOWN, Word},
};

/// Options of curl that take an argument, in their long form; those that make the request have a handler below.
const CURL_LONG: &[&str] = &[
    "output",
    "write-out",
    "max-time",
    "connect-timeout",
    "cert",
    "key",
    "cacert",
    "capath",
    "resolve",
    "retry",
    "retry-delay",
    "retry-max-time",
    "cookie-jar",
    "upload-file",
    "config",
    "dump-header",
    "proxy",
    "proxy-user",
    "proxy-header",
    "interface",
    "limit-rate",
    "range",
    "connect-to",
    "ciphers",
    "cert-type",
    "key-type",
    "pass",
    "trace",
    "trace-ascii",
    "stderr",
    "max-redirs",
    "noproxy",
    "unix-socket",
    "aws-sigv4",
    "tls-max",
    "output-dir",
    "dns-servers",
];
/// Its short options that take an argument.
const CURL_SHORT: &str = "AbcCdDeEFhHKmoPQrtTuUwxXyYz";
/// Options of HTTPie and xh that take an argument.
const HTTPIE: &[&str] = &[
    "auth",
    "auth-type",
    "session",
    "session-read-only",
    "proxy",
    "timeout",
    "output",
    "print",
    "style",
    "pretty",
    "verify",
    "cert",
    "cert-key",
    "bearer",
    "a",
    "A",
    "o",
    "p",
    "s",
    "max-redirects",
    "raw",
    "format-options",
];

/// Options of Wget that take an argument.
const WGET: &[&str] = &[
    "O",
    "o",
    "P",
    "U",
    "T",
    "t",
    "w",
    "Q",
    "header",
    "method",
    "body-data",
    "post-data",
    "user-agent",
    "referer",
    "user",
    "password",
    "output-document",
    "output-file",
    "directory-prefix",
    "timeout",
    "tries",
    "load-cookies",
    "save-cookies",
    "ca-certificate",
    "certificate",
    "private-key",
];

/// Whether a word is an address, with or without its scheme.
pub fn is_address(word: &str) -> bool {
    let host = word.split(['/', '?', ':']).next().unwrap_or_default();
    word.contains("://")
        || host == "localhost"
        || word.starts_with(":/")
        || word.strip_prefix(':').is_some_and(|port| port.starts_with(|c: char| c.is_ascii_digit()))
        || is_host(host)
}

/// `api.example.com` or `192.0.2.1`, and not `401.2`.
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    let (labels, last) = (host.split('.').count(), host.rsplit('.').next().unwrap_or_default());
    let letters = last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    labels > 1 && host.split('.').all(label) && (letters || labels == 4)
}

/// Reads the command at `at`; what it sends, and the offset behind it.
pub fn read(documents: &mut Vec<Document>, doc: u32, text: &str, at: usize, tool: Tool) -> (Option<Request>, usize) {
    let (words, end) = words::words(text, at, style(text, at));
    let mut parts = Parts { doc, ..Parts::default() };
    if tool == Tool::Httpie {
        parts.scheme = auth_type(&words);
    }
    let mut rest = words.iter().skip(1);
    while let Some(word) = rest.next() {
        let text = word.text();
        match text.strip_prefix('-') {
            Some(option) if !option.is_empty() => {
                let Some((name, from)) = option_of(text, tool) else { continue };
                match from {
                    Some(from) => option_value(&mut parts, documents, tool, &name, word, from),
                    None => {
                        if let Some(value) = rest.next() {
                            option_value(&mut parts, documents, tool, &name, value, 0);
                        }
                    }
                }
            }
            _ => argument(&mut parts, documents, tool, word),
        }
    }
    let flag = |short: char, long: &str| {
        let cluster = |text: &str| text.starts_with('-') && !text.starts_with("--") && text.contains(short);
        words.iter().skip(1).any(|word| {
            word.text() == long || tool == Tool::Curl && !word.quoted && word.text().len() < 8 && cluster(word.text())
        })
    };
    let get = flag('G', "--get");
    match (parts.pieces.take(), parts.request.target.as_mut()) {
        // curl(1), --get: the data is "appended to the URL with a '?' separator".
        (Some(data), Some(target)) if get => {
            target.push(if target.contains('?') { '&' } else { '?' });
            target.push_str(data.text());
        }
        (Some(body), _) => set_body(&mut parts, documents, &body, 0),
        _ => {}
    }
    let method = match parts.request.body {
        _ if tool == Tool::Curl && flag('I', "--head") => "HEAD",
        Some(_) => "POST",
        _ => "GET",
    };
    // With these nothing is sent before the server has asked, and then something else than Basic.
    let asked_first = ["--digest", "--ntlm", "--negotiate", "--anyauth"];
    if words.iter().any(|word| asked_first.contains(&word.text())) {
        parts.request.headers.retain(|header| !(header.name == "Authorization" && header.value.starts_with("Basic ")));
    }
    parts.request.method.get_or_insert_with(|| method.to_owned());
    parts.request.span = whole(doc, text, at, end);
    (Some(parts.request), end)
}

/// An option's name, and where in the word its argument begins, or `None` where the next word is it. Options without
/// an argument give nothing.
fn option_of(text: &str, tool: Tool) -> Option<(String, Option<usize>)> {
    if let Some(long) = text.strip_prefix("--") {
        let (name, value) = long.split_once('=').map_or((long, None), |(name, _)| (name, Some(name.len() + 3)));
        let takes = match tool {
            Tool::Curl => CURL_LONG.contains(&name) || is_handled(name),
            Tool::Httpie => HTTPIE.contains(&name),
            _ => WGET.contains(&name),
        };
        return (takes || value.is_some()).then(|| (name.to_owned(), value));
    }
    if tool != Tool::Curl {
        let name = text.strip_prefix('-')?;
        let takes = if tool == Tool::Httpie { HTTPIE } else { WGET };
        return takes.contains(&name).then(|| (name.to_owned(), None));
    }
    let (at, letter) = text.char_indices().skip(1).find(|(_, c)| CURL_SHORT.contains(*c))?;
    let name = match letter {
        'H' => "header",
        'X' => "request",
        'd' => "data",
        'b' => "cookie",
        'u' => "user",
        'A' => "user-agent",
        'e' => "referer",
        'F' => "form",
        _ => "",
    };
    Some((name.to_owned(), Some(at + 1).filter(|from| *from < text.len())))
}

fn is_handled(name: &str) -> bool {
    name.starts_with("data")
        || [
            "header",
            "request",
            "cookie",
            "user",
            "user-agent",
            "referer",
            "form",
            "form-string",
            "json",
            "url",
            "oauth2-bearer",
            "url-query",
        ]
        .contains(&name)
}

/// What an option's argument, `word` from `from` on, adds to the request.
fn option_value(parts: &mut Parts, documents: &mut Vec<Document>, tool: Tool, name: &str, word: &Word, from: usize) {
    let text = word.text().get(from..).unwrap_or_default().to_owned();
    match name {
        "header" if from == 0 => add_field(parts, documents, word),
        "header" => {
            if let Some((name, value)) = text.split_once(':') {
                add(parts, documents, name.trim(), value, word, from + name.len() + 1);
            }
        }
        "request" | "method" => parts.request.method = Some(text.to_ascii_uppercase()),
        // Without an equals sign it is the name of a file.
        "cookie" if text.contains('=') => add(parts, documents, "Cookie", &text, word, from),
        "user" | "auth" | "a" if tool != Tool::Wget => {
            let scheme = parts.scheme.clone().unwrap_or_else(|| "Basic".to_owned());
            let known = scheme == "Basic" && text.contains(':') && !text.contains(UNKNOWN);
            let value = match known {
                true => format!("Basic {}", STANDARD.encode(text)),
                false if scheme.eq_ignore_ascii_case("bearer") => format!("Bearer {text}"),
                false => format!("{scheme} {UNKNOWN}"),
            };
            add(parts, documents, "Authorization", &value, word, from);
        }
        "bearer" | "oauth2-bearer" => add(parts, documents, "Authorization", &format!("Bearer {text}"), word, from),
        "user-agent" => add(parts, documents, "User-Agent", &text, word, from),
        "referer" => add(parts, documents, "Referer", &text, word, from),
        "url" => target(parts, &text),
        "json" | "raw" | "body-data" | "post-data" => add_piece(parts, word, from, ""),
        // curl(1), --data: "the data pieces specified are merged with a separating &-symbol".
        "form" | "form-string" => add_piece(parts, word, from, "&"),
        name if name.starts_with("data") && !text.starts_with('@') => add_piece(parts, word, from, "&"),
        _ => {}
    }
}

/// HTTPie's `-A bearer` and `--auth-type=digest`.
fn auth_type(words: &[Word]) -> Option<String> {
    let at = words.iter().position(|word| word.text().starts_with("--auth-type") || word.text() == "-A")?;
    let joined = words.get(at)?.text().split_once('=').map(|(_, scheme)| scheme);
    Some(joined.or_else(|| Some(words.get(at + 1)?.text()))?.to_owned()).filter(|scheme| scheme != "basic")
}

fn target(parts: &mut Parts, text: &str) {
    parts.request.target.get_or_insert_with(|| text.to_owned());
}

/// A word that is no option: the address, or one of HTTPie's items.
fn argument(parts: &mut Parts, documents: &mut Vec<Document>, tool: Tool, word: &Word) {
    let text = word.text();
    if parts.request.target.is_none() {
        let method = tool == Tool::Httpie && text.len() < 8 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
        if is_address(text) || text.starts_with(UNKNOWN) {
            target(parts, text);
        } else if method {
            parts.request.method = Some(text.to_ascii_uppercase());
        }
        return;
    }
    if tool != Tool::Httpie {
        return;
    }
    let sign = text.find([':', '=', '@']).unwrap_or(text.len());
    let rest = text.get(sign..).unwrap_or_default();
    match rest.as_bytes() {
        [b':', b'=', ..] | [b'=', ..] if !rest.starts_with("==") => add_piece(parts, word, 0, "&"),
        [b':', ..] if sign > 0 => add_field(parts, documents, word),
        _ => {}
    }
}
