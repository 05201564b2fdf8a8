//! `empty-signature`: the token names an algorithm, and nothing stands where its signature should be.
//!
//! RFC 7515, section 5.2: a JWS whose signature can't be validated MUST be rejected; only `none` has an empty one
//! (RFC 7518, section 3.6).

use crate::{
    case::Case,
    finding::{Confidence, Finding, Kind, evidence},
    knowledge::citation::RFC_7515_VALIDATING,
    rules::{Rule, found, plain},
    token::Token,
};

/// See the module.
pub const RULE: Rule = Rule { id: "empty-signature", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    let is_empty = |token: &&Token| token.problems.iter().any(|problem| problem.id == "signature-empty");
    let unsigned: Vec<&Token> = case.tokens.iter().filter(is_empty).collect();
    unsigned.first()?;
    let message = plain(
        "The header names an algorithm, and nothing stands behind the last dot. Logs often cut the signature off so that the token can't be used; a token that is sent like this is refused.",
    );
    let mut finding = found(&RULE, Confidence::Certain, plain("The token's signature is missing"), message);
    finding.evidence = unsigned.iter().map(|token| evidence(token.span, "token")).collect();
    finding.citations.push(RFC_7515_VALIDATING);
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, jwt};

    #[test]
    fn fires_on_missing_signatures_alone() {
        let whole = jwt(r#"{"alg":"HS256"}"#, r#"{"exp":1795183200}"#);
        let bare = |token: &str| token[..=token.rfind('.').unwrap()].to_owned();
        let none = bare(&jwt(r#"{"alg":"none"}"#, r#"{"exp":1795183200}"#));
        check(&RULE, &[bare(&whole)], &[whole, none]);
    }
}
