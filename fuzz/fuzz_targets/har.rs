//! HAR files: the bytes as they come, and as an entry, a body and a header of an otherwise sound file.
#![no_main]

use why401_fuzz::{holds, text};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes);
    if text.starts_with("{\"log\"") {
        holds::check("file", &text);
    }
    let string = serde_json::to_string(&text).unwrap_or_default();
    let entry = |headers: &str, body: &str| {
        format!(
            "{{\"startedDateTime\":\"2026-11-20T11:58:02.114Z\",\"time\":1,\"request\":{{\"method\":\"GET\",\"url\":\"https://a.example/\",\"httpVersion\":\"h2\",\"headers\":[{headers}]}},\"response\":{{\"status\":401,\"statusText\":\"\",\"httpVersion\":\"h2\",\"headers\":[{headers}],\"content\":{{\"mimeType\":\"application/json\",\"text\":{body}}}}}}}"
        )
    };
    let header = format!("{{\"name\":\"www-authenticate\",\"value\":{string}}}");
    let entries = [entry("", &string), entry(&header, "\"\""), text, entry("", "\"{}\"")].join(",");
    let report = holds::check("made", &format!("{{\"log\":{{\"version\":\"1.2\",\"entries\":[{entries}]}}}}"));
    assert!(!report.exchanges.is_empty(), "the entries before the odd one are read");
});
