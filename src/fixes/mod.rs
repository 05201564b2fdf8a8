//! What to do: one file per family of fixes, steps per system and browser.
//!
//! To add one, copy a block. The tables read as Rust, and [`table!`] makes one text of each: as constants they
//! cost a visitor eight kilobytes more, most of it the addresses of their sentences.

use std::sync::OnceLock;

use serde::Serialize;

use crate::finding::Actor;

/// One thing to do about a refusal.
#[derive(Clone, Debug)]
pub struct Fix {
    /// The catalogue's id.
    pub id: &'static str,
    /// Who does it.
    pub actor: Actor,
    /// What it is, in the imperative: "Get a new token".
    pub title: &'static str,
    /// How it is done.
    pub steps: Vec<Step>,
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
    ("status", "refusal"),
    ("gitlab", "gitlab.com"),
];

/// A family's table as one text: before each fix, each step and each further field stands a separator of ASCII.
macro_rules! table {
    ($(Fix {
        id: $id:literal,
        actor: Actor::$actor:ident,
        title: $title:literal,
        steps: &[$(step(On::$on:ident, $text:literal, $($command:tt)+)),+ $(,)?] $(,)?
    }),+ $(,)?) => {
        concat!($(
            "\x1d", $id, "\x1f", stringify!($actor), "\x1f", $title,
            $("\x1e", stringify!($on), "\x1f", $text, "\x1f", command!($($command)+),)+
        )+)
    };
}

/// A step's command; none is an empty one.
macro_rules! command {
    (None $(,)?) => {
        ""
    };
    (Some($command:literal $(,)?) $(,)?) => {
        $command
    };
}

mod challenge;
mod credentials;
mod handshake;
mod identity;
mod limits;
mod network;
mod oauth;
mod request;
mod server;
mod token;
mod visitor;

/// The families' tables, in the order to try their fixes: cheapest and safest first, and who can act at once before who must
/// be asked.
const FAMILIES: &[&str] = &[
    visitor::FIXES,
    credentials::FIXES,
    token::FIXES,
    oauth::FIXES,
    handshake::FIXES,
    request::FIXES,
    challenge::FIXES,
    server::FIXES,
    limits::FIXES,
    identity::FIXES,
    network::FIXES,
];

/// Every fix, in that order; read once.
pub fn fixes() -> &'static [Fix] {
    static FIXES: OnceLock<Vec<Fix>> = OnceLock::new();
    FIXES.get_or_init(|| FAMILIES.iter().flat_map(|family| family.split('\x1d').skip(1)).map(read).collect())
}

/// The fix `id`.
pub fn fix(id: &str) -> Option<&'static Fix> {
    fixes().iter().find(|fix| fix.id == id)
}

fn read(text: &'static str) -> Fix {
    let mut parts = text.split('\x1e');
    let [id, actor, title] = fields(parts.next().unwrap_or_default());
    Fix { id, actor: self::actor(actor), title, steps: parts.map(step).collect() }
}

fn step(text: &'static str) -> Step {
    let [place, text, command] = fields(text);
    Step { on: on(place), text, command: Some(command).filter(|command| !command.is_empty()) }
}

fn fields(text: &'static str) -> [&'static str; 3] {
    let mut fields = text.split('\x1f');
    [(); 3].map(|()| fields.next().unwrap_or_default())
}

/// The actor of that name in the tables.
pub(crate) fn actor(name: &str) -> Actor {
    match name {
        "ClientDeveloper" => Actor::ClientDeveloper,
        "ServerOwner" => Actor::ServerOwner,
        "IdentityAdmin" => Actor::IdentityAdmin,
        "NetworkAdmin" => Actor::NetworkAdmin,
        _ => Actor::You,
    }
}

