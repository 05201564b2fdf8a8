//! `token-signature-rejected`: the token's signature doesn't match: another key, a changed token, or another
//! environment.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, evidence},
    http::{authorization, challenge},
    knowledge::citation::{RFC_6750_3_1, RFC_7515_VALIDATING},
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-signature-rejected", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The token's signature was refused");
    let mut finding = words::finding(case, &RULE, title).or_else(|| left_over(case))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(
        &mut finding.fixes,
        &["get-new-token", "use-right-environment", "check-issuer-audience", "rotate-keys"],
    );
    finding.citations.extend([RFC_7515_VALIDATING, RFC_6750_3_1]);
    Some(finding)
}

/// "Invalid", of a token whose form and times are fine: what is left is what the paste can't show.
fn left_over(case: &Case) -> Option<Finding> {
    let token = case::sent_token(case).filter(|token| case::is_usable(token) && token.claims.is_some())?;
    let error = case::asked(case)
        .find_map(|challenge| challenge::param(challenge, "error").filter(|error| error.value == "invalid_token"))?;
    // Where it was taken off before the paste was passed on, it was there.
    let hidden = case::authorization(case).is_some_and(|field| authorization::is_hidden(&field.value));
    let unsigned = !hidden && token.problems.iter().any(|problem| problem.id == "signature-empty");
    if unsigned || words::says_other(case, &[RULE.id]) {
        return None;
    }
    let message = "Its form and its times are fine, so the server dislikes something that only it knows: the signature (another environment's key, a rotated key), the issuer, or the audience that it was meant for. Compare the token's iss and aud with what this server is set up for.";
    let mut finding = found(
        &RULE,
        Confidence::Possible,
        plain("The token hasn't expired, yet the server calls it invalid"),
        plain(message),
    );
    finding.evidence.push(evidence(error.value_span, "error"));
    finding.evidence.extend(token.signature.map(|place| evidence(place, "signature")));
    finding.fixes.push("request-audience");
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, jwt};

    #[test]
    fn fires_on_invalid_tokens_whose_times_are_fine() {
        let answer = |exp: &str| {
            let token = jwt(r#"{"alg":"HS256"}"#, &format!(r#"{{"exp":{exp}}}"#));
            format!("HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer error=\"invalid_token\"\n\n{token}")
        };
        check(&RULE, &[answer("1795183200")], &[answer("1795100000"), "401".to_owned()]);
    }
}
