//! `duplicate-member`: a name stands twice in a token's header or claims, and readers differ in which one they take.
//!
//! RFC 7515, section 4: header names MUST be unique. RFC 7519, section 4: claim names MUST be unique; readers either
//! refuse such a token or take the last value.

use crate::{
    case::Case,
    finding::{Arg, Confidence, Finding, Kind, cite, evidence, say},
    rules::{Rule, found, plain},
    text::{Problem, slice},
};

/// See the module.
pub const RULE: Rule = Rule { id: "duplicate-member", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    let twice: Vec<&Problem> = case
        .tokens
        .iter()
        .flat_map(|token| &token.problems)
        .filter(|problem| problem.id == "duplicate-member")
        .collect();
    let mut names: Vec<String> = Vec::new();
    for problem in &twice {
        let name = slice(&case.documents, problem.span).trim_matches('"').to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.first()?;
    let message = say(
        "{names} stands there more than once. Some programs read the first value and some the last, and others refuse the token: what one of them has checked may not be what the next one uses.",
        [("names", Arg::List(names))],
    );
    let mut finding = found(&RULE, Confidence::Certain, plain("The token says the same thing twice"), message);
    finding.evidence = twice.iter().map(|problem| evidence(problem.span, "duplicate-member")).collect();
    finding.citations.push(cite("RFC 7519, section 4", "https://www.rfc-editor.org/rfc/rfc7519#section-4"));
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, jwt};

    #[test]
    fn fires_on_doubled_names_alone() {
        let header = r#"{"alg":"HS256"}"#;
        check(
            &RULE,
            &[
                jwt(header, r#"{"role":"user","role":"admin","exp":1795183200}"#),
                jwt(r#"{"alg":"HS256","alg":"none"}"#, r#"{"exp":1795183200}"#),
            ],
            &[jwt(header, r#"{"role":["user","user"],"Role":"x","exp":1795183200}"#)],
        );
    }
}
