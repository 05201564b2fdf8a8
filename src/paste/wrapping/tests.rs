use super::*;
use crate::text::lead_back;

/// The text that is left, and what was taken off, each kind once.
#[track_caller]
fn check(paste: &str, expected: &str, taken: &[&str]) {
    let mut documents = vec![Document { name: "paste", origin: None, text: paste.to_owned() }];
    let (doc, problems) = undo(&mut documents);
    let text = documents[doc as usize].text.clone();
    assert_eq!(text, expected, "{paste}");
    let mut ids: Vec<&str> = problems.iter().map(|problem| problem.id).collect();
    ids.dedup();
    assert_eq!(ids, taken, "{paste}");
    // What stands unescaped in the paste leads back to just its own bytes.
    for word in expected.split(['\r', '\n', '"', ' ', '\\']).filter(|word| word.is_ascii() && word.len() > 2) {
        let at = text.find(word).unwrap();
        let back = lead_back(&documents, span(doc, at, at + word.len()));
        let there = &paste[back.start as usize..back.end as usize];
        assert!(there.starts_with(&word[..1]) || there.starts_with(['%', '&', '\\']), "{word} leads back to {there}");
    }
}

#[test]
fn utf_16_is_read() {
    check("\u{fffd}\u{fffd}4\x000\x001\0 \0N\0o\0\n\0", "401 No\n", &["utf-16"]);
}

#[test]
fn colours_go() {
    check(
        "\u{1b}[1mHTTP/1.1\u{1b}[0m 401 \u{1b}[31mUnauthorized\u{1b}[39m\n",
        "HTTP/1.1 401 Unauthorized\n",
        &["terminal-colours"],
    );
    check("^[[32mHTTP/2 403^[[0m", "HTTP/2 403", &["terminal-colours"]);
    check("[36mserver[39m: nginx[0m [x]", "server: nginx [x]", &["terminal-colours"]);
    check("a [0m b", "a [0m b", &[]);
}

#[test]
fn quote_marks_go() {
    check("> HTTP/1.1 401 Unauthorized\n> Date: x\n", "HTTP/1.1 401 Unauthorized\nDate: x\n", &["quote-marks"]);
    check(">> {\"error\":\n>>  1}", "{\"error\":\n 1}", &["quote-marks"]);
    check(
        "Ada wrote:\n> HTTP/1.1 401 No\n> A: b\n\nAny idea?",
        "Ada wrote:\nHTTP/1.1 401 No\nA: b\n\nAny idea?",
        &["quote-marks"],
    );
    check("> GET / HTTP/1.1\n< HTTP/1.1 401 No", "> GET / HTTP/1.1\n< HTTP/1.1 401 No", &[]);
    check("if a > b\n> maybe 401", "if a > b\n> maybe 401", &[]);
}

#[test]
fn line_numbers_go() {
    check("1: HTTP/1.1 401 No\n2: A: b\n3:\n4: x", "HTTP/1.1 401 No\nA: b\n\nx", &["line-numbers"]);
    check("  9\tHTTP/1.1 401 No\n 10\tA: b\n 11\tC: d", "HTTP/1.1 401 No\nA: b\nC: d", &["line-numbers"]);
    check("401 Unauthorized\n402 x\n", "401 Unauthorized\n402 x\n", &[]);
}

#[test]
fn prefixes_of_logs_go() {
    check(
        "2026-11-20T11:58:04.123Z stdout F HTTP/1.1 401 No\n2026-11-20T11:58:04.124Z stdout F Date: x",
        "HTTP/1.1 401 No\nDate: x",
        &["log-prefixes"],
    );
    check("api-1  | < HTTP/1.1 401 No\napi-1  | < A: b\n", "< HTTP/1.1 401 No\n< A: b\n", &["log-prefixes"]);
    check(
        "Nov 20 11:58:04 web-1 api[812]: client: HTTP/1.1 401 No\nNov 20 11:58:05 web-1 api[812]: client: A: b",
        "HTTP/1.1 401 No\nA: b",
        &["log-prefixes"],
    );
    let log = "2026-11-20 11:58:04 a\n2026-11-20 11:58:05 b";
    check(log, log, &[]);
}

