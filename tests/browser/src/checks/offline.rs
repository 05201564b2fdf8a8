//! What the browser keeps of the page, and what comes in by ways of the system's own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::ensure;
use crate::engine::{Cdp, Engine};
use crate::page::Page;
use crate::server::{Server, WATCH, is_hashed};
use crate::{Failure, Outcome};

/// The worker as it stands in the source.
const SOURCE: &str = include_str!("../../../../static/sw.js");
const PASTE: &str = "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"x\"\n\n";

/// Whether this browser has workers of the kind that the page needs; it says so where not.
async fn has_workers(page: &Page<'_>) -> Result<bool, Failure> {
    page.visit().await?;
    let has = page.value("Boolean(navigator.serviceWorker && window.caches)").await? == json!(true);
    if !has {
        println!("       {} has no service workers here: left out", page.browser.engine.name());
    }
    Ok(has)
}

/// A build of its own for a check: the files of `from` with other bytes under other names, as another version has them,
/// and the watch among them. `mark` is a small hexadecimal digit.
fn deploy(from: &Path, to: &Path, mark: char) -> Outcome {
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to)?;
    let mut index = fs::read_to_string(from.join("index.html"))?;
    let mut files = BTreeMap::from([("watch.js".to_owned(), WATCH.as_bytes().to_vec())]);
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !path.is_file() || !is_hashed(&name) {
            continue;
        }
        let hash = name.rsplit_once('-').and_then(|(_, rest)| rest.split(['.', '_']).next()).unwrap_or_default();
        let new = name.replace(hash, &mark.to_string().repeat(16));
        let mut body = fs::read(&path)?;
        match name.rsplit_once('.') {
            // A section of one's own: its kind, its length, its name's length, its name.
            Some((_, "wasm")) => body.extend([0, 2, 1, mark as u8]),
            _ => body.extend(format!("\n/* {mark} */").bytes()),
        }
        index = index.replace(&name, &new);
        files.insert(new, body);
    }
    ensure!(files.len() == 5, "the build has {} files with hashes", files.len() - 1);
    let worker = fs::read_to_string(from.join("sw.js"))?;
    let build = worker.split('"').nth(1).unwrap_or_default().to_owned();
    let list = files
        .iter()
        .map(|(name, body)| format!("\"{name}\":\"sha256-{}\"", BASE64_STANDARD.encode(Sha256::digest(body))));
    let list = format!("const FILES = {{\"\":\"\",{}}};", list.collect::<Vec<_>>().join(","));
    let line = worker.lines().find(|line| line.starts_with("const FILES = ")).unwrap_or_default();
    ensure!(build.len() == 16 && index.contains(&build) && !line.is_empty(), "sw.js is not of this build: {build}");
    let named = format!("build-{mark}");
    let index = index.replace(&build, &named).replacen("<meta", "<script src=\"watch.js\"></script><meta", 1);
    for (name, body) in &files {
        fs::write(to.join(name), body)?;
    }
    fs::write(to.join("index.html"), index)?;
    // As a rule the worker comes last; here the order doesn't matter.
    fs::write(to.join("sw.js"), worker.replace(line, &list).replace(&build, &named))?;
    Ok(())
}

/// A server of its own, hence an origin with nothing kept yet, for a build with this mark.
fn deployed(page: &Page<'_>, name: &str, mark: char) -> Result<(Server, PathBuf), Failure> {
    let folder = page.browser.folder(name);
    deploy(page.server.folder(), &folder, mark)?;
    Ok((Server::start(folder.clone())?, folder))
}

/// Waits until the worker has kept the build and answers for the page.
async fn kept(page: &Page<'_>) -> Outcome {
    page.wait("the worker", "navigator.serviceWorker.controller?.state === 'activated'").await
}

/// The builds that the page and what it has loaded are of.
async fn builds(page: &Page<'_>) -> Result<BTreeSet<String>, Failure> {
    let script = "return [document.documentElement.dataset.build.replace('build-', ''),
           ...[...performance.getEntriesByType('resource').map((entry) => entry.name),
               ...document.styleSheets].map((item) => item.href ?? String(item))
             .map((name) => name.match(/-([0-9a-f])\\1{15}/)?.[1]).filter(Boolean)];";
    let marks: Vec<String> = serde_json::from_value(page.run(script, vec![]).await?)?;
    // The page, the style, the script and both parts of the program; some engines tell of some of them twice.
    ensure!(marks.len() >= 5, "only {} marks: {}", marks.len(), marks.join(" "));
    Ok(marks.into_iter().collect())
}

