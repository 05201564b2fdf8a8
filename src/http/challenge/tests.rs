//! The cases of greenbytes' test suite and of products, each with its strict result and its lenient reading.

use super::*;

/// Name, value, whether it follows RFC 9110, what it is read as, the problems. The one-word names are greenbytes'.
#[rustfmt::skip]
const CASES: &[(&str, &str, bool, &str, &str)] = &[
    ("simplebasic", r#"Basic realm="foo""#,
        true, "Basic realm=[foo]", ""),
    ("simplebasiclf", "Basic\r\n realm=\"foo\"",
        true, "Basic realm=[foo]", "obs-fold"),
    ("simplebasicucase", r#"BASIC REALM="foo""#,
        true, "BASIC REALM=[foo]", ""),
    ("simplebasictok", "Basic realm=foo",
        true, "Basic realm=[foo]", "realm-not-quoted"),
    ("simplebasictokbs", "Basic realm=\\f\\o\\o",
        false, "Basic realm=[\\f\\o\\o]", "unquoted-value realm-not-quoted"),
    ("simplebasicsq", "Basic realm='foo'",
        true, "Basic realm=['foo']", "realm-not-quoted single-quotes"),
    ("simplebasicpct", r#"Basic realm="foo%20bar""#,
        true, "Basic realm=[foo%20bar]", ""),
    ("simplebasiccomma", r#"Basic , realm="foo""#,
        true, "Basic realm=[foo]", ""),
    ("simplebasiccomma2", r#"Basic, realm="foo""#,
        false, "Basic realm=[foo]", "comma-after-scheme"),
    ("simplebasicnorealm", "Basic",
        true, "Basic", "realm-missing"),
    ("simplebasic2realms", r#"Basic realm="foo", realm="bar""#,
        false, "Basic realm=[foo] realm=[bar]", "duplicate-parameter"),
    ("simplebasicwsrealm", r#"Basic realm = "foo""#,
        true, "Basic realm=[foo]", "space-around-equals"),
    ("simplebasicrealmsqc", r#"Basic realm="\f\o\o""#,
        true, "Basic realm=[foo]", ""),
    ("simplebasicrealmsqc2", r#"Basic realm="\"foo\"""#,
        true, r#"Basic realm=["foo"]"#, ""),
    ("simplebasicnewparam1", r#"Basic realm="foo", bar="xyz",, a=b,,,c=d"#,
        true, "Basic realm=[foo] bar=[xyz] a=[b] c=[d]", ""),
    ("simplebasicnewparam2", r#"Basic bar="xyz", realm="foo""#,
        true, "Basic bar=[xyz] realm=[foo]", ""),
    ("simplebasicrealmiso88591", r#"Basic realm="foo-�""#,
        true, "Basic realm=[foo-�]", "not-utf-8"),
    ("simplebasicrealmutf8", r#"Basic realm="foo-ä""#,
        true, "Basic realm=[foo-ä]", "non-ascii"),
    ("simplebasicrealmrfc2047", r#"Basic realm="=?ISO-8859-1?Q?foo-=E4?=""#,
        true, "Basic realm=[=?ISO-8859-1?Q?foo-=E4?=]", ""),
    ("multibasicunknown", r#"Basic realm="basic", Newauth realm="newauth""#,
        true, "Basic realm=[basic] | Newauth realm=[newauth]", ""),
    ("multibasicunknownnoparam", r#"Basic realm="basic", Newauth"#,
        true, "Basic realm=[basic] | Newauth", ""),
    ("multibasicunknown2", r#"Newauth realm="newauth", Basic realm="basic""#,
        true, "Newauth realm=[newauth] | Basic realm=[basic]", ""),
    ("multibasicunknown2np", r#"Newauth, Basic realm="basic""#,
        true, "Newauth | Basic realm=[basic]", ""),
    ("multibasicempty", r#",Basic realm="basic""#,
        true, "Basic realm=[basic]", ""),
    ("multibasicqs", r#"Newauth realm="apps", type=1, title="Login to \"apps\"", Basic realm="simple""#,
        true, r#"Newauth realm=[apps] type=[1] title=[Login to "apps"] | Basic realm=[simple]"#, ""),
    ("multidisgscheme", r#"Newauth realm="Newauth Realm", basic=foo, Basic realm="Basic Realm""#,
        true, "Newauth realm=[Newauth Realm] basic=[foo] | Basic realm=[Basic Realm]", ""),
    ("unknown", r#"Newauth param="value""#,
        true, "Newauth param=[value]", ""),
    ("parametersnotrequired", "A, B",
        true, "A | B", ""),
    ("disguisedrealm", r#"Basic foo="realm=nottherealm", realm="basic""#,
        true, "Basic foo=[realm=nottherealm] realm=[basic]", ""),
    ("disguisedrealm2", r#"Basic nottherealm="nottherealm", realm="basic""#,
        true, "Basic nottherealm=[nottherealm] realm=[basic]", ""),
    ("missingquote", r#"Basic realm="basic"#,
        false, "Basic realm=[basic]", "unterminated-quote"),
    ("AWS HTTP API, no commas", r#"Bearer scope="" error="invalid_token" error_description="the token has expired""#,
        false, "Bearer scope=[] error=[invalid_token] error_description=[the token has expired]", "missing-comma missing-comma"),
    ("Elasticsearch, no comma", r#"Basic realm="security" charset="UTF-8""#,
        false, "Basic realm=[security] charset=[UTF-8]", "missing-comma"),
    ("Azure Storage, unquoted addresses", "Bearer authorization_uri=https://login.microsoftonline.com/0000/oauth2/authorize resource_id=https://storage.azure.com",
        false, "Bearer authorization_uri=[https://login.microsoftonline.com/0000/oauth2/authorize] resource_id=[https://storage.azure.com]", "unquoted-value missing-comma unquoted-value"),
    ("Azure DevOps, unquoted address", "Bearer authorization_uri=https://login.windows.net/0000",
        false, "Bearer authorization_uri=[https://login.windows.net/0000]", "unquoted-value"),
    ("GNAP draft, unquoted address", "GNAP as_uri=https://server.example/tx,access=FWW",
        false, "GNAP as_uri=[https://server.example/tx] access=[FWW]", "unquoted-value"),
    ("schemes without a comma", "Negotiate NTLM",
        true, "Negotiate | NTLM", "scheme-as-token68"),
    ("Exchange, token68 then a comma", "NTLM TlRMTVNTUAACAAAA=, Negotiate",
        true, "NTLM TlRMTVNTUAACAAAA= | Negotiate", ""),
    ("value missing at the end", "Bearer realm=",
        true, "Bearer realm=[]", "missing-value"),
    ("value missing, more behind", r#"Bearer realm=, error="x""#,
        false, "Bearer realm=[] error=[x]", "missing-value"),
    ("parameter's name alone", "Bearer realm",
        true, "Bearer realm", "param-without-value"),
    ("token68 with padding", "Scheme abc=",
        true, "Scheme abc=", ""),
    ("auth-param, not token68", "Scheme a=b",
        true, "Scheme a=[b]", ""),
    ("unquoted value ending in =", r#"Digest realm="x", nonce=abc==, qop=auth"#,
        false, "Digest realm=[x] nonce=[abc==] qop=[auth]", "unquoted-value"),
    ("comma at the end", r#"Basic realm="x","#,
        true, "Basic realm=[x]", ""),
    ("empty elements alone", ",",
        true, "", ""),
    ("two spaces", r#"Basic  realm="x""#,
        true, "Basic realm=[x]", ""),
    ("tab behind the scheme", "Basic\trealm=\"x\"",
        false, "Basic realm=[x]", "tab-after-scheme"),
    ("unquoted list with a comma", "Bearer scope=read,write",
        true, "Bearer scope=[read] | write", "looks-like-list-value"),
    ("unquoted list with a space", "Bearer scope=read write",
        false, "Bearer scope=[read write]", "unquoted-value"),
    ("semicolon", r#"Bearer realm="x"; error="y""#,
        false, "Bearer realm=[x] error=[y]", "semicolon"),
    ("colon", r#"Basic realm:"x""#,
        false, "Basic realm=[x]", "colon-for-equals"),
    ("smart quotes", "Basic realm=“x”",
        false, "Basic realm=[x]", "smart-quotes"),
    ("raw quotes inside, more behind", r#"Bearer error="invalid_token", error_description="token "abc" expired", realm="z""#,
        false, r#"Bearer error=[invalid_token] error_description=[token "abc" expired] realm=[z]"#, "unescaped-quote unescaped-quote"),
    ("raw quotes at the end", r#"Bearer error_description="token "abc" expired""#,
        false, r#"Bearer error_description=[token "abc" expired]"#, "unescaped-quote unescaped-quote"),
    ("ext-value", "Basic realm*=UTF-8''f%C3%A4",
        true, "Basic realm*=[UTF-8''f%C3%A4]", "ext-value realm-missing"),
    ("two Digests joined by a space", r#"Digest realm="a", nonce="n" Digest realm="a", nonce="n2", algorithm=SHA-256"#,
        false, "Digest realm=[a] nonce=[n] | Digest realm=[a] nonce=[n2] algorithm=[SHA-256]", "missing-comma"),
    ("comma in a quoted value", r#"Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:samalba/my-app:pull,push""#,
        true, "Bearer realm=[https://auth.docker.io/token] service=[registry.docker.io] scope=[repository:samalba/my-app:pull,push]", ""),
    ("parameter before any scheme", r#"realm="x""#,
        false, " realm=[x]", "scheme-missing"),
    ("JSON-escaped", r#"Bearer realm=\"api\", error=\"invalid_token\""#,
        false, "Bearer realm=[api] error=[invalid_token]", "json-escaped"),
    ("HTML-escaped", "Bearer realm=&quot;api&quot;",
        false, "Bearer realm=[api]", "html-escaped"),
    ("RFC 9449 figure 24, RFC 8792 folding", "DPoP error=\"use_dpop_nonce\", \\\r\n error_description=\"Resource server requires nonce in DPoP proof\"",
        false, "DPoP error=[use_dpop_nonce] error_description=[Resource server requires nonce in DPoP proof]", "folded-line"),
    ("indented continuation", "Bearer resource_metadata=\"https://mcp.example.com/x\",\r\n    scope=\"files:read\"",
        true, "Bearer resource_metadata=[https://mcp.example.com/x] scope=[files:read]", "obs-fold"),
    ("two Digests", r#"Digest realm="a", nonce="n", qop="auth, auth-int", algorithm=MD5, Digest realm="a", nonce="n", algorithm=SHA-256"#,
        true, "Digest realm=[a] nonce=[n] qop=[auth, auth-int] algorithm=[MD5] | Digest realm=[a] nonce=[n] algorithm=[SHA-256]", ""),
    ("scheme that isn't a token", r#"Bäsic realm="x""#,
        false, "Bäsic realm=[x]", "bad-scheme"),
    ("cut off within a value", r#"Basic realm="a b"#,
        false, "Basic realm=[a b]", "unterminated-quote"),
    ("no space between parameters", r#"Bearer realm="x"error="y""#,
        false, "Bearer realm=[x] error=[y]", "missing-comma"),
    ("commas and semicolons in a quoted value", r#"Bearer error="invalid_token", error_description="The audience 'a, b' is invalid; The issuer 'c' is invalid""#,
        true, "Bearer error=[invalid_token] error_description=[The audience 'a, b' is invalid; The issuer 'c' is invalid]", ""),
    ("raw quotes with a comma inside", r#"Bearer error="invalid_token" error_description="he said "no, never", ok""#,
        false, r#"Bearer error=[invalid_token] error_description=[he said "no, never", ok]"#, "missing-comma unescaped-quote unescaped-quote"),
    ("SPNEGO token", "Negotiate oYG2MIGzoAMKAQChCwYJKoZIgvcSAQICooGeBIGbYIGYBgkqhkiG9xIBAgICAG+BiDCBhaADAgEFoQMCAQ+ieTB3oAMCARKicARu==",
        true, "Negotiate oYG2MIGzoAMKAQChCwYJKoZIgvcSAQICooGeBIGbYIGYBgkqhkiG9xIBAgICAG+BiDCBhaADAgEFoQMCAQ+ieTB3oAMCARKicARu==", ""),
];

/// `Scheme name=[value] token68`, challenges separated by ` | `.
fn written(challenges: &[Challenge]) -> String {
    let one = |challenge: &Challenge| {
        let token68 = challenge.token68.iter().map(|token68| format!(" {token68}"));
        let params = challenge.params.iter().map(|param| format!(" {}=[{}]", param.name, param.value));
        challenge.scheme.clone() + &token68.chain(params).collect::<String>()
    };
    challenges.iter().map(one).collect::<Vec<_>>().join(" | ")
}

fn problems(challenges: &[Challenge]) -> String {
    let ids = challenges.iter().flat_map(|challenge| &challenge.problems).map(|problem| problem.id);
    ids.collect::<Vec<_>>().join(" ")
}

fn read_value(value: &str) -> (Vec<Challenge>, Vec<Document>) {
    let mut documents = vec![Document { name: "paste", origin: None, text: value.to_owned() }];
    let challenges = read(&mut documents, span(0, 0, value.len()), "WWW-Authenticate");
    (challenges, documents)
}

/// Values that need 33 kB, or field lines of their own, or can't stand in the table.
#[test]
fn long_and_broken_values_are_read_in_one_walk() {
    let long = format!("Basic realm=\"{}\"", "x".repeat(33_000));
    assert_eq!(read_value(&long).0[0].params[0].value.len(), 33_000);
    for hostile in
        ["\"".repeat(50_000), ",a=\"".repeat(20_000), "a ".repeat(50_000), "=".repeat(50_000), "\\".repeat(9_999)]
    {
        read_value(&hostile);
    }
    let (challenges, _) = read_value("Basic realm=\"a\u{0}b\"");
    assert_eq!((problems(&challenges).as_str(), challenges[0].well_formed), ("control-character", false));
}

#[test]
fn every_case_has_its_strict_result_and_its_lenient_reading() {
    for (name, value, strict, reading, ids) in CASES {
        let (challenges, documents) = read_value(value);
        assert_eq!(strict::check(value).is_ok(), *strict, "{name}: strict");
        assert_eq!(written(&challenges), *reading, "{name}: reading");
        assert_eq!(problems(&challenges), *ids, "{name}: problems");
        assert_eq!(challenges.iter().all(|challenge| challenge.well_formed), *strict, "{name}: well-formed");
        for challenge in &challenges {
            for param in challenge
                .params
                .iter()
                .filter(|param| !value.contains('\\') && !value.contains('&') && !param.value.contains('"'))
            {
                assert_eq!(crate::text::slice(&documents, param.value_span), param.value, "{name}: span");
            }
        }
    }
}

#[test]
fn a_strict_error_always_has_a_name_and_a_well_formed_value_needs_no_repair() {
    let mut values: Vec<String> = CASES.iter().map(|case| case.1.to_owned()).collect();
    let cut: Vec<String> = values
        .iter()
        .flat_map(|value| {
            let ends = value.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
            ends.into_iter().map(|end| value[..end].to_owned()).collect::<Vec<_>>()
        })
        .collect();
    values.extend(cut);
    for value in &values {
        let (challenges, _) = read_value(value);
        let breaks = challenges.iter().flat_map(|challenge| &challenge.problems).any(|problem| problem.breaks);
        // "realm=" is a token68 to the letter, and surely not meant as one.
        let odd = problems(&challenges).contains("missing-value");
        assert!(breaks == strict::check(value.trim()).is_err() || odd, "{value:?}: {}", problems(&challenges));
    }
}

#[test]
fn agrees_with_http_auth_on_all_that_it_accepts() {
    let mut compared = 0;
    for (name, value, ..) in CASES {
        let Ok(theirs) = http_auth::parse_challenges(value) else { continue };
        let ours = read_value(value).0;
        let flat = |scheme: &str, params: Vec<(String, String)>| (scheme.to_owned(), params);
        let theirs: Vec<_> = theirs
            .iter()
            .map(|challenge| {
                flat(
                    challenge.scheme,
                    challenge.params.iter().map(|(name, value)| ((*name).to_owned(), value.to_unescaped())).collect(),
                )
            })
            .collect();
        let ours: Vec<_> = ours
            .iter()
            .map(|challenge| {
                flat(
                    &challenge.scheme,
                    challenge.params.iter().map(|param| (param.name.clone(), param.value.clone())).collect(),
                )
            })
            .collect();
        assert_eq!(ours, theirs, "{name}");
        compared += 1;
    }
    assert!(compared >= 25, "only {compared} of the cases are read by http-auth");
}
