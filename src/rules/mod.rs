//! The rules: one file each, named as its id. A rule sees a [`Case`] and may say one [`Finding`].
//!
//! Their order in [`RULES`] is their precedence among findings of one kind and confidence: what explains more of
//! a refusal stands before what explains less.

use crate::{
    case::Case,
    finding::{Confidence, Evidence, Finding, Kind, Message, say},
};

/// Checks the examples that a rule's file gives: pastes that fire it and pastes that must not.
macro_rules! examples {
    (fires: [$($fires:expr),* $(,)?], silent: [$($silent:expr),* $(,)?] $(,)?) => {
        #[cfg(test)]
        #[test]
        fn fires_on_its_examples_alone() {
            let (fires, silent): (&[&str], &[&str]) = (&[$($fires),*], &[$($silent),*]);
            $crate::rules::testing::check(&RULE, fires, silent);
        }
    };
}

mod against;
pub mod answers;
pub mod credentials;
pub mod handshake;
pub mod hygiene;
pub mod limits;
pub mod oauth;
pub mod other;
pub mod rights;
mod rivals;
pub mod token;
pub mod words;

/// A rule of the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The catalogue's id, which is also the file's name.
    pub id: &'static str,
    /// What its findings are about.
    pub kind: Kind,
    /// The finding that the case gives rise to.
    pub check: fn(&Case) -> Option<Finding>,
}

