//! What in a paste speaks against a finding: the server's words and the rest of the paste don't agree.
//!
//! Each check knows the causes that it weighs, and says what contradicts them; the finding then counts for one step
//! less. What a rule weighs by itself: `no-credentials` is silent where the request carries some, and
//! `authorization-header-lost` speaks; a token past its time counts for less beside other words (`token-expired`).
//! A `Set-Cookie` in a 401 contradicts nothing: many frameworks begin a nameless session with every answer.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Evidence, Finding, Message, evidence, say},
    json,
    rules::{credentials::no_credentials, other::stale_cache, words},
    token::{Place, State, Token, claim},
};

/// What contradicts, and where it stands.
type Against = (Message, Option<Evidence>);

/// A difference between clocks that networks and caches don't explain, in seconds.
const CLOCKS: i64 = 300;

/// Where curl's lines are looked for, in lines.
const MAX_LINES: usize = 200;

/// The causes that a check weighs, and the check.
type Check = (&'static [&'static str], fn(&Case) -> Option<Against>);

const CHECKS: &[Check] = &[
    (&["token-expired"], good_for_long),
    (&["token-expired"], server_ahead),
    (&["token-not-yet-valid"], begun),
    (&["token-malformed"], well_formed),
    (&["token-audience-mismatch"], right_audience),
    (&["api-key-missing", "session-missing"], sent_after_all),
    (&["credentials-rejected", "api-key-invalid"], nothing_sent),
    (&["no-credentials"], from_cache),
    (&["no-credentials"], certificate_asked),
];

/// Lowers each finding's confidence by a step where something speaks against it, and says what.
pub fn weigh(case: &Case, findings: &mut [Finding]) {
    for finding in findings {
        let checks = CHECKS.iter().filter(|(rules, _)| rules.contains(&finding.rule));
        let Some((message, place)) = checks.filter_map(|(_, check)| check(case)).next() else { continue };
        finding.confidence = match finding.confidence {
            // What is over by a wrong clock alone is no cause of its own: `clock-skew` says it.
            Confidence::Certain if server_ahead(case).is_none() => Confidence::Likely,
            _ => Confidence::Possible,
        };
        finding.against = Some(message);
        finding.evidence.extend(place);
    }
}

/// The token that stands in the refused request, or beside it.
fn token(case: &Case) -> Option<&Token> {
    case::sent_token(case).filter(|token| matches!(token.place, Place::Request(_) | Place::Beside(_)))
}

/// The words say expired, and the token that was sent isn't.
fn good_for_long(case: &Case) -> Option<Against> {
    let token = token(case).filter(|token| token.state == State::Valid)?;
    let exp = token.times.exp.as_ref()?;
    let left = exp.literal.0 - token.times.server.unwrap_or(case.now).0;
    let message = say(
        "The token in the paste is good for another {left}. Either another token was sent, or the clock of the server is ahead.",
        [("left", Arg::Duration(left))],
    );
    (left > CLOCKS).then(|| (message, Some(evidence(exp.span, "exp"))))
}

/// The token is over by the server's clock alone, and that clock is ahead: a paste can't come from the future.
fn server_ahead(case: &Case) -> Option<Against> {
    let token = token(case).filter(|token| token.state == State::Expired)?;
    let (exp, server) = (token.times.exp.as_ref()?, token.times.server?);
    let ahead = server.0 - case.now.0;
    let message = say(
        "By this clock the token is still good: the server's own clock is {ahead} ahead.",
        [("ahead", Arg::Duration(ahead))],
    );
    (ahead > CLOCKS && exp.literal > case.now).then_some((message, None))
}

/// The words say "not yet", and the token's first moment has passed.
fn begun(case: &Case) -> Option<Against> {
    let token = token(case).filter(|token| case::is_usable(token))?;
    let nbf = token.times.nbf.as_ref()?;
    let at = token.times.server.unwrap_or(case.now);
    let message = say(
        "The token in the paste may be used since {nbf}. Either another token was sent, or the clock of the server is behind.",
        [("nbf", Arg::Time(nbf.literal))],
    );
    (at.0 - nbf.literal.0 > CLOCKS).then(|| (message, Some(evidence(nbf.span, "nbf"))))
}

/// The words say malformed, and the token that was sent keeps every rule of its form.
fn well_formed(case: &Case) -> Option<Against> {
    let token = case::sent_token(case)
        .filter(|token| Some(token.place) == case.subject.map(Place::Request) && token.claims.is_some())?;
    let message = say(
        "The token in the request is whole and well-formed. Either the server wants another kind of token, or what it got isn't what the paste shows.",
        [],
    );
    (token.well_formed && token.problems.is_empty()).then(|| (message, Some(evidence(token.span, "token"))))
}

/// The words dislike the audience, and it names the host that was asked.
fn right_audience(case: &Case) -> Option<Against> {
    let aud = claim(case::sent_token(case)?, "aud")?;
    let host = case::host(case)?;
    let names = |aud: &str| {
        let bare = aud.split("://").last().unwrap_or_default();
        bare.split(['/', ':']).next().is_some_and(|name| name.eq_ignore_ascii_case(&host))
    };
    let message = say(
        "The token's audience names the very host that was asked. The server is then set up for another spelling, or another token was sent.",
        [],
    );
    json::strings(&aud.node).into_iter().any(names).then_some((message, None))
}

/// The words say that a key or session is missing, and the request as shown carries something of the kind.
fn sent_after_all(case: &Case) -> Option<Against> {
    let field = no_credentials::carrier(case::request(case)?)?;
    let message = say(
        "The request as shown carries {name}. Either it stands in another field than the server reads, or something on the way takes it off.",
        [("name", Arg::Text(field.name.clone()))],
    );
    Some((message, no_credentials::name_evidence(case, field)))
}

