//! What holds for every paste, whatever it says.

// A test may panic: that is how it says no.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod holds;

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use holds::{NOW, check, copies_are_safe, corpus, json_reads_back, markup};
use why401::{
    diagnose,
    finding::{Arg, Kind, pieces, plain},
    fixes::fix,
    knowledge::problem::problem,
    paste::MAX_TEXT,
    report::{markdown::markdown, redact},
    rules::RULES,
};

#[test]
fn every_prefix_of_every_paste_is_read() {
    let pastes = corpus();
    let threads = thread::available_parallelism().map_or(1, |count| count.get());
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((name, paste)) = pastes.get(next.fetch_add(1, Ordering::Relaxed)) {
                    for (end, _) in paste.char_indices() {
                        check(name, &paste[..end]);
                    }
                    check(name, paste);
                }
            });
        }
    });
}

#[test]
fn of_an_endless_text_the_beginning_is_read_and_the_rest_is_named() {
    let paste = format!("HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"x\"\n\n{}", "x\n".repeat(5 << 20));
    let report = diagnose(&paste, NOW);
    assert_eq!(report.findings[0].rule, "no-credentials");
    let left_out = report.problems.iter().find(|problem| problem.id == "text-too-long").unwrap();
    assert_eq!((left_out.span.start as usize, left_out.span.end as usize), (MAX_TEXT, paste.len()));
}

#[test]
fn hostile_texts_are_read() {
    let texts = [
        "\u{0}".repeat(1_000),
        "\"".repeat(5_000),
        "{".repeat(5_000),
        "[".repeat(5_000),
        ".".repeat(5_000),
        ",".repeat(5_000),
        "eyJ".repeat(3_000),
        "eyJhbGciOiJub25lIn0.".repeat(500),
        "HTTP/1.1 401\n".repeat(500),
        "WWW-Authenticate: Basic\n".repeat(500),
        "😀".repeat(2_000),
        "e\u{301}".repeat(2_000),
        "\u{202e}".repeat(1_000),
        "<".repeat(5_000),
        "&quot;=".repeat(1_000),
        "a: ".repeat(2_000),
        "\r".repeat(3_000),
        "> ".repeat(2_000),
        "=\\\"".repeat(2_000),
        "401 ".repeat(2_000),
        "<script>alert(1)</script>".to_owned(),
        "WWW-Authenticate: <img src=x onerror=alert(1)>".to_owned(),
        "{\"__proto__\":{\"error\":\"invalid_client\"}}".to_owned(),
        "\u{feff}HTTP/1.1 401 Unauthorized\n".to_owned(),
    ];
    for text in &texts {
        check("hostile", text);
        markdown(&check(
            "hostile",
            &format!("HTTP/1.1 401 Unauthorized\nX-A: {text}\nWWW-Authenticate: Bearer realm={text}\n\n{text}"),
        ));
    }
}

#[test]
fn every_word_of_a_report_is_known() {
    for (name, paste) in corpus() {
        let report = check(&name, &paste);
        for finding in &report.findings {
            let rule = RULES.iter().find(|rule| rule.id == finding.rule);
            assert!(rule.is_some_and(|rule| rule.kind == finding.kind), "{name}: {}", finding.rule);
            for id in &finding.fixes {
                assert!(fix(id).is_some(), "{name}: {} names the fix {id}", finding.rule);
                assert!(report.fixes.iter().any(|fix| fix.id == *id), "{name}: {id} is not among the report's fixes");
            }
            for message in [&finding.title, &finding.message] {
                assert!(
                    !plain(message).trim().is_empty() && !plain(message).contains(['{', '}'])
                        || pieces(message).len() > 1,
                    "{name}: {message:?}"
                );
                for (slot, arg) in &message.args {
                    assert!(
                        message.template.contains(&format!("{{{slot}}}")),
                        "{name}: {slot} is not used in {}",
                        message.template
                    );
                    assert!(
                        !matches!(arg, Arg::Text(text) if text.is_empty()),
                        "{name}: {slot} is empty in {}",
                        message.template
                    );
                }
            }
            let cause = matches!(finding.kind, Kind::Cause | Kind::Step);
            assert!(!cause || !finding.evidence.is_empty(), "{name}: {} stands on nothing", finding.rule);
        }
        let named = report.challenges.iter().flat_map(|challenge| &challenge.problems);
        let named = named.chain(&report.problems);
        for problem_found in named.chain(report.tokens.iter().flat_map(|token| &token.problems)) {
            assert!(problem(problem_found.id).is_some(), "{name}: {} has no words", problem_found.id);
        }
    }
}

