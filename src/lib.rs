//! Why 401? From a paste to a report.
//!
//! ```text
//! paste ──► documents ──► exchanges, challenges, tokens ──► findings ──► report ──► page | Markdown | JSON
//!           (text+spans)  (what it says: reading)           (what it means: rules)  (plain data)
//! ```

pub mod finding;
pub mod fixes;
pub mod http;
pub mod json;
pub mod knowledge;
pub mod report;
pub mod text;
pub mod time;
pub mod token;

/// Everything up to the report: reads no clock, no network and no browser; never fails and never panics.
///
/// `paste` is any text at all; `now` is the moment to judge times by where the paste names no server's clock.
pub fn diagnose(paste: &str, now: time::Timestamp) -> report::Report {
    report::Report {
        version: 1,
        now,
        input: report::Input { kind: report::InputKind::Empty, because: "", bytes: paste.len() },
        documents: vec![text::Document { name: "paste", origin: None, text: paste.to_owned() }],
        exchanges: Vec::new(),
        subject: None,
        challenges: Vec::new(),
        tokens: Vec::new(),
        findings: Vec::new(),
        fixes: Vec::new(),
    }
}
