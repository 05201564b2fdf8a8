//! `claims-challenge`: Microsoft Entra wants a new token that says more, after something about the account has changed
//! or for a protected part of the service.
//!
//! After a revocation (continuous access evaluation), or for an authentication context. The `claims` parameter is
//! base64 of a JSON claims request.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, cite, evidence},
    http::challenge,
    rules::{Rule, found, plain, status_evidence, words},
    token::base64url,
};

/// See the module.
pub const RULE: Rule = Rule { id: "claims-challenge", kind: Kind::Step, check };

fn check(case: &Case) -> Option<Finding> {
    let claims = case::asked(case).find_map(|challenge| challenge::param(challenge, "claims"))?;
    let offsets: Vec<u32> = (0..claims.value.len() as u32).collect();
    let (bytes, ..) = base64url::decode(&claims.value, &offsets, 0);
    let text = String::from_utf8_lossy(&bytes);
    let message = match () {
        () if text.contains("\"acrs\"") => {
            "The server wants a stronger or newer log-in for this: it names an authentication context (acrs). The client sends these claims along when it asks for the next token."
        }
        () if text.contains("\"nbf\"") => {
            "The token was taken back before its time (a changed password, a signed-out session, a changed network). The client sends these claims along when it asks for a new token."
        }
        () => {
            "The server wants a token that answers these claims. The client sends them along when it asks for the next token."
        }
    };
    let mut finding = found(
        &RULE,
        Confidence::Certain,
        plain("The server wants a new token that answers its claims"),
        plain(message),
    );
    finding.evidence.push(evidence(claims.value_span, "claims"));
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["answer-claims-challenge"]);
    finding.source = Some("Microsoft Entra ID");
    finding.citations.push(cite(
        "Microsoft: claims challenges",
        "https://learn.microsoft.com/en-us/entra/identity-platform/claims-challenge",
    ));
    Some(finding)
}

examples! {
    fires: ["WWW-Authenticate: Bearer realm=\"\", error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZX19fQ==\""],
    silent: ["WWW-Authenticate: Bearer realm=\"\", error=\"invalid_token\""],
}
