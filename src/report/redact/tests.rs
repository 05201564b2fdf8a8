use super::*;
use crate::{
    report::{
        ask::ask,
        markdown::{markdown, markdown_of},
        mask::{ALL, KINDS, toggled},
    },
    time::Timestamp,
};

const NOW: Timestamp = Timestamp(1_795_176_000);

/// {"alg":"HS256","kid":"k1"} and {"iss":"https://id.example","sub":"alice77","aud":"https://api.example",
/// "email":"alice@mail.example","name":"Alice Quill","scope":"orders.read","exp":1763633600}
const JWT: &str = "eyJhbGciOiJIUzI1NiIsImtpZCI6ImsxIn0.eyJpc3MiOiJodHRwczovL2lkLmV4YW1wbGUiLCJzdWIiOiJhbGljZTc3IiwiYXVkIjoiaHR0cHM6Ly9hcGkuZXhhbXBsZSIsImVtYWlsIjoiYWxpY2VAbWFpbC5leGFtcGxlIiwibmFtZSI6IkFsaWNlIFF1aWxsIiwic2NvcGUiOiJvcmRlcnMucmVhZCIsImV4cCI6MTc2MzYzMzYwMH0.c2lnbmF0dXJlLXNpZ25hdHVyZQ";

fn refused(request: &str, answer: &str) -> String {
    format!(
        "GET /v1/orders HTTP/1.1\nHost: api.example\n{request}\n\n\
         HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"shop\", error=\"invalid_token\"\n{answer}\n"
    )
}

/// What is handed on of a paste, in every form.
fn forms_of(paste: &str, kinds: Kinds) -> [String; 3] {
    let report = crate::diagnose(paste, NOW);
    [markdown_of(&report, &kinds), json_of(&report, &kinds), ask(&report, &kinds)]
}

/// Each kind: a paste, what must not be told, and what of it must.
fn cases() -> Vec<(Private, String, Vec<&'static str>)> {
    let signature = JWT.rsplit('.').next().unwrap();
    vec![
        (Private::Token, refused(&format!("Authorization: Bearer {JWT}"), ""), vec![JWT]),
        (Private::Token, refused("Authorization: Bearer opaque-1234567890abcdef", ""), vec!["opaque-1234567890"]),
        (Private::Token, refused("Authorization: Bearer two words-of-it", ""), vec!["words-of-it"]),
        (Private::Signature, refused(&format!("Authorization: Bearer {JWT}"), ""), vec![signature]),
        (Private::Cookie, refused("Cookie: sid=Zq7xWv9Kp2Lm4Tn8", "X-Session: realsid=Zq7xWv9Kp2Lm4Tn8m"), vec!["Zq7xWv9Kp2Lm4Tn8"]),
        (Private::Password, refused("Authorization: Basic Ym9iOmh1bnRlcjI=", ""), vec!["Ym9iOmh1bnRlcjI", "hunter2"]),
        (Private::Password, "curl -u bob:hunter2 -i https://api.example/\n\nHTTP/1.1 401 Unauthorized\n\n".into(), vec!["hunter2", "Ym9iOmh1bnRlcjI"]),
        (Private::Password, refused("", "Location: https://bob:hunter2@api.example/in"), vec!["hunter2"]),
        (Private::Cookie, refused("Cookie: sid=4f6d2c1b9a; theme=dark", ""), vec!["4f6d2c1b9a"]),
        (Private::Cookie, refused("", "Set-Cookie: sid=4f6d2c1b9a8877; Path=/"), vec!["4f6d2c1b9a8877"]),
        (Private::Key, refused("X-Api-Key: k-123456789", ""), vec!["k-123456789"]),
        (Private::Key, refused("X-Api-Key: k9", ""), vec!["\"k9\""]),
        (Private::PrivateKey, "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8\",\"y\":\"x_FEzRu9m36HLN\",\"d\":\"jpsQnnGQmL-YBIffH1136\"}".into(), vec!["jpsQnnGQmL"]),
        (Private::Email, refused("", "X-Note: ask alice@mail.example"), vec!["alice@mail.example"]),
        (Private::Ip, refused("", "X-Client: 203.0.113.7"), vec!["203.0.113.7"]),
        (Private::Phone, refused("", "X-Call: +49 30 123456-78"), vec!["123456-78"]),
        (Private::Name, refused("Authorization: Digest username=\"alice77\", realm=\"shop\", response=\"0123456789abcdef0123456789abcdef\"", ""), vec!["alice77"]),
        (Private::Host, refused("", "X-Served-By: web7.prod.internal"), vec!["web7.prod.internal"]),
    ]
}

#[test]
fn each_kind_is_masked_and_tells_so() {
    for (kind, paste, secrets) in cases() {
        let forms = forms_of(&paste, ALL);
        for form in &forms {
            for secret in &secrets {
                assert!(!form.contains(secret), "{secret} in\n{form}");
            }
        }
        let mask = mask::name(kind);
        let told = forms
            .iter()
            .any(|form| form.contains(mask) || kind == Private::Signature && form.contains("[masked token]"));
        assert!(told || secrets == ["4f6d2c1b9a8877"], "{mask} stands nowhere in\n{}", forms.join("\n"));
        // What matters stays.
        assert!(kind == Private::PrivateKey || forms.iter().all(|form| form.contains("401")));
    }
}

