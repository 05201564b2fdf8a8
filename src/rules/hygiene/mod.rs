//! What the server or the token should do better, and what must not be shared.

/// A rule about tokens: its id, the evidence's label, title, message, citation and fixes; `find` in its file says where.
macro_rules! token_rule {
    ($id:literal, $label:literal, $title:literal, $message:literal, $cite:expr $(, $fix:literal)* $(,)?) => {
        /// See the module.
        pub const RULE: Rule = Rule { id: $id, kind: Kind::Hygiene, check };

        fn check(case: &Case) -> Option<Finding> {
            super::by_token(case, &RULE, TELLS, find)
        }

        const TELLS: &super::Tells = &super::Tells {
            label: $label,
            title: $title,
            message: $message,
            citation: $cite,
            fixes: &[$($fix),*],
        };
    };
}

pub mod alg_none;
pub mod algorithm_case;
pub mod basic_over_http;
pub mod bearer_error;
pub mod bidi_or_invisible;
pub mod cacheable_refusal;
pub mod challenge_syntax;
pub mod challenge_wrong_field;
pub mod checksum_wrong;
pub mod claim_type;
pub mod compressed;
pub mod cookie_attributes;
pub mod critical_header;
pub mod critical_misused;
pub mod deprecated_algorithm;
pub mod detail_leak;
pub mod disclosure_stray;
pub mod dpop_proof_flaw;
pub mod duplicate_member;
pub mod embedded_key;
pub mod empty_signature;
pub mod encrypted_parts;
pub mod foreign_key_address;
pub mod issuer_form;
pub mod long_lived;
pub mod long_subject;
pub mod many_audiences;
pub mod many_confirmations;
pub mod missing_allow;
pub mod missing_challenge;
pub mod missing_retry_after;
pub mod nested;
pub mod no_algorithm;
pub mod no_audience;
pub mod no_authorized_party;
pub mod no_expiry;
pub mod not_for_access;
pub mod password_rounds;
pub mod problem_details;
pub mod realm_missing;
pub mod secret_in_claims;
pub mod secret_in_paste;
pub mod signature_length;
pub mod status_mismatch;
pub mod suspicious_kid;
pub mod symmetric_issuer;
pub mod time_order;
pub mod token_hash;
pub mod token_in_url;
pub mod token_repaired;
pub mod token_size;
pub mod typ_profile;
pub mod unencoded_content;
pub mod unknown_algorithm;
pub mod unsafe_integer;
pub mod weak_digest;

use super::{Rule, found, plain};
use crate::{
    case::{self, Case},
    finding::{Citation, Confidence, Finding, evidence},
    http::message::{Form, header},
    json::{self, Member},
    text::Span,
    token::Token,
};

/// The most tokens that one finding points at.
const MAX_TOKENS: usize = 8;

/// What a finding about tokens says.
struct Tells {
    /// Of the evidence.
    label: &'static str,
    title: &'static str,
    message: &'static str,
    citation: Citation,
    fixes: &'static [&'static str],
}

/// The finding about every token in which `find` finds its place.
#[inline(never)]
fn by_token(case: &Case, rule: &Rule, tells: &Tells, find: fn(&Case, &Token) -> Option<Span>) -> Option<Finding> {
    let places = case.tokens.iter().filter_map(|token| find(case, token)).take(MAX_TOKENS);
    let mut finding = found(rule, Confidence::Certain, plain(tells.title), plain(tells.message));
    finding.evidence = places.map(|place| evidence(place, tells.label)).collect();
    finding.evidence.first()?;
    finding.citations.push(tells.citation);
    finding.fixes.extend(tells.fixes);
    Some(finding)
}

/// Names in the `Server` field under which somebody else's network answers in front of the application.
const EDGES: &[&str] =
    &["cloudflare", "AkamaiGHost", "CloudFront", "awselb", "Varnish", "Vercel", "Netlify", "ddos-guard"];

/// Whether the answer is a page by a network in front of the application, whose author has no hand in it. What such
/// a network passes on carries its name too, so that the page alone tells.
#[inline(never)]
fn is_edge_page(case: &Case) -> bool {
    let Some(response) = case::response(case) else { return false };
    let page = response.body.as_ref().is_some_and(|body| body.form == Form::Html);
    page && header(&response.headers, "Server")
        .is_some_and(|server| EDGES.iter().any(|edge| server.value.contains(edge)))
}

/// The member `name` of a token's header.
#[inline(never)]
fn header_member<'a>(token: &'a Token, name: &str) -> Option<&'a Member> {
    json::member(token.header.as_ref()?, name)
}

/// The text of the member `name` of a token's header; empty where there is none.
#[inline(never)]
fn header_text<'a>(token: &'a Token, name: &str) -> &'a str {
    header_member(token, name).and_then(|member| json::string(&member.node)).unwrap_or_default()
}

/// Whether the header says that the token is of one of these types, `application/` in front or not.
#[inline(never)]
fn is_typ(token: &Token, types: &[&str]) -> bool {
    let typ = header_text(token, "typ");
    let typ = typ.strip_prefix("application/").unwrap_or(typ);
    types.iter().any(|known| known.eq_ignore_ascii_case(typ))
}
