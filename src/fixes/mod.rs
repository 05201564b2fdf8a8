//! What to do: one file per family of fixes, steps per system and browser.

use serde::Serialize;

use crate::finding::Actor;

/// One thing to do about a refusal.
#[derive(Clone, Copy, Debug)]
pub struct Fix {
    /// The catalogue's id.
    pub id: &'static str,
    /// Who does it.
    pub actor: Actor,
    /// What it is, in the imperative: "Get a new token".
    pub title: &'static str,
    /// How it is done.
    pub steps: &'static [Step],
}

/// One step of a fix.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Where it applies.
    pub on: On,
    /// One to three plain sentences. `{host}` and the other [`SLOTS`] are filled from the paste.
    pub text: &'static str,
    /// A command to copy and run, with the same slots; or a line for a configuration file.
    pub command: Option<&'static str>,
}

/// Where a step applies: anywhere, on a system, in a browser, on a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum On {
    Any,
    Windows,
    Macos,
    Linux,
    Android,
    Ios,
    Chromeos,
    Chrome,
    Edge,
    Firefox,
    Safari,
    Apache,
    Nginx,
    Iis,
    Wordpress,
    Php,
}

/// The slots that a step's text and command may use, and what stands there where the paste doesn't tell.
pub const SLOTS: &[(&str, &str)] = &[
    ("host", "the-site.example"),
    ("url", "https://the-site.example/the/path"),
    ("scope", "SCOPE"),
    ("realm_url", "https://auth.the-site.example/token"),
    ("service", "SERVICE"),
    ("issuer", "https://login.the-site.example"),
    ("metadata", "https://the-site.example/.well-known/oauth-protected-resource"),
];

/// A step from its place, text and command.
const fn step(on: On, text: &'static str, command: Option<&'static str>) -> Step {
    Step { on, text, command }
}

mod visitor;

/// The families, in the order to try their fixes: cheapest and safest first.
pub const FAMILIES: &[&[Fix]] = &[visitor::FIXES];

/// The fix `id`.
pub fn fix(id: &str) -> Option<&'static Fix> {
    FAMILIES.iter().flat_map(|family| family.iter()).find(|fix| fix.id == id)
}
