//! Digest (RFC 7616, and RFC 2069 before it): whether a password makes the response that stands in a request's field.
//!
//! The password comes from the reader and goes nowhere: it is an argument here, and in no result.

mod tries;
mod words;

use md5::{Digest, Md5};

use super::{Place, Token, scheme, sha256::sha256};
use crate::{
    finding::Message,
    http::{
        challenge::{Challenge, param, recover, strict},
        message::{Exchange, Header, Request},
    },
    text::{Document, has_ignoring_case, percent_decoded, slice, span},
};

/// The algorithms that are worked out (RFC 7616, section 6.1). SHA-512-256, the last one there, takes four kilobytes more,
/// and of the browsers none sends it.
const ALGORITHMS: &[&str] = &["", "MD5", "MD5-sess", "SHA-256", "SHA-256-sess"];
/// The longest body that is worked out for `auth-int`, in bytes.
const LONGEST_BODY: usize = 1024 * 1024;

/// A log-in with all that stands around it.
#[derive(Clone, Debug)]
pub struct Login<'a> {
    /// What the field says.
    fields: Challenge,
    /// The field's value.
    value: &'a str,
    /// The request that it stands in.
    request: &'a Request,
    /// The request's body, where the paste has one.
    body: Option<&'a str>,
    /// The Digest challenge of the answer before it.
    before: Option<&'a Challenge>,
    /// The Digest challenge of the answer to it.
    after: Option<&'a Challenge>,
}

/// What came of a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// "right", "other" (it would match if something else were so), "wrong", "refused".
    pub result: &'static str,
    /// In words: the first sentence is the answer.
    pub words: Vec<Message>,
}

/// All that a response is made of (RFC 7616, section 3.4.1).
#[derive(Clone, Copy, Debug, Default)]
struct Recipe<'a> {
    algorithm: &'a str,
    /// Whether the password is the digest of name, realm and password already, as files of users hold it.
    made: bool,
    /// Whether names and passwords are ISO-8859-1.
    latin: bool,
    name: &'a str,
    realm: &'a str,
    password: &'a str,
    method: &'a str,
    uri: &'a str,
    nonce: &'a str,
    nc: &'a str,
    cnonce: &'a str,
    qop: &'a str,
    body: &'a str,
}

/// The log-in of a token that is one.
pub fn login<'a>(
    documents: &'a [Document],
    exchanges: &'a [Exchange],
    challenges: &'a [Challenge],
    token: &Token,
) -> Option<Login<'a>> {
    let Place::Request(index) = token.place else { return None };
    let (request, Header { name, value, .. }) = scheme::sent(exchanges, token).filter(|_| token.kind == "digest")?;
    let whole = span(0, 0, value.len());
    let fields = recover::read(value, whole, "Authorization", strict::check(value).is_ok()).into_iter().next()?;
    // Proxies ask in a field of their own.
    let field = if name.len() > "Authorization".len() { "Proxy-Authenticate" } else { "WWW-Authenticate" };
    let asked = |from: usize, to: usize| {
        let of = |one: &&Challenge| {
            let digest = one.field == field && one.scheme.eq_ignore_ascii_case("Digest");
            digest && one.exchange.is_some_and(|at| from <= at && at < to)
        };
        challenges.iter().rev().find(of)
    };
    let body = request.body.as_ref().map(|body| slice(documents, body.span));
    Some(Login { fields, value, request, body, before: asked(0, index), after: asked(index, index + 1) })
}

/// A parameter of the field as it was meant; empty where it is missing.
fn get<'a>(login: &'a Login, name: &str) -> &'a str {
    param(&login.fields, name).map_or("", |param| param.value.as_str())
}

/// A parameter as its letters stand, escapes and all.
fn raw<'a>(login: &Login<'a>, name: &str) -> &'a str {
    let place = param(&login.fields, name).map(|param| param.value_span).unwrap_or_default();
    login.value.get(place.start as usize..place.end as usize).unwrap_or_default()
}

/// Whether the name is sent as a digest alone, so that it takes the name to check anything.
pub fn wants_name(login: &Login) -> bool {
    get(login, "userhash").eq_ignore_ascii_case("true")
}

/// The name in plain letters: RFC 7616, section 3.4, has `username*` for what isn't ASCII (RFC 8187, section 3.2.1).
fn name(login: &Login) -> String {
    match get(login, "username*").strip_prefix("UTF-8''") {
        // A plus is a plus there.
        Some(encoded) => percent_decoded(&encoded.replace('+', "%2B")),
        None => get(login, "username").to_owned(),
    }
}

