//! `token-unsigned`: the server refused the token, and the token says of itself that it isn't signed.
//!
//! `alg` none: RFC 8725, section 3.2: "JWT libraries SHOULD NOT consume JWTs using "none" unless explicitly requested
//! by the caller".

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, cite, evidence},
    json,
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-unsigned", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The token isn't signed, so that no server may believe it");
    let token = case::sent_token(case).filter(|_| case::has_status(case, &[400, 401, 403]));
    let alg = token.and_then(|token| json::member(token.header.as_ref()?, "alg"));
    let none = alg.filter(|alg| json::string(&alg.node).is_some_and(|name| name.eq_ignore_ascii_case("none")));
    let mut finding = match (words::finding(case, &RULE, title.clone()), none) {
        (Some(finding), _) => finding,
        (None, Some(_)) if !words::says_other(case, &[RULE.id, "token-signature-rejected"]) => found(
            &RULE,
            Confidence::Likely,
            title,
            plain(
                "Its header says alg none: anybody could have written it, and a server that checks tokens refuses it. A real sign-in service signs what it hands out; such a token comes from a test, a tutorial or a library told to do so.",
            ),
        ),
        _ => return None,
    };
    finding.evidence.extend(none.map(|alg| evidence(alg.node.span, "alg")));
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["get-new-token", "use-right-environment"]);
    finding.citations.push(cite("RFC 8725, section 3.2", "https://www.rfc-editor.org/rfc/rfc8725#section-3.2"));
    Some(finding)
}

examples! {
    fires: [
        &format!("GET /me HTTP/1.1\nHost: a.example\nAuthorization: Bearer {}\n\nHTTP/1.1 401 Unauthorized\n\n", crate::rules::testing::jwt(r#"{"alg":"none"}"#, r#"{"sub":"x"}"#)),
    ],
    silent: [
        &format!("GET /me HTTP/1.1\nHost: a.example\nAuthorization: Bearer {}\n\nHTTP/1.1 200 OK\n\n", crate::rules::testing::jwt(r#"{"alg":"none"}"#, r#"{"sub":"x"}"#)),
        &format!("GET /me HTTP/1.1\nHost: a.example\nAuthorization: Bearer {}\n\nHTTP/1.1 401 Unauthorized\n\n", crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"sub":"x"}"#)),
    ],
}
