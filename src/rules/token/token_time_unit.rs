//! `token-time-unit`: a time in the token counts milliseconds, or finer, where the standard wants seconds.
//!
//! NumericDate: RFC 7519, section 2.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, evidence, say},
    knowledge::citation::RFC_7519_NUMERIC_DATE,
    rules::{Rule, found},
    token::{Moment, Token, Unit},
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-time-unit", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let fits = case::status(case).is_none_or(|status| matches!(status, 400 | 401 | 403));
    let token = case::sent_token(case).filter(|_| fits)?;
    let wrong = wrong(token);
    let (name, moment) = *wrong.first()?;
    let unit = match moment.unit {
        Unit::Milliseconds => "milliseconds",
        Unit::Microseconds => "microseconds",
        _ => "nanoseconds",
    };

    let confidence = Confidence::Likely;
    let mut finding = found(
        &RULE,
        confidence,
        say("The token counts {unit} where seconds belong", [("unit", Arg::from(unit))]),
        say(
            "Its {name} was meant as {meant}. Read as seconds, as the standard says, it lies many thousand years ahead: some servers then never let the token expire, others refuse it.",
            [("name", Arg::from(name)), ("meant", Arg::Time(moment.meant))],
        ),
    );
    finding.evidence.extend(wrong.iter().map(|(name, moment)| evidence(moment.span, name)));
    finding.fixes.push("fix-token-times");
    finding.citations.push(RFC_7519_NUMERIC_DATE);
    Some(finding)
}

fn wrong(token: &Token) -> Vec<(&'static str, &Moment)> {
    let times = &token.times;
    let all = [("exp", &times.exp), ("nbf", &times.nbf), ("iat", &times.iat), ("auth_time", &times.auth_time)];
    let finer = |moment: &&Moment| !matches!(moment.unit, Unit::Seconds | Unit::Text);
    all.into_iter().filter_map(|(name, moment)| Some((name, moment.as_ref().filter(finer)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, jwt};

    #[test]
    fn fires_on_milliseconds_alone() {
        let header = r#"{"alg":"HS256"}"#;
        check(
            &RULE,
            &[jwt(header, r#"{"exp":1795183200000}"#), jwt(header, r#"{"iat":1795183200000000}"#)],
            &[jwt(header, r#"{"exp":1795183200}"#), jwt(header, r#"{"exp":99999999999}"#)],
        );
    }
}
