//! Claims, entries of tokens' headers, and algorithms: a page a table, a place a name.

use why401::finding::Citation;
use why401::knowledge::jose::{Algorithm, algorithms};
use why401::knowledge::{Meaning, claims, header_params};

use super::{citation, head, title};
use crate::frame::Page;
use crate::html::{Html, all, element, nothing, p, plain, text};

/// The three pages.
pub fn pages() -> Vec<Page> {
    let of_meanings =
        |rows: Vec<Meaning>| rows.iter().map(|row| term(row.name, row.means, None, &row.citation)).collect();
    let of_algorithms = |row: &Algorithm| term(row.name, row.means, row.advice, &row.citation);
    vec![
        page(
            "claims",
            "Claims of tokens",
            "What a token says, name by name: whose it is, for whom, until when.",
            of_meanings(claims()),
        ),
        page(
            "token-headers",
            "Headers of tokens",
            "What the first part of a token says: how it is signed, with which key, of what kind it is.",
            of_meanings(header_params()),
        ),
        page(
            "algorithms",
            "Algorithms of tokens",
            "What alg and enc can name, and what to be warned of.",
            algorithms().iter().map(of_algorithms).collect(),
        ),
    ]
}

fn page(name: &str, heading: &str, lead: &str, terms: Vec<Html>) -> Page {
    let content = all([head("Reference", heading, lead), element("dl", &[("class", "terms")], all(terms))]);
    Page { name: name.to_owned(), title: title(heading), description: lead.to_owned(), content }
}

/// A name with its own place to link to. White space can't stand in such a place's name; no table's name has any.
fn term(name: &str, means: &str, advice: Option<&str>, source: &Citation) -> Html {
    let advice = advice.map_or_else(nothing, |words| element("dd", &[("class", "advice")], p(words)));
    let source = plain("dd", plain("small", citation(source)));
    element(
        "div",
        &[("id", name)],
        all([plain("dt", plain("code", text(name))), plain("dd", text(means)), advice, source]),
    )
}
