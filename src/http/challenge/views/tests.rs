//! The 32 cases of greenbytes.de/tech/tc/httpauth/ and some that are hostile or seen in the wild.

use super::{Client, View, views};

/// A case: its name, the field lines, and for Chrome, Firefox and curl the schemes, the choice and its realm.
type Case = (&'static str, &'static [&'static str], [Expected; 3]);
type Expected = (&'static [&'static str], Option<&'static str>, Option<&'static str>);

/// One Basic challenge that all clients see alike, but for the realm of the two browsers.
const fn basic(chrome: &'static str, firefox: &'static str) -> [Expected; 3] {
    [(&["Basic"], BASIC, Some(chrome)), (&["Basic"], BASIC, Some(firefox)), CURL]
}

const BASIC: Option<&str> = Some("Basic");
const CURL: Expected = (&["Basic"], BASIC, None);

const GREENBYTES: &[Case] = &[
    ("simplebasic", &[r#"Basic realm="foo""#], basic("foo", "foo")),
    ("simplebasiclf", &["Basic\r\n realm=\"foo\""], basic("foo", "foo")),
    (
        "simplebasicucase",
        &[r#"BASIC REALM="foo""#],
        [(&["BASIC"], BASIC, Some("foo")), (&["BASIC"], BASIC, Some("foo")), CURL],
    ),
    ("simplebasictok", &["Basic realm=foo"], basic("foo", "foo")),
    ("simplebasictokbs", &[r"Basic realm=\f\o\o"], basic(r"\f\o\o", r"\foo")),
    ("simplebasicsq", &["Basic realm='foo'"], basic("'foo'", "'foo'")),
    ("simplebasicpct", &[r#"Basic realm="foo%20bar""#], basic("foo%20bar", "foo%20bar")),
    ("simplebasiccomma", &[r#"Basic , realm="foo""#], basic("foo", "foo")),
    ("simplebasiccomma2", &[r#"Basic, realm="foo""#], [(&["Basic,"], None, None), (&["Basic,"], None, None), CURL]),
    ("simplebasicnorealm", &["Basic"], basic("", "")),
    ("simplebasic2realms", &[r#"Basic realm="foo", realm="bar""#], basic("bar", "foo")),
    ("simplebasicwsrealm", &[r#"Basic realm = "foo""#], basic("foo", "foo")),
    ("simplebasicrealmsqc", &[r#"Basic realm="\f\o\o""#], basic("foo", "foo")),
    ("simplebasicrealmsqc2", &[r#"Basic realm="\"foo\"""#], basic(r#""foo""#, r#""foo""#)),
    ("simplebasicnewparam1", &[r#"Basic realm="foo", bar="xyz",, a=b,,,c=d"#], basic("foo", "foo")),
    ("simplebasicnewparam2", &[r#"Basic bar="xyz", realm="foo""#], basic("foo", "foo")),
    ("simplebasicrealmiso88591", &["Basic realm=\"foo-\u{e4}\""], basic("foo-\u{e4}", "foo-\u{e4}")),
    ("simplebasicrealmutf8", &["Basic realm=\"foo-\u{e4}\""], basic("foo-\u{e4}", "foo-\u{e4}")),
    (
        "simplebasicrealmrfc2047",
        &[r#"Basic realm="=?ISO-8859-1?Q?foo-=E4?=""#],
        basic("=?ISO-8859-1?Q?foo-=E4?=", "=?ISO-8859-1?Q?foo-=E4?="),
    ),
    (
        "multibasicunknown",
        &[r#"Basic realm="basic", Newauth realm="newauth""#],
        [(&["Basic"], BASIC, Some("basic")), (&["Basic", "Newauth"], BASIC, Some("basic")), CURL],
    ),
    (
        // Chrome takes the second scheme for a parameter without a value, and drops the challenge.
        "multibasicunknownnoparam",
        &[r#"Basic realm="basic", Newauth"#],
        [(&["Basic"], None, None), (&["Basic", "Newauth"], BASIC, Some("basic")), CURL],
    ),
    (
        "multibasicunknown2",
        &[r#"Newauth realm="newauth", Basic realm="basic""#],
        [(&["Newauth"], None, None), (&["Newauth", "Basic"], BASIC, Some("basic")), CURL],
    ),
    (
        "multibasicunknown2np",
        &[r#"Newauth, Basic realm="basic""#],
        [(&["Newauth,"], None, None), (&["Newauth", "Basic"], BASIC, Some("basic")), CURL],
    ),
    (
        "multibasicunknown2mf",
        &[r#"Newauth realm="newauth""#, r#"Basic realm="basic""#],
        [(&["Newauth", "Basic"], BASIC, Some("basic")), (&["Newauth", "Basic"], BASIC, Some("basic")), CURL],
    ),
    (
        "multibasicempty",
        &[r#",Basic realm="basic""#],
        [(&[",Basic"], None, None), (&["Basic"], BASIC, Some("basic")), CURL],
    ),
    (
        "multibasicqs",
        &[r#"Newauth realm="apps", type=1, title="Login to \"apps\"", Basic realm="simple""#],
        [(&["Newauth"], None, None), (&["Newauth", "Basic"], BASIC, Some("simple")), CURL],
    ),
    (
        "multidisgscheme",
        &[r#"Newauth realm="Newauth Realm", basic=foo, Basic realm="Basic Realm""#],
        [(&["Newauth"], None, None), (&["Newauth", "Basic"], BASIC, Some("Basic Realm")), CURL],
    ),
    (
        "unknown",
        &[r#"Newauth param="value""#],
        [(&["Newauth"], None, None), (&["Newauth"], None, None), (&[], None, None)],
    ),
    ("parametersnotrequired", &["A, B"], [(&["A,"], None, None), (&["A", "B"], None, None), (&[], None, None)]),
    ("disguisedrealm", &[r#"Basic foo="realm=nottherealm", realm="basic""#], basic("basic", "basic")),
    ("disguisedrealm2", &[r#"Basic nottherealm="nottherealm", realm="basic""#], basic("basic", "basic")),
    ("missingquote", &[r#"Basic realm="basic"#], basic("basic", "basic")),
];

const MORE: &[Case] = &[
    (
        "browsers prefer the strongest scheme, in their order",
        &["Basic realm=\"b\"", "NTLM", "Negotiate", "Digest realm=\"d\", nonce=\"n\""],
        [
            (&["Basic", "NTLM", "Negotiate", "Digest"], Some("Negotiate"), None),
            (&["Basic", "NTLM", "Negotiate", "Digest"], Some("Negotiate"), None),
            (&["Basic", "NTLM", "Negotiate", "Digest"], Some("Negotiate"), None),
        ],
    ),
    (
        "curl prefers Digest to NTLM",
        &["NTLM", r#"Digest realm="d \"e\"", nonce="n""#],
        [
            (&["NTLM", "Digest"], Some("NTLM"), None),
            (&["NTLM", "Digest"], Some("NTLM"), None),
            (&["NTLM", "Digest"], Some("Digest"), Some(r#"d "e""#)),
        ],
    ),
    (
        "of two Digests, Chrome and curl take the first, Firefox the stronger",
        &[r#"Digest realm="one", nonce="n", algorithm=MD5"#, r#"Digest realm="two", nonce="n", algorithm=SHA-256"#],
        [
            (&["Digest", "Digest"], Some("Digest"), Some("one")),
            (&["Digest", "Digest"], Some("Digest"), Some("two")),
            (&["Digest"], Some("Digest"), Some("one")),
        ],
    ),
    (
        "a Digest that can't be used",
        &[r#"Digest realm="d", nonce="n", algorithm=SHA-3"#, r#"Basic realm="b""#],
        [
            (&["Digest", "Basic"], BASIC, Some("b")),
            (&["Digest", "Basic"], BASIC, Some("b")),
            (&["Digest", "Basic"], None, None),
        ],
    ),
    (
        "a missing comma",
        &[r#"Basic realm="security" charset="UTF-8""#],
        [(&["Basic"], BASIC, Some(r#"security" charset="UTF-8"#)), (&["Basic"], BASIC, Some("security")), CURL],
    ),
    (
        "a second scheme without a comma",
        &["Negotiate NTLM"],
        [
            (&["Negotiate"], None, None),
            (&["Negotiate"], Some("Negotiate"), None),
            (&["Negotiate"], Some("Negotiate"), None),
        ],
    ),
    (
        "an exchange under way",
        &["NTLM TlRMTVNTUAACAAAAAAAAADgAAAA="],
        [(&["NTLM"], Some("NTLM"), None), (&["NTLM"], Some("NTLM"), None), (&["NTLM"], Some("NTLM"), None)],
    ),
    (
        "a tab behind the scheme",
        &["Basic\trealm=\"foo\""],
        [(&["Basic"], BASIC, Some("foo")), (&["Basic\trealm=\"foo\""], None, None), CURL],
    ),
    (
        "a scheme's name in a quoted value",
        &[r#"Bearer realm="api", scope="a, basic""#],
        [(&["Bearer"], None, None), (&["Bearer"], None, None), (&["Bearer", "Basic"], Some("Bearer"), None)],
    ),
    (
        "a hyphen in a parameter's name",
        &[r#"Mutual realm="m", auth-scope="example.com""#],
        [(&["Mutual"], None, None), (&["Mutual", r#"auth-scope="example.com""#], None, None), (&[], None, None)],
    ),
    (
        "a realm without quotes swallows what follows it in Firefox",
        &["Basic realm=foo,charset=UTF-8"],
        basic("foo", "foo,charset=UTF-8"),
    ),
    (
        "a longer word is another scheme",
        &["Basically realm=\"x\", BasicAuth"],
        [(&["Basically"], None, None), (&["Basically", "BasicAuth"], None, None), (&[], None, None)],
    ),
    ("an empty field", &[""], [(&[], None, None), (&[], None, None), (&[], None, None)]),
    ("no field", &[], [(&[], None, None), (&[], None, None), (&[], None, None)]),
];

fn seen(view: &View) -> (Vec<&str>, Option<&str>, Option<&str>) {
    (view.schemes.iter().map(String::as_str).collect(), view.chosen.as_deref(), view.realm.as_deref())
}

fn check(cases: &[Case]) {
    for (name, lines, expected) in cases {
        let views = views(lines);
        assert_eq!(views.each_ref().map(|view| view.client), [Client::Chrome, Client::Firefox, Client::Curl]);
        for (view, (schemes, chosen, realm)) in views.iter().zip(expected) {
            assert_eq!(seen(view), (schemes.to_vec(), *chosen, *realm), "{name}: {:?}", view.client);
        }
    }
}

#[test]
fn greenbytes() {
    assert_eq!(GREENBYTES.len(), 32);
    check(GREENBYTES);
}

#[test]
fn seen_in_the_wild() {
    check(MORE);
}

#[test]
fn notes_say_what_is_peculiar() {
    let note = |lines: &[&str], client: usize| views(lines)[client].note.unwrap_or("");
    assert_eq!(views(&[r#"Basic realm="foo""#]).map(|view| view.note), [None; 3]);
    assert_eq!(views(&["", " "]).map(|view| view.note), [None; 3]);
    assert!(note(&[r#"Newauth, Basic realm="b""#], 0).contains("one challenge a line"));
    assert!(note(&[r#"Basic, realm="b""#], 0).contains("hides the scheme"));
    assert!(note(&[r#"Basic, realm="b""#], 1).contains("hides the scheme"));
    assert!(note(&[r#"Basic realm="b", Newauth"#], 0).contains("not name=value"));
    assert!(note(&[r#"Basic realm="b", realm="c""#], 0).contains("takes the last one"));
    assert!(note(&[r#"Basic realm="b", realm="c""#], 1).contains("takes the first one"));
    assert!(note(&["Basic realm=\"\u{e4}\""], 0).contains("ISO-8859-1"));
    assert!(note(&["Basic realm=\"\u{e4}\""], 1).contains("ISO-8859-1"));
    assert!(note(&["Bearer"], 0).contains("left to the page"));
    assert!(note(&["Bearer"], 2).contains("--oauth2-bearer"));
    assert!(note(&[r#"Mutual realm="m", auth-scope="x""#], 0).contains("Other schemes"));
    assert!(note(&[r#"Mutual realm="m", auth-scope="x""#], 1).contains("hyphen"));
    assert!(note(&[r#"X y="a, basic""#], 2).contains("quoted value"));
    assert!(note(&["Digest", "Basic"], 2).contains("gives up"));
    assert!(note(&[r#"Digest nonce="a", Digest nonce="b""#], 2).contains("mixes"));
    assert!(note(&[r#"Digest nonce="a""#, r#"Digest nonce="b""#], 2).contains("first Digest"));
}

#[test]
fn hostile_fields_do_no_harm() {
    let long = 100_000;
    let mut fields: Vec<String> = [
        "",
        " ",
        ",",
        ",,,,",
        "\"",
        "\\",
        "=",
        "Basic \"",
        "Basic =",
        "Basic realm",
        "Basic realm=",
        "Basic realm=\"",
        "Basic realm=\"\\",
        "Digest",
        "Digest ",
        "Digest =",
        "Digest nonce",
        "Digest nonce=",
        "Digest nonce=\"",
        "Digest nonce=\"\\",
        "Digest \u{e4}=\"\u{1f511}\", nonce=\u{e4}",
        "\u{1f511}",
        "Basic\u{a0}realm=\"x\"",
        "Basi\u{e9}",
        "Digest\u{e4}",
        "Basic realm=\u{1f511}\\\u{1f511}",
        "\r\n",
        "Basic\r\n\r\n",
        "\0",
        "Basic\0realm=\"x\"",
        "Basic realm=\u{fffd}\"\u{fffd}",
        "Negotiat\u{e9}",
        "Negotiate \u{e4}\u{e4}\u{e4}\u{e4}\u{e4}\u{e4}\u{e4}\u{e4}",
    ]
    .map(str::to_owned)
    .to_vec();
    for part in
        ["a", ",", "\"", "\\", "=", " ", "\t", "\n", "\u{1f511}", "Basic ", "Basic,", "realm=", "Digest a=\"", ", x"]
    {
        let many = part.repeat(long / part.len());
        for scheme in ["Basic ", "Digest nonce=n, ", "Digest nonce=\"", "Basic realm=\"", "Negotiate "] {
            fields.push(format!("{scheme}{many}"));
        }
        fields.push(many);
    }
    for field in &fields {
        views(&[field]);
    }
    let lines: Vec<&str> = fields.iter().take(40).map(String::as_str).collect();
    views(&lines);
    views(&vec!["Digest nonce=n, realm=r"; 10_000]);
}
