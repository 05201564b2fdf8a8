//! `token-time-type`: a time in the token is a text where the standard wants a number.
//!
//! NumericDate: RFC 7519, sections 2 and 4.1.4.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, evidence, say},
    knowledge::citation::RFC_7519_NUMERIC_DATE,
    rules::{Rule, found},
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-time-type", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let fits = case::status(case).is_none_or(|status| matches!(status, 400 | 401 | 403));
    let token = case::sent_token(case).filter(|_| fits)?;
    let claims = ["exp", "nbf", "iat", "auth_time"].into_iter().filter_map(|name| crate::token::claim(token, name));
    let wrong: Vec<_> = claims
        .filter(|member| {
            token.problems.iter().any(|problem| problem.id == "time-type" && problem.span == member.node.span)
        })
        .collect();
    let first = wrong.first()?;
    let confidence = Confidence::Likely;
    let mut finding = found(
        &RULE,
        confidence,
        say("The token's {name} isn't a number", [("name", Arg::Text(first.name.clone()))]),
        say(
            "The standard wants a JSON number of seconds since 1970 there. A strict server refuses the token, a lenient one may take it as one that never expires.",
            [],
        ),
    );
    finding.evidence.extend(wrong.iter().map(|member| evidence(member.node.span, &member.name)));
    finding.fixes.push("fix-token-times");
    finding.citations.push(RFC_7519_NUMERIC_DATE);
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, jwt};

    #[test]
    fn fires_on_strings_alone() {
        let header = r#"{"alg":"HS256"}"#;
        check(
            &RULE,
            &[jwt(header, r#"{"exp":"1795183200"}"#)],
            &[jwt(header, r#"{"exp":1795183200.5}"#), jwt(header, "{}")],
        );
    }
}
