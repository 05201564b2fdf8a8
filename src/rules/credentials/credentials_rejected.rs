//! `credentials-rejected`: a name and a password arrived, and they are wrong or no longer good.

use crate::{
    case::{
        self, Case,
        signed::{Part, TWICE},
    },
    finding::{Confidence, Finding, Kind, evidence},
    http::{authorization, challenge},
    knowledge::{
        citation::{RFC_7616_3_3, RFC_7617_2, RFC_9110_401},
        status::substatus,
    },
    rules::handshake::handshake_step::{MS_NLMP, RFC_4559},
    rules::{Rule, by_substatus, credentials::no_credentials, found, plain, status_evidence, words},
    text::has_ignoring_case,
};

/// See the module.
pub const RULE: Rule = Rule { id: "credentials-rejected", kind: Kind::Cause, check };

const PASSWORD: &str = "The name or password was refused";
const FIXES: &[&str] = &["check-credentials", "update-saved-password", "reset-password"];

/// Whether names and passwords are what this answer is about, and not tokens or keys.
fn speaks_of_passwords(case: &Case) -> bool {
    let asked = ["Basic", "Digest"].iter().any(|scheme| case::challenge_of(case, scheme).is_some());
    let sent = case::authorization(case).map(|header| authorization::read(&header.value).scheme.to_ascii_lowercase());
    let words = words::hits(case, RULE.id).into_iter().filter_map(|hit| case.phrases.get(hit.phrase));
    let named = words.into_iter().any(|phrase| {
        ["password", "username", "user name", "log", "account"].iter().any(|word| has_ignoring_case(&phrase.text, word))
    });
    named || asked && sent.is_none() || sent.is_some_and(|scheme| scheme == "basic" || scheme == "digest")
}

fn check(case: &Case) -> Option<Finding> {
    let known = by_substatus(case, &RULE, plain(PASSWORD)).filter(|_| !words::says_other(case, &[RULE.id]));
    if let Some(mut finding) = known {
        words::support(case, &mut finding);
        words::add_all(&mut finding.fixes, FIXES);
        return Some(finding);
    }
    let password = speaks_of_passwords(case);
    let title = plain(if password { PASSWORD } else { "The credentials were refused" });
    let silent = case::prompt_shows_no_credentials(case);
    if let Some(mut finding) =
        words::finding(case, &RULE, title).filter(|finding| !silent || finding.confidence == Confidence::Certain)
    {
        // A stock page leaves open whether credentials came; a request that shows them doesn't.
        let vague = finding.confidence == Confidence::Possible && case::status(case) == Some(401);
        if let Some(mut better) = Some(case).filter(|_| vague).and_then(|case| sent(case).or_else(|| named(case))) {
            words::support(case, &mut better);
            return Some(better);
        }
        finding.evidence.extend(status_evidence(case));
        words::add_all(&mut finding.fixes, if password { FIXES } else { &["check-credentials", "get-new-token"] });
        finding.citations.push(RFC_9110_401);
        signature(case, &mut finding);
        return Some(finding);
    }
    // 401.3: IIS knows the account, and the file's permissions leave it out.
    let sub = case::response(case).and_then(|response| substatus(response.status?, response.substatus?));
    let other = sub.is_some_and(|known| known.cause != RULE.id);
    if case::status(case) != Some(401) || other || words::says_other(case, &[]) {
        return None;
    }
    sent(case).or_else(|| windows(case)).or_else(|| named(case)).or_else(|| asked_alone(case)).or_else(|| carried(case))
}

