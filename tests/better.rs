//! The better answer holds what it promises: read again, it is a well-formed answer of the same kind, and what caused it
//! is gone.

// A test may panic: that is how it says no.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::{fs, path::PathBuf};

use why401::{
    finding::Finding,
    http::challenge::strict,
    report::{InputKind, Report},
    text::slice,
    time::Timestamp,
};

/// 2026-11-20T12:00:00Z.
const NOW: Timestamp = Timestamp(1_795_176_000);

/// The rules that a better answer is made for.
const CAUSES: &[&str] = &[
    "missing-challenge",
    "challenge-syntax",
    "challenge-wrong-field",
    "realm-missing",
    "bearer-error",
    "status-mismatch",
    "detail-leak",
    "cacheable-refusal",
    "missing-allow",
    "missing-retry-after",
    "weak-digest",
    "cookie-attributes",
    "problem-details",
];

fn corpus() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let pastes = files.filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    let read = |path: PathBuf| {
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        (path.file_name().unwrap().to_string_lossy().into_owned(), text)
    };
    pastes.map(read).collect()
}

fn causes(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|finding| finding.rule).filter(|rule| CAUSES.contains(rule)).collect()
}

#[test]
fn every_better_answer_is_better() {
    let mut made = 0;
    let mut off = Vec::new();
    for (name, paste) in corpus() {
        let report = why401::diagnose(&paste, NOW);
        let Some(better) = &report.better else { continue };
        made += 1;
        let mut again = why401::diagnose(&better.text, NOW);
        if again.findings[0].kind != report.findings[0].kind {
            // Whether a challenge is the first step of a handshake or a refusal, the request before it tells.
            again = why401::diagnose(&(request(&report) + &better.text), NOW);
        }
        for problem in problems(&report, &again) {
            off.push(format!("{name}: {problem}\n{}", better.text));
        }
        for reason in &better.reasons {
            if !better.text.lines().any(|line| line == reason.line) {
                off.push(format!("{name}: no line {:?}\n{}", reason.line, better.text));
            }
        }
        for secret in &report.secrets {
            let secret = slice(&report.documents, *secret);
            if secret.len() >= 8 && better.text.contains(secret) {
                off.push(format!("{name}: gives away {secret:?}\n{}", better.text));
            }
        }
    }
    assert!(off.is_empty(), "{} off\n{}", off.len(), off.join("\n"));
    assert!(made >= 60, "only {made}");
}

/// The request that was answered.
fn request(report: &Report) -> String {
    let exchange = report.subject.and_then(|index| report.exchanges.get(index));
    let Some(request) = exchange.and_then(|exchange| exchange.request.as_ref()) else { return String::new() };
    let (method, target) = (request.method.as_deref().unwrap_or("GET"), request.target.as_deref().unwrap_or("/"));
    let fields: String = request.headers.iter().map(|header| format!("{}: {}\n", header.name, header.value)).collect();
    format!("{method} {target} HTTP/1.1\n{fields}\n")
}

/// What the better answer, read again, doesn't keep of its promise.
fn problems(report: &Report, again: &Report) -> Vec<String> {
    let mut off = Vec::new();
    let mut hold = |holds: bool, what: String| {
        if !holds {
            off.push(what);
        }
    };
    hold(
        matches!(again.input.kind, InputKind::HttpResponse | InputKind::HttpExchange),
        format!("reads as {:?}", again.input.kind),
    );
    hold(again.exchanges.len() == 1, format!("reads as {} exchanges", again.exchanges.len()));
    hold(again.problems.is_empty(), format!("problems {:?}", again.problems));
    let (before, after): (&Finding, &Finding) = (&report.findings[0], &again.findings[0]);
    hold(
        before.kind == after.kind,
        format!("{} was {:?}, {} is {:?}", before.rule, before.kind, after.rule, after.kind),
    );
    for challenge in &again.challenges {
        hold(challenge.well_formed, format!("ill-formed {:?}", challenge.problems));
    }
    for header in again.exchanges.iter().filter_map(|exchange| exchange.response.as_ref()).flat_map(|r| &r.headers) {
        if header.name.ends_with("-Authenticate") {
            hold(strict::check(&header.value).is_ok(), format!("not by the grammar: {}", header.value));
        }
    }
    let (causes, left) = (causes(report), causes(again));
    hold(left.is_empty(), format!("{causes:?} became {left:?}"));
    hold(again.better.is_none(), "is to be bettered again".to_owned());
    off
}

