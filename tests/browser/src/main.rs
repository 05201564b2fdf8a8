//! The built page in three real browsers, over WebDriver.
//!
//! `cargo xtask test` builds the page and runs this. By hand: `cargo run -p browser-tests -- [words]` runs the checks
//! whose names contain one of the words, in the engines that WHY401_ENGINES names (`chromium,firefox,webkit`).
//! WHY401_DIST names another folder than `dist/`. `--measure` checks nothing, and tells how long answers take;
//! `--lighthouse` has Lighthouse measure the page, and `--screenshots` draws the pictures in docs/.

mod checks;
mod engine;
mod host;
mod lighthouse;
mod measure;
mod page;
mod process;
mod screenshots;
mod server;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs};

use engine::{Browser, Engine};
use page::Page;
use server::Server;

/// What goes wrong, in words.
pub type Failure = Box<dyn Error>;
/// What a check ends with.
pub type Outcome = Result<(), Failure>;

/// How long one check may take; the slowest takes a few seconds.
const CHECK_LIMIT: Duration = Duration::from_secs(120);
/// How long a browser may take to start or to stop.
const START_LIMIT: Duration = Duration::from_secs(60);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let outcome = tokio::select! {
        outcome = run() => outcome,
        () = interrupted() => Err("interrupted".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Waits for Ctrl-C or a polite request to end, so that no browser is left behind.
async fn interrupted() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut term) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = term.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

async fn run() -> Outcome {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let dist = env::var_os("WHY401_DIST").map_or_else(|| root.join("dist"), PathBuf::from);
    if !dist.join("index.html").is_file() {
        return Err(format!("{} holds no built page: run `cargo xtask build`", dist.display()).into());
    }
    let words: Vec<String> = env::args().skip(1).collect();
    if words == ["--lighthouse"] {
        return lighthouse::lighthouse(&root, dist).await;
    }
    let server = Server::start(dist)?;
    if words == ["--screenshots"] {
        return limited(measure::LIMIT, screenshots::screenshots(&root, &server)).await;
    }
    if words == ["--measure"] {
        for engine in engines()? {
            limited(measure::LIMIT, measure::measure(engine, &server)).await?;
        }
        return Ok(());
    }
    let pictures = root.join("target/browser-tests");
    let mut failed = Vec::new();
    for engine in engines()? {
        let start = Instant::now();
        let (count, failures) = match in_engine(engine, &server, &words, &pictures).await {
            Ok(result) => result,
            Err(failure) => (0, vec![format!("{}: {failure}", engine.name())]),
        };
        println!("{}: {count} checks, {} failed, {:.0?}\n", engine.name(), failures.len(), start.elapsed());
        failed.extend(failures);
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("Failed:\n  {}", failed.join("\n  ")).into()) }
}

/// The engines that WHY401_ENGINES names, or all.
fn engines() -> Result<Vec<Engine>, Failure> {
    let Ok(names) = env::var("WHY401_ENGINES") else { return Ok(Engine::ALL.to_vec()) };
    names
        .split(',')
        .map(|name| {
            let known = Engine::ALL.into_iter().find(|engine| engine.name() == name.trim());
            known.ok_or_else(|| format!("WHY401_ENGINES names an unknown engine: {name}").into())
        })
        .collect()
}

/// Runs the checks in one engine, and gives how many there were and what failed.
async fn in_engine(
    engine: Engine,
    server: &Server,
    words: &[String],
    pictures: &Path,
) -> Result<(usize, Vec<String>), Failure> {
    let browser = limited(START_LIMIT, Browser::start(engine)).await?;
    let page = Page { browser: &browser, server };
    let mut failures = Vec::new();
    let mut count = 0;
    for name in checks::NAMES {
        if !words.is_empty() && !words.iter().any(|word| name.contains(word.as_str())) {
            continue;
        }
        count += 1;
        let start = Instant::now();
        let before = browser.log().len();
        let mut outcome = limited(CHECK_LIMIT, checks::run(name, &page)).await;
        if outcome.is_ok() && !checks::NOISY.contains(name) {
            outcome = limited(CHECK_LIMIT, checks::quiet(&page, before)).await;
        }
        match outcome {
            Ok(()) => println!("{} ok    {name} ({:.1?})", engine.name(), start.elapsed()),
            Err(failure) => {
                println!("{} FAIL  {name}: {failure}", engine.name());
                failures.push(format!("{} {name}: {failure}", engine.name()));
                picture(&browser, &pictures.join(format!("{}-{name}.png", engine.name()))).await;
            }
        }
    }
    limited(START_LIMIT, browser.stop()).await?;
    Ok((count, failures))
}

async fn limited<T>(limit: Duration, work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    tokio::time::timeout(limit, work).await.unwrap_or_else(|_| Err(format!("not done within {limit:.0?}").into()))
}

/// Keeps what the browser shows, for whoever looks into the failure.
async fn picture(browser: &Browser, path: &Path) {
    let taken = limited(START_LIMIT, async { Ok(browser.client.screenshot().await?) }).await;
    if let (Ok(bytes), Some(folder)) = (taken, path.parent())
        && fs::create_dir_all(folder).and_then(|()| fs::write(path, bytes)).is_ok()
    {
        println!("       a picture of it: {}", path.display());
    }
}
