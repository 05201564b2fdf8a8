//! Texts that only tell of refusals: tests' results, histories, documents, source code.

use crate::paste::line::{self, Line};

use super::marks::{MAX_LINES, is_frame};

/// What files of source code begin with.
const FILE_STARTS: &[&str] = &[
    "import ",
    "package ",
    "#!/",
    "#include",
    "\"\"\"",
    "r\"\"\"",
    "'''",
    "<?php",
    "// ",
    "/*",
    "//!",
    "use strict",
    "'use strict'",
    "\"use strict\"",
    "namespace ",
    "module ",
    "using ",
    "# -*- ",
    "# frozen_string_literal",
    "@echo off",
    "INSERT INTO ",
    "Scenario:",
    "Scenario Outline:",
    "Feature:",
    // Diagrams as text: Mermaid and PlantUML.
    "sequenceDiagram",
    "stateDiagram",
    "classDiagram",
    "flowchart ",
    "graph TD",
    "graph LR",
    "@startuml",
];
/// Headings of a manual's page; its text is indented below.
const MANUAL: &[&str] =
    &["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "ERRORS", "EXIT STATUS", "RETURN VALUE", "ENVIRONMENT", "FILES"];

/// What only the made-up answers of a mock server are described with: WireMock, MockServer, Pact, mountebank.
const MOCKS: &[&str] = &[
    "\"urlPath\"",
    "\"urlPattern\"",
    "\"urlPathPattern\"",
    "\"bodyPatterns\"",
    "\"jsonBody\"",
    "\"httpResponse\"",
    "\"providerState",
    "\"predicates\"",
    "\"pactSpecification\"",
];

/// Whether a text only tells of refusals: tests' results, a history of changes, a standard, a document
/// with headings, a file of source code. Where a test `failed` for a status, its own lines are what matters.
pub fn only_tells(text: &str, lines: &[Line], failed: bool) -> bool {
    const TESTS: &[&str] =
        &["✓ ", "✔ ", "√ ", "PASS ", "=== RUN", "--- PASS", "--- FAIL", "ok   ", "Test Suites:", "RUN  v"];
    const WITHIN: &[&str] = &[
        " PASSED ",
        "test session starts",
        "test result:",
        "Tests run:",
        "status code indicates",
        " MUST ",
        " SHOULD ",
        "Raised when ",
        "Raised if ",
        "BUILD SUCCESSFUL",
        "Apply complete!",
        // A message of a change.
        "Signed-off-by: ",
        "Co-authored-by: ",
        // What a compiler found, and a scanner (SARIF).
        " error TS",
        "\"physicalLocation\"",
    ];
    let first = text.trim_start();
    let opens = |mark: &&str| first.starts_with(*mark);
    let manual =
        MANUAL.iter().any(|heading| first.strip_prefix(heading).is_some_and(|rest| rest.starts_with("\n       ")));
    // What a program says of its own options.
    let usage = ["Usage:", "usage:"].iter().any(|start| first.starts_with(start)) && text.contains("--help");
    let imports = first.starts_with("from ") && first.lines().next().is_some_and(|line| line.contains(" import "));
    let framed = lines.iter().take(MAX_LINES).any(|line| is_frame(line::content(text, line)));
    if !framed && (manual || usage || imports || FILE_STARTS.iter().any(opens)) {
        return true;
    }
    let named = |content: &str| MOCKS.iter().any(|name| content.contains(name));
    let (mut commits, mut full, mut headings, mut terms) = (0, 0, 0, 0);
    for (index, line) in lines.iter().take(MAX_LINES).enumerate() {
        let content = line::content(text, line).trim();
        let history = index == 0 && (content.contains("git log") || content.starts_with("commit "));
        if history
            || !framed && named(content)
            || content.starts_with("diff --git")
            || !failed && TESTS.iter().any(|mark| content.starts_with(mark))
            || !failed && WITHIN.iter().any(|mark| content.contains(mark))
            || !failed && content.ends_with(" PASSED")
        {
            return true;
        }
        if !failed && !framed && is_summary(content) {
            return true;
        }
        // A word, and below it what it means.
        let below = lines.get(index + 1).map_or("", |line| line::content(text, line));
        terms += usize::from(
            below.starts_with("  ") && !content.contains([' ', ':', '{', '(', '[']) && content.contains('_'),
        );
        if !framed && is_document(content) {
            return true;
        }
        full += usize::from(!content.is_empty());
        headings += usize::from(["## ", "### ", "|--", "| --", "|:-"].iter().any(|mark| content.starts_with(mark)));
        let hash = content.trim_start_matches(['*', '|', ' ']).split(' ').next().unwrap_or_default();
        commits += usize::from((7..=40).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
    }
    // A report of an issue has headings too, and the output between fences.
    (headings >= 2 || terms >= 3) && !framed && !text.contains("```") || commits >= 2 && commits * 2 >= full
}

/// A line by which a document of some kind is known: the times of a subtitle, `00:31:04,900 --> 00:31:07,029`, or the
/// beginning of a BibTeX entry, `@book{ward2024,`.
fn is_document(line: &str) -> bool {
    let timed = |part: &str| part.starts_with(|c: char| c.is_ascii_digit()) && part.matches(':').count() >= 1;
    let entry = |rest: &str| {
        rest.split_once('{').is_some_and(|(kind, key)| {
            !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_alphabetic()) && key.ends_with(',')
        })
    };
    line.split_once(" --> ").is_some_and(|(from, to)| timed(from) && timed(to))
        || line.strip_prefix('@').is_some_and(entry)
}

/// How a runner of tests sums up: `3 examples, 0 failures`, `12 passing (40ms)`, `== 3 passed in 0.12s ==`.
fn is_summary(line: &str) -> bool {
    const COUNTED: &[&str] = &[
        "examples, ",
        "tests, ",
        "specs, ",
        "runs, ",
        "scenarios (",
        "passing (",
        "passed in ",
        "passed (",
        "passed, ",
    ];
    let line = line.trim_start_matches(['=', ' ']);
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    // Where some failed, what they got may be the matter.
    let none = |word: &str, zero: &str| !line.contains(word) || line.contains(zero);
    rest.len() < line.len()
        && none("fail", " 0 fail")
        && none("error", " 0 error")
        && rest.strip_prefix(' ').is_some_and(|rest| COUNTED.iter().any(|word| rest.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_and_histories_only_tell_of_refusals() {
        let told = [
            "$ git log -3\n9f3c2ab fix 401",
            "9f3c2ab fix 401\n41c0e7d auth: 403",
            " ✓ returns 401 (2 ms)",
            "GET /a\n  responds 401 Unauthorized\n\n3 examples, 0 failures",
            "returns 401\n  12 passing (44ms)",
            "=== 3 passed in 0.12s ===",
            "ATest > says 403() PASSED",
            "ERRORS\n       ETIMEDOUT\n              Connection timed out.",
            "sequenceDiagram\n    API-->>App: 401 Unauthorized",
            "Answer 401\n\nSigned-off-by: Jo <jo@a.example>",
            "7\n00:31:04,900 --> 00:31:07,029\nAccess denied.",
            "@book{ward2024,\n  title = {Token Expired}\n}",
        ];
        for text in told {
            assert!(only_tells(text, &line::lines(text, 0), false), "{text}");
        }
        for text in
            ["GET /a\n  401 Unauthorized\n\n3 examples, 1 failure", "4 runs, 8 assertions, 0 failures, 1 errors"]
        {
            assert!(!only_tells(text, &line::lines(text, 0), false), "{text}");
        }
        let source = "from http import x\n\nraise E('Error: 401 Unauthorized')";
        assert!(only_tells(source, &line::lines(source, 0), false));
        assert!(!only_tells("deadbeef\nError: 401", &line::lines("deadbeef\nError: 401", 0), false));
    }
}
