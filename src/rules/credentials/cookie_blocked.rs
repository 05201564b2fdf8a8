//! `cookie-blocked`: the browser does not keep or send back the cookie that the log-in lives in, because of the
//! cookie's own attributes.
//!
//! A Set-Cookie that browsers "ignore entirely" (RFC 6265bis, storage model): SameSite=None without Secure, Secure
//! over http, a name with `__Secure-` or `__Host-` whose rules aren't kept, another site's Domain.
//!
//! What is not kept is not sent back: the next request comes without the log-in.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, cite, evidence, say},
    http::set_cookie::{SetCookie, attribute, set_cookies},
    rules::{Rule, found, hygiene::cookie_attributes::LOGINS, plain, words},
    text::lower,
};

/// See the module.
pub const RULE: Rule = Rule { id: "cookie-blocked", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let response = case::response(case)?;
    if let Some(mut told) = words::finding(case, &RULE, plain("The browser refused a cookie")) {
        words::add_all(&mut told.fixes, &["fix-set-cookie"]);
        return Some(told);
    }
    let host = case::host(case);
    let plain_http = case::address(case).filter(|address| is_plain(address)).is_some();
    let cookies = set_cookies(response);
    // In an answer that sets many, only those that a sign-in needs are worth a word.
    let counts = |cookie: &&SetCookie<'_>| response.status.is_none() || is_for_login(cookie.name);
    let (cookie, reason) = cookies
        .iter()
        .filter(counts)
        .find_map(|cookie| Some((cookie, refusal(cookie, host.as_deref(), plain_http)?)))?;
    // Beside a refusal it need not be the reason; alone it is what the paste is about.
    let confidence = match response.status {
        None => Confidence::Certain,
        Some(200..=399) => Confidence::Likely,
        Some(_) => Confidence::Possible,
    };
    let title = say("Browsers refuse the cookie {name}", [("name", Arg::from(cookie.name))]);
    let mut finding = found(&RULE, confidence, title, say(reason, []));
    finding.evidence.push(evidence(cookie.span, "Set-Cookie"));
    finding.fixes.push("fix-set-cookie");
    finding.citations.push(cite(
        "RFC 6265bis, storage model",
        "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis",
    ));
    Some(finding)
}

fn is_for_login(name: &str) -> bool {
    const STEPS: &[&str] = &["csrf", "xsrf", "oidc", "correlation", "nonce", "state"];
    let name = lower(name);
    LOGINS.iter().chain(STEPS).any(|word| name.contains(word))
}

/// Whether the address is on the way unencrypted: browsers take this computer's own for secure.
fn is_plain(address: &str) -> bool {
    address
        .strip_prefix("http://")
        .is_some_and(|rest| !["localhost", "127.", "[::1]"].iter().any(|local| rest.starts_with(local)))
}

/// Why browsers ignore the cookie.
pub(crate) fn refusal(cookie: &SetCookie<'_>, host: Option<&str>, plain_http: bool) -> Option<&'static str> {
    let secure = attribute(cookie, "secure").is_some();
    let domain = attribute(cookie, "domain").map(|domain| lower(domain.trim_start_matches('.')));
    let domain = domain.filter(|domain| !domain.is_empty());
    let none = attribute(cookie, "samesite").is_some_and(|same| same.eq_ignore_ascii_case("none"));
    let starts = |prefix: &str| cookie.name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    if none && !secure {
        return Some(
            "It says SameSite=None without Secure, and browsers keep such a cookie only with Secure and over https. The log-in that it holds is gone with the next request.",
        );
    }
    if starts("__Host-") && (!secure || domain.is_some() || attribute(cookie, "path") != Some("/")) {
        return Some(
            "A name that begins with __Host- demands Secure, Path=/ and no Domain, and one of these isn't so. Browsers throw the cookie away.",
        );
    }
    if starts("__Secure-") && !secure {
        return Some(
            "A name that begins with __Secure- demands Secure, which is missing. Browsers throw the cookie away.",
        );
    }
    if secure && plain_http {
        return Some(
            "It says Secure, and the answer came over http. Browsers take a Secure cookie over https only: behind a proxy that ends https, the application has to be told so; else use https.",
        );
    }
    let foreign = |domain: &String, host: &str| {
        let host = lower(host);
        let inner = host.strip_suffix(domain.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        !inner
    };
    if domain.zip(host).is_some_and(|(domain, host)| foreign(&domain, host)) {
        return Some(
            "Its Domain isn't that of the server that sets it, nor one above it. Browsers throw such a cookie away.",
        );
    }
    None
}

examples! {
    fires: [
        "This attempt to set a cookie via a Set-Cookie header was blocked because it had the \"Secure\" attribute but was not received over a secure connection.",
        "Set-Cookie: widget=9f1c2a77; Path=/; HttpOnly; SameSite=None",
        "HTTP/1.1 200 OK\nSet-Cookie: __Host-sid=x1; Secure; Path=/app\n\n",
        "HTTP/1.1 302 Found\nLocation: /\nSet-Cookie: __Secure-sid=x1; HttpOnly\n\n",
        "GET http://a.example/ HTTP/1.1\nHost: a.example\n\nHTTP/1.1 200 OK\nSet-Cookie: sid=x1; Secure\n\n",
        "GET /login HTTP/1.1\nHost: a.example\n\nHTTP/1.1 200 OK\nSet-Cookie: sid=x1; Secure; Domain=b.example\n\n",
    ],
    silent: [
        "We read that the attempt to set a cookie via a Set-Cookie header was blocked, and ask why.",
        "Set-Cookie: widget=9f1c2a77; Path=/; Secure; SameSite=None",
        "HTTP/1.1 200 OK\nSet-Cookie: __Host-sid=x1; Secure; Path=/\n\n",
        "GET http://localhost:8080/ HTTP/1.1\nHost: localhost:8080\n\nHTTP/1.1 200 OK\nSet-Cookie: sid=x1; Secure\n\n",
        "GET /login HTTP/1.1\nHost: www.a.example\n\nHTTP/1.1 200 OK\nSet-Cookie: sid=x1; Secure; Domain=.a.example\n\n",
        "HTTP/1.1 200 OK\nSet-Cookie: sid=; SameSite=None; Max-Age=0\n\n",
        "Set-Cookie: sid=1; SameSite=Lax",
        "HTTP/1.1 200 OK\nSet-Cookie: lang=de; SameSite=None\n\n",
    ],
}
