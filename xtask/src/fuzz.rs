//! Fuzzing: looks for texts that break what holds for every text, led by the branches that they reach.
//!
//! The targets stand in `fuzz/`, the properties in `tests/holds`. What is found there becomes a case of `tests/corpus`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::run::{Outcome, run};
use crate::{command, install, root};

const TARGETS: [&str; 7] = ["challenge", "jwt", "wrapping", "har", "redact", "markdown", "diagnose"];
/// How many texts each target tries in `cargo xtask test`, the same ones each time: what is new there comes of a change,
/// never of chance.
const BRIEFLY: u64 = 4_000;
/// Building takes minutes on a small machine.
const BUILD_LIMIT: Duration = Duration::from_secs(20 * 60);
/// Reading one text of at most `LONGEST` bytes takes milliseconds; this is far too long, in seconds.
const TOO_SLOW: u64 = 10;
const LONGEST: usize = 4096;

/// How long each target runs without an end of its own, in seconds.
const LONGEST_RUN: u64 = 240;

/// Builds and runs every target for so many seconds, or briefly. A crash fails it, and the text that crashed is kept.
pub fn fuzz(seconds: Option<u64>) -> Outcome {
    install::fuzzing()?;
    run(&mut cargo_fuzz("build"), Some(BUILD_LIMIT))?;
    let seeds = seeds()?;
    let mut broken = Vec::new();
    for target in TARGETS {
        let folder = root().join("fuzz/corpus").join(target);
        fs::create_dir_all(&folder)?;
        let begun = match target {
            "challenge" | "jwt" => seeds.join(target),
            _ => seeds.join("paste"),
        };
        let mut command = cargo_fuzz("run");
        command.arg(target).arg(folder).arg(begun).arg("--");
        command.arg(format!("-timeout={TOO_SLOW}"));
        match seconds {
            Some(seconds) => command.arg(format!("-max_total_time={seconds}")),
            None => command.args(["-seed=1", &format!("-runs={BRIEFLY}"), &format!("-max_total_time={LONGEST_RUN}")]),
        };
        command.args([&format!("-max_len={LONGEST}"), "-verbosity=0", "-print_final_stats=0"]);
        let limit = Duration::from_secs(seconds.unwrap_or(LONGEST_RUN) + 120);
        if let Err(failure) = run(command.env("RUST_BACKTRACE", "0"), Some(limit)) {
            println!("{failure}");
            broken.push(target);
        }
    }
    if broken.is_empty() {
        return Ok(());
    }
    let folders = broken.iter().map(|target| format!("fuzz/artifacts/{target}")).collect::<Vec<_>>().join(", ");
    Err(format!("Texts that break a property are in {folders}. Make each a case of tests/corpus, and mend it.").into())
}

/// The program forbids unsafe code, so that a sanitizer of memory would find nothing and only take time.
fn cargo_fuzz(what: &str) -> std::process::Command {
    let mut command = command("rustup");
    command.args(["run", install::NIGHTLY, "cargo", "fuzz", what, "--sanitizer", "none"]);
    command
}

/// What the targets begin with, made of the corpus: whole pastes, their challenges, their tokens.
fn seeds() -> Result<PathBuf, crate::run::Failure> {
    let seeds = root().join("fuzz/target/seeds");
    for folder in ["paste", "challenge", "jwt"] {
        fs::create_dir_all(seeds.join(folder))?;
    }
    for entry in fs::read_dir(root().join("tests/corpus"))?.flatten() {
        let path = entry.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let bytes = fs::read(&path)?;
        let text = String::from_utf8_lossy(&bytes);
        if bytes.len() <= LONGEST {
            fs::write(seeds.join("paste").join(&name), &bytes)?;
        }
        let values = text.lines().filter_map(|line| line.split_once("uthenticate: ")).map(|(_, value)| value);
        write_all(&seeds.join("challenge"), &name, values)?;
        let token = |word: &&str| word.starts_with("eyJ") && word.len() > 20;
        let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c))).filter(token);
        write_all(&seeds.join("jwt"), &name, words)?;
    }
    Ok(seeds)
}

fn write_all<'a>(folder: &Path, name: &str, pieces: impl Iterator<Item = &'a str>) -> Outcome {
    for (number, piece) in pieces.take(20).enumerate() {
        fs::write(folder.join(format!("{name}-{number}")), piece)?;
    }
    Ok(())
}