#[test]
fn escapes_go() {
    check(r#""HTTP/1.1 401 No\r\nA: \"b\"""#, "HTTP/1.1 401 No\r\nA: \"b\"", &["string-escapes"]);
    check(r"b'HTTP/1.1 401 No\r\nA: \xe9\u00e9'", "HTTP/1.1 401 No\r\nA: éé", &["string-escapes"]);
    check(r#"{\"error\":\"invalid_token\"}"#, r#"{"error":"invalid_token"}"#, &["string-escapes"]);
    check(r#""{\\\"error\\\":1}""#, r#"{"error":1}"#, &["string-escapes"]);
    check("&lt;h1&gt;403 &amp; out&lt;/h1&gt;", "<h1>403 & out</h1>", &["html-escaped"]);
    check("Bearer%20realm%3D%22x%22", "Bearer realm=\"x\"", &["percent-encoded"]);
    check(r#"C:\new\table "x""#, r#"C:\new\table "x""#, &[]);
}

#[test]
fn folded_lines_are_joined() {
    check(
        "NOTE: '\\' line wrapping per RFC 8792\n\nWWW-Authenticate: Bearer realm=\"a\",\\\n    scope=\"b\"\n",
        "\nWWW-Authenticate: Bearer realm=\"a\",scope=\"b\"\n",
        &["folded-lines"],
    );
}

#[test]
fn no_break_spaces_go_where_http_has_plain_ones() {
    // Left out is nothing: each is one sign for another.
    check("HTTP/1.1\u{a0}401\u{a0}No\nA:\u{a0}b", "HTTP/1.1 401 No\nA: b", &["odd-spaces"]);
    check("Prix\u{a0}: 401\u{202f}€", "Prix\u{a0}: 401\u{202f}€", &[]);
}

#[test]
fn numbers_in_a_fenced_block_go() {
    check(
        "Steps:\n{noformat}\n1  HTTP/2 403\n2  a: b\n3\n{noformat}\nExpected: 200",
        "Steps:\n{noformat}\nHTTP/2 403\na: b\n\n{noformat}\nExpected: 200",
        &["line-numbers"],
    );
}

#[test]
fn an_answer_in_a_string_within_a_text_is_taken_out() {
    let answer = "HTTP/1.1 401 No\r\nA: \"b\"\r\n\r\n";
    for paste in [
        r#">>> s.recv(4096)
b'HTTP/1.1 401 No\r\nA: "b"\r\n\r\n'
>>>"#,
        r#"$ R=$'HTTP/1.1 401 No\r\nA: "b"\r\n\r\n'"#,
        r#"{"id":7,"raw":"HTTP/1.1 401 No\r\nA: \"b\"\r\n\r\n","x":1}"#,
        r#"x: "\"HTTP/1.1 401 No\\r\\nA: \\\"b\\\"\\r\\n\\r\\n\"""#,
        r#"got "HTTP/1.1 401 No\r\nA: \"b\"\r\n\r\n"#,
    ] {
        check(paste, answer, &["string-escapes"]);
    }
    let test = r#"let answer = "HTTP/1.1 401 No\r\nA: b\r\n\r\n";"#;
    check(test, test, &[]);
    let many = "\"HTTP/1.1 401 \\".repeat(9_000);
    undo(&mut vec![Document { name: "paste", origin: None, text: many }]);
}

#[test]
fn html_that_shows_a_field_is_undone() {
    check(
        "<pre>WWW-Authenticate: Basic realm=&quot;a&quot;</pre>\n",
        "WWW-Authenticate: Basic realm=\"a\"",
        &["html-escaped"],
    );
    check("<pre>a &lt; b</pre>", "<pre>a &lt; b</pre>", &[]);
}
