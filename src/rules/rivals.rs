//! The standard rival of a verdict that isn't proved: where one cause alone fired, and another one looks just the
//! same from where the paste ends, it is shown as possible, so that both can be told apart.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind},
    http::{challenge, message::Form},
    report::rank,
    rules::{RULES, Rule, found, plain, words},
    token::claim,
};

/// A rival, and when it is plausible.
struct Rival {
    /// The verdict.
    verdict: &'static str,
    /// What looks the same.
    rule: &'static str,
    /// Whether it does in this case.
    fits: fn(&Case, &Finding) -> bool,
    title: &'static str,
    message: &'static str,
    fixes: &'static [&'static str],
}

const RIVALS: &[Rival] = &[
    Rival {
        verdict: "no-credentials",
        rule: "token-expired",
        fits: |case, _| bare_bearer(case) && !case::shows_request_fields(case),
        title: "A token may have come that is too old",
        message: "The standard wants an error named where a token came and was refused, yet some servers answer an expired or withdrawn one with the same bare challenge.",
        fixes: &["get-new-token", "refresh-token"],
    },
    Rival {
        verdict: "no-credentials",
        rule: "credentials-rejected",
        fits: |case, verdict| {
            verdict.confidence == Confidence::Possible
                && case::status(case) == Some(401)
                && case::asked(case).next().is_none()
                && !case::shows_request_fields(case)
        },
        title: "Something may have come, and was refused",
        message: "A wrong password, a token that ran out and a session that is over get the same 401 from many servers.",
        fixes: &["sign-out-and-in", "check-credentials", "get-new-token"],
    },
    Rival {
        verdict: "authorization-header-lost",
        rule: "token-expired",
        fits: |case, _| bare_bearer(case) && case::sent_token(case).is_none_or(|token| token.claims.is_none()),
        title: "The token may have come, and be too old",
        message: "The standard wants an error named where a token came and was refused, yet some servers answer an expired or withdrawn one with the same bare challenge.",
        fixes: &["get-new-token", "refresh-token"],
    },
    Rival {
        verdict: "authorization-header-lost",
        rule: "token-signature-rejected",
        fits: |case, _| bare_bearer(case) && case::sent_token(case).is_some_and(case::is_usable),
        title: "The token may have come, and been refused",
        message: "Some servers answer a token that they don't accept with the same bare challenge: its times are fine, so issuer, audience or key wouldn't fit then.",
        fixes: &["check-issuer-audience", "use-right-environment"],
    },
    Rival {
        verdict: "insufficient-permission",
        rule: "forbidden-by-rule",
        fits: |case, _| nothing_said(case) && !json(case),
        title: "A rule may refuse this to everybody",
        message: "A firewall, a blocked address or a rule of the web server refuses before anybody looks at who asks, and prints no more than this.",
        fixes: &["check-url", "try-another-network", "read-server-logs"],
    },
    Rival {
        verdict: "token-expired",
        rule: "token-signature-rejected",
        fits: |case, verdict| verdict.confidence == Confidence::Possible && case::sent_token(case).is_none(),
        title: "The token may be of another issuer, or signed with another key",
        message: "Servers call a token invalid as well when its signature, issuer or form doesn't fit: one from another environment, or from before the keys were changed.",
        fixes: &["use-right-environment", "check-issuer-audience"],
    },
    Rival {
        verdict: "token-expired",
        rule: "token-audience-mismatch",
        fits: |case, verdict| verdict.confidence == Confidence::Possible && case::sent_token(case).is_none(),
        title: "The token may be meant for another API",
        message: "Servers call a token invalid as well when its audience names somebody else: an ID token, or one for another API of the same company.",
        fixes: &["request-audience", "use-access-token"],
    },
    Rival {
        verdict: "insufficient-scope",
        rule: "insufficient-permission",
        fits: |case, _| nothing_said(case),
        title: "The person behind the token may lack the right",
        message: "A scope only lets the program do what its person may do: where role or group don't allow it, some servers blame the scope.",
        fixes: &["grant-role", "ask-the-owner"],
    },
    Rival {
        verdict: "token-expired",
        rule: "clock-skew",
        fits: |_, verdict| verdict.against.is_some(),
        title: "The server's clock may be ahead",
        message: "By its own times the token is good. A server whose clock is ahead calls good tokens expired until its clock is set right.",
        fixes: &["sync-server-clock", "allow-skew"],
    },
    Rival {
        verdict: "token-signature-rejected",
        rule: "token-audience-mismatch",
        fits: |case, verdict| {
            verdict.confidence == Confidence::Possible
                && case::sent_token(case).is_some_and(|token| claim(token, "aud").is_some())
        },
        title: "The token may be meant for another API",
        message: "Compare its aud with the name that this API goes by: where they differ, the token is good, and not for here.",
        fixes: &["request-audience", "use-access-token"],
    },
    Rival {
        verdict: "token-signature-rejected",
        rule: "token-revoked",
        fits: |_, verdict| verdict.confidence == Confidence::Possible,
        title: "The token may have been withdrawn",
        message: "Signing out, a changed password or an administrator ends a token before its time, and the token itself doesn't show it.",
        fixes: &["get-new-token", "sign-out-and-in"],
    },
    Rival {
        verdict: "credentials-rejected",
        rule: "account-locked",
        fits: |case, _| nothing_said(case) && case::authorization(case).is_some(),
        title: "The account may be locked, or want a second factor",
        message: "After too many attempts, or where a second factor is switched on, many servers refuse the right password with the same answer.",
        fixes: &["wait-and-retry", "unlock-account"],
    },
    Rival {
        verdict: "hidden-404",
        rule: "not-found",
        fits: |_, _| true,
        title: "There may be nothing at this address",
        message: "A wrong name, a moved or a deleted thing gets the same 404.",
        fixes: &["check-url"],
    },
    Rival {
        verdict: "wrong-address",
        rule: "no-credentials",
        fits: |case, verdict| verdict.source == Some("Amazon API Gateway") && case::authorization(case).is_none(),
        title: "The address may be right, and the signature missing",
        message: "Where the method asks for IAM, API Gateway gives the same answer to a request that isn't signed.",
        fixes: &["send-credentials"],
    },
    Rival {
        verdict: "csrf-failed",
        rule: "session-expired",
        fits: |_, _| true,
        title: "The session may be over",
        message: "The form's token belongs to a session: when that ends while the page stands open, the token no longer fits.",
        fixes: &["sign-out-and-in", "hard-reload", "extend-session"],
    },
    Rival {
        verdict: "login-page-instead",
        rule: "session-expired",
        fits: |case, _| {
            case::request(case)
                .is_some_and(|request| crate::http::message::header(&request.headers, "Cookie").is_some())
        },
        title: "The session may be over",
        message: "Cookies came with the request, so that somebody was signed in here once; the server no longer knows them.",
        fixes: &["sign-out-and-in", "clear-site-cookies"],
    },
];

