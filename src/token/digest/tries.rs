//! What else a response may have been made of.

use super::{Login, Recipe, raw};
use crate::http::{
    challenge::{Challenge, param},
    message::path,
};

/// A part of a recipe.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    Method,
    Uri,
    Name,
    Realm,
    Nonce,
    Algorithm,
    Qop,
    Body,
    Password,
    Made,
    Latin,
}

/// What to change, into what, and what that says of the client.
pub(super) type Try<'a> = (Part, &'a str, &'static str);

const TARGET: &str = "It would match for {value}, as the request line has it: the log-in names another uri.";
const BARE: &str = "It would match for {value}: the client left out the query.";
const ESCAPED: &str =
    "It would match with {value}, the backslash kept: client and server may not agree on what it means.";
const DOMAIN: &str = "It would match with the name {value}: the client left out the domain.";
const REALM: &str = "It would match with the realm {value} of the challenge: the log-in names another one.";
const NONCE: &str = "It would match with the nonce {value} of the challenge: the log-in names another one.";
const TRIMMED: &str = "It would match without the white space around what you typed.";
/// Also what is said where the request line isn't in the paste.
pub(super) const METHOD: &str = "It would match for the method {value}: the request line has another one.";
const OTHER: &str = "It would match with the algorithm {value}: the log-in names another one.";
const QOP: &str = "It would match with the qop {value}: the log-in names another one, or none.";

/// What is tried whatever the log-in says. HTTP's methods (RFC 9110, section 9; RFC 5789; RFC 4918), and those of RTSP and
/// SIP, whose Digest is HTTP's.
const ALWAYS: &[Try] = &[
    (Part::Method, "GET", METHOD),
    (Part::Method, "POST", METHOD),
    (Part::Method, "PUT", METHOD),
    (Part::Method, "HEAD", METHOD),
    (Part::Method, "DELETE", METHOD),
    (Part::Method, "PATCH", METHOD),
    (Part::Method, "OPTIONS", METHOD),
    (Part::Method, "CONNECT", METHOD),
    (Part::Method, "PROPFIND", METHOD),
    (Part::Method, "DESCRIBE", METHOD),
    (Part::Method, "SETUP", METHOD),
    (Part::Method, "PLAY", METHOD),
    (Part::Method, "REGISTER", METHOD),
    (Part::Method, "INVITE", METHOD),
    (Part::Algorithm, "MD5", OTHER),
    (Part::Algorithm, "MD5-sess", OTHER),
    (Part::Algorithm, "SHA-256", OTHER),
    (Part::Algorithm, "SHA-256-sess", OTHER),
    (Part::Qop, "", "It would match without qop, by the rules of RFC 2069: the log-in names a qop."),
    (Part::Qop, "auth", QOP),
    (Part::Qop, "auth-int", QOP),
    (Part::Body, "", "It would match for an empty body: the client left out the body."),
    (
        Part::Made,
        "",
        "It would match as the digest of name, realm and password that files of users hold: what you typed is no password.",
    ),
    (Part::Latin, "", "It would match with name and password in ISO-8859-1: a server that expects UTF-8 refuses that."),
    (Part::Password, "", "It would match with an empty password: the client had none."),
];

/// The recipe with one part changed.
pub(super) fn changed<'a>(recipe: &Recipe<'a>, part: Part, value: &'a str) -> Recipe<'a> {
    let mut new = *recipe;
    match part {
        Part::Method => new.method = value,
        Part::Uri => new.uri = value,
        Part::Name => new.name = value,
        Part::Realm => new.realm = value,
        Part::Nonce => new.nonce = value,
        Part::Algorithm => new.algorithm = value,
        Part::Qop => new.qop = value,
        Part::Body => new.body = value,
        Part::Password => new.password = value,
        Part::Made => new.made = true,
        Part::Latin => new.latin = true,
    }
    new
}

/// Every other way that is tried, the likeliest first; each changes one thing alone.
pub(super) fn tries<'a>(login: &Login<'a>, recipe: &Recipe<'a>) -> Vec<Try<'a>> {
    let bare = |uri: &'a str| uri.split('?').next().unwrap_or_default();
    let user = |name: &'a str| name.rsplit('\\').next().unwrap_or_default();
    let value = |challenge: Option<&'a Challenge>, name: &str| {
        challenge.and_then(|challenge| param(challenge, name)).map_or("", |param| param.value.as_str())
    };
    let (name, target) = (raw(login, "username"), login.request.target.as_deref().unwrap_or_default());
    let own = [
        (Part::Uri, path(target), TARGET),
        (Part::Uri, target, TARGET),
        (Part::Uri, bare(recipe.uri), BARE),
        (Part::Realm, value(login.before, "realm"), REALM),
        (Part::Realm, value(login.after, "realm"), REALM),
        (Part::Nonce, value(login.before, "nonce"), NONCE),
        (Part::Name, name, ESCAPED),
        (Part::Name, user(name), DOMAIN),
        (Part::Name, user(recipe.name), DOMAIN),
        (Part::Realm, raw(login, "realm"), ESCAPED),
        (Part::Password, recipe.password.trim(), TRIMMED),
    ];
    [&own, ALWAYS].concat()
}
