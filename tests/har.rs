//! HAR files: which parts are read, which entry is meant, and what bounds them.

// A test may panic: that is how it says no.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use why401::{
    case,
    finding::Confidence,
    http::message::Exchange,
    paste::har::{MAX_BODIES, MAX_BODY, MAX_ENTRIES, read},
    report::InputKind,
    rules::findings,
    text::{lead_back, slice},
    time::Timestamp,
    token::Place,
};

const NOW: Timestamp = Timestamp(1_795_176_000);
const CHALLENGE: &str = r#"{"name":"WWW-Authenticate","value":"Bearer realm=\"a\", error=\"invalid_token\""}"#;

/// An entry with a status, the response's fields and members beside them.
fn entry(path: &str, status: u16, fields: &str, more: &str) -> String {
    format!(
        r#"{{"startedDateTime":"2026-11-20T11:58:02.114Z","time":88.25,"_resourceType":"fetch","request":{{"method":"GET","url":"https://api.kestrel.example{path}","httpVersion":"http/2.0","headers":[{{"name":":method","value":"GET"}},{{"name":"accept","value":"*/*"}}],"queryString":[],"cookies":[]}},"response":{{"status":{status},"statusText":"","httpVersion":"h2","headers":[{fields}],"content":{{"size":1,"mimeType":"application/json"{more}}},"redirectURL":""}}}}"#
    )
}

