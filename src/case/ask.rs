//! What rules ask a case.

use super::Case;
use crate::{
    http::{
        challenge::Challenge,
        message::{Exchange, Header, Request, Response, header},
    },
    paste::{self},
    text::Span,
    time::{Timestamp, http_date},
    token::{Place, State, Token},
};

/// The `Date` of a response (RFC 9110, section 6.6.1): the server's clock.
#[inline(never)]
pub fn date(response: &Response) -> Option<(Timestamp, Span)> {
    let field = header(&response.headers, "Date")?;
    http_date(&field.value).map(|at| (at, field.value_span))
}

/// The exchange that the verdict is about.
#[inline(never)]
pub fn exchange(case: &Case) -> Option<&Exchange> {
    case.subject.and_then(|index| case.exchanges.get(index))
}

/// The answer that the verdict is about.
#[inline(never)]
pub fn response(case: &Case) -> Option<&Response> {
    exchange(case)?.response.as_ref()
}

/// The request that was answered, where the paste shows it.
#[inline(never)]
pub fn request(case: &Case) -> Option<&Request> {
    exchange(case)?.request.as_ref()
}

/// The answer's status.
#[inline(never)]
pub fn status(case: &Case) -> Option<u16> {
    response(case)?.status
}

/// Whether the answer has one of these statuses.
#[inline(never)]
pub fn has_status(case: &Case, statuses: &[u16]) -> bool {
    status(case).is_some_and(|status| statuses.contains(&status))
}

/// The challenges of the answer.
pub fn asked(case: &Case) -> impl Iterator<Item = &Challenge> {
    case.challenges.iter().filter(|challenge| challenge.exchange == case.subject)
}

/// The answer's challenge of one scheme.
#[inline(never)]
pub fn challenge_of<'a>(case: &'a Case, scheme: &str) -> Option<&'a Challenge> {
    asked(case).find(|challenge| challenge.scheme.eq_ignore_ascii_case(scheme))
}

/// The request's Authorization field, where the request is shown.
#[inline(never)]
pub fn authorization(case: &Case) -> Option<&Header> {
    header(&request(case)?.headers, "Authorization")
}

/// The token that the subject's request carried, or most likely carried.
#[inline(never)]
pub fn sent_token(case: &Case) -> Option<&Token> {
    let of = |wanted: Option<Place>| case.tokens.iter().find(|token| Some(token.place) == wanted);
    of(case.subject.map(Place::Request))
        .or_else(|| of(case.subject.map(Place::Beside)))
        .or_else(|| of(Some(Place::Loose)))
}

/// Whether the paste shows the fields of the subject's request, those that carry credentials included.
#[inline(never)]
pub fn shows_request_fields(case: &Case) -> bool {
    request(case).is_some_and(|request| !request.headers.is_empty() && !request.withheld)
}

/// The moment that the subject's token was judged at: the server's clock, else now.
#[inline(never)]
pub fn moment(case: &Case) -> Timestamp {
    response(case).and_then(date).map_or(case.now, |(at, _)| at)
}

/// Whether the paste is no answer at all, so that a token in it speaks for itself.
pub fn is_token_alone(case: &Case) -> bool {
    response(case).is_none() && !case.tokens.is_empty()
}

/// Whether the token's times let it pass.
pub fn is_usable(token: &Token) -> bool {
    matches!(token.state, State::Valid | State::NoExpiry)
}

/// The address that was asked for, where the paste tells it: the request's target, or the one behind a prompt.
pub fn address(case: &Case) -> Option<String> {
    let request = request(case);
    let target = request.and_then(|request| request.target.clone());
    let is_address = |text: &str| text.starts_with("https://") || text.starts_with("http://");
    match target {
        Some(target) if is_address(&target) => Some(target),
        Some(path) if path.starts_with('/') => {
            let host = header(&request?.headers, "Host").map(|host| host.value.trim())?;
            Some(format!("https://{host}{path}"))
        }
        _ => prompted(case),
    }
}

/// The first address on a prompt's line above the answer.
fn prompted(case: &Case) -> Option<String> {
    let paste = case.documents.first()?;
    let line = paste.text.lines().take(40).find(|line| paste::line::is_prompt(line) && line.contains("://"))?;
    let word = line.split([' ', '"', '\'']).find(|word| word.starts_with("https://") || word.starts_with("http://"))?;
    Some(word.to_owned())
}

/// The host that was asked, without its port.
pub fn host(case: &Case) -> Option<String> {
    let field =
        request(case).and_then(|request| header(&request.headers, "Host")).map(|host| host.value.trim().to_owned());
    let host = field.or_else(|| {
        let address = address(case)?;
        Some(address.split("://").nth(1)?.split(['/', '?', '#']).next()?.to_owned())
    })?;
    let host = host.rsplit('@').next().unwrap_or_default();
    let bare = host
        .rsplit_once(':')
        .filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()))
        .map_or(host, |(bare, _)| bare);
    (!bare.is_empty()).then(|| bare.to_owned())
}

/// The curl command on the prompt above the answer, where there is just one and it stands on one line.
fn curl_command(case: &Case) -> Option<&str> {
    let paste = case.documents.first()?;
    let is_command = |line: &&str| paste::line::is_prompt(line) && line.contains("curl ");
    let mut commands = paste.text.lines().take(40).filter(is_command);
    let command = commands.next().filter(|command| !command.ends_with('\\'))?;
    commands.next().is_none().then_some(command)
}

/// Whether the prompt above the answer is a curl command that sends no credentials of any kind.
pub fn prompt_shows_no_credentials(case: &Case) -> bool {
    const SENDS: &[&str] = &[
        "-u", "--user", "-H", "--header", "-b", "--cookie", "-n", "--netrc", "-E", "--cert", "-K", "--config",
        "--oauth2",
    ];
    let sends = |word: &str| word.contains('@') || SENDS.iter().any(|flag| word.starts_with(flag));
    curl_command(case).is_some_and(|command| !command.split([' ', '=']).any(sends))
}

/// Whether the prompt above the answer is a curl command that sends a name and password.
pub fn prompt_sends_password(case: &Case) -> bool {
    curl_command(case).is_some_and(|command| command.split(' ').any(|word| word == "-u" || word == "--user"))
}
