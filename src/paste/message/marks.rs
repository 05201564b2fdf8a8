//! By what a program's output is known, and what only looks like it: source code, tests, histories, documents.

use crate::paste::line;

pub use super::tells::only_tells;

/// How much of a text is looked at, in lines.
pub const MAX_LINES: usize = 2_000;

/// What lines of a program's complaint begin with; a log's time or a container's prefix may stand before it.
const LEADS: &[&str] = &[
    "Error:",
    "error:",
    "ERROR:",
    "ERROR ",
    "[ERROR]",
    "Error response from daemon",
    "Error from server",
    "Error making API request",
    "An error occurred (",
    "[Error]",
    "[error]",
    "<ERROR>",
    "[!]",
    "** (",
    "WARNING ",
    "An unexpected error occurred",
    "Fatal:",
    "fatal:",
    "FATAL",
    "FATAL:",
    "panic:",
    "CRITICAL",
    "WARNING:",
    "npm error",
    "npm ERR!",
    "ERR_PNPM_",
    "➤ YN",
    "error An unexpected error occurred:",
    "remote:",
    "curl: (",
    "gh:",
    "govc:",
    "GraphQL error:",
    "wget:",
    "##[error]",
    "E:",
    "Err:",
    "Unhandled exception",
    "Exception in thread",
    "Traceback (most recent call last)",
    "Caused by:",
    "caused by:",
    "PHP Fatal error:",
    "PHP Warning:",
    "Fatal error:",
    "Uncaught ",
    "rpc error:",
    "gRPC Error (",
    "denied:",
    "unauthorized:",
];

/// What stands anywhere in such lines.
const WITHIN: &[&str] = &[
    "level=error",
    "level=fatal",
    "level=warn",
    "\"level\":\"error\"",
    "\"level\":\"ERROR\"",
    "\"level\": \"error\"",
    "\"severity\":\"ERROR\"",
    "FAILED! =>",
    "+ CategoryInfo",
    "FullyQualifiedErrorId",
    "Invoke-RestMethod:",
    "Invoke-WebRequest:",
    "Invoke-RestMethod :",
    "Invoke-WebRequest :",
    "Failed to pull image",
    "rpc error: code =",
    "status = StatusCode.",
    "BUILD FAILED",
    "Build failed with an exception",
    "Process completed with exit code",
    "script returned exit code",
    "Exception]",
    "oauth2: \"",
    "RestError:",
    // .NET, in Chinese.
    "远程服务器返回错误",
    "could not be downloaded (HTTP",
    "Error Domain=",
    "' with message '",
    "panicked at",
    "Error [",
    "Exception [",
    "tatus code distribution",
    "Status Codes ",
    "actually found",
    "http_req_failed",
    "AssertionError",
    "error QNetworkReply::",
    "Error transferring http",
];

/// What lines of programs begin with that tell of a failure by a sign, with a space behind.
const SIGNS: &str = "✗✘✖❌⨯✕×⛔";

/// What a line begins with where someone typed a command: of shells, PowerShell, R, Julia, Elixir, Python, Ruby.
const PROMPTS: &[&str] = &["julia> ", "iex(", "irb(", ">>> ", "> "];

/// A longer line is cut to that, in bytes.
const MAX_LINE: usize = 16 * 1024;

/// Whether a line is one in which a program complains.
pub fn is_marked(line: &str) -> bool {
    let line = line.get(..line.floor_char_boundary(MAX_LINE)).unwrap_or(line);
    let line = line.trim_matches(|c: char| c.is_whitespace() || "│|╷╵>`".contains(c));
    let lead = |mark: &&str| {
        // `error:` within a line is mostly a name in source code, `HTTP ERROR 403` a page's headline.
        let within = |at: usize| {
            let before = line.get(..at).unwrap_or_default();
            mark.len() > 5
                && !["error:", "[error]"].contains(mark)
                && before.ends_with([' ', '\t', ']'])
                && !(*mark == "ERROR " && before.ends_with("HTTP "))
        };
        line.find(*mark).is_some_and(|at| at == 0 || within(at))
    };
    let sign = line.strip_prefix(|c: char| SIGNS.contains(c)).is_some_and(|rest| rest.starts_with([' ', '\u{fe0f}']));
    // PowerShell: `Start-BitsTransfer : …`.
    let cmdlet =
        line.split_once(':').and_then(|(name, _)| name.trim_end().split_once('-')).is_some_and(|(verb, noun)| {
            [verb, noun].iter().all(|part| {
                part.starts_with(|c: char| c.is_ascii_uppercase())
                    && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
                    && part.bytes().any(|byte| byte.is_ascii_lowercase())
            }) && ["Invoke", "Start", "Get", "Set", "New", "Connect", "Install", "Update", "Find", "Send", "Save"]
                .contains(&verb)
        });
    sign || cmdlet
        || LEADS.iter().any(lead)
        || WITHIN.iter().any(|mark| line.contains(mark))
        || names_exception(line)
        || is_chained(line)
        || is_numbered(line)
        || is_code_member(line)
}

