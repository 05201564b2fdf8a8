//! `step-up-required`: the log-in behind the token isn't strong or fresh enough for this: the person has to sign in
//! again.
//!
//! RFC 9470, section 3.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, Message, cite, evidence, say},
    http::challenge::{self, Challenge},
    rules::{Rule, found, plain, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "step-up-required", kind: Kind::Step, check };

fn check(case: &Case) -> Option<Finding> {
    let asks = case::asked(case).find_map(|challenge| {
        let error = challenge::param(challenge, "error")?;
        error.value.eq_ignore_ascii_case("insufficient_user_authentication").then_some((challenge, error))
    });
    let title = plain("The server wants a stronger or fresher log-in");
    let mut finding = match asks {
        Some((challenge, error)) => {
            let mut finding = found(&RULE, Confidence::Certain, title, message(challenge));
            finding.evidence.push(evidence(error.value_span, "error"));
            let more = ["acr_values", "max_age"].into_iter().filter_map(|name| challenge::param(challenge, name));
            finding.evidence.extend(more.map(|param| evidence(param.value_span, &param.name)));
            finding
        }
        None => words::finding(case, &RULE, title)?,
    };
    words::add_all(&mut finding.fixes, &["step-up"]);
    finding.citations.push(cite("RFC 9470, section 3", "https://www.rfc-editor.org/rfc/rfc9470#section-3"));
    Some(finding)
}

fn message(challenge: &Challenge) -> Message {
    let acr = challenge::param(challenge, "acr_values").map(|param| param.value.clone());
    let age = challenge::param(challenge, "max_age").and_then(|param| param.value.parse::<i64>().ok());
    match (acr, age) {
        (Some(acr), Some(age)) => say(
            "It asks for {acr}, signed in no longer than {age} ago. Refreshing the token can't help: the person has to sign in once more.",
            [("acr", Arg::Text(acr)), ("age", Arg::Duration(age))],
        ),
        (Some(acr), None) => say(
            "It asks for the kind of log-in that it calls {acr}. Refreshing the token can't help: the person has to sign in once more, that way.",
            [("acr", Arg::Text(acr))],
        ),
        (None, Some(age)) => say(
            "The person must have signed in no longer than {age} ago. Refreshing the token can't help: it takes a new log-in.",
            [("age", Arg::Duration(age))],
        ),
        (None, None) => plain(
            "Refreshing the token can't help: the person has to sign in once more, with the factor that the server wants.",
        ),
    }
}

examples! {
    fires: ["WWW-Authenticate: Bearer error=\"insufficient_user_authentication\", acr_values=\"myACR\"", "WWW-Authenticate: Bearer error=\"insufficient_user_authentication\", max_age=\"5\""],
    silent: ["WWW-Authenticate: Bearer error=\"invalid_token\", acr_values=\"myACR\""],
}
