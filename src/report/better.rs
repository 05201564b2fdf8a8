//! The answer that would have been better, written out to copy: for who writes the server.
//!
//! It is made where a finding about hygiene says that the answer should be different, out of the report alone. What comes
//! out of the paste is written anew by the grammar of its place, secrets masked; everything else are words of ours that
//! tell a stranger nothing.

mod challenge;
mod words;

use serde::Serialize;

use self::{
    challenge::{PROXY, WWW, put_challenges},
    words::*,
};
use super::{InputKind, Report, redact};
use crate::{
    finding::{Arg, Citation, Finding},
    http::{
        challenge::{Challenge, strict::is_tchar},
        message::{Form, Response, header},
        set_cookie::{attribute, set_cookies},
    },
    json,
    knowledge::status,
    rules::hygiene::{
        bearer_error::NEEDLESS,
        cookie_attributes::lacking,
        detail_leak::{ACCOUNTS, ELSES},
    },
    text::{lower, slice},
};

/// An answer to copy, and why it is as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Better {
    /// Status line, fields and body, lines ending in `\n`.
    pub text: String,
    /// What is different, line by line.
    pub reasons: Vec<Reason>,
}

/// Why a line is as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The line of [`Better::text`] that it is about; of a body its first field.
    pub line: String,
    /// One or two sentences.
    pub text: &'static str,
    /// Where that is written down.
    pub citation: Citation,
}

/// The most that is taken over out of the paste, in bytes: of challenges, and of a body that is fine as it is.
pub const MOST_PASTED: usize = 8 * 1024;

/// The rules about answers, in the order in which their reasons are given.
const CAUSES: &[&str] = &[
    "status-mismatch",
    "missing-challenge",
    "challenge-wrong-field",
    "challenge-syntax",
    "realm-missing",
    "bearer-error",
    "weak-digest",
    "missing-retry-after",
    "missing-allow",
    "cacheable-refusal",
    "cookie-attributes",
    "problem-details",
    "detail-leak",
];

/// All that the answer is made of.
struct Plan<'a> {
    report: &'a Report,
    verdict: &'a Finding,
    response: Option<&'a Response>,
    status: u16,
    /// The rule whose words the body speaks: the verdict's, unless no token came or the words tell too much.
    rule: &'static str,
    /// The error code, where it is OAuth's token endpoint that refuses.
    oauth: Option<String>,
}

/// The better answer; `None` where no finding wants another one, or where the paste doesn't show the answer itself.
pub fn better(report: &Report) -> Option<Better> {
    let plan = plan(report)?;
    let mut made = Better::default();
    let told = plan.response.and_then(|response| response.status);
    let name = status::status(plan.status).map_or("", |status| status.name);
    let why = match plan.status {
        _ if told.is_none_or(|told| told == plan.status) => None,
        401 => Some(&STATUS_401),
        403 => Some(&STATUS_403),
        404 if fired(report, "detail-leak").is_some() => Some(&STATUS_404),
        _ => Some(&STATUS_ERROR),
    };
    put(&mut made, ["HTTP/1.1 ", &plan.status.to_string(), " ", name].concat(), why);
    put_challenges(&mut made, &plan);
    put_fields(&mut made, &plan);
    put_body(&mut made, &plan);
    Some(made)
}

fn plan(report: &Report) -> Option<Plan<'_>> {
    let verdict = report.findings.first()?;
    report.findings.iter().find(|finding| CAUSES.contains(&finding.rule))?;
    let exchange = report.subject.and_then(|index| report.exchanges.get(index));
    let response = exchange.and_then(|exchange| exchange.response.as_ref());
    // What a program tells of an answer isn't the answer.
    if report.input.kind == InputKind::ErrorMessage || response.is_some_and(|response| response.message.is_some()) {
        return None;
    }
    let oauth = oauth(response, verdict);
    let told = response.and_then(|response| response.status);
    let due = fired(report, "status-mismatch").and_then(|finding| arg(finding, "due"));
    let status = match (due, told) {
        _ if titled(report, "detail-leak", ELSES) => 404,
        (_, Some(200..=299 | 403)) if oauth.is_some() => 400,
        (Some("401"), _) => 401,
        (Some("403"), _) => 403,
        (Some(_), _) => by_cause(verdict.rule),
        (None, Some(told)) => told,
        // A challenge alone.
        (None, None) => match asked(report).first()?.field {
            PROXY => 407,
            _ => 401,
        },
    };
    let rule = match () {
        () if titled(report, "bearer-error", NEEDLESS) => "no-credentials",
        () if titled(report, "detail-leak", ACCOUNTS.0) => "credentials-rejected",
        () => verdict.rule,
    };
    Some(Plan { report, verdict, response, status, rule, oauth })
}

