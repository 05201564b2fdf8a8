//! `rate-limited`: too many requests; says until when.
//!
//! RFC 6585, section 4; Retry-After of RFC 9110, section 10.2.3; the X-RateLimit fields of many products.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Evidence, Finding, Kind, Message, evidence, say},
    http::message::{Header, Response, header},
    knowledge::{
        citation::{RFC_6585_4, RFC_9110_RETRY_AFTER},
        status::substatus,
    },
    rules::{Rule, found, plain, status_evidence, words},
    time::{Timestamp, http_date, rfc_3339},
};

/// See the module.
pub const RULE: Rule = Rule { id: "rate-limited", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("Too many requests in too short a time");
    let mut finding = from_status(case).or_else(|| words::finding(case, &RULE, title))?;
    words::support(case, &mut finding);
    if let Some((wait, place)) = case::response(case).and_then(|response| until(response, case::moment(case))) {
        finding.message = wait;
        finding.evidence.push(place);
    }
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["wait-and-retry", "honour-retry-after", "back-off", "send-fewer"]);
    finding.citations.extend([RFC_6585_4, RFC_9110_RETRY_AFTER]);
    Some(finding)
}

fn from_status(case: &Case) -> Option<Finding> {
    let response = case::response(case)?;
    let status = response.status?;
    let sub = response.substatus.and_then(|sub| substatus(status, sub)).filter(|known| known.cause == RULE.id);
    let exhausted = header(&response.headers, "X-RateLimit-Remaining")
        .filter(|field| field.value.trim() == "0" && matches!(status, 403 | 429));
    let quota = words::says(case, "quota-exhausted");
    if !matches!(status, 420 | 429) && sub.is_none() && exhausted.is_none() || quota {
        return None;
    }
    let message = match sub {
        Some(known) => plain(known.means),
        None => plain(
            "The server counts requests, and this client has used up its share for now. Credentials and rights are not the reason; waiting is what helps.",
        ),
    };
    // "Your account has been blocked after multiple consecutive login attempts": waiting a minute won't do.
    let locked = words::says(case, "account-locked");
    // The last request of the hour can be refused for a reason of its own.
    let other = status == 403 && sub.is_none() && words::says_other(case, &[RULE.id]);
    let confidence = if locked || other { Confidence::Likely } else { Confidence::Certain };
    let mut finding = found(&RULE, confidence, plain("Too many requests in too short a time"), message);
    finding.evidence.extend(exhausted.map(|field| evidence(field.span, "X-RateLimit-Remaining")));
    finding.citations.extend(sub.map(|known| known.citation));
    Some(finding)
}

/// Until when to wait, by the field that says so.
fn until(response: &Response, now: Timestamp) -> Option<(Message, Evidence)> {
    let field = |name: &str| header(&response.headers, name);
    let wait = |field: &Header, at: Timestamp| {
        let message = say(
            "The server counts requests, and this client has used up its share. It may go on at {at}, {wait} after this answer.",
            [("at", Arg::Time(at)), ("wait", Arg::Duration(at.0 - now.0))],
        );
        (message, evidence(field.span, &field.name))
    };
    if let Some(retry) = field("Retry-After") {
        let seconds = retry.value.trim().parse::<i64>().ok().filter(|seconds| (0..=31_536_000).contains(seconds));
        let at = seconds.map(|seconds| Timestamp(now.0 + seconds)).or_else(|| http_date(&retry.value))?;
        return (at >= now).then(|| wait(retry, at));
    }
    let reset = field("X-RateLimit-Reset")
        .or_else(|| field("RateLimit-Reset"))
        .or_else(|| field("X-RateLimit-Resource-Until"))?;
    let value = reset.value.trim();
    let at = match value.parse::<i64>() {
        // A small number counts seconds from now, a large one since 1970.
        Ok(number) if number < 1_000_000_000 => Timestamp(now.0.saturating_add(number)),
        Ok(number) if number > 100_000_000_000 => Timestamp(number / 1000),
        Ok(number) => Timestamp(number),
        Err(_) => http_date(value).or_else(|| rfc_3339(value))?,
    };
    (at >= now && at.0 - now.0 < 31_536_000).then(|| wait(reset, at))
}

examples! {
    fires: [
        "429",
        "HTTP/1.1 429 Too Many Requests\nRetry-After: 120\n\n",
        "HTTP/2 403\nx-ratelimit-limit: 60\nx-ratelimit-remaining: 0\nx-ratelimit-reset: 1795177800\n\n",
        "401.501",
    ],
    silent: ["403", "HTTP/2 403\nx-ratelimit-limit: 60\nx-ratelimit-remaining: 12\n\n", "HTTP/2 200\nx-ratelimit-remaining: 0\n\n"],
}
