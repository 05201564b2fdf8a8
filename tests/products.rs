//! Every wording in the products' tables is heard where its row says that it stands.
//!
//! For each row the plainest answers that hold its words are made (a challenge's parameter, a body's member, a header
//! field, a page, a line), and one of them has to give the row's cause with the row's product.

// A test may panic: that is how it says no.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use why401::{
    knowledge::products::{At, Product, Row, Words, products},
    time::Timestamp,
};

/// 2026-11-20T12:00:00Z.
const NOW: Timestamp = Timestamp(1_795_176_000);

/// Wordings that are only heard with something else beside them: the words, and a paste that has it.
const WHOLE: &[(&str, &str)] = &[
    (
        "error=\"consent_denied\"",
        "2026-11-20 11:58:03,512 WARN  [org.keycloak.events] (executor-thread-7) type=\"LOGIN_ERROR\", realmId=\"shop\", \
         clientId=\"web\", userId=\"null\", ipAddress=\"198.51.100.7\", error=\"consent_denied\"",
    ),
    (
        "authentication required",
        "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\nWWW-Authenticate: Bearer \
         realm=\"https://auth.example/token\",service=\"registry.example\",scope=\"repository:shop/web:pull\"\r\n\r\n\
         {\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"authentication required\",\"detail\":null}]}",
    ),
];

#[test]
fn every_row_is_heard() {
    let unheard: Vec<String> = products()
        .iter()
        .flat_map(|product| product.rows.iter().map(move |row| (product, row)))
        .filter_map(|(product, row)| unheard(product, row))
        .collect();
    assert!(unheard.is_empty(), "{} rows are never heard\n{}", unheard.len(), unheard.join("\n"));
}

/// What came out instead, where none of the row's answers gives its cause.
fn unheard(product: &Product, row: &Row) -> Option<String> {
    let mut instead = Vec::new();
    let (Words::Is(words) | Words::Starts(words) | Words::Has(words)) = row.words;
    let whole = WHOLE.iter().filter(|(own, _)| *own == words).map(|(_, paste)| (*paste).to_owned());
    for paste in pastes(row).into_iter().chain(whole) {
        let report = why401::diagnose(&paste, NOW);
        let cause = report.findings.iter().find(|finding| finding.rule == row.means);
        match cause {
            Some(finding) if product.name.is_none() || finding.source == product.name => return None,
            Some(finding) => instead.push(format!("{} by {:?}", finding.rule, finding.source)),
            None => instead.push(report.findings[0].rule.to_owned()),
        }
    }
    instead.dedup();
    Some(format!("{}: {:?} {} {:?}: {}", product.name.unwrap_or("-"), row.at, row.means, row.words, instead.join(", ")))
}

/// The plainest answers in which the row's words stand in their place.
fn pastes(row: &Row) -> Vec<String> {
    let words = &match row.words {
        Words::Is(words) => words.to_owned(),
        // Something goes on where the words break off.
        Words::Starts(words) => format!("{words}example"),
        Words::Has(words) => format!("example{words}example").replace("examplecurl", "curl"),
    };
    let statuses = if row.status.is_empty() { vec![401, 403, 400, 500, 429, 503, 409] } else { row.status.clone() };
    let json = serde_json::Value::from(words.as_str());
    let quoted = words.replace('\\', "\\\\").replace('"', "\\\"");
    let html = words.replace('&', "&amp;").replace('<', "&lt;");
    let mut pastes = Vec::new();
    for status in statuses {
        let head = format!("HTTP/1.1 {status} Refused\r\nDate: Fri, 20 Nov 2026 12:00:00 GMT\r\n");
        let param =
            |name: &str| format!("{head}WWW-Authenticate: Bearer realm=\"example\", {name}=\"{quoted}\"\r\n\r\n");
        let member = |name: &str| format!("{head}Content-Type: application/json\r\n\r\n{{\"{name}\":{json}}}\n");
        let page = format!("{head}Content-Type: text/html\r\n\r\n<html><title>{html}</title><h1>{html}</h1></html>\n");
        let text = format!("{head}Content-Type: text/plain\r\n\r\n{words}\n");
        match row.at {
            At::Any => pastes.extend([member("message"), text, param("error_description"), page]),
            At::Param(name) => pastes.push(param(name)),
            At::Member(name) => pastes.push(member(name)),
            At::Header(name) => pastes.push(format!("{head}{name}: {words}\r\n\r\n")),
            At::Page => pastes.extend([page, text]),
            At::Line => pastes.push(text),
        }
    }
    if matches!(row.at, At::Any | At::Line | At::Page) {
        pastes.extend([words.to_owned(), format!("Error: {words}"), format!("example: error: {words}")]);
    }
    pastes
}

#[test]
fn every_gist_is_heard() {
    let mut unheard = Vec::new();
    for (row, sentence) in why401::knowledge::gist::examples() {
        let statuses = if row.status.is_empty() { vec![401] } else { row.status.clone() };
        let heard = statuses.iter().all(|status| {
            let paste = format!(
                "HTTP/1.1 {status} Refused\r\nDate: Fri, 20 Nov 2026 12:00:00 GMT\r\nContent-Type: application/json\r\n\r\n\
                 {{\"message\":\"{sentence}\"}}\n"
            );
            why401::diagnose(&paste, NOW).findings.iter().any(|finding| finding.rule == row.means)
        });
        if !heard {
            unheard.push(format!("{}: {sentence}", row.means));
        }
    }
    assert!(unheard.is_empty(), "{} are never heard\n{}", unheard.len(), unheard.join("\n"));
}
