//! `rate-limited`: too many requests came in too short a time, and the server wants a pause.
//!
//! RFC 6585, section 4; Retry-After of RFC 9110, section 10.2.3; the X-RateLimit fields of many products.

use crate::{
    case::{self, Case, Wait},
    finding::{Arg, Confidence, Finding, Kind, Message, evidence, say},
    http::message::header,
    knowledge::{
        citation::{RFC_6585_4, RFC_9110_RETRY_AFTER},
        status::substatus,
    },
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "rate-limited", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("Too many requests in too short a time");
    let mut finding = from_status(case).or_else(|| words::finding(case, &RULE, title))?;
    words::support(case, &mut finding);
    if let Some(wait) = case::wait(case) {
        finding.message = says(&wait);
        if !finding.evidence.contains(&wait.evidence) {
            finding.evidence.push(wait.evidence);
        }
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

/// Until when to wait, in words.
fn says(wait: &Wait) -> Message {
    say(
        "The server counts requests, and this client has used up its share. It may go on at {at}, {wait} after this answer.",
        [("at", Arg::Time(wait.until)), ("wait", Arg::Duration(wait.after))],
    )
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
