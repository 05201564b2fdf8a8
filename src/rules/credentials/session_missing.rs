//! `session-missing`: the log-in lives in a cookie, and none came along with the request.
//!
//! Told by the server's words, or by a challenge that names cookies where the request as shown has none.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, evidence},
    http::message::header,
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "session-missing", kind: Kind::Cause, check };

/// Names that servers give to a log-in by cookie where a scheme belongs.
const SCHEMES: &[&str] = &["Cookie", "Session", "FormBased"];

fn check(case: &Case) -> Option<Finding> {
    let title = plain("No log-in session came with the request");
    let asked =
        case::asked(case).find(|challenge| SCHEMES.iter().any(|scheme| challenge.scheme.eq_ignore_ascii_case(scheme)));
    let cookie = case::request(case).and_then(|request| header(&request.headers, "Cookie"));
    let mut finding = match (words::finding(case, &RULE, title.clone()), asked) {
        (Some(finding), _) => finding,
        (None, Some(_)) if cookie.is_none() && !words::says_other(case, &[RULE.id]) => {
            let confidence = if case::shows_request_fields(case) { Confidence::Certain } else { Confidence::Likely };
            let message = plain(
                "The server takes a log-in from a cookie that its sign-in page sets. No such cookie arrived: nobody is signed in yet, the browser kept it back, or the program doesn't send cookies along (credentials: include).",
            );
            found(&RULE, confidence, title, message)
        }
        _ => return None,
    };
    finding.evidence.extend(asked.map(|challenge| evidence(challenge.scheme_span, "challenge")));
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["sign-out-and-in", "allow-cookies", "send-credentials"]);
    Some(finding)
}

examples! {
    fires: [
        "GET /app HTTP/1.1\nHost: a.example\nAccept: */*\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Cookie realm=\"app\", form-action=\"/login\", cookie-name=\"sid\"\n\n",
        "HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{\"message\":\"No session cookie\"}",
    ],
    silent: [
        "GET /app HTTP/1.1\nHost: a.example\nCookie: sid=1\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Cookie realm=\"app\"\n\n",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"a\"\n\n",
    ],
}
