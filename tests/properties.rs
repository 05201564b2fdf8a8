//! What holds for texts that nobody wrote: pieces of the corpus put together, and what a small grammar of headers,
//! challenges, tokens and JSON makes up. `PROPTEST_CASES=20000 cargo test --test properties` looks longer.

// A test may panic: that is how it says no.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod holds;

use std::sync::LazyLock;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use holds::{NOW, check, copies_are_safe, corpus, json_reads_back, markup, rfc9110};
use proptest::{collection::vec, prelude::*, sample::select, string::string_regex};
use why401::{
    diagnose,
    http::challenge::{self, Challenge, recover, strict},
    report::{InputKind, Report},
    text::{Document, span},
    token::{Token, find::candidates, jwt},
};

static CORPUS: LazyLock<Vec<(String, String)>> = LazyLock::new(corpus);

/// The same texts at every run, so that a change is what makes a test fail; CI's fuzzing looks elsewhere each time.
fn config(cases: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok());
    let rng_seed =
        if asked.is_some() { prop::test_runner::RngSeed::Random } else { prop::test_runner::RngSeed::Fixed(401) };
    ProptestConfig { cases: asked.unwrap_or(cases), failure_persistence: None, rng_seed, ..ProptestConfig::default() }
}

fn regex(pattern: &str) -> BoxedStrategy<String> {
    string_regex(pattern).unwrap().boxed()
}

fn one_of(words: &'static [&'static str]) -> BoxedStrategy<String> {
    select(words).prop_map(str::to_owned).boxed()
}

/// A word, a phrase, or something that somebody means harm with.
fn value() -> BoxedStrategy<String> {
    prop_oneof![
        4 => regex("[A-Za-z0-9._~-]{1,16}"),
        3 => regex("[a-z]{1,9}( [a-z]{1,9}){0,5}"),
        1 => regex("\\PC{0,12}"),
        1 => one_of(&[
            "", "`", "``", "\\", "\"", "'", "</code>", "<script>", "[zqcanaryqz](https://evil.example)", "`zqcanaryqz`",
            "![zqcanaryqz](https://evil.example)", "<https://evil.example>", "\u{202e}zqcanaryqz", "# zqcanaryqz",
            "https://evil.example/zqcanaryqz", "www.evil.example", "zqcanaryqz\\", "| zqcanaryqz |", "😀é", "&amp;", "%22",
            "password", "masked", "[masked]", "null", "true", "version", "401",
        ]),
    ]
    .boxed()
}

fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

fn param() -> BoxedStrategy<String> {
    let name = one_of(&["realm", "error", "error_description", "scope", "nonce", "algorithm", "stale", "x", "charset"]);
    let sign = one_of(&["=", "=", "=", "=", " = ", "=\t", ":", ""]);
    let value = prop_oneof![5 => value().prop_map(|value| quoted(&value)), 2 => regex("[a-z0-9]{1,8}"), 1 => value()];
    (name, sign, value).prop_map(|(name, sign, value)| format!("{name}{sign}{value}")).boxed()
}

fn challenge_text() -> BoxedStrategy<String> {
    let scheme = prop_oneof![
        6 => one_of(&["Basic", "Bearer", "Digest", "Negotiate", "NTLM", "DPoP", "bearer", "New"]),
        1 => regex("[!-~]{1,6}"),
    ];
    let space = one_of(&[" ", " ", " ", "  ", "\t", "", ", ", "\r\n "]);
    let between = one_of(&[", ", ", ", ", ", ",", " ", "; ", " ,, "]);
    let token68 = regex("[A-Za-z0-9+/._~-]{1,20}={0,2}");
    let one = prop_oneof![
        1 => (scheme.clone(), space.clone(), token68).prop_map(|(scheme, space, token)| format!("{scheme}{space}{token}")),
        5 => (scheme, space, vec(param(), 0..4), between.clone())
            .prop_map(|(scheme, space, params, between)| format!("{scheme}{space}{}", params.join(&between))),
    ];
    (vec(one, 0..4), between).prop_map(|(all, between)| all.join(&between)).boxed()
}

