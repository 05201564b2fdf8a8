//! `token-bound`: the token is tied to a key or to a certificate, and came without the proof of it.
//!
//! RFC 9449, section 7.2: a server "MUST reject a DPoP-bound access token received as a bearer token"; section 7.1:
//! a proof made with another key gets `invalid_token`. RFC 8705, section 3: the same for a certificate.

use crate::{
    case::{self, Case},
    finding::{Citation, Confidence, Finding, Kind, cite, evidence},
    http::authorization,
    json::{self, Member},
    rules::{Rule, found, plain, status_evidence, words},
    token::{Place, Token, claim},
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-bound", kind: Kind::Cause, check };

const RFC_9449_7: Citation = cite("RFC 9449, section 7", "https://www.rfc-editor.org/rfc/rfc9449#section-7");
const RFC_8705_3: Citation = cite("RFC 8705, section 3", "https://www.rfc-editor.org/rfc/rfc8705#section-3");

fn check(case: &Case) -> Option<Finding> {
    let by_words = || words::finding(case, &RULE, plain("The token is tied to a key that wasn't shown"));
    let mut finding = as_bearer(case).or_else(by_words).or_else(|| without_certificate(case))?;
    words::support(case, &mut finding);
    finding.evidence.extend(status_evidence(case));
    Some(finding)
}

/// What the token is tied to (RFC 7800, section 3.1).
fn confirmation<'a>(token: &'a Token, name: &str) -> Option<&'a Member> {
    json::member(&claim(token, "cnf")?.node, name)
}

fn sent_as_bearer(case: &Case) -> Option<&Token> {
    let field = case::authorization(case).filter(|_| case::has_status(case, &[400, 401, 403]))?;
    let bearer = authorization::read(&field.value).scheme.eq_ignore_ascii_case("Bearer");
    case::sent_token(case).filter(|token| bearer && matches!(token.place, Place::Request(_)))
}

fn as_bearer(case: &Case) -> Option<Finding> {
    let (token, jkt) = sent_as_bearer(case).and_then(|token| Some((token, confirmation(token, "jkt")?)))?;
    let challenge = case::challenge_of(case, "DPoP");
    let other = !case::is_usable(token) || words::says_other(case, &[RULE.id]);
    let confidence = if challenge.is_some() && !other { Confidence::Certain } else { Confidence::Likely };
    let message = plain(
        "Its cnf claim says that it belongs to one key (jkt), but it was sent with the word Bearer, which needs no key. Such a token goes with the word DPoP in place of Bearer, and with a DPoP field that holds a new proof for each request.",
    );
    let title = plain("The token is tied to a key and was sent as a plain Bearer token");
    let mut finding = found(&RULE, confidence, title, message);
    finding.evidence.push(evidence(jkt.node.span, "cnf.jkt"));
    finding.evidence.extend(case::authorization(case).map(|field| evidence(field.value_span, "Authorization")));
    finding.evidence.extend(challenge.map(|challenge| evidence(challenge.span, "challenge")));
    finding.fixes.push("send-dpop-proof");
    finding.citations.push(RFC_9449_7);
    Some(finding)
}

/// A paste never shows the certificate of a connection, so that this is a guess.
fn without_certificate(case: &Case) -> Option<Finding> {
    let token = sent_as_bearer(case).filter(|token| case::is_usable(token))?;
    let thumbprint = confirmation(token, "x5t#S256").filter(|_| case::status(case) == Some(401))?;
    let message = plain(
        "Its cnf claim says that it may only come over a connection with one certificate. If the client connected without it, or with another one, the server refuses the token. The paste doesn't show which certificate was used.",
    );
    let mut finding = found(&RULE, Confidence::Possible, plain("The token is tied to a client certificate"), message);
    finding.evidence.push(evidence(thumbprint.node.span, "cnf.x5t#S256"));
    finding.fixes.push("send-client-certificate");
    finding.citations.push(RFC_8705_3);
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, jwt};

    #[test]
    fn fires_on_bound_tokens_alone() {
        let header = r#"{"alg":"ES256","typ":"at+jwt"}"#;
        let bound = jwt(header, r#"{"exp":1795183200,"cnf":{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}}"#);
        let certificate =
            jwt(header, r#"{"exp":1795183200,"cnf":{"x5t#S256":"bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2"}}"#);
        let free = jwt(header, r#"{"exp":1795183200}"#);
        let sent = |scheme: &str, token: &str, challenge: &str| {
            format!(
                "GET / HTTP/1.1\nHost: a.example\nAuthorization: {scheme} {token}\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: {challenge}\n\n"
            )
        };
        check(
            &RULE,
            &[
                sent("Bearer", &bound, "DPoP algs=\"ES256\""),
                sent("Bearer", &bound, "Bearer error=\"invalid_token\""),
                sent("Bearer", &certificate, "Bearer error=\"invalid_token\""),
                "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: DPoP error=\"invalid_token\", error_description=\"Invalid DPoP key binding\", algs=\"ES256\"\n\n".to_owned(),
            ],
            &[
                bound.clone(),
                sent("DPoP", &bound, "DPoP algs=\"ES256\""),
                sent("Bearer", &free, "DPoP algs=\"ES256\""),
            ],
        );
    }
}