/// `failed to checkout: unable to clone 'https://…': authentication required`: a failure, what it was about, and why.
fn is_chained(line: &str) -> bool {
    ["failed to ", "unable to "].iter().any(|mark| line.contains(mark))
        && line.split_once("://").is_some_and(|(_, rest)| ["': ", "\": ", "`: "].iter().any(|end| rest.contains(end)))
}

/// `svn: E215004: …`: a program's name and the number of its complaint.
fn is_numbered(line: &str) -> bool {
    let Some((name, rest)) = line.split_once(": E") else { return false };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || b"-_".contains(&byte))
        && digits >= 4
        && rest.get(digits..).is_some_and(|rest| rest.starts_with(": "))
}

/// `code: 'UND_ERR_CONNECT_TIMEOUT'`: what Node.js prints below an error.
fn is_code_member(line: &str) -> bool {
    let value = line.strip_prefix("code: '").and_then(|rest| rest.trim_end_matches(',').strip_suffix('\''));
    value.is_some_and(|code| {
        code.len() > 4 && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
    })
}

/// Whether a line is a prompt with a command behind it: `$ oc login`, `[dev@bastion ~]$ oc login`, `me@mac ~ % x`.
pub fn is_prompt(line: &str) -> bool {
    let host = line.split(' ').next().unwrap_or_default();
    let named = host.contains('@') && [" % ", "$ ", "# "].iter().any(|mark| line.contains(mark));
    named || line::is_prompt(line) || PROMPTS.iter().any(|prompt| line.starts_with(prompt))
}

/// Whether a text is an object that a program printed, with members of an answer: two of them at least.
pub fn is_dump(text: &str) -> bool {
    const MEMBERS: &[&str] = &[
        "headers",
        "body",
        "url",
        "method",
        "content_type",
        "content-type",
        "reason",
        "http/1.1",
        "www-authenticate",
        "response",
    ];
    const MAX_DUMP: usize = 64 * 1024;
    let small = text.get(..text.floor_char_boundary(MAX_DUMP)).unwrap_or_default().to_ascii_lowercase();
    let has = |name: &&&str| {
        small.match_indices(**name).any(|(at, _)| {
            let rest = small.get(at + name.len()..).unwrap_or_default();
            let rest = rest.trim_start_matches(['"', '\'', ']', ' ']);
            [":", "=", "->", ",", "{", "[", "(", "<"].iter().any(|sign| rest.starts_with(sign))
        })
    };
    // A file of settings, with keys above what they hold.
    let keys = text.lines().map(str::trim).filter(|line| line.len() > 1 && line.ends_with(':') && !line.contains(' '));
    MEMBERS.iter().filter(has).count() >= 2 && keys.count() < 3 && !is_source(text)
}

/// `requests.exceptions.HTTPError: …`, `feign.FeignException$Forbidden: …`, `(Net::HTTPClientException)`.
fn names_exception(line: &str) -> bool {
    let is_name = |word: &str| {
        let word = word.trim_start_matches(['(', '[', '<', '\'']);
        (word.contains("Error") || word.contains("Exception"))
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._$:".contains(&byte))
            && word.len() > 6
    };
    let mut words = line.split([' ', '\t']).take(40).peekable();
    while let Some(word) = words.next() {
        let with_reason = word.strip_suffix(':').is_some_and(is_name) && words.peek().is_some();
        let in_brackets = word.starts_with('(') && word.strip_suffix(')').is_some_and(is_name) && word.contains("::");
        let with_brackets =
            is_name(word) && word.contains("::") && words.peek().is_some_and(|next| next.starts_with('('))
                || is_name(word) && word.ends_with("Error") && words.peek() == Some(&"-");
        if with_reason || in_brackets || with_brackets {
            return true;
        }
    }
    false
}

