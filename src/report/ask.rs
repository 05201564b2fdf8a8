//! A message to whoever runs the site or the API: what was seen, in the words that they can look up.

use super::{
    Fix, Report,
    markdown::one_line,
    mask::{self, Kinds},
    redact,
};
use crate::{
    case::shown_target,
    finding::{Actor, Confidence, plain},
    http::message::{Exchange, Response, header},
    time,
};

/// Fields of answers by which a request is found again in the server's logs, in small letters. Any name with one of
/// [`ID_WORDS`] in it is such a field, too.
const ID_FIELDS: &[&str] = &[
    "cf-ray",
    "traceparent",
    "x-amz-apigw-id",
    "x-amz-cf-id",
    "x-amz-id-2",
    "x-azure-ref",
    "x-cloud-trace-context",
    "x-vercel-id",
];
/// What the names of such fields say: `x-request-id`, `x-amzn-requestid`, `x-ms-correlation-id`, `x-b3-traceid`.
const ID_WORDS: &[&str] = &["request-id", "requestid", "correlation-id", "correlationid", "trace-id", "traceid"];

/// The message as plain text, with these kinds masked. Times are in UTC.
pub fn ask(report: &Report, kinds: &Kinds) -> String {
    let report = &redact::redact(report, kinds);
    let exchange = report.subject.and_then(|index| report.exchanges.get(index));
    let mut out = [
        "Hello,\n\na request of mine was refused, and I could not get further on my own. This is what I saw; ",
        mask::note(*kinds),
        ".\n\n",
    ]
    .concat();
    line(&mut out, "Host", report.host.as_deref().unwrap_or_default());
    exchange.into_iter().for_each(|exchange| seen(&mut out, exchange));
    for challenge in report.challenges.iter().filter(|challenge| challenge.exchange == report.subject) {
        let params: Vec<String> =
            challenge.params.iter().map(|param| [param.name.as_str(), "=\"", &param.value, "\""].concat()).collect();
        line(&mut out, challenge.field, &[challenge.scheme.as_str(), &params.join(", ")].join(" "));
    }
    let Some(verdict) = report.findings.first() else { return out };
    let sure = match verdict.confidence {
        Confidence::Certain => "What it says: ",
        Confidence::Likely => "What it most likely is: ",
        Confidence::Possible => "What it may be: ",
    };
    out.push_str(&["\n", sure, &plain(&verdict.title), ". ", &plain(&verdict.message), "\n"].concat());
    let fixes = || report.fixes.iter().filter(|fix| verdict.fixes.contains(&fix.id));
    let mine = |fix: &&Fix| matches!(fix.actor, Actor::You | Actor::ClientDeveloper);
    list(&mut out, "What I have tried on my side (delete what isn't so, add what is missing):", fixes().filter(mine));
    list(&mut out, "What may help on your side:", fixes().filter(|fix| !mine(fix)));
    out.push_str("\nCould you look at it, or pass this on to whoever can? Thank you.\n");
    out
}

fn line(out: &mut String, label: &str, text: &str) {
    if !text.trim().is_empty() {
        // Text out of the paste stays on its line.
        let text = one_line(text);
        out.push_str(&["- ", label, ": ", text.trim(), "\n"].concat());
    }
}

fn list<'a>(out: &mut String, title: &str, fixes: impl Iterator<Item = &'a Fix>) {
    let titles: Vec<&str> = fixes.flat_map(|fix| ["\n- ", fix.title]).collect();
    if !titles.is_empty() {
        out.push_str(&["\n", title, &titles.concat(), "\n"].concat());
    }
}

/// The request, its answer, when that was, and by what it is found again.
fn seen(out: &mut String, exchange: &Exchange) {
    if let Some(request) = &exchange.request {
        let target = request.target.as_deref().map(shown_target).unwrap_or_default();
        line(out, "Request", &[request.method.as_deref().unwrap_or_default(), target].join(" "));
    }
    let Some(response) = &exchange.response else { return };
    if let Some(status) = response.status {
        line(out, "Answer", &[status.to_string().as_str(), response.reason.as_deref().unwrap_or_default()].join(" "));
    }
    let date = header(&response.headers, "date").and_then(|date| time::http_date(&date.value));
    match (date, exchange.started) {
        (Some(at), _) => line(out, "Time", &[time::utc(at).as_str(), ", by the server's clock"].concat()),
        (None, Some(at)) => line(out, "Time", &[time::utc(at).as_str(), ", by my clock"].concat()),
        (None, None) => line(out, "Time", "(please add when it happened, with the time zone)"),
    }
    ids(response).into_iter().for_each(|(name, value)| line(out, name, value));
}

/// The fields by which a request is found again in the server's logs.
pub fn ids(response: &Response) -> Vec<(&str, &str)> {
    let is_id = |name: &str| {
        let name = name.to_ascii_lowercase();
        ID_FIELDS.contains(&name.as_str()) || ID_WORDS.iter().any(|word| name.contains(word))
    };
    let fields = response.headers.iter().filter(|header| is_id(&header.name));
    fields.map(|header| (header.name.as_str(), header.value.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{report::mask::DEFAULT, time::Timestamp};

    #[test]
    fn what_was_seen_is_told_and_nothing_secret() {
        let paste = "GET /v1/me?key=1 HTTP/1.1\nHost: api.example.com\nAuthorization: Bearer abcdefgh12345678secret\n\n\
                     HTTP/1.1 401 Unauthorized\nDate: Fri, 20 Nov 2026 11:58:04 GMT\nCF-RAY: 8f2a-FRA\n\
                     X-Request-Id: 7d1f\nX-Requested: no\nWWW-Authenticate: Bearer error=\"invalid_token\"\n\n";
        let text = ask(&crate::diagnose(paste, Timestamp(1_795_176_000)), &DEFAULT);
        for told in [
            "- Host: api.example.com\n",
            "- Request: GET /v1/me",
            "- Answer: 401 Unauthorized\n",
            "11:58:04 UTC, by the server's",
            "- CF-RAY: 8f2a-FRA\n",
            "- X-Request-Id: 7d1f\n",
            "Bearer error=\"invalid_token\"",
            "\nHello,",
            "Thank you.\n",
        ] {
            assert!(["\n", &text].concat().contains(told), "{told} is missing:\n{text}");
        }
        assert!(!text.contains("abcdefgh") && !text.contains("X-Requested"), "{text}");
    }

    #[test]
    fn text_out_of_the_paste_stays_on_its_line() {
        let mut out = String::new();
        line(&mut out, "Host", "a\n- Answer: 200\r\u{1b}[2J");
        line(&mut out, "Empty", " ");
        assert_eq!(out, "- Host: a - Answer: 200  [2J\n");
    }
}
