//! What has to agree between the files that make up the page.

const INDEX: &str = include_str!("../index.html");
const BOOT: &str = include_str!("../static/boot.js");
const ICON: &str = include_str!("../static/icon.svg");

/// The crash notice must not need the program, so the version stands in the page itself.
#[test]
fn the_page_states_the_version() {
    assert!(INDEX.contains(concat!("data-version=\"", env!("CARGO_PKG_VERSION"), "\"")));
}

/// The icon stands in the page as an address of the data kind; the lock lets no other be fetched.
#[test]
fn the_icon_is_the_drawing() {
    let data = ICON.trim().replace('"', "'").replace('#', "%23").replace('<', "%3C").replace('>', "%3E");
    assert!(INDEX.contains(&format!("data:image/svg+xml,{data}\"")));
}

/// The policy refuses whatever stands inline, so nothing may.
#[test]
fn nothing_stands_inline() {
    assert!(!INDEX.contains("<style"));
    assert!(!INDEX.contains("style="));
    for script in INDEX.split("<script").skip(1) {
        let tag = script.split('>').next().unwrap_or_default();
        assert!(tag.contains("src="), "an inline script: {tag}");
    }
}

/// At load nothing may come from elsewhere; after the start nothing may go anywhere.
#[test]
fn the_policies_are_strict() {
    for text in [INDEX, BOOT] {
        let policy = text.split("default-src 'none'").nth(1).and_then(|rest| rest.split('"').next());
        let policy = policy.unwrap_or_else(|| panic!("no policy that begins with nothing allowed"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval"), "{policy}");
        assert!(!policy.contains("http") && !policy.contains('*'), "{policy}");
        assert!(policy.contains("form-action 'none'") && policy.contains("base-uri 'none'"), "{policy}");
    }
    assert!(BOOT.contains("connect-src 'none'"));
}

/// The links to the examples stand in the page itself, so that they are there before the program is.
#[test]
fn each_example_has_its_link() {
    use why401::page::examples::EXAMPLES;
    let links: Vec<&str> = INDEX.lines().filter(|line| line.contains("data-expects")).collect();
    assert_eq!(links.len(), EXAMPLES.len());
    for (link, example) in links.iter().zip(EXAMPLES) {
        let start = format!("<a href=\"#{}\" data-expects=\"{}\">", example.id, example.expects);
        assert!(link.contains(&start), "{link} is not {start}");
    }
}
