//! The catalogue as static pages: every cause, step, answer, fix, code and wording that the project knows, each at an
//! address that can be linked to.
//!
//! ```text
//! tables, rules' files, pastes ──► facts ──► pages ──► a folder of HTML
//! ```
//!
//! Everything is generated from what the diagnosis itself uses, so that the two can't differ; nothing is written twice.
//! [`generate`] is a pure function of the repository: the same state gives the same bytes.

mod aid;
mod facts;
mod frame;
mod html;
mod names;
mod pages;
mod paste;
mod source;
mod worker;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

pub use aid::{MARK, fill};
pub use names::{humanise, oauth_address, product_address, scheme_address, status_address};
pub use worker::offline;

/// What goes wrong, in words.
pub type Failure = Box<dyn Error>;

/// The pages and their style by the names of their files.
pub type Site = BTreeMap<String, String>;

/// Every page of the catalogue. `root` is the repository.
pub fn generate(root: &Path) -> Result<Site, Failure> {
    let sources = facts::sources(root)?;
    let samples = facts::samples(root, &sources)?;
    let rules = facts::rules(&sources, &samples);
    let frame = frame::frame(root)?;
    let mut site = Site::new();
    site.insert(frame::STYLE.to_owned(), frame::style(root)?);
    let pages = pages::all(root, &rules, &samples)?;
    for page in pages {
        let name = format!("{}.html", page.name);
        if site.insert(name.clone(), frame::draw(&frame, &page)).is_some() {
            return Err(format!("two pages want to be {name}").into());
        }
    }
    Ok(site)
}

/// Writes the pages into the folder, which is made anew.
pub fn write(site: &Site, folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for (name, content) in site {
        fs::write(folder.join(name), content)?;
    }
    Ok(())
}
