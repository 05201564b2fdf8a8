//! The three browsers: how each is started, with nothing of this machine's user in it, and how it is ended.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::Failure;
use crate::process::{Folder, Program, find, free_port, listens};

/// The engines that the web runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge, Opera, Brave and their kin.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari and everything on an iPhone.
    WebKit,
}

impl Engine {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name that WHY401_ENGINES and the output use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

/// A browser that listens. The fields are dropped in this order: programs first, their folder last.
pub struct Browser {
    /// Which one it is.
    pub engine: Engine,
    /// The session in it.
    pub client: Client,
    driver: Program,
    _display: Option<Program>,
    home: Folder,
}

impl Browser {
    /// Starts the driver and a session.
    pub async fn start(engine: Engine) -> Result<Self, Failure> {
        Self::start_with(engine, true).await
    }

    /// As [`Browser::start`]; without `scripts` the browser runs none, as some people set it. WebKit's driver can't
    /// have that.
    pub async fn start_with(engine: Engine, scripts: bool) -> Result<Self, Failure> {
        let home = Folder::new(engine.name())?;
        let port = free_port()?;
        let mut display = None;
        let (mut command, capabilities) = match engine {
            Engine::Chromium => chromium(port, scripts)?,
            Engine::Firefox => firefox(port, scripts)?,
            Engine::WebKit => {
                let (program, number) = virtual_display(&home).await?;
                display = Some(program);
                webkit(port, &number)?
            }
        };
        confine(&mut command, home.path())?;
        let mut driver = Program::start(&mut command, &log_file(&home))?;
        driver.wait("the driver", || listens(port)).await?;
        let Value::Object(capabilities) = capabilities else { return Err("capabilities are an object".into()) };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .map_err(|error| format!("no session: {error}\n{}", log(&home)))?;
        Ok(Self { engine, client, driver, _display: display, home })
    }

    /// Ends the session and everything that was started for it.
    pub async fn stop(self) -> Result<(), Failure> {
        let Self { client, driver, home, .. } = self;
        client.close().await?;
        drop(driver);
        drop(home);
        Ok(())
    }

    /// A folder for a test, which is not there yet and goes with the browser.
    pub fn folder(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// A file for a test to hand to the page.
    pub fn file(&self, name: &str, text: &str) -> Result<PathBuf, Failure> {
        let path = self.home.path().join(name);
        fs::write(&path, text)?;
        Ok(path)
    }

    /// Gives Chromium a command of its own protocol, by way of its driver.
    pub async fn devtools(&self, name: &'static str, parameters: Value) -> Result<Value, Failure> {
        Ok(self.client.issue_cmd(Cdp { name, parameters }).await?)
    }

    /// What the browser and its driver have written, the pages' consoles included.
    pub fn log(&self) -> String {
        log(&self.home)
    }
}

/// A command of Chromium's own protocol, by way of its driver.
#[derive(Debug)]
pub struct Cdp {
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub parameters: Value,
}

impl WebDriverCompatibleCommand for Cdp {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        base_url.join(&format!("session/{}/goog/cdp/execute", session_id.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "cmd": self.name, "params": self.parameters }).to_string()))
    }
}

fn log_file(home: &Folder) -> PathBuf {
    home.path().join("log")
}

fn log(home: &Folder) -> String {
    fs::read(log_file(home)).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

/// Keeps what a browser writes inside `home`.
fn confine(command: &mut Command, home: &Path) -> Result<(), Failure> {
    for (variable, folder) in [
        ("HOME", "home"),
        ("TMPDIR", "tmp"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_RUNTIME_DIR", "run"),
    ] {
        let folder = home.join(folder);
        fs::create_dir_all(&folder)?;
        command.env(variable, folder);
    }
    Ok(())
}

fn chromium(port: u16, scripts: bool) -> Result<(Command, Value), Failure> {
    let browser = find("WHY401_CHROMIUM", &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"])?;
    let mut command = Command::new(find("WHY401_CHROMEDRIVER", &["chromedriver"])?);
    command.arg(format!("--port={port}")).arg("--enable-chrome-logs");
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--enable-logging=stderr",
    ];
    // The setting's values are 1 for allowed and 2 for blocked.
    let preferences = json!({ "profile.managed_default_content_settings.javascript": if scripts { 1 } else { 2 } });
    let options = json!({ "binary": browser, "args": arguments, "prefs": preferences });
    Ok((command, json!({ "goog:chromeOptions": options })))
}

fn firefox(port: u16, scripts: bool) -> Result<(Command, Value), Failure> {
    let browser = find("WHY401_FIREFOX", &["firefox-esr", "firefox"])?;
    let mut command = Command::new(find("WHY401_GECKODRIVER", &["geckodriver"])?);
    command.args(["--host", "127.0.0.1", "--port", &port.to_string(), "--websocket-port", &free_port()?.to_string()]);
    // On some systems Tab skips buttons unless this is set.
    let preferences = json!({ "accessibility.tabfocus": 7, "javascript.enabled": scripts });
    let options = json!({ "binary": browser, "args": ["-headless"], "prefs": preferences });
    Ok((command, json!({ "moz:firefoxOptions": options })))
}

fn webkit(port: u16, display: &str) -> Result<(Command, Value), Failure> {
    let browser = mini_browser()?;
    let mut command = Command::new(find("WHY401_WEBKITDRIVER", &["WebKitWebDriver"])?);
    command
        .args(["--host=127.0.0.1", &format!("--port={port}")])
        .env("DISPLAY", format!(":{display}"))
        .env_remove("WAYLAND_DISPLAY")
        .env("GDK_BACKEND", "x11")
        // Its sandbox needs rights that a container doesn't have. Only this page runs in it.
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("NO_AT_BRIDGE", "1");
    let options = json!({ "binary": browser, "args": ["--automation"] });
    Ok((command, json!({ "webkitgtk:browserOptions": options })))
}

/// WebKitGTK's little browser lies beside its libraries, whose folder is named for the machine.
fn mini_browser() -> Result<PathBuf, Failure> {
    if let Some(path) = std::env::var_os("WHY401_MINIBROWSER") {
        return Ok(path.into());
    }
    let folders = fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
    ["/usr/lib", "/usr/libexec", "/usr/lib64"]
        .map(PathBuf::from)
        .into_iter()
        .chain(folders)
        .flat_map(|folder| ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"].map(|version| folder.join(version)))
        .map(|folder| folder.join("MiniBrowser"))
        .find(|path| path.is_file())
        .ok_or_else(|| "WebKitGTK's MiniBrowser is not installed (WHY401_MINIBROWSER may name it)".into())
}

/// An X server without a screen; it picks a free number and tells it.
async fn virtual_display(home: &Folder) -> Result<(Program, String), Failure> {
    let log = home.path().join("display");
    let mut command = Command::new(find("WHY401_XVFB", &["Xvfb"])?);
    command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
    let mut program = Program::start(&mut command, &log)?;
    let number = program
        .wait("Xvfb", || {
            let text = fs::read_to_string(&log).ok()?;
            let mut lines = text.split_inclusive('\n').filter(|line| line.ends_with('\n')).map(str::trim);
            lines.find(|line| line.parse::<u32>().is_ok()).map(str::to_owned)
        })
        .await?;
    Ok((program, number))
}
