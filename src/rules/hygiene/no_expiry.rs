//! `no-expiry`: the token has no end, so that it is good for ever, also for whoever finds it.
//!
//! Without `exp`: RFC 8725; RFC 9068, section 2.2.

use crate::{
    case::Case,
    finding::{Confidence, Finding, Kind, evidence},
    knowledge::citation::RFC_7519_EXP,
    rules::{Rule, found, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "no-expiry", kind: Kind::Hygiene, check };

/// Kinds of tokens whose time is told otherwise: proofs by `iat`, notices by their event.
const TIMELESS: &[&str] = &["dpop+jwt", "secevent+jwt", "logout+jwt", "kb+jwt"];

fn check(case: &Case) -> Option<Finding> {
    let endless = |token: &&crate::token::Token| {
        let typ = token
            .header
            .as_ref()
            .and_then(|header| crate::json::member(header, "typ"))
            .and_then(|typ| crate::json::string(&typ.node));
        let timeless = typ.is_some_and(|typ| TIMELESS.iter().any(|known| known.eq_ignore_ascii_case(typ)));
        // What is signed as JSON is a message, and no token.
        token.form == Some("compact")
            && token.well_formed
            && token.claims.is_some()
            && crate::token::claim(token, "exp").is_none()
            && !timeless
    };
    let endless: Vec<_> = case.tokens.iter().filter(endless).collect();
    endless.first()?;
    let message = plain(
        "It has no exp claim. Whoever gets hold of it can use it until the key is changed; some servers refuse such a token outright.",
    );
    let mut finding = found(&RULE, Confidence::Certain, plain("The token never expires"), message);
    finding.evidence = endless.iter().map(|token| evidence(token.span, "token")).collect();
    finding.fixes.push("fix-token-times");
    finding.citations.push(RFC_7519_EXP);
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, jwt};

    #[test]
    fn fires_on_endless_tokens_alone() {
        let header = r#"{"alg":"HS256"}"#;
        check(
            &RULE,
            &[jwt(header, r#"{"sub":"x"}"#)],
            &[jwt(header, r#"{"exp":1795183200}"#), jwt(r#"{"alg":"ES256","typ":"dpop+jwt"}"#, r#"{"iat":1}"#)],
        );
    }
}
