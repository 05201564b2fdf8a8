use super::*;
use crate::{case, finding::plain, rules::testing::NOW};

const HEAD: &str = "Host: a.example\nX-Amz-Date: 20261120T115800Z\nAuthorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261120/us-east-1/sqs/aws4_request, SignedHeaders=host;x-amz-date, Signature=00\n\n";

/// An answer of S3 to a request, with this canonical request and string to sign.
fn paste(request: &str, canonical: &str, to_sign: &str) -> String {
    format!(
        "{request}HTTP/1.1 403 Forbidden\nContent-Type: application/xml\n\n<Error><Code>SignatureDoesNotMatch</Code><StringToSign>{to_sign}</StringToSign><CanonicalRequest>{canonical}</CanonicalRequest></Error>"
    )
}

/// The first part that differs or has something to be said, with those words.
fn first(paste: &str) -> Option<(String, String)> {
    let signed = case::read(paste, NOW, None).signed.expect("nothing was signed");
    let telling = |part: &Part| part.says.as_ref().is_some_and(|says| ![SAME, BROKEN].contains(&says.template));
    let part = signed.parts.into_iter().find(telling)?;
    Some((part.name, part.says.iter().map(plain).collect()))
}

fn canonical(method: &str, path: &str, query: &str, fields: &str, payload: &str) -> String {
    format!("{method}\n{path}\n{query}\n{fields}\n\nhost;x-amz-date\n{payload}")
}

const FIELDS: &str = "host:a.example\nx-amz-date:20261120T115800Z";
const TO_SIGN: &str = "AWS4-HMAC-SHA256\n20261120T115800Z\n20261120/us-east-1/sqs/aws4_request\n00";

#[test]
fn the_first_difference_is_named() {
    let get = format!("GET /a%20b/?z=1&y=a/b&x HTTP/1.1\n{HEAD}");
    let query = "x=&amp;y=a%2Fb&amp;z=1";
    let same = canonical("GET", "/a%20b/", query, FIELDS, EMPTY);
    assert_eq!(first(&paste(&get, &same, TO_SIGN)), None);
    let escaped = same.replace("a.example", "b.example");
    let cases = [
        (
            canonical("POST", "/a%20b/", query, FIELDS, EMPTY),
            TO_SIGN.to_owned(),
            "method",
            "As method the server saw POST",
        ),
        (
            canonical("GET", "/stage/a%20b/", query, FIELDS, EMPTY),
            TO_SIGN.to_owned(),
            "path",
            "where the request shows /a%20b/",
        ),
        (canonical("GET", "/a%2520b/", query, FIELDS, EMPTY), TO_SIGN.to_owned(), "path", "encoded twice"),
        (canonical("GET", "/a%20b/", "x=", FIELDS, EMPTY), TO_SIGN.to_owned(), "query", "something on the way"),
        (escaped, TO_SIGN.to_owned(), "host", "b.example"),
        (same.replace("20261120T115800Z", ""), TO_SIGN.to_owned(), "x-amz-date", "arrived empty"),
        (same.replace("host;x-amz-date", "host"), TO_SIGN.to_owned(), "signed fields", "host;x-amz-date"),
        (same.clone(), TO_SIGN.replace("us-east-1", "eu-west-1"), "scope", "eu-west-1"),
        (same.clone(), TO_SIGN.replace("20261120/", "20261119/"), "time", "another day"),
    ];
    for (canonical, to_sign, name, words) in cases {
        let (is, says) = first(&paste(&get, &canonical, &to_sign)).expect(name);
        assert!(is == name && says.contains(words), "{name}: {is}: {says}");
    }
}

#[test]
fn bodies_and_regions() {
    let post = format!("POST / HTTP/1.1\n{HEAD}a=1\n\n");
    let (name, says) = first(&paste(&post, &canonical("POST", "/", "", FIELDS, EMPTY), TO_SIGN)).unwrap();
    assert!(name == "payload" && says.contains("empty body"), "{name}: {says}");
    let get = format!("GET / HTTP/1.1\n{}", HEAD.replace("a.example", "b.s3.eu-west-1.amazonaws.com"));
    let fields = FIELDS.replace("a.example", "b.s3.eu-west-1.amazonaws.com");
    let (name, says) = first(&paste(&get, &canonical("GET", "/", "", &fields, EMPTY), TO_SIGN)).unwrap();
    assert!(name == "scope" && says.contains("another region"), "{name}: {says}");
}

#[test]
fn what_is_not_whole_is_left() {
    let texts =
        ["", "GET", "GET\n/\n\nhost:a\nhost\n00", "get\n/\n\nhost:a\n\nhost\n00", "GET\n/\n\nno colon\n\nhost\n00"];
    for canonical in texts {
        assert!(case::read(&paste("", canonical, TO_SIGN), NOW, None).signed.is_none(), "{canonical}");
    }
    let long = format!("GET\n/\n\n{}\nhost\n00", "host:a\n".repeat(MAX_FIELDS + 1));
    assert!(case::read(&paste("", &long, TO_SIGN), NOW, None).signed.is_none());
    let long = canonical("GET", &format!("/{}", "a".repeat(MAX_SIGNED)), "", FIELDS, EMPTY);
    assert!(case::read(&paste("", &long, TO_SIGN), NOW, None).signed.is_none());
}

#[test]
fn a_message_in_json_leads_back() {
    let text = "HTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n{\"message\":\"The request signature we calculated does not match the signature you provided.\\n\\nThe Canonical String for this request should have been\\n'GET\\n\\/\\nit=a\\u0026b=c\\nhost:a.example\\nx-note:it's\\n\\nhost;x-note\\n00'\\n\\nThe String-to-Sign should have been\\n'AWS4-HMAC-SHA256\\n20261120T115800Z\\n20261120/us-east-1/sqs/aws4_request\\n00'\\n\"}";
    let case = case::read(text, NOW, None);
    let signed = case.signed.unwrap();
    assert!(!signed.compared);
    assert!(signed.parts.last().is_some_and(|part| part.says.is_some()), "its hash isn't checked");
    let told: Vec<(&str, &str)> = signed.parts.iter().map(|part| (part.name.as_str(), part.server.as_str())).collect();
    let expected = [
        ("method", "GET"),
        ("path", "/"),
        ("query", "it=a&b=c"),
        ("host", "a.example"),
        ("x-note", "it's"),
        ("signed fields", "host;x-note"),
        ("payload", "00"),
        ("time", "20261120T115800Z"),
        ("scope", "20261120/us-east-1/sqs/aws4_request"),
        ("hash", "00"),
    ];
    assert_eq!(told, expected);
    for part in &signed.parts {
        assert_eq!(slice(&case.documents, part.span), part.server);
    }
    let host = crate::text::lead_back(&case.documents, signed.parts[3].span);
    assert_eq!(slice(&case.documents, host), "a.example");
}
