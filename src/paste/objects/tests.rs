use super::*;
use crate::{
    http::challenge,
    text::{lead_back, slice},
};

/// The status, how many fields came and were sent, and the challenges' schemes.
fn told(text: &str) -> Option<String> {
    let (reading, document) = read(text, 0, 1)?;
    let mut documents = vec![Document { name: "paste", origin: None, text: text.to_owned() }, document];
    let exchange = &reading.exchanges[0];
    let response = exchange.response.as_ref()?;
    let sent = exchange.request.as_ref().map_or(0, |request| request.headers.len());
    let fields = response.headers.iter().filter(|header| headers::is_challenge_field(&header.name));
    let challenges: Vec<challenge::Challenge> =
        fields.flat_map(|field| challenge::read(&mut documents, field.value_span, "WWW-Authenticate")).collect();
    let schemes: Vec<&str> = challenges.iter().map(|challenge| challenge.scheme.as_str()).collect();
    for challenge in &challenges {
        assert!(challenge.well_formed, "{text}: {:?}", challenge.problems);
        for param in &challenge.params {
            let back = lead_back(&documents, param.value_span);
            assert!(slice(&documents, back).starts_with(&param.value[..1]), "{text}: {param:?}");
        }
    }
    Some(format!("{} {} {sent} {}", response.status.unwrap_or(0), response.headers.len(), schemes.join(",")))
}

#[test]
fn what_programs_print_is_read() {
    let cases = [
        // Go.
        (
            "status 401 Unauthorized map[Date:[Fri, 20 Nov 2026 11:58:02 GMT] Www-Authenticate:[Bearer realm=\"x\"]]",
            "401 2 0 Bearer",
        ),
        (
            r#"http.Header{"Date":[]string{"x"}, "Www-Authenticate":[]string{"Bearer realm=\"x\"", "Basic realm=\"y\""}}"#,
            "0 3 0 Bearer,Basic",
        ),
        // Java.
        (
            "401\n{null=[HTTP/1.1 401 Unauthorized], Server=[a], WWW-Authenticate=[Negotiate, Basic realm=\"t\"]}",
            "401 2 0 Negotiate,Basic",
        ),
        (
            "(GET https://a.example/) 403\njava.net.http.HttpHeaders@8d { {date=[x], www-authenticate=[Bearer error=\"insufficient_scope\"]} }",
            "403 2 0 Bearer",
        ),
        (
            "<401 UNAUTHORIZED Unauthorized,[WWW-Authenticate:\"Bearer error=\"invalid_token\", scope=\"a\"\", Content-Type:\"application/json\"]>",
            "401 2 0 Bearer",
        ),
        // Clojure.
        (
            r#"{:status 401, :headers {"Server" "a", "WWW-Authenticate" "Basic realm=\"x\""}, :body ""}"#,
            "401 2 0 Basic",
        ),
        (r#"{"Server" "a", "WWW-Authenticate" "Basic realm=\"x\""}"#, "0 2 0 Basic"),
        // Node.
        (
            "Response {\n  status: 401,\n  headers: Headers {\n    date: 'x',\n    'www-authenticate': 'Bearer realm=\"o\"'\n  },\n  ok: false\n}",
            "401 2 0 Bearer",
        ),
        (
            "AxiosError: x {\n  config: { headers: { Accept: '*/*', Authorization: 'Bearer x' } },\n  response: { status: 403, headers: { date: 'x' },\n  data: { error: 'no' } } }",
            "403 1 2 ",
        ),
        (
            "HeadersList {\n  'www-authenticate' => { name: 'www-authenticate', value: 'Basic realm=\"x\"' } }",
            "0 1 0 Basic",
        ),
        // Ruby.
        (
            "{\"date\" => [\"x\"],\n \"www-authenticate\" => [\"Bearer realm=\\\"D\\\"\"]}\nirb> res.code\n=> \"401\"",
            "401 2 0 Bearer",
        ),
        ("{\"www-authenticate\"=>[\"Basic realm=\\\"a\\\"\"]}", "0 1 0 Basic"),
        // PHP.
        (
            "Array\n(\n    [0] => HTTP/1.1 401 Unauthorized\n    [Date] => x\n    [WWW-Authenticate] => Bearer realm=\"o\"\n)\n",
            "401 2 0 Bearer",
        ),
        (
            "Array\n(\n    [WWW-Authenticate] => Array\n        (\n            [0] => Bearer realm=\"o\"\n        )\n)\n",
            "0 1 0 Bearer",
        ),
        (
            "array(2) {\n  [0]=>\n  string(42) \"HTTP/1.1 407 Proxy Authentication Required\"\n  [1]=>\n  string(40) \"Proxy-Authenticate: Basic realm=\"egress\"\"\n}",
            "407 1 0 Basic",
        ),
        // PowerShell.
        (
            "Key              Value\n---              -----\nServer           {nginx}\nWWW-Authenticate {Bearer error=\"invalid_token\"}\n\nPS C:\\> $r.StatusCode\n401",
            "401 2 0 Bearer",
        ),
        ("Headers : {[WWW-Authenticate, Bearer realm=\"x\"], [Date, y]}\nStatusCode : 401", "401 2 0 Bearer"),
        // Python.
        ("401\n[('Server', 'nginx'), ('WWW-Authenticate', 'Digest realm=\"a\", nonce=\"b\"')]", "401 2 0 Digest"),
        (
            "{'_content': b'{\"error\":\"x\"}', 'status_code': 401, 'headers': {'Server': 'nginx', 'WWW-Authenticate': 'Bearer realm=\"o\"'}}",
            "401 2 0 Bearer",
        ),
        // Markdown.
        (
            "| Header | Value |\n|---|---|\n| `:status` | `401` |\n| `www-authenticate` | `Bearer realm=\"o\"` |\n",
            "401 1 0 Bearer",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(told(text).as_deref(), Some(expected), "{text}");
        for (end, _) in text.char_indices() {
            read(&text[..end], 0, 1);
        }
    }
}

#[test]
fn what_people_write_is_not() {
    let others = [
        "",
        "HTTP/1.1 401 Unauthorized\nServer: nginx\n",
        "WWW-Authenticate: Basic realm=\"x\"",
        "\"WWW-Authenticate\": \"Basic realm=\\\"x\\\"\"",
        "res.writeHead(401, {'WWW-Authenticate': 'Basic realm=\"x\"'})",
        "headers = {'WWW-Authenticate': 'Bearer'}",
        "{\"headers\": {\"Accept\": \"*/*\", \"Host\": \"a.example\"}, \"url\": \"https://a.example/get\"}",
        "| Field | Meaning |\n|---|---|\n| WWW-Authenticate | says how to log in |\n| Status | 401 |\n",
        "{\"level\":\"error\",\"res\":{\"statusCode\":401,\"headers\":{\"www-authenticate\":\"Bearer\"}}}",
        "'401':\n  headers:\n    WWW-Authenticate: { type: string }",
    ];
    for text in others {
        assert!(read(text, 0, 1).is_none(), "{text}");
    }
    let long = format!("401\n{{Date=[x], WWW-Authenticate=[Basic realm=\"t\"]}}{}", " ".repeat(MAX_OBJECT));
    assert!(read(&long, 0, 1).is_none());
}
