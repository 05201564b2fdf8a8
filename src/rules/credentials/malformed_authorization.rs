//! `malformed-authorization`: what stands in the Authorization field can't be right, whatever the server wants.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, evidence},
    http::authorization::{Flaw, flaw},
    knowledge::citation::{RFC_6750_2_1, RFC_7617_2, RFC_9110_11_6_2},
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "malformed-authorization", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The Authorization field can't be read");
    let refused = case::status(case).is_none_or(|status| status >= 400);
    let Some((header, flaw)) =
        case::authorization(case).and_then(|header| Some((header, flaw(&header.value)?))).filter(|_| refused)
    else {
        let mut finding = words::finding(case, &RULE, title)?;
        words::add_all(&mut finding.fixes, &["fix-authorization-value"]);
        finding.citations.push(RFC_9110_11_6_2);
        return Some(finding);
    };
    let message = match flaw {
        Flaw::Empty => "The field is there, and it is empty: the program had no token when it sent the request.",
        Flaw::NothingBehindScheme => {
            "Behind the scheme's name nothing follows: the program had no token when it sent the request."
        }
        Flaw::SchemeTwice => {
            "The scheme's name stands there twice: the token already began with it when it was put behind it once more."
        }
        Flaw::NoValue => {
            "In place of a token stands a program's word for \"nothing\": it was sent before there was a token."
        }
        Flaw::Placeholder => "In place of a token stands the name of a variable that nobody filled in.",
        Flaw::Bracketed => {
            "In place of a token stands a word in brackets. If you put it there to hide the token before you pasted this, the reason is another; if not, the program sent it like that."
        }
        Flaw::Quoted => "The credentials stand in quotation marks, which count as part of them.",
        Flaw::NotBase64 => "Behind Basic belongs name:password in base64, and this isn't base64.",
        Flaw::NoColon => "Basic's base64 holds no colon, and so no name and password.",
        Flaw::SpaceInToken => {
            "There is white space within the token: it was cut in two, or something was put behind it."
        }
    };
    // What a browser's panel or a proxy prints is what was sent; so the field itself is the proof.
    // A request alone may be a template, in which a name stands for the token until it is sent.
    let written = flaw == Flaw::Placeholder && case::response(case).is_none();
    let unsure = flaw == Flaw::Bracketed || written;
    let confidence = if unsure { Confidence::Possible } else { Confidence::Certain };
    let mut finding = found(&RULE, confidence, title, plain(message));
    finding.evidence.push(evidence(header.span, "Authorization"));
    finding.evidence.extend(status_evidence(case));
    words::support(case, &mut finding);
    words::add_all(&mut finding.fixes, &["fix-authorization-value", "check-token-storage"]);
    finding.citations.push(match flaw {
        Flaw::NotBase64 | Flaw::NoColon => RFC_7617_2,
        Flaw::SpaceInToken => RFC_6750_2_1,
        _ => RFC_9110_11_6_2,
    });
    Some(finding)
}

examples! {
    fires: [
        "GET /me HTTP/1.1\nHost: a.example\nAuthorization: Bearer undefined\n\nHTTP/1.1 401 Unauthorized\n\n",
        "GET /me HTTP/1.1\nHost: a.example\nAuthorization: Bearer\n\nHTTP/1.1 401 Unauthorized\n\n",
    ],
    silent: [
        "GET /me HTTP/1.1\nHost: a.example\nAuthorization: Bearer abc\n\nHTTP/1.1 401 Unauthorized\n\n",
        "GET /me HTTP/1.1\nHost: a.example\nAuthorization: Bearer undefined\n\nHTTP/1.1 200 OK\n\n",
    ],
}