/// Every rule, in the order of precedence.
pub const RULES: &[Rule] = &[
    // What was sent can't be right, whatever the server wants.
    credentials::malformed_authorization::RULE,
    credentials::proxy_authentication::RULE,
    credentials::conflicting_credentials::RULE,
    token::token_too_large::RULE,
    other::preflight_refused::RULE,
    // Nothing was asked, or no answer came through.
    other::cors_refused::RULE,
    other::blocked_by_extension::RULE,
    other::dns_failure::RULE,
    other::tls_failure::RULE,
    other::connection_failed::RULE,
    other::captive_portal::RULE,
    other::redirect_loop::RULE,
    // The server hands out what the next request needs.
    handshake::digest_stale::RULE,
    handshake::dpop_nonce_required::RULE,
    token::dpop_proof_invalid::RULE,
    token::token_bound::RULE,
    handshake::claims_challenge::RULE,
    handshake::step_up_required::RULE,
    handshake::uma_ticket::RULE,
    handshake::gnap_start::RULE,
    handshake::registry_token_needed::RULE,
    // The token.
    token::token_expired::RULE,
    token::token_not_yet_valid::RULE,
    token::token_revoked::RULE,
    token::token_unsigned::RULE,
    token::token_blank_claims::RULE,
    token::token_wrong_kind::RULE,
    token::token_audience_mismatch::RULE,
    token::token_issuer_mismatch::RULE,
    token::token_key_unknown::RULE,
    token::token_algorithm_rejected::RULE,
    token::token_signature_rejected::RULE,
    token::token_malformed::RULE,
    token::token_time_unit::RULE,
    token::token_time_type::RULE,
    token::clock_skew::RULE,
    // Rights.
    rights::insufficient_scope::RULE,
    rights::bot_check::RULE,
    rights::policy_blocked::RULE,
    limits::rate_limited::RULE,
    limits::quota_exhausted::RULE,
    limits::payment_required::RULE,
    rights::wrong_address::RULE,
    rights::hidden_404::RULE,
    rights::login_page_instead::RULE,
    // OAuth.
    oauth::oauth_invalid_client::RULE,
    oauth::oauth_invalid_grant::RULE,
    oauth::oauth_consent_required::RULE,
    oauth::oauth_redirect_uri_mismatch::RULE,
    oauth::oauth_unauthorized_client::RULE,
    oauth::oauth_unsupported_grant_type::RULE,
    oauth::oauth_invalid_scope::RULE,
    oauth::oauth_access_denied::RULE,
    oauth::oauth_invalid_request::RULE,
    oauth::oauth_login_required::RULE,
    oauth::oauth_interaction_required::RULE,
    oauth::oauth_device_pending::RULE,
    oauth::oauth_device_expired::RULE,
    oauth::oauth_invalid_target::RULE,
    oauth::oauth_unsupported_response_type::RULE,
    oauth::oauth_server_error::RULE,
    oauth::oauth_temporarily_unavailable::RULE,
    oauth::oauth_state_lost::RULE,
    oauth::saml_error::RULE,
    oauth::oauth_error::RULE,
    // Credentials.
    credentials::account_locked::RULE,
    credentials::account_disabled::RULE,
    credentials::password_expired::RULE,
    credentials::mfa_required::RULE,
    credentials::captcha_required::RULE,
    credentials::csrf_failed::RULE,
    credentials::client_certificate_required::RULE,
    credentials::api_key_misplaced::RULE,
    credentials::api_key_restricted::RULE,
    credentials::api_key_missing::RULE,
    credentials::api_key_invalid::RULE,
    credentials::wrong_scheme::RULE,
    credentials::authorization_header_lost::RULE,
    credentials::session_missing::RULE,
    credentials::session_expired::RULE,
    credentials::credentials_rejected::RULE,
    handshake::resource_metadata::RULE,
    handshake::handshake_step::RULE,
    credentials::no_credentials::RULE,
    rights::insufficient_permission::RULE,
    rights::forbidden_by_rule::RULE,
    credentials::cookie_blocked::RULE,
    // Not about credentials.
    other::parked_domain::RULE,
    other::stale_cache::RULE,
    other::service_unavailable::RULE,
    other::gateway_error::RULE,
    other::server_error::RULE,
    other::method_not_allowed::RULE,
    other::unsupported_media_type::RULE,
    other::not_found::RULE,
    other::gone::RULE,
    other::conflict::RULE,
    other::bad_request::RULE,
    other::error_in_200::RULE,
    // Nothing was refused.
    answers::success::RULE,
    answers::redirect::RULE,
    answers::informational::RULE,
    answers::request_only::RULE,
    answers::token_readable::RULE,
    answers::credential_recognised::RULE,
    answers::not_http::RULE,
    answers::nothing_to_go_on::RULE,
    // What could be better.
    hygiene::missing_challenge::RULE,
    hygiene::challenge_wrong_field::RULE,
    hygiene::challenge_syntax::RULE,
    hygiene::realm_missing::RULE,
    hygiene::bearer_error::RULE,
    hygiene::status_mismatch::RULE,
    hygiene::cacheable_refusal::RULE,
    hygiene::missing_allow::RULE,
    hygiene::missing_retry_after::RULE,
    hygiene::problem_details::RULE,
    hygiene::detail_leak::RULE,
    hygiene::cookie_attributes::RULE,
    hygiene::basic_over_http::RULE,
    hygiene::weak_digest::RULE,
    hygiene::alg_none::RULE,
    hygiene::empty_signature::RULE,
    hygiene::signature_length::RULE,
    hygiene::algorithm_case::RULE,
    hygiene::deprecated_algorithm::RULE,
    hygiene::embedded_key::RULE,
    hygiene::suspicious_kid::RULE,
    hygiene::critical_header::RULE,
    hygiene::typ_profile::RULE,
    hygiene::secret_in_claims::RULE,
    hygiene::time_order::RULE,
    hygiene::symmetric_issuer::RULE,
    hygiene::no_algorithm::RULE,
    hygiene::unknown_algorithm::RULE,
    hygiene::checksum_wrong::RULE,
    hygiene::disclosure_stray::RULE,
    hygiene::encrypted_parts::RULE,
    hygiene::not_for_access::RULE,
    hygiene::dpop_proof_flaw::RULE,
    hygiene::token_hash::RULE,
    hygiene::claim_type::RULE,
    hygiene::critical_misused::RULE,
    hygiene::foreign_key_address::RULE,
    hygiene::unencoded_content::RULE,
    hygiene::password_rounds::RULE,
    hygiene::no_authorized_party::RULE,
    hygiene::issuer_form::RULE,
    hygiene::long_subject::RULE,
    hygiene::many_confirmations::RULE,
    hygiene::no_expiry::RULE,
    hygiene::no_audience::RULE,
    hygiene::many_audiences::RULE,
    hygiene::long_lived::RULE,
    hygiene::token_size::RULE,
    hygiene::nested::RULE,
    hygiene::compressed::RULE,
    hygiene::duplicate_member::RULE,
    hygiene::unsafe_integer::RULE,
    hygiene::token_repaired::RULE,
    hygiene::bidi_or_invisible::RULE,
    hygiene::token_in_url::RULE,
    hygiene::secret_in_paste::RULE,
];

