//! The report as Markdown, for a ticket or a chat: everything secret masked, pasted text in code spans alone.

use super::{Fix, Report, names, redact};
use crate::{
    finding::{Arg, Confidence, Finding, Kind, Message, Piece, pieces, plain_arg},
    fixes::On,
    knowledge, time,
};

/// The longest piece of evidence that is quoted, in characters.
const MAX_QUOTE: usize = 160;

/// The report as Markdown. Times are in UTC.
pub fn markdown(report: &Report) -> String {
    let mut out = String::new();
    let Some(verdict) = report.findings.first() else { return out };
    out.push_str(&format!("# {}\n\n{}\n\n", words(report, &verdict.title), words(report, &verdict.message)));
    out.push_str(&format!("- How sure: {}\n", sureness(verdict)));
    let actors = actors(report, verdict);
    if !actors.is_empty() {
        out.push_str(&format!("- Who can fix it: {}\n", actors.join(", ")));
    }
    if let Some(source) = verdict.source {
        out.push_str(&format!("- Said by: {source}\n"));
    }
    out.push_str(&evidence(report, verdict));
    out.push_str(&steps(report, verdict));
    out.push_str(&answer(report));
    out.push_str(&tokens(report));
    out.push_str(&others(report));
    out.push_str(&format!("\nRead by why401 at {}; secrets are masked.\n", time::utc(report.now)));
    redact::mask(report, out)
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
fn words(report: &Report, message: &Message) -> String {
    let pasted = |text: &str| code(&redact::mask(report, text.to_owned()));
    pieces(message)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.to_owned(),
            Piece::Arg(Arg::Text(text)) => pasted(text),
            Piece::Arg(Arg::List(items)) => items.iter().map(|item| pasted(item)).collect::<Vec<_>>().join(", "),
            Piece::Arg(arg) => plain_arg(arg),
        })
        .collect()
}

/// Text as a code span that nothing in it can end: fenced by more backticks than it has in a row, on one line.
pub fn code(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
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

fn evidence(report: &Report, finding: &Finding) -> String {
    let mut out = String::new();
    for piece in &finding.evidence {
        out.push_str(&format!("- Evidence, {}: {}\n", code(&piece.label), code(&redact::quoted(report, piece.span))));
    }
    for citation in &finding.citations {
        out.push_str(&format!("- See [{}]({})\n", citation.label, citation.url));
    }
    out
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
        for step in &fix.steps {
            // The host's name is pasted text, and some readers make a link of it. One of a letter or two they don't.
            let host = report.host.as_deref().filter(|host| host.len() > 3);
            let text = host.map_or_else(|| step.text.clone(), |host| step.text.replace(host, &code(host)));
            out.push_str(&format!("- {}{text}\n", place(step.on)));
            for line in step.command.iter().flat_map(|command| command.lines()) {
                out.push_str(&format!("  {}\n", code(line)));
            }
        }
    }
    out
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
            code(&redact::mask(report, format!("{} {}", challenge.scheme, params.join(", "))))
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
            words(report, &finding.title),
            words(report, &finding.message)
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
