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

use crate::{
    knowledge,
    paste::status::PHRASES,
    text::{is_of_word, lower},
};

/// A status that a line states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The offset of its three digits.
    pub at: usize,
    /// The status.
    pub status: u16,
    /// Whether only a program puts it so; elsewhere other marks of a program's output have to be there.
    pub telling: bool,
    /// Whether it is one of several in a row, as a document has them: `401 or 403`.
    pub listed: bool,
}

/// A longer line is cut to that for the search, in bytes.
pub const MAX_LINE: usize = 16 * 1024;
/// How much before a number is compared, in bytes.
const MAX_BEFORE: usize = 64;

/// What stands before the digits where only programs write so; small letters, without the signs between.
const TELLING: &[&str] = &[
    "does not indicate success",
    "requested url returned error",
    "returned http response code",
    "unexpected server response",
    "unacceptablestatuscode(code",
    "status code was unacceptable",
    "unexpected status code",
    "unexpected http status code",
    "unexpected http status",
    "unexpected response status code",
    "unexpected response status",
    "unexpected response code",
    "unexpected status",
    "failed with status code",
    "failed with status",
    "failed with http status",
    "failed with response code",
    "failed with code",
    "failed with error code",
    "status code was",
    "a status code of",
    "received status code",
    "rejected websocket connection: http",
    "handshake status",
    "npm error code e",
    "npm err! code e",
    "err_pnpm_fetch_",
    "s3 error",
    "googleapi: error",
    "responded with an error (status",
    "responded with status code",
    "bad status code",
    "bad status",
    "bad response code",
    "bad response status",
    "response error statuscode",
    "http status client error",
    "http status server error",
    "client error",
    "server error",
    "resulted in a",
    "returned status code",
    "returned http status",
    "returned http code",
    "returned http",
    "returned error code",
    "invalid status code",
    "invalid response status",
    "invalid response code",
    "invalid response status code",
    "non-200 status code",
    "non-200 response",
    "non-success status code",
    "non-2xx status code",
    "http request failed! http/1.1",
    "http request failed! http/1.0",
    "unsuccessful status code",
    "registry returned status",
];

/// What stands before the digits in other texts too.
const PLAIN: &[&str] = &[
    "status code",
    "statuscode",
    "status_code",
    "http_code",
    "http status",
    "http error",
    "http code",
    "http response",
    "response code",
    "response status",
    "responded with",
    "server response",
    "returned",
    "status",
    "code",
    "http",
    "http/1.1",
    "http/2",
    "error",
    "error code",
    "exception",
    "errors",
    "got",
    "api error",
    "httperror",
    "clientresponseerror",
    "apierror",
    "httpexception",
];

/// What stands behind the digits where only programs write so.
const BEHIND: &[&str] = &[
    "client error:",
    "server error:",
    "client error for",
    "error, credentials not correct",
    ". errors:",
    "when calling the",
];

/// The refusals that a line states, in order; a number in passing is none.
pub fn in_line(line: &str, found: &mut dyn FnMut(Statement)) {
    let line = line.get(..line.floor_char_boundary(MAX_LINE)).unwrap_or(line);
    let bytes = line.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 3
            && let Some(statement) = at_digits(line, at)
        {
            found(statement);
        }
        at += digits.max(1);
    }
}

/// The statement whose digits stand at `at`.
fn at_digits(line: &str, at: usize) -> Option<Statement> {
    let status = line.get(at..at + 3)?.parse::<u16>().ok().filter(|status| (400..600).contains(status))?;
    let known = knowledge::status::status(status)?;
    let (raw, behind) = (line.get(..at)?, line.get(at + 3..)?);
    let start = raw.ceil_char_boundary(raw.len().saturating_sub(MAX_BEFORE));
    let before = lower(raw.get(start..)?);
    let glued = before.ends_with(|c: char| is_of_word(c) || "_-+/.#$€£".contains(c));
    if glued && !["npm error code e", "npm err! code e", "err_pnpm_fetch_"].iter().any(|mark| before.ends_with(mark)) {
        return None;
    }
    // `401.3` is IIS's; `401.50` a price, `401-403` a range, `401k` a plan, `401%` a share.
    let sub = behind.strip_prefix('.').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    let joined = behind.starts_with(|c: char| is_of_word(c) || "_%/$€£".contains(c));
    if sub > 0 || joined || behind.starts_with("(k)") || behind.starts_with('-') {
        return None;
    }
    let near = before.trim_end_matches(|c: char| c.is_whitespace() || ":=([\"'`|,".contains(c));
    let ends = |mark: &&&str| {
        near.strip_suffix(**mark).is_some_and(|rest| !rest.ends_with(|c: char| is_of_word(c) || c == '_'))
    };
    let rest = lower(behind.get(..behind.floor_char_boundary(MAX_BEFORE))?);
    let phrase = rest.trim_start_matches(|c: char| c.is_whitespace() || ":-–—()!|\"'`".contains(c));
    let name = known.name.to_ascii_lowercase();
    let listed = lists_more(behind);
    let statement = |telling| Some(Statement { at, status, telling, listed });
    if TELLING.iter().any(|mark| ends(&mark))
        || BEHIND.iter().any(|mark| phrase.starts_with(mark))
        || is_dotnet(&before, behind)
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
        let rest = phrase.strip_prefix(name.as_str()).unwrap_or_default();
        let of_request =
            [" from get ", " from post ", " from put ", " from patch ", " from delete ", " on get request"]
                .iter()
                .chain(&[" on post request", " on put request", " on patch request", " on delete request"])
                .chain(&[" | b'"])
                .any(|words| rest.starts_with(words));
        // wget says in the system's language that it waits: `…, awaiting response... 401 Unauthorized`.
        let waited = phrase.starts_with(&name)
            && ["...", "…"].iter().any(|dots| raw.trim_end().ends_with(dots))
            && raw.contains("HTTP");
        return statement(of_request || waited);
    }
    PLAIN.iter().any(|mark| ends(&mark)).then_some(())?;
    statement(false)
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
    let answered = word.is_some_and(|word| word.contains("://")) && (named || behind.starts_with(" - "));
    let gh = before.trim_end().ends_with("HTTP")
        && behind.starts_with(": ")
        && behind.trim_end().ends_with(')')
        && behind.contains("(http");
    answered || gh
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
    ];

    #[test]
    fn a_line_states_a_status_in_a_programs_ways_alone() {
        for (line, expected) in CASES {
            let mut last = None;
            in_line(line, &mut |statement| last = Some((statement.status, statement.telling)));
            assert_eq!(last, *expected, "{line}");
        }
    }
}
