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

/// A difference that no cache, network or leeway explains, in seconds.
const MOST: i64 = 300;

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The clocks of the two sides differ too much"))
        .or_else(|| server_ahead(case))
        .or_else(|| from_times(case))?;
    words::support(case, &mut finding);
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["sync-clock", "sync-server-clock", "allow-skew"]);
    finding.citations.push(RFC_7519_IAT);
    Some(finding)
}

/// A token that is over by the server's clock alone, where that clock is ahead of this one: a paste can't come from the
/// future, so one of the two is wrong, and by the other the token is still good.
fn server_ahead(case: &Case) -> Option<Finding> {
    let token = case::sent_token(case).filter(|token| token.state == State::Expired)?;
    let (exp, server) = (token.times.exp.as_ref()?, token.times.server?);
    let ahead = server.0 - case.now.0;
    if ahead <= MOST || exp.literal <= case.now || !case::has_status(case, &[400, 401, 403]) {
        return None;
    }
    let title = say("The server's clock is {ahead} ahead of this one", [("ahead", Arg::Duration(ahead))]);
    let message = say(
        "The token is good until {exp}, and the server's own clock says {server} already. One of the two clocks is wrong: if it is the server's, it refuses good tokens until it is set right.",
        [("exp", Arg::Time(exp.literal)), ("server", Arg::Time(server))],
    );
    let mut finding = found(&RULE, Confidence::Likely, title, message);
    finding.evidence.push(evidence(exp.span, "exp"));
    finding.evidence.extend(case::response(case).and_then(case::date).map(|(_, place)| evidence(place, "Date")));
    finding.fixes.push("sync-server-clock");
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
        let good = jwt(r#"{"alg":"HS256"}"#, r#"{"exp":1795183200}"#);
        let at = |hour: &str| {
            format!(
                "GET / HTTP/1.1\nHost: a.example\nAuthorization: Bearer {good}\n\nHTTP/1.1 401 Unauthorized\nDate: Fri, 20 Nov 2026 {hour}:00:00 GMT\n\n"
            )
        };
        check(&RULE, &[at("15")], &[at("12"), at("10")]);
    }
}