#[inline(never)]
fn fired<'a>(report: &'a Report, rule: &str) -> Option<&'a Finding> {
    report.findings.iter().find(|finding| finding.rule == rule)
}

/// Whether the rule says this: a rule may have more than one thing to say.
#[inline(never)]
fn titled(report: &Report, rule: &str, title: &str) -> bool {
    fired(report, rule).is_some_and(|finding| finding.title.template == title)
}

/// A text among the arguments of a finding's title.
fn arg<'a>(finding: &'a Finding, wanted: &str) -> Option<&'a str> {
    finding.title.args.iter().find_map(|(name, arg)| match arg {
        Arg::Text(text) if *name == wanted => Some(text.as_str()),
        _ => None,
    })
}

/// The status of an error that came as a success.
fn by_cause(rule: &str) -> u16 {
    const KNOWN: &[(&str, u16)] = &[
        ("insufficient-", 403),
        ("policy-", 403),
        ("forbidden-", 403),
        ("rate-", 429),
        ("not-found", 404),
        ("no-credentials", 401),
        ("credentials-", 401),
        ("token-", 401),
        ("session-", 401),
        ("api-key-", 401),
        ("server-error", 500),
    ];
    KNOWN.iter().find(|(start, _)| rule.starts_with(start)).map_or(400, |(_, status)| *status)
}

/// The error code of RFC 6749, section 5.2, for what a token endpoint says; products have codes of their own.
fn oauth(response: Option<&Response>, verdict: &Finding) -> Option<String> {
    const CODES: &[&str] = &["client", "grant", "request", "scope"];
    let told = verdict.rule.strip_prefix("oauth-")?;
    let node = response?.body.as_ref()?.json.as_ref()?;
    let code = json::string(&json::member(node, "error")?.node)?;
    let own = told.replace('-', "_");
    let standard = own.strip_prefix("invalid_").is_some_and(|rest| CODES.contains(&rest))
        || ["unauthorized_client", "unsupported_grant_type"].contains(&own.as_str());
    let plain = code.len() <= 60 && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    Some(if standard {
        own
    } else if plain {
        code.to_owned()
    } else {
        "invalid_request".to_owned()
    })
}

/// The challenges of the answer.
#[inline(never)]
fn asked(report: &Report) -> Vec<&Challenge> {
    report.challenges.iter().filter(|challenge| challenge.exchange == report.subject).collect()
}

/// Adds a line, and why it is there.
#[inline(never)]
fn put(made: &mut Better, line: String, why: Option<&Why>) {
    made.text.push_str(&line);
    made.text.push('\n');
    made.reasons.extend(why.map(|(text, citation)| Reason { line, text, citation: *citation }));
}

/// The fields besides challenges.
fn put_fields(made: &mut Better, plan: &Plan) {
    let pasted = |name: &str| plan.response.and_then(|response| header(&response.headers, name));
    let again = |name: &str| {
        let field = pasted(name).filter(|field| field.value.len() <= MOST_PASTED)?;
        let value: String = field.value.chars().filter(|c| !c.is_control()).collect();
        Some([name, ": ", &redact::without_secrets(plan.report, value)].concat())
    };
    let has = |rule: &str| fired(plan.report, rule).is_some();
    for name in ["DPoP-Nonce", "Location", "Allow", "Retry-After"] {
        if let Some(line) = again(name) {
            put(made, line, None);
        }
    }
    if pasted("Retry-After").is_none() && plan.status == 429 {
        put(made, "Retry-After: 60".to_owned(), Some(&RETRY_AFTER));
    }
    if has("missing-allow") {
        put(made, ["Allow: ", methods(plan)].concat(), Some(&ALLOW));
    }
    let stored = has("cacheable-refusal") || plan.oauth.is_some() || plan.status == 404;
    let forbidden = pasted("Cache-Control").is_some_and(|field| lower(&field.value).contains("no-store"));
    if stored || forbidden {
        put(made, "Cache-Control: no-store".to_owned(), Some(&NO_STORE).filter(|_| !forbidden));
    }
    for cookie in plan.response.filter(|_| has("cookie-attributes")).map(set_cookies).unwrap_or_default() {
        let missing = lacking(&cookie);
        let name = redact::without_secrets(plan.report, cookie.name.to_owned());
        if missing.is_empty() || cookie.name.len() > MOST_PASTED || !cookie.name.bytes().all(is_tchar) {
            continue;
        }
        let mut line = ["Set-Cookie: ", &name, "=", redact::MASK].concat();
        for kept in ["Path", "Domain", "Max-Age", "Expires", "SameSite"] {
            let value = attribute(&cookie, &lower(kept)).filter(|value| !value.contains(char::is_control));
            let value = value.filter(|value| value.len() <= MOST_PASTED);
            line.extend(value.iter().flat_map(|value| ["; ", kept, "=", value]));
        }
        line.push_str("; HttpOnly; Secure");
        let line = redact::without_secrets(plan.report, line);
        put(made, line, Some(&COOKIE));
    }
}