/// A line of a stack trace: `at f (file:1:2)`, `at a.B.c(B.java:3)`, `File "x.py", line 4`, `from x.rb:5:in 'y'`,
/// `#0 /x.php(6): y()`, `goroutine 1 [running]:`, Perl's `… at x.pl line 7.`.
pub fn is_frame(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("at ") && (line.contains('(') || line.contains(':')) && line.len() > 8
        || line.starts_with("bei ") && line.contains('(')
        || line.starts_with("File \"") && line.contains(", line ")
        || (line.starts_with("from ") || line.contains(".rb:")) && line.contains(":in ")
        || line.starts_with("#0 ") && line.contains('(')
        || line.contains(" at ") && line.strip_suffix('.').is_some_and(ends_with_line_number)
        || line.starts_with("goroutine ") && line.ends_with("]:")
        || line.starts_with("Traceback (most recent call last)")
        || line.starts_with("+ CategoryInfo")
}

/// Whether a text ends with `line 12`, as Perl's messages do.
fn ends_with_line_number(text: &str) -> bool {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.ends_with(" line ")
}

/// Whether a line is a template that a program fills in, `401 Error, Credentials not correct for %s`, a line of a
/// server's configuration, `error_page 401 = @login;`, a condition, `if response.status_code = 401:`, or one of a
/// statistic, `19  0.02%  4  0.10%  403 - Forbidden`.
pub fn is_template(line: &str) -> bool {
    const WITHIN: &[&str] = &["%s", "%d", "%r", "%v", "${", "#{", ".have.status(", "HaveStatus("];
    const STARTS: &[&str] = &["ErrorDocument ", "error_page ", "errorfile ", "HTTPStatus(", "HTTPStatus."];
    let content = line.trim_start_matches(|c: char| c.is_whitespace() || c.is_ascii_digit() || "+->|:".contains(c));
    WITHIN.iter().any(|mark| line.contains(mark))
        || STARTS.iter().any(|start| content.starts_with(start))
        || content.starts_with("if ") && content.ends_with([':', '{', ';'])
        || line.split_whitespace().filter(|word| word.len() > 1 && word.ends_with('%')).count() > 1
}

/// Whether a line points at a place in the line above it, as compilers do: `   ^^^^`, `   |    ~~~ help`.
pub fn is_pointer(line: &str) -> bool {
    let rest = line.trim_start_matches([' ', '\t', '|']);
    rest.starts_with("^") && rest.trim_start_matches('^').trim_start_matches('~').starts_with([' ', '\n'])
        || !rest.is_empty() && rest.bytes().all(|byte| b"^~ ".contains(&byte))
}

/// Whether a line is one of a program's source.
pub fn is_code(line: &str) -> bool {
    const STARTS: &[&str] = &[
        "//",
        "/*",
        "#!",
        "import ",
        "use ",
        "def ",
        "fn ",
        "class ",
        "public ",
        "private ",
        "protected ",
        "const ",
        "return ",
        "msgid ",
        "msgstr ",
        "module ",
        "namespace ",
        "rescue",
        "render ",
        "head ",
        "raise ",
        "throw ",
        "func ",
        "function ",
        "<?php",
        "require ",
        "include ",
        "var ",
        "let ",
        "async ",
        "await ",
        "expect(",
        "assert",
        "\"\"\"",
        "'''",
    ];
    // PHP's print_r.
    if line.starts_with('[') && line.contains("] => ") {
        return false;
    }
    const WITHIN: &[&str] = &[" => ", " == ", " != ", "= \"", " === ", " -> {"];
    // `… - {'error': …}` is an answer behind a message.
    let data = ["{\"", "{'", "={", "{ \"", "Response {"].iter().any(|mark| line.contains(mark));
    line.ends_with([';', '{', '}']) && !line.starts_with('{') && !data
        || STARTS.iter().any(|mark| line.starts_with(mark))
        || WITHIN.iter().any(|mark| line.contains(mark))
        || ["private", "end", "begin", "else", "});", "})"].contains(&line)
        || line.ends_with(" do")
        // An item of a list of texts.
        || line.starts_with('"') && line.ends_with("\",") && !line.contains("\":")
}

