//! The written catalogue is whole: every id has its page, every link leads somewhere, and a browser has nothing to mend.

// A test may panic: that is how it says no.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use catalogue::{MARK, Site, fill, generate, oauth_address, product_address, scheme_address, status_address, write};
use scraper::{Html, Selector};
use why401::fixes::fixes;
use why401::knowledge::oauth_error::oauth_errors;
use why401::knowledge::products::products;
use why401::knowledge::scheme::schemes;
use why401::knowledge::status::statuses;
use why401::rules::RULES;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The pages as they were written into a folder and read back.
static SITE: LazyLock<Site> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("catalogue");
    write(&generate(root()).unwrap(), &folder).unwrap();
    let files = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
    files
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap()))
        .collect()
});

static PAGES: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let pages = SITE.iter().filter(|(name, _)| name.ends_with(".html"));
    pages.map(|(name, page)| (name.as_str(), page.as_str())).collect()
});

fn all<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: scraper::ElementRef<'_>) -> String {
    element.text().collect()
}

#[test]
fn every_id_has_its_page() {
    let ids = RULES.iter().map(|rule| rule.id).chain(fixes().iter().map(|fix| fix.id));
    let mut wanted: Vec<String> = ids.map(|id| format!("{id}.html")).collect();
    wanted.extend(statuses().iter().map(|known| status_address(known.code)));
    wanted.extend(schemes().iter().map(|known| scheme_address(known.name)));
    wanted.extend(oauth_errors().iter().map(|known| oauth_address(known.code)));
    wanted.extend(products().iter().map(|product| product_address(product.name)));
    let lists = ["index", "statuses", "schemes", "oauth-codes", "claims", "token-headers", "algorithms", "products"];
    wanted.extend(lists.map(|name| format!("{name}.html")));
    let wanted: BTreeSet<&str> = wanted.iter().map(String::as_str).collect();
    let found: BTreeSet<&str> = PAGES.keys().copied().collect();
    assert_eq!(found, wanted);
}

#[test]
fn names_fit_every_file_system_and_address() {
    for name in SITE.keys() {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
        assert!(name.chars().all(fits), "{name}");
    }
}

#[test]
fn a_browser_has_nothing_to_mend() {
    let broken = Html::parse_document("<!doctype html><title>x</title><p></div>");
    assert!(!broken.errors.is_empty(), "the parser tells nothing");
    for (name, page) in PAGES.iter() {
        let read = Html::parse_document(page);
        assert!(read.errors.is_empty(), "{name}: {:?}", read.errors);
    }
}

#[test]
fn every_link_leads_somewhere() {
    for (name, page) in PAGES.iter() {
        let read = Html::parse_document(page);
        for link in all(&read, "[href]") {
            let address = link.attr("href").unwrap();
            let (file, place) = address.split_once('#').unwrap_or((address, ""));
            if address.starts_with("https://") || address.starts_with("data:") || file == "../index.html" {
                continue;
            }
            // Without a scheme, a host or a folder: it works under any path.
            let target = if file.is_empty() { page } else { SITE.get(file).map_or("", String::as_str) };
            assert!(!target.is_empty(), "{name} leads to {address}");
            assert!(place.is_empty() || target.contains(&format!(" id=\"{place}\"")), "{name} leads to {address}");
        }
    }
}