fn on(name: &str) -> On {
    match name {
        "Windows" => On::Windows,
        "Macos" => On::Macos,
        "Linux" => On::Linux,
        "Android" => On::Android,
        "Ios" => On::Ios,
        "Chromeos" => On::Chromeos,
        "Chrome" => On::Chrome,
        "Edge" => On::Edge,
        "Firefox" => On::Firefox,
        "Safari" => On::Safari,
        "Apache" => On::Apache,
        "Nginx" => On::Nginx,
        "Iis" => On::Iis,
        "Wordpress" => On::Wordpress,
        "Php" => On::Php,
        _ => On::Any,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::finding::next_slot;

    /// Every fix that the catalogue promises, under who does it.
    const PROMISED: &[(Actor, &[&str])] = &[
        (
            Actor::You,
            &[
                "check-url",
                "check-credentials",
                "reset-password",
                "sign-out-and-in",
                "clear-site-cookies",
                "clear-cache",
                "hard-reload",
                "private-window",
                "flush-dns",
                "sync-clock",
                "disable-extensions",
                "allow-cookies",
                "update-saved-password",
                "try-another-network",
                "sign-in-to-network",
                "renew-link",
                "pass-the-check",
                "wait-and-retry",
                "ask-the-owner",
            ],
        ),
        (
            Actor::ClientDeveloper,
            &[
                "send-credentials",
                "use-offered-scheme",
                "fix-authorization-value",
                "get-new-token",
                "refresh-token",
                "refresh-before-expiry",
                "request-scope",
                "request-audience",
                "use-access-token",
                "use-right-environment",
                "check-client-credentials",
                "register-client",
                "fix-grant-type",
                "form-encode-body",
                "fix-redirect-uri",
                "fix-pkce",
                "send-dpop-proof",
                "send-client-certificate",
                "fetch-registry-token",
                "follow-resource-metadata",
                "step-up",
                "answer-claims-challenge",
                "finish-handshake",
                "request-uma-rpt",
                "restart-device-flow",
                "move-key",
                "fix-request",
                "back-off",
                "honour-retry-after",
                "send-fewer",
                "keep-header-on-redirect",
                "send-csrf-token",
                "fix-token-times",
                "fix-preflight-request",
                "check-token-storage",
                "shrink-token",
            ],
        ),
        (
            Actor::ServerOwner,
            &[
                "send-challenge",
                "fix-challenge",
                "forward-authorization",
                "answer-other-status",
                "hide-resource",
                "allow-preflight",
                "allow-origin",
                "allow-skew",
                "sync-server-clock",
                "extend-session",
                "redirect-to-login",
                "deactivate-plugins",
                "enable-authentication",
                "fix-file-permissions",
                "relax-ip-limits",
                "rotate-keys",
                "check-issuer-audience",
                "read-server-logs",
                "say-less",
                "raise-header-limit",
                "fix-set-cookie",
                "enable-directory-listing",
                "fix-csrf-origin",
                "disable-caching",
            ],
        ),
        (
            Actor::IdentityAdmin,
            &[
                "grant-role",
                "grant-scope",
                "give-consent",
                "assign-user",
                "authorize-sso",
                "edit-key-restrictions",
                "unlock-account",
                "enable-user",
                "new-client-secret",
                "enable-api",
                "raise-quota",
                "allow-app",
                "adjust-policy",
                "revoke-credential",
            ],
        ),
        (
            Actor::NetworkAdmin,
            &["proxy-credentials", "allow-through-proxy", "fix-dns", "fix-certificate", "trust-proxy-ca"],
        ),
    ];

    fn all() -> impl Iterator<Item = &'static Fix> {
        fixes().iter()
    }

    fn steps() -> impl Iterator<Item = (&'static str, &'static Step)> {
        all().flat_map(|fix| fix.steps.iter().map(move |step| (fix.id, step)))
    }

    #[test]
    fn every_name_in_the_tables_is_known() {
        for text in FAMILIES.iter().flat_map(|family| family.split('\x1d').skip(1)) {
            let mut parts = text.split('\x1e');
            let [_, actor, _] = fields(parts.next().unwrap());
            assert_eq!(format!("{:?}", super::actor(actor)), actor);
            for part in parts {
                let [place, ..] = fields(part);
                assert_eq!(format!("{:?}", on(place)), place);
                assert_eq!(part.matches('\x1f').count(), 2, "{part}");
            }
        }
    }

    #[test]
    fn every_promised_fix_is_there_once_and_no_other() {
        let promised: BTreeSet<_> =
            PROMISED.iter().flat_map(|(actor, ids)| ids.iter().map(move |id| (*id, format!("{actor:?}")))).collect();
        let found: Vec<_> = all().map(|fix| (fix.id, format!("{:?}", fix.actor))).collect();
        assert_eq!(found.iter().cloned().collect::<BTreeSet<_>>(), promised);
        assert_eq!(found.len(), promised.len(), "an id stands twice");
    }

    #[test]
    fn slots_are_known_and_no_brace_strays() {
        for (id, step) in steps() {
            for template in [Some(step.text), step.command].into_iter().flatten() {
                let mut words = String::new();
                let mut rest = template;
                while let Some((before, slot, after)) = next_slot(rest) {
                    assert!(SLOTS.iter().any(|(name, _)| *name == slot), "{id}: unknown slot {slot}");
                    words.push_str(before);
                    rest = after;
                }
                words.push_str(rest);
                assert!(!words.contains(['{', '}']), "{id}: stray brace in {template}");
            }
        }
    }

    #[test]
    fn a_slot_in_a_shell_command_stands_between_quotes() {
        for (id, step) in steps() {
            let Some(command) = step.command.filter(|command| command.contains("curl ")) else { continue };
            let mut rest = command;
            let mut before_all = String::new();
            while let Some((before, slot, after)) = next_slot(rest) {
                before_all.push_str(before);
                assert_eq!(before_all.matches('"').count() % 2, 1, "{id}: {slot} is not quoted");
                rest = after;
            }
        }
    }

    #[test]
    fn every_reader_finds_a_step() {
        for fix in all() {
            let places: BTreeSet<_> = fix.steps.iter().map(|step| step.on).collect();
            let first = fix.steps.first().expect("a fix has a step");
            assert!(first.on == On::Any || places.len() > 1, "{}", fix.id);
        }
    }

    #[test]
    fn texts_are_short_sentences() {
        for fix in all() {
            assert!(!fix.title.ends_with('.') && fix.title.len() <= 60, "{}", fix.title);
        }
        for (id, step) in steps() {
            assert!(step.text.ends_with(['.', ':']), "{id}: {}", step.text);
            assert!(step.text.chars().count() <= 320, "{id}: {} characters", step.text.chars().count());
            assert!(!step.text.contains(['!', '—', '\n']) && !step.text.contains("  "), "{id}: {}", step.text);
            assert!(step.command.is_some() || !step.text.ends_with(':'), "{id}: nothing follows {}", step.text);
        }
    }

    #[test]
    fn commands_are_clean_to_copy() {
        for (id, step) in steps() {
            for line in step.command.into_iter().flat_map(|command| command.split('\n')) {
                assert_eq!(line, line.trim(), "{id}");
            }
        }
    }

    #[test]
    fn a_lost_header_has_steps_for_each_server() {
        let steps = &fix("forward-authorization").expect("it is there").steps;
        for server in [On::Apache, On::Nginx, On::Iis, On::Wordpress] {
            assert!(steps.iter().any(|step| step.on == server), "{server:?}");
        }
    }
}