fn file(creator: &str, entries: &[String]) -> String {
    let entries = entries.join(",\n");
    format!(r#"{{"log":{{"version":"1.2","creator":{{"name":"{creator}","version":"1"}},"entries":[{entries}]}}}}"#)
}

fn diagnosed(paste: &str) -> case::Case {
    case::read(paste, NOW, None)
}

fn statuses(exchanges: &[Exchange]) -> Vec<Option<u16>> {
    exchanges.iter().map(|exchange| exchange.response.as_ref().and_then(|response| response.status)).collect()
}

#[test]
fn a_file_an_array_and_an_entry_are_read() {
    let refused = entry("/me", 401, CHALLENGE, "");
    let whole = file("WebInspector", &[entry("/a", 200, "", ""), refused.clone()]);
    let pastes = [
        whole.clone(),
        format!("[{},{refused}]", entry("/a", 200, "", "")),
        refused.clone(),
        format!("```json\n{whole}\n```"),
        format!(r#"{{"entries":[{refused}]}}"#),
    ];
    for paste in &pastes {
        let case = diagnosed(paste);
        assert_eq!(case.input.kind, InputKind::Har, "{paste}");
        let exchange = &case.exchanges[case.subject.unwrap()];
        assert_eq!(exchange.response.as_ref().unwrap().status, Some(401));
        assert_eq!(exchange.response.as_ref().unwrap().version.as_deref(), Some("HTTP/2"));
        assert_eq!((exchange.started.unwrap(), exchange.took), (Timestamp(1_795_175_882), Some(88)));
        let request = exchange.request.as_ref().unwrap();
        assert_eq!(request.target.as_deref(), Some("https://api.kestrel.example/me"));
        assert_eq!(request.headers.len(), 1);
        let [challenge] = case.challenges.as_slice() else { panic!("{paste}") };
        assert!(challenge.well_formed && challenge.problems.is_empty());
        assert_eq!(slice(&case.documents, challenge.params[0].value_span), "a");
        let back = lead_back(&case.documents, challenge.params[0].span);
        assert_eq!(slice(&case.documents, back), r#"realm=\"a\""#);
    }
}

#[test]
fn the_inside_of_an_entry_and_a_response_alone_are_read() {
    let whole = entry("/me", 401, CHALLENGE, "");
    let response = &whole[whole.find(r#"{"status""#).unwrap()..whole.len() - 1];
    for paste in [whole[1..whole.len() - 1].to_owned(), response.to_owned()] {
        let case = diagnosed(&paste);
        assert_eq!((case.input.kind, case.challenges.len()), (InputKind::Har, 1), "{paste}");
        assert_eq!(statuses(&case.exchanges), [Some(401)]);
    }
}

#[test]
fn other_json_is_none() {
    let others = [
        "{}",
        "[]",
        r#"{"log":"started","entries":[1,2]}"#,
        r#"{"entries":[{"title":"a","link":"https://a.example"}]}"#,
        r#"{"request":{"path":"/"},"response":{"status":401}}"#,
        r#"{"request":{"url":"/"},"response":{"status":401,"headers":{"a":"b"}}}"#,
        r#"{"error":{"code":401}}"#,
    ];
    for text in others {
        assert!(read(text, 0, 1, None).is_none(), "{text}");
    }
    assert_eq!(diagnosed(r#"{"log":{"version":"1.2","entries":[]}}"#).input.kind, InputKind::Har);
}

#[test]
fn every_prefix_is_read_and_an_unfinished_entry_is_left_out() {
    let whole = file("Firefox", &[entry("/me", 401, CHALLENGE, ""), entry("/b", 200, "", "")]);
    for end in 0..whole.len() {
        diagnosed(&whole[..end]);
    }
    let case = diagnosed(&whole[..whole.len() - 300]);
    assert_eq!(statuses(&case.exchanges), [Some(401)]);
    assert!(case.problems.iter().any(|problem| problem.id == "json-cut-off"));
}

#[test]
fn bodies_are_unescaped_and_decoded() {
    let texts = [
        r#","text":"{\"error\":\"invalid_token\",\"error_description\":\"The access token was revoked\"}""#,
        // {"error":"invalid_token","error_description":"The access token was revoked"}
        r#","encoding":"base64","text":"eyJlcnJvciI6ImludmFsaWRfdG9rZW4iLCJlcnJvcl9kZXNjcmlwdGlvbiI6IlRoZSBhY2Nlc3MgdG9rZW4gd2FzIHJldm9rZWQifQ==""#,
    ];
    for text in texts {
        let paste = file("Firefox", &[entry("/me", 401, "", text)]);
        let case = diagnosed(&paste);
        let phrase = case.phrases.iter().find(|phrase| phrase.text.ends_with("was revoked"));
        let phrase = phrase.unwrap_or_else(|| panic!("{text}"));
        assert_eq!(slice(&case.documents, phrase.span), phrase.text);
        let back = lead_back(&case.documents, phrase.span);
        assert!(back.doc == 0 && back.end > back.start && (back.end as usize) < paste.len());
    }
    let picture = entry("/p", 403, "", r#","encoding":"base64","text":"iVBORw0KGgoAAAANSUhEUg==""#);
    let case = diagnosed(&file("Firefox", &[picture]));
    assert!(case.exchanges[0].response.as_ref().unwrap().body.is_none());
}

#[test]
fn what_the_browser_says_is_the_answer_where_none_came() {
    let failed =
        entry("/me", 0, "", "").replace(r#""redirectURL":"""#, r#""redirectURL":"","_error":"net::ERR_FAILED""#);
    let case = diagnosed(&file("WebInspector", &[failed]));
    assert_eq!(statuses(&case.exchanges), [None]);
    assert_eq!(case.phrases[0].text, "net::ERR_FAILED");
}

#[test]
fn a_file_without_any_credentials_may_have_been_cleaned() {
    let bare = CHALLENGE.replace(r#", error=\"invalid_token\""#, "");
    let sent = entry("/b", 200, r#"{"name":"Set-Cookie","value":"a=b"}"#, "");
    let cases = [
        ("WebInspector", vec![entry("/me", 401, &bare, "")], true),
        ("Firefox", vec![entry("/me", 401, &bare, "")], false),
        ("WebInspector", vec![entry("/me", 401, &bare, ""), sent], false),
        ("WebInspector", vec![entry("/me", 404, "", "")], false),
    ];
    for (creator, entries, cleaned) in cases {
        let case = diagnosed(&file(creator, &entries));
        assert_eq!(case.problems.iter().any(|problem| problem.id == "har-sanitized"), cleaned, "{creator}");
        assert!(case.exchanges.iter().all(|exchange| exchange.request.as_ref().unwrap().withheld == cleaned));
        let verdict = &findings(&case)[0];
        let sure = verdict.confidence == Confidence::Certain;
        if case.challenges.len() == 1 {
            assert_eq!((verdict.rule, sure), ("no-credentials", !cleaned), "{creator}");
        }
    }
}

#[test]
fn entries_and_bodies_are_bounded() {
    let mut entries = vec![entry("/a", 200, "", ""); MAX_ENTRIES + 10];
    entries.push(entry("/late", 403, "", ""));
    let case = diagnosed(&file("Firefox", &entries));
    assert_eq!(case.exchanges.len(), MAX_ENTRIES + 1);
    assert_eq!(case.subject, Some(MAX_ENTRIES));
    assert!(case.problems.iter().any(|problem| problem.id == "har-too-long"));
    let long = format!(r#","text":"{}""#, "x".repeat(MAX_BODY + 1));
    let case = diagnosed(&file("Firefox", &[entry("/me", 403, "", &long)]));
    assert!(case.exchanges[0].response.as_ref().unwrap().body.is_none());
    assert!(case.problems.iter().any(|problem| problem.id == "har-body-too-long"));
    let short = r#","text":"{\"error\":\"x\"}""#;
    let case = diagnosed(&file("Firefox", &vec![entry("/me", 403, "", short); MAX_BODIES + 10]));
    let bodies = case.exchanges.iter().filter(|exchange| exchange.response.as_ref().unwrap().body.is_some());
    assert_eq!(bodies.count(), MAX_BODIES + 1);
}

#[test]
fn a_token_is_named_once_in_each_request() {
    let token = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3OTUxNzA2MDB9.c2ln";
    let cookie = format!(r#"{{"name":"cookie","value":"session={token}"}},{{"name":"accept""#);
    let one = entry("/me", 401, "", "")
        .replace(r#"{"name":"accept""#, &cookie)
        .replace(r#""cookies":[]"#, &format!(r#""cookies":[{{"name":"session","value":"{token}"}}]"#));
    let case = diagnosed(&file("Firefox", &[one.clone(), one]));
    assert_eq!(case.tokens.len(), 2);
    assert_eq!(case.tokens[1].place, Place::Request(1));
}

#[test]
fn an_answer_in_a_body_is_not_the_whole() {
    let text = r#","text":"{\"raw\":\"HTTP/1.1 200 OK\\r\\nA: b\\r\\n\\r\\n\"}""#;
    let case = diagnosed(&file("Firefox", &[entry("/me", 403, "", text)]));
    assert_eq!((case.input.kind, case.subject), (InputKind::Har, Some(0)));
    assert_eq!(statuses(&case.exchanges), [Some(403)]);
}