/// Adds what rivals the verdict where it stands alone and isn't proved. A rival stands on the verdict's own evidence.
pub fn add(case: &Case, findings: &mut Vec<Finding>) {
    let is_cause = |finding: &&Finding| matches!(finding.kind, Kind::Cause | Kind::Step);
    let mut causes = findings.iter().filter(is_cause);
    let (Some(verdict), None) = (causes.next(), causes.next()) else { return };
    if verdict.confidence == Confidence::Certain {
        return;
    }
    let fits = RIVALS.iter().filter(|rival| rival.verdict == verdict.rule && (rival.fits)(case, verdict));
    let rivals: Vec<Finding> = fits.filter_map(|rival| one(rival, verdict)).collect();
    findings.extend(rivals);
}

fn one(rival: &Rival, verdict: &Finding) -> Option<Finding> {
    let rule: &Rule = RULES.iter().find(|rule| rule.id == rival.rule)?;
    debug_assert_eq!(rank::group(rule.kind), 0);
    let mut finding = found(rule, Confidence::Possible, plain(rival.title), plain(rival.message));
    finding.evidence.clone_from(&verdict.evidence);
    finding.citations.extend(verdict.citations.first().copied());
    words::add_all(&mut finding.fixes, rival.fixes);
    Some(finding)
}

/// A Bearer challenge that names no error, and no words that say more.
fn bare_bearer(case: &Case) -> bool {
    let bare = |challenge: &&challenge::Challenge| challenge::param(challenge, "error").is_none();
    case.hits.is_empty() && case::challenge_of(case, "Bearer").filter(bare).is_some()
}

/// Whether no wording in the answer means anything.
fn nothing_said(case: &Case) -> bool {
    case.hits.is_empty()
}

fn json(case: &Case) -> bool {
    let body = case::response(case).and_then(|response| response.body.as_ref());
    body.is_some_and(|body| body.form == Form::Json)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{diagnose, knowledge::tell_apart::pair, rules::testing::NOW};

    fn causes(paste: &str) -> Vec<&'static str> {
        let findings = diagnose(paste, NOW).findings;
        findings.iter().filter(|finding| finding.kind == Kind::Cause).map(|finding| finding.rule).collect()
    }

    #[test]
    fn every_rival_can_be_told_apart() {
        for rival in RIVALS {
            assert!(pair(rival.verdict, rival.rule).is_some(), "{} and {}", rival.verdict, rival.rule);
            assert!(rival.message.ends_with('.') && !rival.title.ends_with('.'), "{}", rival.rule);
            for id in rival.fixes {
                assert!(crate::fixes::fix(id).is_some(), "{id}");
            }
        }
    }

    #[test]
    fn what_looks_alike_is_shown_beside() {
        let bearer = "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"api\"\n\n";
        assert_eq!(causes(bearer), ["no-credentials", "token-expired"]);
        let invalid = "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer error=\"invalid_token\"\n\n";
        assert_eq!(causes(invalid), ["token-expired", "token-signature-rejected", "token-audience-mismatch"]);
        assert_eq!(causes("401"), ["no-credentials", "credentials-rejected"]);
        // What the paste proves stands alone.
        let shown = format!("GET /me HTTP/1.1\nHost: a.example\nAccept: */*\n\n{bearer}");
        assert_eq!(causes(&shown), ["no-credentials"]);
        let expired = "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer error=\"invalid_token\", error_description=\"The token expired at '01/01/2026 10:00:00'\"\n\n";
        assert_eq!(causes(expired), ["token-expired"]);
    }
}
