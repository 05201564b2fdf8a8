//! The project's chores, each one command: `cargo xtask serve`, `build`, `messages`, `test`. What a chore needs and this machine
//! lacks is installed first.

mod fuzz;
mod hosting;
mod icons;
mod install;
mod messages;
mod run;
mod sums;

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use install::Engine;
use run::{Failure, Outcome, Steps, run};

const USAGE: &str = "\
cargo xtask serve [--release]   serve the page on http://127.0.0.1:8080 and build it anew at every change
cargo xtask build               build the page for a host, into dist/, its catalogue too, and print each file's SHA-256
cargo xtask catalogue [FOLDER]  write the catalogue alone, into dist/ or FOLDER: the quick look at a page of it
cargo xtask icons               draw the icons of the installed page anew, out of their drawings in static/
cargo xtask messages            list every text that people read, with its place and arguments
cargo xtask test                check everything: format, lints, native tests, the built page in three browsers
cargo xtask test --native       only what needs no browser: the quick loop
cargo xtask test --browser      only the built page in the browsers
cargo xtask fuzz --seconds N    look for texts that break a property, N seconds for each target
cargo xtask size                what a visitor loads, packed and by function, and whether it is within its budget
cargo xtask measure             how long a paste takes to its painted answer, in three browsers
cargo xtask lighthouse          what Lighthouse says of the page, on a phone and on a desk; fails under a floor
cargo xtask screenshots         draw the pictures in docs/screenshots with Chromium

WHY401_ENGINES=chromium,firefox leaves the third browser out.";

/// No chore's command takes this long on a slow machine, unless it hangs.
const LIMIT: Duration = Duration::from_secs(30 * 60);

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["serve"] => serve(&[]),
        ["serve", "--release"] => serve(&["--release"]),
        ["build"] => tools().and_then(|()| build()),
        ["catalogue"] => catalogue(&[]),
        ["catalogue", folder] => catalogue(&[folder]),
        ["icons"] => icons::draw(),
        ["messages"] => messages::texts(&root()).map(|texts| print!("{}", messages::list(&texts))),
        ["fuzz", "--seconds", seconds] => {
            seconds.parse().map_err(Failure::from).and_then(|seconds| fuzz::fuzz(Some(seconds)))
        }
        ["size"] => tools().and_then(|()| build()).and_then(|()| size(true)),
        ["measure"] => measure(),
        ["lighthouse"] => install::lighthouse().and_then(|()| in_chromium("--lighthouse")),
        ["screenshots"] => in_chromium("--screenshots"),
        ["test"] => test(true, true),
        ["test", "--native"] => test(true, false),
        ["test", "--browser"] => test(false, true),
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// The repository's root.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned).unwrap_or_default()
}

/// A command that runs at the root and finds the tools that were installed for this project before any others.
fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).env("PATH", install::path());
    command
}

/// Cargo: the one that started this.
fn cargo(arguments: &[&str]) -> Command {
    let mut command = command(&env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    command.args(arguments);
    command
}

fn trunk(arguments: &[&str]) -> Command {
    let mut command = command("trunk");
    // It takes NO_COLOR=1 for a mistake, and would ask the network whether there is a newer one of it.
    command.args(arguments).env_remove("NO_COLOR").env("TRUNK_SKIP_VERSION_CHECK", "true");
    command
}

/// What building the page takes.
fn tools() -> Outcome {
    install::wasm_target()?;
    install::trunk()?;
    install::wasm_bindgen()
}

fn serve(arguments: &[&str]) -> Outcome {
    tools()?;
    // Until Ctrl-C.
    run(trunk(&["serve"]).args(arguments), None)
}

/// Builds the page. In it no folder of this machine is named: the same source gives the same bytes anywhere.
fn build() -> Outcome {
    let mut trunk = trunk(&["build", "--release", "--locked"]);
    let home = env::home_dir().unwrap_or_default();
    let cargo = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let rustup = env::var_os("RUSTUP_HOME").map_or_else(|| home.join(".rustup"), PathBuf::from);
    let named = [(rustup, "/rustup"), (cargo, "/cargo"), (root(), "/why401")];
    let flags: Vec<String> =
        named.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())).collect();
    // The unit separator, since a folder's name may hold a space.
    run(trunk.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f")), Some(LIMIT))?;
    print!("{}", sums::sums(&root().join("dist"))?);
    Ok(())
}

/// Trunk's hook does the same at the end of each build. The catalogue is a program of its own, since it is compiled with
/// the whole library: this one stays quick to start, and runs also where the library doesn't compile.
fn catalogue(folder: &[&str]) -> Outcome {
    let folder =
        folder.iter().map(|folder| Ok(env::current_dir()?.join(folder))).collect::<Result<Vec<_>, Failure>>()?;
    run(cargo(&["run", "--quiet", "--locked", "--package", "catalogue", "--"]).args(folder), Some(LIMIT))
}

