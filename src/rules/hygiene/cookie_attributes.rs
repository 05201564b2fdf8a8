//! `cookie-attributes`: the cookie of a log-in can be read by scripts or goes over plain http.
//!
//! RFC 6265, sections 8.3 and 4.1.2.6.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, cite, evidence, say},
    http::set_cookie::{SetCookie, attribute, set_cookies},
    rules::{Rule, credentials::cookie_blocked::refusal, found, plain},
    text::lower,
};

/// See the module.
pub const RULE: Rule = Rule { id: "cookie-attributes", kind: Kind::Hygiene, check };

/// What the names of log-ins' cookies hold.
pub(crate) const LOGINS: &[&str] = &["sess", "sid", "auth", "token", "jwt", "remember"];
/// Cookies that scripts are meant to read, and those of load balancers.
const OTHERS: &[&str] = &["csrf", "xsrf", "oidc", "affinity", "side"];

fn check(case: &Case) -> Option<Finding> {
    let cookies = set_cookies(case::response(case)?);
    let (cookie, missing) = cookies.iter().find_map(|cookie| {
        let missing = lacking(cookie);
        (!missing.is_empty()).then_some((cookie, missing))
    })?;
    let title = say("The log-in's cookie lacks {missing}", [("missing", Arg::List(missing))]);
    let message = plain(
        "HttpOnly keeps scripts in the page from reading the cookie, Secure keeps it off unencrypted connections. A cookie that stands for a log-in needs both.",
    );
    let mut finding = found(&RULE, Confidence::Likely, title, message);
    finding.evidence.push(evidence(cookie.span, "Set-Cookie"));
    finding.fixes.push("fix-set-cookie");
    finding.citations.push(cite("RFC 6265, section 8.3", "https://www.rfc-editor.org/rfc/rfc6265#section-8.3"));
    Some(finding)
}

/// What a log-in's cookie lacks; nothing for every other cookie.
pub(crate) fn lacking(cookie: &SetCookie<'_>) -> Vec<String> {
    let wanted = [("httponly", "HttpOnly"), ("secure", "Secure")].into_iter().filter(|_| is_login(cookie));
    wanted.filter(|(name, _)| attribute(cookie, name).is_none()).map(|(_, shown)| shown.to_owned()).collect()
}

fn is_login(cookie: &SetCookie<'_>) -> bool {
    let name = lower(cookie.name);
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    // What browsers refuse has a finding of its own.
    has(LOGINS) && !has(OTHERS) && refusal(cookie, None, false).is_none()
}

examples! {
    fires: [
        "HTTP/1.1 200 OK\nSet-Cookie: JSESSIONID=A1B2; Path=/\n\n",
        "HTTP/1.1 200 OK\nSet-Cookie: access_token=A1B2; Path=/; Secure\n\n",
        "HTTP/1.1 302 Found\nLocation: /\nSet-Cookie: PHPSESSID=a1b2c3; path=/\n\n",
    ],
    silent: [
        "HTTP/1.1 200 OK\nSet-Cookie: sid=A1B2; Path=/; Secure; HttpOnly\n\n",
        "HTTP/1.1 200 OK\nSet-Cookie: XSRF-TOKEN=A1B2; Path=/\n\n",
        "HTTP/1.1 200 OK\nSet-Cookie: theme=dark\n\n",
        "HTTP/1.1 200 OK\nSet-Cookie: session=; Max-Age=0\n\n",
    ],
}
