//! What rules ask a case.

use super::{Case, Hit};
use crate::{
    finding::Confidence,
    http::{
        challenge::Challenge,
        message::{Exchange, Header, Request, Response, header},
    },
    paste::{self},
    text::Span,
    time::{Timestamp, http_date},
    token::{Place, State, Token, scheme},
};

/// Where Wget's remark is looked for, in lines.
const MAX_LINES: usize = 200;

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
    response_at(&case.exchanges, case.subject)
}

/// The answer of the exchange at that index.
#[inline(never)]
pub fn response_at(exchanges: &[Exchange], index: Option<usize>) -> Option<&Response> {
    exchanges.get(index?)?.response.as_ref()
}

/// Whether a program's message has words that mean this rule beyond doubt, whatever else was answered on the way.
pub fn says_for_certain(case: &Case, rule: &str) -> bool {
    let hit = |hit: &Hit| hit.row.means == rule && hit.row.confidence == Confidence::Certain;
    response(case).is_some_and(|response| response.message.is_some()) && case.hits.iter().any(hit)
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

/// The tokens and keys of the paste, without what belongs to a scheme: names and passwords, signatures, handshakes.
pub fn tokens(case: &Case) -> impl DoubleEndedIterator<Item = &Token> {
    case.tokens.iter().filter(|token| scheme::called(token.kind).is_none())
}

/// The token that the subject's request carried, or most likely carried.
#[inline(never)]
pub fn sent_token(case: &Case) -> Option<&Token> {
    // What a token wraps says more than the wrapping.
    let wraps = |outer: &Token| {
        let inner = |token: &Token| token.layer == outer.layer + 1 && token.place == outer.place;
        outer.kind == "jws" && outer.claims.is_none() && case.tokens.iter().any(inner)
    };
    let of = |wanted: Option<Place>| tokens(case).find(|token| Some(token.place) == wanted && !wraps(token));
    // What stands in Authorization is what counts, whatever a cookie holds beside it.
    let field = authorization(case).map(|field| field.value_span);
    let authorized = |token: &&Token| {
        field.is_some_and(|field| {
            field.doc == token.span.doc && field.start <= token.span.start && token.span.end <= field.end
        })
    };
    let first = case.subject.and_then(|index| {
        let mut sent = tokens(case).filter(|token| token.place == Place::Request(index) && !wraps(token));
        sent.find(authorized)
    });
    first
        .or_else(|| of(case.subject.map(Place::Request)))
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
    response(case).is_none() && tokens(case).next().is_some()
}

/// Whether the token's times let it pass.
pub fn is_usable(token: &Token) -> bool {
    matches!(token.state, State::Valid | State::NoExpiry)
}

/// The address that was asked for, where the paste tells it: the request's target, or the one behind a prompt.
pub fn address(case: &Case) -> Option<String> {
    match request(case).filter(|request| request.target.is_some()) {
        Some(request) => address_of(request)
            .map(|address| match address.strip_prefix("https://") {
                // The scheme is a guess where the target is a path.
                Some(rest)
                    if request.target.as_deref().is_some_and(|target| target.starts_with('/'))
                        && curl_went_plain(case) =>
                {
                    ["http://", rest].concat()
                }
                _ => address,
            })
            .or_else(|| {
                let whole = request.target.as_deref().is_some_and(|target| target.starts_with('/'));
                if whole { None } else { prompted(case) }
            }),
        None => prompted(case),
    }
}

/// Whether curl's own lines show that it connected just once, straight to the server, and without TLS.
///
/// ```text
/// * Connected to nexus.example (198.51.100.20) port 8081 (#0)
/// * Established connection to nexus.example (198.51.100.20 port 8081) from 192.0.2.7 port 50112
/// ```
fn curl_went_plain(case: &Case) -> bool {
    const SECURE: &[&str] = &["SSL", "TLS", "ALPN", "tunnel", "port 443"];
    let paste = case.documents.first().map_or("", |paste| paste.text.as_str());
    let told = || paste.lines().take(MAX_LINES).map(str::trim_start).filter(|line| line.starts_with("* "));
    let connects =
        |line: &&str| line.starts_with("* Connected to ") || line.starts_with("* Established connection to ");
    told().filter(connects).count() == 1 && !told().any(|line| SECURE.iter().any(|word| line.contains(word)))
}

/// The whole address of a request: its target, or its path on the host that its Host field names.
fn address_of(request: &Request) -> Option<String> {
    let target = request.target.as_deref()?;
    if target.starts_with("https://") || target.starts_with("http://") {
        return Some(target.to_owned());
    }
    let path = target.starts_with('/').then_some(target)?;
    let host = header(&request.headers, "Host").map(|host| host.value.trim())?;
    Some(format!("https://{host}{path}"))
}

/// The host that a request was sent to, without its port; `None` where the request doesn't tell it.
pub fn host_of(request: &Request) -> Option<String> {
    let field = header(&request.headers, "Host").map(|host| host.value.trim().to_owned());
    bare_host(&field.or_else(|| host_in(&address_of(request)?))?)
}

/// A request's target to be shown: without its query and fragment, which may hold secrets.
pub fn shown_target(target: &str) -> &str {
    target.split(['?', '#']).next().unwrap_or_default()
}

/// The host in an address, with its port.
fn host_in(address: &str) -> Option<String> {
    Some(address.split("://").nth(1)?.split(['/', '?', '#']).next()?.to_owned())
}

fn bare_host(host: &str) -> Option<String> {
    let host = host.rsplit('@').next().unwrap_or_default();
    let bare = host
        .rsplit_once(':')
        .filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()))
        .map_or(host, |(bare, _)| bare);
    (!bare.is_empty()).then(|| bare.to_owned())
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
    request(case).and_then(host_of).or_else(|| bare_host(&host_in(&address(case)?)?))
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

/// The Authorization field that an earlier request carried, where a redirect led from its host to the one that
/// answered, and the request there, which the paste shows, carries none.
pub fn dropped_on_redirect(case: &Case) -> Option<(&Header, &Response)> {
    let subject = case.subject?;
    let host = |request: &Request| header(&request.headers, "Host").map(|host| host.value.to_ascii_lowercase());
    let last = request(case).filter(|request| header(&request.headers, "Authorization").is_none())?;
    let mut before = case.exchanges.get(..subject)?.iter().rev();
    let redirected = |exchange: &&Exchange| {
        exchange
            .response
            .as_ref()
            .and_then(|response| response.status)
            .is_some_and(|status| (300..400).contains(&status))
    };
    let first = before.by_ref().take_while(redirected).find_map(|exchange| {
        let field = header(&exchange.request.as_ref()?.headers, "Authorization")?;
        Some((exchange.request.as_ref()?, field, exchange.response.as_ref()?))
    });
    let (request, field, response) = first?;
    let (from, to) = (host(request)?, host(last)?);
    (from != to).then_some((field, response))
}

/// Whether the prompt above the answer is a curl command that sends a name and password, or Wget says that it did.
pub fn prompt_sends_password(case: &Case) -> bool {
    let paste = case.documents.first().map_or("", |paste| paste.text.as_str());
    let wget = |line: &str| line.trim_start().starts_with("Authentication selected: ");
    if response(case).is_some() && paste.lines().take(MAX_LINES).any(wget) {
        return true;
    }
    curl_command(case).is_some_and(|command| command.split(' ').any(|word| word == "-u" || word == "--user"))
}
