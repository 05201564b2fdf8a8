//! `clock-skew`: the clocks of the token's issuer, the client and the server can't all be right.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, evidence, say},
    knowledge::citation::RFC_7519_IAT,
    rules::{Rule, found, plain, status_evidence, words},
    token::{Place, State},
};

/// See the module.
pub const RULE: Rule = Rule { id: "clock-skew", kind: Kind::Cause, check };

/// A difference that networks and rounding explain, in seconds.
const USUAL: i64 = 60;

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The clocks of the two sides differ too much"))
        .or_else(|| from_times(case))?;
    words::support(case, &mut finding);
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["sync-clock", "sync-server-clock", "allow-skew"]);
    finding.citations.push(RFC_7519_IAT);
    Some(finding)
}

/// A token that was issued after the server answered: one of the clocks is wrong, or the token is another one.
fn from_times(case: &Case) -> Option<Finding> {
    let token = case::sent_token(case).filter(|token| token.state != State::Expired)?;
    let iat = token.times.iat.as_ref().filter(|iat| iat.literal == iat.meant)?;
    let at = token.times.server.unwrap_or(case.now);
    let ahead = iat.literal.0 - at.0;
    let refused = case::status(case).is_none_or(|status| matches!(status, 400 | 401 | 403));
    if ahead <= USUAL || !refused {
        return None;
    }
    let confidence = match token.place {
        Place::Request(_) if ahead < 86_400 => Confidence::Likely,
        _ => Confidence::Possible,
    };
    let whose = match token.times.server {
        Some(_) => "By the server's clock the token was issued {ahead} in the future",
        None => "By this clock the token was issued {ahead} in the future",
    };
    let message = plain(
        "The issuer's clock is ahead, or the other one is behind. Many servers refuse a token whose time of issue hasn't come yet.",
    );
    let mut finding = found(&RULE, confidence, say(whose, [("ahead", Arg::Duration(ahead))]), message);
    finding.evidence.push(evidence(iat.span, "iat"));
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, jwt};

    #[test]
    fn fires_on_tokens_of_the_future_alone() {
        let ahead = jwt(r#"{"alg":"HS256"}"#, r#"{"iat":1795176600,"exp":1795183200}"#);
        let usual = jwt(r#"{"alg":"HS256"}"#, r#"{"iat":1795176030,"exp":1795183200}"#);
        check(&RULE, &[ahead], &[usual, "401".to_owned()]);
    }
}
