//! `alg-none`: the token isn't signed, so that anybody could have written it.
//!
//! An unsecured JWS: RFC 7518, section 3.6; RFC 8725, section 3.2.

use crate::{
    case::Case,
    finding::{Confidence, Finding, Kind, cite, evidence},
    json,
    rules::{Rule, found, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "alg-none", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    let algorithm =
        |token: &crate::token::Token| token.header.as_ref().and_then(|header| json::member(header, "alg")).cloned();
    let unsigned: Vec<_> = case
        .tokens
        .iter()
        .filter_map(algorithm)
        .filter(|alg| json::string(&alg.node).is_some_and(|name| name.eq_ignore_ascii_case("none")))
        .collect();
    unsigned.first()?;
    let message = plain(
        "Its header says alg none: there is no signature, so anybody could have written what it says. A server that checks tokens refuses it, and one that accepts it can be fooled.",
    );
    let mut finding = found(&RULE, Confidence::Certain, plain("The token isn't signed"), message);
    finding.evidence = unsigned.iter().map(|alg| evidence(alg.node.span, "alg")).collect();
    finding.citations.push(cite("RFC 8725, section 3.2", "https://www.rfc-editor.org/rfc/rfc8725#section-3.2"));
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, jwt};

    #[test]
    fn fires_on_unsigned_tokens_alone() {
        check(
            &RULE,
            &[jwt(r#"{"alg":"none"}"#, "{}"), jwt(r#"{"alg":"nOnE"}"#, "{}")],
            &[jwt(r#"{"alg":"HS256"}"#, r#"{"alg":"none"}"#)],
        );
    }
}
