//! `no-audience`: the access token doesn't say which server it is for.
//!
//! RFC 9068, section 2.2: `aud` is REQUIRED.
//!
//! Told to be an access token by `typ` (RFC 9068, section 2.1) or by carrying a scope; other JWTs may do without.

use crate::{
    case::Case,
    finding::{Confidence, Finding, Kind, cite, evidence},
    json,
    rules::{Rule, found, plain},
    token::{Token, claim},
};

/// See the module.
pub const RULE: Rule = Rule { id: "no-audience", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    let nameless =
        |token: &&Token| token.claims.is_some() && claim(token, "aud").is_none() && token.provider != Some("cognito");
    let (token, confidence) = case.tokens.iter().filter(nameless).find_map(|token| {
        let scoped = claim(token, "scope").or_else(|| claim(token, "scp")).is_some();
        match is_by_type(token) {
            true => Some((token, Confidence::Certain)),
            false => scoped.then_some((token, Confidence::Likely)),
        }
    })?;
    let message = plain(
        "It has no aud claim. A server can't tell from it whether it was meant for itself or for another service of the same issuer, and some refuse it. The standard for such tokens demands one; a few issuers never put it in.",
    );
    let mut finding = found(&RULE, confidence, plain("The access token doesn't say whom it is for"), message);
    finding.evidence.push(evidence(token.span, "token"));
    finding.fixes.push("check-issuer-audience");
    finding.citations.push(cite("RFC 9068, section 2.2", "https://www.rfc-editor.org/rfc/rfc9068#section-2.2"));
    Some(finding)
}

fn is_by_type(token: &Token) -> bool {
    let typ = token.header.as_ref().and_then(|header| json::member(header, "typ"));
    typ.and_then(|typ| json::string(&typ.node))
        .is_some_and(|typ| ["at+jwt", "application/at+jwt"].iter().any(|known| known.eq_ignore_ascii_case(typ)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, jwt};

    #[test]
    fn fires_on_access_tokens_without_a_reader() {
        check(
            &RULE,
            &[
                jwt(r#"{"alg":"RS256","typ":"at+jwt"}"#, r#"{"exp":1795183200}"#),
                jwt(r#"{"alg":"RS256"}"#, r#"{"scope":"a b","exp":1795183200}"#),
            ],
            &[
                jwt(r#"{"alg":"RS256","typ":"at+jwt"}"#, r#"{"aud":"api","exp":1795183200}"#),
                jwt(r#"{"alg":"RS256","typ":"JWT"}"#, r#"{"sub":"x","exp":1795183200}"#),
            ],
        );
    }
}
