use super::*;
use crate::paste::line;

/// Method, target, status, and whether a name is told.
type Seen = (Option<String>, Option<String>, Option<u16>, bool);

fn seen(text: &str) -> Option<Seen> {
    let reading = read(text, &line::lines(text, 0))?;
    let exchange = reading.exchanges.get(reading.subject?)?.clone();
    let request = exchange.request.unwrap_or_default();
    Some((request.method, request.target, exchange.response?.status, request.user.is_some()))
}

#[test]
fn lines_of_many_servers_tell_request_status_and_name() {
    let cases = [
        (
            r#"203.0.113.24 - - [20/Nov/2026:09:14:02 +0000] "GET /a?b=1 HTTP/1.1" 401 179 "-" "axios/1.7.9""#,
            "GET",
            "/a?b=1",
            401,
            false,
        ),
        (r#"192.0.2.1 - anna [20/Nov/2026:09:14:02 +0000] "PUT /a HTTP/2.0" 403 -"#, "PUT", "/a", 403, true),
        (r#"INFO:     172.18.0.1:51530 - "GET /users/me HTTP/1.1" 401 Unauthorized"#, "GET", "/users/me", 401, false),
        (
            r#"Nov 20 09:12:01 lb1 haproxy[1830]: 203.0.113.44:53122 [20/Nov/2026:09:12:01.113] fe~ be/s1 0/0/1/2/3 401 262 - - ---- 1/1/0/0/0 0/0 "GET / HTTP/1.1""#,
            "GET",
            "/",
            401,
            false,
        ),
        (
            "1795167321.433 0 10.1.4.22 TCP_DENIED/407 4071 CONNECT a.example:443 - HIER_NONE/- text/html",
            "CONNECT",
            "a.example:443",
            407,
            false,
        ),
        ("10:02:11 POST /token => 400 Bad Request", "POST", "/token", 400, false),
        (r#"127.0.0.1:51234 - - [20/Nov/2026:09:12:02] "POST /api/x" 403 58"#, "POST", "/api/x", 403, false),
        (
            r#"203.0.113.4:512 - 5f0b - - [2026/11/20 09:12:01] a.example GET - "/cb?code=x" HTTP/1.1 "Mozilla 500 " 403 279 0.001"#,
            "GET",
            "/cb?code=x",
            403,
            false,
        ),
        ("  <-- GET /a\n  --> GET /a 401 4ms 12b", "GET", "/a", 401, false),
        (
            r#"{"timestamp":"2026-11-20T09:00:00Z","request_method":"GET","url":"/feed","response_status":429}"#,
            "GET",
            "/feed",
            429,
            false,
        ),
        (
            r#"203.0.113.4 [20/Nov/2026:09:12:01 +0100] a.example "GET /a HTTP/1.1" upstream=10.0.0.5:80 status=401 rt=0.200"#,
            "GET",
            "/a",
            401,
            false,
        ),
        ("[Nest] 401  - 11/20/2026, 9:12:01 AM     LOG [HTTP] GET /a 403 31 - x 203.0.113.4", "GET", "/a", 403, false),
        // All went well.
        ("GET /a 200 3.1 ms - 12\nPOST /b 302 9.0 ms - 0", "GET", "/a", 200, false),
        ("GET /api/me 401 12 - 3.2 ms", "GET", "/api/me", 401, false),
        ("::1 - GET /api/me HTTP/1.1 401 12 - 3.2 ms", "GET", "/api/me", 401, false),
        (
            r#"2026-11-20T09:00:04.4Z lb 203.0.113.5:518 10.0.4.2:80 0.00 0.00 0.00 401 401 44 200 "POST https://a.example:443/a HTTP/1.1" "x 500""#,
            "POST",
            "https://a.example:443/a",
            401,
            false,
        ),
        (
            r#"2026/11/20 10:00:00 [web/x-001] "GET http://a.example/x HTTP/1.1" from 127.0.0.1:51 - 401 12B in 30µs"#,
            "GET",
            "http://a.example/x",
            401,
            false,
        ),
        (
            "[pid: 7|app: 0|req: 1/1] 10.0.0.1 () {40 vars in 500 bytes} [Fri Nov 20 10:00:00 2026] GET /api => generated 200 bytes in 3 msecs (HTTP/1.1 401) 4 headers in 140 bytes",
            "GET",
            "/api",
            401,
            false,
        ),
        ("[Fri Nov 20 10:00:00 2026] 127.0.0.1:51234 [403]: GET /x", "GET", "/x", 403, false),
        ("10:00:00 | 401 |    1ms |       127.0.0.1 | GET     | /x", "GET", "/x", 401, false),
        (
            "2026-11-20T10:00:00Z DEBUG request{method=GET uri=/x version=HTTP/1.1}: tower_http::trace: finished latency=0 ms status=401",
            "GET",
            "/x",
            401,
            false,
        ),
        ("Nov 20 10:00:00 |WARN   | SERVER GET  (401) /x host=\"a\" ip=\"::1\"", "GET", "/x", 401, false),
        ("GET /api/me 401 3.2 ms - 12", "GET", "/api/me", 401, false),
        (r#"[GIN] 2026/11/20 - 10:00:00 | 401 |     1.2ms |  ::1 | GET      "/v1/x""#, "GET", "/v1/x", 401, false),
        (
            "Started GET \"/o\" for 203.0.113.21 at 2026-11-20 08:41:07\nCompleted 401 Unauthorized in 12ms",
            "GET",
            "/o",
            401,
            false,
        ),
        (
            "time=\"2026-11-20T09:55:10Z\" level=warning method=GET path=/orders status=401",
            "GET",
            "/orders",
            401,
            false,
        ),
        (
            "2026-11-20 07:44:10 10.0.4.12 GET /a.pdf - 443 CONTOSO\\ak 10.0.9.77 Mozilla/5.0 - 401 3 5 15",
            "GET",
            "/a.pdf",
            401,
            true,
        ),
        (
            "2026-11-20 08:15:31 W3SVC1 10.0.0.5 GET /app/ - 443 - 203.0.113.60 Mozilla/5.0 - 401 2 5 1",
            "GET",
            "/app/",
            401,
            false,
        ),
        (r#"{"time":"2026-11-20T09:14:02Z","request":"POST /l HTTP/1.1","status":"401"}"#, "POST", "/l", 401, false),
        (
            "#Fields: date time cs-method cs-uri-stem sc-status\n2026-11-20 08:15:31 GET /api 429",
            "GET",
            "/api",
            429,
            false,
        ),
        (r#"{"level":"info","ts":1.5,"request":{"method":"GET","uri":"/v1"},"status":401}"#, "GET", "/v1", 401, false),
        (
            r#"{"log":"10.0.0.1 - - [20/Nov/2026:09:14:02 +0000] \"GET /z HTTP/1.1\" 403 9\n","stream":"stdout","time":"2026-11-20T09:14:02Z"}"#,
            "GET",
            "/z",
            403,
            false,
        ),
    ];
    for (text, method, target, status, user) in cases {
        let expected = (Some(method.to_owned()), Some(target.to_owned()), Some(status), user);
        assert_eq!(seen(text), Some(expected), "{text}");
    }
}

#[test]
fn what_refuses_nothing_or_is_no_log_stays_unread() {
    let cases = [
        "2026-11-20 09:14:02 up\n2026-11-20 09:14:02 down\n203.0.113.24 - - [20/Nov/2026:09:14:02 +0000] \"GET / HTTP/1.1\" 200 179",
        "GET /users 401 times a day",
        "  ✓ GET /users 401 (12 ms)",
        r#"{"timestamp":"2026-11-20T09:14:02Z","status":401,"error":"Unauthorized","path":"/x"}"#,
        r#"{"startedDateTime":"2026-11-20","time":3,"request":{"method":"GET","url":"/"},"response":{"status":401}}"#,
        r#"{"name":"site","scripts":{"test":"jest"},"duration":3,"path":"/x","status":401}"#,
        "2026-11-20 08:15:31 INFO Served 401 requests on GET /x - 443",
        "fn test() {\n    let line = r#\"GET /x HTTP/1.1 401\"#;\n    assert_eq!(parse(line), 401);\n}\n",
        "",
    ];
    for text in cases {
        assert_eq!(seen(text), None, "{text}");
    }
}

#[test]
fn a_refusal_that_was_mended_leads_no_more() {
    let line = |user: &str, status: u16| {
        format!("10.0.0.1 - {user} [20/Nov/2026:09:14:02 +0000] \"GET / HTTP/1.1\" {status} 1\n")
    };
    let status = |text: String| seen(&text).and_then(|(_, _, status, _)| status);
    assert_eq!(status(line("-", 401) + &line("anna", 200)), Some(200));
    assert_eq!(status(line("anna", 200) + &line("-", 401)), Some(401));
    assert_eq!(status(line("-", 401) + &line("-", 404)), Some(401));
}

#[test]
fn a_long_log_gives_a_bounded_count() {
    let line = "10.0.0.1 - - [20/Nov/2026:09:14:02 +0000] \"GET / HTTP/1.1\" 401 1\n";
    let text = line.repeat(1_000);
    let reading = read(&text, &line::lines(&text, 0)).unwrap();
    assert!(reading.exchanges.len() <= MAX_EXCHANGES);
    assert!(reading.subject.is_some_and(|lead| lead < reading.exchanges.len()));
}

#[test]
fn logs_of_sign_ins_tell_the_reason() {
    let cases = [
        (
            "time=\"2026-11-19T09:13:26+01:00\" level=info msg=\"Access to https://a.example/ (method GET) is not authorized to user <anonymous>, responding with status code 302 with location redirect to https://auth.a.example/?rd=x\" method=GET path=/x",
            Some(302),
            "no-credentials",
        ),
        (
            "a-proxy  | 192.0.2.40:51671 - b849e58b-fd76-4ba5-a0d7-e977a32bd848 - - [2026/11/19 20:58:37] [AuthFailure] Cookies were found in OAuth callback, but none was a CSRF cookie.\na-proxy  | 192.0.2.40:51671 - b849e58b-fd76-4ba5-a0d7-e977a32bd848 - - [2026/11/19 20:58:37] a.example GET - \"/oauth2/callback?x=y\" HTTP/1.1 \"a\" 403 2840 0.001",
            Some(403),
            "csrf-failed",
        ),
        (
            r#"{"httpRequest": {"requestMethod": "GET", "requestUrl": "https://a.example/x", "status": 403}, "severity": "WARNING", "jsonPayload": {"enforcedSecurityPolicy": {"outcome": "DENY"}}}"#,
            Some(403),
            "forbidden-by-rule",
        ),
        (
            r#"2026-11-18 07:14:02 192.0.2.15 GET /x.pdf - 443 A\b 192.0.2.88 Mozilla/5.0 401 3 5 4"#,
            Some(401),
            "insufficient-permission",
        ),
    ];
    for (text, status, rule) in cases {
        let case = crate::case::read(text, crate::time::Timestamp(0), None);
        assert_eq!(crate::case::status(&case), status, "{text}");
        let findings = crate::rules::findings(&case);
        assert_eq!(findings.first().map(|finding| finding.rule), Some(rule), "{text}");
        assert!(findings.iter().all(|finding| finding.rule != "credentials-rejected"));
    }
    let moved = r#"{"level":"info","ts":1.5,"request":{"method":"GET","uri":"/a"},"status":302,"resp_headers":{"Location":["/b"]}}"#;
    assert_eq!(seen(moved), None, "{moved}");
    let trial = r#"{"httpRequest": {"requestMethod": "GET", "requestUrl": "https://a.example/x", "status": 403}, "severity": "INFO", "jsonPayload": {"previewSecurityPolicy": {"outcome": "DENY"}}}"#;
    assert!(crate::case::read(trial, crate::time::Timestamp(0), None).hits.is_empty());
}
