//! The built page as a real host serves it: packed, with the headers that the build asks hosts for, over connections
//! that stay open.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

/// What a host knows of the page: its headers and its packed files.
pub struct Host {
    /// Of each pattern its headers.
    rules: Vec<(String, Vec<String>)>,
    packed: HashMap<String, Vec<u8>>,
}

impl Host {
    /// Reads the folder's `_headers` and packs its files, as hosts do ahead of time.
    pub fn new(folder: &Path) -> io::Result<Self> {
        let rules = rules(&fs::read_to_string(folder.join("_headers"))?);
        let mut packed = HashMap::new();
        for entry in fs::read_dir(folder)?.flatten().filter(|entry| entry.path().is_file()) {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(&fs::read(entry.path())?)?;
            packed.insert(entry.file_name().to_string_lossy().into_owned(), encoder.finish()?);
        }
        Ok(Self { rules, packed })
    }

    /// The headers of a file's answer, each with its line end.
    pub fn headers(&self, name: &str) -> String {
        let path = format!("/{name}");
        let fits = |pattern: &str| match pattern.split_once('*') {
            Some((start, end)) => path.strip_prefix(start).is_some_and(|rest| rest.ends_with(end)),
            None => path == *pattern,
        };
        let lines = self.rules.iter().filter(|(pattern, _)| fits(pattern)).flat_map(|(_, lines)| lines);
        let packed =
            if self.packed.contains_key(name) { "Content-Encoding: gzip\r\nVary: Accept-Encoding\r\n" } else { "" };
        lines.map(|line| format!("{line}\r\n")).chain([packed.to_owned()]).collect()
    }

    /// The packed bytes of a file, if it has any.
    pub fn packed(&self, name: &str) -> Option<&[u8]> {
        self.packed.get(name).map(Vec::as_slice)
    }
}

/// The form that Netlify and Cloudflare Pages read: a pattern, and below it, indented, its headers.
fn rules(text: &str) -> Vec<(String, Vec<String>)> {
    let mut rules: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        match rules.last_mut() {
            Some((_, lines)) if line.starts_with(' ') => lines.push(line.trim().to_owned()),
            _ => rules.push((line.trim().to_owned(), Vec::new())),
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_has_its_headers() {
        let rules = rules("# A note\n/*\n  A: 1\n  B: 2\n\n/x-*\n  C: 3\n/whole.txt\n  D: 4\n");
        let host = Host { rules, packed: HashMap::from([("x-1.js".to_owned(), Vec::new())]) };
        assert_eq!(host.headers("index.html"), "A: 1\r\nB: 2\r\n");
        assert_eq!(
            host.headers("x-1.js"),
            "A: 1\r\nB: 2\r\nC: 3\r\nContent-Encoding: gzip\r\nVary: Accept-Encoding\r\n"
        );
        assert_eq!(host.headers("whole.txt"), "A: 1\r\nB: 2\r\nD: 4\r\n");
    }
}