/// The bytes of RFC 9110's grammar, so that every branch of it is met.
fn challenge_letters() -> BoxedStrategy<String> {
    vec(
        select(&["a", "B", "=", "=", ",", " ", " ", "\"", "\\", "\t", "\n", "\r\n", "/", ";", "é", "\u{7f}", "1"][..]),
        0..14,
    )
    .prop_map(|letters| letters.concat())
    .boxed()
}

fn json_text() -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        4 => value().prop_map(|value| quoted(&value)),
        1 => (-9_999_999_999_i64..9_999_999_999).prop_map(|number| number.to_string()),
        1 => one_of(&["null", "true", "1e400", "-0.0", "1.5", "NaN", "01", ""]),
    ];
    let name = prop_oneof![
        3 => one_of(&["error", "error_description", "message", "code", "status", "password", "access_token", "alg", "exp", "iss", "aud", "nbf"]),
        1 => value(),
    ];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let member = (name.clone(), inner.clone()).prop_map(|(name, value)| format!("{}:{value}", quoted(&name)));
        prop_oneof![
            2 => vec(member, 0..4).prop_map(|members| format!("{{{}}}", members.join(","))),
            1 => vec(inner, 0..4).prop_map(|items| format!("[{}]", items.join(", "))),
        ]
    })
    .boxed()
}

fn token_text() -> BoxedStrategy<String> {
    let header = prop_oneof![
        4 => one_of(&["{\"alg\":\"HS256\"}", "{\"alg\":\"none\"}", "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"1\"}", "{\"alg\":5}", "{\"alg\":\"a\",\"alg\":\"b\"}", "{\"kid\":\"1\"}"]),
        1 => json_text(),
    ];
    let part = |text: String| BASE64_URL_SAFE_NO_PAD.encode(text);
    let signature = prop_oneof![5 => regex("[A-Za-z0-9_-]{8}"), 1 => regex("[A-Za-z0-9_+/=-]{0,9}")];
    let dot = one_of(&[".", ".", ".", ".", ".", "..", ".\n"]);
    (header, json_text(), signature, dot)
        .prop_map(move |(header, claims, signature, dot)| format!("{}{dot}{}.{signature}", part(header), part(claims)))
        .boxed()
}

fn field() -> BoxedStrategy<String> {
    prop_oneof![
        3 => challenge_text().prop_map(|value| format!("WWW-Authenticate: {value}")),
        2 => token_text().prop_map(|token| format!("Authorization: Bearer {token}")),
        1 => value().prop_map(|value| format!("Authorization: Basic {}", base64::prelude::BASE64_STANDARD.encode(value))),
        1 => value().prop_map(|value| format!("Cookie: sid={value}")),
        2 => (one_of(&["Server", "Date", "Content-Type", "Location", "X-Api-Key", "Host", "Set-Cookie", "X"]), value())
            .prop_map(|(name, value)| format!("{name}: {value}")),
    ]
    .boxed()
}

fn message() -> BoxedStrategy<String> {
    let start = prop_oneof![
        4 => (select(&[401_u16, 403, 407, 400, 200, 302, 500][..]), one_of(&["HTTP/1.1", "HTTP/2", "HTTP/3"]))
            .prop_map(|(status, version)| format!("{version} {status} Reason")),
        2 => value().prop_map(|path| format!("GET /{path}?access_token={path}&code={path} HTTP/1.1")),
    ];
    let body = prop_oneof![3 => json_text(), 1 => value(), 1 => token_text(), 1 => Just(String::new())];
    let end = one_of(&["\n", "\r\n"]);
    (start, vec(field(), 0..6), body, end)
        .prop_map(|(start, fields, body, end)| {
            [&[start], fields.as_slice(), &[String::new(), body]].concat().join(&end)
        })
        .boxed()
}

