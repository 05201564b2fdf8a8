//! `token-too-large`: the request's header fields are larger than the server takes, most often by a token or by
//! cookies.
//!
//! RFC 6585, section 5: 431.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, cite, evidence, say},
    http::message::{Header, header},
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-too-large", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The request's header is too large for the server");
    let mut finding = match case::status(case) {
        Some(431) => found(
            &RULE,
            Confidence::Certain,
            title,
            plain(
                "Most often it is the cookies that piled up for this site, or a token with too much in it. The server stopped reading before it looked at what they say.",
            ),
        ),
        _ => words::finding(case, &RULE, title)?,
    };
    words::support(case, &mut finding);
    if let Some(largest) = largest(case) {
        finding.message = say(
            "The largest field of the request is {name}, with {size} bytes; many servers take 8 to 16 kilobytes for all together. The server stopped reading before it looked at what it says.",
            [
                ("name", Arg::from(largest.name.as_str())),
                ("size", Arg::Number(i64::try_from(largest.value.len()).unwrap_or(i64::MAX))),
            ],
        );
        finding.evidence.push(evidence(largest.span, &largest.name));
    }
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["clear-site-cookies", "shrink-token", "raise-header-limit"]);
    finding.citations.push(cite("RFC 6585, section 5", "https://www.rfc-editor.org/rfc/rfc6585#section-5"));
    Some(finding)
}

/// The largest of the fields that carry credentials, where it is large enough to be the reason.
fn largest(case: &Case) -> Option<&Header> {
    const LARGE: usize = 2_000;
    let headers = &case::request(case)?.headers;
    let fields = ["Authorization", "Cookie"].into_iter().filter_map(|name| header(headers, name));
    fields.max_by_key(|field| field.value.len()).filter(|field| field.value.len() >= LARGE)
}

examples! {
    fires: [
        "431",
        "HTTP/1.1 431 Request Header Fields Too Large\nContent-Length: 0\n\n",
        "<html>\n<head><title>400 Request Header Or Cookie Too Large</title></head>\n<body>\n<center><h1>400 Bad Request</h1></center>\n<center>Request Header Or Cookie Too Large</center>\n</body>\n</html>",
        "HTTP/1.1 400 Bad Request\nContent-Type: text/plain\n\nSize of a request header field exceeds server limit.",
    ],
    silent: ["400", "HTTP/1.1 413 Content Too Large\nContent-Length: 0\n\n"],
}
