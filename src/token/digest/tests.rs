use super::*;
use crate::{case, finding::plain, rules::testing::NOW};

/// What a password says of the first log-in of a paste.
fn told(paste: &str, typed: &str, password: &str) -> Option<(&'static str, String)> {
    let case = case::read(paste, NOW, None);
    let token = case.tokens.iter().find(|token| token.kind == "digest").expect("no log-in");
    let login = login(&case.documents, &case.exchanges, &case.challenges, token).expect("no field");
    let Verdict { result, words } = check(&login, typed, password)?;
    let words: Vec<String> = words.iter().map(plain).collect();
    assert!(!password.is_empty() && !words.join(" ").contains(password), "the password stands in {words:?}");
    Some((result, words.join(" ")))
}

fn result(paste: &str, password: &str) -> &'static str {
    told(paste, "", password).map_or("none", |(result, _)| result)
}

fn says(paste: &str, password: &str, result: &str, words: &str) {
    let (is, says) = told(paste, "", password).unwrap();
    assert!(is == result && says.contains(words), "{paste}\n{is}: {says}");
}

/// RFC 7616, section 3.9.1.
fn rfc_7616(algorithm: &str, response: &str) -> String {
    format!(
        "GET /dir/index.html HTTP/1.1\nHost: www.example.org\nAuthorization: Digest username=\"Mufasa\", realm=\"http-auth@example.org\", uri=\"/dir/index.html\", algorithm={algorithm}, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", nc=00000001, cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth, response=\"{response}\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"\n\n"
    )
}

/// The log-in of RFC 2069, section 2.4, and of RFC 2617, section 3.5, with more parameters.
fn mufasa(line: &str, more: &str, response: &str) -> String {
    format!(
        "{line}\nHost: a.example\nAuthorization: Digest username=\"Mufasa\", realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", uri=\"/dir/index.html\", {more}response=\"{response}\"\n\n"
    )
}

const GET: &str = "GET /dir/index.html HTTP/1.1";
const NEW: &str = "qop=auth, nc=00000001, cnonce=\"0a4f113b\", ";
const RFC_2617: &str = "6629fae49393a05397450978507c4ef1";
/// As its errata have it (ID 749).
const RFC_2069: &str = "1949323746fe6a43ef61f9606e7febea";

