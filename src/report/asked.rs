//! What an answer asks of a token: by its challenges, and by the words that name what was expected.

use super::compare::{Row, address, items};
use crate::{
    case::{self, Case, Slot},
    finding::{Arg, Message, say},
    http::challenge::{Challenge, param},
    json,
    rules::rights::insufficient_scope,
    text::{Span, slice, span},
    time::Timestamp,
    token::{Token, base64url, claim},
};

/// One thing that the answer asks for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The claim that it is about.
    pub name: &'static str,
    /// What is asked for: all of these scopes, any of these of everything else.
    pub values: Vec<String>,
    /// Where that stands, where it stands there as it is.
    pub span: Option<Span>,
    /// Whether it has to be met letter by letter: Azure takes its resources' addresses with and without a slash.
    pub exact: bool,
}

/// The words behind which a library names what it expected, what that is, and what ends it where no quote or bracket
/// does.
const EXPECTED: &[(&str, &str, &str)] = &[
    // jsonwebtoken for Node.js: "jwt audience invalid. expected: a or b".
    ("audience invalid. expected: ", "aud", ",\n;"),
    ("issuer invalid. expected: ", "iss", ",\n;"),
    // go-oidc, with which Kubernetes checks tokens of others.
    ("expected audience ", "aud", " ,\n;"),
    ("different provider, expected ", "iss", " ,\n;"),
    // Kubernetes, of its own tokens.
    ("for the target audiences ", "aud", " ,\n;"),
    // Microsoft.IdentityModel: IDX10214 and IDX10205.
    ("validationParameters.ValidAudience: ", "aud", " ,\n;"),
    ("validationParameters.ValidAudiences: ", "aud", " ,\n;"),
    ("validationParameters.ValidIssuer: ", "iss", " ,\n;"),
    ("validationParameters.ValidIssuers: ", "iss", " ,\n;"),
];

/// What the subject's answer asks of its token, each once.
pub fn asked(case: &Case) -> Vec<Asked> {
    let mut all: Vec<Asked> = Vec::new();
    let (scopes, place) = insufficient_scope::needed(case);
    // A registry's scopes are asked of its token server, and stand in the token in another form.
    let registry = case::asked(case).any(|challenge| param(challenge, "service").is_some());
    let scopes: Vec<String> = scopes.into_iter().filter(|scope| !scope.is_empty()).collect();
    if !registry && !scopes.is_empty() {
        all.push(Asked { name: "scope", values: scopes, span: place.map(|place| place.span), exact: true });
    }
    case::asked(case).for_each(|challenge| by_challenge(challenge, &mut all));
    let token = case::sent_token(case);
    for phrase in case.phrases.iter().filter(|phrase| phrase.slot != Slot::Page) {
        for (words, name, ends) in EXPECTED {
            let values = expected(&phrase.text, words, ends);
            let place = values.first().and_then(|value| {
                let raw = slice(&case.documents, phrase.span);
                let at = raw.find(value.as_str()).filter(|_| values.len() == 1)? + phrase.span.start as usize;
                Some(span(phrase.span.doc, at, at + value.len()))
            });
            // An old jsonwebtoken printed the token's own name as the expected one.
            let held = token.and_then(|token| claim(token, name)).map(|member| items(name, &member.node));
            let own = held.is_some_and(|held| values.iter().any(|value| held.contains(&value.as_str())));
            if !values.is_empty() && !own {
                all.push(Asked { name, values, span: place, exact: true });
            }
        }
    }
    let mut names: Vec<&str> = Vec::new();
    all.retain(|one| {
        let new = !names.contains(&one.name);
        names.push(one.name);
        new
    });
    all
}

/// What stands behind `words`: quoted, in brackets, or bare and parted by "or".
fn expected(text: &str, words: &str, ends: &str) -> Vec<String> {
    let Some((_, behind)) = text.split_once(words) else { return Vec::new() };
    let end = match behind.chars().next() {
        Some(quote @ ('\'' | '"')) => behind.match_indices(quote).nth(1).map(|(at, _)| at),
        Some('[') => behind.find(']'),
        _ => behind.find(|c: char| ends.contains(c)),
    };
    let inner = behind.get(..end.unwrap_or(behind.len())).unwrap_or_default();
    // The message of a library that hides what it expected names nothing.
    if inner.contains("PII") {
        return Vec::new();
    }
    let values = inner.split([' ', ',']).map(|value| value.trim_matches(['[', ']', '"', '\'', '\\']));
    values.filter(|value| !["", "or", "null", "empty"].contains(value)).map(str::to_owned).collect()
}

