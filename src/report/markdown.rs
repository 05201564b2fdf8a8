//! The report as Markdown, for a ticket or a chat: everything secret masked, pasted text in code spans alone.

use std::borrow::Cow;

use super::{
    Fix, Report,
    mask::{self, DEFAULT, Kinds},
    names, redact,
    way::{self, Station},
};
use crate::{
    finding::{Arg, Confidence, Finding, Kind, Message, Piece, next_slot, pieces, plain_arg},
    fixes::{self, On},
    knowledge,
    text::Span,
    time,
};

/// The longest piece of evidence that is quoted, in characters.
const MAX_QUOTE: usize = 160;

/// The report as Markdown, with what is masked by default. Times are in UTC.
pub fn markdown(report: &Report) -> String {
    markdown_of(report, &DEFAULT)
}

/// The report as Markdown, with these kinds masked.
pub fn markdown_of(report: &Report, kinds: &Kinds) -> String {
    let masks = redact::find(report, *kinds);
    let masked = redact::redacted(report, &masks);
    let quotes = |finding: &Finding| evidence(finding, |place| mask::quoted(&masks, &report.documents, place));
    let mut out = write(&masked, quotes);
    if !out.is_empty() {
        out.push_str(&format!("\nRead by why401 at {}; {}.\n", time::utc(report.now), mask::note(*kinds)));
    }
    out
}

/// A masked report as Markdown; `quotes` writes a finding's evidence, which stands in the texts as they came.
fn write(report: &Report, quotes: impl Fn(&Finding) -> String) -> String {
    let mut out = String::new();
    let Some(verdict) = report.findings.first() else { return out };
    out.push_str(&format!("# {}\n\n{}\n\n", words(&verdict.title), words(&verdict.message)));
    out.push_str(&format!("- How sure: {}\n", sureness(verdict)));
    let actors = actors(report, verdict);
    if !actors.is_empty() {
        out.push_str(&format!("- Who can fix it: {}\n", actors.join(", ")));
    }
    if let Some(against) = &verdict.against {
        out.push_str(&format!("- Against it: {}\n", words(against)));
    }
    if let Some(source) = verdict.source {
        out.push_str(&format!("- Said by: {source}\n"));
    }
    out.push_str(&refused_by(report));
    if let Some(wait) = &report.wait {
        out.push_str(&format!("- Try again at: {}\n", time::utc(wait.until)));
    }
    out.push_str(&quotes(verdict));
    out.push_str(&tests(report));
    out.push_str(&steps(report, verdict));
    out.push_str(&answer(report));
    out.push_str(&tokens(report));
    out.push_str(&others(report));
    out
}

/// Which station refused, in one line; where several show and none can be told, which they are.
fn refused_by(report: &Report) -> String {
    let name = |station: &Station| match (&station.name, names::role(station.role)) {
        (Some(Cow::Borrowed(known)), role) => format!("{known} ({role})"),
        (Some(Cow::Owned(pasted)), role) => format!("{} ({role})", code(pasted)),
        (None, role) => role.to_owned(),
    };
    let (said, stations) = match way::refusing(&report.way) {
        Some(one) if one.stored => (" out of its cache by", vec![one]),
        Some(one) if one.refused == Some(Confidence::Certain) => (" by", vec![one]),
        Some(one) => (", most likely, by", vec![one]),
        None if way::is_untold(report) => {
            (" by one of these or something behind them", report.way.iter().skip(1).collect())
        }
        None => return String::new(),
    };
    let stations: Vec<String> = stations.into_iter().map(name).collect();
    format!("- {}{said}: {}\n", way::verb(report), stations.join(", "))
}

fn sureness(finding: &Finding) -> &'static str {
    match finding.confidence {
        Confidence::Certain => "certain, the paste proves it",
        Confidence::Likely => "likely",
        Confidence::Possible => "possible, others fit too",
    }
}

