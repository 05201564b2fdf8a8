//! What Lighthouse says of the built page, as a real host would serve it: on a phone with a slow line and on a desk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::process::{Folder, Program, find};
use crate::server::Server;
use crate::{Failure, Outcome};

/// Where xtask has npm put it.
const PROGRAM: &str = ".tools/lighthouse/node_modules/lighthouse/cli/index.js";
/// The least points of each form and category.
const FLOOR: &str = include_str!("../lighthouse/floor.txt");
/// How the page is looked at, and what tells Lighthouse so. What it takes for a phone is its own default: a line of
/// 1.6 Mbit/s with 150 ms to the host, and a processor that is slowed four times.
const FORMS: [(&str, &[&str]); 2] = [("mobile", &[]), ("desktop", &["--preset=desktop"])];
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];
/// Times that tell what a visitor waits for. The names are Lighthouse's.
const TIMES: [(&str, &str); 5] = [
    ("FCP", "first-contentful-paint"),
    ("LCP", "largest-contentful-paint"),
    ("TBT", "total-blocking-time"),
    ("CLS", "cumulative-layout-shift"),
    ("SI", "speed-index"),
];
/// Left out: it asks for the file from within the page, whose lock refuses that. There is none to ask for, either: see
/// README.md.
const LEFT_OUT: &str = "robots-txt";
/// How often each form is measured; the middle one counts, and of what isn't a time each.
const RUNS: usize = 3;
/// How long one measurement may take.
const LIMIT: Duration = Duration::from_secs(180);

/// Measures, tells what was found, and fails under a floor.
pub async fn lighthouse(root: &Path, dist: PathBuf) -> Outcome {
    let program = root.join(PROGRAM);
    if !program.is_file() {
        return Err("Lighthouse is missing: run `cargo xtask lighthouse`".into());
    }
    let server = Server::start_as_host(dist)?;
    let mut under = Vec::new();
    for (form, arguments) in FORMS {
        let mut reports = Vec::new();
        for run in 0..RUNS {
            let report = root.join(format!("target/lighthouse/{form}-{run}.json"));
            reports.push(measure(&program, &server.page(), &report, arguments).await?);
        }
        reports.sort_by(|a, b| points(a, "performance").total_cmp(&points(b, "performance")));
        let middle = reports.get(RUNS / 2).ok_or("nothing was measured")?;
        println!("{form}: {}", times(middle));
        for category in CATEGORIES {
            let reached = match category {
                "performance" => points(middle, category),
                _ => reports.iter().map(|report| points(report, category)).fold(100.0, f64::min),
            };
            let floor = floor(FLOOR, form, category)?;
            println!("  {category:<15} {reached:>3} (at least {floor}, the goal is 100)");
            lost(middle, category).iter().for_each(|line| println!("    {line}"));
            if reached < floor {
                under.push(format!("{form} {category}: {reached}, not {floor}"));
            }
        }
    }
    println!("Left out: {LEFT_OUT}, which the page's own lock keeps Lighthouse from asking for.");
    println!("The reports are in target/lighthouse.");
    if under.is_empty() { Ok(()) } else { Err(format!("Under the floor: {}", under.join("; ")).into()) }
}

/// One measurement; a second try where a busy machine has spoilt the first.
async fn measure(program: &Path, address: &str, report: &Path, arguments: &[&str]) -> Result<Value, Failure> {
    match measure_once(program, address, report, arguments).await {
        Err(failure) => {
            println!("Once more: {failure}");
            measure_once(program, address, report, arguments).await
        }
        measured => measured,
    }
}

