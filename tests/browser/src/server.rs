//! Serves the built page under a sub-path, as a plain static host would, and writes down who asked for what.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream, UdpSocket};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::host::Host;

/// Where the page lives on this server: a path that no file of it can know.
pub const BASE: &str = "/some/where/";

/// Asks for the page with the watch in it: the page as it was built, and before everything else in it a script that
/// notes what goes wrong: WebKit's driver doesn't tell what its console shows, and Firefox's leaves out the policy.
pub const WATCHED: &str = "?watched";

/// Asks for the page as a browser without WebAssembly has it.
pub const BARE: &str = "?bare";

const BARE_SCRIPT: &str = "delete window.WebAssembly;";

/// What the watch is.
pub const WATCH: &str = "window.complaints = [];
addEventListener('securitypolicyviolation', (e) =>
  complaints.push(`${e.violatedDirective} refused ${e.blockedURI} at ${e.target.localName}`), true);
addEventListener('error', (e) => complaints.push(e.message ?? `${e.target.localName} did not load`), true);
addEventListener('unhandledrejection', (e) => complaints.push(String(e.reason)));
for (const level of ['error', 'warn', 'info', 'log', 'debug', 'assert']) {
  const say = console[level];
  console[level] = (...words) => {
    complaints.push(`console.${level}: ${words.join(' ')}`);
    say.apply(console, words);
  };
}
";

/// The path under which the page lies with one of its parts broken: its name and a `/` follow.
const BROKEN: &str = "/broken/";

/// What a fault leaves of a file.
type Left = fn(Vec<u8>) -> Option<Vec<u8>>;

/// Ways in which a host, or something on the way, breaks a page: a part of a file's name, and what is left of the file.
const FAULTS: &[(&str, &str, Left)] = &[
    ("no-wasm-file", ".wasm", |_| None),
    ("half-a-wasm-file", ".wasm", |mut body| {
        body.truncate(body.len() / 2);
        Some(body)
    }),
    ("a-page-for-a-wasm-file", ".wasm", |_| Some(b"<!doctype html><title>Not here</title>".to_vec())),
    ("no-glue", "why401-", |body| body.starts_with(b"\0asm").then_some(body)),
    ("half-the-glue", "why401-", |mut body| {
        let wasm = body.starts_with(b"\0asm");
        body.truncate(if wasm { body.len() } else { body.len() / 2 });
        Some(body)
    }),
    ("no-script", "boot-", |_| None),
    ("late-wasm", ".wasm", |body| {
        thread::sleep(Duration::from_secs(2));
        Some(body)
    }),
];

/// The faults in which the page's own script still runs, and can say what is wrong.
pub const TOLD: [&str; 5] = ["no-wasm-file", "half-a-wasm-file", "a-page-for-a-wasm-file", "no-glue", "half-the-glue"];
/// No fault but a slow line: the page stands there for two seconds before its program does.
pub const LATE: &str = "late-wasm";
/// The fault in which nothing of the page runs.
pub const UNTOLD: &str = "no-script";

/// Denies every storage that a page may have, as strict settings and private windows do.
pub const DENIED: &str = "?denied";

const DENY: &str = "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
  Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
}
Object.defineProperty(navigator, 'serviceWorker', { get() { throw new DOMException('denied', 'SecurityError'); } });
Object.defineProperty(document, 'cookie', {
  get() { throw new DOMException('denied', 'SecurityError'); },
  set() { throw new DOMException('denied', 'SecurityError'); },
});
";

/// Asks for the page as it is where the system has opened a file with it: the installed page's way in, which no driver can
/// press.
pub const LAUNCHED: &str = "?launched";

const LAUNCH: &str = "Object.defineProperty(window, 'launchQueue', { value: { setConsumer(consumer) {
  const file = new File(['HTTP/1.1 401 Unauthorized\\nWWW-Authenticate: Basic realm=\"x\"\\n\\n'], 'answer.txt');
  consumer({ files: [{ getFile: async () => file }] });
} } });
";

