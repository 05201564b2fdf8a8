use super::*;
use crate::{diagnose, finding::plain, report::Report, rules::testing::jwt};

const NOW: Timestamp = Timestamp(1_795_176_000);

fn report(first: &str, second: &str) -> Report {
    let header = r#"{"alg":"RS256"}"#;
    diagnose(&[jwt(header, first), jwt(header, second)].join("\n\n"), NOW)
}

/// The rows that differ, each with its reason.
fn told(first: &str, second: &str) -> Vec<(String, String)> {
    let rows = report(first, second).compare.unwrap().rows;
    let different = rows.into_iter().filter(|row| !row.same);
    different.map(|row| (row.name, row.why.as_ref().map(plain).unwrap_or_default())).collect()
}

fn why(first: &str, second: &str) -> String {
    told(first, second).remove(0).1
}

#[test]
fn a_list_says_the_same_in_any_order() {
    assert!(told(r#"{"scope":"a b","aud":"x"}"#, r#"{"aud":["x"],"scope":"b a"}"#).is_empty());
    let (name, why) = told(r#"{"scope":"a b"}"#, r#"{"scope":"b c"}"#).remove(0);
    assert_eq!(name, "scope");
    assert_eq!(why, "Only the first holds a, only the second c: each is refused where the other's is needed.");
    let roles = (r#"{"realm_access":{"roles":["a"]}}"#, r#"{"realm_access":{"roles":["b","a"]}}"#);
    assert_eq!(self::why(roles.0, roles.1), "Only the second holds b: what needs that is refused with the first.");
}

#[test]
fn what_explains_the_verdict_stands_first() {
    let report = report(
        r#"{"aud":"a","sub":"s","exp":1795170000,"jti":"1"}"#,
        r#"{"sub":"s","aud":"b","exp":1795179000,"jti":"2"}"#,
    );
    let rows = report.compare.unwrap().rows;
    let shown: Vec<(&str, bool, bool)> =
        rows.iter().map(|row| (row.name.as_str(), row.explains, row.why.is_some())).collect();
    let expected = [
        ("exp", true, true),
        ("aud", false, true),
        ("jti", false, false),
        ("alg", false, false),
        ("sub", false, false),
    ];
    assert_eq!(shown, expected);
    assert!(rows[3].same && rows[4].same && rows[3].header);
}

#[test]
fn times_matter_where_one_is_over_or_written_otherwise() {
    assert!(why(r#"{"exp":1795179000}"#, r#"{"exp":1795170000}"#).starts_with("The second is over since"));
    assert_eq!(why(r#"{"exp":1795179000}"#, r#"{"exp":1795179001}"#), "");
    assert!(why(r#"{"nbf":1795176001}"#, r#"{"nbf":1795175000}"#).starts_with("The first begins only at"));
    assert!(why(r#"{"exp":1795179000}"#, r#"{"exp":1795179000000}"#).starts_with("They write this time"));
}

#[test]
fn addresses_that_look_alike_are_told() {
    let cases = [
        ("https://a.example", "https://a.example/", "They differ in the slash"),
        ("http://a.example", "https://a.example", "They differ in http and https"),
        ("https://a-dev.example", "https://a-prod.example", "By their names (dev and prod)"),
        ("https://a.example", "https://b.example", "They come from different issuers"),
        ("https://devil.example", "https://b.example", "They come from different issuers"),
    ];
    for (first, second, starts) in cases {
        let told = why(&format!(r#"{{"iss":"{first}"}}"#), &format!(r#"{{"iss":"{second}"}}"#));
        assert!(told.starts_with(starts), "{first} {second}: {told}");
    }
}

#[test]
fn kinds_are_told_where_both_are_known() {
    let id = r#"{"iss":"https://k.example/realms/r","typ":"ID"}"#;
    let access = r#"{"iss":"https://k.example/realms/r","typ":"Bearer"}"#;
    assert!(why(id, access).starts_with("Their kinds differ, ID token and access token"));
    assert_eq!(why(r#"{"typ":"a"}"#, r#"{"typ":"b"}"#), "");
}

#[test]
fn one_token_twice_or_alone_is_not_compared() {
    let token = jwt(r#"{"alg":"RS256"}"#, r#"{"exp":1795179000}"#);
    assert!(diagnose(&format!("{token}\n\n{token}"), NOW).compare.is_none());
    assert!(diagnose(&token, NOW).compare.is_none());
    assert!(diagnose(&format!("HTTP/1.1 401 Unauthorized\n\n{token}"), NOW).compare.is_none());
}

#[test]
fn bounds_hold() {
    let claims: Vec<String> = (0..MOST_MEMBERS + 20).map(|number| format!(r#""c{number}":{number}"#)).collect();
    let claims = format!("{{{}}}", claims.join(","));
    let rows = report(&claims, r#"{"d":1}"#).compare.unwrap().rows;
    assert_eq!(rows.iter().filter(|row| !row.header).count(), MOST_MEMBERS + 1);
    let tokens: Vec<String> =
        (0..MOST_CHOICES + 5).map(|number| jwt(r#"{"alg":"RS256"}"#, &format!(r#"{{"jti":"{number}"}}"#))).collect();
    let compare = diagnose(&tokens.join("\n\n"), NOW).compare.unwrap();
    assert_eq!(compare.choices.len(), MOST_CHOICES);
    assert_eq!(compare.between, [Some(0), Some(1)]);
}

#[test]
fn what_is_masked_stays_masked_and_different() {
    let paste = (r#"{"sub":"anna.apple@orchard.example"}"#, r#"{"sub":"bert.birch@orchard.example"}"#);
    let masked = crate::report::redact::redact(&report(paste.0, paste.1), &crate::report::mask::DEFAULT);
    let row = masked.compare.unwrap().rows.remove(0);
    assert!(row.name == "sub" && !row.same, "{row:?}");
    assert!(row.values.iter().flatten().all(|value| !value.contains("orchard")), "{row:?}");
}

/// What an answer asks of the token that was sent, and whether the token has it.
fn asked(claims: &str, challenge: &str, message: &str) -> Vec<(String, bool)> {
    let token = jwt(r#"{"alg":"RS256"}"#, claims);
    let paste = format!(
        "GET / HTTP/1.1\nHost: a.example\nAuthorization: Bearer {token}\n\nHTTP/1.1 401 Unauthorized\nDate: Fri, 20 Nov 2026 12:00:00 GMT\nWWW-Authenticate: {challenge}\nContent-Type: application/json\n\n{{\"message\":\"{message}\"}}"
    );
    let rows = diagnose(&paste, NOW).compare.map(|compare| compare.rows).unwrap_or_default();
    rows.into_iter().map(|row| (format!("{} {}", row.name, row.values[1].clone().unwrap()), row.same)).collect()
}

#[test]
fn what_libraries_expected_is_read() {
    let claims = r#"{"aud":"shop","iss":"https://i.example"}"#;
    let cases = [
        ("jwt audience invalid. expected: orders or bills", "aud orders bills"),
        ("jwt issuer invalid. expected: https://j.example", "iss https://j.example"),
        (r#"oidc: expected audience \"orders\" got [\"shop\"]"#, "aud orders"),
        (
            r#"oidc: id token issued by a different provider, expected \"https://j.example\" got \"https://i.example\""#,
            "iss https://j.example",
        ),
        (
            "IDX10214: Audience validation failed. Audiences: 'shop'. Did not match: validationParameters.ValidAudience: 'orders' or validationParameters.ValidAudiences: 'null'.",
            "aud orders",
        ),
        (
            "IDX10205: Issuer validation failed. Issuer: 'https://i.example'. Did not match: validationParameters.ValidIssuer: 'null' or validationParameters.ValidIssuers: 'https://j.example, https://k.example'.",
            "iss https://j.example https://k.example",
        ),
    ];
    for (message, wanted) in cases {
        assert_eq!(asked(claims, "Bearer", message), [(wanted.to_owned(), false)], "{message}");
    }
    for silent in [
        "jwt audience invalid. expected: shop",
        "IDX10214: Audience validation failed. Did not match: validationParameters.ValidAudience: '[PII is hidden]'",
        "the audience is not as expected",
    ] {
        assert_eq!(asked(claims, "Bearer", silent), [], "{silent}");
    }
}

#[test]
fn what_challenges_ask_is_read() {
    let guid = "11111111-2222-4333-8444-555555555555";
    let claims = r#"{"scp":"User.Read","tid":"11111111-2222-4333-8444-555555555555","aud":"https://v.example/","acr":"1","auth_time":1795175900}"#;
    let cases = [
        (r#"Bearer scope="https://g.example/User.Read""#.to_owned(), "scope https://g.example/User.Read", true),
        (r#"Bearer scope="User.Read Mail.Read""#.to_owned(), "scope User.Read Mail.Read", false),
        (r#"Bearer resource="https://v.example""#.to_owned(), "aud https://v.example", true),
        (format!(r#"Bearer authorization_uri="https://login.example/{guid}""#), &format!("tid {guid}"), true),
        (r#"Bearer acr_values="2 3""#.to_owned(), "acr 2 3", false),
        (r#"Bearer max_age="50""#.to_owned(), "auth_time 50", false),
        (r#"Bearer max_age="500""#.to_owned(), "auth_time 500", true),
    ];
    for (challenge, wanted, same) in cases {
        assert_eq!(asked(claims, &challenge, "no"), [(wanted.to_owned(), same)], "{challenge}");
    }
    assert_eq!(asked(claims, r#"Bearer authorization_uri="https://login.example/common""#, "no"), []);
    assert_eq!(asked(claims, &format!(r#"Bearer resource="{guid}""#), "no"), []);
}
