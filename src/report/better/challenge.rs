//! The challenges of the better answer: those that were there, mended, or one where one is due.

use super::{Better, MOST_PASTED, Plan, Reason, asked, fired, titled, words::CHALLENGE_WHYS};
use crate::{
    finding::{Arg, Confidence, Finding},
    http::{
        challenge::{
            Challenge, Param, SCHEME_NAMES, param,
            strict::{self, is_tchar},
        },
        message::header,
    },
    report::{Report, redact},
    rules::hygiene::bearer_error::NEEDLESS,
    text::lower,
};

/// The most challenges that are taken over.
pub const MOST_CHALLENGES: usize = 16;

pub(super) const WWW: &str = "WWW-Authenticate";
pub(super) const PROXY: &str = "Proxy-Authenticate";

/// The challenges that were there, mended, or one where one is due.
pub(super) fn put_challenges(made: &mut Better, plan: &Plan) {
    let field = if plan.status == 407 { PROXY } else { WWW };
    let asked = asked(plan.report);
    let due = asked.iter().any(|challenge| challenge.field == field);
    let told = plan.response.and_then(|response| response.status);
    let stays = told.is_none_or(|told| told == plan.status) || matches!(plan.status, 401 | 407);
    let scope =
        |challenge: &Challenge| param(challenge, "error").is_some_and(|error| error.value == "insufficient_scope");
    let mut length = 0;
    let mut lines: Vec<String> = Vec::new();
    let taken = |challenge: &&&Challenge| (challenge.field == field || !due) && (stays || scope(challenge));
    for challenge in asked.iter().filter(taken).take(MOST_CHALLENGES) {
        length += (challenge.span.end - challenge.span.start) as usize;
        // In a field that is off, a word without parameters is most likely a value's rest.
        let known = SCHEME_NAMES.iter().any(|name| name.eq_ignore_ascii_case(&challenge.scheme));
        let rest = !known && !challenge.well_formed && challenge.params.is_empty();
        if length > MOST_PASTED || rest || challenge.scheme.is_empty() || !challenge.scheme.bytes().all(is_tchar) {
            continue;
        }
        let md5 = fired(plan.report, "weak-digest").is_some() && challenge.scheme.eq_ignore_ascii_case("Digest");
        lines.extend(md5.then(|| value(plan, challenge, Some("SHA-256"))));
        lines.push(value(plan, challenge, None));
    }
    let scope_missing = plan.status == 403
        && plan.verdict.rule == "insufficient-scope"
        && fired(plan.report, "status-mismatch").is_some();
    let synthetic = lines.is_empty() && (matches!(plan.status, 401 | 407) || scope_missing);
    if synthetic {
        let scheme = scheme(plan).to_owned();
        lines.push(value(plan, &Challenge { field, scheme, ..Challenge::default() }, None));
    }
    let told = asked.iter().any(|challenge| param(challenge, "error").is_some());
    for (index, line) in lines.into_iter().enumerate() {
        let line = [field, ": ", &line].concat();
        made.text.push_str(&line);
        made.text.push('\n');
        let added = |rule: &str| match rule {
            "missing-challenge" => synthetic && plan.status != 403,
            "bearer-error" => !told && line.contains("error=\""),
            _ => false,
        };
        let whys = CHALLENGE_WHYS.iter().filter(|(rule, _)| index == 0 && (is_about(plan.report, rule) || added(rule)));
        made.reasons.extend(whys.map(|(_, (text, citation))| Reason { line: line.clone(), text, citation: *citation }));
    }
}

/// Whether a finding of the rule speaks of the challenge: details may leak in bodies too.
fn is_about(report: &Report, rule: &str) -> bool {
    let within = |finding: &Finding| {
        finding.evidence.iter().any(|piece| {
            asked(report).iter().any(|challenge| {
                challenge.span.doc == piece.span.doc
                    && challenge.span.start <= piece.span.start
                    && piece.span.end <= challenge.span.end
            })
        })
    };
    fired(report, rule).is_some_and(|finding| rule != "detail-leak" || within(finding))
}

/// The scheme to offer where the answer names none: the one that the request used, else the one that its kind of
/// credentials goes with.
fn scheme(plan: &Plan) -> &'static str {
    let exchange = plan.report.subject.and_then(|index| plan.report.exchanges.get(index));
    let sent = exchange.and_then(|exchange| header(&exchange.request.as_ref()?.headers, "Authorization"));
    let sent = sent.map(|sent| sent.value.split(' ').next().unwrap_or_default());
    let known = sent.and_then(|sent| SCHEME_NAMES.iter().find(|name| name.eq_ignore_ascii_case(sent)));
    match known {
        Some(known) => known,
        None if plan.status == 407 || plan.oauth.is_some() => "Basic",
        None if plan.verdict.rule.starts_with("api-key-") => "ApiKey",
        None if plan.verdict.source == Some("AWS") => "AWS4-HMAC-SHA256",
        None => "Bearer",
    }
}