/// Whether most of a text is source code.
pub fn is_source(text: &str) -> bool {
    let lines = || text.lines().take(MAX_LINES).map(str::trim).filter(|line| !line.is_empty());
    lines().filter(|line| is_code(line) && !is_marked(line)).count() * 2 > lines().count()
}

/// What items of lists begin with.
const BULLETS: &[&str] =
    &["# ", "## ", "### ", "- ", "* ", "• ", "☐ ", "☑ ", "| ", "+ ", "( ) ", "(x) ", "[ ] ", "[x] "];

/// An element of a file: `<string name="error_401">Unauthorized</string>`.
fn is_element(line: &str) -> bool {
    line.starts_with('<') && line.contains("=\"") && line.ends_with('>') && !line.contains("href=")
}

/// A line of a list of issues: `#401  Log-in fails`.
fn is_issue(line: &str) -> bool {
    let rest = line.strip_prefix('#').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    rest.is_some_and(|rest| rest.starts_with("  "))
}

/// Whether a text has the shape of something that a person was shown: not source code, not a table, a list, a
/// catalogue of messages or a document about them.
pub fn looks_shown(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let settings = lines.iter().filter(|line| is_setting(line)).count();
    let listed = |line: &&&str| {
        BULLETS.iter().any(|mark| line.starts_with(mark))
            || line.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(". ")
            || is_pair(line)
            || is_row(line)
            || settings > 2 && is_setting(line)
            || is_element(line)
            || is_scheduled(line)
            || is_issue(line)
            || is_of_list(line)
    };
    let odd = lines.iter().filter(|line| is_code(line)).count() + lines.iter().filter(listed).count();
    odd * 3 <= lines.len().max(2)
}

/// Whether something has a price: `24,90 €`, `€ 12,90`, `$4.50`, `£3`. What is sold may be named as it likes.
pub fn is_priced(text: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    text.match_indices(['€', '£', '$']).take(64).any(|(at, sign)| {
        let before = text.get(..at).unwrap_or_default();
        let behind = text.get(at + sign.len()..).unwrap_or_default();
        let number = behind.trim_start_matches([' ', '\u{a0}']);
        let cents = number.trim_start_matches(digit).strip_prefix('.').unwrap_or_default();
        let leads =
            number.starts_with(digit) && (sign != "$" || cents.bytes().take(2).filter(u8::is_ascii_digit).count() == 2);
        leads || sign == "€" && before.trim_end_matches([' ', '\u{a0}']).ends_with(digit)
    })
}

/// `key: "value"`, `"key": "value",` or `key:`, as configurations and catalogues of messages have them.
fn is_pair(line: &str) -> bool {
    // `session.expired=Your session has expired`, and Android's and .NET's catalogues.
    let dotted = line.split_once('=').is_some_and(|(key, _)| {
        let key = key.trim_end();
        key.contains('.') && is_key(key)
    });
    if dotted || line.starts_with("<string name=\"") || line.starts_with("<data name=\"") {
        return true;
    }
    let Some((key, value)) = line.split_once(':') else { return false };
    let value = value.trim();
    let key = key.trim_matches(['"', '\'']);
    let plain = is_key(key);
    let quoted = value.starts_with(['"', '\'']) && value.trim_end_matches(',').ends_with(['"', '\'']);
    plain
        && (value.is_empty()
            || quoted && line.starts_with(['"', '\''])
            || quoted && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'))
}

/// `NAME=value`, as files of settings and messages have it: `error.401=Unauthorized`.
fn is_setting(line: &str) -> bool {
    line.split_once('=').is_some_and(|(name, _)| is_key(name))
}

/// Whether a text is a name as settings have it.
fn is_key(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
}

/// A line of a crontab: five times, and a command.
fn is_scheduled(line: &str) -> bool {
    let time = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || b"*/,-".contains(&byte));
    line.contains('*') && line.split_whitespace().take(5).filter(|word| time(word)).count() == 5
}