/// A page outside of the page's own path, without a policy: any other place on the same host.
pub const OUTSIDE: &str = "/outside";

/// One request that reached the server.
#[derive(Clone, Debug)]
pub struct Request {
    /// The request line's target, or the whole line where it has none.
    pub target: String,
    /// The status that was answered.
    pub status: u16,
    /// The answer's body.
    pub body: Vec<u8>,
    /// The browser itself looks whether there is a newer worker; no page can make a request say so (Service Workers,
    /// section 4.3.2).
    pub looks_for_worker: bool,
}

/// A running server. It ends with the program.
pub struct Server {
    port: u16,
    folder: PathBuf,
    log: Arc<Mutex<Vec<Request>>>,
    stopped: Arc<AtomicBool>,
}

impl Server {
    /// Starts serving `folder` on a free port of this machine.
    pub fn start(folder: PathBuf) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let log = Arc::new(Mutex::new(Vec::new()));
        let stopped = Arc::new(AtomicBool::new(false));
        listen(listener, folder.clone(), Arc::clone(&log), Arc::clone(&stopped), None);
        Ok(Self { port, folder, log, stopped })
    }

    /// As [`Server::start`], and serves as a real host does.
    pub fn start_as_host(folder: PathBuf) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let log = Arc::new(Mutex::new(Vec::new()));
        let stopped = Arc::new(AtomicBool::new(false));
        let host = Arc::new(Host::new(&folder)?);
        listen(listener, folder.clone(), Arc::clone(&log), Arc::clone(&stopped), Some(host));
        Ok(Self { port, folder, log, stopped })
    }

    /// Stops answering: from now on nobody listens there.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok() {
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// What it serves.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The address of a page outside of the page's own path.
    pub fn outside(&self) -> String {
        format!("http://127.0.0.1:{}{OUTSIDE}", self.port)
    }

    /// The page's address.
    pub fn page(&self) -> String {
        format!("http://127.0.0.1:{}{BASE}", self.port)
    }

    /// The page's address on this machine's own network address, if it has one: browsers trust only the loopback
    /// addresses without TLS (Secure Contexts, section 3.1). From now on the page is served there too.
    pub fn plain_page(&self) -> Option<String> {
        // No datagram is sent: this only asks which address one would leave from.
        let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
        socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
        let own = socket.local_addr().ok()?.ip();
        if own.is_loopback() || own.is_unspecified() {
            return None;
        }
        let listener = TcpListener::bind((own, 0)).ok()?;
        let port = listener.local_addr().ok()?.port();
        listen(listener, self.folder.clone(), Arc::clone(&self.log), Arc::clone(&self.stopped), None);
        Some(format!("http://{own}:{port}{BASE}"))
    }

    /// The address of a page that shows a file in a frame of this size, which is a viewport of its own; no file's name
    /// is the page itself. Browsers refuse to make their windows as narrow as a phone.
    pub fn framed(&self, width: u32, height: u32, file: &str) -> String {
        format!("http://127.0.0.1:{}/frame/{width}/{height}/{file}", self.port)
    }

    /// The page's address where one of its parts is broken.
    pub fn broken(&self, fault: &str) -> String {
        format!("http://127.0.0.1:{}{BROKEN}{fault}/", self.port)
    }

    /// Everything that was asked for so far.
    pub fn requests(&self) -> Vec<Request> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What was asked for so far, without what the browser itself asks for to see whether there is a newer version: only
    /// the worker's own address, with nothing behind it.
    pub fn asked(&self) -> Vec<String> {
        let worker = format!("{BASE}sw.js");
        let other = |request: &Request| !(request.looks_for_worker && request.target == worker);
        self.requests().into_iter().filter(other).map(|request| request.target).collect()
    }

    /// Forgets what was asked for.
    pub fn forget(&self) {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// Serves `folder` to whoever connects, until the program ends.
fn listen(
    listener: TcpListener,
    folder: PathBuf,
    log: Arc<Mutex<Vec<Request>>>,
    stopped: Arc<AtomicBool>,
    host: Option<Arc<Host>>,
) {
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            if stopped.load(Ordering::SeqCst) {
                break;
            }
            let (folder, log, host) = (folder.clone(), Arc::clone(&log), host.clone());
            thread::spawn(move || {
                // A browser that hangs up early is no matter of the server's.
                let _ = match host {
                    Some(host) => serve_as_host(&stream, &folder, &host),
                    None => serve(&stream, &folder, &log),
                };
            });
        }
    });
}

