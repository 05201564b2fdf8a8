//! How programs state the status of an answer within a line of their own.
//!
//! ```text
//! 401 Client Error: Unauthorized for url: https://…          Python, requests
//! Client error '403 Forbidden' for url 'https://…'           Python, httpx
//! Request failed with status code 401                        Node.js, axios and got
//! Unexpected server response: 401                            Node.js, ws
//! Response status code does not indicate success: 401        .NET, HttpClient
//! … : (401) Unauthorized.                                    .NET Framework, WebException, in the system's language
//! Server returned HTTP response code: 401 for URL: https://… Java, HttpURLConnection
//! 401 Unauthorized from GET https://…                        Java, Spring's WebClient
//! The requested URL returned error: 403                      curl, git
//! https response error StatusCode: 403                       AWS SDK for Go
//! npm error code E401                                        npm
//! ```

use super::words::{Strength, asserted, came_first, introduced, is_actual, is_supposed, is_wanted};
use crate::{
    knowledge,
    paste::status::PHRASES,
    text::{is_of_word, lower},
};

/// A status that a line states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The offset of its three digits, or of its name.
    pub at: usize,
    /// How long that is.
    pub length: usize,
    /// The status.
    pub status: u16,
    /// Whether only a program puts it so; elsewhere other marks of a program's output have to be there.
    pub telling: bool,
    /// Whether it is one of several in a row, as a document has them: `401 or 403`.
    pub listed: bool,
    /// Whether it is a member of an object: `status: 401`, `statusCode = 401`.
    pub member: bool,
    /// Whether it is what a test got instead of what it wanted.
    pub asserted: bool,
}

/// A longer line is cut to that for the search, in bytes.
pub const MAX_LINE: usize = 16 * 1024;
/// How much before a number is compared, in bytes.
const MAX_BEFORE: usize = 64;
/// How far before a number a supposition is looked for, in bytes.
const MAX_SUPPOSED: usize = 256;

/// What stands before the digits where only programs write so; small letters, without the signs between.
const TELLING: &[&str] = &[
    "does not indicate success",
    "requested url returned error",
    "unacceptablestatuscode(code",
    "status code was unacceptable",
    "rejected websocket connection: http",
    "handshake status",
    "npm error code e",
    "npm err! code e",
    "err_pnpm_fetch_",
    "s3 error",
    "googleapi: error",
    "responded with an error (status",
    "response error statuscode",
    "http status client error",
    "http status server error",
    "client error",
    "server error",
    "a status code of",
    "resulted in a",
    "http request failed! http/1.1",
    "http request failed! http/1.0",
    "unexpected server response",
    "access denied with code",
    "actual value is",
];

/// What stands behind the digits where only programs write so.
const BEHIND: &[&str] = &[
    "client error:",
    "server error:",
    "client error for",
    "error, credentials not correct",
    ". errors:",
    ", message='",
    "when calling the",
];

/// The refusals that a line states, in order; a number in passing is none. `above` is the line above, where a test may
/// say what it wanted.
pub fn in_line(line: &str, above: &str, found: &mut dyn FnMut(Statement)) {
    let line = line.get(..line.floor_char_boundary(MAX_LINE)).unwrap_or(line);
    // Python's own names for statuses, looked up.
    if above.starts_with(">>> HTTPStatus") {
        return;
    }
    let bytes = line.as_bytes();
    let (mut at, mut numbered) = (0, false);
    let asserts = asserted(line) || line.len() < MAX_BEFORE && above.len() < MAX_BEFORE && asserted(above);
    while at < bytes.len() {
        let digits = bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 3
            && let Some(statement) = at_digits(line, above, at, asserts)
        {
            numbered = true;
            found(statement);
        }
        at += digits.max(1);
    }
    if !numbered && let Some(statement) = by_name(line, asserts) {
        found(statement);
    }
}