#[test]
fn every_rule_fires_somewhere_and_the_good_ones_stay_good() {
    let mut fired = BTreeSet::new();
    for (name, paste) in corpus() {
        let report = check(&name, &paste);
        fired.extend(report.findings.iter().map(|finding| finding.rule));
        let status = report
            .subject
            .and_then(|index| report.exchanges[index].response.as_ref())
            .and_then(|response| response.status);
        if status.is_some_and(|status| (200..300).contains(&status)) && report.findings[0].rule == "success" {
            assert!(
                !report.findings.iter().any(|finding| finding.kind == Kind::Cause),
                "{name}: a success has no cause"
            );
        }
    }
    let silent: Vec<&str> = RULES.iter().map(|rule| rule.id).filter(|id| !fired.contains(id)).collect();
    assert!(silent.is_empty(), "no paste of the corpus fires {silent:?}");
}

#[test]
fn the_same_paste_gives_the_same_bytes_and_its_json_reads_back() {
    for (name, paste) in corpus() {
        json_reads_back(&name, &paste);
    }
}

#[test]
fn what_is_copied_is_safe_and_stays_text() {
    for (name, paste) in corpus() {
        let report = check(&name, &paste);
        copies_are_safe(&name, &paste, &report);
        markup::stays_text(&name, &report);
    }
}

/// Pieces of a secret that give it away, too: a quotation may have been cut short, or begin within it.
fn pieces_of(secret: &str) -> impl Iterator<Item = &str> {
    const LENGTH: usize = 24;
    let starts = (0..secret.len()).step_by(LENGTH);
    starts.filter_map(move |start| secret.get(start..start + LENGTH))
}

#[test]
fn no_piece_of_a_secret_stands_in_what_is_copied() {
    let opaque = "0123456789abcdefghijklmnopqrstuvwxyz".repeat(12);
    let long = format!(
        "GET / HTTP/1.1\nHost: a.example\nAuthorization: Bearer {opaque}\n\nHTTP/1.1 401 Unauthorized\n\
         WWW-Authenticate: Bearer realm=\"x\"\n\n"
    );
    for (name, paste) in corpus().into_iter().chain([("a long opaque token".to_owned(), long)]) {
        let report = check(&name, &paste);
        let (text, json) = (markdown(&report), redact::json(&report));
        for span in &report.secrets {
            for piece in pieces_of(&paste[span.start as usize..span.end as usize]) {
                assert!(!text.contains(piece), "{name}: {piece} in\n{text}");
                assert!(!json.contains(piece), "{name}: {piece} in\n{json}");
            }
        }
    }
}

#[test]
fn no_secret_stands_in_what_is_copied() {
    for (name, paste) in corpus() {
        let report = check(&name, &paste);
        let (text, json) = (markdown(&report), redact::json(&report));
        serde_json::from_str::<serde_json::Value>(&json).unwrap();
        for span in &report.secrets {
            let secret = &paste[span.start as usize..span.end as usize];
            assert!(secret.trim().len() < 4 || !text.contains(secret), "{name}: {secret} in\n{text}");
            assert!(secret.trim().len() < 4 || !json.contains(secret), "{name}: {secret} in\n{json}");
        }
    }
}
