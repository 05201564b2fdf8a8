//! The whole diagnosis of any bytes.
#![no_main]

use why401_fuzz::{holds, text};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let paste = text(bytes);
    holds::check("paste", &paste);
    holds::json_reads_back("paste", &paste);
});
