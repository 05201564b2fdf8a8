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
];

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
];

/// Whether a text only tells of refusals: tests' results, a history of changes, a standard, a document
/// with headings, a file of source code. Where a test `failed` for a status, its own lines are what matters.
pub fn only_tells(text: &str, lines: &[Line], failed: bool) -> bool {
    const TESTS: &[&str] = &["✓ ", "✔ ", "√ ", "PASS ", "=== RUN", "--- PASS", "--- FAIL", "ok   ", "Test Suites:"];
    const WITHIN: &[&str] =
        &[" PASSED ", "test session starts", "test result:", "Tests run:", "status code indicates", " MUST "];
    let first = text.trim_start();
    let opens = |mark: &&str| first.starts_with(*mark);
    let imports = first.starts_with("from ") && first.lines().next().is_some_and(|line| line.contains(" import "));
    let framed = lines.iter().take(MAX_LINES).any(|line| is_frame(line::content(text, line)));
    if !framed && (imports || FILE_STARTS.iter().any(opens)) {
        return true;
    }
    let named = |content: &str| MOCKS.iter().any(|name| content.contains(name));
    let (mut commits, mut full, mut headings) = (0, 0, 0);
    for (index, line) in lines.iter().take(MAX_LINES).enumerate() {
        let content = line::content(text, line).trim();
        let history = index == 0 && (content.contains("git log") || content.starts_with("commit "));
        if history
            || !framed && named(content)
            || content.starts_with("diff --git")
            || !failed && TESTS.iter().any(|mark| content.starts_with(mark))
            || !failed && WITHIN.iter().any(|mark| content.contains(mark))
        {
            return true;
        }
        if !failed && !framed && is_summary(content) {
            return true;
        }
        full += usize::from(!content.is_empty());
        headings += usize::from(["## ", "### ", "|--", "| --", "|:-"].iter().any(|mark| content.starts_with(mark)));
        let hash = content.trim_start_matches(['*', '|', ' ']).split(' ').next().unwrap_or_default();
        commits += usize::from((7..=40).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
    }
    // A report of an issue has headings too, and the output between fences.
    headings >= 2 && !framed && !text.contains("```") || commits >= 2 && commits * 2 >= full
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
