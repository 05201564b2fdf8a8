use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::*;
use crate::{text::lead_back, token::find::candidates};

/// RFC 7519, section 3.1.
const RFC_7519: &str = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

fn read_all(paste: &str) -> (Vec<Token>, Vec<Document>) {
    let mut documents = vec![Document { name: "paste", origin: None, text: paste.to_owned() }];
    let found = candidates(paste, 0..paste.len());
    let tokens = found.iter().flat_map(|candidate| read(&mut documents, 0, candidate)).collect();
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
        (jwt(r#"{"alg":"HS256"}"#, "hello"), "jws false [not-an-object] - -"),
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

/// RFC 7520's payload of all its signatures.
const FRODO: &str = "SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kbywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9hZCwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzIG5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4";

/// What is read of JSON forms, and of everything within, with each token's form and layer.
fn forms(paste: &str) -> (Vec<String>, Vec<Token>, Vec<Document>) {
    let mut documents = vec![Document { name: "paste", origin: None, text: paste.to_owned() }];
    let mut tokens = crate::token::json_form::find(&mut documents, 0, 0..paste.len());
    if tokens.is_empty() {
        tokens =
            candidates(paste, 0..paste.len()).iter().flat_map(|candidate| read(&mut documents, 0, candidate)).collect();
    }
    let lines = tokens.iter().map(|token| format!("{} {} {}", token.form.unwrap(), token.layer, summary(token)));
    (lines.collect(), tokens, documents)
}

#[test]
fn rfc_7520_signatures_in_every_form() {
    let kid = r#""header":{"kid":"018c0ae5-4d9b-471b-bfd6-eef314bc7037"}"#;
    let sig = r#""signature":"bWUSVaxorn7bEF1djytBd0kHv70Ly5pvbomzMWSOr20""#;
    let protected = r#""protected":"eyJhbGciOiJIUzI1NiJ9""#;
    let named = "eyJhbGciOiJIUzI1NiIsImtpZCI6IjAxOGMwYWU1LTRkOWItNDcxYi1iZmQ2LWVlZjMxNGJjNzAzNyJ9";
    let cases = [
        // Section 4.6, general and flattened; 4.5, detached, compact, general and flattened.
        (format!(r#"{{"payload":"{FRODO}","signatures":[{{{protected},{kid},{sig}}}]}}"#), "general 0 jws true [] - -"),
        (format!(r#"{{"payload":"{FRODO}",{protected},{kid},{sig}}}"#), "flattened 0 jws true [] - -"),
        (format!("{named}..s0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1Md7p0"), "compact 0 jws true [] - -"),
        (
            format!(
                r#"{{"signatures":[{{"protected":"{named}","signature":"s0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1Md7p0"}}]}}"#
            ),
            "general 0 jws true [] - -",
        ),
        (
            format!(r#"{{"protected":"{named}","signature":"s0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1Md7p0"}}"#),
            "flattened 0 jws true [] - -",
        ),
        // As a JWT, whose content is an object, the same isn't well-formed.
        (
            format!("eyJhbGciOiJIUzI1NiJ9.{FRODO}.bWUSVaxorn7bEF1djytBd0kHv70Ly5pvbomzMWSOr20"),
            "compact 0 jws false [not-an-object] - -",
        ),
        // A name in both headers, members of both forms, and a stranger to either.
        (
            format!(r#"{{"payload":"{FRODO}",{protected},"header":{{"alg":"none"}},{sig}}}"#),
            "flattened 0 jws false [duplicate-member duplicate-member] - -",
        ),
        (
            format!(r#"{{"payload":"{FRODO}","signatures":[{{{protected},{sig}}}],{sig}}}"#),
            "general 0 jws false [json-forms-mixed] - -",
        ),
    ];
    for (paste, expected) in cases {
        assert_eq!(forms(&paste).0, [expected], "{paste}");
        assert_eq!(forms(&format!("HTTP/1.1 200 OK\n\n{{\"a\":{{}}}} {paste}\n{{}}")).0, [expected], "{paste}");
    }
    assert!(forms(r#"{"payload":{"a":1},"signature":"sha256=00","header":{"x":"y"}}"#).0.is_empty());
}

#[test]
fn rfc_7797_payloads_stand_as_they_are() {
    // Section 4.2, detached; the same with b64 but not crit; and in JSON.
    let cases = [
        (
            "eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19..A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY",
            "compact 0 jws true [] - -",
        ),
        (
            r#"{"payload":"$.02","protected":"eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19","signature":"A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY"}"#,
            "flattened 0 jws true [] - -",
        ),
        (
            r#"{"payload":"$.02","protected":"eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2V9","signature":"GsyM6AQJbQHY8aQKCbZSPJHzMRWo3HKIlcDuXof7nqs"}"#,
            "flattened 0 jws false [b64-not-critical] - -",
        ),
    ];
    for (paste, expected) in cases {
        let (lines, _, documents) = forms(paste);
        assert_eq!(lines, [expected], "{paste}");
        assert_eq!(documents.last().is_some_and(|last| last.text == "$.02"), paste.contains("$.02"));
    }
}

#[test]
fn rfc_7520_encrypted_tokens() {
    // Section 5.6 (dir), its lengths as they must be, and with a letter of the vector or a key too many.
    let header = "eyJhbGciOiJkaXIiLCJraWQiOiI3N2M3ZTJiOC02ZTEzLTQ1Y2YtODY3Mi02MTdiNWI0NTI0M2EiLCJlbmMiOiJBMTI4R0NNIn0";
    let content = "JW_i_f52hww_ELQPGaYyeAB6HYGcR559l9TYnSovc23XJoBcW29rHP8yZOZG7YhLpT1bjFuvZPjQS-m0IFtVcXkZXdH_lr_FrdYt9HRUYkshtrMmIUAyGmUnd9zMDB2n0cRDIHAzFVeJUDxkUwVAE7_YGRPdcqMyiBoCO-FBdE-Nceb4h3-FtBP-c_BIwCPTjb9o0SbdcdREEMJMyZBH8ySWMVi1gPD9yxi-aQpGbSv_F9N4IZAxscj5g-NJsUPbjk29-s7LJAGb15wEBtXphVCgyy53CoIKLHHeJHXex45Uz9aKZSRSInZI-wjsY0yu3cT4_aQ3i1o-tiE-F8Ios61EKgyIQ4CWao8PFMj8TTnp";
    let tag = "vbb32Xvllea2OtmHAdccRQ";
    // Section 5.7: A256GCMKW and A128CBC-HS256.
    let wrapped = "eyJhbGciOiJBMjU2R0NNS1ciLCJraWQiOiIxOGVjMDhlMS1iZmE5LTRkOTUtYjIwNS0yYjRkZDFkNDMyMWQiLCJ0YWciOiJrZlBkdVZRM1QzSDZ2bmV3dC0ta3N3IiwiaXYiOiJLa1lUMEdYXzJqSGxmcU5fIiwiZW5jIjoiQTEyOENCQy1IUzI1NiJ9";
    let cases = [
        (format!("{header}..refa467QzzKx6QAB.{content}.{tag}"), "compact 0 jwe true [] - -"),
        (format!("{header}..refa467QzzKx6Q.{content}.{tag}"), "compact 0 jwe true [jwe-lengths] - -"),
        (format!("{header}.AAAA.refa467QzzKx6QAB.{content}.{tag}"), "compact 0 jwe false [jwe-key] - -"),
        (
            format!(r#"{{"protected":"{header}","iv":"refa467QzzKx6QAB","ciphertext":"{content}","tag":"{tag}"}}"#),
            "flattened 0 jwe true [] - -",
        ),
        (
            format!(
                r#"{{"recipients":[{{"encrypted_key":"lJf3HbOApxMEBkCMOoTnnABxs_CvTWUmZQ2ElLvYNok"}}],"protected":"{wrapped}","iv":"gz6NjyEFNm_vm8Gj6FwoFQ","ciphertext":"{content}","tag":"DKW7jrb4WaRSNfbXVPlT5g"}}"#
            ),
            "general 0 jwe true [] - -",
        ),
        (
            format!(
                "{wrapped}.lJf3HbOApxMEBkCMOoTnnABxs_CvTWUmZQ2ElLvYNok.gz6NjyEFNm_vm8Gj6FwoFQ.{content}.DKW7jrb4WaRSNfbXVPlT5g"
            ),
            "compact 0 jwe true [] - -",
        ),
    ];
    for (paste, expected) in cases {
        assert_eq!(forms(&paste).0, [expected], "{paste}");
    }
    assert!(forms(r#"{"data":{"ciphertext":"vault:v1:abcdefgh"}}"#).0.is_empty());
}

#[test]
fn layers_are_read_one_by_one() {
    let inner = jwt(r#"{"alg":"HS256"}"#, r#"{"iss":"in"}"#);
    let mut whole = inner.clone();
    for _ in 0..6 {
        whole = jwt(r#"{"alg":"HS256","cty":"JWT"}"#, &whole);
    }
    let (lines, ..) = forms(&jwt(r#"{"alg":"HS256","cty":"JWT"}"#, &inner));
    assert_eq!(lines, ["compact 0 jws true [] - -", "compact 1 jws true [] in -"]);
    assert_eq!(forms(&whole).0.len(), MAX_LAYERS);
}

/// RFC 9901, section 5.1: the issuer's claims, and three of its disclosures.
#[test]
fn rfc_9901_disclosures_fit_their_digests() {
    let claims = r#"{"_sd":["CrQe7S5kqBAHt-nMYXgc6bdt2SH5aTY1sU_M-PgkjPI","jsu9yVulwQQlhFlM_3JlzMaSFzglhQG0DpfayQwLUK4","TGf4oLbgwd5JQaHyKVQZU9UdGE0w5rtDsrZzfUaomLo"],"iss":"https://issuer.example.com","exp":1883000000,"nationalities":[{"...":"pFndjkZ_VCzmyTa6UjlZo3dh-ko8aIKQc9DlGzhaVYo"},{"...":"7Cf6JkPudry3lcbwHgeZ8khAv1U1OSlerP0VkBJrWZ0"}],"_sd_alg":"sha-256"}"#;
    let issuer = jwt(r#"{"alg":"ES256","typ":"dc+sd-jwt"}"#, claims);
    let given = "WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwgImdpdmVuX25hbWUiLCAiSm9obiJd";
    let us = "WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIlVTIl0";
    let stray = "WyI2SWo3dE0tYTVpVlBHYm9TNXRtdlZBIiwgImVtYWlsIiwgImpvaG5kb2VAZXhhbXBsZS5jb20iXQ";
    let told = |paste: &str| -> Vec<String> {
        let (tokens, _) = read_all(paste);
        let shown = |shown: &crate::token::Disclosure| {
            let value = shown.value.as_ref().map(|value| serde_json::to_string(value).unwrap());
            format!("{:?} {} {:?}", shown.name, value.unwrap_or_default(), shown.matched)
        };
        tokens.iter().flat_map(|token| token.disclosures.iter().map(shown)).collect()
    };
    let name = r#"Some("given_name") "John" Some(true)"#;
    assert_eq!(told(&format!("{issuer}~{given}~{us}~")), [name, r#"None "US" Some(true)"#]);
    let email = r#"Some("email") "johndoe@example.com" Some(false)"#;
    assert_eq!(told(&format!("{issuer}~{given}~{stray}~")), [name, email]);
    let iss = "https://issuer.example.com 1883000000";
    let cases = [
        (format!("{issuer}~{given}~{us}~"), format!("sd-jwt true [] {iss}")),
        (format!("{issuer}~"), format!("sd-jwt true [] {iss}")),
        (format!("{issuer}~{stray}~"), format!("sd-jwt false [disclosure-stray] {iss}")),
        (format!("{issuer}~{given}"), format!("sd-jwt false [sd-jwt-end] {iss}")),
        (format!("{issuer}~e30~"), format!("sd-jwt false [disclosure disclosure-stray] {iss}")),
    ];
    for (paste, expected) in cases {
        assert_eq!(read_all(&paste).0.iter().map(summary).collect::<Vec<_>>(), [expected], "{paste}");
    }
    // A claim within a claim (section 4.2.6).
    let inner = URL_SAFE_NO_PAD.encode(r#"["s1","street","1 Way"]"#);
    let outer = URL_SAFE_NO_PAD.encode(format!(r#"["s2","address",{{"_sd":["{}"]}}]"#, base64url::digest(&inner)));
    let claims = format!(r#"{{"_sd":["{}"]}}"#, base64url::digest(&outer));
    let issuer = jwt(r#"{"alg":"ES256"}"#, &claims);
    for order in [format!("{issuer}~{inner}~{outer}~"), format!("{issuer}~{outer}~{inner}~")] {
        assert!(told(&order).iter().all(|line| line.ends_with("Some(true)")), "{order}");
    }
    assert!(told(&format!("{issuer}~{inner}~")).iter().all(|line| line.ends_with("Some(false)")));
}

#[test]
fn the_holders_proof_belongs_to_what_it_stands_behind() {
    let issuer = jwt(r#"{"alg":"ES256"}"#, r#"{"iss":"i"}"#);
    let proof = |hash: &str| jwt(r#"{"alg":"ES256","typ":"kb+jwt"}"#, &format!(r#"{{"sd_hash":"{hash}"}}"#));
    let good = format!("{issuer}~{}", proof(&base64url::digest(&format!("{issuer}~"))));
    let (lines, ..) = forms(&good);
    assert_eq!(lines, ["compact 0 sd-jwt true [] i -", "compact 1 jws true [] - -"]);
    assert_eq!(forms(&good).1[1].says.len(), 1);
    assert_eq!(forms(&format!("{issuer}~{}", proof("x"))).0[1], "compact 1 jws true [sd-hash] - -");
}

/// RFC 7515, appendix A: compact forms with HMAC (A.1), RSA (A.2), ECDSA (A.3, A.4) and none (A.5), each with its payload; the
/// signatures of A.2 and A.4 are cut short, which reading does not mind.
#[test]
fn rfc_7515_examples() {
    let payload = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    let joe = "[] joe 1300819380";
    let es256 = "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    let cases = [
        (RFC_7519.to_owned(), format!("jws true {joe}")),
        (format!("eyJhbGciOiJSUzI1NiJ9.{payload}.cC4hiUPoj9Eetdgtv3hF80EGrhuB"), format!("jws true {joe}")),
        (format!("eyJhbGciOiJFUzI1NiJ9.{payload}.{es256}"), format!("jws true {joe}")),
        // A.4 signs the word Payload, which is no JWT.
        (
            "eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA.AdwMgeerwtHoh".to_owned(),
            "jws false [not-an-object base64-length] - -".to_owned(),
        ),
        (format!("eyJhbGciOiJub25lIn0.{payload}."), format!("jws true {joe}")),
    ];
    for (paste, expected) in cases {
        assert_eq!(read_all(&paste).0.iter().map(summary).collect::<Vec<_>>(), [expected], "{paste}");
    }
    // A.6 and A.7: the same with two signatures, and flattened.
    let signature = format!(
        r#"{{"protected":"eyJhbGciOiJFUzI1NiJ9","header":{{"kid":"e9bc097a-ce51-4036-9562-d2ade882db0d"}},"signature":"{es256}"}}"#
    );
    let general = format!(r#"{{"payload":"{payload}","signatures":[{signature},{signature}]}}"#);
    assert_eq!(forms(&general).0, [format!("general 0 jws true {joe}")]);
    let flattened = signature.replacen('{', &format!(r#"{{"payload":"{payload}","#), 1);
    assert_eq!(forms(&flattened).0, [format!("flattened 0 jws true {joe}")]);
}

/// RFC 8037, appendix A.4: EdDSA over a text.
#[test]
fn rfc_8037_example() {
    let paste = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    let (tokens, documents) = read_all(paste);
    assert_eq!(tokens.iter().map(summary).collect::<Vec<_>>(), ["jws false [not-an-object] - -"]);
    assert!(documents.iter().any(|document| document.text == "Example of Ed25519 signing"));
}

#[test]
fn large_and_deep_tokens_are_read() {
    let long = format!(r#"{{"iss":"a","data":"{}"}}"#, "x".repeat(1024 * 1024));
    let deep = format!(r#"{{"iss":"a","deep":{}1{}}}"#, "[".repeat(64), "]".repeat(64));
    let numbers = r#"{"iss":"a","n":[9223372036854775807,-9223372036854775808,1234567890123456789]}"#;
    for claims in [long.as_str(), deep.as_str(), numbers] {
        let (tokens, _) = read_all(&jwt(r#"{"alg":"HS256"}"#, claims));
        let [token] = tokens.as_slice() else { panic!("{}", tokens.len()) };
        assert_eq!(summary(token), "jws true [] a -");
        assert_eq!(serde_json::to_string(&token.claims).unwrap(), claims);
    }
}
