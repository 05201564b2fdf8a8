//! The layers import one way, and nothing below the page names the browser.

// A test may panic: that is how it says no.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The layers from the lowest to the highest; a file may name its own layer and those below.
const LAYERS: &[&[&str]] = &[
    &["text", "time", "order"],
    &["json", "finding"],
    &["http"],
    &["token", "knowledge", "fixes"],
    &["paste"],
    &["case"],
    &["rules"],
    &["report"],
];

/// A few plain shapes that a lower layer names of a higher one, each with its reason.
const EXCEPTIONS: &[(&str, &str)] = &[
    // The kinds of pastes are the report's contract, and reading tells them.
    ("paste", "report"),
    ("case", "report"),
    ("rules", "report"),
    // A document's index is explained where documents are gathered: a link in a doc comment.
    ("knowledge", "case"),
];

/// The source files; tests may look at everything, also where they stand in a file of their own.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
}

fn code_of(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.take_while(|line| !line.contains("#[cfg(test)]")).collect::<Vec<_>>().join("\n")
}

fn level(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

#[test]
fn layers_import_one_way() {
    let src = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&src, &mut all);
    for path in all {
        let relative = path.strip_prefix(&src).unwrap();
        // Tests in a file of their own may look over all layers, as those behind #[cfg(test)] do.
        if relative.ends_with("tests.rs") {
            continue;
        }
        let own = relative.iter().next().unwrap().to_string_lossy().trim_end_matches(".rs").to_owned();
        let code = code_of(&path);
        if own != "page" && own != "main" {
            for name in ["yew", "web_sys", "js_sys", "gloo", "wasm_bindgen"] {
                assert!(!code.contains(name), "{} names {name}", relative.display());
            }
        } else if !relative.ends_with("page/browser.rs") {
            for name in ["web_sys::window", "js_sys::", "gloo::"] {
                assert!(
                    !code.contains(name),
                    "{} names {name}: browser.rs alone touches the browser",
                    relative.display()
                );
            }
        }
        let Some(own_level) = level(&own) else { continue };
        for used in LAYERS.iter().flat_map(|layer| layer.iter()) {
            let named = code.contains(&format!("crate::{used}::")) || braced(&code, used);
            let allowed =
                level(used).is_some_and(|used| used <= own_level) || EXCEPTIONS.contains(&(own.as_str(), used));
            assert!(!named || allowed, "{} names {used}, which lies above it", relative.display());
        }
    }
}

/// `use crate::{case::…, text::…}`.
fn braced(code: &str, module: &str) -> bool {
    let Some(start) = code.find("use crate::{") else { return false };
    let block = &code[start + "use crate::{".len()..];
    let end = block.find("};").unwrap_or(block.len());
    block[..end]
        .lines()
        .any(|line| line.trim_start().starts_with(&format!("{module}::")) || line.contains(&format!(", {module}::")))
}
