use super::*;
use crate::{paste, text::slice};

/// What was read of a paste: its kind, then method, target, fields and body's text of each request.
fn summary(text: &str) -> String {
    let mut documents = vec![Document { name: "paste", origin: None, text: text.to_owned() }];
    let reading = paste::read(&mut documents, None);
    let mut lines = vec![reading.kind.map_or("-".into(), |(kind, _)| format!("{kind:?}"))];
    for request in reading.exchanges.iter().filter_map(|exchange| exchange.request.as_ref()) {
        let word = |word: &Option<String>| word.clone().unwrap_or_else(|| "-".into());
        lines.push(format!("{} {}", word(&request.method), word(&request.target)));
        for header in &request.headers {
            lines.push(format!("{}: {} [{}]", header.name, header.value, slice(&documents, header.value_span)));
        }
        lines.extend(request.body.as_ref().map(|body| slice(&documents, body.span).to_owned()));
    }
    lines.join("\n")
}

#[test]
fn commands_are_read_as_requests() {
    let cases = [
        (
            "curl 'https://a.example/x' \\\n  -H 'accept: */*' \\\n  -b 'a=1; b=2' \\\n  --data-raw $'{\"t\":\"Don\\'t\\u0021\"}' --compressed",
            "CurlCommand\nPOST https://a.example/x\naccept: */* [*/*]\nCookie: a=1; b=2 [a=1; b=2]\n{\"t\":\"Don't!\"}",
        ),
        (
            "$ curl -sS -XDELETE -u anna:pw \"https://a.example/x?a=1\" -H \"Authorization: Bearer $T\" | jq .\n",
            "CurlCommand\nDELETE https://a.example/x?a=1\nAuthorization: Basic YW5uYTpwdw== [anna:pw]\nAuthorization: Bearer … [Bearer …]",
        ),
        (
            "curl ^\"https://a.example/x?q=a^%^20b^\" ^\n  -H ^\"sec-ch-ua: ^\\^\"X^\\^\"^\" ^\n  -H ^\"a: b^\" ^\n  --data-raw ^\"^{^\\^\"n^\\^\":10^}^\"",
            "CurlCommand\nPOST https://a.example/x?q=a%20b\nsec-ch-ua: \"X\" [\"X\"]\na: b [b]\n{\"n\":10}",
        ),
        (
            "curl.exe --request PUT `\n  --url 'https://a.example/x' `\n  --header \"authorization: Bearer abc\"",
            "CurlCommand\nPUT https://a.example/x\nauthorization: Bearer abc [Bearer abc]",
        ),
        (
            "http -v POST :8080/x Authorization:'Token abc' name=1",
            "HttpRequest\nPOST :8080/x\nAuthorization: Token abc [Token abc]\nname=1",
        ),
        (
            "xh api.example.com/x 'authorization:Bearer undefined'",
            "HttpRequest\nGET api.example.com/x\nauthorization: Bearer undefined [Bearer undefined]",
        ),
        (
            "curl https://id.example/token -d grant_type=password -d 'username=anna' --data-urlencode scope=a -u c:s",
            "CurlCommand\nPOST https://id.example/token\nAuthorization: Basic Yzpz [c:s]\ngrant_type=password&username=anna&scope=a",
        ),
        ("curl -G https://a.example/x?a=1 -d b=2 --data c=3", "CurlCommand\nGET https://a.example/x?a=1&b=2&c=3"),
        ("http POST a.example/x name=1 age:=2 X-A:b", "HttpRequest\nPOST a.example/x\nX-A: b [b]\nname=1&age:=2"),
        (
            "wget --header='X-Api-Key: abc' https://a.example/x -O out",
            "HttpRequest\nGET https://a.example/x\nX-Api-Key: abc [abc]",
        ),
        (
            "fetch(\"https://a.example/x\", {\n  \"headers\": { \"accept\": \"*/*\" },\n  \"body\": \"{\\\"a\\\":1}\",\n  \"method\": \"POST\"\n});",
            "HttpRequest\nPOST https://a.example/x\naccept: */* [*/*]\n{\"a\":1}",
        ),
        ("await fetch('https://a.example/x');\n", "HttpRequest\nGET https://a.example/x"),
        (
            "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n$session.Cookies.Add((New-Object System.Net.Cookie(\"lang\", \"de\", \"/\", \".a.example\")))\nInvoke-WebRequest -UseBasicParsing -Uri \"https://a.example/x\" `\n-Method \"POST\" `\n-WebSession $session `\n-Headers @{\n\"method\"=\"POST\"\n  \"sec-ch-ua\"=\"`\"X`\"\"\n  \"authorization\"=\"Bearer abc\"\n} `\n-ContentType \"application/json\" `\n-Body \"{`\"a`\":1}\"",
            "HttpRequest\nPOST https://a.example/x\nCookie: lang=de [de]\nsec-ch-ua: \"X\" [\"X\"]\nauthorization: Bearer abc [Bearer abc]\nContent-Type: application/json [application/json]\n{\"a\":1}",
        ),
        (
            "$headers = @{ Authorization = \"Bearer $token\"; Accept = 'a' }\nirm https://a.example/x -Headers $headers\n",
            "HttpRequest\nGET https://a.example/x\nAuthorization: Bearer … [Bearer …]\nAccept: a [a]",
        ),
    ];
    for (text, expected) in cases {
        let found = summary(text);
        assert_eq!(found, expected, "{text}");
        for (at, _) in text.char_indices() {
            summary(text.get(..at).unwrap_or_default());
        }
    }
}

#[test]
fn texts_about_commands_are_none() {
    for text in [
        "Run this:\n\ncurl https://a.example/x\n\nIt prints your name.",
        "http is a protocol, see https://a.example/",
        "async function me(token) {\n  const r = await fetch('https://a.example/x', { headers: { Authorization: `Bearer ${token}` } });\n  return r.json();\n}",
        "fetch(url, { headers })",
        "curl is a program. It has options.",
        "HTTP Error 401.2 - Unauthorized",
    ] {
        let found = summary(text);
        assert!(!found.starts_with("Curl") && !found.starts_with("HttpRequest"), "{text}\n{found}");
    }
}

#[test]
fn a_command_above_its_answer_is_the_request() {
    let found =
        summary("$ curl -i -H 'Authorization: Bearer abc' https://a.example/x\nHTTP/1.1 401 Unauthorized\nServer: x\n");
    assert_eq!(found, "HttpResponse\nGET https://a.example/x\nAuthorization: Bearer abc [Bearer abc]");
    let hidden = "$ curl -i -n -H 'Accept: x' https://a.example/x\nHTTP/1.1 401 Unauthorized\nServer: x\n";
    assert_eq!(summary(hidden), "HttpResponse");
    let body = "$ curl -H 'Authorization: Bearer abc' https://a.example/x\n{\"error\":\"invalid_token\"}\ncurl: (22) The requested URL returned error: 401\n";
    assert!(summary(body).contains("GET https://a.example/x"), "{}", summary(body));
    let two = "$ curl -i -H 'A: b' https://a.example/x\nHTTP/1.1 302 Found\n\nHTTP/1.1 401 Unauthorized\n";
    assert_eq!(summary(two), "HttpResponse");
}

#[test]
fn more_words_and_commands_than_the_bounds_are_left_out() {
    let many = "curl https://a.example/x\n".repeat(MAX_COMMANDS + 5);
    assert_eq!(summary(&many), "-");
    let long = format!("curl https://a.example/x {}", "-H 'a: b' ".repeat(words::MAX_WORDS));
    assert!(summary(&long).lines().count() <= words::MAX_WORDS);
}