/// The statement whose digits stand at `at`.
fn at_digits(line: &str, above: &str, at: usize, asserts: bool) -> Option<Statement> {
    let status = line.get(at..at + 3)?.parse::<u16>().ok().filter(|status| (400..600).contains(status))?;
    let known = knowledge::status::status(status)?;
    let (raw, behind) = (line.get(..at)?, line.get(at + 3..)?);
    let start = raw.ceil_char_boundary(raw.len().saturating_sub(MAX_BEFORE));
    let before = lower(raw.get(start..)?);
    if !stands_apart(&before, behind) {
        return None;
    }
    let near = before.trim_end_matches(|c: char| c.is_whitespace() || ":=>([<{\"'`|,".contains(c));
    // Facebook's codes within a code.
    if near.ends_with("suberrorcode") || near.ends_with("error_subcode") {
        return None;
    }
    let ends = |mark: &&&str| {
        near.strip_suffix(**mark).is_some_and(|rest| !rest.ends_with(|c: char| is_of_word(c) || c == '_'))
    };
    let rest = lower(behind.get(..behind.floor_char_boundary(MAX_BEFORE))?);
    let phrase = rest.trim_start_matches(|c: char| c.is_whitespace() || ":-–—()>]!|\"'`".contains(c));
    let name = known.name.to_ascii_lowercase();
    let listed = lists_more(behind);
    // Chai puts first what came: `expected 403 to equal 200`.
    if asserts && is_wanted(near) && !came_first(phrase) {
        return None;
    }
    // PHP's var_dump has a number below its name.
    let how = if near.trim() == "int" && above.ends_with("=>") { introduced(&lower(above)) } else { introduced(near) };
    let member = how == Some(Strength::Plain) && is_member(&before);
    let statement = |telling| Some(Statement { at, length: 3, status, telling, listed, member, asserted: false });
    let supposed = || {
        is_supposed(&lower(
            raw.get(raw.ceil_char_boundary(raw.len().saturating_sub(MAX_SUPPOSED))..).unwrap_or_default(),
        ))
    };
    if asserts && (is_actual(near, phrase) || is_wanted(near)) {
        return statement(true).map(|statement| Statement { asserted: true, ..statement });
    }
    if (TELLING.iter().any(|mark| ends(&mark)) || how == Some(Strength::Telling)) && !supposed()
        || BEHIND.iter().any(|mark| phrase.starts_with(mark))
        || is_dotnet(&before, behind)
        || before.ends_with("<response [")
        || is_of_address(raw, behind, phrase.starts_with(&name))
    {
        return statement(true);
    }
    let named = |words: &str| {
        phrase.strip_prefix(words).is_some_and(|rest| !rest.starts_with(|c: char| is_of_word(c)))
            || near.trim_end_matches([' ', '-']).ends_with(words) && before.ends_with(['(', ' '])
    };
    let has_name = named(&name) || PHRASES.iter().any(|(words, code)| *code == status && named(words));
    if has_name {
        let told = |rest: &str| is_of_request(raw, rest) || before.ends_with('(') && is_timed(rest);
        return statement(phrase.strip_prefix(name.as_str()).is_some_and(told));
    }
    match how {
        Some(Strength::Bare) => ends_there(&rest).then(|| statement(false))?,
        Some(_) => statement(false),
        // `The operation failed with an error. [401] …`, `Login failed (401)`, `✗ 401: …`, `403 - {"error": …}`.
        None => (is_set_off(&before, behind) || holds_body(phrase)).then(|| statement(false))?,
    }
}

/// Whether three digits are a number of their own: `401.3` is IIS's; `401.50` a price, `401-403` a range, `401k` a
/// plan, `401%` a share.
fn stands_apart(before: &str, behind: &str) -> bool {
    let glued = before.ends_with(|c: char| is_of_word(c) || "_-+/.#$€£".contains(c));
    let sub = behind.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let joined = behind.starts_with(|c: char| is_of_word(c) || "_%/$€£-".contains(c)) || behind.starts_with("(k)");
    let joined = joined || is_counted(behind);
    (!glued || GLUED.iter().any(|mark| before.ends_with(mark))) && !sub && !joined
}

/// Whether a unit behind a number says what it measures: `done in 403 ms.`
fn is_counted(behind: &str) -> bool {
    const UNITS: &[&str] = &[
        "ms", "s", "sec", "seconds", "minutes", "min", "hours", "days", "bytes", "kB", "KB", "KiB", "MB", "MiB", "GB",
    ];
    let Some(rest) = behind.strip_prefix(' ') else { return false };
    let unit = rest.split(|c: char| !is_of_word(c)).next().unwrap_or_default();
    let after = rest.get(unit.len()..).unwrap_or_default();
    UNITS.contains(&unit) && (after.is_empty() || after.starts_with(['.', ',', ';', ')', '!', '\n', '\r']))
}

