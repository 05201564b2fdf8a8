//! `wrong-scheme`: the request used another way of signing in than those that the server offers.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, evidence, say},
    http::authorization,
    knowledge::citation::RFC_9110_11_6_1,
    rules::{Rule, found, plain, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "wrong-scheme", kind: Kind::Cause, check };

/// Schemes that answer one another's challenges.
const KIN: &[&[&str]] = &[&["Negotiate", "NTLM", "Kerberos"], &["Token", "ApiKey"], &["AWS4-HMAC-SHA256", "AWS"]];

fn check(case: &Case) -> Option<Finding> {
    if let Some(mut finding) =
        words::finding(case, &RULE, plain("The credentials were sent in a way that the server doesn't take"))
    {
        words::add_all(&mut finding.fixes, &["use-offered-scheme"]);
        return Some(finding);
    }
    if case::status(case) != Some(401) {
        return None;
    }
    let header = case::authorization(case).filter(|header| authorization::flaw(&header.value).is_none())?;
    let scheme = authorization::read(&header.value).scheme;
    let offered: Vec<String> =
        case::asked(case).map(|challenge| challenge.scheme.clone()).filter(|name| !name.is_empty()).collect();
    let akin = |one: &str, other: &str| {
        one.eq_ignore_ascii_case(other)
            || KIN
                .iter()
                .any(|kin| [one, other].iter().all(|name| kin.iter().any(|known| known.eq_ignore_ascii_case(name))))
    };
    if offered.is_empty() || offered.iter().any(|name| akin(name, scheme)) {
        return None;
    }
    let sent =
        if scheme.is_empty() { "credentials without a scheme before them".to_owned() } else { scheme.to_owned() };
    let mut finding = found(
        &RULE,
        Confidence::Likely,
        say(
            "The request used {sent}, but the server offers {offered}",
            [("sent", Arg::Text(sent)), ("offered", Arg::List(offered))],
        ),
        plain(
            "The first word of the Authorization field names the way of signing in. The server's challenge lists the ways that it takes, and this one isn't among them.",
        ),
    );
    finding.evidence.push(evidence(header.value_span, "Authorization"));
    finding.evidence.extend(case::asked(case).map(|challenge| evidence(challenge.scheme_span, "challenge")));
    finding.fixes.extend(["use-offered-scheme", "fix-authorization-value"]);
    finding.citations.push(RFC_9110_11_6_1);
    Some(finding)
}

examples! {
    fires: [
        "GET /me HTTP/1.1\nHost: a.example\nAuthorization: Token abc\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"api\"\n\n",
        "GET /me HTTP/1.1\nHost: a.example\nAuthorization: 0123456789abcdef\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer\n\n",
    ],
    silent: [
        "GET /me HTTP/1.1\nHost: a.example\nAuthorization: bearer abc\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"api\"\n\n",
        "GET /me HTTP/1.1\nHost: a.example\nAuthorization: NTLM TlRMTVNTUAABAAAA\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Negotiate\n\n",
        "GET /me HTTP/1.1\nHost: a.example\nAuthorization: Token abc\n\nHTTP/1.1 403 Forbidden\nWWW-Authenticate: Bearer realm=\"api\"\n\n",
    ],
}
