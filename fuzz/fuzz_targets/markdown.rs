//! Pasted text never becomes markup of the report in Markdown.
#![no_main]

use why401_fuzz::{holds, text};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let paste = text(bytes);
    let report = holds::check("paste", &paste);
    holds::markup::stays_text("paste", &report);
    // The same where such text stands most: in a challenge, in a body, in the host's name.
    let line: String = paste.chars().filter(|c| !c.is_control()).collect();
    let canary = holds::markup::CANARY;
    let value = format!("{canary}{line}{canary}");
    let made = format!(
        "GET /{value} HTTP/1.1\nHost: {canary}{line}.evil.example\n\nHTTP/1.1 401 {value}\nServer: {value}\nWWW-Authenticate: Bearer realm=\"{value}\", error=\"{value}\", error_description=\"{value}\"\nContent-Type: application/json\n\n{{\"error\":\"{value}\",\"message\":\"{value}\"}}"
    );
    holds::markup::stays_text("made", &holds::check("made", &made));
});
