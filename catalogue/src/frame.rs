//! What every page has around its content, and the style of all.

use std::fs;
use std::path::Path;

use crate::Failure;
use crate::html::{Html, all, document, element, link, p, plain, text, void};

/// The name of the style's file.
pub const STYLE: &str = "catalogue.css";
/// Where the page's own style says that what stands above is for the catalogue too.
const SHARED: &str = "/* Everything above is the catalogue's too. */";
/// Nothing but this style is loaded, and nothing runs.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";
/// A description for search engines is cut behind this many bytes, at the end of a word.
const LONGEST_DESCRIPTION: usize = 300;

/// The catalogue's parts, for the navigation: name and file.
const PARTS: &[(&str, &str)] = &[
    ("Causes and fixes", "index.html"),
    ("Status codes", "statuses.html"),
    ("Schemes", "schemes.html"),
    ("OAuth errors", "oauth-codes.html"),
    ("Claims", "claims.html"),
    ("Token headers", "token-headers.html"),
    ("Algorithms", "algorithms.html"),
    ("Products", "products.html"),
];

/// A page before it is drawn.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its file's name without the ending.
    pub name: String,
    /// Its title; no two pages have the same.
    pub title: String,
    /// What it says in a sentence or two.
    pub description: String,
    /// What it holds, its first heading included.
    pub content: Html,
}

/// What the frame needs from the repository.
#[derive(Clone, Debug)]
pub struct Frame {
    icon: String,
}

/// Reads the icon, which each page carries so that no browser asks for one.
pub fn frame(root: &Path) -> Result<Frame, Failure> {
    Ok(Frame { icon: data_address(&fs::read_to_string(root.join("static/icon.svg"))?) })
}

/// A drawing as an address that carries it.
pub fn data_address(svg: &str) -> String {
    let escaped: String = svg
        .trim()
        .chars()
        .map(|c| match c {
            '%' | '#' | '<' | '>' | '"' => format!("%{:02X}", u32::from(c)),
            c if c.is_whitespace() => "%20".to_owned(),
            c => c.to_string(),
        })
        .collect();
    format!("data:image/svg+xml,{escaped}")
}

/// The page's colours, sizes and plain elements, and what the catalogue adds.
pub fn style(root: &Path) -> Result<String, Failure> {
    let page = fs::read_to_string(root.join("static/style.css"))?;
    let (shared, _) = page.split_once(SHARED).ok_or("static/style.css no longer says what the catalogue shares")?;
    Ok(format!("{}\n\n{}", shared.trim_end(), include_str!("catalogue.css")))
}

/// The whole page.
pub fn draw(frame: &Frame, page: &Page) -> String {
    let meta = |name, content| void("meta", &[("name", name), ("content", content)]);
    let head = all([
        void("meta", &[("charset", "utf-8")]),
        void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]),
        meta("viewport", "width=device-width, initial-scale=1"),
        meta("color-scheme", "light dark"),
        meta("referrer", "no-referrer"),
        plain("title", text(&page.title)),
        meta("description", cut(&page.description)),
        void("link", &[("rel", "icon"), ("href", &frame.icon)]),
        void("link", &[("rel", "stylesheet"), ("href", STYLE)]),
    ]);
    let body = all([
        element("a", &[("class", "skip"), ("href", "#content")], text("Skip to the content")),
        plain(
            "header",
            all([element("a", &[("class", "home"), ("href", "../index.html")], text("Why 401?")), nav(page)]),
        ),
        element("main", &[("id", "content")], page.content.clone()),
        plain(
            "footer",
            all([
                p("Were you refused, and have the answer at hand?"),
                plain("p", all([link("../index.html", "Paste it, and read why"), text(". It stays in your browser.")])),
            ]),
        ),
    ]);
    document(head, body)
}

fn nav(page: &Page) -> Html {
    let item = |(name, file): &(&str, &str)| {
        let here = file.strip_suffix(".html") == Some(&page.name);
        let attributes = [("href", *file), ("aria-current", "page")];
        plain("li", element("a", attributes.get(..if here { 2 } else { 1 }).unwrap_or_default(), text(name)))
    };
    element("nav", &[("aria-label", "Catalogue")], plain("ul", all(PARTS.iter().map(item))))
}

/// The beginning of a description, whole words only.
fn cut(description: &str) -> &str {
    if description.len() <= LONGEST_DESCRIPTION {
        return description;
    }
    let end = description.char_indices().map(|(at, _)| at).take_while(|at| *at <= LONGEST_DESCRIPTION);
    let head = end.last().and_then(|end| description.get(..end)).unwrap_or(description);
    head.rsplit_once(' ').map_or(head, |(words, _)| words)
}
