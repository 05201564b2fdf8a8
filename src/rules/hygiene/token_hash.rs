//! `token-hash`: an ID token and an access token or code beside it that weren't issued together.
//!
//! OpenID Connect Core, section 3.1.3.8: the client should see to it that `at_hash` fits the access token; section
//! 3.3.2.10: `c_hash`.

use crate::{
    case::Case,
    finding::{Confidence, Finding, Kind, cite},
    json,
    rules::Rule,
    text::Span,
    token::{Token, claim, proof},
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-hash", kind: Kind::Hygiene, check };

const TELLS: &super::Tells = &super::Tells {
    label: "hash",
    title: "The ID token doesn't belong to what stands beside it",
    message: "Its at_hash (or c_hash) is the digest of the access token (or code) that it was issued with, and the one here has another. One of the two is from another sign-in, or was changed. A client that checks this refuses both.",
    citation: cite(
        "OpenID Connect Core, section 3.1.3.8",
        "https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowTokenValidation",
    ),
    fixes: &["get-new-token"],
};

fn check(case: &Case) -> Option<Finding> {
    let mut finding = super::by_token(case, &RULE, TELLS, find)?;
    // What stands beside it may have been put there by whoever pasted it.
    finding.confidence = Confidence::Likely;
    Some(finding)
}

fn find(case: &Case, token: &Token) -> Option<Span> {
    let alg = super::header_text(token, "alg");
    [("at_hash", "access_token"), ("c_hash", "code")].into_iter().find_map(|(hash, name)| {
        let member = claim(token, hash)?;
        let beside = named(case, name)?;
        let due = proof::half_hash(beside, alg)?;
        (json::string(&member.node)? != due).then_some(member.node.span)
    })
}

/// The one value of a member or parameter of that name in the paste; `None` where there are several.
fn named<'a>(case: &'a Case, name: &str) -> Option<&'a str> {
    let text = case.documents.first()?.text.as_str();
    let mut values = text.match_indices(name).filter_map(|(at, _)| {
        let before = text.get(..at)?.chars().next_back();
        if !before.is_some_and(|c| "\"'?&#\n ".contains(c)) {
            return None;
        }
        let behind = text.get(at + name.len()..)?.trim_start_matches(['"', '\'']).trim_start();
        let value = behind.strip_prefix([':', '='])?.trim_start().trim_start_matches(['"', '\'']);
        let value = value.get(..value.find(|c: char| "\"'&#, \r\n".contains(c)).unwrap_or(value.len()))?;
        (value.len() >= 16).then_some(value)
    });
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

examples! {
    fires: [
        &format!("{{\"access_token\":\"ya29.some-other-access-token\",\"id_token\":\"{}\"}}", crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"at_hash":"77QmUPtjPfzWtF2AnpK9RQ"}"#)),
        &format!("https://a.example/cb#code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvl&id_token={}", crate::rules::testing::jwt(r#"{"alg":"ES256"}"#, r#"{"c_hash":"LDktKdoQak3Pk0cnXxCltA"}"#)),
    ],
    silent: [
        &format!("{{\"access_token\": \"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y\",\"id_token\":\"{}\"}}", crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"at_hash":"77QmUPtjPfzWtF2AnpK9RQ"}"#)),
        &format!("https://a.example/cb#code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&id_token={}", crate::rules::testing::jwt(r#"{"alg":"ES256"}"#, r#"{"c_hash":"LDktKdoQak3Pk0cnXxCltA"}"#)),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"at_hash":"77QmUPtjPfzWtF2AnpK9RQ"}"#),
    ],
}
