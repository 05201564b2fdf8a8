//! A page a product: its words, what each means, and where that is documented.

use why401::knowledge::products::{At, Product, Row, products};
use why401::knowledge::status::status;
use why401::page::words::confidence_words;

use super::{citation, head, title};
use crate::frame::Page;
use crate::html::{Html, all, element, link, list, nothing, p, plain, section, text};
use crate::names::{humanise, id_address, product_address, product_name, status_address};
use crate::pages::rules::wording;

/// Each product's page, and their list.
pub fn pages() -> Vec<Page> {
    let names = names();
    let mut pages: Vec<Page> = names.iter().map(|name| page(*name)).collect();
    pages.push(index(&names));
    pages
}

/// Every product once, by its name; what has none comes last.
fn names() -> Vec<Option<&'static str>> {
    let mut names: Vec<Option<&'static str>> = products().iter().map(|product| product.name).collect();
    names.sort_by_key(|name| (name.is_none(), name.map(str::to_lowercase)));
    names.dedup();
    names
}

fn rows(name: Option<&'static str>) -> impl Iterator<Item = &'static Row> {
    products().iter().filter(move |product: &&Product| product.name == name).flat_map(|product| &product.rows)
}

fn page(name: Option<&'static str>) -> Page {
    let title_words = product_name(name);
    let lead = match name {
        Some(name) => {
            format!("What {name} prints when it refuses, what each wording means, and where it is documented.")
        }
        None => "Wordings that several products and libraries print, and what each most likely means.".to_owned(),
    };
    let mut meanings: Vec<&'static str> = rows(name).map(|row| row.means).collect();
    meanings.sort_unstable();
    meanings.dedup();
    let part = |means: &&'static str| {
        let rows = rows(name).filter(|row| row.means == *means).map(item);
        let title = plain("h2", link(&id_address(means), &humanise(means)));
        plain("section", all([title, list("ul", "wordings", rows)]))
    };
    let content = all([head("Wordings", title_words, &lead), all(meanings.iter().map(part))]);
    let heading = name.map_or_else(|| title_words.to_owned(), |name| format!("{name}: refusals and what they mean"));
    Page {
        name: product_address(name).trim_end_matches(".html").to_owned(),
        title: title(&heading),
        description: lead,
        content,
    }
}

fn item(row: &'static Row) -> Html {
    let says = if row.says.is_empty() { nothing() } else { p(row.says) };
    let about = all([
        text(&place(row.at)),
        with(&row.status),
        text(&format!(". {}. ", confidence_words(row.confidence).0)),
        citation(&row.citation),
    ]);
    all([wording(row.words), says, element("p", &[("class", "about")], about)])
}

fn place(at: At) -> String {
    match at {
        At::Any => "Anywhere".to_owned(),
        At::Param(name) => format!("In the challenge’s parameter {name}"),
        At::Member(name) => format!("In the body’s {name}"),
        At::Header(name) => format!("In the header field {name}"),
        At::Page => "On the page".to_owned(),
        At::Line => "In a message or a line of a log".to_owned(),
    }
}

fn with(statuses: &[u16]) -> Html {
    let one = |(index, code): (usize, &u16)| {
        let number = code.to_string();
        let name = match status(*code) {
            Some(_) => link(&status_address(*code), &number),
            None => text(&number),
        };
        all([text(if index == 0 { ", with status " } else { " or " }), name])
    };
    all(statuses.iter().enumerate().map(one))
}

fn index(names: &[Option<&'static str>]) -> Page {
    let lead = "Products and libraries whose refusals are known word by word.";
    let item = |name: &Option<&'static str>| {
        let count = rows(*name).count();
        let count = if count == 1 { " (1 wording)".to_owned() } else { format!(" ({count} wordings)") };
        all([link(&product_address(*name), product_name(*name)), text(&count)])
    };
    let content =
        all([head("Reference", "Products", lead), section("By name", list("ul", "names", names.iter().map(item)))]);
    Page {
        name: "products".to_owned(),
        title: title("Products and their refusals"),
        description: lead.to_owned(),
        content,
    }
}
