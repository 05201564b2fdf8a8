//! `token-readable`: a token alone, with nothing wrong about its times: whose it is, for whom, and until when.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, evidence, say},
    json,
    knowledge::citation::RFC_7519_VALIDATING,
    rules::{Rule, found, plain},
    token::State,
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-readable", kind: Kind::Answer, check };

fn check(case: &Case) -> Option<Finding> {
    let token = case::sent_token(case).or_else(|| case::tokens(case).next_back())?;
    let answered = case::response(case).is_some_and(|response| response.status.is_some());
    let off = token
        .problems
        .iter()
        .any(|problem| ["segments", "json-cut-off", "time-unit", "time-type"].contains(&problem.id));
    if answered || off || !matches!(token.state, State::Valid | State::NoExpiry | State::Encrypted) {
        return None;
    }
    let (title, message) = match (token.state, &token.times.exp) {
        (State::Encrypted, _) => (
            plain("The token is encrypted: only its receiver can read it"),
            plain(
                "Its header is open and says how it was encrypted. What it says, and until when it is good, only the holder of the key can see.",
            ),
        ),
        (_, Some(exp)) if crate::token::is_signed_address(token) => (
            say("The signed address is good for another {left}", [("left", Arg::Duration(exp.literal.0 - case.now.0))]),
            say(
                "Until {exp} whoever has it may use it, and nobody is asked for a name. Then it has to be made anew.",
                [("exp", Arg::Time(exp.literal))],
            ),
        ),
        (_, Some(exp)) => (
            say(
                "The token is good for another {left}, by its times",
                [("left", Arg::Duration(exp.literal.0 - case.now.0))],
            ),
            say(
                "It runs out at {exp}. Whether a server takes it depends on more: its signature, its issuer and audience, and the rights in it.",
                [("exp", Arg::Time(exp.literal))],
            ),
        ),
        _ => (
            plain("The token names no time at which it runs out"),
            plain(
                "By its times it is good for ever. Whether a server takes it depends on more: its signature, its issuer and audience, and the server's own rules.",
            ),
        ),
    };
    let mut finding = found(&RULE, Confidence::Certain, title, message);
    finding.evidence.extend(token.times.exp.as_ref().map(|exp| evidence(exp.span, "exp")));
    let names = ["iss", "aud", "sub"].into_iter().filter_map(|name| crate::token::claim(token, name));
    finding.evidence.extend(
        names
            .filter(|member| !json::strings(&member.node).is_empty())
            .map(|member| evidence(member.node.span, &member.name)),
    );
    if finding.evidence.is_empty() {
        // Of what is signed as JSON the signature: what is copied would else be cut within it.
        let signed = token.signature.filter(|_| token.form != Some("compact"));
        finding.evidence.push(evidence(signed.unwrap_or(token.span), "token"));
    }
    finding.citations.push(RFC_7519_VALIDATING);
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, jwt};

    #[test]
    fn fires_on_good_tokens_alone() {
        let good = jwt(r#"{"alg":"HS256"}"#, r#"{"exp":1795183200}"#);
        let over = jwt(r#"{"alg":"HS256"}"#, r#"{"exp":1795100000}"#);
        check(
            &RULE,
            &[good.clone(), jwt(r#"{"alg":"HS256"}"#, "{}")],
            &[over, format!("HTTP/1.1 401 Unauthorized\n\n{good}")],
        );
    }
}
