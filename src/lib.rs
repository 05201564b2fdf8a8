//! Why 401? From a paste to a report.
//!
//! ```text
//! paste ──► documents ──► exchanges, challenges, tokens ──► findings ──► report ──► page | Markdown | JSON
//!           (text+spans)  (what it says: reading)           (what it means: rules)  (plain data)
//! ```

pub mod case;
pub mod finding;
pub mod fixes;
pub mod http;
pub mod json;
pub mod knowledge;
pub mod order;
pub mod page;
pub mod paste;
pub mod report;
pub mod rules;
pub mod text;
pub mod time;
pub mod token;

/// Everything up to the report: reads no clock, no network and no browser; never fails and never panics.
///
/// `paste` is any text at all; `now` is the moment to judge times by where the paste names no server's clock.
pub fn diagnose(paste: &str, now: time::Timestamp) -> report::Report {
    diagnose_about(paste, now, None)
}

/// As [`diagnose`], with the verdict about the exchange at that index instead of the one that would be chosen; an
/// index without an exchange changes nothing.
pub fn diagnose_about(paste: &str, now: time::Timestamp, about: Option<usize>) -> report::Report {
    let case = case::read(paste, now, about);
    let mut findings = report::rank::rank(rules::findings(&case));
    let way = report::way::way(&case, findings.first());
    let wait = case::wait(&case);
    report::way::tell(&mut findings, &way, wait.as_ref());
    let fixes = report::fill::fixes(&case, &findings);
    let tell_apart = report::tell_apart::tell_apart(&case, &findings);
    let compare = report::compare::compare(&case, &findings);
    let lives = report::lives::lives(&case);
    let host = case::host(&case);
    let story = report::story::story(&case);
    let case::Case { input, documents, exchanges, subject, challenges, tokens, signed, problems, secrets, .. } = case;
    let private = secrets.iter().map(|secret| (secret.span, secret.kind)).collect();
    let secrets = secrets.into_iter().map(|secret| secret.span).collect();
    let mut report = report::Report {
        version: 1,
        now,
        input,
        documents,
        exchanges,
        problems,
        story,
        subject,
        way,
        wait,
        challenges,
        tokens,
        compare,
        lives,
        signed,
        findings,
        tell_apart,
        fixes,
        better: None,
        host,
        secrets,
        private,
    };
    report.better = report::better::better(&report);
    report
}
