//! `dpop-proof-flaw`: a DPoP proof that a server must refuse, by what it says and by the request that it came with.
//!
//! RFC 9449, section 4.2: what it must have; section 4.3: what the server checks.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Evidence, Finding, Kind, cite, evidence, say},
    http::authorization,
    json::{self, Value},
    rules::{Rule, found, plain},
    text::{lower, slice},
    token::{Place, Token, base64url, claim, proof},
};

/// See the module.
pub const RULE: Rule = Rule { id: "dpop-proof-flaw", kind: Kind::Hygiene, check };

/// How far the proof's time may be from the server's clock, in seconds; the standard leaves it to the server.
const FRESH: u64 = 300;

/// What is off, each with where it shows.
type Flaws = Vec<(&'static str, Evidence)>;

fn check(case: &Case) -> Option<Finding> {
    let token = case.tokens.iter().find(|token| super::is_typ(token, &["dpop+jwt"]))?;
    let mut flaws = Flaws::new();
    header(token, &mut flaws);
    claims(token, &mut flaws);
    request(case, token, &mut flaws);
    flaws.first()?;
    let what = flaws.iter().map(|(what, _)| (*what).to_owned()).collect();
    let message =
        say("What is off: {what}. A server that keeps to the standard refuses the proof.", [("what", Arg::List(what))]);
    let mut finding = found(&RULE, Confidence::Certain, plain("The DPoP proof can't be accepted"), message);
    finding.evidence = flaws.into_iter().map(|(_, evidence)| evidence).collect();
    finding.fixes.push("send-dpop-proof");
    finding.citations.push(cite("RFC 9449, section 4.3", "https://www.rfc-editor.org/rfc/rfc9449#section-4.3"));
    Some(finding)
}

/// Section 4.2: an asymmetric algorithm, and the public key.
fn header(token: &Token, flaws: &mut Flaws) {
    let whole = || evidence(token.span, "token");
    let alg = super::header_text(token, "alg");
    if alg.starts_with("HS") || alg.eq_ignore_ascii_case("none") {
        flaws.push(("its algorithm isn't one with a private and a public key", whole()));
    }
    let Some(key) = super::header_member(token, "jwk") else {
        flaws.push(("its header has no key (jwk)", whole()));
        return;
    };
    if let Some(private) = ["d", "p", "q", "k"].iter().find_map(|name| json::member(&key.node, name)) {
        flaws.push(("its key (jwk) has private parts in it", evidence(private.name_span, "jwk")));
    }
}

fn claims(token: &Token, flaws: &mut Flaws) {
    const DUE: &[(&str, &str)] = &[
        ("jti", "it has no name of its own (jti)"),
        ("htm", "it names no method (htm)"),
        ("htu", "it names no address (htu)"),
        ("iat", "it has no time (iat)"),
    ];
    for (name, what) in DUE {
        if claim(token, name).is_none() {
            flaws.push((what, evidence(token.span, "token")));
        }
    }
    // Section 4.2: "without query and fragment parts".
    let htu = claim(token, "htu").filter(|htu| json::string(&htu.node).is_some_and(|htu| htu.contains(['?', '#'])));
    flaws.extend(htu.map(|htu| ("its address (htu) has a query or fragment", evidence(htu.node.span, "htu"))));
}

/// Section 4.3, steps 8 to 12, where the paste shows the request that it came with.
fn request(case: &Case, token: &Token, flaws: &mut Flaws) {
    if case.subject.map(Place::Request) != Some(token.place) {
        return;
    }
    let text = |name: &str| claim(token, name).and_then(|member| Some((json::string(&member.node)?, member.node.span)));
    let method = case::request(case).and_then(|request| request.method.as_deref());
    if let (Some((htm, place)), Some(method)) = (text("htm"), method)
        && htm != method
    {
        flaws.push(("its method (htm) isn't that of the request", evidence(place, "htm")));
    }
    if let (Some((htu, place)), Some(address)) = (text("htu"), case::address(case)) {
        // Whether it went encrypted is often a guess.
        if rest(htu).is_some() && rest(&address).is_some() && rest(htu) != rest(&address) {
            flaws.push(("its address (htu) isn't that of the request", evidence(place, "htu")));
        }
    }
    if let (Some(iat), Some(server)) = (&token.times.iat, token.times.server)
        && iat.literal.0.abs_diff(server.0) > FRESH
    {
        flaws.push(("its time (iat) is minutes away from the server's clock", evidence(iat.span, "iat")));
    }
    bound(case, token, flaws);
}

/// Step 12: the digest of the access token, and the key that the access token is bound to.
fn bound(case: &Case, token: &Token, flaws: &mut Flaws) {
    let Some(field) = case::authorization(case) else { return };
    let credentials = authorization::read(&field.value);
    if !credentials.scheme.eq_ignore_ascii_case("DPoP") || authorization::is_placeholder(credentials.rest) {
        return;
    }
    match claim(token, "ath").map(|ath| &ath.node) {
        None => flaws.push(("it lacks the digest of the access token (ath)", evidence(token.span, "token"))),
        Some(ath) if !hidden(credentials.rest) && json::string(ath) != Some(&base64url::digest(credentials.rest)) => {
            flaws.push(("its digest (ath) is that of another access token", evidence(ath.span, "ath")));
        }
        _ => {}
    }
    let access = case.tokens.iter().find(|access| slice(&case.documents, access.span) == credentials.rest);
    let jkt = access.and_then(|access| json::member(&claim(access, "cnf")?.node, "jkt"));
    let own = super::header_member(token, "jwk").and_then(|key| proof::thumbprint(&key.node));
    let other = |jkt: &json::Member, own: String| matches!(&jkt.node.value, Value::String(text) if *text != own);
    if let (Some(jkt), Some(own)) = (jkt, own)
        && other(jkt, own)
    {
        flaws.push(("its key isn't the one that the access token is bound to (jkt)", evidence(jkt.node.span, "jkt")));
    }
}

/// Whether a token was shortened before it was pasted.
fn hidden(token: &str) -> bool {
    authorization::is_filler(token) || token.contains(['…', '*', '[', '<', ' ']) || token.contains("...")
}

/// Host and path of an address, the host in small letters, without the usual ports, query and fragment.
fn rest(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let rest = rest.split(['?', '#']).next()?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = lower(host);
    let host = host.strip_suffix(":443").or_else(|| host.strip_suffix(":80")).unwrap_or(&host);
    Some([host, "/", path].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        finding,
        rules::testing::{NOW, check, jwt},
    };

    /// RFC 9449, section 4.1 and 7.1: the key of its examples, and the thumbprint in its access token.
    const KEY: &str = r#""jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}"#;

    fn header(more: &str) -> String {
        format!(r#"{{"typ":"dpop+jwt","alg":"ES256",{KEY}{more}}}"#)
    }

    fn sent(method: &str, token: &str, proof: &str) -> String {
        format!(
            "{method} https://resource.example/protected?a=1 HTTP/1.1\nHost: resource.example\nAuthorization: DPoP {token}\nDPoP: {proof}\n\nHTTP/1.1 401 Unauthorized\nDate: Fri, 20 Nov 2026 12:00:00 GMT\nWWW-Authenticate: DPoP error=\"invalid_token\"\n\n"
        )
    }

    #[test]
    fn fires_on_proofs_that_cannot_pass() {
        let whole = r#"{"jti":"a","htm":"GET","htu":"https://resource.example/protected","iat":1795176000"#;
        let access = jwt(
            r#"{"alg":"ES256","typ":"at+jwt"}"#,
            r#"{"exp":1795183200,"cnf":{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}}"#,
        );
        let other = jwt(
            r#"{"alg":"ES256","typ":"at+jwt"}"#,
            r#"{"exp":1795183200,"cnf":{"jkt":"NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"}}"#,
        );
        let with = |token: &str| jwt(&header(""), &format!("{whole},\"ath\":\"{}\"}}", base64url::digest(token)));
        check(
            &RULE,
            &[
                sent("POST", &access, &with(&access)),
                sent("GET", &access, &with("another")),
                sent("GET", &access, &jwt(&header(""), &format!("{whole}}}"))),
                sent("GET", &other, &with(&other)),
                jwt(&header(""), r#"{"htm":"GET"}"#),
                jwt(r#"{"typ":"dpop+jwt","alg":"HS256"}"#, &format!("{whole}}}")),
                jwt(&header("").replace("\"crv\"", "\"d\":\"x\",\"crv\""), &format!("{whole}}}")),
                jwt(&header(""), &format!("{}}}", whole.replace("protected", "protected?a=1"))),
            ],
            &[sent("GET", &access, &with(&access)), jwt(&header(""), &format!("{whole}}}")), access.clone()],
        );
        let late = sent("GET", &access, &with(&access)).replace("12:00:00 GMT", "12:10:00 GMT");
        let finding = (RULE.check)(&crate::case::read(&late, NOW, None)).unwrap();
        assert!(finding::plain(&finding.message).contains("server's clock"));
    }

    #[test]
    fn addresses_are_compared_without_what_does_not_count() {
        assert_eq!(rest("https://A.example:443/b?c#d"), rest("http://a.example/b"));
        assert_ne!(rest("https://a.example/b"), rest("https://a.example/B"));
        assert_eq!(rest("https://a.example"), rest("https://a.example/"));
    }
}
