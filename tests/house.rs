//! What has to agree between the files that make up the page.

const INDEX: &str = include_str!("../index.html");
const BOOT: &str = include_str!("../static/boot.js");
const ICON: &str = include_str!("../static/icon.svg");
const MASKABLE: &str = include_str!("../static/icon-maskable.svg");
const MANIFEST: &str = include_str!("../static/manifest.webmanifest");
const WORKER: &str = include_str!("../static/sw.js");
const STYLE: &str = include_str!("../static/style.css");

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

/// In the source the worker is of no build: only a release fills it in.
#[test]
fn the_worker_waits_for_its_build() {
    for line in ["const BUILD = \"\";", "const FILES = {};", "const MANIFEST = {};"] {
        assert_eq!(WORKER.lines().filter(|found| *found == line).count(), 1, "{line}");
    }
    assert!(INDEX.contains("data-build=\"%build%\""));
    assert!(BOOT.contains("\"sw.js\"") && BOOT.contains("href: \"manifest.webmanifest\""));
    // Named in the page, it would be asked for at a first visit.
    assert!(!INDEX.contains("rel=\"manifest\""));
}

/// What the installed page says of itself works under every path, and puts nothing into an address.
#[test]
fn the_manifest_names_no_place() {
    let manifest: serde_json::Value = serde_json::from_str(MANIFEST).expect("JSON");
    let text = |path: &str| manifest.pointer(path).and_then(serde_json::Value::as_str).unwrap_or_default();
    assert_eq!([text("/start_url"), text("/scope"), text("/display")], ["./", "./", "standalone"]);
    assert_eq!([text("/share_target/method"), text("/share_target/enctype")], ["POST", "multipart/form-data"]);
    assert!(WORKER.contains(&format!("name === \"{}\"", text("/share_target/action"))));
    let files = manifest.pointer("/file_handlers/0/accept").expect("endings").to_string();
    for ending in [".har", ".json", ".txt", ".log"] {
        assert!(files.contains(&format!("\"{ending}\"")), "{ending}");
    }
    assert!(!MANIFEST.contains("\"/") && !MANIFEST.contains("://"));
    assert!(INDEX.contains(&format!("<title>{}</title>", text("/name"))));
}

/// The colours around an installed page are those of the page.
#[test]
fn the_colours_agree() {
    let paper =
        STYLE.split("--paper: light-dark(").nth(1).and_then(|rest| rest.split(')').next()).expect("two colours");
    let (light, dark) = paper.split_once(", ").expect("two colours");
    assert_eq!(MANIFEST.matches(light).count(), 2);
    for (colour, scheme) in [(light, "light"), (dark, "dark")] {
        let line =
            format!("<meta name=\"theme-color\" content=\"{colour}\" media=\"(prefers-color-scheme: {scheme})\">");
        assert!(INDEX.contains(&line), "{line}");
    }
}

/// The maskable icon is the same drawing, small enough for every mask, on a ground of its own.
#[test]
fn the_maskable_icon_is_the_drawing() {
    let shapes = |svg: &str| svg.trim().trim_end_matches("</svg>").split_once("<rect").map(|(_, rest)| rest.to_owned());
    assert!(shapes(ICON).is_some());
    assert_eq!(shapes(ICON), shapes(MASKABLE));
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