fn actors(report: &Report, finding: &Finding) -> Vec<&'static str> {
    let mut actors: Vec<&'static str> = Vec::new();
    for fix in report.fixes.iter().filter(|fix| finding.fixes.contains(&fix.id)) {
        if !actors.contains(&names::actor(fix.actor)) {
            actors.push(names::actor(fix.actor));
        }
    }
    actors
}

/// A message with its pasted parts in code spans.
fn words(message: &Message) -> String {
    pieces(message)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.to_owned(),
            Piece::Arg(Arg::Text(text)) => code(text),
            Piece::Arg(Arg::List(items)) => items.iter().map(|item| code(item)).collect::<Vec<_>>().join(", "),
            Piece::Arg(arg) => plain_arg(arg),
        })
        .collect()
}

/// Text on one line, without the signs that hide or turn what stands around them.
pub fn one_line(text: &str) -> String {
    let hides =
        |c| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    text.chars().map(|c| if c.is_control() || hides(c) { ' ' } else { c }).collect()
}

/// Text as a code span that nothing in it can end: fenced by more backticks than it has in a row, on one line.
pub fn code(text: &str) -> String {
    let line = one_line(text);
    let cut: String = line.chars().take(MAX_QUOTE).collect();
    let cut = if cut.len() < line.len() { format!("{cut}…") } else { cut };
    let longest = cut.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    match cut.trim().is_empty() {
        true => "(empty)".to_owned(),
        false if cut.starts_with('`') || cut.ends_with('`') => format!("{fence} {cut} {fence}"),
        false => format!("{fence}{cut}{fence}"),
    }
}

fn evidence(finding: &Finding, quoted: impl Fn(Span) -> String) -> String {
    let mut out = String::new();
    for piece in &finding.evidence {
        out.push_str(&format!("- Evidence, {}: {}\n", code(&piece.label), code(&quoted(piece.span))));
    }
    for citation in &finding.citations {
        out.push_str(&format!("- See [{}]({})\n", citation.label, citation.url));
    }
    out
}

/// The tests between the verdict and the other causes.
fn tests(report: &Report) -> String {
    let mut out = String::new();
    for test in &report.tell_apart {
        let rival = report.findings.iter().find(|finding| finding.rule == test.between[1]);
        let title = rival.map(|rival| words(&rival.title)).unwrap_or_default();
        out.push_str(&format!("- Or: {title}. {}\n", test.text));
        for line in test.command.iter().flat_map(|command| command.lines()) {
            out.push_str(&format!("  {}\n", code(line)));
        }
    }
    if out.is_empty() { out } else { format!("\n## Which of them?\n\n{out}") }
}

fn steps(report: &Report, verdict: &Finding) -> String {
    let named = |fix: &&Fix| verdict.fixes.contains(&fix.id);
    let fixes: Vec<&Fix> = report.fixes.iter().filter(named).collect();
    if fixes.is_empty() {
        return String::new();
    }
    let mut out = "\n## What to do\n".to_owned();
    for fix in fixes {
        out.push_str(&format!("\n### {} ({})\n\n", fix.title, names::actor(fix.actor)));
        let mut templates = fixes::fix(fix.id).into_iter().flat_map(|known| &known.steps);
        for step in &fix.steps {
            let template = templates.next().map_or("", |known| known.text);
            out.push_str(&format!("- {}{}\n", place(step.on), filled(template, &step.text)));
            for line in step.command.iter().flat_map(|command| command.lines()) {
                out.push_str(&format!("  {}\n", code(line)));
            }
        }
    }
    out
}

/// A template with what was filled in as code: outside of code spans stands nothing but the template's own words.
fn filled(template: &str, text: &str) -> String {
    let (mut out, mut own, mut rest) = (String::new(), template, text);
    while let Some((before, _, after)) = next_slot(own) {
        let next = next_slot(after).map_or(after, |(next, _, _)| next);
        let Some(behind) = rest.strip_prefix(before) else { return code(text) };
        let end = if next == after {
            behind.len().checked_sub(after.len()).filter(|end| behind.is_char_boundary(*end))
        } else {
            behind.find(next)
        };
        let Some((value, behind)) = end.map(|end| behind.split_at(end)) else { return code(text) };
        out.push_str(before);
        out.push_str(&code(value));
        (own, rest) = (after, behind);
    }
    if own == rest { out + rest } else { code(text) }
}

