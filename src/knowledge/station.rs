//! The stations on a request's way, and what each of them leaves in an answer.
//!
//! To add one, copy a block of `stations.txt`; no Rust is needed:
//!
//! ```text
//! station: edge, Amazon CloudFront        its role, and its name
//! shows: x-amz-cf-id                      the answer has this field: it came through here
//! shows: via has .cloudfront.net          is, starts, has or ends, and the words its value must have
//! refuses: server is CloudFront           only an answer that was made here has this
//! likely: server is AkamaiGHost           the same, where no documentation promises it
//! with: x-amzn-errortype                  made here, where the answer shows this station anyway
//! stored: x-cache starts Hit from         out of its cache, where the answer shows this station anyway
//! passes: x-kong-upstream-latency         something behind it answered
//! see: CloudFront … <https://…>           where it is documented
//! ```
//!
//! A field is the answer's; `sent NAME` is the request's. `:host`, `:path`, `:status` and `:page`, a visible line of a
//! page, are no fields. `said` and
//! `inside` tell the roles of products whose wordings [`super::products`] knows; those that are `inside` programs of
//! others may stand in another role than theirs.

use std::sync::OnceLock;

use serde::Serialize;

use super::products::halves;
use crate::finding::{Citation, cite};

/// What a station does on the way, in the order of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Who sent the request.
    You,
    /// A proxy or filter of the sender's network.
    Proxy,
    /// A network in front of the site: a CDN, a web firewall, a bot check.
    Edge,
    /// A gateway or load balancer in front of the application.
    Gateway,
    /// A web server; whether it made the answer itself or handed on another's, its name doesn't tell.
    Server,
    /// The program that was asked for something.
    Application,
    /// Who signs people and programs in.
    IdentityServer,
}

/// A known station.
#[derive(Clone, Debug)]
pub struct Station {
    /// What it does.
    pub role: Role,
    /// What it is called.
    pub name: &'static str,
    /// What it leaves in an answer.
    pub marks: Vec<Mark>,
    /// Where that is written down.
    pub citation: Citation,
}

/// Something that a station leaves in an answer.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// What follows from it.
    pub says: Says,
    /// A field of the answer, `sent` and one of the request, or `:host`, `:path`, `:status` or `:page`.
    pub field: &'static str,
    /// How the value is compared: `is`, `starts`, `has` or `ends`; empty for any value.
    pub how: &'static str,
    /// The words that the value must have, letters of ASCII in any case.
    pub words: &'static str,
}

/// What follows from a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// The answer came through here.
    Shows,
    /// The answer was made here.
    Refuses,
    /// The answer was made here, as far as is known.
    Likely,
    /// The answer was made here, where other marks show the station.
    With,
    /// The answer came out of the cache here, where other marks show the station.
    Stored,
    /// The answer was made behind it.
    Passes,
}

/// The role of a product whose wordings are known.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    /// Its role.
    pub role: Role,
    /// Whether it is a program of its own, and no part of others.
    pub own: bool,
    /// The products' names, as their tables have them, apart by `; `.
    names: &'static str,
}

/// All that is known of stations.
#[derive(Debug, Default)]
struct Table {
    stations: Vec<Station>,
    said: Vec<Said>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| read(include_str!("stations.txt")))
}

/// The known stations, in the order of the way.
pub fn stations() -> &'static [Station] {
    &table().stations
}

/// The role of the product with this name; `None` for one that stands at no station, as a browser does.
pub fn said(product: &str) -> Option<Said> {
    table().said.iter().find(|said| said.names.split("; ").any(|name| name == product)).copied()
}

/// What isn't understood is passed over; the tests see to it that nothing is.
fn read(text: &'static str) -> Table {
    let mut table = Table::default();
    for line in text.lines() {
        let (key, value) = halves(line, ": ");
        if matches!(key, "station" | "said" | "inside") {
            let (role, name) = halves(value, ", ");
            let Some(role) = role_of(role) else { continue };
            match key {
                "station" => {
                    table.stations.push(Station { role, name, marks: Vec::new(), citation: cite("", "") });
                }
                _ => table.said.push(Said { role, own: key == "said", names: name }),
            }
            continue;
        }
        let Some(station) = table.stations.last_mut() else { continue };
        if key == "see" {
            let (label, url) = halves(value, " <");
            station.citation = cite(label, url.trim_end_matches('>'));
        } else if let Some(says) = says(key) {
            // "sent NAME" is one name.
            let from = if value.starts_with("sent ") { "sent ".len() } else { 0 };
            let end = value.get(from..).and_then(|rest| rest.find(' ')).map_or(value.len(), |at| from + at);
            let (how, words) = halves(value.get(end..).unwrap_or_default().trim_start(), " ");
            station.marks.push(Mark { says, field: value.get(..end).unwrap_or_default(), how, words });
        }
    }
    table
}

