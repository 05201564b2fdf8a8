//! Texts of no known form that a product's words give away.

use super::words::{self, Hit, Phrase, Slot};
use crate::{
    finding::Confidence,
    knowledge::products::{At, Words},
    paste::{self, Reading, message},
    report::InputKind,
    text::{Document, Span, has_ignoring_case, span},
};

/// Programs whose own pages are no server's.
const BROWSERS: &[&str] = &["Chromium", "Firefox", "Safari"];
/// How many lines of a page may state its status, and how long they may be, in bytes.
const MAX_STATED: usize = 6;
const MAX_LINE: usize = 120;

/// A text of no known form whose lines are some product's words; beside a token they must be beyond doubt, or a
/// program's complaint.
pub(super) fn adopt_message(documents: &[Document], reading: &mut Reading, beside_token: bool) {
    const MAX_SHOWN: usize = 16 * 1024;
    const MAX_MARKED: usize = 256 * 1024;
    let paste = documents.get(reading.doc as usize).map_or("", |document| document.text.as_str());
    let lines = paste::line::lines(paste, reading.doc);
    let logged = paste::log::worded(paste, &lines);
    let is_log = logged.is_some();
    let page = paste::page(paste, reading.doc);
    let is_page = page.is_some();
    let marked = !is_log && !is_page && paste.len() <= MAX_MARKED && message::is_marked(paste);
    let shown = paste.len() <= MAX_SHOWN
        && (is_page || message::looks_shown(paste))
        // Data was read by those who know its forms: its words are somebody's names and titles.
        && (is_page || !["{", "<", "[{", "[\""].iter().any(|start| paste.trim_start().starts_with(start)));
    if !is_log && !marked && !shown
        || message::marks::only_tells(paste, &lines, false)
        || !is_log && only_mentions(paste, &lines, is_page, marked)
    {
        return;
    }
    let mut adopted = match logged {
        Some(logged) => logged,
        None if is_page => page.unwrap_or_default(),
        None if marked => message::dumped(paste, &lines, None),
        None => message::lone_text(paste, reading.doc),
    };
    let phrases = words::phrases(documents, &adopted.exchanges, Some(0), &[]);
    let mut found = words::hits(&phrases, None, marked);
    if marked {
        words::add_gists(&mut found, &phrases, None, true, true);
    }
    found.retain(|hit| !phrases.get(hit.phrase).is_some_and(|phrase| is_mentioned(phrase, hit)));
    let one_word = !is_log && !is_page && !paste.trim().contains(char::is_whitespace);
    let is_code = one_word && crate::knowledge::oauth_error::oauth_error(paste.trim()).is_some();
    // Several reasons that have nothing to do with one another: a text about refusals, not one of them.
    let mut causes: Vec<&str> = Vec::new();
    for hit in &found {
        if !causes.contains(&hit.row.means) {
            causes.push(hit.row.means);
        }
    }
    let least = if beside_token { Confidence::Certain } else { Confidence::Likely };
    let told = found.iter().any(|hit| {
        let complaint = || {
            phrases
                .get(hit.phrase)
                .is_some_and(|phrase| phrase.slot != Slot::Line || message::marks::is_marked(&phrase.text))
        };
        let likely = hit.row.confidence <= least;
        // On a complaint's own line a product's guess counts too.
        likely && (is_log || shown && words::is_short(&phrases, hit))
            || marked
                && (hit.row.confidence <= Confidence::Likely || hit.product.is_some() || is_gist(hit))
                && complaint()
    });
    let headed = |phrase: &Phrase| paste::status::of_heading(&phrase.text).is_some();
    let told = told || !found.is_empty() && phrases.len() > 1 && phrases.first().is_some_and(headed);
    let coded = marked
        && phrases.iter().any(|phrase| {
            phrase.slot == Slot::Member("error".to_owned())
                && crate::knowledge::oauth_error::oauth_error(&phrase.text).is_some()
        });
    if !told && !is_code && !coded || causes.len() > 3 {
        return;
    }
    let on_page = |hit: &Hit| hit.row.at == At::Page && hit.product.is_some();
    let page_words = is_page || paste.contains("Ray ID") || !marked && found.iter().any(on_page);
    let browser = |hit: &Hit| hit.product.is_some_and(|name| BROWSERS.contains(&name));
    let headed = |first: &Phrase| first.text.len() < 40 && phrases.len() > 2 && !marked;
    adopted.kind = Some(match one_word {
        true => (InputKind::Status, "is a product's error code"),
        _ if is_log && !paste.contains("Ray ID") => (InputKind::ErrorMessage, "is a log with a product's words"),
        _ if found.iter().any(browser) => (InputKind::ErrorMessage, "has a browser's words"),
        _ if page_words || phrases.first().is_some_and(headed) => {
            (InputKind::ErrorPage, "has the words of an error page")
        }
        _ => (InputKind::ErrorMessage, "has a product's words"),
    });
    let response = adopted.exchanges.first_mut().and_then(|exchange| exchange.response.as_mut());
    if let Some(response) = response.filter(|_| !is_log) {
        let stated = stated(&phrases, page_words);
        response.status = stated.map(|(status, _)| status);
        response.status_span = stated.map(|(_, place)| place);
    }
    let problems = std::mem::take(&mut reading.problems);
    *reading = Reading { doc: reading.doc, problems, ..adopted };
}

