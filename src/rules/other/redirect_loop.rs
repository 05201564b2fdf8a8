//! `redirect-loop`: the redirects come back to where they began.
//!
//! RFC 9110, section 15.4: a client "SHOULD detect and intervene in cyclical redirections".

use crate::{
    case::Case,
    finding::{Arg, Confidence, Finding, Kind, cite, evidence, say},
    http::message::{Exchange, Header, header},
    paste::line::is_prompt,
    rules::{Rule, found, plain, words},
    text::Span,
};

/// See the module.
pub const RULE: Rule = Rule { id: "redirect-loop", kind: Kind::Cause, check };

/// One redirect of a chain.
struct Hop {
    /// What was asked for: shown, or the target of the redirect before.
    asked: Option<String>,
    target: String,
    place: Span,
}

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The redirects go round in a circle");
    let mut finding = from_chain(case).or_else(|| words::finding(case, &RULE, title))?;
    words::support(case, &mut finding);
    words::add_all(
        &mut finding.fixes,
        &["clear-site-cookies", "allow-cookies", "private-window", "ask-the-owner", "fix-set-cookie"],
    );
    finding.citations.push(cite("RFC 9110, section 15.4", "https://www.rfc-editor.org/rfc/rfc9110#section-15.4"));
    Some(finding)
}

fn from_chain(case: &Case) -> Option<Finding> {
    // Several commands are several chains.
    let prompts = case.documents.first()?.text.lines().filter(|line| is_prompt(line)).take(2).count();
    let hops = chain(&case.exchanges);
    let last = hops.last().filter(|_| hops.len() > 1 && prompts < 2)?;
    let mut pairs = hops.iter().enumerate().flat_map(|(at, hop)| hops.iter().skip(at + 1).map(move |next| (hop, next)));
    // The same address sent on to the same place twice: nothing changed on the way round.
    let round = pairs.any(|(hop, next)| hop.asked.is_some() && hop.asked == next.asked && hop.target == next.target);
    let back = hops.iter().any(|hop| hop.asked.as_ref() == Some(&last.target));
    if !round && !back {
        return None;
    }
    let confidence = if round { Confidence::Certain } else { Confidence::Likely };
    let mut finding = found(
        &RULE,
        confidence,
        plain("The redirects go round in a circle"),
        say(
            "After {count} redirects the way leads to {target} again, where it has been before. Most often the site sets a cookie on the way that isn't kept or doesn't come back, so that every round begins anew; or a proxy and the site disagree about http and https.",
            [
                ("count", Arg::Number(i64::try_from(hops.len()).unwrap_or(i64::MAX))),
                ("target", Arg::from(last.target.as_str())),
            ],
        ),
    );
    finding.evidence = hops.iter().map(|hop| evidence(hop.place, "Location")).collect();
    Some(finding)
}

/// The redirects at the end of the paste of which each one answers what the one before pointed to.
fn chain(exchanges: &[Exchange]) -> Vec<Hop> {
    let mut hops: Vec<Hop> = Vec::new();
    for exchange in exchanges {
        let Some(location) = location(exchange) else {
            hops.clear();
            continue;
        };
        let shown = asked(exchange);
        let before = hops.last().map(|hop| hop.target.clone());
        let follows = before.as_ref().is_none_or(|before| shown.as_ref().is_none_or(|shown| same_place(shown, before)));
        if !follows {
            hops.clear();
        }
        // The target of the redirect before tells the scheme, which a request line doesn't.
        let asked = before.filter(|_| follows).or(shown);
        let target = resolved(&location.value, asked.as_deref());
        hops.push(Hop { asked, target, place: location.span });
    }
    hops
}

fn location(exchange: &Exchange) -> Option<&Header> {
    let response = exchange.response.as_ref()?;
    response.status.filter(|status| matches!(status, 301 | 302 | 303 | 307 | 308))?;
    header(&response.headers, "Location")
}

/// The address that was asked for; without its scheme where only a path and a host are shown.
fn asked(exchange: &Exchange) -> Option<String> {
    let request = exchange.request.as_ref()?;
    let target = request.target.as_deref()?;
    if target.contains("://") {
        return Some(without_fragment(target));
    }
    let host = header(&request.headers, "Host")?.value.trim();
    Some(without_fragment(&format!("//{host}{target}")))
}

fn same_place(one: &str, other: &str) -> bool {
    let bare = |address: &str| address.split_once("//").map_or(address, |(_, rest)| rest).to_owned();
    bare(one) == bare(other) || other.starts_with('/') && !other.starts_with("//") && one.ends_with(other)
}

fn without_fragment(address: &str) -> String {
    address.split('#').next().unwrap_or_default().to_owned()
}

/// RFC 3986, section 5.2, as far as redirects need it: an absolute path keeps the origin.
fn resolved(location: &str, base: Option<&str>) -> String {
    let location = without_fragment(location.trim());
    let Some((scheme, rest)) = base.and_then(|base| base.split_once("//")) else { return location };
    match location.starts_with('/') && !location.starts_with("//") {
        true => format!("{scheme}//{}{location}", rest.split('/').next().unwrap_or_default()),
        false => location,
    }
}

examples! {
    fires: [
        "HTTP/1.1 302 Found\nLocation: https://a.example/login\n\nHTTP/1.1 302 Found\nLocation: https://a.example/home\n\nHTTP/1.1 302 Found\nLocation: https://a.example/login\n\n",
        "GET /home HTTP/1.1\nHost: a.example\n\nHTTP/1.1 302 Found\nLocation: /login\n\nGET /login HTTP/1.1\nHost: a.example\n\nHTTP/1.1 302 Found\nLocation: /home\n\n",
        "curl: (47) Maximum (50) redirects followed",
    ],
    silent: [
        "HTTP/1.1 301 Moved Permanently\nLocation: https://a.example/\n\nHTTP/1.1 302 Found\nLocation: https://a.example/start\n\n",
        "GET /a HTTP/1.1\nHost: a.example\n\nHTTP/1.1 302 Found\nLocation: /login\n\nGET /b HTTP/1.1\nHost: a.example\n\nHTTP/1.1 302 Found\nLocation: /login\n\n",
        "GET /home HTTP/1.1\nHost: a.example\n\nHTTP/1.1 301 Moved Permanently\nLocation: https://a.example/home\n\n",
        "HTTP/1.1 302 Found\nLocation: /login\n\nHTTP/1.1 302 Found\nLocation: /home\n\nHTTP/1.1 200 OK\nContent-Length: 0\n\n",
    ],
}