/// The next request's target, and whether a browser looks for a worker; none where it says no more.
fn request(reader: &mut BufReader<&TcpStream>) -> io::Result<Option<(String, bool)>> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    // Browsers open connections ahead of need and close them unused.
    if line.is_empty() {
        return Ok(None);
    }
    let mut header = String::new();
    let mut looks_for_worker = false;
    while reader.read_line(&mut header)? > 2 {
        looks_for_worker |= header.trim_end().eq_ignore_ascii_case("service-worker: script");
        header.clear();
    }
    Ok(Some((line.split(' ').nth(1).unwrap_or(&line).to_owned(), looks_for_worker)))
}

/// Answers one request after the other.
fn serve_as_host(stream: &TcpStream, folder: &Path, host: &Host) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some((target, _)) = request(&mut reader)? {
        let (status, kind, body) = answer(folder, &target);
        let name = target.strip_prefix(BASE).unwrap_or_default();
        let name = if name.is_empty() { "index.html" } else { name };
        let (headers, packed) =
            if status == 200 { (host.headers(name), host.packed(name)) } else { (String::new(), None) };
        let body = packed.unwrap_or(&body);
        let mut whole = format!(
            "HTTP/1.1 {status} {}\r\nContent-Type: {kind}\r\n{headers}Content-Length: {}\r\n\r\n",
            if status == 200 { "OK" } else { "Not Found" },
            body.len(),
        )
        .into_bytes();
        whole.extend(body);
        let mut stream = stream;
        stream.write_all(&whole)?;
    }
    Ok(())
}

fn serve(stream: &TcpStream, folder: &Path, log: &Mutex<Vec<Request>>) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let Some((target, looks_for_worker)) = request(&mut BufReader::new(stream))? else { return Ok(()) };
    let (status, kind, body) = answer(folder, &target);
    let hashed = status == 200 && target.starts_with(BASE) && is_hashed(&target);
    log.lock().unwrap_or_else(PoisonError::into_inner).push(Request {
        target,
        status,
        body: body.clone(),
        looks_for_worker,
    });
    // As the hosts do that hosting/ sets up.
    let kept = if hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status} {}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: {kept}\r\nConnection: close\r\n\r\n",
        if status == 200 { "OK" } else { "Not Found" },
        body.len(),
    )?;
    stream.write_all(&body)
}

fn answer(folder: &Path, target: &str) -> (u16, &'static str, Vec<u8>) {
    let missing = (404, "text/plain", b"not found".to_vec());
    let path = target.split(['?', '#']).next().unwrap_or(target);
    if let Some(size) = path.strip_prefix("/frame/") {
        return frame(size).map_or(missing, |html| (200, "text/html; charset=utf-8", html.into_bytes()));
    }
    if path == "/watch.js" {
        return (200, "text/javascript", WATCH.as_bytes().to_vec());
    }
    if path == "/bare.js" {
        return (200, "text/javascript", BARE_SCRIPT.as_bytes().to_vec());
    }
    if path == OUTSIDE {
        return (200, "text/html; charset=utf-8", b"<!doctype html><title>Outside</title>".to_vec());
    }
    if path == "/launch.js" {
        return (200, "text/javascript", LAUNCH.as_bytes().to_vec());
    }
    if path == "/deny.js" {
        return (200, "text/javascript", DENY.as_bytes().to_vec());
    }
    let broken = path.strip_prefix(BROKEN).and_then(|rest| rest.split_once('/'));
    let fault = broken.and_then(|(fault, _)| FAULTS.iter().find(|(name, ..)| *name == fault));
    let Some(name) = path.strip_prefix(BASE).or(broken.map(|(_, name)| name)) else { return missing };
    let name = if name.is_empty() { "index.html" } else { name };
    // The built page is one flat folder, with two more in it.
    let flat = name.strip_prefix("catalogue/").or(name.strip_prefix("icons/")).unwrap_or(name);
    if flat.contains(['/', '\\', '%']) || flat.starts_with('.') {
        return missing;
    }
    let Ok(body) = fs::read(folder.join(name)) else { return missing };
    let body = match fault {
        Some((_, part, left)) if name.contains(part) => left(body),
        // A worker would have the program at hand the second time.
        Some((name_of, ..)) if *name_of == LATE && name == "index.html" => Some(with_script(&body, "deny")),
        _ if target.ends_with(WATCHED) => Some(with_script(&body, "watch")),
        _ if target.ends_with(BARE) => Some(with_script(&body, "bare")),
        _ if target.ends_with(LAUNCHED) => Some(with_script(&body, "launch")),
        _ if target.ends_with(DENIED) => Some(with_script(&body, "deny")),
        _ => Some(body),
    };
    body.map_or(missing, |body| (200, content_type(name), body))
}