/// Where a step applies, for people; nothing for a step that applies anywhere.
fn place(on: On) -> String {
    match names::place(on) {
        "" => String::new(),
        name => format!("{name}: "),
    }
}

fn answer(report: &Report) -> String {
    let response =
        report.subject.and_then(|index| report.exchanges.get(index)).and_then(|exchange| exchange.response.as_ref());
    let mut out = String::new();
    if let Some(status) = response.and_then(|response| response.status) {
        let known = knowledge::status::status(status);
        let text = known.map_or(String::new(), |known| format!(" {}: {}", known.name, known.means));
        out.push_str(&format!("\n## What the answer says\n\n- {status}{text}\n"));
    }
    for challenge in report.challenges.iter().filter(|challenge| challenge.exchange == report.subject) {
        let params = challenge.params.iter().map(|param| format!("{}={}", param.name, param.value)).collect::<Vec<_>>();
        out.push_str(&format!(
            "- {}: {}\n",
            challenge.field,
            code(&format!("{} {}", challenge.scheme, params.join(", ")))
        ));
    }
    out
}

fn tokens(report: &Report) -> String {
    let mut out = String::new();
    for token in report.tokens.iter().filter(|token| token.header.is_some()).take(4) {
        let times = [("iat", &token.times.iat), ("nbf", &token.times.nbf), ("exp", &token.times.exp)];
        let times = times
            .into_iter()
            .filter_map(|(name, moment)| Some(format!("{name} {}", time::utc(moment.as_ref()?.meant))));
        out.push_str(&format!("- Token, {}: {}\n", state(token), times.collect::<Vec<_>>().join("; ")));
    }
    for row in report.compare.iter().flat_map(|compare| &compare.rows) {
        if let Some(why) = &row.why {
            let values = row.values.each_ref().map(|value| value.as_deref().map_or("nothing".to_owned(), code));
            out.push_str(&format!("- {}, {}: {}\n", code(&row.name), values.join(" and "), words(why)));
        }
    }
    if out.is_empty() { out } else { format!("\n## The token\n\n{out}") }
}

fn state(token: &crate::token::Token) -> &'static str {
    use crate::token::State;
    match token.state {
        State::Valid => "in its time",
        State::Expired => "expired",
        State::NotYetValid => "not yet valid",
        State::NoExpiry => "without an end",
        State::Encrypted => "encrypted",
        State::Unreadable => "unreadable",
    }
}

