//! `oauth-state-lost`: the browser came back from the sign-in service, and the application no longer knows that it
//! sent it there.
//!
//! RFC 6749, section 10.12, binds the answer to the session by `state`.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-state-lost", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The application forgot that this sign-in was under way"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["sign-out-and-in", "allow-cookies", "clear-site-cookies", "fix-set-cookie"]);
    Some(finding)
}

examples! {
    fires: [
        "[lua] openidc.lua:1378: authenticate(): request to the redirect_uri path but there's no session state found, client: 192.0.2.14",
        "oauthlib.oauth2.rfc6749.errors.MismatchingStateError: (mismatching_state) CSRF Warning! State not equal in request and response.",
        "HTTP/1.1 500 Internal Server Error\nContent-Type: text/plain\n\nSystem.Exception: Correlation failed.",
    ],
    silent: [
        "The state parameter protects the sign-in. If the state cookie was missing, the library throws an error.",
        "HTTP/1.1 302 Found\nLocation: https://id.example/authorize\nSet-Cookie: .AspNetCore.Correlation.x1=N; path=/signin-oidc; secure; samesite=none; httponly\n\n",
        "There is no correlation between the two columns.",
        "HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_grant\"}",
    ],
}
