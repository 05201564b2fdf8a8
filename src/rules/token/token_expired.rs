//! `token-expired`: the token's time is over, by what it says itself or by the server's words.
//!
//! RFC 7519, section 4.1.4: "the expiration time on or after which the JWT MUST NOT be accepted for processing",
//! with "some small leeway, usually no more than a few minutes, to account for clock skew".

use crate::{
    case::{self, Case, Phrase},
    finding::{Arg, Confidence, Finding, Kind, Message, evidence, say},
    http::{authorization, challenge},
    knowledge::citation::{RFC_6750_3_1, RFC_7519_EXP},
    rules::token::token_not_yet_valid::before_start,
    rules::{Rule, found, plain, status_evidence, words},
    text::{Span, has_ignoring_case, slice},
    time::{self, Timestamp},
    token::{Moment, Place, State, Token, Unit, is_signed_address},
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-expired", kind: Kind::Cause, check };

/// The longest leeway that is usual (.NET's default), in seconds.
const LEEWAY: i64 = 300;

fn check(case: &Case) -> Option<Finding> {
    let by_times = expired_token(case).and_then(|(token, exp)| from_times(case, token, exp));
    let by_words = from_words(case);
    let mut finding = match (by_times, by_words) {
        (Some(finding), Some(words)) if finding.confidence <= words.confidence => finding,
        (Some(finding), None) => finding,
        (_, Some(finding)) => finding,
        _ => unnamed(case)?,
    };
    words::support(case, &mut finding);
    if by_signed_address(case) {
        finding.fixes.insert(0, "renew-link");
        return Some(finding);
    }
    let refreshable = !case::is_token_alone(case);
    words::add_all(&mut finding.fixes, &["get-new-token", "refresh-token"]);
    if refreshable {
        words::add_all(&mut finding.fixes, &["refresh-before-expiry"]);
    }
    words::add_all(&mut finding.fixes, &["sync-clock"]);
    finding.citations.push(if case::asked(case).next().is_some() { RFC_6750_3_1 } else { RFC_7519_EXP });
    Some(finding)
}

/// Whether what ran out is a signed address: such a one is made anew, not refreshed.
fn by_signed_address(case: &Case) -> bool {
    expired_token(case).is_some_and(|(token, _)| is_signed_address(token))
}

/// The token that was sent, where it is past its time and the answer is one that an expired token gets.
fn expired_token(case: &Case) -> Option<(&Token, &Moment)> {
    let fits = case::status(case).is_none_or(|status| matches!(status, 400 | 401 | 403 | 419 | 440 | 498));
    let token = case::sent_token(case).filter(|token| fits && token.state == State::Expired)?;
    Some((token, token.times.exp.as_ref()?))
}

fn from_times(case: &Case, token: &Token, exp: &Moment) -> Option<Finding> {
    let at = token.times.server.unwrap_or(case.now);
    let late = at.0 - exp.literal.0;
    let said = words::says(case, RULE.id);
    let sent = matches!(token.place, Place::Request(_)) || case::is_token_alone(case);
    let contradicted = words::says_other(case, &[RULE.id, "token-malformed"]);
    let confidence = match () {
        () if exp.unit == Unit::Text => Confidence::Likely,
        () if !said && not_looked_at(case) => Confidence::Possible,
        () if contradicted || case::status(case) == Some(403) && !said => Confidence::Likely,
        () if said || (sent || names_token(case)) && late > LEEWAY => Confidence::Certain,
        () => Confidence::Likely,
    };
    let ago = Arg::Duration(late);
    let (title, message) = match token.times.server {
        Some(_) => (
            say("The token had expired {ago} before the server answered", [("ago", ago)]),
            say(
                "Its time was over at {exp}, and the server's own clock says {server}. A new token will do; other credentials or another right won't help.",
                [("exp", Arg::Time(exp.literal)), ("server", Arg::Time(at))],
            ),
        ),
        None if is_signed_address(token) => (
            say("The signed address expired {ago} ago", [("ago", ago)]),
            say(
                "It was good until {exp}. The server refuses it from then on; a new one has to be made.",
                [("exp", Arg::Time(exp.literal))],
            ),
        ),
        None => (
            say("The token expired {ago} ago", [("ago", ago)]),
            say(
                "Its time was over at {exp}. A server refuses it from that moment on, whatever else it says.",
                [("exp", Arg::Time(exp.literal))],
            ),
        ),
    };
    let mut finding = found(&RULE, confidence, title, message);
    finding.evidence.push(evidence(exp.span, "exp"));
    finding.evidence.extend(date_evidence(case).filter(|_| token.times.server.is_some()));
    finding.evidence.extend(status_evidence(case));
    Some(finding)
}

/// Whether the answer speaks of something that comes before or after a look at the token: it asks for other schemes
/// alone, or says 400 of a request whose token it doesn't mention.
fn not_looked_at(case: &Case) -> bool {
    let mut asked = case::asked(case).peekable();
    let sent = case::authorization(case).map_or("Bearer", |field| authorization::read(&field.value).scheme);
    match asked.peek() {
        Some(_) => !asked.any(|challenge| {
            [sent, "Bearer", "DPoP", ""].iter().any(|scheme| challenge.scheme.eq_ignore_ascii_case(scheme))
        }),
        None => case::status(case) == Some(400),
    }
}

/// Whether the challenge calls the token that came invalid.
fn names_token(case: &Case) -> bool {
    case::asked(case)
        .any(|challenge| challenge::param(challenge, "error").is_some_and(|error| error.value == "invalid_token"))
}

fn date_evidence(case: &Case) -> Option<crate::finding::Evidence> {
    case::response(case).and_then(case::date).map(|(_, place)| evidence(place, "Date"))
}

/// The server's words, and the moment that they name.
/// The title where a token was refused without a word why.
const UNNAMED: &str = "The server refused the token; most likely it has expired";

/// Whether the token that was sent can be read.
fn is_known(case: &Case) -> bool {
    case::sent_token(case).is_some_and(|token| token.claims.is_some() && token.state != State::Unreadable)
}

fn from_words(case: &Case) -> Option<Finding> {
    if case.phrases.iter().any(|phrase| before_start(&phrase.text).is_some()) {
        return None;
    }
    let mut finding = words::finding(case, &RULE, plain("The token has expired"))?;
    if finding.confidence == Confidence::Possible {
        // The words leave open what is wrong with the token; its own times, where they are there, don't.
        if is_known(case) {
            return None;
        }
        finding.title = plain(UNNAMED);
    }
    let named = words::hits(case, RULE.id)
        .iter()
        .find_map(|hit| case.phrases.get(hit.phrase).and_then(|phrase| named_time(case, phrase)));
    if let Some((place, at)) = named {
        let now = case::moment(case);
        finding.message = words_message(at, now);
        finding.evidence.push(evidence(place, "expired at"));
    }
    finding.evidence.extend(status_evidence(case));
    Some(finding)
}

fn words_message(at: Timestamp, now: Timestamp) -> Message {
    if at < now {
        return say(
            "The server says so itself, and names the moment: {at}, {ago} before this answer. A new token will do.",
            [("at", Arg::Time(at)), ("ago", Arg::Duration(now.0 - at.0))],
        );
    }
    say("The server says so itself, and names the moment: {at}. A new token will do.", [("at", Arg::Time(at))])
}

fn named_time(case: &Case, phrase: &Phrase) -> Option<(Span, Timestamp)> {
    let (range, at) = time::find(&phrase.text)?;
    let start = phrase.span.start + u32::try_from(range.start).ok()?;
    let end = phrase.span.start + u32::try_from(range.end).ok()?;
    let place = Span { start, end, ..phrase.span };
    // Where the phrase was unescaped, its bytes are not those of its place.
    let exact = phrase.text.get(range) == Some(slice(&case.documents, place));
    Some((if exact { place } else { phrase.span }, at))
}

/// `error="invalid_token"` and nothing else: most often that is an expired token.
fn unnamed(case: &Case) -> Option<Finding> {
    let refused = case::asked(case).find_map(|challenge| {
        let error = challenge::param(challenge, "error")?;
        error.value.eq_ignore_ascii_case("invalid_token").then_some(error)
    });
    let body = case
        .phrases
        .iter()
        .find(|phrase| phrase.slot == case::Slot::Member("error".into()) && phrase.text == "invalid_token");
    let place = refused.map(|error| error.value_span).or(body.map(|phrase| phrase.span))?;
    // "Missing or invalid access token" is what a request without any gets.
    let missing = case
        .phrases
        .iter()
        .any(|phrase| phrase.text.len() < 200 && has_ignoring_case(&phrase.text, "missing or invalid"));
    let known = is_known(case);
    let claims = case::asked(case).any(|challenge| challenge::param(challenge, "claims").is_some());
    if known || claims || missing || words::says_other(case, &[RULE.id]) {
        return None;
    }
    let message = "It says that the token is invalid, and not why: servers say this of expired, withdrawn, foreign and damaged tokens alike. An expired one is by far the most usual. Paste the token beside the answer to see its times.";
    let mut finding = found(&RULE, Confidence::Possible, plain(UNNAMED), plain(message));
    finding.evidence.push(evidence(place, "error"));
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, jwt};

    #[test]
    fn fires_on_expired_tokens_alone() {
        let expired = jwt(r#"{"alg":"HS256"}"#, r#"{"exp":1795170000}"#);
        let valid = jwt(r#"{"alg":"HS256"}"#, r#"{"exp":1795179600}"#);
        let answered =
            |status: &str, token: &str| format!("HTTP/1.1 {status}\nDate: Fri, 20 Nov 2026 11:58:00 GMT\n\n{token}");
        let fires = [
            expired.clone(),
            answered("401 Unauthorized", &expired),
            "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer error=\"invalid_token\"\n\n".to_owned(),
        ];
        let silent = [
            valid.clone(),
            answered("401 Unauthorized", &valid),
            answered("500 Internal Server Error", &expired),
            answered("200 OK", &expired),
            "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer\n\n".to_owned(),
        ];
        check(&RULE, &fires, &silent);
    }
}