fn test(native: bool, browser: bool) -> Outcome {
    let engines = if browser { install::engines()? } else { Vec::new() };
    let mut steps = Steps::new();
    if native {
        steps.step("rustfmt", || {
            install::components()?;
            run(&mut cargo(&["fmt", "--all", "--check"]), Some(LIMIT))
        });
        steps.step("clippy", || {
            let clippy = ["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"];
            run(&mut cargo(&clippy), Some(LIMIT))
        });
        steps.step("native tests", || run(&mut cargo(&["test", "--workspace", "--locked"]), Some(LIMIT)));
        // Each once, to see that it runs; `cargo bench` measures.
        steps.step("benchmarks run", || run(&mut cargo(&["test", "--benches", "--locked"]), Some(LIMIT)));
    }
    // The quick loop goes without what takes other tools.
    if native && browser {
        steps.step("dependencies", dependencies);
        match install::fuzzing() {
            Ok(()) => _ = steps.step("fuzzing, briefly", || fuzz::fuzz(None)),
            Err(failure) => steps.leave_out("fuzzing, briefly", &failure.to_string()),
        }
    }
    if native && browser {
        steps.step("clippy for the browser", || {
            install::wasm_target()?;
            let target = install::WASM_TARGET;
            let clippy = ["clippy", "--lib", "--bins", "--locked", "--target", target, "--", "--deny", "warnings"];
            run(&mut cargo(&clippy), Some(LIMIT))
        });
    }
    if browser {
        let built = steps.step("release build", || tools().and_then(|()| build()));
        if built {
            steps.step("size", || size(false));
            match install::nginx() {
                Ok(program) => _ = steps.step("hosting", || hosting::nginx(&program)),
                Err(failure) => steps.leave_out("hosting", &failure.to_string()),
            }
        }
        let ready = steps.step("browsers", || install::browsers(&engines));
        if built && ready {
            steps.step("browser tests", || browser_tests(&engines));
        } else {
            steps.skip("browser tests");
        }
    }
    steps.finish()
}

/// The built files against their budget, and the functions that take most of it, of a build that keeps their names.
fn size(functions: bool) -> Outcome {
    let mut command = cargo(&["run", "--quiet", "--locked", "--package", "page-size", "--", "dist"]);
    if functions {
        let build = ["build", "--release", "--locked", "--bin", "why401", "--target", install::WASM_TARGET];
        let names = ["--target-dir", "target/size", "--config", "profile.release.strip=false"];
        run(cargo(&build).args(names), Some(LIMIT))?;
        command.arg(format!("target/size/{}/release/why401.wasm", install::WASM_TARGET));
    }
    run(&mut command, Some(LIMIT))
}

/// What the crates that come in may be, and whether each is used.
fn dependencies() -> Outcome {
    install::cargo_tool(&install::DENY)?;
    install::cargo_tool(&install::MACHETE)?;
    // The advisories are left out: see deny.toml.
    run(&mut cargo(&["deny", "--locked", "check", "bans", "licenses", "sources"]), Some(LIMIT))?;
    // Started through cargo it takes itself for a program of this workspace, and its name for a folder.
    run(&mut command("cargo-machete"), Some(LIMIT))
}

fn measure() -> Outcome {
    let engines = install::engines()?;
    tools()?;
    build()?;
    install::browsers(&engines)?;
    let names: Vec<&str> = engines.iter().map(|engine| engine.name).collect();
    let mut command = cargo(&["run", "--quiet", "--locked", "--package", "browser-tests", "--", "--measure"]);
    run(command.env("WHY401_ENGINES", names.join(",")), Some(LIMIT))
}

/// Builds the page and has the browser tests' program do another thing than test it.
fn in_chromium(what: &str) -> Outcome {
    install::chromium()?;
    tools()?;
    build()?;
    run(&mut cargo(&["run", "--quiet", "--locked", "--package", "browser-tests", "--", what]), Some(LIMIT))
}

fn browser_tests(engines: &[Engine]) -> Outcome {
    let names: Vec<&str> = engines.iter().map(|engine| engine.name).collect();
    let mut command = cargo(&["run", "--quiet", "--locked", "--package", "browser-tests"]);
    run(command.env("WHY401_ENGINES", names.join(",")), Some(LIMIT)).map_err(|failure: Failure| {
        format!("{failure}\nPictures of what the browsers showed are in target/browser-tests.").into()
    })
}
