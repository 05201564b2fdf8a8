//! Pastes in, reports out: `cargo run --example report -- [--now TIME] [FILE …]`.
//!
//! Without files it reads standard input. One JSON document a line. Bad arguments or an unreadable file: one line
//! on standard error and exit code 2.

use std::{
    io::{Read, Write},
    process::ExitCode,
    time::SystemTime,
};

use why401::time::{Timestamp, rfc_3339};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("report: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let (now, files) = arguments()?;
    let mut pastes = Vec::new();
    for file in &files {
        pastes.push(std::fs::read(file).map_err(|error| format!("{file}: {error}"))?);
    }
    if files.is_empty() {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map_err(|error| format!("standard input: {error}"))?;
        pastes.push(bytes);
    }
    let mut out = std::io::stdout().lock();
    for paste in pastes {
        let report = why401::diagnose(&String::from_utf8_lossy(&paste), now);
        let json = serde_json::to_string(&report).map_err(|error| error.to_string())?;
        match writeln!(out, "{json}") {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(()),
            other => other.map_err(|error| format!("standard output: {error}"))?,
        }
    }
    Ok(())
}

fn arguments() -> Result<(Timestamp, Vec<String>), String> {
    let elapsed = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let mut now = Timestamp(i64::try_from(elapsed.as_secs()).unwrap_or(i64::MAX));
    let mut files = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--now" => {
                let value = arguments.next().ok_or("--now wants a time")?;
                now = rfc_3339(&value).ok_or_else(|| format!("--now: {value:?} is no RFC 3339 time"))?;
            }
            other if other.starts_with("--") => return Err(format!("unknown option {other}")),
            _ => files.push(argument),
        }
    }
    Ok((now, files))
}
