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
pub mod paste;
pub mod report;
pub mod text;
pub mod time;
pub mod token;
