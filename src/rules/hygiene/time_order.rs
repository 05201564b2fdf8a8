//! `time-order`: the token's times contradict one another: it ends before it begins, or before it was made.
//!
//! RFC 7519, sections 4.1.4 and 4.1.5: it MUST NOT be accepted on or after `exp`, nor before `nbf`.

use crate::{
    case::Case,
    finding::{Arg, Confidence, Finding, Kind, evidence, say},
    knowledge::citation::{RFC_7519_EXP, RFC_7519_NBF},
    rules::{Rule, found, plain},
    token::{Moment, Token},
};

/// See the module.
pub const RULE: Rule = Rule { id: "time-order", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    let (name, start, exp) = case.tokens.iter().find_map(out_of_order)?;
    let times = [("start", Arg::Time(start.meant)), ("exp", Arg::Time(exp.meant))];
    let (title, message) = match name {
        "nbf" => (
            "The token is never valid: it ends before it begins",
            say(
                "It may be used from {start} on (nbf), and only until {exp} (exp). There is no moment at which a server may accept it.",
                times,
            ),
        ),
        _ => (
            "The token ended before it was made",
            say(
                "By its own times it was made at {start} (iat) and ended at {exp} (exp). One of the two was worked out wrongly.",
                times,
            ),
        ),
    };
    let mut finding = found(&RULE, Confidence::Certain, plain(title), message);
    finding.evidence = vec![evidence(start.span, name), evidence(exp.span, "exp")];
    finding.fixes.push("fix-token-times");
    finding.citations.push(if name == "nbf" { RFC_7519_NBF } else { RFC_7519_EXP });
    Some(finding)
}

fn out_of_order(token: &Token) -> Option<(&'static str, &Moment, &Moment)> {
    let exp = token.times.exp.as_ref()?;
    let never = token.times.nbf.as_ref().filter(|nbf| nbf.meant >= exp.meant).map(|nbf| ("nbf", nbf, exp));
    never.or_else(|| token.times.iat.as_ref().filter(|iat| iat.meant > exp.meant).map(|iat| ("iat", iat, exp)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, jwt};

    #[test]
    fn fires_on_contradicting_times_alone() {
        let header = r#"{"alg":"HS256"}"#;
        check(
            &RULE,
            &[
                jwt(header, r#"{"nbf":1795183200,"exp":1795179600}"#),
                jwt(header, r#"{"nbf":1795183200,"exp":1795183200}"#),
                jwt(header, r#"{"iat":1795183200,"exp":1795179600}"#),
            ],
            &[
                jwt(header, r#"{"iat":1795179600,"nbf":1795179600,"exp":1795183200}"#),
                jwt(header, r#"{"nbf":1795183200,"iat":1795179600,"exp":1795186800}"#),
                // Milliseconds have a rule of their own.
                jwt(header, r#"{"iat":1795179600000,"exp":1795183200}"#),
            ],
        );
    }
}