/// What the browser keeps is the built files, byte for byte, under one name.
pub async fn only_built_files(page: &Page<'_>) -> Outcome {
    let script = "const done = arguments[arguments.length - 1];
         const look = async () => {
           const found = [];
           for (const name of (await window.caches?.keys()) ?? []) {
             const cache = await caches.open(name);
             for (const { url } of await cache.keys()) {
               const body = await (await cache.match(url)).arrayBuffer();
               const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
               found.push([name, new URL(url).href, [...sum].join(' ')]);
             }
           }
           return found;
         };
         look().then(done, (error) => done(String(error)));";
    let found = page.browser.client.execute_async(script, vec![]).await?;
    let found: Vec<(String, String, String)> =
        serde_json::from_value(found.clone()).map_err(|error| format!("{error}: {found}"))?;
    let start = page.server.page();
    for (_, address, sum) in &found {
        let name = address.strip_prefix(&start).ok_or_else(|| format!("{address} is kept"))?;
        let name = if name.is_empty() { "index.html" } else { name };
        let built = fs::read(page.server.folder().join(name)).map_err(|error| format!("{address} is kept: {error}"))?;
        let built: Vec<String> = Sha256::digest(built).iter().map(u8::to_string).collect();
        ensure!(*sum == built.join(" "), "{name} is kept with other bytes than it was built with");
    }
    let names: BTreeSet<&String> = found.iter().map(|(name, ..)| name).collect();
    ensure!(names.len() <= 1, "{} versions are kept: {names:?}", names.len());
    Ok(())
}

/// After one visit the page opens, starts and reads without its server, under each of its addresses.
pub async fn it_opens_and_reads_without_a_server(page: &Page<'_>) -> Outcome {
    if !has_workers(page).await? {
        return Ok(());
    }
    let (server, _) = deployed(page, "offline", 'a')?;
    let page = &Page { browser: page.browser, server: &server };
    page.visit().await?;
    kept(page).await?;
    only_built_files(page).await?;
    server.stop();
    for address in ["", "index.html", "#no-such-example"] {
        page.visit_at(address).await?;
        page.is_watched().await?;
        page.paste(PASTE).await?;
        page.wait("a verdict", "document.querySelector('#verdict')").await?;
        let (found, complaints) = (builds(page).await?, page.complaints().await?);
        ensure!(found.len() == 1, "{address:?}: builds {found:?}");
        ensure!(complaints.is_empty(), "{address:?}: {}", complaints.join(" | "));
    }
    ensure!(server.asked().is_empty(), "the server was asked for {}", server.asked().join(" "));
    Ok(())
}

/// Takes the new version that the page offers, and waits for it.
async fn take(page: &Page<'_>) -> Outcome {
    page.wait("the offer", "!document.querySelector('#fresh').hidden").await?;
    page.run("window.old = true; document.querySelector('#fresh button').click();", vec![]).await?;
    page.wait("the reload", "!window.old && document.documentElement?.dataset.locked === 'true'").await
}

/// A new version waits while the old one is read, offers itself without touching the paste, and then is all that is
/// there; no page has ever files of both.
pub async fn a_new_version_is_taken_whole(page: &Page<'_>) -> Outcome {
    if !has_workers(page).await? {
        return Ok(());
    }
    let (server, folder) = deployed(page, "versions", 'a')?;
    let built = page.server.folder();
    let page = &Page { browser: page.browser, server: &server };
    page.visit().await?;
    kept(page).await?;
    let is = async |mark: &str, when: &str| {
        let found = builds(page).await?;
        ensure!(found == BTreeSet::from([mark.to_owned()]), "{when} the page is of the builds {found:?}, not {mark}");
        Outcome::Ok(())
    };
    is("a", "at first").await?;

    // Somebody reads while another version is put in its place: it is offered, and nothing else happens.
    deploy(built, &folder, 'b')?;
    page.visit().await?;
    is("a", "before it is asked").await?;
    page.paste(PASTE).await?;
    page.wait("a verdict", "document.querySelector('#verdict')").await?;
    page.wait("the offer", "!document.querySelector('#fresh').hidden").await?;
    is("a", "when the new version is offered").await?;
    let held = page.text("document.querySelector('#paste').value").await?;
    ensure!(held == PASTE, "the box holds {held:?}");

    // It is taken when the reader says so.
    take(page).await?;
    is("b", "once it was asked for").await?;
    only_built_files(page).await?;

    // Or when nobody reads the old one any more.
    deploy(built, &folder, 'c')?;
    page.visit().await?;
    page.wait("the second offer", "!document.querySelector('#fresh').hidden").await?;
    is("b", "while somebody reads it").await?;
    // Some engines hold a page that is loaded once more for still open, some don't.
    page.reload().await?;
    ensure!(builds(page).await?.len() == 1, "the reloaded page is of the builds {:?}", builds(page).await?);
    let mut taken = false;
    for _ in 0..20 {
        page.close().await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
        page.visit().await?;
        let found = builds(page).await?;
        ensure!(found.len() == 1, "the page is of the builds {found:?}");
        taken = found.contains("c");
        if taken {
            break;
        }
    }
    ensure!(taken, "the new version was not taken after all pages were closed");
    only_built_files(page).await?;
    let complaints = page.complaints().await?;
    ensure!(complaints.is_empty(), "{}", complaints.join(" | "));
    Ok(())
}