/// Why no password could be checked, if so.
pub fn refusal(login: &Login) -> Option<Message> {
    let algorithm = get(login, "algorithm");
    let known = ALGORITHMS.iter().any(|known| known.eq_ignore_ascii_case(algorithm));
    let response = get(login, "response");
    let qop = get(login, "qop");
    let missing = ["realm", "nonce", "uri"].into_iter().find(|name| param(&login.fields, name).is_none());
    let whole = [32, 64].contains(&response.len()) && response.bytes().all(|byte| byte.is_ascii_hexdigit());
    let long = login.body.is_some_and(|body| body.len() > LONGEST_BODY);
    match missing {
        _ if !known => Some(words::unknown(algorithm)),
        _ if !whole => Some(words::cut("response")),
        Some(name) => Some(words::cut(name)),
        None if name(login).is_empty() => Some(words::cut("username")),
        None if !qop.is_empty() && get(login, "cnonce").is_empty() => Some(words::cut("cnonce")),
        None if qop.eq_ignore_ascii_case("auth-int") && (long || login.body.is_none() && sends_body(login.request)) => {
            Some(words::body())
        }
        None => None,
    }
}

/// Whether a request most likely has a body, though the paste shows none.
fn sends_body(request: &Request) -> bool {
    let plain = ["GET", "HEAD", "DELETE", "OPTIONS"];
    request.method.as_deref().is_none_or(|method| !plain.contains(&method))
}

/// What a password makes of a log-in; `typed` is the name where the field has its digest alone. Nothing typed, nothing
/// said.
pub fn check(login: &Login, typed: &str, password: &str) -> Option<Verdict> {
    let hidden = wants_name(login);
    if password.is_empty() || hidden && typed.is_empty() {
        return None;
    }
    if let Some(says) = refusal(login) {
        return Some(Verdict { result: "refused", words: vec![says] });
    }
    let name = if hidden { typed.to_owned() } else { name(login) };
    let recipe = recipe(login, &name, password);
    if hidden && !hash(&recipe, &[typed, recipe.realm]).eq_ignore_ascii_case(get(login, "username")) {
        return Some(Verdict { result: "wrong", words: vec![words::other_name(typed)] });
    }
    let fits = |recipe: &Recipe| response(recipe).eq_ignore_ascii_case(get(login, "response"));
    if fits(&recipe) {
        return Some(words::right(login, &recipe));
    }
    let tries = tries::tries(login, &recipe);
    let other = tries.into_iter().find(|(part, value, _)| fits(&tries::changed(&recipe, *part, value)));
    Some(match other {
        Some((part, value, says)) => words::other(login, &tries::changed(&recipe, part, value), value, says),
        None => words::wrong(login),
    })
}

/// The response as the field says that it was made.
fn recipe<'a>(login: &'a Login, name: &'a str, password: &'a str) -> Recipe<'a> {
    let own = |name| get(login, name);
    let algorithm = own("algorithm");
    Recipe {
        algorithm: if algorithm.is_empty() { "MD5" } else { algorithm },
        made: false,
        latin: false,
        name,
        realm: own("realm"),
        password,
        method: login.request.method.as_deref().unwrap_or("GET"),
        uri: own("uri"),
        nonce: own("nonce"),
        nc: own("nc"),
        cnonce: own("cnonce"),
        qop: own("qop"),
        body: login.body.unwrap_or_default().trim_end(),
    }
}

/// RFC 7616, sections 3.4.1 to 3.4.3; without a `qop` RFC 2069, section 2.1.2.
fn response(recipe: &Recipe) -> String {
    let hash = |parts: &[&str]| hash(recipe, parts);
    let Recipe { nonce, cnonce, qop, method, uri, .. } = *recipe;
    let mut first = match recipe.made {
        true => recipe.password.to_ascii_lowercase(),
        false => hash(&[recipe.name, recipe.realm, recipe.password]),
    };
    if has_ignoring_case(recipe.algorithm, "-sess") {
        first = hash(&[&first, nonce, cnonce]);
    }
    let second = match qop.eq_ignore_ascii_case("auth-int") {
        true => hash(&[method, uri, &hash(&[recipe.body])]),
        false => hash(&[method, uri]),
    };
    match qop.is_empty() {
        true => hash(&[&first, nonce, &second]),
        false => hash(&[&first, nonce, recipe.nc, cnonce, qop, &second]),
    }
}

/// The digest of parts with colons between, in hexadecimal digits.
fn hash(recipe: &Recipe, parts: &[&str]) -> String {
    let text = parts.join(":");
    let data = match recipe.latin {
        true => text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect(),
        false => text.into_bytes(),
    };
    match recipe.algorithm.as_bytes() {
        [b'S' | b's', ..] => hex(&sha256(&data)),
        _ => hex(&Md5::digest(&data)),
    }
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests;
