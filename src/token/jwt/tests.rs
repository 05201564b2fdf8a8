use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::*;
use crate::{text::lead_back, token::find::candidates};

/// RFC 7519, section 3.1.
const RFC_7519: &str = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

fn read_all(paste: &str) -> (Vec<Token>, Vec<Document>) {
    let mut documents = vec![Document { name: "paste", origin: None, text: paste.to_owned() }];
    let found = candidates(paste, 0..paste.len());
    let tokens = found.iter().filter_map(|candidate| read(&mut documents, 0, candidate)).collect();
    (tokens, documents)
}

fn jwt(header: &str, payload: &str) -> String {
    format!("{}.{}.c2lnbmF0dXJl", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload))
}

/// Kind, whether well-formed, problems, and `iss` and `exp` as read.
fn summary(token: &Token) -> String {
    let ids: Vec<&str> = token.problems.iter().map(|problem| problem.id).collect();
    let claim = |name| {
        token
            .claims
            .as_ref()
            .and_then(|claims| json::member(claims, name))
            .and_then(|member| json::scalar(&member.node))
    };
    format!(
        "{} {} [{}] {} {}",
        token.kind,
        token.well_formed,
        ids.join(" "),
        claim("iss").unwrap_or("-"),
        claim("exp").unwrap_or("-")
    )
}

#[test]
fn reads_however_it_is_wrapped() {
    let (head, tail) = RFC_7519.split_at(64);
    let folded = format!("{head}\n{}\n{}", &tail[..64], &tail[64..]);
    let cases = [
        (RFC_7519.to_owned(), "jws true [] joe 1300819380"),
        (format!("Authorization: Bearer {RFC_7519}\r\nAccept: */*"), "jws true [] joe 1300819380"),
        (format!("{{\"access_token\":\"{RFC_7519}\",\"expires_in\":3600}}"), "jws true [] joe 1300819380"),
        (format!("https://app.example/#id_token={RFC_7519}&state=x"), "jws true [] joe 1300819380"),
        (format!("the token is {RFC_7519}."), "jws true [] joe 1300819380"),
        (format!("authorization\nBearer {RFC_7519}\ncookie\na=b"), "jws true [] joe 1300819380"),
        (folded, "jws false [line-break] joe 1300819380"),
        (format!("{}=.{}=", &RFC_7519[..40], &RFC_7519[41..]), "jws false [padding padding] joe 1300819380"),
        (format!("{}…", &RFC_7519[..80]), "jws false [left-out segments json-cut-off json-cut-off] joe -"),
        (RFC_7519[..120].to_owned(), "jws false [segments trailing-bits json-cut-off json-cut-off] joe 1300819380"),
        (RFC_7519[..40].to_owned(), "jws false [segments] - -"),
        (format!("{}.", &RFC_7519[..RFC_7519.rfind('.').unwrap()]), "jws true [signature-empty] joe 1300819380"),
    ];
    for (paste, expected) in cases {
        let (tokens, _) = read_all(&paste);
        assert_eq!(tokens.iter().map(summary).collect::<Vec<_>>(), [expected], "{paste}");
    }
}

#[test]
fn look_alikes_are_not_tokens() {
    let laravel = URL_SAFE_NO_PAD.encode(r#"{"iv":"YWJj","value":"ZGVm","mac":"00"}"#);
    let flask = format!("{}.aW3-fw.{}", URL_SAFE_NO_PAD.encode(r#"{"random_number":4}"#), "x".repeat(27));
    for text in ["eyes", "they say eyJ", "1.2.3", "www.example.com", &laravel, &flask, "eyJhbGci"] {
        assert!(read_all(text).0.is_empty(), "{text}");
    }
}

#[test]
fn every_departure_has_its_name() {
    let cases = [
        (jwt(r#"{"alg":"HS256"}"#, r#"{"iss":"a","exp":1763630000000}"#), "jws true [time-unit] a 1763630000000"),
        (
            jwt(r#"{"alg":"HS256"}"#, r#"{"iss":"a","exp":"2026-11-20T12:00:00Z"}"#),
            "jws true [time-type] a 2026-11-20T12:00:00Z",
        ),
        (jwt(r#"{"alg":"HS256"}"#, r#"{"iss":"a","iss":"b"}"#), "jws true [duplicate-member duplicate-member] b -"),
        (jwt(r#"{"alg":"HS256","alg":"none"}"#, "{}"), "jws false [duplicate-member duplicate-member] - -"),
        (jwt(r#"{"typ":"JWT"}"#, r#"{"iss":"a"}"#), "jws false [alg-missing] a -"),
        (jwt(r#"{"alg":"HS256"}"#, "hello"), "jws false [json-bare-word not-an-object] - -"),
    ];
    for (paste, expected) in cases {
        let (tokens, _) = read_all(&paste);
        assert_eq!(tokens.iter().map(summary).collect::<Vec<_>>(), [expected]);
    }
}

#[test]
fn claims_lead_back_to_their_letters() {
    let paste = format!("Bearer {RFC_7519}");
    let (tokens, documents) = read_all(&paste);
    let exp = tokens[0].times.exp.as_ref().unwrap();
    // "…\"exp\":" ends within the letter j, and "1300819380" with the last letter.
    assert_eq!(crate::text::slice(&documents, lead_back(&documents, exp.span)), "jEzMDA4MTkzODA");
}

#[test]
fn fractions_and_large_numbers_are_read() {
    let (tokens, _) =
        read_all(&jwt(r#"{"alg":"HS256"}"#, r#"{"exp":1763630000.75,"nbf":1e9,"iat":99999999999999999999999}"#));
    let times = &tokens[0].times;
    assert_eq!(times.exp.as_ref().unwrap().literal, Timestamp(1_763_630_000));
    assert_eq!(times.nbf.as_ref().unwrap().literal, Timestamp(1_000_000_000));
    assert_eq!(times.iat.as_ref().unwrap().literal, Timestamp(i64::MAX));
    assert_eq!(serde_json::to_string(&times.exp).unwrap(), "1763630000.75");
}

#[test]
fn numbers_are_rounded_down_by_their_digits() {
    let cases = [
        ("1763630000", Some(1_763_630_000)),
        ("1.76363e9", Some(1_763_630_000)),
        ("1763630000.75", Some(1_763_630_000)),
        ("17636300007.5E-1", Some(1_763_630_000)),
        ("-0.5", Some(-1)),
        ("-2.0", Some(-2)),
        ("-25e-1", Some(-3)),
        ("5e-1", Some(0)),
        ("0e999999999999999999999", Some(0)),
        ("1e999999999999999999999", Some(i64::MAX)),
        ("1e-999999999999999999999", Some(0)),
        ("9223372036854775807", Some(i64::MAX)),
        ("9007199254740993", Some(9_007_199_254_740_993)),
        ("", None),
        (".5", None),
        ("1e", None),
        ("1.", None),
        ("nan", None),
        ("2026-11-20", None),
    ];
    for (number, whole) in cases {
        assert_eq!(super::whole_seconds(number), whole, "{number}");
    }
}
