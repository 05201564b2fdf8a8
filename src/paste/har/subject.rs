//! Which entry of a HAR a person means.
//!
//! A page asks for a hundred things, and some of them always fail: the icon that nobody made, the counter that an
//! extension blocks. The refusal that stopped somebody is told by what was refused and how:
//!
//! 1. A page or an API's call before a preflight, that before a picture or script, anything before icons and counters.
//! 2. 401, 403 and 407 before what else went wrong, and 404 last.
//! 3. What the page's own site refused before what another one did, and what was refused though credentials were
//!    sent before what lacked them; a log-in's own refusal counts as both.
//! 4. An entry whose request was answered well later on, as in a log-in of several steps, was not refused.
//!
//! Of equals it is the first one since something like it last went well: what follows on it is mostly its echo.

use crate::http::{authorization, message::Request};

use super::entry::Entry;

/// Signs of what nobody waits for, in the address in small letters.
const COUNTERS: &[&str] = &[
    "favicon",
    "apple-touch-icon",
    "/collect",
    "/beacon",
    "/telemetry",
    "/metrics",
    "/rum",
    "/csp-report",
    "//analytics.",
    "analytics.com",
    "//metrics.",
    "//stats.",
    "//telemetry.",
    "//track.",
    "//tracking.",
    "//pixel.",
    "//ads.",
    "doubleclick.net",
    "googletagmanager.com",
    "sentry.io",
    "/robots.txt",
];

/// Endings of addresses that are parts of a page.
const PARTS: &[&str] = &[
    ".js", ".mjs", ".css", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".ico", ".webp", ".avif", ".woff", ".woff2",
    ".ttf", ".mp4", ".mp3", ".map",
];

/// What an entry asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Asked {
    Main,
    Preflight,
    Part,
    Counter,
}

/// The subject among all entries, of which `page` is the address that was open.
pub fn subject(entries: &[Entry], page: Option<&str>) -> Option<usize> {
    let site = page.map(site);
    let mut best: Option<(u32, usize)> = None;
    // Whether something of the same rank went well since the best one so far.
    let mut well_since = false;
    for (index, entry) in entries.iter().enumerate() {
        let Some(weight) = weight(entry, site).filter(|_| !answered_later(entries, index)) else {
            well_since |= went_well(entry) && asked(entry) == Asked::Main;
            continue;
        };
        if best.is_none_or(|(least, _)| weight < least || weight == least && well_since) {
            best = Some((weight, index));
            well_since = false;
        }
    }
    let last = |test: fn(&Entry) -> bool| entries.iter().rposition(test);
    best.map(|(_, index)| index)
        .or_else(|| last(|entry| asked(entry) == Asked::Main && went_well(entry)))
        .or_else(|| last(|entry| asked(entry) == Asked::Main))
        .or_else(|| entries.len().checked_sub(1))
}

fn status(entry: &Entry) -> Option<u16> {
    entry.exchange.response.as_ref()?.status
}

fn went_well(entry: &Entry) -> bool {
    status(entry).is_some_and(|status| (200..300).contains(&status) || status == 304)
}

/// How little an entry that failed tells; `None` for one that didn't fail.
fn weight(entry: &Entry, site: Option<&str>) -> Option<u32> {
    let failed = entry.error.is_some() || entry.exchange.response.is_some();
    let by_status = match status(entry) {
        Some(401 | 403 | 407) => 0,
        Some(404 | 410) => 10,
        Some(400..) => 6,
        Some(_) => return None,
        None if failed => 6,
        None => return None,
    };
    let by_kind = match asked(entry) {
        Asked::Main => 0,
        Asked::Preflight => 2,
        Asked::Part => 8,
        Asked::Counter => 20,
    };
    let elsewhere = site.is_some_and(|own| self::site(target(entry)) != own);
    let nothing_sent = u32::from(!carries(entry));
    Some(by_status + by_kind + if signs_in(entry) { 0 } else { 2 * u32::from(elsewhere) + nothing_sent })
}