/// Whether a program's own words stand around `401 Unauthorized`: those of its request, or that it waited.
fn is_of_request(raw: &str, rest: &str) -> bool {
    let sent = |word: &str, needs: &str| {
        let method = rest.strip_prefix(word).and_then(|rest| rest.split(' ').next()).unwrap_or_default();
        ["get", "post", "put", "patch", "delete"].contains(&method) && rest.contains(needs)
    };
    // wget says in the system's language that it waits: `…, awaiting response... 401 Unauthorized`.
    let waited = raw.trim_end().ends_with("...") || raw.trim_end().ends_with('…');
    rest.starts_with(" | b'") || sent(" from ", "") || sent(" on ", " request") || waited && raw.contains("HTTP")
}

/// `orders/list (403 Forbidden) - 96 ms`: how long an answer took stands behind it.
fn is_timed(rest: &str) -> bool {
    let time = rest.strip_prefix(") - ").or_else(|| rest.strip_prefix(") ")).unwrap_or_default();
    let unit = time.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    unit.len() < time.len() && ["ms", "s"].contains(&unit.trim())
}

/// Whether the words before a value end with a sign that gives it to a name: `status: `, `http_code] => `.
fn is_member(before: &str) -> bool {
    before.trim_end_matches([' ', '"', '\'']).ends_with([':', '=', '>', ',', '(', '['])
}

/// What may stand before the digits without a space.
const GLUED: &[&str] = &["npm error code e", "npm err! code e", "err_pnpm_fetch_", "http", "http_", "http-"];

/// Whether nothing is counted by a number: a sentence ends there, or goes on with the request.
fn ends_there(behind: &str) -> bool {
    let rest = behind.trim_start_matches(['"', '\'', '`', '>', ')', ']']);
    let next = rest.trim_start().split(|c: char| !is_of_word(c)).next().unwrap_or_default();
    !rest.starts_with(' ')
        || next.is_empty()
        || ["from", "for", "when", "on", "instead", "but", "while", "response", "in", "at", "with", "error"]
            .contains(&next)
}

/// Whether brackets, or a line's beginning and a sign, set a number off: `[401] `, `(401)`, `✗ 401: `.
fn is_set_off(before: &str, behind: &str) -> bool {
    let sign = |text: &str| text.chars().all(|c| !is_of_word(c) && c != '(');
    let apart = |open: &str| {
        before
            .strip_suffix(open)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with(|c: char| c.is_whitespace() || c == ':'))
    };
    // `call (401) 555-0142`, `(403) 'ACCESS_REFUSED…`: brackets around a number mean little unless it ends there.
    let ends = |rest: &str| rest.is_empty() || rest.starts_with([':', '.', ',', ';', '!']);
    // `0.429 [403]  |■■■`: a bar of a histogram.
    let bar = |rest: &str| rest.trim_start().starts_with(['|', '■', '∎']);
    apart("[") && behind.strip_prefix(']').is_some_and(|rest| !bar(rest))
        || apart("(") && behind.strip_prefix(')').is_some_and(ends)
        || sign(before) && (behind.starts_with(": ") || behind.starts_with(" - "))
        || before.ends_with(": ")
            && (behind.is_empty() && is_of_failure(before) || behind.starts_with(": ") || behind.starts_with(" - "))
}

/// Whether words speak of an answer or a failure: `Login failed: 401`, and not `rows: 401`.
fn is_of_failure(before: &str) -> bool {
    const WORDS: &[&str] = &[
        "fail",
        "error",
        "refus",
        "reject",
        "denied",
        "unable",
        "could",
        "cannot",
        "request",
        "http",
        "server",
        "api",
        "login",
        "auth",
        "unexpected",
        "invalid",
        "upload",
        "download",
        "fetch",
        "://",
    ];
    WORDS.iter().any(|word| before.contains(word))
}

/// Whether an answer's body follows: `403 - {"error": …}`, `login 429 {"error": …}`.
fn holds_body(phrase: &str) -> bool {
    ["{\"", "{'", "{\\\"", "<!doctype", "<html", "<?xml", "b'{"].iter().any(|start| phrase.starts_with(start))
        || ["{", "b"].iter().any(|start| phrase.starts_with(start)) && phrase.contains("error")
}

/// Names of statuses as programs write them, without spaces and in small letters.
const NAMES: &[(&str, u16)] = &[
    ("unauthorized", 401),
    ("forbidden", 403),
    ("toomanyrequests", 429),
    ("notfound", 404),
    ("proxyauthenticationrequired", 407),
    ("badrequest", 400),
    ("internalservererror", 500),
    ("serviceunavailable", 503),
    ("badgateway", 502),
];