/// The words call credentials wrong, and the request as shown carries none.
fn nothing_sent(case: &Case) -> Option<Against> {
    let request = case::request(case).filter(|_| case::shows_request_fields(case))?;
    let message = say(
        "The request as shown carries no credentials. Many programs call missing ones invalid too; or they were left out of the paste.",
        [],
    );
    (request.user.is_none() && request.body.is_none() && !no_credentials::carries(request)).then_some((message, None))
}

/// The answer came out of a cache: it was given to an earlier request, which may not have been this one.
fn from_cache(case: &Case) -> Option<Against> {
    let field = stale_cache::stored(case::response(case)?)?;
    let message =
        say("The answer comes out of a cache, so that an earlier request got it, perhaps somebody else's.", []);
    Some((message, Some(evidence(field.span, &field.name))))
}

/// curl's own lines tell that the server asked for a certificate first, which no field of a request shows. (Whether one
/// went out, they don't tell: an empty answer has the same line.)
fn certificate_asked(case: &Case) -> Option<Against> {
    const ASKED: &str = "(IN), TLS handshake, Request CERT (13)";
    let paste = case.documents.first()?;
    let asked = paste.text.lines().take(MAX_LINES).any(|line| line.starts_with("* ") && line.contains(ASKED));
    let message = say(
        "The server asked for a certificate of the client before the request; whether a good one was shown can't be seen here.",
        [],
    );
    (asked && !words::says(case, "no-credentials")).then_some((message, None))
}

#[cfg(test)]
mod tests {
    use crate::{
        diagnose,
        finding::{Confidence, Finding},
        rules::testing::{NOW, jwt},
    };

    fn finding(paste: &str, rule: &str) -> Finding {
        let found = diagnose(paste, NOW).findings.into_iter().find(|finding| finding.rule == rule);
        found.unwrap_or_else(|| panic!("{rule} is silent on\n{paste}"))
    }

    fn sent(claims: &str, answer: &str) -> String {
        let token = jwt(r#"{"alg":"RS256","typ":"JWT","kid":"a"}"#, claims);
        format!(
            "GET /me HTTP/1.1\nHost: api.example\nAuthorization: Bearer {token}\n\nHTTP/1.1 401 Unauthorized\n{answer}"
        )
    }

    fn json(message: &str) -> String {
        format!("Content-Type: application/json\n\n{{\"message\":\"{message}\"}}")
    }

    /// Each pair: a paste whose words the rest contradicts, and one that is the same but for the contradiction.
    #[test]
    fn what_speaks_against_a_finding_lowers_it() {
        let get = |field: &str, answer: &str| {
            format!("GET /me HTTP/1.1\nHost: api.example\n{field}\n\nHTTP/1.1 401 Unauthorized\n{answer}")
        };
        let ahead = "Date: Fri, 20 Nov 2026 15:00:00 GMT\nContent-Length: 0\n\n";
        let agrees = "Date: Fri, 20 Nov 2026 12:00:00 GMT\nContent-Length: 0\n\n";
        let curl = "> GET /me HTTP/1.1\n> Host: a.example\n> Accept: */*\n>\n< HTTP/1.1 401 Unauthorized\n< Content-Length: 0\n";
        let bare = "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer\n";
        let cases = [
            ("no-credentials", format!("* TLSv1.3 (IN), TLS handshake, Request CERT (13):\n{curl}"), curl.to_owned()),
            ("no-credentials", format!("{bare}Age: 90\n\n"), format!("{bare}Age: 0\n\n")),
            (
                "token-expired",
                sent(r#"{"exp":1795183200}"#, &json("jwt expired")),
                sent(r#"{"exp":1795170000}"#, &json("jwt expired")),
            ),
            ("token-expired", sent(r#"{"exp":1795183200}"#, ahead), sent(r#"{"exp":1795170000}"#, agrees)),
            (
                "token-not-yet-valid",
                sent(r#"{"nbf":1795170000,"exp":1795183200}"#, &json("jwt not active")),
                sent(r#"{"nbf":1795179600,"exp":1795183200}"#, &json("jwt not active")),
            ),
            (
                "token-malformed",
                sent(r#"{"exp":1795183200}"#, &json("jwt malformed")),
                get("Accept: */*", &json("jwt malformed")),
            ),
            (
                "token-audience-mismatch",
                sent(
                    r#"{"aud":"https://api.example","exp":1795183200}"#,
                    &json("jwt audience invalid. expected: https://api.example/"),
                ),
                sent(
                    r#"{"aud":"https://other.example","exp":1795183200}"#,
                    &json("jwt audience invalid. expected: https://api.example/"),
                ),
            ),
            (
                "api-key-missing",
                get("X-API-Key: example-example", &json("No API key found in request")),
                get("Accept: */*", &json("No API key found in request")),
            ),
            (
                "session-missing",
                get("Cookie: sid=example", &json("No session cookie")),
                get("Accept: */*", &json("No session cookie")),
            ),
            (
                "credentials-rejected",
                get("Accept: */*", &json("Bad credentials")),
                get("Authorization: Bearer opaque-example", &json("Bad credentials")),
            ),
        ];
        for (rule, against, agreeing) in &cases {
            let (lowered, whole) = (finding(against, rule), finding(agreeing, rule));
            assert!(lowered.against.is_some() && whole.against.is_none(), "{rule}\n{against}");
            assert!(lowered.confidence > whole.confidence, "{rule}: {:?}\n{against}", lowered.confidence);
            assert_ne!(lowered.confidence, Confidence::Certain, "{rule}");
        }
    }
}