/// Whether the request shows credentials of some kind.
fn carries(entry: &Entry) -> bool {
    let request = entry.exchange.request.as_ref();
    request.is_some_and(|request| request.headers.iter().any(|header| authorization::carries(&header.name)))
}

/// Whether the entry hands in a name and password, or one token for another.
fn signs_in(entry: &Entry) -> bool {
    let address = target(entry).to_ascii_lowercase();
    let path = address.split(['?', '#']).next().unwrap_or_default().split("://").last().unwrap_or_default();
    let path = path.split_once('/').map_or("", |(_, path)| path);
    let sign =
        ["login", "signin", "sign-in", "sign_in", "token", "session", "auth"].iter().any(|sign| path.contains(sign));
    sign && entry.post.is_some()
}

fn asked(entry: &Entry) -> Asked {
    let address = target(entry).to_ascii_lowercase();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let method = entry.exchange.request.as_ref().and_then(|request| request.method.as_deref());
    let blocked = entry.error.is_some() && status(entry).is_none() && entry.resource == "ping";
    match entry.resource.as_str() {
        _ if blocked || COUNTERS.iter().any(|sign| path.contains(sign)) => Asked::Counter,
        "ping" | "beacon" | "csp-report" | "csp-violation-report" => Asked::Counter,
        "preflight" => Asked::Preflight,
        _ if method == Some("OPTIONS") => Asked::Preflight,
        "document" | "xhr" | "fetch" | "websocket" | "eventsource" => Asked::Main,
        "image" | "font" | "stylesheet" | "script" | "media" | "manifest" | "texttrack" => Asked::Part,
        _ if PARTS.iter().any(|end| path.ends_with(end)) => Asked::Part,
        _ => Asked::Main,
    }
}

fn target(entry: &Entry) -> &str {
    entry.exchange.request.as_ref().and_then(|request| request.target.as_deref()).unwrap_or_default()
}

/// Whether the same was asked again further down, and given.
fn answered_later(entries: &[Entry], index: usize) -> bool {
    let same = |one: &Request, other: &Request| one.target == other.target && one.method == other.method;
    let own = entries.get(index).and_then(|entry| entry.exchange.request.as_ref());
    entries.iter().skip(index + 1).any(|entry| {
        went_well(entry)
            && own
                .zip(entry.exchange.request.as_ref())
                .is_some_and(|(own, other)| same(own, other) && asked(entry) != Asked::Preflight)
    })
}

