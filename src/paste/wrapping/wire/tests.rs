use super::*;

fn read(text: &str) -> String {
    let new = messages(text);
    if let Some(new) = &new {
        assert_eq!(new.text.len(), new.offsets.len(), "{text}");
        assert!(new.offsets.is_sorted(), "{text}");
    }
    new.map_or_else(String::new, |new| new.text)
}

#[test]
fn logs_of_clients_become_messages() {
    let cases = [
        (
            "== Info: Connected\n=> Send header, 70 bytes (0x46)\n0000: GET /me HTTP/1.1\n0012: Authorization: Bearer aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n0052: bbbb\n0058: \n<= Recv header, 18 bytes (0x12)\n0000: HTTP/1.1 401 No\n<= Recv header, 2 bytes (0x2)\n0000: \n<= Recv data, 6 bytes (0x6)\n0000: {\"a\":1\n<= Recv data, 1 bytes (0x1)\n0000: }\n{\"a\":1}== Info: left intact\n",
            "> GET /me HTTP/1.1\n> Authorization: Bearer aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbb\n> \n< HTTP/1.1 401 No\n< \n{\"a\":1}\n",
        ),
        (
            "12:00:01.123456 => Send header, 18 bytes (0x12)\n0000: 47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a GET / HTTP/1.1..\n0010: 0d 0a                                           ..\n12:00:02.1 <= Recv header, 18 bytes (0x12)\n0000: 48 54 54 50 2f 31 2e 31 20 34 30 31 20 4e 6f 0d HTTP/1.1 401 No.\n0010: 0a                                              .\n",
            "> GET / HTTP/1.1\n> \n< HTTP/1.1 401 No\n",
        ),
        (
            "send: b'GET /me HTTP/1.1\\r\\nHost: a.example\\r\\n\\r\\n'\nreply: 'HTTP/1.1 401 Unauthorized\\r\\n'\nheader: Server: x\nheader: WWW-Authenticate: Bearer\n{\"a\":1}\n",
            "GET /me HTTP/1.1\r\nHost: a.example\r\n\r\nHTTP/1.1 401 Unauthorized\r\nServer: x\nWWW-Authenticate: Bearer\n\n{\"a\":1}\n",
        ),
        (
            "2026-11-20 11:00:00,123 DEBUG [main] wire - http-outgoing-0 >> \"GET / HTTP/1.1[\\r][\\n]\"\n2026-11-20 11:00:00,123 DEBUG [main] wire - http-outgoing-0 >> \"[\\r][\\n]\"\n2026-11-20 11:00:00,123 DEBUG [main] headers - http-outgoing-0 << HTTP/1.1 401 No\nwire - http-outgoing-0 << \"HTTP/1.1 401 No[\\r][\\n]\"\nwire - http-outgoing-0 << \"[\\r][\\n]\"\nwire - http-outgoing-0 << \"7[\\r][\\n]\"\nwire - http-outgoing-0 << \"{\"a\":1}\"\n",
            "GET / HTTP/1.1\n\nHTTP/1.1 401 No\n\n{\"a\":1}",
        ),
        (
            "http-outgoing-3 >> GET / HTTP/1.1\nhttp-outgoing-3 << HTTP/1.1 401 No\nhttp-outgoing-3 << Server: x\nhttp-outgoing-3: Close connection\n",
            "GET / HTTP/1.1\nHTTP/1.1 401 No\nServer: x\n",
        ),
        (
            "opening connection to a.example:443...\n<- \"GET / HTTP/1.1\\r\\nHost: a.example\\r\\n\\r\\n\"\n-> \"HTTP/1.1 401 No\\r\\n\"\n-> \"Server: x\\r\\n\"\n-> \"\\r\\n\"\nreading 7 bytes...\n-> \"{\\\"a\\\":1}\"\nConn close\n",
            "GET / HTTP/1.1\r\nHost: a.example\r\n\r\nHTTP/1.1 401 No\r\nServer: x\r\n\r\n{\"a\":1}",
        ),
        (
            "D/OkHttp: --> GET https://a.example/x h2\nD/OkHttp: Authorization: Bearer null\nD/OkHttp: --> END GET\nD/OkHttp: <-- 401 https://a.example/x (12ms)\nD/OkHttp: server: x\nD/OkHttp: \nD/OkHttp: {\"a\":1}\nD/OkHttp: <-- END HTTP (7-byte body)\n",
            "GET https://a.example/x HTTP/1.1\nAuthorization: Bearer null\nHTTP/1.1 401\nserver: x\n\n{\"a\":1}\n",
        ),
        (
            "401 Unauthorized\n> POST https://a.example/x\n> accept: */*\n> data a=1\n< 401 Unauthorized\n< server: x\n",
            "401 Unauthorized\n> POST https://a.example/x HTTP/1.1\n> accept: */*\n> \n> a=1\n< HTTP/1.1 401 Unauthorized\n< server: x\n",
        ),
        (
            "--2026-11-20 09:22:01--  https://a.example/x\nHTTP-Anforderung gesendet, auf Antwort wird gewartet … 403 Forbidden\n2026-11-20 09:22:01 FEHLER 403: Forbidden.\n",
            "--2026-11-20 09:22:01--  https://a.example/x\nHTTP/1.1 403 Forbidden\n\n2026-11-20 09:22:01 FEHLER 403: Forbidden.\n",
        ),
        (
            "GET https://a.example/x\nAccept: */*\n\n###\n\nHTTP/1.1 401 No\n\nno\n\nResponse code: 401 (No); Time: 7ms (7 ms); Content length: 2 bytes (2 B)\n",
            "GET https://a.example/x HTTP/1.1\nAccept: */*\n\n\nHTTP/1.1 401 No\n\nno\n\n",
        ),
        (
            "@token = abc\n### one\nGET {{host}}/x HTTP/1.1\nAuthorization: Bearer {{token}}\n",
            "@token = abc\nGET https://…/x HTTP/1.1\nAuthorization: Bearer …\n",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text), expected, "{text}");
        for (at, _) in text.char_indices() {
            read(text.get(..at).unwrap_or_default());
        }
    }
}

#[test]
fn other_texts_stay_as_they_are() {
    for text in [
        "",
        "error: Assert status code\n  --> smoke.hurl:2:6\n   |\n 2 | HTTP 200\n",
        "GET https://a.example/x\n",
        "Call GET https://a.example/x and send:\nAccept: */*\n",
        "> GET /x HTTP/1.1\n> Host: a.example\n< HTTP/1.1 401 No\n",
        "send: the letter\nreply: soon\nheader: none\n",
        "x -> \"y\"\na <- \"b\"\n",
        "0000: 47 45 54\n",
        "Hello {{name}}, your order {{order}} is on its way.\n",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
}

#[test]
fn a_token_in_a_log_counts_as_sent() {
    use crate::{case, rules::testing::jwt, time::Timestamp, token::Place};
    let token = jwt(r#"{"alg":"HS256"}"#, r#"{"exp":1795183200}"#);
    let text = format!(
        "send: b'GET /me HTTP/1.1\\r\\nAuthorization: Bearer {token}\\r\\n\\r\\n'\nreply: 'HTTP/1.1 401 No\\r\\n'\nheader: Server: x\n"
    );
    let case = case::read(&text, Timestamp(0), None);
    assert_eq!(case.tokens.first().map(|token| token.place), Some(Place::Request(0)));
}