/// A challenge written anew; `algorithm` in place of Digest's own.
fn value(plan: &Plan, challenge: &Challenge, algorithm: Option<&str>) -> String {
    let is = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(&challenge.scheme));
    let known = SCHEME_NAMES.iter().find(|name| is(&[name]));
    let scheme = known.map_or(challenge.scheme.as_str(), |name| name);
    if let Some(token68) = &challenge.token68
        && !is(&["Bearer", "Basic"])
    {
        return masked(plan, scheme, &[scheme, " ", token68].concat());
    }
    let (bearer, digest) = (is(&["Bearer", "DPoP"]), is(&["Digest"]));
    let mut params: Vec<(String, String)> = Vec::new();
    let mut add = |name: &str, value: &str| {
        if !name.is_empty()
            && name.bytes().all(is_tchar)
            && !params.iter().any(|(known, _)| known.eq_ignore_ascii_case(name))
        {
            params.push((name.to_owned(), value.to_owned()));
        }
    };
    let realm = param(challenge, "realm").map(|realm| realm.value.as_str());
    // A challenge of ours, one that can't do without, and one whose parameters couldn't be read.
    let bare = challenge.params.is_empty() && (bearer || !challenge.well_formed);
    let invented = bare || digest || is(&["Basic"]);
    if let Some(realm) = realm.or_else(|| invented.then(|| plan.report.host.as_deref().unwrap_or("api"))) {
        add("realm", realm);
    }
    if let Some(algorithm) = algorithm {
        add("algorithm", algorithm);
    }
    if bearer {
        errors(plan, challenge, &mut add);
    } else {
        challenge.params.iter().for_each(|param| add(&param.name, &param.value));
    }
    if digest {
        add("qop", "auth");
        add("nonce", "a-fresh-one-for-every-answer");
    }
    let mut text = scheme.to_owned();
    for (name, value) in &params {
        text.push_str(if text.len() == scheme.len() { " " } else { ", " });
        text.push_str(&written(name, value, digest));
    }
    masked(plan, scheme, &text)
}

/// A challenge without what must not be shared; no more than its scheme, where a secret is part of how it is written.
fn masked(plan: &Plan, scheme: &str, text: &str) -> String {
    let masked = redact::without_secrets(plan.report, text.to_owned());
    if strict::check(&masked).is_ok() { masked } else { scheme.to_owned() }
}

/// Bearer's parameters besides the realm, its error and scope as RFC 6750, section 3.1, wants them. Their values have no
/// quotes and nothing beyond ASCII in them (section 3).
fn errors(plan: &Plan, challenge: &Challenge, add: &mut impl FnMut(&str, &str)) {
    let report = plan.report;
    let needless = titled(report, "bearer-error", NEEDLESS);
    let error = param(challenge, "error").filter(|_| !needless);
    let token = plan.verdict.rule.starts_with("token-") && plan.verdict.confidence <= Confidence::Likely;
    let scope = plan.status == 403 && plan.verdict.rule == "insufficient-scope";
    let code = match error {
        Some(error) => Some(error.value.as_str()),
        None if scope => Some("insufficient_scope"),
        None => (plan.status == 401 && token && !needless).then_some("invalid_token"),
    };
    if let Some(code) = code {
        add("error", code);
    }
    let kept = |param: &&Param| {
        let told = lower(&param.name);
        let detail = told.starts_with("error") && (needless || is_about(report, "detail-leak"));
        let allowed = param.value.bytes().all(|byte| matches!(byte, b' '..=b'~') && !b"\"\\".contains(&byte));
        told != "error" && !detail && !(told == "scope" && scope) && allowed && !param.value.is_empty()
    };
    challenge.params.iter().filter(kept).for_each(|param| add(&param.name, &param.value));
    if scope {
        add("scope", &needed(plan, challenge));
    }
}

/// The scopes that the request needs; a word to replace where the paste doesn't tell.
fn needed(plan: &Plan, challenge: &Challenge) -> String {
    let told = param(challenge, "scope").map(|scope| scope.value.clone()).filter(|scope| !scope.is_empty());
    let named = |(name, arg): &(&'static str, Arg)| match arg {
        Arg::List(scopes) if *name == "needed" || *name == "missing" => Some(scopes.join(" ")),
        _ => None,
    };
    let (message, title) = (&plan.verdict.message.args, &plan.verdict.title.args);
    told.or_else(|| message.iter().chain(title).find_map(named)).unwrap_or_else(|| "the.missing.scope".to_owned())
}

/// `name="value"`. Digest's flags stand without quotes (RFC 7616, section 3.3).
fn written(name: &str, value: &str, digest: bool) -> String {
    let flag = digest && ["algorithm", "stale", "userhash"].iter().any(|flag| flag.eq_ignore_ascii_case(name));
    if flag && !value.is_empty() && value.bytes().all(is_tchar) {
        return [name, "=", value].concat();
    }
    let mut text = [name, "=\""].concat();
    for c in value.chars().filter(|c| !c.is_control()) {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            c => text.push(c),
        }
    }
    text + "\""
}
