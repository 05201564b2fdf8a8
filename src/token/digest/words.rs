//! What there is to say about a password and a log-in.

use super::{Login, Recipe, Verdict, get, tries::METHOD};
use crate::{
    finding::{Arg, Message, say},
    http::{
        challenge::{Challenge, param},
        message::path,
    },
};

pub(super) fn unknown(algorithm: &str) -> Message {
    say(
        "A password can't be checked here: this page knows MD5 and SHA-256, and this log-in is made with {algorithm}.",
        [("algorithm", algorithm.into())],
    )
}

pub(super) fn cut(name: &str) -> Message {
    say(
        "A password can't be checked here: the log-in's {name} is missing, or was cut or hidden before it was pasted.",
        [("name", name.into())],
    )
}

pub(super) fn body() -> Message {
    say("A password can't be checked here: the log-in covers the request's body, which the paste lacks.", [])
}

pub(super) fn other_name(typed: &str) -> Message {
    say("It isn't the name {name}: the log-in has another name's digest (userhash).", [("name", typed.into())])
}

/// The password makes the response as it stands.
pub(super) fn right(login: &Login, recipe: &Recipe) -> Verdict {
    let mut words = notes(login);
    let algorithm = ("algorithm", Arg::from(recipe.algorithm));
    if words.is_empty() && login.after.is_some() {
        words.push(say(
            "The client did its part. If the server refuses it all the same, it has another password for this name and realm, or doesn't know the name.",
            [],
        ));
    }
    let answer = match login.request.method {
        Some(_) => say("This password fits: it makes this very response ({algorithm}).", [algorithm]),
        None => say(
            "This password fits: for the method {method} it makes this very response ({algorithm}).",
            [("method", recipe.method.into()), algorithm],
        ),
    };
    words.insert(0, answer);
    Verdict { result: "right", words }
}

/// The password makes the response if something else were so.
pub(super) fn other(login: &Login, recipe: &Recipe, value: &str, says: &'static str) -> Verdict {
    if login.request.method.is_none() && says == METHOD {
        return right(login, recipe);
    }
    let mut words = notes(login);
    words.insert(0, say(says, [("value", value.into())]));
    words.insert(0, say("This password fits, but not this log-in as it stands.", []));
    Verdict { result: "other", words }
}

pub(super) fn wrong(login: &Login) -> Verdict {
    let mut words = notes(login);
    let answer = match login.request.method {
        Some(_) => "This password doesn't fit: the response was made with another one, or with another name or realm.",
        None => {
            "This password doesn't fit, whichever the method: the response was made with another one, or with another name or realm."
        }
    };
    words.insert(0, say(answer, []));
    Verdict { result: "wrong", words }
}

/// What the paste shows to differ, whatever the password.
fn notes(login: &Login) -> Vec<Message> {
    let mut notes = Vec::new();
    let uri = get(login, "uri");
    let target = login.request.target.as_deref().unwrap_or(uri);
    if target != uri && path(target) != uri {
        notes.push(say(
            "The log-in is for {uri}, the request line asks for {target}: the standard has servers refuse that.",
            [("uri", uri.into()), ("target", target.into())],
        ));
    }
    let value = |challenge: Option<&Challenge>, name: &str| {
        let value = param(challenge?, name).map(|param| param.value.clone())?;
        Some(value).filter(|value| value != get(login, name))
    };
    if let Some(realm) = value(login.before.or(login.after), "realm") {
        notes.push(say(
            "The challenge is for the realm {realm}, the log-in for {own}.",
            [("realm", realm.into()), ("own", get(login, "realm").into())],
        ));
    }
    if value(login.before, "nonce").is_some() {
        notes.push(say("The log-in has another nonce than the challenge before it.", []));
    }
    if login.after.and_then(|after| param(after, "stale")).is_some_and(|stale| stale.value.eq_ignore_ascii_case("true"))
    {
        notes.push(say(
            "The answer says stale=true: by the standard, the password was right, and the nonce too old. The client has to try again with the new nonce.",
            [],
        ));
    }
    notes
}