/// All that the rules say of a case, in the order of the table.
pub fn findings(case: &Case) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for rule in RULES {
        let answered = |finding: &Finding| matches!(finding.kind, Kind::Cause | Kind::Step | Kind::Answer);
        if rule.id != answers::nothing_to_go_on::RULE.id || !findings.iter().any(answered) {
            findings.extend((rule.check)(case));
        }
    }
    against::weigh(case, &mut findings);
    let named = |finding: &Finding| {
        matches!(finding.kind, Kind::Cause | Kind::Step)
            && finding.confidence <= Confidence::Likely
            && !BY_STATUS.contains(&finding.rule)
    };
    if findings.iter().any(named) {
        findings.retain(|finding| !BY_STATUS.contains(&finding.rule));
    }
    // A step that names what to do next explains the missing credentials too.
    let step = |finding: &Finding| {
        finding.kind == Kind::Step && finding.rule != "handshake-step" && finding.confidence == Confidence::Certain
    };
    if findings.iter().any(step) {
        findings.retain(|finding| finding.rule != "handshake-step" && finding.rule != "no-credentials");
    }
    // The sign-in service's own code, or the cookie asked for, says more than that nothing came.
    let missing = |finding: &Finding| {
        finding.confidence == Confidence::Certain && ["oauth-login-required", "session-missing"].contains(&finding.rule)
    };
    if findings.iter().any(missing) {
        findings.retain(|finding| finding.rule != "no-credentials");
    }
    if findings
        .iter()
        .any(|finding| finding.rule == "malformed-authorization" && finding.confidence == Confidence::Certain)
    {
        findings.retain(|finding| finding.rule != "token-malformed");
    }
    // Where the paste proves the reason, guesses beside it only confuse.
    if findings.iter().any(|finding| named(finding) && finding.confidence == Confidence::Certain) {
        let guess = |finding: &Finding| {
            matches!(finding.kind, Kind::Cause | Kind::Step) && finding.confidence == Confidence::Possible
        };
        findings.retain(|finding| !guess(finding));
    }
    rivals::add(case, &mut findings);
    findings
}

/// Rules that only put the status into words: they give way where anything else names the reason.
const BY_STATUS: &[&str] = &[
    "bad-request",
    "not-found",
    "gone",
    "conflict",
    "method-not-allowed",
    "unsupported-media-type",
    "server-error",
    "gateway-error",
    "service-unavailable",
    "error-in-200",
    "success",
    "redirect",
];

/// A finding of `rule` without evidence, fixes and citations.
#[inline(never)]
pub fn found(rule: &Rule, confidence: Confidence, title: Message, message: Message) -> Finding {
    Finding {
        rule: rule.id,
        kind: rule.kind,
        confidence,
        title,
        message,
        against: None,
        evidence: Vec::new(),
        fixes: Vec::new(),
        citations: Vec::new(),
        source: None,
    }
}

/// The status code as evidence.
#[inline(never)]
fn status_evidence(case: &Case) -> Vec<Evidence> {
    let place = crate::case::response(case).and_then(|response| response.status_span);
    place.map(|place| crate::finding::evidence(place, "status")).into_iter().collect()
}

/// The finding that a status alone gives, in the words of its row in [`crate::knowledge::status`].
#[inline(never)]
fn by_status(case: &Case, rule: &Rule, title: &'static str, fixes: &'static [&'static str]) -> Option<Finding> {
    let known = crate::case::status(case).and_then(crate::knowledge::status::status)?;
    let mut finding = found(rule, Confidence::Certain, plain(title), plain(known.means));
    finding.evidence = status_evidence(case);
    words::support(case, &mut finding);
    words::add_all(&mut finding.fixes, fixes);
    finding.citations.push(known.citation);
    Some(finding)
}

/// The finding that IIS's sub-status alone gives, where its row means this rule's cause.
#[inline(never)]
fn by_substatus(case: &Case, rule: &Rule, title: Message) -> Option<Finding> {
    let response = crate::case::response(case)?;
    let known = crate::knowledge::status::substatus(response.status?, response.substatus?)?;
    if known.cause != rule.id {
        return None;
    }
    let mut finding = found(rule, Confidence::Certain, title, plain(known.means));
    finding.source = Some("IIS");
    finding.evidence = status_evidence(case);
    finding.citations.push(known.citation);
    Some(finding)
}

/// A sentence without arguments.
#[inline(never)]
fn plain(sentence: &'static str) -> Message {
    say(sentence, [])
}

#[cfg(test)]
pub mod testing;