/// A status that a line gives by its name alone: `Request failed with status code Forbidden`,
/// `StatusCode=Unauthorized`, `Error: Unauthorized`.
fn by_name(line: &str, asserts: bool) -> Option<Statement> {
    let is_sign = |c: char| !c.is_ascii_alphanumeric();
    let mut at = 0;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        let start = at + rest.find(|c: char| c.is_ascii_alphanumeric())?;
        let word = line.get(start..)?.split(is_sign).next()?;
        at = start + word.len();
        // `TooManyRequests` and `Forbidden`; a word of a sentence begins small.
        let Some((_, status)) = NAMES.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)) else { continue };
        let from = line.ceil_char_boundary(start.saturating_sub(MAX_BEFORE));
        let before = lower(line.get(from..start)?);
        let near = before.trim_end_matches(|c: char| c.is_whitespace() || ":=>([<{\"'`|,".contains(c));
        let behind = line.get(at..)?;
        let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        // `HTTPStatus.FORBIDDEN.phrase`; `retry: [HttpClientErrorException.Unauthorized]`
        let listed = before.ends_with('.') && behind.starts_with([']', ',']);
        let ends = !listed && !goes_on(behind.trim_start()) && !behind.strip_prefix('.').is_some_and(goes_on);
        let how = introduced(near.trim_end_matches("httpstatuscode.").trim_end_matches(['.', '=']));
        // Of a test: `Actual: Unauthorized` below `Expected: OK`.
        let telling = how == Some(Strength::Telling) || asserts && how == Some(Strength::Bare);
        // `the status unauthorized` is prose.
        let apart = near.len() + 1 < before.len() || word.starts_with(|c: char| c.is_ascii_uppercase());
        let verdict =
            before.trim_end().ends_with([':', ']', '!']) || near.chars().all(|c| !is_of_word(c)) && !near.is_empty();
        let member = how == Some(Strength::Plain) && is_member(&before);
        if ends && (telling || verdict || how == Some(Strength::Plain) && apart) {
            return Some(Statement {
                at: start,
                length: word.len(),
                status: *status,
                telling,
                listed: false,
                member,
                asserted: asserts,
            });
        }
    }
    None
}

/// Whether another number follows, as where a text lists statuses: `401 or 403`, `401, 403`.
fn lists_more(behind: &str) -> bool {
    [" or ", " and ", "/", ", ", " / ", " & "]
        .iter()
        .any(|mark| behind.strip_prefix(mark).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())))
}

/// `: (401) Unauthorized.`: what .NET Framework's WebException ends with in every language.
fn is_dotnet(before: &str, behind: &str) -> bool {
    let sentence = before.strip_suffix('(').map(str::trim_end).is_some_and(|before| before.ends_with([':', '：']));
    let phrase = behind.strip_prefix(") ").or_else(|| behind.strip_prefix(')')).unwrap_or_default();
    sentence && phrase.starts_with(|c: char| is_of_word(c) && !c.is_ascii_digit())
}