/// A paste of the corpus, a part of one, or one with something put into its midst.
fn of_the_corpus() -> BoxedStrategy<String> {
    let paste = (0..CORPUS.len()).prop_map(|index| CORPUS[index].1.clone());
    let place = |text: &str, at: prop::sample::Index| text.floor_char_boundary(at.index(text.len() + 1));
    prop_oneof![
        (paste.clone(), any::<prop::sample::Index>(), any::<prop::sample::Index>()).prop_map(
            move |(text, from, to)| {
                let (from, to) = (place(&text, from), place(&text, to));
                text[from.min(to)..from.max(to)].to_owned()
            }
        ),
        (paste, any::<prop::sample::Index>(), prop_oneof![value(), challenge_text(), json_text()]).prop_map(
            move |(mut text, at, new)| {
                text.insert_str(place(&text, at), &new);
                text
            }
        ),
    ]
    .boxed()
}

/// What programs put around a text on its way.
fn wrapped(text: String, way: u8) -> String {
    let lines = |start: &str| text.lines().map(|line| format!("{start}{line}\n")).collect::<String>();
    match way {
        0 => lines("> "),
        1 => quoted(&text).replace('\n', "\\n"),
        2 => text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;"),
        3 => text.bytes().map(|byte| format!("%{byte:02X}")).collect(),
        4 => lines("\u{1b}[31m"),
        5 => text.lines().enumerate().map(|(number, line)| format!("{}: {line}\n", number + 1)).collect(),
        6 => lines("2026-11-20T11:58:04.000Z INFO web-1 | "),
        7 => text.replace('\n', "\n\u{a0}"),
        _ => text,
    }
}

fn paste() -> BoxedStrategy<String> {
    let piece = prop_oneof![4 => of_the_corpus(), 4 => message(), 1 => token_text(), 1 => json_text(), 1 => challenge_text(), 1 => value()];
    let between = one_of(&["", "\n", "\n\n", "\r\n\r\n", "\n---\n", " "]);
    (vec(piece, 1..4), between, 0_u8..24).prop_map(|(pieces, between, way)| wrapped(pieces.join(&between), way)).boxed()
}

fn challenges(value: &str) -> Vec<Challenge> {
    let mut documents = vec![Document { name: "paste", origin: None, text: value.to_owned() }];
    challenge::read(&mut documents, span(0, 0, value.len()), "WWW-Authenticate")
}

/// The token that is all of a text.
fn whole_token(text: &str) -> Option<Token> {
    let candidate =
        candidates(text, 0..text.len()).into_iter().find(|found| found.start == 0 && found.end == text.len())?;
    let mut documents = vec![Document { name: "paste", origin: None, text: text.to_owned() }];
    jwt::read(&mut documents, 0, &candidate).into_iter().next()
}

fn statuses(report: &Report) -> Vec<u16> {
    report.exchanges.iter().filter_map(|exchange| exchange.response.as_ref()?.status).collect()
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn every_span_of_every_text_leads_back(paste in paste()) {
        check(&paste, &paste);
    }

    #[test]
    fn the_same_text_gives_the_same_json_and_it_reads_back(paste in paste()) {
        json_reads_back(&paste, &paste);
    }

    #[test]
    fn what_is_copied_holds_no_secret_and_stays_text(paste in paste()) {
        let report = diagnose(&paste, NOW);
        copies_are_safe(&paste, &paste, &report);
        markup::stays_text(&paste, &report);
    }
}

proptest! {
    #![proptest_config(config(6000))]

    #[test]
    fn the_strict_reader_is_the_grammar(value in prop_oneof![challenge_text(), challenge_letters()]) {
        let value = value.trim_matches([' ', '\t', '\r', '\n']);
        prop_assert_eq!(strict::check(value).is_ok(), rfc9110::is_well_formed(value), "{:?}", value);
    }

    #[test]
    fn what_follows_the_grammar_needs_no_repair(value in prop_oneof![challenge_text(), challenge_letters()]) {
        let value = value.trim_matches([' ', '\t', '\r', '\n']);
        let mended: Vec<&str> = recover::read(value, span(0, 0, value.len()), "WWW-Authenticate", strict::check(value).is_ok())
            .iter()
            .flat_map(|challenge| &challenge.problems)
            .filter_map(|problem| problem.breaks.then_some(problem.id))
            .collect();
        let read = challenges(value);
        // A value whose quotes are escaped is read for what it was before.
        let escaped = read.iter().flat_map(|challenge| &challenge.problems).any(|problem| problem.id.ends_with("-escaped"));
        if rfc9110::is_well_formed(value) && !escaped {
            prop_assert!(read.iter().all(|challenge| challenge.well_formed), "{:?}: {:#?}", value, read);
            // "realm=" is a token68 to the letter, and read as what was meant.
            prop_assert!(mended.iter().all(|id| *id == "missing-value"), "{:?}: {:?}", value, mended);
        } else {
            prop_assert!(read.is_empty() || !read.iter().all(|challenge| challenge.well_formed), "{:?}: {:#?}", value, read);
        }
    }

    #[test]
    fn a_token_is_well_formed_where_strict_readers_take_it(text in token_text()) {
        if let Some(token) = whole_token(&text) {
            prop_assert_eq!(token.well_formed, holds::jose::is_well_formed(&text), "{}: {:?}", text, token.problems);
        } else {
            prop_assert!(!holds::jose::is_well_formed(&text), "{}", text);
        }
    }
}

