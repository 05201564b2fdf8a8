//! `oauth-error`: the sign-in service named an error that has no page of its own here; its code is explained.

use crate::{
    case::{Case, Slot},
    finding::{Arg, Confidence, Finding, Kind, evidence, say},
    knowledge::oauth_error::oauth_error,
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-error", kind: Kind::Cause, check };

/// Codes that have a rule of their own, or that say nothing without it.
const ELSEWHERE: &[&str] = &[
    "invalid_client",
    "invalid_grant",
    "invalid_request",
    "unauthorized_client",
    "invalid_scope",
    "unsupported_grant_type",
    "access_denied",
    "invalid_dpop_proof",
    "invalid_token",
    "insufficient_scope",
    "use_dpop_nonce",
    "insufficient_user_authentication",
    "insufficient_claims",
    "login_required",
    "interaction_required",
    "consent_required",
    "authorization_pending",
    "slow_down",
    "expired_token",
    "invalid_target",
    "unsupported_response_type",
    "server_error",
    "temporarily_unavailable",
];

fn check(case: &Case) -> Option<Finding> {
    if words::says_other(case, &[RULE.id]) {
        return None;
    }
    let (phrase, known) = case.phrases.iter().find_map(|phrase| {
        let slot = matches!(&phrase.slot, Slot::Member(name) | Slot::Param(name) if name == "error")
            || matches!(phrase.slot, Slot::Line);
        let known = oauth_error(phrase.text.trim()).filter(|known| slot && !ELSEWHERE.contains(&known.code))?;
        Some((phrase, known))
    })?;
    // "not_found" and the like are other APIs' words as well.
    let confidence =
        if known.code.contains('_') && known.code != "not_found" { Confidence::Certain } else { Confidence::Possible };
    let title = say("The authorization server answers {code}", [("code", Arg::from(known.code))]);
    let mut finding = found(&RULE, confidence, title, plain(known.means));
    finding.evidence.push(evidence(phrase.span, "error"));
    finding.evidence.extend(status_evidence(case));
    finding.fixes.push("fix-request");
    finding.citations.push(known.citation);
    Some(finding)
}

examples! {
    fires: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"unsupported_token_type\"}", "https://app.example/cb?error=account_selection_required&state=x"],
    silent: ["HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_client\"}", "400"],
}