/// Methods that may work where this one doesn't.
fn methods(plan: &Plan) -> &'static str {
    let exchange = plan.report.subject.and_then(|index| plan.report.exchanges.get(index));
    match exchange.and_then(|exchange| exchange.request.as_ref()?.method.as_deref()) {
        Some("GET" | "HEAD") => "POST",
        Some("POST") | None => "GET, HEAD",
        Some(_) => "GET, HEAD, POST",
    }
}

fn put_body(made: &mut Better, plan: &Plan) {
    let body = plan.response.and_then(|response| response.body.as_ref());
    let asked_json = fired(plan.report, "problem-details").is_some();
    let page = body.is_some_and(|body| body.form == Form::Html) && !asked_json;
    let exchange = plan.report.subject.and_then(|index| plan.report.exchanges.get(index));
    let head = exchange
        .and_then(|exchange| exchange.request.as_ref())
        .is_some_and(|request| request.method.as_deref() == Some("HEAD"));
    // A site that asks by Basic, Digest or Windows' own way has a page of its own.
    let site = body.is_none() && SITES.iter().any(|scheme| made.text.contains(&["\n", WWW, ": ", scheme].concat()));
    if plan.status < 400 || plan.status == 407 || head || page || site && !asked_json {
        return made.text.push('\n');
    }
    if let Some(good) = good_body(plan) {
        made.text.push_str("Content-Type: application/problem+json\n\n");
        return put(made, good, None);
    }
    let (kind, text, why) = match &plan.oauth {
        Some(code) => ("application/json", ["{ \"error\": \"", code, "\" }"].concat(), &OAUTH),
        None => (
            "application/problem+json",
            problem(plan),
            if fired(plan.report, "detail-leak").is_some() { &LEAK } else { &PROBLEM },
        ),
    };
    put(made, ["Content-Type: ", kind].concat(), Some(why));
    made.text.push('\n');
    put(made, text, None);
}

/// Schemes by which websites ask.
const SITES: &[&str] = &["Basic", "Digest", "Negotiate", "NTLM"];

/// The body as it was, where it is problem details already and nothing is wrong with it.
fn good_body(plan: &Plan) -> Option<String> {
    let response = plan.response.filter(|response| response.status == Some(plan.status))?;
    let kind = header(&response.headers, "Content-Type")?;
    let fine =
        lower(&kind.value).starts_with("application/problem+json") && fired(plan.report, "detail-leak").is_none();
    let text = slice(&plan.report.documents, response.body.as_ref().filter(|_| fine)?.span).trim();
    (text.len() <= MOST_PASTED).then(|| redact::without_secrets(plan.report, text.to_owned()))
}

/// Problem details in words of ours alone (RFC 9457, section 4.2.1: with `about:blank` the title is the status's name).
fn problem(plan: &Plan) -> String {
    let detail = DETAILS.iter().find(|(status, rule, _)| {
        (*status == plan.status || *status == 500 && plan.status > 500 || *status == 0) && plan.rule.starts_with(rule)
    });
    let detail = detail.map_or("", |(_, _, detail)| detail);
    let name = status::status(plan.status).map_or("Error", |status| status.name);
    let form = plan.rule == "bad-request" && matches!(plan.status, 400 | 422);
    let errors = if form { ERRORS } else { "" };
    [
        "{\n  \"type\": \"about:blank\",\n  \"title\": \"",
        name,
        "\",\n  \"status\": ",
        &plan.status.to_string(),
        ",\n  \"detail\": \"",
        detail,
        "\"",
        errors,
        "\n}",
    ]
    .concat()
}
