//! How long what a paste hands out lives: its tokens, what an answer says of those that can't be read, and a session.

use serde::Serialize;

use crate::{
    case::{Case, response_at},
    finding::{Arg, Message, say},
    http::message::Response,
    json,
    text::{lead_back, slice},
    time::Timestamp,
    token::{
        Place, Token, is_signed_address,
        role::{ACCESS, ID, REFRESH, is_proof, role},
    },
};

/// The most lives that are told.
pub const MOST: usize = 6;

/// How long something lives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Life {
    /// What it is: "access token", "ID token", "refresh token" or "token".
    pub name: &'static str,
    /// The token's index, where it tells its end itself.
    pub token: Option<usize>,
    /// When it began, where that is known.
    pub from: Option<Timestamp>,
    /// When it ends.
    pub until: Timestamp,
    /// The claim or member that tells the end.
    pub by: &'static str,
}

/// A token's member in an answer (RFC 6749, section 5.1; OpenID Connect Core, section 3.1.3.3), what it is, and the
/// members that count its seconds: Keycloak and GitHub each name the refresh token's in a way of their own.
const MEMBERS: &[(&str, &str, &[&str])] = &[
    ("access_token", ACCESS, &["expires_in"]),
    ("id_token", ID, &[]),
    ("refresh_token", REFRESH, &["refresh_expires_in", "refresh_token_expires_in"]),
];

/// The lives of a paste: first the tokens that tell their end, then what answers tell of other tokens.
pub fn lives(case: &Case) -> Vec<Life> {
    let mut lives: Vec<Life> = Vec::new();
    let mut texts: Vec<&str> = Vec::new();
    for (index, token) in case.tokens.iter().enumerate() {
        let text = slice(&case.documents, token.span);
        let Some(exp) = token.times.exp.as_ref().filter(|_| lives.len() < MOST && !texts.contains(&text)) else {
            continue;
        };
        if token.header.is_some() && !is_proof(token) && !is_signed_address(token) {
            texts.push(text);
            let name = role(token).or_else(|| member(case, token).map(|(_, name, _)| *name)).unwrap_or("token");
            let from = begins(token);
            lives.push(Life { name, token: Some(index), from, until: exp.meant, by: "exp" });
        }
    }
    for (index, exchange) in case.exchanges.iter().enumerate() {
        exchange.response.iter().for_each(|response| told(case, index, response, &mut lives));
    }
    lives.truncate(MOST);
    lives
}

/// When a token begins to be good.
pub fn begins(token: &Token) -> Option<Timestamp> {
    token.times.nbf.as_ref().or(token.times.iat.as_ref()).map(|moment| moment.meant)
}

/// The member of an answer that a token stands in.
fn member(case: &Case, token: &Token) -> Option<&'static (&'static str, &'static str, &'static [&'static str])> {
    let Place::Response(index) = token.place else { return None };
    let body = response_at(&case.exchanges, Some(index))?.body.as_ref()?.json.as_ref()?;
    let place = lead_back(&case.documents, token.span);
    MEMBERS.iter().find(|(name, ..)| {
        let value = json::member(body, name).map(|member| lead_back(&case.documents, member.node.span));
        value.is_some_and(|value| value.start <= place.start && place.end <= value.end)
    })
}

/// What an answer says of tokens that don't tell their end themselves. It counts from when the answer was made: by its
/// Date, else by a token's own iat beside it.
fn told(case: &Case, index: usize, response: &Response, lives: &mut Vec<Life>) {
    let Some(body) = response.body.as_ref().and_then(|body| body.json.as_ref()) else { return };
    let beside = || case.tokens.iter().filter(|token| token.place == Place::Response(index));
    let issued = || beside().find_map(|token| token.times.iat.as_ref()).map(|moment| moment.meant);
    let Some(from) = crate::case::date(response).map(|(at, _)| at).or_else(issued) else { return };
    for row in MEMBERS {
        let (name, what, counts) = *row;
        let readable = || beside().any(|token| token.times.exp.is_some() && member(case, token) == Some(row));
        if json::member(body, name).is_none() || readable() {
            continue;
        }
        let count = |by: &&'static str| {
            let seconds = json::scalar(&json::member(body, by)?.node)?.parse::<i64>().ok();
            Some((*by, seconds.filter(|seconds| *seconds > 0)?))
        };
        if let Some((by, seconds)) = counts.iter().find_map(count) {
            let until = Timestamp(from.0.saturating_add(seconds));
            lives.push(Life { name: what, token: None, from: Some(from), until, by });
        }
    }
}