/// Where nothing is to be said of the answer, nothing is written.
#[test]
fn good_answers_are_left_alone() {
    for (name, paste) in corpus() {
        let report = why401::diagnose(&paste, NOW);
        assert!(report.better.is_none() || !causes(&report).is_empty(), "{name}");
    }
    for paste in [
        "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{}",
        "HTTP/1.1 304 Not Modified\nCache-Control: max-age=60\n\n",
        "HTTP/1.1 302 Found\nLocation: /login\n\n",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Negotiate\n\n",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"a\"\n\n",
        "HEAD / HTTP/1.1\nHost: a.example\n\nHTTP/1.1 400 Bad Request\nContent-Length: 0\n\n",
        "",
        "401",
    ] {
        assert_eq!(why401::diagnose(paste, NOW).better, None, "{paste}");
    }
}

fn text(paste: &str) -> String {
    why401::diagnose(paste, NOW).better.unwrap_or_else(|| panic!("nothing better for\n{paste}")).text
}

#[test]
fn answers_are_written_out_whole() {
    let request = "GET /v1/me HTTP/1.1\nHost: api.example\nAuthorization: Bearer abcdefgh12345678\n\n";
    let expired = "HTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n{\"message\":\"jwt expired\"}";
    assert_eq!(
        text(&format!("{request}{expired}")),
        "HTTP/1.1 401 Unauthorized\n\
         WWW-Authenticate: Bearer realm=\"api.example\", error=\"invalid_token\"\n\
         Content-Type: application/problem+json\n\n\
         {\n  \"type\": \"about:blank\",\n  \"title\": \"Unauthorized\",\n  \"status\": 401,\n  \
         \"detail\": \"The access token is expired, revoked or otherwise invalid.\"\n}\n"
    );
    assert_eq!(
        text(
            "HTTP/1.1 401 Unauthorized\nServer: nginx\nWWW-Authenticate: Digest realm=\"a\", nonce=\"b\", stale=FALSE\n\n"
        ),
        "HTTP/1.1 401 Unauthorized\n\
         WWW-Authenticate: Digest realm=\"a\", algorithm=SHA-256, nonce=\"b\", stale=FALSE, qop=\"auth\"\n\
         WWW-Authenticate: Digest realm=\"a\", nonce=\"b\", stale=FALSE, qop=\"auth\"\n\n"
    );
    assert_eq!(
        text("HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{\"error\":\"invalid_client\"}"),
        "HTTP/1.1 401 Unauthorized\n\
         WWW-Authenticate: Basic realm=\"api\"\n\
         Cache-Control: no-store\n\
         Content-Type: application/json\n\n\
         { \"error\": \"invalid_client\" }\n"
    );
}

/// What was pasted can't leave its place, and no secret is handed on.
#[test]
fn pasted_text_stays_in_its_place() {
    let hostile =
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"a\\\", Bearer x=\\\"\" charset=\"UTF-8\"\n\n";
    assert!(text(hostile).contains("WWW-Authenticate: Basic realm=\"a\\\", Bearer x=\\\"\", charset=\"UTF-8\"\n"));
    let cookie = "HTTP/1.1 302 Found\nLocation: /\nSet-Cookie: sessionid=s3cr3ts3cr3t; Path=/; SameSite=Lax\n\n";
    assert_eq!(
        text(cookie),
        "HTTP/1.1 302 Found\nLocation: /\n\
         Set-Cookie: sessionid=[masked]; Path=/; SameSite=Lax; HttpOnly; Secure\n\n"
    );
    let host = "GET / HTTP/1.1\nHost: a\"\\.example\n\nHTTP/1.1 401 Unauthorized\nContent-Length: 0\n\n";
    assert!(text(host).contains("realm=\"a\\\"\\\\.example\"\n"), "{}", text(host));
    let echoed = "GET / HTTP/1.1\nHost: a.example\nAuthorization: Bearer s3cr3ts3cr3t\n\n\
                  HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"s3cr3ts3cr3t\" error=\"invalid_token\"\n\n";
    assert!(!text(echoed).contains("s3cr3t"), "{}", text(echoed));
}

/// However long the challenges are, the answer to copy stays short.
#[test]
fn no_more_is_taken_over_than_the_bound() {
    let long = "x".repeat(why401::report::better::MOST_PASTED);
    let paste =
        format!("HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer\nWWW-Authenticate: Basic realm=\"{long}\"\n\n");
    let better = text(&paste);
    assert!(better.contains("Bearer realm=") && better.len() < 1000, "{}", better.len());
}

/// What a secret of the paste makes unreadable is left out, and of many challenges only the first are taken over.
#[test]
fn hostile_challenges_are_kept_short() {
    let named = "GET / HTTP/1.1\nHost: a.example\nAuthorization: Bearer realm=\"made\n\n\
                 HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"made up\" charset=\"UTF-8\"\n\n";
    assert!(text(named).starts_with("HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic"), "{}", text(named));
    let many = format!("HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic{}\n\n", ", Basic".repeat(900));
    assert_eq!(text(&many).lines().filter(|line| *line == "WWW-Authenticate: Basic realm=\"api\"").count(), 16);
}
