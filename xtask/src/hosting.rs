//! The built page behind nginx, as `hosting/nginx.conf` sets it up: what its answers say beside the page.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use crate::run::{Failure, Outcome};
use crate::{command, root};

/// What every answer says, whatever was asked for.
const ALWAYS: &[&str] = &[
    "cross-origin-opener-policy: same-origin",
    "cross-origin-resource-policy: same-origin",
    "referrer-policy: no-referrer",
    "x-content-type-options: nosniff",
];
const KEPT: &str = "cache-control: public, max-age=31536000, immutable";
const FRESH: &str = "cache-control: no-cache";
/// The page lies at the site's root and under a path of it.
const BASES: &[&str] = &["/", "/why401/"];

/// Starts nginx, the program, for the files in `dist/` and asks for each kind of them.
pub fn nginx(program: &str) -> Outcome {
    let folder = root().join("target/hosting");
    fs::create_dir_all(&folder)?;
    let port = free_port()?;
    let server = fs::read_to_string(root().join("hosting/nginx.conf"))?;
    let dist = root().join("dist");
    let server = replaced(&server, "listen 8080;", &format!("listen 127.0.0.1:{port};"))?;
    let server = replaced(&server, "/srv/why401", &dist.display().to_string())?;
    // Files of its own, so that it needs no rights and meets no other nginx.
    let temporary =
        ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(|kind| format!("{kind}_temp_path {kind};"));
    let whole = format!(
        "daemon off; master_process off; pid nginx.pid; events {{}}\nhttp {{ access_log off; {}\n{server}\n}}\n",
        temporary.join(" ")
    );
    let path = folder.join("nginx.conf");
    fs::write(&path, whole)?;
    let mut nginx = command(program);
    nginx.arg("-e").arg("stderr").arg("-p").arg(&folder).arg("-c").arg(&path).stdin(Stdio::null());
    let mut nginx = nginx.spawn().map_err(|error| format!("{program} does not start: {error}"))?;
    let outcome = ready(port).and_then(|()| ask_all(&dist, port));
    nginx.kill()?;
    nginx.wait()?;
    outcome
}

/// `text` with `old` replaced, which has to be in it.
fn replaced(text: &str, old: &str, new: &str) -> Result<String, Failure> {
    if !text.contains(old) {
        return Err(format!("hosting/nginx.conf holds no `{old}`").into());
    }
    Ok(text.replace(old, new))
}

fn free_port() -> Result<u16, Failure> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn ready(port: u16) -> Outcome {
    for _ in 0..100 {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(100));
    }
    Err("nginx does not answer".into())
}

fn ask_all(dist: &Path, port: u16) -> Outcome {
    let mut names: Vec<String> = Vec::new();
    for entry in fs::read_dir(dist)?.flatten().filter(|entry| entry.path().is_file()) {
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    let more = ["", "catalogue/index.html", "catalogue/catalogue.css", "icons/icon-192.png", "no-such-file"];
    names.extend(more.map(str::to_owned));
    for name in ["sw.js", "manifest.webmanifest"] {
        if !names.iter().any(|found| found == name) {
            return Err(format!("dist/ holds no {name}").into());
        }
    }
    let policy = policy(&fs::read_to_string(root().join("index.html"))?)?;
    let mut asked = 0;
    for base in BASES {
        for name in names.iter().filter(|name| !name.starts_with('_')) {
            let target = format!("{base}{name}");
            let head = head(port, &target)?;
            for line in wanted(name).into_iter().chain(ALWAYS.iter().map(|line| (*line).to_owned())) {
                if !head.lines().any(|found| found.eq_ignore_ascii_case(&line)) {
                    return Err(format!("{target}: no `{line}` in\n{head}").into());
                }
            }
            if !head.lines().any(|found| found == format!("content-security-policy: {policy}")) {
                return Err(format!("{target}: the policy is not the page's with frame-ancestors\n{head}").into());
            }
            asked += 1;
        }
    }
    println!("nginx answers {asked} requests as the page wants it.");
    Ok(())
}

/// The lines that the answer for a file has to have.
fn wanted(name: &str) -> Vec<String> {
    let (_, ending) = name.rsplit_once('.').unwrap_or(("", if name.is_empty() { "html" } else { "" }));
    let kind = match ending {
        "wasm" => "application/wasm",
        "js" => "text/javascript",
        "css" => "text/css",
        "html" => "text/html",
        "webmanifest" => "application/manifest+json",
        "png" => "image/png",
        _ => return vec!["HTTP/1.1 404 Not Found".to_owned(), FRESH.to_owned()],
    };
    // The worker keeps its name, so that a kept one would hold a visitor to an old version.
    let hashed = matches!(ending, "wasm" | "js" | "css") && !name.starts_with("catalogue/") && name != "sw.js";
    let packed = (ending != "png").then_some("content-encoding: gzip");
    let lines = ["HTTP/1.1 200 OK", &format!("content-type: {kind}"), if hashed { KEPT } else { FRESH }];
    lines.into_iter().chain(packed).map(str::to_owned).collect()
}

/// The head of the answer to a request for `target`, names in small letters.
fn head(port: u16, target: &str) -> Result<String, Failure> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(stream, "GET {target} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let text = String::from_utf8_lossy(&answer);
    let head = text.split("\r\n\r\n").next().unwrap_or_default();
    let lines = head.lines().map(|line| match line.split_once(": ") {
        Some((name, value)) => format!("{}: {value}", name.to_ascii_lowercase()),
        None => line.to_owned(),
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

/// The page's own policy as an answer's field says it: a page can't say itself who may frame it.
fn policy(html: &str) -> Result<String, Failure> {
    let rest = html.split_once("\"Content-Security-Policy\" content=\"").map(|(_, rest)| rest);
    let policy = rest.and_then(|rest| rest.split_once('"')).map(|(policy, _)| policy);
    let policy = policy.ok_or("index.html has no policy")?;
    Ok(policy.replace("form-action 'none';", "form-action 'none'; frame-ancestors 'none';"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_host_says_the_same() {
        let read = |path: &str| fs::read_to_string(root().join(path)).unwrap();
        let policy = policy(&read("index.html")).unwrap();
        for path in ["static/_headers", "hosting/nginx.conf", "hosting/Caddyfile"] {
            let text = read(path);
            assert!(text.contains(&policy), "{path} has another policy than the page: {policy}");
            let plain = text.replace(':', "").to_lowercase();
            for line in ALWAYS.iter().copied().chain([KEPT]) {
                let (name, value) = line.split_once(": ").unwrap();
                let said = [format!("{name} {value}"), format!("{name} \"{value}\"")];
                let kept = value.contains("immutable") && plain.contains(value);
                assert!(kept || said.iter().any(|said| plain.contains(said)), "{path} does not say {line}");
            }
        }
    }
}