fn others(report: &Report) -> String {
    let mut out = String::new();
    for finding in report.findings.iter().skip(1) {
        let kind = match finding.kind {
            Kind::Cause | Kind::Step => "Also fits",
            Kind::Answer => "Besides",
            Kind::Hygiene => "Could be better",
            Kind::Secret => "Take care",
        };
        out.push_str(&format!(
            "- {kind} ({}): {}. {}\n",
            sureness(finding),
            words(&finding.title),
            words(&finding.message)
        ));
    }
    if out.is_empty() { out } else { format!("\n## Also worth knowing\n\n{out}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_text_stays_in_its_code_span() {
        assert_eq!(code("plain"), "`plain`");
        assert_eq!(code("a ` b"), "``a ` b``");
        assert_eq!(code("``"), "``` `` ```");
        assert_eq!(code("two\nlines [x](javascript:1)"), "`two lines [x](javascript:1)`");
        assert_eq!(code(""), "(empty)");
    }

    #[test]
    fn it_says_who_refused() {
        let text = |paste| markdown(&crate::diagnose(paste, crate::time::Timestamp(1_795_176_000)));
        for (paste, line) in [
            ("HTTP/2 403\nserver: cloudflare\ncf-mitigated: challenge\n\n", "- Refused by: Cloudflare (the edge)\n"),
            ("HTTP/1.1 401\nServer: Kestrel\n\n", "- Refused, most likely, by: ASP.NET Core (the application)\n"),
            (
                "HTTP/2 403\nserver: [x](y)\ncf-ray: 0-FRA\n\n",
                "- Refused by one of these or something behind them: Cloudflare (the edge), `[x]` (the server)\n",
            ),
            (
                "HTTP/2 404\nserver: cloudflare\ncf-cache-status: HIT\n\n",
                "- Answered out of its cache by: Cloudflare (the edge)\n",
            ),
            ("HTTP/1.1 407 Proxy Authentication Required\n\n", "- Refused by: the proxy\n"),
            ("HTTP/1.1 503 Service Unavailable\nRetry-After: 60\n\n", "- Try again at: 20 Nov 2026, 12:01:00 UTC\n"),
        ] {
            let text = text(paste);
            assert!(text.contains(line), "{line} in\n{text}");
        }
        assert!(!text("HTTP/1.1 403 Forbidden\n\n").contains("- Refused"));
    }

    #[test]
    fn what_was_filled_in_is_code() {
        assert_eq!(filled("Open {host} now.", "Open a.example now."), "Open `a.example` now.");
        assert_eq!(filled("Ask {issuer}.", "Ask https://id.example/@you."), "Ask `https://id.example/@you`.");
        assert_eq!(
            filled("{url} of {host}", "https://a.example/x of a.example"),
            "`https://a.example/x` of `a.example`"
        );
        assert_eq!(filled("No slot", "No slot"), "No slot");
        assert_eq!(filled("Changed {host}", "Another a.example"), "`Another a.example`");
        assert_eq!(filled("", "_nothing_ known"), "`_nothing_ known`");
        assert_eq!(code("a\u{202e}b\u{2028}c"), "`a b c`");
    }

    #[test]
    fn a_hostile_paste_makes_no_markup() {
        let bad = "``` <img src=x> [x](https://evil.example) @all #1 | https://evil.example **b**";
        let paste = format!(
            "GET /{bad} HTTP/1.1\nHost: evil.example\nAuthorization: Basic eDp5eXl5eXl5\n\nHTTP/1.1 401 {bad}\nServer: {bad}\n\
             WWW-Authenticate: Basic realm=\"{bad}\"\nX-Why: {bad}\n\n{{\"error\":\"{bad}\",\"error_description\":\"{bad}\"}}"
        );
        let text = markdown(&crate::diagnose(&paste, crate::time::Timestamp(1_795_176_000)));
        assert!(text.contains("evil.example"), "nothing of it is told:\n{text}");
        for line in text.lines() {
            let outside = without_code(line);
            for sign in ["evil", "<img", "@all", "**b"] {
                assert!(!outside.contains(sign), "{sign} stands outside of code: {line}");
            }
        }
    }

    /// A line without its code spans, as CommonMark (section 6.1) finds them.
    fn without_code(line: &str) -> String {
        let (mut out, mut rest) = (String::new(), line);
        while let Some(at) = rest.find('`') {
            let fence = rest[at..].len() - rest[at..].trim_start_matches('`').len();
            let behind = &rest[at + fence..];
            let mut runs = behind.match_indices('`').map(|(at, _)| at).filter(|at| {
                let run = behind[*at..].len() - behind[*at..].trim_start_matches('`').len();
                run == fence && !behind[..*at].ends_with('`')
            });
            out.push_str(&rest[..at]);
            rest = match runs.next() {
                Some(end) => &behind[end + fence..],
                None => behind,
            };
        }
        out + rest
    }

    #[test]
    fn secrets_are_masked() {
        let paste = "GET /?access_token=abcdefgh12345678 HTTP/1.1\nHost: a.example\nAuthorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\n\
                     Cookie: sid=secretsecret\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"x\"\n\n";
        let text = markdown(&crate::diagnose(paste, crate::time::Timestamp(1_795_176_000)));
        assert!(text.contains("401"), "{text}");
        for secret in ["QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "secretsecret", "abcdefgh12345678", "open sesame"] {
            assert!(!text.contains(secret), "{secret} in\n{text}");
        }
    }
}
