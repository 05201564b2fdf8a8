//! Which system and which browser the reader sits at, as far as steps differ by it.

use crate::fixes::On;

/// The reader's system and browser, each where it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// The operating system.
    pub system: Option<On>,
    /// The browser.
    pub browser: Option<On>,
}

/// Reads a User-Agent. An iPad calls itself a Mac, which no Mac with a touch screen does: hence `touch`.
pub fn reader(user_agent: &str, touch: bool) -> Reader {
    let first = |names: &[(&str, On)]| names.iter().find(|(name, _)| user_agent.contains(name)).map(|(_, on)| *on);
    // The order matters: Android says Linux, and every browser but Firefox says Safari.
    let system = first(&[
        ("iPhone", On::Ios),
        ("iPad", On::Ios),
        ("Android", On::Android),
        ("CrOS", On::Chromeos),
        ("Windows", On::Windows),
        ("Mac OS X", if touch { On::Ios } else { On::Macos }),
        ("Linux", On::Linux),
    ]);
    let browser = first(&[
        ("Edg", On::Edge),
        ("Firefox/", On::Firefox),
        ("FxiOS/", On::Firefox),
        ("Chrome/", On::Chrome),
        ("CriOS/", On::Chrome),
        ("Safari/", On::Safari),
    ]);
    Reader { system, browser }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_systems_and_browsers_apart() {
        let cases = [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
                false,
                On::Windows,
                On::Edge,
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", false, On::Linux, On::Firefox),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
                true,
                On::Android,
                On::Chrome,
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
                false,
                On::Macos,
                On::Safari,
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
                true,
                On::Ios,
                On::Safari,
            ),
            (
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
                false,
                On::Chromeos,
                On::Chrome,
            ),
        ];
        for (user_agent, touch, system, browser) in cases {
            assert_eq!(
                reader(user_agent, touch),
                Reader { system: Some(system), browser: Some(browser) },
                "{user_agent}"
            );
        }
        assert_eq!(reader("curl/8", false), Reader::default());
    }
}
