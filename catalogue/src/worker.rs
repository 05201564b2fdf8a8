//! What lets the page work without a network: the worker's list of the built files, and the manifest.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::Failure;
use crate::frame::data_address;

/// Stands in index.html where the name of the build goes.
pub const BUILD: &str = "%build%";
/// The worker and the manifest in the built folder. The browser asks for both by these very names.
const WORKER: &str = "sw.js";
const MANIFEST: &str = "manifest.webmanifest";
/// The drawings that the manifest carries in itself: once the page is locked, no browser may load a picture for it.
const DRAWINGS: &[&str] = &["icon.svg", "icon-maskable.svg"];

/// Fills in the build's name in `index` (the text of index.html), the worker and the manifest in `folder`, and gives the
/// page. Only a release has a worker: what is being worked on must never come out of a cache.
pub fn offline(root: &Path, folder: &Path, index: &str, release: bool) -> Result<String, Failure> {
    let manifest = manifest(root)?;
    fs::write(folder.join(MANIFEST), &manifest)?;
    let worker = fs::read_to_string(root.join("static").join(WORKER))?;
    if !release {
        fs::write(folder.join(WORKER), worker)?;
        // The quotes are needed: without them the next attribute would be its value.
        return Ok(index.replace(&format!("\"{BUILD}\""), BUILD).replace(BUILD, "\"\""));
    }
    let files = files(folder)?;
    if !index.contains(BUILD) {
        return Err(format!("index.html holds no {BUILD}").into());
    }
    let build = Sha256::digest(format!("{index}\0{files}\0{manifest}\0{worker}"));
    let build: String = build.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    fs::write(folder.join(WORKER), fill_worker(&worker, &build, &files, &manifest)?)?;
    Ok(index.replace(BUILD, &build))
}

/// The manifest in one line, its drawings in it.
fn manifest(root: &Path) -> Result<String, Failure> {
    let mut text: String = fs::read_to_string(root.join("static").join(MANIFEST))?.lines().map(str::trim).collect();
    for name in DRAWINGS {
        let mark = format!("%{name}%");
        if !text.contains(&mark) {
            return Err(format!("{MANIFEST} holds no {mark}").into());
        }
        text = text.replace(&mark, &data_address(&fs::read_to_string(root.join("static").join(name))?));
    }
    Ok(text)
}

/// What a first visit loads beside the page itself, which is "", with the sum of each as the browser compares it: members of an object.
fn files(folder: &Path) -> Result<String, Failure> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let loaded = [".css", ".js", ".wasm"].iter().any(|ending| name.ends_with(ending)) && name != WORKER;
        if loaded {
            files.push(format!("\"{name}\":\"{}\"", sum(&fs::read(&path)?)));
        }
    }
    files.sort();
    Ok(format!("\"\":\"\",{}", files.join(",")))
}

/// The worker with its first lines filled in, and without comments and indents, which nobody should have to load.
fn fill_worker(worker: &str, build: &str, files: &str, manifest: &str) -> Result<String, Failure> {
    let mut filled = String::with_capacity(worker.len() + manifest.len());
    for line in worker.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")) {
        filled.push_str(line);
        filled.push('\n');
    }
    for (empty, full) in [
        ("BUILD = \"\"", format!("BUILD = \"{build}\"")),
        ("FILES = {}", format!("FILES = {{{files}}}")),
        ("MANIFEST = {}", format!("MANIFEST = {manifest}")),
    ] {
        if filled.matches(empty).count() != 1 {
            return Err(format!("{WORKER} has no one line for `{empty}`").into());
        }
        filled = filled.replacen(empty, &full, 1);
    }
    Ok(filled)
}

/// Subresource Integrity, section 3.5.
fn sum(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    const INDEX: &str = "<html data-build=%build%>";

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
    }

    /// A folder as Trunk leaves it.
    fn built(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("why401-worker-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("icons")).unwrap();
        for (file, text) in [("a-1.js", "abc"), ("b-2.css", ""), ("_headers", "x"), ("index.html", INDEX)] {
            fs::write(folder.join(file), text).unwrap();
        }
        folder
    }

    #[test]
    fn a_release_lists_its_files() {
        let folder = built("release");
        let page = offline(root(), &folder, INDEX, true).unwrap();
        let worker = fs::read_to_string(folder.join(WORKER)).unwrap();
        fs::write(folder.join("a-1.js"), "abcd").unwrap();
        let other = offline(root(), &folder, INDEX, true).unwrap();
        let again = offline(root(), &folder, INDEX, true).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        let build = page.trim_start_matches("<html data-build=").trim_end_matches('>');
        assert!(build.len() == 16 && build.bytes().all(|byte| byte.is_ascii_hexdigit()), "{page}");
        assert!(worker.starts_with(&format!("const BUILD = \"{build}\";\n")), "{worker}");
        // FIPS 180-2, appendix B.1.
        assert!(worker.contains(
            "const FILES = {\"\":\"\",\"a-1.js\":\"sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\",\"b-2.css\":"
        ));
        assert!(!worker.contains("// ") && !worker.contains("_headers"), "{worker}");
        assert_ne!(page, other, "another file, another build");
        assert_eq!(other, again, "the same files, the same build");
    }

    #[test]
    fn while_developing_the_worker_keeps_nothing() {
        let folder = built("debug");
        let page = offline(root(), &folder, INDEX, false).unwrap();
        let quoted = offline(root(), &folder, "<html data-build=\"%build%\">", false).unwrap();
        let worker = fs::read_to_string(folder.join(WORKER)).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(page, "<html data-build=\"\">");
        assert_eq!(quoted, page);
        assert!(worker.contains("const BUILD = \"\";") && worker.contains("const FILES = {};"));
    }

    #[test]
    fn the_manifest_carries_its_drawings() {
        let manifest = manifest(root()).unwrap();
        assert_eq!(manifest.matches("\"src\": \"data:image/svg+xml,%3Csvg").count(), 2);
        assert!(!manifest.contains('\n') && !manifest.contains(".svg"), "{manifest}");
    }
}