/// The one slot of a fix's sentences that pasted text fills is the host.
#[test]
fn a_pasted_host_becomes_no_link() {
    let paste = "GET / HTTP/1.1\nHost: www.zqcanaryqz.evil.example\nAuthorization: Basic YWRhOnNlY3JldA==\n\n\
                 HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"x\"\n\n";
    let report = diagnose(paste, NOW);
    let filled = report.fixes.iter().flat_map(|fix| &fix.steps).any(|step| step.text.contains("zqcanaryqz"));
    assert!(filled, "no step names the host");
    markup::stays_text(paste, &report);
}

/// Reading two pastes one behind the other never loses the refused answer.
#[test]
fn a_refused_answer_is_found_among_others() {
    let whole = |kind| matches!(kind, InputKind::HttpResponse | InputKind::HttpExchange);
    let refused = |status: &u16| matches!(status, 401 | 403 | 407);
    let reports: Vec<(&str, &str, Report)> =
        CORPUS.iter().map(|(name, paste)| (name.as_str(), paste.as_str(), diagnose(paste, NOW))).collect();
    let messages: Vec<_> = reports
        .iter()
        .filter(|(.., report)| whole(report.input.kind) && report.documents[0].text.starts_with("HTTP/"))
        .collect();
    assert!(messages.len() > 50, "only {} messages", messages.len());
    let mut off = Vec::new();
    for (index, (name, paste, report)) in messages.iter().enumerate() {
        let others = messages.iter().cycle().skip(index * 7 + 1).step_by(11).take(6);
        for (other, before, first) in others {
            let both = diagnose(&format!("{}\n\n{paste}", before.trim_end()), NOW);
            let wanted = [statuses(first), statuses(report)].concat();
            let lost: Vec<u16> =
                wanted.into_iter().filter(refused).filter(|status| !statuses(&both).contains(status)).collect();
            if !lost.is_empty() {
                off.push(format!("{other} + {name}: {lost:?} lost of {:?}", statuses(&both)));
            }
        }
    }
    assert!(off.is_empty(), "{} of them:\n{}", off.len(), off.join("\n"));
}

/// Of two pastes of any form that both show a refusal, at least one refusal is found when they stand together. Files
/// (HAR) are left out, as nobody pastes text and a file in one; what else is lost are forms that begin the same way.
#[test]
fn a_refusal_is_found_among_any_two_pastes() {
    let refused = |report: &Report| statuses(report).iter().any(|status| matches!(status, 401 | 403 | 407));
    let shown: Vec<&(String, String)> =
        CORPUS.iter().filter(|(name, paste)| !name.starts_with("har-") && refused(&diagnose(paste, NOW))).collect();
    assert!(shown.len() > 300, "only {} pastes show a refusal", shown.len());
    let mut off = Vec::new();
    for (index, (name, paste)) in shown.iter().enumerate() {
        for (other, before) in shown.iter().cycle().skip(index * 7 + 1).step_by(61).take(5) {
            if !refused(&diagnose(&format!("{}\n\n{paste}", before.trim_end()), NOW)) {
                off.push(format!("{other} + {name}"));
            }
        }
    }
    // One in a hundred; it goes down, not up.
    assert!(off.len() * 100 <= shown.len() * 5, "{} of them:\n{}", off.len(), off.join("\n"));
}