/// Runs Lighthouse: its report, which is also kept in a file.
async fn measure_once(program: &Path, address: &str, report: &Path, arguments: &[&str]) -> Result<Value, Failure> {
    let home = Folder::new("lighthouse")?;
    fs::create_dir_all(report.parent().ok_or("a report lies in a folder")?)?;
    let mut command = Command::new(find("WHY401_NODE", &["node"])?);
    let browser = find("WHY401_CHROMIUM", &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"])?;
    command
        .arg(program)
        .arg(address)
        .args(["--output=json", "--quiet", "--no-enable-error-reporting"])
        .arg(format!("--skip-audits={LEFT_OUT}"))
        .arg(format!("--output-path={}", report.display()))
        .arg("--chrome-flags=--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic")
        .args(arguments)
        .env("CHROME_PATH", browser)
        .env("HOME", home.path())
        .env("TMPDIR", home.path());
    let log = home.path().join("log");
    let _ = fs::remove_file(report);
    let mut program = Program::start(&mut command, &log)?;
    let end = Instant::now() + LIMIT;
    while program.is_running()? {
        if Instant::now() > end {
            return Err(format!("Lighthouse was not done within {} seconds", LIMIT.as_secs()).into());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let said = || fs::read_to_string(&log).unwrap_or_default();
    let text = fs::read_to_string(report).map_err(|_| format!("Lighthouse wrote no report: {}", said()))?;
    let value: Value = serde_json::from_str(&text)?;
    match value.pointer("/runtimeError/message").and_then(Value::as_str) {
        Some(error) => Err(format!("Lighthouse failed: {error}").into()),
        None => Ok(value),
    }
}

/// A category's points, up to 100.
fn points(report: &Value, category: &str) -> f64 {
    let score = report.pointer(&format!("/categories/{category}/score")).and_then(Value::as_f64);
    (score.unwrap_or_default() * 100.0).round()
}

fn times(report: &Value) -> String {
    let time = |(name, id): &(&str, &str)| {
        let value = report.pointer(&format!("/audits/{id}/displayValue")).and_then(Value::as_str).unwrap_or("unknown");
        format!("{name} {value}")
    };
    TIMES.iter().map(time).collect::<Vec<_>>().join(", ")
}

/// The audits of a category that are short of their points, and hints, which weigh nothing.
fn lost(report: &Value, category: &str) -> Vec<String> {
    let audits = report.pointer(&format!("/categories/{category}/auditRefs")).and_then(Value::as_array);
    let line = |reference: &Value| {
        let id = reference.get("id")?.as_str()?;
        let audit = report.pointer(&format!("/audits/{id}"))?;
        let score = audit.get("score")?.as_f64().filter(|score| *score < 1.0)?;
        let weighs = reference.get("weight").and_then(Value::as_f64).is_some_and(|weight| weight > 0.0);
        let text = |key: &str| audit.get(key).and_then(Value::as_str).unwrap_or_default();
        let (what, title, value) = (if weighs { "lost" } else { "hint" }, text("title"), text("displayValue"));
        let points = (score * 100.0).round();
        Some(format!("{what} {id} ({points}): {title} {value} {}", places(audit)).trim_end().to_owned())
    };
    audits.into_iter().flatten().filter_map(line).collect()
}

/// The first places that an audit names.
fn places(audit: &Value) -> String {
    let items = audit.pointer("/details/items").and_then(Value::as_array);
    let place = |item: &Value| {
        let keys = ["/node/selector", "/url", "/description", "/directive"];
        keys.iter().find_map(|key| item.pointer(key)?.as_str()).map(str::to_owned)
    };
    items.into_iter().flatten().filter_map(place).take(3).collect::<Vec<_>>().join(" | ")
}

/// The least points of a form and category.
fn floor(text: &str, form: &str, category: &str) -> Result<f64, Failure> {
    let start = format!("{form} {category} ");
    let line = text.lines().find_map(|line| line.strip_prefix(&start));
    Ok(line.ok_or_else(|| format!("no floor for {form} {category}"))?.trim().parse()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_and_category_has_a_floor() {
        for (form, _) in FORMS {
            for category in CATEGORIES {
                assert!((0.0..=100.0).contains(&floor(FLOOR, form, category).unwrap()), "{form} {category}");
            }
        }
        assert!(floor("mobile seo 9", "mobile", "performance").is_err());
    }

    #[test]
    fn what_is_lost_is_named() {
        let report: Value = serde_json::from_str(
            r#"{"categories": {"seo": {"score": 0.876, "auditRefs": [{"id": "a", "weight": 1}, {"id": "b", "weight": 0},
            {"id": "c", "weight": 1}, {"id": "d", "weight": 1}]}}, "audits": {"a": {"score": 0, "title": "No title",
            "details": {"items": [{"node": {"selector": "h1"}}, {"url": "/x"}]}}, "b": {"score": 0.5, "title": "Slow",
            "displayValue": "2 s"}, "c": {"score": 1}, "d": {"score": null}}}"#,
        )
        .unwrap();
        assert!((points(&report, "seo") - 88.0).abs() < 1e-9);
        assert_eq!(lost(&report, "seo"), ["lost a (0): No title  h1 | /x", "hint b (50): Slow 2 s"]);
    }
}