fn by_challenge(challenge: &Challenge, all: &mut Vec<Asked>) {
    let mut add = |name: &'static str, values: Vec<String>, span: Option<Span>| {
        if !values.is_empty() {
            all.push(Asked { name, values, span, exact: false });
        }
    };
    let of = |names: &[&str]| names.iter().find_map(|name| param(challenge, name)).filter(|one| !one.value.is_empty());
    // Azure's services name the resource; registries name themselves as the service (Distribution, token authentication).
    if let Some(one) = of(&["resource", "resource_id", "service"]) {
        add("aud", vec![one.value.clone()], Some(one.value_span));
    }
    if let Some(one) = of(&["authorization_uri", "authorization"])
        && let Some(tenant) = one.value.split('/').find(|piece| is_guid(piece))
    {
        add("tid", vec![tenant.to_owned()], None);
    }
    // RFC 9470, section 3.
    if let Some(one) = of(&["acr_values"]) {
        add("acr", one.value.split(' ').map(str::to_owned).collect(), Some(one.value_span));
    }
    if let Some(one) = of(&["max_age"]) {
        add("auth_time", vec![one.value.clone()], Some(one.value_span));
    }
    // OpenID Connect Core, section 5.5.1: {"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}
    if let Some(one) = of(&["claims"]) {
        let offsets: Vec<u32> = (0..one.value.len() as u32).collect();
        let (bytes, ..) = base64url::decode(&one.value, &offsets, 0);
        let text = String::from_utf8_lossy(&bytes);
        let (node, ..) = json::read(&text, 0, 0..text.len());
        let wanted = node.as_ref().and_then(|node| json::member(node, "access_token")).map(|member| &member.node);
        for name in ["nbf", "acrs"] {
            let member = wanted.and_then(|node| json::member(node, name)).map(|member| &member.node);
            let value = member.and_then(|node| json::member(node, "value")).and_then(|value| json::scalar(&value.node));
            add(name, value.map(str::to_owned).into_iter().collect(), None);
        }
    }
}

