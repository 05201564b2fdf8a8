//! Errors of OAuth's and OpenID Connect's endpoints.

pub mod oauth_access_denied;
pub mod oauth_consent_required;
pub mod oauth_device_expired;
pub mod oauth_device_pending;
pub mod oauth_error;
pub mod oauth_interaction_required;
pub mod oauth_invalid_client;
pub mod oauth_invalid_grant;
pub mod oauth_invalid_request;
pub mod oauth_invalid_scope;
pub mod oauth_invalid_target;
pub mod oauth_login_required;
pub mod oauth_redirect_uri_mismatch;
pub mod oauth_server_error;
pub mod oauth_state_lost;
pub mod oauth_temporarily_unavailable;
pub mod oauth_unauthorized_client;
pub mod oauth_unsupported_grant_type;
pub mod oauth_unsupported_response_type;
pub mod saml_error;

use super::{Rule, found, status_evidence, words};
use crate::{
    case::{self, Case, Phrase, Slot},
    finding::{Confidence, Finding, Message, evidence},
    http::message::header,
    knowledge::oauth_error::oauth_error,
    report::InputKind,
    text::has_ignoring_case,
};

/// The finding that the error `code` gives by itself; a product's own words for another reason weigh more.
fn by_code(
    case: &Case,
    rule: &Rule,
    code: &str,
    title: Message,
    message: Message,
    fixes: &'static [&'static str],
) -> Option<Finding> {
    let named = |phrase: &&Phrase| {
        let slot = matches!(&phrase.slot, Slot::Member(name) | Slot::Param(name) if name == "error")
            || matches!(phrase.slot, Slot::Line);
        slot && phrase.text.trim() == code
    };
    // A resource server's challenge says more than the code that it repeats in the body (RFC 6750, section 3.1).
    let resource = case::has_status(case, &[401])
        && ["Bearer", "DPoP"].iter().any(|scheme| case::challenge_of(case, scheme).is_some());
    let Some(phrase) = case.phrases.iter().find(named).filter(|_| !resource) else {
        let mut finding = words::finding(case, rule, title)?;
        words::add_all(&mut finding.fixes, fixes);
        return Some(finding);
    };
    // "access_denied" is a word of many APIs that have nothing to do with OAuth.
    let ambiguous = code == "access_denied" && case::has_status(case, &[401, 403]);
    if words::says_other(case, &[rule.id]) {
        return None;
    }
    let confidence = if ambiguous { Confidence::Likely } else { proves(case, code) };
    let mut finding = found(rule, confidence, title, message);
    finding.evidence.push(evidence(phrase.span, "error"));
    finding.evidence.extend(status_evidence(case));
    words::support(case, &mut finding);
    words::add_all(&mut finding.fixes, fixes);
    finding.citations.extend(oauth_error(code).map(|known| known.citation));
    Some(finding)
}

/// Codes that other APIs use for errors of their own.
const COMMON: &[&str] = &[
    "invalid_request",
    "access_denied",
    "server_error",
    "temporarily_unavailable",
    "slow_down",
    "login_required",
    "interaction_required",
    "expired_token",
    "invalid_scope",
];

/// How much a code proves by itself: a common one proves nothing where nothing else speaks of OAuth, and little where
/// the words stand beside it that OAuth doesn't use.
fn proves(case: &Case, code: &str) -> Confidence {
    const PLACES: &[&str] = &["oauth", "token", "authorize", "login", "signin", "connect", "device", "callback"];
    let is = |phrase: &Phrase, names: &[&str]| matches!(&phrase.slot, Slot::Member(name) | Slot::Param(name) if names.contains(&name.as_str()));
    let has = |names: &[&str]| case.phrases.iter().any(|phrase| is(phrase, names));
    let target = case::request(case).and_then(|request| request.target.as_deref()).unwrap_or_default();
    let oauth = has(&["error_description", "error_uri", "error_codes", "state"])
        || matches!(case.input.kind, InputKind::Url)
        || PLACES.iter().any(|place| has_ignoring_case(target, place));
    // RFC 6749, section 5.2: a token endpoint's answer is never stored.
    let unstored = case::response(case).and_then(|response| header(&response.headers, "Cache-Control"));
    let unstored = unstored.is_some_and(|field| has_ignoring_case(&field.value, "no-store"));
    match () {
        () if code == "slow_down" && !case::has_status(case, &[429]) => Confidence::Certain,
        () if oauth || !COMMON.contains(&code) => Confidence::Certain,
        () if has(&["message", "msg", "detail", "details", "code"]) || code == "slow_down" => Confidence::Possible,
        () if unstored => Confidence::Certain,
        () => Confidence::Likely,
    }
}

/// The finding of one of `codes`, which mean nothing else wherever they stand: vague words beside them count for
/// nothing, a product's own words for another reason do.
fn by_own_code(
    case: &Case,
    rule: &Rule,
    codes: &[&str],
    title: Message,
    message: Message,
    fixes: &'static [&'static str],
) -> Option<Finding> {
    let named = |phrase: &&Phrase| {
        let slot = matches!(&phrase.slot, Slot::Member(name) | Slot::Param(name) if name == "error")
            || matches!(phrase.slot, Slot::Line | Slot::Word);
        slot && codes.contains(&phrase.text.trim())
    };
    let other = |hit: &&crate::case::Hit| {
        hit.product.is_some() && hit.row.means != rule.id && hit.row.confidence == Confidence::Certain
    };
    if case.hits.iter().any(|hit| other(&hit)) {
        return None;
    }
    let phrase = case.phrases.iter().find(named);
    let mut finding = match phrase {
        Some(phrase) => found(rule, proves(case, phrase.text.trim()), title, message),
        None => words::finding(case, rule, title)?,
    };
    finding.evidence.extend(phrase.map(|phrase| evidence(phrase.span, "error")));
    finding.evidence.extend(status_evidence(case));
    words::support(case, &mut finding);
    words::add_all(&mut finding.fixes, fixes);
    finding.citations.extend(phrase.and_then(|phrase| oauth_error(phrase.text.trim())).map(|known| known.citation));
    Some(finding)
}
