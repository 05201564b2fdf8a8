//! What of a Markdown text becomes markup, by a reader of CommonMark and of GitHub's additions.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use why401::report::{Report, markdown::markdown};

/// A word that only pasted text has.
pub const CANARY: &str = "zqcanaryqz";

/// Holds a report's Markdown to this: it links only to addresses that the tables cite, holds neither HTML nor pictures,
/// and no [`CANARY`] stands outside of code.
pub fn stays_text(name: &str, report: &Report) {
    let text = markdown(report);
    let ours: Vec<&str> = report.findings.iter().flat_map(|finding| &finding.citations).map(|cite| cite.url).collect();
    let mut heading = false;
    for event in Parser::new_ext(&text, Options::all()) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(ours.contains(&dest_url.as_ref()), "{name}: a link to {dest_url} in\n{text}");
            }
            Event::Start(
                Tag::Image { .. } | Tag::HtmlBlock | Tag::CodeBlock(_) | Tag::Table(_) | Tag::BlockQuote(_),
            ) => {
                panic!("{name}: {event:?} in\n{text}")
            }
            Event::Html(_) | Event::InlineHtml(_) | Event::Rule | Event::FootnoteReference(_) => {
                panic!("{name}: {event:?} in\n{text}")
            }
            Event::Start(Tag::Heading { .. }) => heading = true,
            Event::End(TagEnd::Heading(_)) => heading = false,
            Event::Text(words) => {
                assert!(!words.contains(CANARY), "{name}: pasted text as {words:?} (heading: {heading}) in\n{text}");
                // GitHub links addresses that stand as they are.
                let address = ["http://", "https://", "www."].iter().any(|start| words.contains(start));
                assert!(!address || !words.contains("evil.example"), "{name}: an address in {words:?} in\n{text}");
            }
            _ => {}
        }
    }
}
