//! SD-JWT (RFC 9901): a token whose holder shows some claims and keeps others back.
//!
//! `<Issuer-signed JWT>~<Disclosure>~…~<KB-JWT or nothing>` (section 4). The issuer signed digests alone; each
//! disclosure is the base64url of an array: salt, name and value, or for an element of an array salt and value.

use super::{
    Disclosure, Token, base64url, claim,
    find::Candidate,
    jwt::{self, Part},
};
use crate::{
    finding::{Arg, say},
    json::{self, Node, Value},
    text::{Document, Problem, span},
};

/// The most disclosures that are read of one token.
pub const MAX_DISCLOSURES: usize = 256;
/// The most digests that they are compared with.
pub const MAX_DIGESTS: usize = 4096;
/// How deep disclosures may stand in one another (section 4.2.6) and still be matched.
pub const MAX_DEPTH: usize = 8;

/// Reads what stands behind the issuer's part of `candidate` into `token`; the proof of the holder's key (KB-JWT) is
/// handed back as a candidate of its own.
pub(super) fn read(
    documents: &mut Vec<Document>,
    doc: u32,
    candidate: &Candidate,
    token: &mut Token,
) -> Option<Candidate> {
    let (issuer, mut rest) = candidate.compact.split_once('~').filter(|_| token.kind == "sd-jwt")?;
    let mut at = issuer.len() + 1;
    let known = claim(token, "_sd_alg").and_then(|alg| json::string(&alg.node)).is_none_or(|alg| alg == "sha-256");
    let mut digests = Vec::new();
    let mut open = true;
    while !rest.is_empty() && open && token.disclosures.len() < MAX_DISCLOSURES {
        let (text, behind) = rest.split_once('~').unwrap_or((rest, ""));
        open = rest.contains('~');
        if !open && text.contains('.') {
            break;
        }
        let offsets = candidate.offsets.get(at..at + text.len()).unwrap_or_default();
        let (disclosure, digest) = disclosure(documents, doc, Part { text, offsets }, &mut token.problems);
        token.disclosures.push(disclosure);
        digests.push(digest);
        at += text.len() + 1;
        rest = behind;
    }
    if !open && !rest.contains('.') {
        // RFC 9901, section 4: the last tilde stands there also without a proof of the key.
        let end = span(doc, candidate.end, candidate.end);
        token.problems.push(Problem { id: "sd-jwt-end", span: end, breaks: true });
    }
    if known {
        match_digests(token, &digests);
    }
    token.well_formed = !token.problems.iter().any(|problem| problem.breaks);
    let start = *candidate.offsets.get(at)? as usize;
    Some(Candidate {
        start,
        end: candidate.end,
        compact: rest.to_owned(),
        offsets: candidate.offsets.get(at..).unwrap_or_default().to_vec(),
        breaks: Vec::new(),
        elided: candidate.elided,
    })
}

/// One disclosure and its digest.
fn disclosure(
    documents: &mut Vec<Document>,
    doc: u32,
    part: Part<'_>,
    problems: &mut Vec<Problem>,
) -> (Disclosure, String) {
    let place = jwt::place(doc, &part).unwrap_or(span(doc, 0, 0));
    let mut found = Vec::new();
    let node = jwt::decoded(documents, doc, part, "SD-JWT disclosure", &mut found);
    let items = match node.map(|node| node.value) {
        Some(Value::Array(items)) => items,
        _ => Vec::new(),
    };
    let (name, value) = match items.as_slice() {
        [salt, name, value] if json::string(salt).is_some() => (json::string(name).map(str::to_owned), Some(value)),
        [salt, value] if json::string(salt).is_some() => (None, Some(value)),
        _ => (None, None),
    };
    found.retain(|problem| problem.id != "not-an-object");
    if value.is_none() {
        found.push(Problem { id: "disclosure", span: place, breaks: true });
    }
    problems.extend(found);
    (Disclosure { span: place, name, value: value.cloned(), matched: None }, base64url::digest(part.text))
}

/// Section 7.1: a disclosure that no digest in the issuer's part, or in another disclosure, refers to is a reason to
/// refuse the whole.
fn match_digests(token: &mut Token, own: &[String]) {
    let mut digests: Vec<String> = Vec::new();
    token.claims.iter().for_each(|claims| collect(claims, &mut digests));
    for _ in 0..MAX_DEPTH {
        let before = digests.len();
        for (disclosure, digest) in token.disclosures.iter_mut().zip(own) {
            if disclosure.matched != Some(true) {
                disclosure.matched = Some(digests.contains(digest));
                if disclosure.matched == Some(true) {
                    disclosure.value.iter().for_each(|value| collect(value, &mut digests));
                }
            }
        }
        if digests.len() == before {
            break;
        }
    }
    let stray = token.disclosures.iter().filter(|disclosure| disclosure.matched == Some(false));
    token.problems.extend(stray.map(|stray| Problem { id: "disclosure-stray", span: stray.span, breaks: true }));
    let shown = token.disclosures.iter().filter(|disclosure| disclosure.matched == Some(true)).count();
    let counts = [("shown", Arg::Number(shown as i64)), ("all", Arg::Number(digests.len().max(shown) as i64))];
    token.says.push(say(
        "Its issuer lets the holder choose what to show. Hidden places: {all} (some may be decoys). Opened here, with digests that fit: {shown}.",
        counts,
    ));
}

/// The digests of hidden claims (`_sd`, section 4.2.4.1) and elements (`...`, section 4.2.4.2) in a value.
fn collect(node: &Node, digests: &mut Vec<String>) {
    if digests.len() >= MAX_DIGESTS {
        return;
    }
    match &node.value {
        Value::Object(members) => {
            for member in members {
                match (member.name.as_str(), &member.node.value) {
                    ("_sd", Value::Array(items)) => {
                        digests.extend(items.iter().filter_map(json::string).take(MAX_DIGESTS).map(str::to_owned));
                    }
                    ("...", Value::String(text)) => digests.push(text.clone()),
                    _ => collect(&member.node, digests),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, digests)),
        _ => {}
    }
}

/// Whether the proof of the holder's key belongs to these disclosures: `sd_hash` is the digest of all that stands
/// before it (section 4.3.1).
pub(super) fn check_binding(candidate: &Candidate, proof: &mut Token) {
    let Some(at) = crate::text::last(&candidate.compact, "~") else { return };
    let said = claim(proof, "sd_hash").and_then(|hash| Some((json::string(&hash.node)?.to_owned(), hash.node.span)));
    let Some((said, place)) = said else { return };
    let before = candidate.compact.get(..=at).unwrap_or_default();
    if base64url::digest(before) == said {
        proof.says.push(say("It proves that the holder has the key, and its sd_hash fits what stands before it.", []));
    } else {
        proof.problems.push(Problem { id: "sd-hash", span: place, breaks: false });
    }
}