/// The last two labels of an address's host, three where the second is short: "shop.example", "shop.co.uk".
fn site(address: &str) -> &str {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let dots: Vec<usize> = host.rmatch_indices('.').map(|(at, _)| at).take(3).collect();
    let from = match dots.as_slice() {
        [last, second, third] if last - second <= 4 && host.len() - last <= 3 => Some(third),
        [last, second] if last - second <= 4 && host.len() - last <= 3 => return host.get(..).unwrap_or(host),
        [_, second, ..] => Some(second),
        _ => None,
    };
    from.and_then(|dot| host.get(dot + 1..)).unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::message::{Exchange, Response};

    /// `METHOD address status resource`, and a word more where there is a body; a status of 0 is none.
    fn entry(line: &str) -> Entry {
        let words: Vec<&str> = line.split(' ').collect();
        let status = words[2].parse().ok().filter(|status| *status > 0);
        let request = Request { method: Some(words[0].into()), target: Some(words[1].into()), ..Request::default() };
        let response = Response { status, ..Response::default() };
        let exchange = Exchange { request: Some(request), response: Some(response), ..Exchange::default() };
        let error = status.is_none().then_some(0..1);
        let post = (words.len() > 4).then_some(0..1);
        Entry { exchange, post, resource: words.get(3).copied().unwrap_or_default().into(), error, ..Entry::default() }
    }

    #[test]
    fn the_refusal_that_stopped_somebody_is_chosen() {
        const PAGE: &str = "https://app.kestrel.example/orders";
        let cases: &[(&[&str], usize)] = &[
            // Icons, counters and what an extension blocked never win over the API's refusal.
            (
                &[
                    "GET https://app.kestrel.example/ 200 document",
                    "GET https://api.kestrel.example/v1/me 401 fetch",
                    "GET https://app.kestrel.example/favicon.ico 404 other",
                    "POST https://www.google-analytics.com/g/collect 403 ping",
                    "POST https://metrics.kestrel.example/collect 0 ping",
                ],
                1,
            ),
            // The first of several at once.
            (
                &[
                    "GET https://app.kestrel.example/ 200 document",
                    "GET https://api.kestrel.example/v1/me 401 xhr",
                    "GET https://api.kestrel.example/v1/orders 401 xhr",
                ],
                1,
            ),
            // What was refused and went well later isn't it.
            (
                &[
                    "GET https://api.kestrel.example/v1/me 401 fetch",
                    "POST https://id.kestrel.example/token 200 fetch",
                    "GET https://api.kestrel.example/v1/me 200 fetch",
                    "DELETE https://api.kestrel.example/v1/orders/7 403 fetch",
                    "GET https://api.kestrel.example/v1/seen 200 fetch",
                ],
                3,
            ),
            // The first since something went well.
            (
                &[
                    "GET https://api.kestrel.example/v1/a 401 fetch",
                    "GET https://api.kestrel.example/v1/b 200 fetch",
                    "GET https://api.kestrel.example/v1/c 403 fetch",
                    "GET https://api.kestrel.example/v1/d 403 fetch",
                ],
                2,
            ),
            // 401 before 404 and 500; a server's fault before a picture's.
            (
                &[
                    "GET https://api.kestrel.example/v1/a 404 fetch",
                    "GET https://api.kestrel.example/v1/b 500 fetch",
                    "GET https://api.kestrel.example/v1/c 401 fetch",
                    "GET https://api.kestrel.example/v1/d 500 fetch",
                ],
                2,
            ),
            (&["GET https://app.kestrel.example/a.png 403 image", "GET https://api.kestrel.example/v1/b 500 fetch"], 1),
            // A preflight that was refused, not the request that never went out.
            (
                &[
                    "GET https://api.kestrel.example/v1/orders 0 fetch",
                    "OPTIONS https://api.kestrel.example/v1/orders 401 preflight",
                ],
                1,
            ),
            // The page's own site before others.
            (&["GET https://widgets.example/v1/x 403 fetch", "GET https://api.kestrel.example/v1/orders 403 fetch"], 1),
            // A request that failed before an icon.
            (
                &[
                    "GET https://api.kestrel.example/v1/orders 0 fetch",
                    "GET https://app.kestrel.example/favicon.ico 404 image",
                ],
                0,
            ),
            // Nothing failed: the last answer that somebody waited for.
            (
                &[
                    "GET https://api.kestrel.example/v1/orders 200 fetch",
                    "GET https://app.kestrel.example/a.css 200 stylesheet",
                ],
                0,
            ),
            // The log-in's refusal, not that of the question whether somebody is logged in.
            (
                &[
                    "GET https://api.kestrel.example/v1/me 401 xhr",
                    "POST https://kestrel.accounts.example/oauth/token 403 xhr sent",
                ],
                1,
            ),
            // A log-in in several steps that went well.
            (
                &[
                    "GET https://app.kestrel.example/wiki 401 document",
                    "GET https://app.kestrel.example/wiki 401 document",
                    "GET https://app.kestrel.example/wiki 200 document",
                ],
                2,
            ),
        ];
        for (lines, expected) in cases {
            let entries: Vec<Entry> = lines.iter().map(|line| entry(line)).collect();
            assert_eq!(subject(&entries, Some(PAGE)), Some(*expected), "{lines:#?}");
        }
        assert_eq!(subject(&[], None), None);
    }

    #[test]
    fn a_site_is_what_its_hosts_share() {
        let cases = [
            ("https://app.kestrel.example/x", "kestrel.example"),
            ("https://kestrel.example:8443", "kestrel.example"),
            ("https://app.shop.co.uk/", "shop.co.uk"),
            ("http://localhost:3000/", "localhost"),
            ("", ""),
        ];
        for (address, expected) in cases {
            assert_eq!(site(address), expected, "{address}");
        }
    }
}