/// A version of which one file isn't on the host yet, or is another one, is not taken: the old one stays, whole.
pub async fn half_a_new_version_is_not_taken(page: &Page<'_>) -> Outcome {
    if !has_workers(page).await? {
        return Ok(());
    }
    let (server, folder) = deployed(page, "half", 'a')?;
    let built = page.server.folder();
    let page = &Page { browser: page.browser, server: &server };
    page.visit().await?;
    kept(page).await?;
    deploy(built, &folder, 'b')?;
    let program = fs::read_dir(&folder)?.flatten().map(|entry| entry.path());
    let program = program.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "wasm"));
    fs::write(program.ok_or("the build has no program")?, "<!doctype html><title>Soon</title>")?;
    page.visit().await?;
    let asked = || server.requests().iter().filter(|request| request.target.ends_with(".wasm")).count();
    for _ in 0..200 {
        if asked() > 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    ensure!(asked() > 0, "the new version was never looked at");
    tokio::time::sleep(Duration::from_millis(1000)).await;
    ensure!(page.value("document.querySelector('#fresh').hidden").await? == true, "half a version is offered");
    server.stop();
    page.visit().await?;
    let (found, caches) = (builds(page).await?, page.caches().await?);
    ensure!(found == BTreeSet::from(["a".to_owned()]), "the page is of the builds {found:?}");
    ensure!(caches.len() == 1 && caches.iter().all(|name| name.ends_with("build-a")), "kept are {caches:?}");
    Ok(())
}

/// Another page of the same host, even below the page's own path, has nothing of it: what it asks for it gets.
pub async fn other_pages_are_left_alone(page: &Page<'_>) -> Outcome {
    if !has_workers(page).await? {
        return Ok(());
    }
    kept(page).await?;
    page.browser.client.goto(&format!("{}icons/icon-192.png", page.server.page())).await?;
    kept(page).await?;
    let script = "const [address, done] = arguments;
         fetch(address).then((answer) => done(answer.status), (error) => done(String(error)));";
    let address = json!(format!("{}catalogue/index.html?other", page.server.page()));
    let status = page.browser.client.execute_async(script, vec![address]).await?;
    ensure!(status == json!(200), "its request ends with {status}");
    page.visit().await
}

/// A host that serves the worker as it stands in the source is rid of it, and of all that it kept, in the way that a new
/// version takes: so does a development server, and so can a host that wants it gone.
pub async fn the_worker_can_be_taken_back(page: &Page<'_>) -> Outcome {
    if !has_workers(page).await? {
        return Ok(());
    }
    let (server, folder) = deployed(page, "taken-back", 'a')?;
    let page = &Page { browser: page.browser, server: &server };
    page.visit().await?;
    kept(page).await?;
    let index = fs::read_to_string(folder.join("index.html"))?;
    ensure!(index.contains("data-build=build-a "), "the page names no build, or not as a minifier leaves it");
    fs::write(folder.join("index.html"), index.replace("build-a", "\"\""))?;
    fs::write(folder.join("sw.js"), SOURCE)?;
    page.visit().await?;
    take(page).await?;
    let (build, caches) = (page.text("document.documentElement.dataset.build").await?, page.caches().await?);
    ensure!(build.is_empty() && caches.is_empty(), "the page is of the build {build}, and kept are {caches:?}");
    // The one that goes may still answer for the first page after it, and answers nothing.
    for _ in 0..10 {
        if page.value("navigator.serviceWorker.controller").await?.is_null() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
        page.visit().await?;
    }
    Err("there still is a worker".into())
}