/// AWS tells what it took for signed: the first part that the request shows otherwise is what to look at.
fn signature(case: &Case, finding: &mut Finding) {
    let Some(signed) = &case.signed else { return };
    let telling = |part: &&Part| part.differs || part.says.as_ref().is_some_and(|says| says.template == TWICE);
    let part = signed.parts.iter().find(|part| part.differs).or_else(|| signed.parts.iter().find(telling));
    let place = part.map_or(signed.span, |part| part.span);
    finding.evidence.push(evidence(place, part.map_or("canonical request", |part| part.name.as_str())));
    match part.and_then(|part| part.says.clone()) {
        Some(says) => {
            finding.title = plain("The signature doesn't fit the request that arrived");
            finding.message = says;
            finding.fixes.retain(|fix| *fix != "fix-request");
            finding.fixes.insert(0, "fix-request");
        }
        None if signed.compared => {
            finding.title = plain("The signature was made with another key, or over another text");
            finding.message = plain(
                "What AWS took for signed is what the request shows. So the secret key isn't the one of this key id, or the client signed another text than it sent: compare its canonical request with the server's.",
            );
        }
        None => {}
    }
}

/// NTLM's third message, or a Kerberos ticket, was answered with a challenge that doesn't go on with the handshake.
fn windows(case: &Case) -> Option<Finding> {
    let header = case::authorization(case)?;
    let credentials = authorization::read(&header.value);
    let negotiate = credentials.scheme.eq_ignore_ascii_case("Negotiate");
    let ntlm = credentials.rest.starts_with("TlRMTVNTUAAD");
    let ticket = negotiate && credentials.rest.starts_with("YII");
    let asks_anew = ["NTLM", "Negotiate"].iter().any(|scheme| case::challenge_of(case, scheme).is_some());
    let goes_on = case::asked(case).any(|challenge| challenge.token68.is_some());
    if !(negotiate || credentials.scheme.eq_ignore_ascii_case("NTLM")) || !(ntlm || ticket) || !asks_anew || goes_on {
        return None;
    }
    let message = match ntlm {
        true => {
            "The request held the last of NTLM's three messages, the proof of the password, and the server starts over: it doesn't accept this name and password, or not from there."
        }
        false => {
            "The request held a Kerberos ticket, and the server starts over: it doesn't accept this ticket, or it is for another name than the server's own."
        }
    };
    let mut finding = found(&RULE, Confidence::Likely, plain("The Windows log-in was refused"), plain(message));
    finding.evidence.push(evidence(header.value_span, "Authorization"));
    finding.evidence.extend(status_evidence(case));
    finding.fixes.extend(FIXES);
    finding.citations.push(if ntlm { MS_NLMP } else { RFC_4559 });
    Some(finding)
}

/// The log names who asked, and the answer is a 401: a name came, and it or its password wasn't accepted.
fn named(case: &Case) -> Option<Finding> {
    let name = case::request(case)?.user?;
    let message = "The log shows a user name with this request, so credentials arrived, and the answer is a 401: the server doesn't accept this name with this password (any more).";
    let mut finding = found(&RULE, Confidence::Likely, plain(PASSWORD), plain(message));
    finding.evidence.push(evidence(name, "user"));
    finding.evidence.extend(status_evidence(case));
    finding.fixes.extend(FIXES);
    finding.citations.push(RFC_9110_401);
    Some(finding)
}

/// The request shows Basic or Digest credentials, and the answer is a 401 that wants such.
fn sent(case: &Case) -> Option<Finding> {
    let header = case::authorization(case)?;
    let scheme = authorization::read(&header.value).scheme;
    let (basic, digest) = (scheme.eq_ignore_ascii_case("Basic"), scheme.eq_ignore_ascii_case("Digest"));
    let challenges = case::asked(case).count();
    let wanted = case::challenge_of(case, scheme);
    if !(basic || digest) || authorization::flaw(&header.value).is_some() || challenges > 0 && wanted.is_none() {
        return None;
    }
    if wanted
        .and_then(|challenge| challenge::param(challenge, "stale"))
        .is_some_and(|stale| stale.value.eq_ignore_ascii_case("true"))
    {
        return None;
    }
    let message = match basic {
        true => {
            "A name and a password did arrive with the request, and the server asks again: it doesn't accept this pair."
        }
        false => {
            "The request answered the server's Digest challenge, and the server asks again: name, password or realm didn't match."
        }
    };
    let mut finding = found(&RULE, Confidence::Likely, plain("The name or password was refused"), plain(message));
    finding.evidence.push(evidence(header.value_span, "Authorization"));
    finding.evidence.extend(status_evidence(case));
    finding.fixes.extend(["check-credentials", "update-saved-password", "reset-password"]);
    finding.citations.push(if basic { RFC_7617_2 } else { RFC_7616_3_3 });
    Some(finding)
}

