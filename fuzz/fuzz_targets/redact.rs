//! No secret stands in what is copied: neither one that the reader found, nor one that stands where secrets stand.
#![no_main]

use why401::report::{markdown::markdown, redact};
use why401_fuzz::{holds, text};

/// What nobody would write by chance.
const SECRET: &str = "Zq7xWv9Kp2Lm4Tn8";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes);
    let report = holds::check("paste", &text);
    holds::copies_are_safe("paste", &text, &report);
    // Whatever else a message holds, what its request was sent with is a secret.
    let line = text.split(['\n', '\r']).next().unwrap_or_default().replace(SECRET, "");
    for sent in ["Authorization: Bearer ", "X-Api-Key: ", "Cookie: sid="] {
        let paste = format!(
            "GET / HTTP/1.1\nHost: a.example\nX: {line}\n{sent}{SECRET}\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"x\"\n\n{text}"
        );
        let report = holds::check("made", &paste);
        for copied in [markdown(&report), redact::json(&report)] {
            assert!(!copied.contains(SECRET), "{paste}\n---\n{copied}");
        }
    }
});