/// Sends a form as the system does that shares a text or a file with the installed page. The browser has to be at a page
/// outside of it.
async fn share(page: &Page<'_>, text: &str, is_file: bool) -> Outcome {
    let script = "const [action, text, isFile] = arguments;
         const form = document.createElement('form');
         Object.assign(form, { method: 'post', enctype: 'multipart/form-data', action });
         const field = document.createElement(isFile ? 'input' : 'textarea');
         field.name = isFile ? 'file' : 'text';
         form.append(field);
         if (isFile) {
           const data = new DataTransfer();
           data.items.add(new File([text], 'answer.har', { type: 'application/json' }));
           field.type = 'file';
           field.files = data.files;
         } else field.value = text;
         document.body.append(form);
         form.submit();";
    page.run(script, vec![json!(format!("{}share", page.server.page())), json!(text), json!(is_file)]).await?;
    page.wait("what was shared", "document.querySelector('#paste')?.value.startsWith('HTTP/1.1 40')").await?;
    page.wait("a verdict", "document.querySelector('#verdict')").await?;
    let (address, start) = (page.text("location.href").await?, page.server.page());
    ensure!(address == start, "the address is {address}");
    only_built_files(page).await
}

/// What is shared with the installed page, a text or a file, is answered by the worker alone, also without a server; it
/// stands in the box and in no address, is kept nowhere and handed over once.
pub async fn what_is_shared_stays_here(page: &Page<'_>) -> Outcome {
    // No other engine shares with pages.
    if page.browser.engine != Engine::Chromium {
        return Ok(());
    }
    let (server, _) = deployed(page, "shared", 'a')?;
    let page = &Page { browser: page.browser, server: &server };
    page.visit().await?;
    kept(page).await?;
    for (is_file, stopped) in [(false, false), (true, false), (false, true)] {
        page.leave().await?;
        if stopped {
            server.stop();
        }
        share(page, "HTTP/1.1 401 Unauthorized\n\n", is_file)
            .await
            .map_err(|error| format!("a file: {is_file}, without a server: {stopped}: {error}"))?;
        let asked = server.asked();
        ensure!(!asked.iter().any(|target| target.contains("share")), "it was sent: {}", asked.join(" "));
        page.visit().await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        let held = page.text("document.querySelector('#paste').value").await?;
        ensure!(held.is_empty(), "it is handed over a second time");
    }
    Ok(())
}

/// A file that the system opens with the installed page is read, and stands in no address.
pub async fn a_file_opened_with_it_is_read(page: &Page<'_>) -> Outcome {
    page.open_launched().await?;
    page.wait("the file", &format!("document.querySelector('#paste').value === {}", json!(PASTE))).await?;
    page.wait("a verdict", "document.querySelector('#verdict')").await?;
    let address = page.text("location.search + location.hash").await?;
    ensure!(address == "?launched", "the address ends with {address}");
    Ok(())
}

/// Chromium finds nothing that speaks against installing the page, at a first visit and without a server, and needs no
/// request for that.
pub async fn it_can_be_installed(page: &Page<'_>) -> Outcome {
    if page.browser.engine != Engine::Chromium {
        return Ok(());
    }
    let (server, _) = deployed(page, "installed", 'a')?;
    let page = &Page { browser: page.browser, server: &server };
    page.visit().await?;
    kept(page).await?;
    for stopped in [false, true] {
        if stopped {
            server.stop();
            page.visit().await?;
        }
        server.forget();
        let ask = async |name| {
            let command = Cdp { name, parameters: json!({}) };
            Ok::<_, Failure>(page.browser.client.issue_cmd(command).await?)
        };
        let manifest = ask("Page.getAppManifest").await?;
        let (errors, data) = (manifest.pointer("/errors"), manifest.pointer("/data").and_then(Value::as_str));
        ensure!(errors == Some(&json!([])), "the manifest: {errors:?}");
        let data: Value = serde_json::from_str(data.unwrap_or_default())?;
        ensure!(data.pointer("/share_target/method") == Some(&json!("POST")), "the manifest is another one: {data}");
        let against = ask("Page.getInstallabilityErrors").await?;
        ensure!(against == json!({ "installabilityErrors": [] }), "it can't be installed: {against}");
        ensure!(server.asked().is_empty(), "the server was asked for {}", server.asked().join(" "));
    }
    Ok(())
}