/// Whether a text has the shape of a tenant's id.
fn is_guid(text: &str) -> bool {
    text.len() == 36 && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// What a token holds of what is asked for, and what it lacks.
struct Held {
    text: Option<String>,
    words: Vec<String>,
    span: Option<Span>,
    lacks: Vec<String>,
    moment: Option<Timestamp>,
}

/// The row for one thing that is asked of a token; none where the two can't be compared.
pub fn beside(token: &Token, asked: &Asked, verdict: &str) -> Option<Row> {
    let held = held(token, asked)?;
    let same = held.lacks.is_empty();
    let why = if same { None } else { why(asked, &held) };
    let rules = RULES.iter().find(|(name, ..)| *name == asked.name).map_or("", |(_, rules, _)| *rules);
    Some(Row {
        name: asked.name.to_owned(),
        header: false,
        explains: why.is_some() && rules.split(' ').any(|rule| rule == verdict),
        same,
        why,
        values: [held.text, Some(asked.values.join(" "))],
        spans: [held.span, asked.span],
        moments: [held.moment, asked_moment(asked)],
    })
}

fn asked_moment(asked: &Asked) -> Option<Timestamp> {
    let value = asked.values.first().filter(|_| asked.name == "nbf")?;
    value.parse().ok().map(Timestamp)
}

fn held(token: &Token, asked: &Asked) -> Option<Held> {
    let names: &[&str] = match asked.name {
        "scope" => &["scope", "scp", "permissions", "roles"],
        // Microsoft Entra asks so for a token that was issued after that moment.
        "nbf" => &["nbf", "iat"],
        _ => &[asked.name],
    };
    let members: Vec<_> = names.iter().filter_map(|name| claim(token, name)).collect();
    let words: Vec<&str> = members.iter().flat_map(|member| items(&member.name, &member.node)).collect();
    let lacks = |value: &&String| !words.iter().any(|word| is_asked(asked, word, value));
    let lacking: Vec<String> = asked.values.iter().filter(lacks).cloned().collect();
    let moment = |one: &Option<crate::token::Moment>| one.as_ref().map(|moment| moment.meant);
    let times = &token.times;
    let shown = moment(if asked.name == "auth_time" { &times.auth_time } else { &times.nbf }).or(moment(&times.iat));
    let number = asked.values.first().and_then(|value| value.parse::<i64>().ok());
    let lacks = match asked.name {
        "scope" => lacking,
        "nbf" if shown? >= asked_moment(asked)? => Vec::new(),
        "auth_time" if times.server?.0.saturating_sub(times.auth_time.as_ref()?.meant.0) <= number? => Vec::new(),
        "nbf" | "auth_time" => asked.values.clone(),
        // The id of a resource and its address can't be told to be one and the same.
        "aud" if words.iter().any(|word| is_guid(word)) != asked.values.iter().any(|value| is_guid(value)) => {
            return None;
        }
        _ if lacking.len() < asked.values.len() => Vec::new(),
        _ => lacking,
    };
    let first = members.first();
    Some(Held {
        text: first.map(|member| json::shown(&member.node)),
        span: first.map(|member| member.node.span),
        words: words.into_iter().map(str::to_owned).collect(),
        lacks,
        moment: shown.filter(|_| matches!(asked.name, "nbf" | "auth_time")),
    })
}

fn is_asked(Asked { name, exact, .. }: &Asked, held: &str, asked: &str) -> bool {
    match *name {
        // Microsoft Entra writes scopes in a token without the API's address.
        "scope" => held == asked || asked.contains("://") && asked.rsplit('/').next() == Some(held),
        "tid" => held.eq_ignore_ascii_case(asked),
        "aud" if !exact => held.trim_end_matches('/') == asked.trim_end_matches('/'),
        _ => held == asked,
    }
}

/// What fits which verdict, and why it matters.
const RULES: &[(&str, &str, &str)] = &[
    (
        "scope",
        "insufficient-scope insufficient-permission",
        "The answer asks for {asked}, and nothing in the token says that it has {lacks}.",
    ),
    ("aud", "token-audience-mismatch", "The server takes tokens for {asked}, and this one is for {held}."),
    (
        "iss",
        "token-issuer-mismatch token-signature-rejected token-key-unknown",
        "The server trusts tokens of {asked}, and this one comes from {held}.",
    ),
    ("tid", "token-issuer-mismatch", "The server belongs to the tenant {asked}, and the token to {held}."),
    ("acr", "step-up-required", "The server wants one of these kinds of sign-in: {asked}. The token tells of {held}."),
    ("acrs", "claims-challenge", "The server wants a token with {asked}, and this one has {held}."),
    ("nbf", "claims-challenge", "The server takes only tokens that were issued after {from}, and this one is older."),
    (
        "auth_time",
        "step-up-required",
        "The server wants a sign-in that is at most {age} old, and this one was longer ago.",
    ),
];

fn why(asked: &Asked, held: &Held) -> Option<Message> {
    let (_, _, says) = RULES.iter().find(|(name, ..)| *name == asked.name)?;
    let Some(text) = &held.text else {
        let says = "The answer asks for {asked}, and the token says nothing about it.";
        return Some(say(says, [("asked", Arg::List(asked.values.clone()))]));
    };
    if let ("aud" | "iss", [wanted]) = (asked.name, asked.values.as_slice())
        && let Some(told) = address(text, wanted)
    {
        return Some(told);
    }
    let age = asked.values.first().and_then(|value| value.parse().ok()).unwrap_or_default();
    let args = [
        ("asked", Arg::List(asked.values.clone())),
        ("lacks", Arg::List(held.lacks.clone())),
        ("held", Arg::List(held.words.clone())),
        ("from", Arg::Time(asked_moment(asked).unwrap_or(Timestamp(0)))),
        ("age", Arg::Duration(age)),
    ];
    Some(say(says, args))
}
