//! Installs what a chore needs and the machine lacks, and nothing else. Each time it says what, why, and how long it
//! takes. Cargo's programs go to `.tools/` in the repository, so that no other version of them is replaced.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;
use std::{env, iter};

use crate::run::{Failure, Outcome, output, run};
use crate::{cargo, command, root};

/// The target that browsers run.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// 0.22 wants a newer Rust than rust-toolchain.toml names.
const TRUNK: &str = "0.21.14";
/// Taken where no geckodriver is there; any that speaks to the installed Firefox does.
const GECKODRIVER: &str = "0.37.1";

/// What fuzzing is compiled with: its tools need a Rust that is not released yet. Named by its day, so that it stays.
pub const NIGHTLY: &str = "nightly-2026-10-29";

/// One of cargo's programs that is compiled when it is missing.
pub struct Tool {
    package: &'static str,
    version: &'static str,
    what: &'static str,
    time: &'static str,
}

const FUZZ: Tool =
    Tool { package: "cargo-fuzz", version: "0.13.2", what: "the program that drives the fuzzer", time: "a minute" };
/// Holds the crates that come in to `deny.toml`.
pub const DENY: Tool = Tool {
    package: "cargo-deny",
    version: "0.20.2",
    what: "the program that checks licences and sources of crates",
    time: "three minutes",
};
/// Finds crates that are named and not used.
pub const MACHETE: Tool =
    Tool { package: "cargo-machete", version: "0.9.2", what: "the program that finds unused crates", time: "a minute" };

/// Installing takes long on a slow line or a small machine, but not this long.
const LIMIT: Duration = Duration::from_secs(60 * 60);

/// A browser that the page is tested in, and the programs that this takes.
pub struct Engine {
    /// Its name in WHY401_ENGINES.
    pub name: &'static str,
    programs: &'static [Program],
}

/// A program, the variable that may name another one in its place, and Debian's package of it.
struct Program {
    names: &'static [&'static str],
    variable: &'static str,
    package: &'static str,
}

const ENGINES: [Engine; 3] = [
    Engine {
        name: "chromium",
        programs: &[
            Program {
                names: &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
                variable: "WHY401_CHROMIUM",
                package: "chromium",
            },
            Program { names: &["chromedriver"], variable: "WHY401_CHROMEDRIVER", package: "chromium-driver" },
        ],
    },
    Engine {
        name: "firefox",
        programs: &[Program { names: &["firefox-esr", "firefox"], variable: "WHY401_FIREFOX", package: "firefox-esr" }],
    },
    Engine {
        name: "webkit",
        programs: &[
            Program { names: &["WebKitWebDriver"], variable: "WHY401_WEBKITDRIVER", package: "webkit2gtk-driver" },
            Program { names: &["Xvfb"], variable: "WHY401_XVFB", package: "xvfb" },
        ],
    },
];

fn tools() -> PathBuf {
    root().join(".tools")
}

/// The PATH with the project's own tools in front.
pub fn path() -> OsString {
    let others = env::var_os("PATH").unwrap_or_default();
    let folders = iter::once(tools().join("bin")).chain(env::split_paths(&others));
    env::join_paths(folders).unwrap_or(others)
}

fn on_path(name: &str) -> bool {
    env::split_paths(&path()).any(|folder| folder.join(name).is_file())
}

