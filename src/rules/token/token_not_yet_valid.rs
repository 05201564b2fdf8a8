//! `token-not-yet-valid`: the token was used before its time has begun.
//!
//! Before its `nbf`: RFC 7519, section 4.1.5.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, evidence, say},
    knowledge::citation::RFC_7519_NBF,
    rules::{Rule, found, plain, status_evidence, words},
    time::{Timestamp, http_date},
    token::State,
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-not-yet-valid", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = from_times(case)
        .or_else(|| early_address(case))
        .or_else(|| words::finding(case, &RULE, plain("The token isn't valid yet")))?;
    words::support(case, &mut finding);
    finding.evidence.extend(status_evidence(case));
    if finding.fixes.is_empty() {
        finding.fixes.extend(["wait-and-retry", "sync-clock", "allow-skew", "sync-server-clock"]);
    }
    finding.citations.push(RFC_7519_NBF);
    Some(finding)
}

/// A signed address whose start lies ahead: Azure Storage prints "Start [date] - Expiry [date] - Current [date]".
fn early_address(case: &Case) -> Option<Finding> {
    let (phrase, start, current) = case
        .phrases
        .iter()
        .find_map(|phrase| before_start(&phrase.text).map(|(start, current)| (phrase, start, current)))?;
    let title =
        say("The signed address isn't valid for another {early}", [("early", Arg::Duration(start.0 - current.0))]);
    let message = say(
        "It may be used from {start} on, and the server's clock says {current}. The clock that it was made by is ahead, or the other one is behind.",
        [("start", Arg::Time(start)), ("current", Arg::Time(current))],
    );
    let mut finding = found(&RULE, Confidence::Certain, title, message);
    finding.evidence.push(evidence(phrase.span, "Start, Current"));
    finding.fixes.extend(["sync-clock", "renew-link"]);
    Some(finding)
}

/// The start and the server's clock in such a text, where the clock is before the start.
pub fn before_start(text: &str) -> Option<(Timestamp, Timestamp)> {
    let date = |name: &str| http_date(text.split_once(name)?.1.split(']').next()?);
    let (start, current) = (date("Start [")?, date("Current [")?);
    (current < start).then_some((start, current))
}

fn from_times(case: &Case) -> Option<Finding> {
    let fits = case::status(case).is_none_or(|status| matches!(status, 400 | 401 | 403));
    let token = case::sent_token(case).filter(|token| fits && token.state == State::NotYetValid)?;
    let nbf = token.times.nbf.as_ref()?;
    // A token whose end lies before its beginning is never valid: waiting won't help.
    if let Some(exp) = token.times.exp.as_ref().filter(|exp| exp.literal <= nbf.literal) {
        let message = say(
            "It may be used from {nbf} on and no longer than until {exp}. Waiting won't help: whoever issues it has to set its times right.",
            [("nbf", Arg::Time(nbf.literal)), ("exp", Arg::Time(exp.literal))],
        );
        let mut finding =
            found(&RULE, Confidence::Certain, plain("The token can never be valid: it ends before it begins"), message);
        finding.evidence = vec![evidence(nbf.span, "nbf"), evidence(exp.span, "exp")];
        finding.fixes.push("fix-token-times");
        return Some(finding);
    }
    let at = token.times.server.unwrap_or(case.now);
    let early = nbf.literal.0 - at.0;
    // A milliseconds' nbf lies in a far future that nobody meant.
    let meant = nbf.literal == nbf.meant;
    let said = words::says(case, RULE.id);
    let other = words::says_other(case, &[RULE.id, "clock-skew", "token-expired"]);
    let confidence = match () {
        () if !meant || other => Confidence::Possible,
        () if said || early > 60 => Confidence::Certain,
        () => Confidence::Likely,
    };
    let mut finding = found(
        &RULE,
        confidence,
        say("The token isn't valid for another {early}", [("early", Arg::Duration(early))]),
        say(
            "It may be used from {nbf} on, and the clock that counts says {at}. Where it was issued just now, the issuer's clock and this one differ.",
            [("nbf", Arg::Time(nbf.literal)), ("at", Arg::Time(at))],
        ),
    );
    finding.evidence.push(evidence(nbf.span, "nbf"));
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, jwt};

    #[test]
    fn fires_on_early_tokens_alone() {
        let early = jwt(r#"{"alg":"HS256"}"#, r#"{"nbf":1795179600,"exp":1795183200}"#);
        let valid = jwt(r#"{"alg":"HS256"}"#, r#"{"nbf":1795170000,"exp":1795183200}"#);
        check(&RULE, std::slice::from_ref(&early), &[valid, format!("HTTP/1.1 404 Not Found\n\n{early}")]);
    }
}