/// The body of an error that somebody's own sentences stand around, known by its words: nothing else was read of the
/// text.
pub(super) fn adopt_body(documents: &[Document], reading: &mut Reading) {
    const MAX_SHOWN: usize = 16 * 1024;
    let text = documents.get(reading.doc as usize).map_or("", |document| document.text.as_str());
    if text.len() > MAX_SHOWN || text.trim_start().starts_with(['{', '[', '<']) {
        return;
    }
    let mut adopted = message::lone_text(text, reading.doc);
    let Some(response) = adopted.exchanges.first_mut().and_then(|exchange| exchange.response.as_mut()) else { return };
    let Some(body) = message::parts::embedded(text, response.span).filter(|body| leads_its_line(text, body.span))
    else {
        return;
    };
    let lines = paste::line::lines(text, reading.doc);
    if message::marks::is_source(text) || message::marks::only_tells(text, &lines, false) {
        return;
    }
    let stated = paste::body::stated_status(&body, text);
    (response.status, response.status_span) = (stated.map(|(status, _)| status), stated.map(|(_, place)| place));
    response.body = Some(body);
    let status = response.status;
    let phrases = words::phrases(documents, &adopted.exchanges, Some(0), &[]);
    let mut found = words::hits(&phrases, status, false);
    words::add_gists(&mut found, &phrases, status, false, false);
    if !found.iter().any(|hit| hit.row.confidence <= Confidence::Likely) {
        return;
    }
    adopted.kind = Some((InputKind::ErrorBody, "holds an error's body"));
    let problems = std::mem::take(&mut reading.problems);
    *reading = Reading { doc: reading.doc, problems, ..adopted };
}

/// Whether nothing but a code mark stands before a piece on its line.
fn leads_its_line(text: &str, place: Span) -> bool {
    let before = text.get(..place.start as usize).unwrap_or_default();
    before.rsplit(['\n', '\r']).next().unwrap_or_default().trim_matches([' ', '\t', '`']).is_empty()
}

/// Whether a text only mentions refusals: a page that no reader of pages took, and, without a program's complaint, a
/// letter or a list of statuses.
fn only_mentions(paste: &str, lines: &[paste::line::Line], is_page: bool, marked: bool) -> bool {
    let greets = |line: &str| line.starts_with("Dear ") && line.trim_end().ends_with(',');
    !is_page && paste.trim_start().starts_with('<') && has_ignoring_case(paste, "<body")
        || !marked && (paste.lines().any(greets) || !is_page && message::is_about_statuses(paste, lines))
}

/// Whether a line's words refuse nothing: what a game or the system says of its own, what somebody typed, and what a
/// list of questions quotes, unless a product asks just so.
fn is_mentioned(phrase: &Phrase, hit: &Hit) -> bool {
    const OWN: &[&str] = &["permission to use this command", "permission to open the application"];
    let asks =
        matches!(hit.row.words, Words::Is(words) | Words::Starts(words) | Words::Has(words) if words.contains('?'));
    OWN.iter().any(|words| phrase.text.contains(words))
        || phrase.slot == Slot::Line && paste::line::is_prompt(&phrase.text)
        || phrase.text.ends_with(['?', '？']) && !asks
}

/// Whether a hit stands on the gist of a complaint.
fn is_gist(hit: &Hit) -> bool {
    hit.row.words == Words::Has("")
}

/// The status that a text's heading stands for, or that one of a page's first lines names. "Forbidden" above a server's
/// own words is its status; above others' it may be anything.
fn stated(phrases: &[Phrase], page: bool) -> Option<(u16, Span)> {
    let heading = phrases.first().filter(|_| phrases.len() > 1)?;
    let headed = paste::status::of_heading(&heading.text).map(|status| (status, heading.span));
    let short = |phrase: &&Phrase| page && phrase.text.len() <= MAX_LINE;
    headed.or_else(|| {
        phrases.iter().filter(short).take(MAX_STATED).find_map(|phrase| {
            let (status, at) = paste::status::in_line(&phrase.text)?;
            let start = phrase.span.start as usize + at;
            Some((status, span(phrase.span.doc, start, start + 3)))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        case::{read, response},
        time::Timestamp,
    };

    #[test]
    fn pages_and_logs_are_known_by_a_products_words() {
        let page = InputKind::ErrorPage;
        let cases = [
            (
                "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 4</body></html>",
                (page, "forbidden-by-rule", None),
            ),
            (
                "Your access to this site has been limited by the site owner\nYour access to this service has been limited. (HTTP response code 503)\n",
                (InputKind::ErrorMessage, "forbidden-by-rule", Some(503)),
            ),
            (
                "Nous sommes désolés...\n\nParamètre invalide : redirect_uri",
                (page, "oauth-redirect-uri-mismatch", None),
            ),
            ("\u{ac00}\nDNS_PROBE_FINISHED_NXDOMAIN\nb", (InputKind::ErrorMessage, "dns-failure", None)),
            (
                r#"{"timestamp":1795167321433,"webaclId":"a","action":"BLOCK","httpRequest":{"uri":"/s","httpMethod":"GET"}}"#,
                (InputKind::ErrorMessage, "forbidden-by-rule", None),
            ),
            (
                "2026-11-20 08:14:31: (mod_auth.c.859) password doesn't match for /b/ username: karl IP: 203.0.113.9",
                (InputKind::ErrorMessage, "credentials-rejected", None),
            ),
        ];
        for (text, expected) in cases {
            let case = read(text, Timestamp(0), None);
            let status = response(&case).and_then(|response| response.status);
            let means = case.hits.first().map_or("", |hit| hit.row.means);
            assert_eq!((case.input.kind, means, status), expected, "{text}");
        }
        let about = "<html><title>What does \"The requested URL was rejected\" mean?</title><p>The requested URL was rejected. Please consult with your administrator is what it says.</p></html>";
        assert_eq!(read(about, Timestamp(0), None).input.kind, InputKind::Unknown);
    }
}