/// The browser's target; rustup reads it from rust-toolchain.toml, unless it has been told to install nothing by itself.
pub fn wasm_target() -> Outcome {
    let library = output(command("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]));
    if library.is_some_and(|folder| PathBuf::from(folder).is_dir()) {
        return Ok(());
    }
    rustup(&["target", "add", WASM_TARGET], "Rust's library for WebAssembly, which the page is built with (seconds)")
}

/// The formatter and the linter; see [`wasm_target`].
pub fn components() -> Outcome {
    if ["fmt", "clippy"].iter().all(|name| output(cargo(&[name, "--version"]).env_remove("NO_COLOR")).is_some()) {
        return Ok(());
    }
    rustup(&["component", "add", "rustfmt", "clippy"], "Rust's formatter and linter (seconds)")
}

fn rustup(arguments: &[&str], what: &str) -> Outcome {
    if !on_path("rustup") {
        return Err(format!("Missing: {what}. Without rustup, install it as your Rust came.").into());
    }
    println!("Installing {what}.");
    run(command("rustup").args(arguments), Some(LIMIT))
}

/// Trunk, which builds and serves the page.
pub fn trunk() -> Outcome {
    if output(command("trunk").arg("--version").env_remove("NO_COLOR")).is_some_and(|line| line.ends_with(TRUNK)) {
        return Ok(());
    }
    cargo_install("trunk", TRUNK, "the program that builds and serves the page", "five minutes")
}

/// wasm-bindgen's program, in the very version that the page is linked with: the two share a format of their own.
pub fn wasm_bindgen() -> Outcome {
    let version = locked_version("wasm-bindgen")?;
    if output(command("wasm-bindgen").arg("--version")).is_some_and(|line| line.ends_with(&version)) {
        return Ok(());
    }
    cargo_install("wasm-bindgen-cli", &version, "the program that joins Rust and JavaScript", "two minutes")
}

/// One of cargo's programs, in its very version.
pub fn cargo_tool(tool: &Tool) -> Outcome {
    let name = tool.package.strip_prefix("cargo-").unwrap_or(tool.package);
    let version = output(cargo(&[name, "--version"]).env_remove("NO_COLOR"));
    if version.is_some_and(|line| line.split_whitespace().any(|word| word == tool.version)) {
        return Ok(());
    }
    cargo_install(tool.package, tool.version, tool.what, tool.time)
}

/// What fuzzing takes: a nightly Rust, which only rustup installs, cargo-fuzz and a C++ compiler.
pub fn fuzzing() -> Outcome {
    let nightly = output(command("rustup").args(["run", NIGHTLY, "rustc", "--version"])).is_some();
    if !nightly {
        if !on_path("rustup") {
            return Err("Fuzzing takes a nightly Rust, and there is no rustup here to install it with.".into());
        }
        println!("Installing {NIGHTLY}: Rust's compiler as fuzzing needs it (a hundred megabytes: a minute).");
        let arguments = ["toolchain", "install", NIGHTLY, "--profile", "minimal", "--no-self-update"];
        run(command("rustup").args(arguments), Some(LIMIT))
            .map_err(|failure| format!("{NIGHTLY} can't be installed here: {failure}"))?;
    }
    if !on_path("c++") {
        apt(&["g++"], "the C++ compiler, for the fuzzer's own library (a minute)")?;
    }
    cargo_tool(&FUZZ)
}

fn cargo_install(package: &str, version: &str, what: &str, time: &str) -> Outcome {
    println!("Installing {package} {version}, {what}, into .tools/.");
    println!("It is compiled from its source, which takes about {time} on two cores, this once.");
    let mut command = cargo(&["install", "--locked", "--version", version, package, "--root"]);
    run(command.arg(tools()), Some(LIMIT))
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Result<String, Failure> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1).and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    Ok(version.ok_or_else(|| format!("Cargo.lock names no version of {package}"))?.to_owned())
}

/// The engines that WHY401_ENGINES names, or all.
pub fn engines() -> Result<Vec<Engine>, Failure> {
    let names = env::var("WHY401_ENGINES").ok();
    let wanted: Option<Vec<&str>> = names.as_ref().map(|names| names.split(',').map(str::trim).collect());
    if let Some(unknown) = wanted.iter().flatten().find(|name| ENGINES.iter().all(|engine| engine.name != **name)) {
        return Err(format!("WHY401_ENGINES names an unknown engine: {unknown}").into());
    }
    Ok(ENGINES.into_iter().filter(|engine| wanted.as_ref().is_none_or(|names| names.contains(&engine.name))).collect())
}

/// The browsers, their drivers, and axe-core.
pub fn browsers(engines: &[Engine]) -> Outcome {
    programs(engines)?;
    axe()
}

/// Chromium and its driver alone.
pub fn chromium() -> Outcome {
    programs(ENGINES.get(..1).unwrap_or_default())
}

/// Lighthouse, which measures the built page, in the versions that its lock file names. It is a tool beside the page,
/// and stays in `.tools/`: its 200 packages are no matter of the tests.
pub fn lighthouse() -> Outcome {
    let (from, to) = (root().join("tests/browser/lighthouse"), tools().join("lighthouse"));
    let files = ["package.json", "package-lock.json"];
    let same = files.iter().all(|file| fs::read(from.join(file)).ok() == fs::read(to.join(file)).ok());
    if same && to.join("node_modules/lighthouse/package.json").is_file() {
        return Ok(());
    }
    npm()?;
    println!("Installing Lighthouse, which measures the page, into .tools/ (200 MB: seconds to a minute).");
    fs::create_dir_all(&to)?;
    for file in files {
        fs::copy(from.join(file), to.join(file))?;
    }
    // None of them has anything to run when it is installed.
    run(command("npm").args(["ci", "--ignore-scripts"]).current_dir(to), Some(LIMIT))
}

fn programs(engines: &[Engine]) -> Outcome {
    let missing: Vec<&Program> = engines
        .iter()
        .flat_map(|engine| engine.programs)
        .filter(|program| env::var_os(program.variable).is_none() && !program.names.iter().any(|name| on_path(name)))
        .collect();
    if !missing.is_empty() {
        let packages: Vec<&str> = missing.iter().map(|program| program.package).collect();
        let what = "browsers that the page is tested in, and their drivers (some hundred megabytes: minutes)";
        apt(&packages, what).map_err(|failure| {
            let by_hand: Vec<String> = missing
                .iter()
                .map(|program| format!("  {} ({} may name it)", program.names.join(" or "), program.variable))
                .collect();
            format!(
                "{failure}\nInstall these programs, and run this again:\n{}\n\
                 WHY401_ENGINES leaves browsers out, as in WHY401_ENGINES=chromium,firefox.",
                by_hand.join("\n")
            )
        })?;
    }
    let firefox = engines.iter().any(|engine| engine.name == "firefox");
    if firefox && env::var_os("WHY401_GECKODRIVER").is_none() && !on_path("geckodriver") {
        cargo_install("geckodriver", GECKODRIVER, "Firefox's driver", "two minutes")?;
    }
    Ok(())
}

/// axe-core, which looks for what keeps people from reading the page. It is a tool of the tests, no part of the page.
fn axe() -> Outcome {
    let folder = root().join("tests/browser");
    let version = |file: &str, key: &str| {
        let text = fs::read_to_string(folder.join(file)).ok()?;
        let rest = text.split_once(&format!("\"{key}\": \""))?.1;
        Some(rest.split_once('"')?.0.to_owned())
    };
    let wanted = version("package.json", "axe-core").ok_or("tests/browser/package.json names no axe-core")?;
    if version("node_modules/axe-core/package.json", "version").is_some_and(|installed| installed == wanted) {
        return Ok(());
    }
    npm()?;
    println!("Installing axe-core {wanted}, which checks that everybody can read the page (seconds).");
    run(command("npm").arg("ci").current_dir(folder), Some(LIMIT))
}

fn npm() -> Outcome {
    // Debian's npm is a package of its own; other sources' nodejs brings it.
    for package in ["nodejs", "npm"] {
        if !on_path("npm") {
            apt(&[package], "npm, which fetches tools of the tests (a minute or two)")
                .map_err(|failure| format!("{failure}\nInstall Node.js with npm, and run this again."))?;
        }
    }
    Ok(())
}

/// nginx, which the example of a host is run with: its program.
pub fn nginx() -> Result<String, Failure> {
    // Debian keeps it where only root looks.
    const PLACES: [&str; 2] = ["/usr/sbin/nginx", "/usr/local/sbin/nginx"];
    let found = || {
        let elsewhere = PLACES.iter().find(|place| PathBuf::from(place).is_file()).map(|place| (*place).to_owned());
        if on_path("nginx") { Some("nginx".to_owned()) } else { elsewhere }
    };
    if found().is_none() {
        apt(&["nginx"], "the web server that the example in hosting/ is for (seconds)")?;
    }
    found().ok_or_else(|| "nginx is not where it was looked for".into())
}

/// Installs Debian's packages, where this is Debian or a child of it.
fn apt(packages: &[&str], what: &str) -> Outcome {
    if !on_path("apt-get") {
        return Err(format!("Missing: {what}. There is no apt here to install them with.").into());
    }
    let root = output(command("id").arg("-u")).is_some_and(|id| id == "0");
    if !root && !on_path("sudo") {
        return Err(format!("Missing: {what}. Only root can install: apt-get install {}", packages.join(" ")).into());
    }
    let apt_get = |arguments: &[&str]| {
        let mut command = command(if root { "env" } else { "sudo" });
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--yes"]).args(arguments);
        run(&mut command, Some(LIMIT))
    };
    println!("Installing {}: {what}.", packages.join(", "));
    apt_get(&["update"])?;
    apt_get(&[&["install"], packages].concat())
}