/// What it means that a session is set to so many seconds, and a token lives so many: a program may end its session
/// with the token, and has to renew it otherwise.
pub fn session(token: i64, session: i64, refresh: Option<i64>) -> Vec<Message> {
    let args = || {
        let duration = |seconds: i64| Arg::Duration(seconds);
        let refresh = refresh.unwrap_or_default();
        [
            ("session", duration(session)),
            ("token", duration(token)),
            ("rest", duration(token.saturating_sub(session))),
            ("refresh", duration(refresh)),
        ]
    };
    let first = match session.cmp(&token) {
        std::cmp::Ordering::Greater => {
            "Your session says {session}, the token lives {token}. A program that lets its session end with the token signs people out after {token}, whatever its setting says, unless it gets new tokens meanwhile."
        }
        std::cmp::Ordering::Equal => "The session and the token end together, after {session}.",
        std::cmp::Ordering::Less => {
            "Your session says {session}, the token lives {token}. It stays good for {rest} after the session is over, also for whoever has a copy of it."
        }
    };
    let second = match refresh {
        Some(refresh) if session > token && refresh < session => Some(
            "The refresh token lives {refresh}: a program that doesn’t use it within that time can’t renew anything, and the session is over too.",
        ),
        Some(_) if session > token => Some(
            "The refresh token lives {refresh}, long enough: a program that uses it in time keeps the session alive.",
        ),
        _ => None,
    };
    [Some(first), second].into_iter().flatten().map(|says| say(says, args())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{diagnose, finding::plain, rules::testing::jwt};

    const NOW: Timestamp = Timestamp(1_795_176_000);

    fn told(paste: &str) -> Vec<(&'static str, Option<usize>, &'static str, i64)> {
        let lives = diagnose(paste, NOW).lives;
        lives.into_iter().map(|life| (life.name, life.token, life.by, life.until.0 - NOW.0)).collect()
    }

    fn answer(body: &str) -> String {
        format!(
            "HTTP/1.1 200 OK\nDate: Fri, 20 Nov 2026 12:00:00 GMT\nContent-Type: application/json\n\n{{\"token_type\":\"Bearer\",{body}}}"
        )
    }

    #[test]
    fn what_cannot_be_read_is_counted_from_the_date() {
        let opaque = answer(
            r#""access_token":"opaque-0001","expires_in":300,"refresh_token":"opaque-0002","refresh_expires_in":"1800""#,
        );
        assert_eq!(told(&opaque), [(ACCESS, None, "expires_in", 300), (REFRESH, None, "refresh_expires_in", 1800)]);
        for silent in [
            r#""access_token":"opaque-0001","expires_in":0"#,
            r#""access_token":"opaque-0001","expires_in":"soon""#,
            r#""expires_in":300"#,
        ] {
            assert_eq!(told(&answer(silent)), [], "{silent}");
        }
    }

    #[test]
    fn what_tells_its_end_itself_is_not_told_twice() {
        let access = jwt(r#"{"alg":"RS256"}"#, r#"{"iat":1795176000,"exp":1795176060}"#);
        let id = jwt(r#"{"alg":"RS256"}"#, r#"{"iat":1795176000,"exp":1795176090}"#);
        let mixed = answer(&format!(
            r#""access_token":"{access}","expires_in":300,"id_token":"{id}","refresh_token":"opaque-0002","refresh_token_expires_in":900"#
        ));
        let expected =
            [(ACCESS, Some(0), "exp", 60), (ID, Some(1), "exp", 90), (REFRESH, None, "refresh_token_expires_in", 900)];
        assert_eq!(told(&mixed), expected);
        assert_eq!(told(&format!("{access}\n\n{access}")), [("token", Some(0), "exp", 60)]);
    }

    #[test]
    fn no_more_are_told_than_can_be_drawn() {
        let tokens: Vec<String> = (0..MOST + 3)
            .map(|number| jwt(r#"{"alg":"RS256"}"#, &format!(r#"{{"exp":{}}}"#, NOW.0 + number as i64)))
            .collect();
        assert_eq!(told(&tokens.join("\n\n")).len(), MOST);
    }

    #[test]
    fn a_session_is_put_into_words() {
        let words = |token, length, refresh| -> String {
            session(token, length, refresh).iter().map(plain).collect::<Vec<_>>().join(" ")
        };
        assert!(
            words(300, 28_800, None).starts_with("Your session says 8 h, the token lives 5 min. A program that lets")
        );
        assert!(words(300, 28_800, Some(1_800)).contains("The refresh token lives 30 min: a program that doesn’t"));
        assert!(words(300, 28_800, Some(86_400)).contains("long enough"));
        assert!(
            words(3_600, 600, Some(1))
                .ends_with("It stays good for 50 min after the session is over, also for whoever has a copy of it.")
        );
        assert_eq!(words(60, 60, None), "The session and the token end together, after 1 min.");
    }
}