/// A row of values with commas and no spaces behind them, or a metric with its labels.
fn is_row(line: &str) -> bool {
    let metric = line.contains("=\"") && line.contains("\"} ");
    let answers = line.starts_with('{') && (line.contains("\"status\"") || line.contains("\"error"));
    metric || line.matches(',').count() >= 2 && !line.contains(", ") && !answers
}

/// A line of a feed (`0 votes · 29 views`), its pages (`1 2 3 … 17 Next`), a line with columns, or one of a verse, which
/// goes on behind its comma.
fn is_of_list(line: &str) -> bool {
    let pages = line.contains(" … ") && line.split(' ').filter(|word| word.parse::<u32>().is_ok()).count() >= 3;
    let wide = line.split("   ").filter(|column| !column.trim().is_empty()).count() >= 3;
    let verse = line.ends_with(',') && !line.contains([':', '"', '\'', '=', '{', '}', '(']);
    pages || wide || verse || line.contains(" · ") || line.matches('\t').count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_complain_in_their_own_ways() {
        let marked = [
            "fatal: Authentication failed for 'https://git.example/x.git/'",
            "#9 4.113 \tfatal: could not read Username for 'https://git.example'",
            "requests.exceptions.HTTPError: 401",
            "│ Error: validating provider credentials",
            "feign.FeignException$Forbidden: [403 Forbidden]",
            "2026/11/20 11:02:13 CRITICAL: Failed to create file system",
            "shop  False  failed to fetch: unable to clone 'https://git.example/x.git': authentication required",
            "svn: E215004: No more credentials or we tried too many times.",
            "code: 'UND_ERR_CONNECT_TIMEOUT'",
            "qt.network.http: reply error QNetworkReply::AuthenticationRequiredError",
        ];
        for line in marked {
            assert!(is_marked(line), "{line}");
        }
        let not = [
            "render json: { error: \"Signature has expired\" }",
            "HTTP ERROR 403 Forbidden",
            "except jwt.ExpiredSignatureError:",
            "The page says 401 Unauthorized.",
            "| Error | Meaning |",
            "We failed to read https://a.example, a colleague's page.",
            "note: E10: an additive",
            "code: 'abc'",
            "case QNetworkReply::AuthenticationRequiredError:",
            "OK",
        ];
        for line in not {
            assert!(!is_marked(line), "{line}");
        }
    }

    #[test]
    fn lines_that_list_or_point_are_told_from_answers() {
        assert!(is_pointer("        ^^^^^") && is_pointer("   |    ^^^ not found in `E`") && is_pointer("   ~~~~"));
        assert!(!is_pointer("^401") && !is_pointer("") && !is_pointer("a ^"));
        assert!(is_scheduled("*/15 * * * * refresh") && !is_scheduled("* a list of five words here"));
        assert!(is_template("    if status == 401:") && is_template("error_page 401 = @login;"));
        assert!(is_template("19  0.02%  4  0.10%  403 - Forbidden") && !is_template("403 Forbidden (100% sure)"));
        assert!(!looks_shown("error.401=Unauthorized\nerror.403=Forbidden\nlogin.expired=Session expired"));
        assert!(looks_shown("error=invalid_grant\nThe token expired.\nTry again.\nGood-bye."));
    }

    #[test]
    fn lists_letters_and_shops_are_not_what_a_person_was_shown() {
        let lists = [
            "English\tDeutsch\tPolski\nAccess denied\tZugriff verweigert\tOdmowa\n",
            "Mailer   Your session has expired   08:14\nJo   Access denied   Wed",
            "What's new\n• Fixed: access denied\n• Fixed: token expired",
            "Access denied,\nsaid the gate,\ncame too late.",
        ];
        for text in lists {
            assert!(!looks_shown(text), "{text}");
        }
        assert!(looks_shown("Access denied\nYour session has expired, please log in."));
        for (text, priced) in [
            ("24,90 €", true),
            ("$1.x", false),
            ("€ 12", true),
            ("now $4.50", true),
            ("£3", true),
            ("$1 $HOME", false),
            ("€", false),
        ] {
            assert_eq!(is_priced(text), priced, "{text}");
        }
    }
}
