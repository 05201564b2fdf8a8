//! The page's names for what the report's enumerations say.

use crate::{
    finding::{Actor, Confidence, Kind},
    fixes::On,
    knowledge::status::Again,
    report::names,
    token::State,
};

/// The kind as the report's JSON writes it.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Cause => "cause",
        Kind::Step => "step",
        Kind::Answer => "answer",
        Kind::Hygiene => "hygiene",
        Kind::Secret => "secret",
    }
}

/// The kind for people.
pub fn kind_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Cause => "Another possible cause",
        Kind::Step => "A normal step",
        Kind::Answer => "Also in the paste",
        Kind::Hygiene => "Could be better",
        Kind::Secret => "Keep this to yourself",
    }
}

/// The confidence as the report's JSON writes it.
pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Certain => "certain",
        Confidence::Likely => "likely",
        Confidence::Possible => "possible",
    }
}

/// The confidence for people, and what it stands for.
pub fn confidence_words(confidence: Confidence) -> (&'static str, &'static str) {
    match confidence {
        Confidence::Certain => ("Certain", "the paste proves it"),
        Confidence::Likely => ("Likely", "the first place to look"),
        Confidence::Possible => ("Possible", "it fits, and so do other reasons"),
    }
}

/// Several of them, each once: "you or the server's owner".
pub fn actors(all: &[Actor]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in all.iter().map(|one| names::actor(*one)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// Where a step applies, as the report's JSON writes it.
pub fn on(on: On) -> &'static str {
    match on {
        On::Any => "any",
        On::Windows => "windows",
        On::Macos => "macos",
        On::Linux => "linux",
        On::Android => "android",
        On::Ios => "ios",
        On::Chromeos => "chromeos",
        On::Chrome => "chrome",
        On::Edge => "edge",
        On::Firefox => "firefox",
        On::Safari => "safari",
        On::Apache => "apache",
        On::Nginx => "nginx",
        On::Iis => "iis",
        On::Wordpress => "wordpress",
        On::Php => "php",
    }
}

/// Where a step applies, for people.
pub fn on_words(on: On) -> &'static str {
    if on == On::Any { "Everywhere" } else { names::place(on) }
}

/// Whether a step is for who runs the server, not for who sits at a browser.
pub fn on_server(on: On) -> bool {
    matches!(on, On::Apache | On::Nginx | On::Iis | On::Wordpress | On::Php)
}

/// Whether to send the same request again.
pub fn again(again: Again) -> &'static str {
    match again {
        Again::NotNeeded => "Nothing was refused, so there is nothing to repeat.",
        Again::No => "The same request will get the same answer.",
        Again::Changed => "Worth another try once something has changed: credentials, body or address.",
        Again::Later => "The same request is worth another try after a wait.",
    }
}

/// The token's state as the report's JSON writes it.
pub fn state(state: State) -> &'static str {
    match state {
        State::Valid => "valid",
        State::Expired => "expired",
        State::NotYetValid => "not-yet-valid",
        State::NoExpiry => "no-expiry",
        State::Encrypted => "encrypted",
        State::Unreadable => "unreadable",
    }
}

/// An id of a table as words, where the table itself has none: `missing-comma` is "Missing comma".
pub fn humanise(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map(|first| std::iter::once(first.to_ascii_uppercase()).chain(letters).collect()).unwrap_or_default()
}

/// A size in bytes for people.
pub fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actors_are_named_once() {
        assert_eq!(actors(&[]), "");
        assert_eq!(actors(&[Actor::You, Actor::You]), "you");
        assert_eq!(actors(&[Actor::You, Actor::ServerOwner]), "you or the server’s owner");
    }

    #[test]
    fn ids_and_sizes_read_well() {
        assert_eq!(humanise("missing-comma"), "Missing comma");
        assert_eq!(humanise(""), "");
        assert_eq!(size(12_345_678), "12.3 MB");
        assert_eq!(size(999), "999 bytes");
    }
}
