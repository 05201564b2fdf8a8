//! `token-repaired`: the token can be read only after something in it was mended or passed over.
//!
//! RFC 7515, section 2: base64url comes "with all trailing '=' characters omitted [...] and without the inclusion of
//! any line breaks, whitespace, or other additional characters".

use crate::{
    case::Case,
    finding::{Arg, Confidence, Finding, Kind, cite, evidence, say},
    knowledge::problem::problem,
    rules::{Rule, found, plain},
    text::Problem,
    token::{Place, Token},
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-repaired", kind: Kind::Hygiene, check };

/// What reading mends. Other departures leave the token unreadable, or have a rule of their own.
const MENDED: &[&str] =
    &["line-break", "padding", "standard-base64", "trailing-bits", "base64-length", "bad-character"];

/// Where only a piece of the token is there, its last letter says nothing.
const CUT: &[&str] = &["left-out", "segments", "json-cut-off"];

fn check(case: &Case) -> Option<Finding> {
    let cut = |token: &Token| token.problems.iter().any(|problem| CUT.contains(&problem.id));
    let readable = |token: &&Token| (token.claims.is_some() || token.kind == "jwe") && !cut(token);
    // Mail programs and terminals break lines: only a token out of a request was sent so.
    let sent = |problem: &Problem| {
        case.tokens.iter().any(|token| matches!(token.place, Place::Request(_)) && token.problems.contains(problem))
    };
    let is_mended = |problem: &&Problem| {
        problem.breaks && MENDED.contains(&problem.id) && (problem.id != "line-break" || sent(problem))
    };
    let mended: Vec<&Problem> =
        case.tokens.iter().filter(readable).flat_map(|token| &token.problems).filter(is_mended).collect();
    let mut says: Vec<&'static str> = Vec::new();
    for text in mended.iter().filter_map(|mended| problem(mended.id)) {
        if !says.contains(&text) {
            says.push(text);
        }
    }
    says.first()?;
    let message = say(
        "{what} This page passed over that; strict servers refuse a token that is sent so.",
        [("what", Arg::Text(says.join(" ")))],
    );
    let mut finding = found(&RULE, Confidence::Certain, plain("The token isn't written as the standard says"), message);
    finding.evidence = mended.iter().map(|problem| evidence(problem.span, problem.id)).collect();
    finding.fixes.push("check-token-storage");
    finding.citations.push(cite("RFC 7515, section 2", "https://www.rfc-editor.org/rfc/rfc7515#section-2"));
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, jwt};

    #[test]
    fn fires_on_mended_tokens_alone() {
        let whole = jwt(r#"{"alg":"HS256"}"#, r#"{"exp":1795183200}"#);
        check(&RULE, &[format!("{whole}==")], &[whole.clone(), format!("{}...", &whole[..24]), whole.replace('.', "")]);
    }
}