fn role_of(name: &str) -> Option<Role> {
    Some(match name {
        "proxy" => Role::Proxy,
        "edge" => Role::Edge,
        "gateway" => Role::Gateway,
        "server" => Role::Server,
        "application" => Role::Application,
        "identity-server" => Role::IdentityServer,
        _ => return None,
    })
}

fn says(key: &str) -> Option<Says> {
    Some(match key {
        "shows" => Says::Shows,
        "refuses" => Says::Refuses,
        "likely" => Says::Likely,
        "with" => Says::With,
        "stored" => Says::Stored,
        "passes" => Says::Passes,
        _ => return None,
    })
}

/// Whether a value has what a mark asks for.
pub fn fits(mark: &Mark, value: &str) -> bool {
    let (value, words) = (value.trim().as_bytes(), mark.words.as_bytes());
    let part = |range: Option<&[u8]>| range.is_some_and(|part| part.eq_ignore_ascii_case(words));
    match mark.how {
        "" => true,
        "is" => value.eq_ignore_ascii_case(words),
        "starts" => part(value.get(..words.len())),
        "ends" => part(value.len().checked_sub(words.len()).and_then(|from| value.get(from..))),
        _ => value.windows(words.len().max(1)).any(|window| window.eq_ignore_ascii_case(words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_without_leftovers() {
        let text = include_str!("stations.txt");
        let lines = |keys: &[&str]| {
            text.lines().filter(|line| line.split_once(": ").is_some_and(|(key, _)| keys.contains(&key))).count()
        };
        let marks = ["shows", "refuses", "likely", "with", "stored", "passes"];
        assert_eq!(stations().len(), lines(&["station"]));
        assert_eq!(stations().iter().map(|station| station.marks.len()).sum::<usize>(), lines(&marks));
        assert_eq!(table().said.len(), lines(&["said", "inside"]));
        let known = lines(&["station", "said", "inside", "see"]) + lines(&marks);
        assert_eq!(text.lines().filter(|line| !line.is_empty()).count(), known);
    }

    #[test]
    fn every_station_is_whole() {
        let mut names = std::collections::BTreeSet::new();
        let mut last = Role::You;
        for station in stations() {
            assert!(names.insert(station.name), "{} stands twice", station.name);
            assert!(last <= station.role, "{} stands behind the way", station.name);
            last = station.role;
            assert!(!station.marks.is_empty() && !station.citation.label.is_empty(), "{}", station.name);
            assert!(station.citation.url.starts_with("https://"), "{}", station.name);
            assert!(station.marks.iter().any(|mark| !matches!(mark.says, Says::With | Says::Stored)));
            for mark in &station.marks {
                assert!(["", "is", "starts", "has", "ends"].contains(&mark.how), "{}: {}", station.name, mark.how);
                assert_eq!(mark.how.is_empty(), mark.words.is_empty(), "{}: {}", station.name, mark.field);
                assert_eq!(mark.field, mark.field.to_ascii_lowercase(), "{}", station.name);
            }
        }
    }

    #[test]
    fn the_roles_are_of_products_that_are_known() {
        let products: Vec<&str> =
            crate::knowledge::products::products().iter().filter_map(|product| product.name).collect();
        let mut seen = Vec::new();
        for name in table().said.iter().flat_map(|said| said.names.split("; ")) {
            assert!(products.contains(&name), "{name} has no wordings");
            assert!(!seen.contains(&name), "{name} stands twice");
            seen.push(name);
            let station = stations().iter().find(|station| station.name == name);
            let role = said(name).unwrap().role;
            assert!(station.is_none_or(|station| station.role == role), "{name} has two roles");
        }
        assert!(said("curl").is_none());
    }

    #[test]
    fn values_are_compared_in_any_case() {
        let mark = |how, words| Mark { says: Says::Shows, field: "", how, words };
        for (how, words, value, expected) in [
            ("", "", "", true),
            ("is", "cloudflare", " Cloudflare ", true),
            ("is", "cloudflare", "cloudflare-nginx", false),
            ("starts", "nginx", "NGINX/1.2", true),
            ("starts", "nginx", "ngin", false),
            ("ends", ".okta.com", "dev.OKTA.com", true),
            ("ends", ".okta.com", "com", false),
            ("has", "(squid", "1.1 a (Squid/6.6)", true),
            ("has", "(squid", "squid", false),
        ] {
            assert_eq!(fits(&mark(how, words), value), expected, "{how} {words} {value}");
        }
    }
}
