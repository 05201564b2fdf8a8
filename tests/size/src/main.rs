//! What a visitor loads: each built file's bytes as they are and packed, and which functions take most of them.
//!
//! `cargo xtask size` builds what this reads: the page's folder, then, where it is given, the program with its names.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write;
use std::process::ExitCode;
use std::{env, fs};

use flate2::{Compression, write::GzEncoder};
use wasmparser::{KnownCustom, Name, Parser, Payload};

type Failure = Box<dyn Error>;
type Outcome = Result<(), Failure>;

/// The last line is the budget of a first visit in bytes, gzip.
const BUDGET: &str = include_str!("../budget.txt");
/// How many functions and modules are named.
const MOST: usize = 25;

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let outcome = match (arguments.next(), arguments.next()) {
        (Some(folder), None) => files(&folder),
        (Some(folder), Some(program)) => contributors(&program).and_then(|()| files(&folder)),
        _ => Err("page-size FOLDER [PROGRAM]".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn budget() -> Result<usize, Failure> {
    let line = BUDGET.lines().next_back().unwrap_or_default();
    line.parse().map_err(|_| format!("budget.txt ends with no number: {line}").into())
}

/// The built files' bytes. Fails over the budget.
fn files(folder: &str) -> Outcome {
    let mut files: Vec<_> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    files.sort();
    println!("{:>10} {:>10} {:>10}", "bytes", "gzip", "brotli");
    let mut sums = [0; 3];
    for file in files.iter().filter(|file| file.is_file()) {
        let bytes = fs::read(file)?;
        let [raw, gzip, brotli] = [bytes.len(), gzip(&bytes)?, brotli(&bytes)?];
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        println!("{:>10} {:>10} {:>10}  {name}", raw, gzip, brotli);
        sums.iter_mut().zip([raw, gzip, brotli]).for_each(|(sum, size)| *sum += size);
    }
    let (budget, [raw, gzip, brotli]) = (budget()?, sums);
    println!("{raw:>10} {gzip:>10} {brotli:>10}  all; the budget is {budget} (gzip)");
    match gzip > budget {
        true => Err(format!("A first visit takes {gzip} bytes (gzip), {} over its budget.", gzip - budget).into()),
        false => Ok(()),
    }
}

fn gzip(bytes: &[u8]) -> Result<usize, Failure> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize, Failure> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed.len())
}

/// The functions and crates that take most bytes, of a build that keeps the names.
fn contributors(program: &str) -> Outcome {
    let bytes = fs::read(program)?;
    let (functions, data) = functions(&bytes)?;
    let mut crates: BTreeMap<String, usize> = BTreeMap::new();
    for (name, size) in &functions {
        *crates.entry(of_crate(name)).or_default() += size;
    }
    let code: usize = functions.iter().map(|(_, size)| size).sum();
    println!("\nProgram before packing: {code} bytes of functions, {data} of data (tables and their prose).\n");
    println!("By module:");
    largest(crates.into_iter().collect());
    println!("\nBy function:");
    largest(functions);
    Ok(())
}

fn largest(mut all: Vec<(String, usize)>) {
    all.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    all.iter().take(MOST).for_each(|(name, size)| println!("{size:>10}  {name}"));
}

/// Each function's name and bytes, and the bytes of the data.
fn functions(bytes: &[u8]) -> Result<(Vec<(String, usize)>, usize), Failure> {
    let (mut imported, mut data, mut sizes, mut names) = (0, 0, Vec::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::ImportSection(section) => {
                // Each of them is a function: a page's memory and tables are its own.
                imported = section.count() as usize;
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::DataSection(section) => data = section.range().len(),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(subsections) = section.as_known() else { continue };
                for subsection in subsections {
                    let Name::Function(map) = subsection? else { continue };
                    for naming in map {
                        let naming = naming?;
                        names.insert(naming.index as usize, format!("{:#}", rustc_demangle::demangle(naming.name)));
                    }
                }
            }
            _ => {}
        }
    }
    let name = |index: usize| names.get(&index).cloned().unwrap_or_else(|| format!("function {index}"));
    Ok((sizes.into_iter().enumerate().map(|(index, size)| (name(imported + index), size)).collect(), data))
}

/// `why401::paste` of `why401::paste::har::read` and of `<why401::paste::…>`: our own by their folder, others by crate.
fn of_crate(name: &str) -> String {
    let path = name.trim_start_matches(['<', '&']);
    let end =
        |text: &str| text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == ':')).unwrap_or(text.len());
    let mut parts = path.get(..end(path)).unwrap_or(path).split("::");
    match (parts.next(), parts.next()) {
        (Some("why401"), Some(folder)) => format!("why401::{folder}"),
        (Some(first), _) if !first.is_empty() => first.to_owned(),
        _ => "?".to_owned(),
    }
}