/// Something came with the request, and a 401 without a challenge or a word is all there is.
fn carried(case: &Case) -> Option<Finding> {
    let request = case::request(case).filter(|_| case::asked(case).next().is_none())?;
    let field = no_credentials::carrier(request).filter(|field| authorization::flaw(&field.value).is_none());
    if field.is_none() && !no_credentials::carries(request) {
        return None;
    }
    let message = "The request as shown carries something that should open the door, and the answer says no more than 401: it is wrong, has run out or was withdrawn, or something on the way takes it off.";
    let title = plain("What came with the request was refused");
    let mut finding = found(&RULE, Confidence::Possible, title, plain(message));
    finding.evidence.extend(field.and_then(|field| no_credentials::name_evidence(case, field)));
    finding.evidence.extend(status_evidence(case));
    finding.fixes.extend(["check-credentials", "get-new-token", "forward-authorization", "read-server-logs"]);
    finding.citations.push(RFC_9110_401);
    Some(finding)
}

/// A Basic challenge whose request isn't shown: a browser that sent a saved password looks just so.
fn asked_alone(case: &Case) -> Option<Finding> {
    let challenge = case::challenge_of(case, "Basic");
    let unasked = challenge.is_none() && case::asked(case).next().is_some();
    if unasked
        || case::request(case).is_some_and(|request| !request.withheld)
        || case::prompt_shows_no_credentials(case)
    {
        return None;
    }
    if case::prompt_sends_password(case) {
        let message =
            "The command sends a name and a password, and the server asks again: it doesn't accept this pair.";
        let mut finding = found(&RULE, Confidence::Likely, plain(PASSWORD), plain(message));
        finding.evidence.extend(challenge.map(|challenge| evidence(challenge.span, "challenge")));
        finding.evidence.extend(status_evidence(case).into_iter().filter(|_| challenge.is_none()));
        finding.fixes.extend(FIXES);
        finding.citations.push(RFC_7617_2);
        return Some(finding);
    }
    let challenge = challenge?;
    let message = "If a name and a password were sent (a browser sends saved ones by itself), they are not the right ones for this area.";
    let mut finding = found(
        &RULE,
        Confidence::Possible,
        plain("A saved name and password may have been sent, and refused"),
        plain(message),
    );
    finding.evidence.push(evidence(challenge.span, "challenge"));
    finding.fixes.extend(["check-credentials", "update-saved-password", "reset-password"]);
    finding.citations.push(RFC_7617_2);
    Some(finding)
}

examples! {
    fires: [
        "GET / HTTP/1.1\nHost: a.example\nAuthorization: NTLM TlRMTVNTUAADAAAA\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: NTLM\n\n",
        "GET / HTTP/1.1\nHost: a.example\nAuthorization: Negotiate YIIFAAAA\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Negotiate\n\n",
        "GET / HTTP/1.1\nHost: a.example\nAuthorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"x\"\n\n",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"x\"\n\n",
    ],
    silent: [
        "GET / HTTP/1.1\nHost: a.example\nAuthorization: NTLM TlRMTVNTUAABAAAA\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: NTLM TlRMTVNTUAACAAAA\n\n",
        "GET / HTTP/1.1\nHost: a.example\nAuthorization: NTLM TlRMTVNTUAABAAAA\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: NTLM\n\n",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer\n\n",
        "HTTP/1.1 200 OK\nWWW-Authenticate: Basic realm=\"x\"\n\n",
        "GET / HTTP/1.1\nHost: a.example\nAuthorization: Basic user:pass\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"x\"\n\n",
    ],
}