#[test]
fn every_page_is_reached_from_the_first() {
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    let mut open = vec!["index.html".to_owned()];
    while let Some(name) = open.pop() {
        let read = Html::parse_document(PAGES[name.as_str()]);
        for link in all(&read, "a[href]") {
            let file = link.attr("href").unwrap().split('#').next().unwrap().to_owned();
            if PAGES.contains_key(file.as_str()) && reached.insert(file.clone()) {
                open.push(file);
            }
        }
    }
    let lost: Vec<_> = PAGES.keys().filter(|name| !reached.contains(**name)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn titles_and_descriptions_tell_the_pages_apart() {
    let mut titles = BTreeMap::new();
    for (name, page) in PAGES.iter() {
        let read = Html::parse_document(page);
        let title = text(all(&read, "title")[0]);
        assert_eq!(titles.insert(title.clone(), name), None, "{name}: {title}");
        let description = all(&read, "meta[name=description]")[0].attr("content").unwrap();
        assert!((10..=300).contains(&description.len()), "{name}: {description}");
    }
}

#[test]
fn every_page_has_its_parts_and_nothing_that_runs() {
    for (name, page) in PAGES.iter() {
        let read = Html::parse_document(page);
        for once in ["html[lang=en]", "main", "header", "footer", "nav[aria-label]", "h1", "link[rel=stylesheet]"] {
            assert_eq!(all(&read, once).len(), 1, "{name}: {once}");
        }
        let policy = all(&read, "meta[http-equiv=Content-Security-Policy]")[0].attr("content").unwrap();
        assert!(policy.starts_with("default-src 'none'; style-src 'self';"), "{name}: {policy}");
        let forbidden = "script, style, iframe, object, embed, form, img, base, [style], link[rel=canonical]";
        assert!(all(&read, forbidden).is_empty(), "{name}");
        let mut places = BTreeSet::new();
        for element in all(&read, "[id]") {
            let id = element.attr("id").unwrap();
            assert!(!id.contains(char::is_whitespace) && places.insert(id), "{name}: {id}");
        }
        for element in all(&read, "*") {
            let runs = element.value().attrs().any(|(key, _)| key.starts_with("on"));
            assert!(!runs, "{name}: {}", element.value().name());
        }
        // Headings go down one step at a time.
        let mut depth = 0;
        for heading in all(&read, "h1, h2, h3, h4") {
            let level: usize = heading.value().name()[1..].parse().unwrap();
            assert!(level <= depth + 1, "{name}: {}", text(heading));
            depth = level;
        }
    }
}

/// Markup in a wording or in a paste stays text: what it would make is nowhere in the pages.
#[test]
fn nothing_of_a_paste_is_markup() {
    let ours: BTreeSet<&str> = BTreeSet::from([
        "html",
        "head",
        "meta",
        "title",
        "link",
        "body",
        "a",
        "header",
        "nav",
        "ul",
        "ol",
        "li",
        "main",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "section",
        "figure",
        "figcaption",
        "pre",
        "code",
        "mark",
        "strong",
        "small",
        "var",
        "dl",
        "div",
        "dt",
        "dd",
        "footer",
    ]);
    let mut quoted = 0;
    for (name, page) in PAGES.iter() {
        let read = Html::parse_document(page);
        for element in all(&read, "*") {
            assert!(ours.contains(element.value().name()), "{name}: {}", element.value().name());
        }
        quoted += all(&read, "code").iter().filter(|code| text(**code).contains('<')).count();
    }
    assert!(quoted > 5, "no paste with markup in it is shown: {quoted}");
}

#[test]
fn every_rule_says_what_it_means_and_shows_it() {
    for rule in RULES {
        let read = Html::parse_document(PAGES[format!("{}.html", rule.id).as_str()]);
        let lead = text(all(&read, ".lead")[0]);
        assert!(lead.ends_with('.') && lead.len() <= 200, "{}: {lead}", rule.id);
        assert!(!lead.contains(['(', '"', '!']) || lead.ends_with(")."), "{}: not for a visitor: {lead}", rule.id);
        assert!(!lead.contains("RFC"), "{}: not for a visitor: {lead}", rule.id);
        assert!(!all(&read, "figure pre").is_empty(), "{}: no paste shows it", rule.id);
    }
}

#[test]
fn every_step_of_a_fix_is_on_its_page() {
    for fix in fixes() {
        let read = Html::parse_document(PAGES[format!("{}.html", fix.id).as_str()]);
        assert_eq!(all(&read, "ol.steps > li").len(), fix.steps.len(), "{}", fix.id);
    }
}

#[test]
fn the_evidence_is_marked_and_secrets_are_masked() {
    let read = Html::parse_document(PAGES["token-expired.html"]);
    assert!(!all(&read, "figure mark").is_empty());
    let secret = Html::parse_document(PAGES["secret-in-paste.html"]);
    assert!(text(all(&secret, "figure")[0]).contains("[masked]"));
}

#[test]
fn the_same_repository_gives_the_same_bytes() {
    assert!(generate(root()).unwrap() == *SITE);
}

#[test]
fn first_aid_fills_its_place_and_leads_to_the_catalogue() {
    let source = fs::read_to_string(root().join("index.html")).unwrap();
    assert_eq!(source.matches(MARK).count(), 1, "index.html has one place for it");
    let filled = fill(&source);
    assert!(!filled.contains(MARK));
    assert_eq!(fill(&filled), filled);
    let added = filled.len() - source.len();
    assert!((1000..8000).contains(&added), "{added} bytes");
    let read = Html::parse_document(&filled);
    let links = all(&read, "#first-aid a[href^='catalogue/']");
    assert!(links.len() > 6, "{}", links.len());
    for link in links {
        let file = link.attr("href").unwrap().trim_start_matches("catalogue/");
        assert!(PAGES.contains_key(file), "{file}");
    }
}