#[test]
fn the_standards_examples_match() {
    let all = [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("MD5-sess", "e783283f46242139c486a698fec7211d"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
        ("sha-256-SESS", "2fd51b3a77ad75bad6afad6003e818d767133c46d9e2749e7f5232ae1ea3efd7"),
    ];
    for (algorithm, response) in all {
        let paste = rfc_7616(algorithm, response);
        assert_eq!(result(&paste, "Circle of Life"), "right", "{algorithm}");
        assert_eq!(result(&paste, "Circle of life"), "wrong", "{algorithm}");
    }
    assert_eq!(result(&mufasa(GET, NEW, RFC_2617), "Circle Of Life"), "right");
    assert_eq!(result(&mufasa(GET, "", RFC_2069), "CircleOfLife"), "right");
    assert_eq!(result(&mufasa(GET, "", RFC_2069), ""), "none");
}

#[test]
fn what_else_would_match_is_named() {
    let post = mufasa("POST /dir/index.html HTTP/1.1", NEW, RFC_2617);
    says(&post, "Circle Of Life", "other", "for the method GET");
    let sess = rfc_7616("MD5", "e783283f46242139c486a698fec7211d");
    says(&sess, "Circle of Life", "other", "the algorithm MD5-sess");
    let sha = rfc_7616("MD5", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
    says(&sha, "Circle of Life", "other", "the algorithm SHA-256");
    says(&mufasa(GET, NEW, RFC_2069), "CircleOfLife", "other", "by the rules of RFC 2069");
    says(&mufasa(GET, NEW, RFC_2617), " Circle Of Life ", "other", "without the white space");
    // H(A1) of this name, realm and password.
    says(&mufasa(GET, NEW, RFC_2617), "939E7578ED9E3C518A452ACEE763BCE9", "other", "files of users");
    let realm = mufasa(GET, NEW, RFC_2617).replace("testrealm@host.com", "other");
    let challenge = "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", qop=\"auth\"\n\n";
    says(&format!("{realm}{challenge}"), "Circle Of Life", "other", "the realm testrealm@host.com of the challenge");
    let uri = mufasa("GET http://a.example/dir/index.html HTTP/1.1", NEW, RFC_2617).replace("uri=\"/dir/", "uri=\"/x/");
    says(&uri, "Circle Of Life", "other", "for /dir/index.html, as the request line has it");
    // name `Jäsøn`, realm `r`, password `pässword`, nonce `n`, in ISO-8859-1.
    let latin = "GET / HTTP/1.1\nAuthorization: Digest username=\"Jäsøn\", realm=\"r\", nonce=\"n\", uri=\"/\", response=\"9d9d71a34c9c7310e734a890cbed4ce0\"\n\n";
    says(latin, "pässword", "other", "ISO-8859-1");
}

/// The response to a recipe of this file's own names, for what no standard has an example of.
fn made(change: impl Fn(&mut Recipe)) -> String {
    let mut recipe = Recipe {
        algorithm: "MD5",
        name: "Mufasa",
        realm: "testrealm@host.com",
        password: "secret one",
        method: "GET",
        uri: "/dir/index.html",
        nonce: "dcd98b7102dd2f0e8b11d0f600bfb0c093",
        ..Recipe::default()
    };
    change(&mut recipe);
    response(&recipe)
}

#[test]
fn names_with_backslashes_and_addresses_with_queries() {
    let with = |name: &str, response: &str| mufasa(GET, "", response).replace("\"Mufasa\"", &format!("\"{name}\""));
    let escaped = made(|recipe| recipe.name = "CORP\\ada");
    says(&with("CORP\\\\ada", &escaped), "secret one", "right", "fits");
    says(&with("CORP\\ada", &escaped), "secret one", "other", "CORP\\ada, the backslash kept");
    let bare = made(|recipe| recipe.name = "ada");
    says(&with("CORP\\\\ada", &bare), "secret one", "other", "the name ada");
    let query = mufasa(GET, "", &made(|_| ())).replace("uri=\"/dir/index.html\"", "uri=\"/dir/index.html?a=1\"");
    says(&query, "secret one", "other", "as the request line has it");
    let query = query.replace("GET /dir/index.html ", "GET /dir/index.html?a=1 ");
    says(&query, "secret one", "other", "left out the query");
    says(&mufasa(GET, "", &made(|recipe| recipe.password = "")), "any", "other", "an empty password: the client");
}

#[test]
fn a_body_counts_where_it_is_known() {
    let head = rfc_7616("MD5", "15b188edd42ec64280df76d316ec198e").replace("qop=auth", "qop=auth-int");
    let post = head.replace("GET /", "POST /");
    let with = |body: &str| format!("{}{body}", post.replace("\n\n", "\nContent-Type: application/json\n\n"));
    assert_eq!(result(&with("{\"a\":1}"), "Circle of Life"), "right");
    assert_eq!(result(&with("{\"a\":2}"), "Circle of Life"), "wrong");
    says(&post, "Circle of Life", "refused", "which the paste lacks");
}

#[test]
fn a_hashed_name_has_to_be_typed() {
    let paste = "GET /doe.json HTTP/1.1\nAuthorization: Digest username=\"5a1a8a47df5c298551b9b42ba9b05835174a5bd7d511ff7fe9191d8e946fc4e7\", realm=\"api@example.org\", uri=\"/doe.json\", algorithm=SHA-256, nonce=\"5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK\", nc=00000001, cnonce=\"NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v\", qop=auth, response=\"b6d5cb9c3000ea2385250005e294d7132b260b8fd08940d2377373493cee8cc4\", userhash=true\n\n";
    let password = "Secret, or not?";
    assert_eq!(told(paste, "Jäsøn Doe", password).unwrap().0, "right");
    assert!(told(paste, "Jason Doe", password).unwrap().1.contains("isn't the name"));
    assert_eq!(told(paste, "", password), None);
    // The same name in the open, as RFC 7616, section 3.4, has it.
    let open = paste.replace("userhash=true", "userhash=false").replace(
        "username=\"5a1a8a47df5c298551b9b42ba9b05835174a5bd7d511ff7fe9191d8e946fc4e7\"",
        "username*=UTF-8''J%C3%A4s%C3%B8n%20Doe",
    );
    assert_eq!(result(&open, password), "right");
}

#[test]
fn what_the_paste_shows_to_differ_is_told() {
    let answer = "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Digest realm=\"testrealm@host.com\", nonce=\"new\", qop=\"auth\", stale=true\n\n";
    let paste = format!("{}{answer}", mufasa(GET, NEW, RFC_2617));
    says(&paste, "Circle Of Life", "right", "the nonce too old");
    says(&paste.replace(", stale=true", ""), "Circle Of Life", "right", "The client did its part");
    let elsewhere = mufasa("GET /other HTTP/1.1", NEW, RFC_2617);
    says(&elsewhere, "Circle Of Life", "right", "the request line asks for /other");
    says(
        &paste.replace("realm=\"testrealm@host.com\", nonce=\"new\"", "realm=\"x\""),
        "Hakuna",
        "wrong",
        "the realm x",
    );
    // A field without its request.
    let field = mufasa("", NEW, RFC_2617).trim_start().to_owned();
    says(&field, "Circle Of Life", "right", "for the method GET");
    says(&field, "something", "wrong", "whichever the method");
}

#[test]
fn what_cannot_be_checked_says_why() {
    let cases = [
        (rfc_7616("SHA-512-256", RFC_2617), "made with SHA-512-256"),
        (rfc_7616("MD5", "[masked]"), "log-in's response"),
        (mufasa(GET, "qop=auth, ", RFC_2617), "log-in's cnonce"),
        (mufasa(GET, NEW, RFC_2617).replace("nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", ", ""), "log-in's nonce"),
    ];
    for (paste, words) in cases {
        says(&paste, "Circle of Life", "refused", words);
    }
}