#[test]
fn a_kind_that_is_switched_off_is_told() {
    for (kind, paste, secrets) in cases() {
        let mut kinds = toggled(ALL, kind);
        if kind == Private::Signature {
            kinds = toggled(kinds, Private::Token);
        }
        // What stands before an @ looks like a mailbox, too.
        let kinds =
            if paste.contains('@') && kind == Private::Password { toggled(kinds, Private::Email) } else { kinds };
        let json = &forms_of(&paste, kinds)[1];
        // A private key and a cookie that is set stand in no part of the report.
        let shown = json.contains(secrets[0].trim_matches('"')) || paste.starts_with('{');
        // A token's own claims would be told with it.
        assert!(shown || kind == Private::Token || kind == Private::Signature, "{} in\n{json}", secrets[0]);
    }
}

#[test]
fn who_somebody_is_gives_way_and_what_matters_stays() {
    let paste = refused(&format!("Authorization: Bearer {JWT}"), "X-Why: user alice77 (Alice Quill) may not");
    let [_, json, _] = forms_of(&paste, DEFAULT);
    for person in ["alice77", "Alice Quill", "alice@mail.example"] {
        assert!(!json.contains(person), "{person} in\n{json}");
    }
    for kept in
        ["https://id.example", "https://api.example", "orders.read", "1763633600", "\"k1\"", "invalid_token", "shop"]
    {
        assert!(json.contains(kept), "{kept} is missing in\n{json}");
    }
}

#[test]
fn the_client_that_stands_for_itself_is_no_person() {
    // {"alg":"HS256"} and {"iss":"client-7","sub":"client-7","aud":"https://id.example"}
    let jwt = "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJjbGllbnQtNyIsInN1YiI6ImNsaWVudC03IiwiYXVkIjoiaHR0cHM6Ly9pZC5leGFtcGxlIn0.c2lnbmF0dXJl";
    let json = json(&crate::diagnose(jwt, NOW));
    assert!(json.contains("\"sub\": \"client-7\""), "{json}");
}

#[test]
fn with_its_claims_masked_a_token_is_not_told_whole() {
    let paste = refused(&format!("Authorization: Bearer {JWT}"), "");
    let payload = JWT.split('.').nth(1).unwrap();
    let [_, json, _] = forms_of(&paste, toggled(ALL, Private::Token));
    assert!(json.contains("eyJhbGciOiJIUzI1NiIsImtpZCI6ImsxIn0."), "{json}");
    assert!(!json.contains(payload) && !json.contains(&payload[40..80]), "{json}");
    let none = KINDS.iter().fold(ALL, |kinds, row| toggled(kinds, row.0));
    assert!(forms_of(&paste, none)[1].contains(JWT));
}

#[test]
fn what_opens_nothing_stays() {
    for value in ["undefined", "{{token}}", "********", "[masked token]"] {
        let [_, json, _] = forms_of(&refused(&format!("Authorization: Bearer {value}"), ""), DEFAULT);
        assert!(json.contains(&format!("Bearer {value}\"")), "{value} is missing in\n{json}");
    }
}

#[test]
fn masking_again_changes_nothing() {
    for (_, paste, _) in cases() {
        let once = redact(&crate::diagnose(&paste, NOW), &DEFAULT);
        let (twice, once) = (json(&once), serde_json::to_string_pretty(&once).unwrap());
        let other = once.lines().zip(twice.lines()).find(|(a, b)| a != b);
        assert_eq!(other, None);
        let first = crate::diagnose(&paste, NOW);
        assert_eq!(json(&first), json(&first));
    }
}

#[test]
fn letters_are_known_with_escapes_made_or_undone() {
    let mut needles = Vec::new();
    forms("a\\\"b/c", Private::Key, &mut needles);
    forms("p%2Fq+r", Private::Key, &mut needles);
    forms("x&amp;y&quot;", Private::Key, &mut needles);
    forms("Ym9iOmh1bnRlcjI=", Private::Password, &mut needles);
    let texts: Vec<&str> = needles.iter().map(|needle| needle.text.as_str()).collect();
    for form in ["a\\\"b/c", "a\"b/c", "p/q r", "p/q+r", "x&y\"", "hunter2", "bob"] {
        assert!(texts.contains(&form), "{form} is missing: {texts:?}");
    }
}

#[test]
fn markdown_is_masked_by_default() {
    let paste = refused(&format!("Authorization: Bearer {JWT}\nCookie: sid=4f6d2c1b9a"), "X-Client: 203.0.113.7");
    let text = markdown(&crate::diagnose(&paste, NOW));
    for secret in [JWT, "4f6d2c1b9a", "203.0.113.7", "alice"] {
        assert!(!text.contains(secret), "{secret} in\n{text}");
    }
}
