//! Errors of OAuth's and OpenID Connect's endpoints.

pub mod oauth_access_denied;
pub mod oauth_consent_required;
pub mod oauth_error;
pub mod oauth_invalid_client;
pub mod oauth_invalid_grant;
pub mod oauth_invalid_request;
pub mod oauth_invalid_scope;
pub mod oauth_redirect_uri_mismatch;
pub mod oauth_unauthorized_client;
pub mod oauth_unsupported_grant_type;

use super::{Rule, found, status_evidence, words};
use crate::{
    case::{self, Case, Phrase, Slot},
    finding::{Confidence, Finding, Message, evidence},
    knowledge::oauth_error::oauth_error,
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
    let phrase = case.phrases.iter().find(named).filter(|_| !resource)?;
    // "access_denied" is a word of many APIs that have nothing to do with OAuth.
    let ambiguous = code == "access_denied" && case::has_status(case, &[401, 403]);
    if words::says_other(case, &[rule.id]) {
        return None;
    }
    let confidence = if ambiguous { Confidence::Likely } else { Confidence::Certain };
    let mut finding = found(rule, confidence, title, message);
    finding.evidence.push(evidence(phrase.span, "error"));
    finding.evidence.extend(status_evidence(case));
    words::support(case, &mut finding);
    words::add_all(&mut finding.fixes, fixes);
    finding.citations.extend(oauth_error(code).map(|known| known.citation));
    Some(finding)
}