/// The page with a script of the server's own before everything else in it; the minifier leaves no `<head>` to look for.
fn with_script(html: &[u8], name: &str) -> Vec<u8> {
    let first = format!("<script src=\"/{name}.js\"></script><meta");
    String::from_utf8_lossy(html).replacen("<meta", &first, 1).into_bytes()
}

/// Whether a file has its hash in its name: `NAME-HASH.js`, `NAME-HASH_bg.wasm`.
pub fn is_hashed(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or("", |(stem, _)| stem.trim_end_matches("_bg"));
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    (15..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn frame(what: &str) -> Option<String> {
    let (width, rest) = what.split_once('/')?;
    let (height, file) = rest.split_once('/')?;
    let (width, height): (u32, u32) = (width.parse().ok()?, height.parse().ok()?);
    Some(format!(
        "<!doctype html><html lang=\"en\"><title>Frame</title>\
         <iframe src=\"{BASE}{file}{WATCHED}\" width=\"{width}\" height=\"{height}\" style=\"border:0\" allow=\"clipboard-write\"></iframe>"
    ))
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serves_only_the_folder_under_its_path() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(answer(folder, "/some/where/package.json?x").0, 200);
        assert_eq!(answer(folder, "/some/where/catalogue/../package.json").0, 404);
        for target in ["/package.json", "/some/where/../package.json", "/some/where/.npmrc", "/some/where/%2e", "*", ""]
        {
            assert_eq!(answer(folder, target).0, 404, "{target}");
        }
    }

    #[test]
    fn only_names_with_hashes_are_kept_for_ever() {
        for name in ["/some/where/why401-d503a368a5eb0164_bg.wasm", "style-af01dd877ebe31a.css"] {
            assert!(is_hashed(name), "{name}");
        }
        for name in ["index.html", "sw.js", "catalogue/token-expired.html", "icons/icon-512.png", ""] {
            assert!(!is_hashed(name), "{name}");
        }
    }

    #[test]
    fn the_watch_comes_first() {
        for (head, rest) in [("<head>", "</head>"), ("<html lang=en>", "<title>x</title>")] {
            let page = with_script(format!("{head}<meta charset=utf-8><meta>{rest}").as_bytes(), "watch");
            let wanted = format!("{head}<script src=\"/watch.js\"></script><meta charset=utf-8><meta>{rest}");
            assert_eq!(String::from_utf8_lossy(&page), wanted);
        }
    }

    #[test]
    fn frames_have_the_size_asked_for() {
        let page = frame("320/800/").unwrap();
        assert!(page.contains("width=\"320\" height=\"800\"") && page.contains("src=\"/some/where/?watched\""));
        assert!(frame("320/800/catalogue/a.html").unwrap().contains("src=\"/some/where/catalogue/a.html?watched\""));
        assert_eq!(frame("320/800"), None);
    }
}