/// `GET https://api.example/x: 403 - Resource …` of Ruby's Octokit, `failed to fetch https://… : 401 Unauthorized` of
/// Helm; `HTTP 403: … (https://api.example/x)` of gh.
fn is_of_address(before: &str, behind: &str, named: bool) -> bool {
    let word = before.trim_end().strip_suffix(':').and_then(|before| before.split_whitespace().next_back());
    let answered = word.is_some_and(|word| word.contains("://"))
        && (named || behind.starts_with(" - ") || behind.trim_end().is_empty());
    // `https://api.example/x [401]`, as scanners print it.
    let listed = before.strip_suffix('[').and_then(|before| before.split_whitespace().next_back());
    let answered = answered || behind.starts_with(']') && listed.is_some_and(|word| word.contains("://"));
    let gh = before.trim_end().ends_with("HTTP")
        && behind.starts_with(": ")
        && behind.trim_end().ends_with(')')
        && behind.contains("(http");
    // `GET https://api.example/x: 403 API rate limit exceeded …` of go-github.
    let mut words = before.trim_end().strip_suffix(':').unwrap_or_default().rsplit(' ');
    let (address, method) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let method = method.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let asked = address.contains("://")
        && ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"].contains(&method)
        && behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| is_of_word(c) || c == '['));
    answered || asked || gh
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Line, status, whether only a program puts it so.
    const CASES: &[(&str, Option<(u16, bool)>)] = &[
        (
            "requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://a.example/",
            Some((401, true)),
        ),
        ("httpx.HTTPStatusError: Client error '403 Forbidden' for url 'https://a.example/'", Some((403, true))),
        ("Error: Request failed with status code 429", Some((429, true))),
        ("Response status code does not indicate success: 401 (Unauthorized).", Some((401, true))),
        (
            "Invoke-RestMethod : Der Remoteserver hat einen Fehler zurückgegeben: (401) Nicht autorisiert.",
            Some((401, true)),
        ),
        ("irm : Удаленный сервер возвратил ошибку: (403) Запрещено.", Some((403, true))),
        ("fatal: unable to access 'https://a.example/': The requested URL returned error: 403", Some((403, true))),
        ("GET https://api.example/x: 403 - Resource protected", Some((403, true))),
        ("err=\"GET https://api.example/x?page=61: 403 API rate limit exceeded\"", Some((403, true))),
        ("see https://api.example/x: 403 rooms", None),
        ("orders/approve (403 Forbidden) - 96 ms", Some((403, true))),
        ("expected 403 to equal 200", Some((403, true))),
        ("expected 200 to equal 403", None),
        ("HTTP 403: Must have admin rights. (https://api.example/x)", Some((403, true))),
        ("npm error code E401", Some((401, true))),
        (" ERR_PNPM_FETCH_401  GET https://npm.example/x: Unauthorized - 401", Some((401, false))),
        ("urllib.error.HTTPError: HTTP Error 401: Unauthorized", Some((401, false))),
        ("…/response.rb:313:in 'error!': 401 \"Unauthorized\" (Net::HTTPClientException)", Some((401, false))),
        ("Code: 403. Errors:", Some((403, true))),
        ("returned status code 128:", None),
        ("call (401) 555-0142 or write", None),
        ("Phone: (401) 555-0142", None),
        ("at AccessChecker.check(AccessChecker.java:401)", None),
        ("retry: { statusCodes: [ 408, 413, 429, 500 ] }", None),
        ("error[E0401]: can't use generic parameters", None),
        ("see https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/403", None),
        ("Merge pull request #401 from lina/forbidden-page", None),
        ("status 401-403", None),
        ("got 401.50 EUR", None),
        ("throws an ApiError with the status code 401 or 403", Some((401, false))),
        ("An error occurred (403) when calling the HeadObject operation: Forbidden", Some((403, true))),
        ("HTTP Error 401: Unauthorized | b'{\"detail\":\"x\"}'", Some((401, true))),
        ("HTTP request sent, awaiting response... 401 Unauthorized", Some((401, true))),
        ("HTTP-Anforderung gesendet, auf Antwort wird gewartet … 403 Forbidden", Some((403, true))),
        ("200 OK", None),
        ("Error: failed to perform request, status 401", Some((401, false))),
        ("error: GET \"/v1/x\" responded 401: unauthorized", Some((401, false))),
        ("ServiceException: 401 Anonymous caller does not have access", Some((401, false))),
        ("The operation failed with an error. [401] invalid_grant: x", Some((401, true))),
        ("401, message='Unauthorized', url='https://a.example'", Some((401, true))),
        ("System.Net.Http.HttpRequestException: Request failed with status code Forbidden", Some((403, true))),
        ("[Error]  Unauthorized", Some((401, false))),
        ("Error: expected 200 \"OK\", got 401 \"Unauthorized\"", Some((401, true))),
        ("AssertionError: expected status 401 but got 200", None),
        ("  [http_code] => 403", Some((403, false))),
        ("https://a.example/me [401] [Unauthorized]", Some((401, true))),
        ("if the request failed with status code 403", Some((403, false))),
        ("found 401 vulnerabilities", None),
        ("Key (id)=(401) already exists", None),
        ("(403) 'ACCESS_REFUSED - Login was refused'", None),
        ("WARNING: Unauthorized access is forbidden", None),
        ("Humidity 403", None),
    ];

    #[test]
    fn a_line_states_a_status_in_a_programs_ways_alone() {
        for (line, expected) in CASES {
            let mut last = None;
            in_line(line, "", &mut |statement| last = Some((statement.status, statement.telling)));
            assert_eq!(last, *expected, "{line}");
        }
    }
}
