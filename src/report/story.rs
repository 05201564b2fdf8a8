//! What went before a refusal, where the paste shows several requests: the first refusal, what changed since the last
//! answer that was none, and whether the client tried to get new credentials.

use crate::{
    case::{self, Case},
    finding::{Arg, Message, say},
    http::message::{Exchange, Request, header},
};

/// The sentences in the order of what happened; none where the paste shows no request besides the refused one.
pub fn story(case: &Case) -> Vec<Message> {
    let mut told = Vec::new();
    let asked = case.exchanges.iter().filter(|exchange| target(exchange).is_some()).count();
    let Some(subject) = case.subject.filter(|_| asked > 1) else { return told };
    let Some(refused) = case.exchanges.get(subject).filter(|exchange| is_refused(exchange)) else { return told };
    told.extend(first_refusal(case));
    let earlier = case.exchanges.get(..subject).unwrap_or_default();
    let same_host = |exchange: &&Exchange| host(exchange).is_some() && host(exchange) == host(refused);
    let accepted = earlier.iter().enumerate().rev().find(|(_, exchange)| is_accepted(exchange) && same_host(exchange));
    match accepted {
        Some((index, accepted)) => told.extend(changes(index, accepted, refused)),
        None => told.extend(redirected(earlier, refused)),
    }
    told.extend(renewal(case, subject));
    told
}

fn status(exchange: &Exchange) -> Option<u16> {
    exchange.response.as_ref()?.status
}

fn is_refused(exchange: &Exchange) -> bool {
    status(exchange).is_some_and(|status| status >= 400)
}

fn is_accepted(exchange: &Exchange) -> bool {
    status(exchange).is_some_and(|status| (200..300).contains(&status))
}

fn target(exchange: &Exchange) -> Option<&str> {
    exchange.request.as_ref()?.target.as_deref()
}

fn host(exchange: &Exchange) -> Option<String> {
    case::host_of(exchange.request.as_ref()?)
}

fn number(index: usize) -> Arg {
    Arg::Number(i64::try_from(index + 1).unwrap_or(i64::MAX))
}

/// How many answers refused, and which was the first.
fn first_refusal(case: &Case) -> Option<Message> {
    let refusals = case.exchanges.iter().filter(|exchange| is_refused(exchange)).count();
    let (index, first) = case.exchanges.iter().enumerate().find(|(_, exchange)| is_refused(exchange))?;
    let (refusals, all) = (number(refusals.saturating_sub(1)), number(case.exchanges.len().saturating_sub(1)));
    let path = case::shown_target(target(first).unwrap_or_default());
    Some(say(
        "{refusals} of {all} answers refuse. The first of them is answer {number}, to {path}.",
        [("refusals", refusals), ("all", all), ("number", number(index)), ("path", path.into())],
    ))
}

/// What the client sent differently since its last answer from the same host that was no refusal.
fn changes(index: usize, accepted: &Exchange, refused: &Exchange) -> Vec<Message> {
    let at = |number: Arg| [("number", number)];
    let field = |exchange: &Exchange, name: &str| {
        let request = exchange.request.as_ref();
        request.and_then(|request| header(&request.headers, name)).map(|header| header.value.clone())
    };
    let [before, after] = [accepted, refused].map(|exchange| field(exchange, "Authorization"));
    let mut told = vec![match (&before, &after) {
        (Some(before), Some(after)) if before == after => say(
            "Answer {number}, from the same host, accepted the very same Authorization header: what it opens, or the time, is what differs.",
            at(number(index)),
        ),
        (Some(_), Some(_)) => say(
            "Since answer {number}, which the same host accepted, the client sends another Authorization header.",
            at(number(index)),
        ),
        (Some(_), None) => say(
            "Since answer {number}, which the same host accepted, the client no longer sends an Authorization header.",
            at(number(index)),
        ),
        (None, Some(_)) => say(
            "Answer {number}, from the same host, was no refusal, and came without an Authorization header in the request.",
            at(number(index)),
        ),
        (None, None) => say("Answer {number}, from the same host, was no refusal.", at(number(index))),
    }];
    let [before, after] = [accepted, refused].map(|exchange| field(exchange, "Cookie"));
    if before != after {
        told.push(match (before, after) {
            (Some(_), None) => say("The cookies that were sent then are no longer sent.", []),
            (None, Some(_)) => say("Cookies are sent now, and weren’t then.", []),
            _ => say("Other cookies are sent than then.", []),
        });
    }
    told
}

/// A redirect from another host right before.
fn redirected(earlier: &[Exchange], refused: &Exchange) -> Option<Message> {
    let last = earlier.last()?;
    let is_redirect = status(last).is_some_and(|status| (300..400).contains(&status));
    let (from, to) = (host(last)?, host(refused)?);
    (is_redirect && from != to).then(|| {
        say(
            "A redirect led there from {from}. Clients drop the Authorization header on the way to another host.",
            [("from", from.into())],
        )
    })
}

/// Whether a request for a new token stands next to a 401.
fn renewal(case: &Case, subject: usize) -> Option<Message> {
    if case.exchanges.get(subject).and_then(status) != Some(401) || case.exchanges.len() < 4 {
        return None;
    }
    let asks = |exchange: &Exchange| exchange.request.as_ref().is_some_and(asks_for_token);
    let (index, answer) = case.exchanges.iter().enumerate().rev().find(|(_, exchange)| asks(exchange))?;
    let at = [("number", number(index))];
    Some(match (is_accepted(answer), index < subject) {
        (true, true) => say("Before that, the client did get a new token (answer {number}).", at),
        (true, false) => say("Afterwards the client got a new token (answer {number}).", at),
        _ => say("The client asked for a new token and was refused that too (answer {number}).", at),
    })
}

/// A POST to a token endpoint (RFC 6749, section 3.2), known by the usual ends of its path.
fn asks_for_token(request: &Request) -> bool {
    const ENDS: &[&str] = &["/token", "/oauth/access_token", "/refresh", "/refresh-token", "/refresh_token"];
    let target = request.target.as_deref().unwrap_or_default();
    let path = target.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    request.method.as_deref() == Some("POST") && ENDS.iter().any(|end| path.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{finding::plain, time::Timestamp};

    #[track_caller]
    fn check(paste: &str, expected: &[&str]) {
        let case = case::read(paste, Timestamp(1_795_176_000), None);
        let told: Vec<String> = story(&case).iter().map(plain).collect();
        assert_eq!(told, expected, "{paste}");
    }

    fn round(target: &str, sent: &str, answer: &str) -> String {
        format!("GET {target} HTTP/1.1\nHost: api.example\n{sent}\nHTTP/1.1 {answer}\n\n")
    }

    #[test]
    fn tells_what_changed() {
        let token = "Authorization: Bearer opaque-1\n";
        check(
            &(round("/a", token, "200 OK") + &round("/b", token, "401 Unauthorized")),
            &[
                "1 of 2 answers refuse. The first of them is answer 2, to /b.",
                "Answer 1, from the same host, accepted the very same Authorization header: what it opens, or the time, is what differs.",
            ],
        );
        check(
            &(round("/a", "Cookie: a=1\n", "200 OK") + &round("/b", "", "403 Forbidden")),
            &[
                "1 of 2 answers refuse. The first of them is answer 2, to /b.",
                "Answer 1, from the same host, was no refusal.",
                "The cookies that were sent then are no longer sent.",
            ],
        );
    }

    #[test]
    fn one_request_has_no_story() {
        check(&round("/a", "", "401 Unauthorized"), &[]);
        check(&(round("/a", "", "401 Unauthorized") + &round("/b", "", "200 OK")), &[]);
    }
}
