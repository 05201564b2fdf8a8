//! Everything that the page asks of the browser. No other file names it.

use std::rc::Rc;

use gloo::{
    events::{EventListener, EventListenerOptions},
    timers::callback::{Interval, Timeout},
};
use js_sys::{Array, Date, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Clipboard, CryptoKey, Document, DragEvent, Element, Event, HtmlDialogElement, HtmlDocument, HtmlElement,
    HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, Navigator, ResizeObserver, ResizeObserverEntry, Window,
};
use yew::prelude::*;

use super::{
    reader::{self, Reader},
    welcome::Shell,
};
use crate::{
    time,
    time::Timestamp,
    token::verify::{Import, Plan},
};

/// A file that was chosen or dropped.
pub use web_sys::File;

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// The element that the page is drawn into.
pub fn root() -> Option<Element> {
    document()?.get_element_by_id("app")
}

/// What is kept of the page that stood there before the program.
pub fn shell() -> Shell {
    let found = |id: &str| document().and_then(|document| document.get_element_by_id(id));
    let early = found("paste").and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
    Shell {
        welcome: found("welcome").map(|welcome| Html::VRef(welcome.into())).unwrap_or_default(),
        early: early.map(|area| area.value()).unwrap_or_default().into(),
    }
}

// Clock and zone.

/// This computer's clock.
pub fn now() -> Timestamp {
    Timestamp((Date::now() / 1000.0).floor() as i64)
}

/// How a moment is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// "20 Nov 2026, 12:58:04 CET"
    Full,
    /// "12:58"
    Minute,
    /// "12:58:04"
    Second,
    /// "20 Nov, 12:58"
    Day,
    /// "20 Nov 2026"
    Year,
}

/// A moment in the reader's own zone. The page speaks English, and so do its dates: 24 hours, the month as a word.
pub fn local(at: Timestamp, style: Style) -> String {
    // Behind this, JavaScript has no dates (ECMA-262, section 21.4.1.1).
    if at.0.unsigned_abs() > 8_640_000_000_000 {
        return time::utc(at);
    }
    let date: &[(&str, &str)] = match style {
        Style::Full | Style::Year => &[("day", "numeric"), ("month", "short"), ("year", "numeric")],
        Style::Day => &[("day", "numeric"), ("month", "short")],
        Style::Minute | Style::Second => &[],
    };
    let clock: &[(&str, &str)] = match style {
        Style::Full => &[("second", "2-digit"), ("timeZoneName", "short")],
        Style::Second => &[("second", "2-digit")],
        Style::Minute | Style::Day | Style::Year => &[],
    };
    let minutes: &[(&str, &str)] =
        if style == Style::Year { &[] } else { &[("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")] };
    let options = Object::new();
    for (name, value) in date.iter().chain(minutes).chain(clock) {
        // Setting a member of a fresh object can't fail.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    let date = Date::new(&JsValue::from_f64(at.0 as f64 * 1000.0));
    String::from(date.to_locale_string("en-GB", &options))
}

/// This computer's clock, ticking every second while `active` and while the page is in view.
#[hook]
pub fn use_clock(active: bool) -> Timestamp {
    let clock = use_state_eq(now);
    let set = clock.setter();
    use_effect_with(active, move |active| {
        if *active {
            // It stood still before.
            set.set(now());
        }
        let ticking = active.then(|| {
            Interval::new(1000, move || {
                if !document().is_some_and(|document| document.hidden()) {
                    set.set(now());
                }
            })
        });
        move || drop(ticking)
    });
    *clock
}

// Timers and events: dropped, they stop.

/// Something that is going to happen.
pub struct Timer {
    _timeout: Timeout,
}

/// Calls `act` after so many milliseconds, unless the timer is dropped before.
pub fn after(milliseconds: u32, act: impl FnOnce() + 'static) -> Timer {
    Timer { _timeout: Timeout::new(milliseconds, act) }
}

/// Something that is listened to.
pub struct Listener {
    _listener: EventListener,
}

/// Calls `act` for each event of the window; `act` may keep the browser from its own answer.
pub fn on_window(event: &'static str, act: impl FnMut(&Event) + 'static) -> Option<Listener> {
    let options = EventListenerOptions::enable_prevent_default();
    Some(Listener { _listener: EventListener::new_with_options(&window()?.into(), event, options, act) })
}

/// The width of an element in CSS pixels, kept up to date.
#[hook]
pub fn use_width(element: &NodeRef) -> f64 {
    let width = use_state_eq(|| 320.0);
    let set = width.setter();
    let element = element.clone();
    use_effect_with((), move |()| {
        let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            if let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() {
                let (set, width) = (set.clone(), entry.content_rect().width().round());
                // A drawing that changes its height while heights are being told is an error to the browser.
                Timeout::new(0, move || set.set(width)).forget();
            }
        });
        let observer = ResizeObserver::new(seen.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, element.cast::<Element>()) {
            observer.observe(&element);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop(seen);
        }
    });
    *width
}

// The reader.

fn navigator() -> Option<Navigator> {
    window().map(|window| window.navigator())
}

/// The reader's system and browser.
pub fn reader() -> Reader {
    let Some(navigator) = navigator() else { return Reader::default() };
    reader::reader(&navigator.user_agent().unwrap_or_default(), navigator.max_touch_points() > 1)
}

// The address.

/// What stands behind the address's `#`.
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Puts an example's name behind the address's `#`, or nothing. Never anything that was pasted.
pub fn set_fragment(id: Option<&'static str>) {
    let Some(window) = window() else { return };
    let location = window.location();
    if id.is_none() && fragment().is_empty() {
        return;
    }
    let address = match id {
        Some(id) => format!("#{id}"),
        None => format!("{}{}", location.pathname().unwrap_or_default(), location.search().unwrap_or_default()),
    };
    if let Ok(history) = window.history() {
        // A page that was opened as a file may not rewrite its address; then it stays as it is.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

// The box.

/// The text in a box, or in a field of one line.
pub fn text(area: &NodeRef) -> String {
    let line = || area.cast::<HtmlInputElement>().map(|field| field.value());
    area.cast::<HtmlTextAreaElement>().map(|area| area.value()).or_else(line).unwrap_or_default()
}

/// Puts a text into the box.
pub fn set_text(area: &NodeRef, text: &str) {
    if let Some(area) = area.cast::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
}

/// Puts the cursor into an element.
pub fn focus(element: &NodeRef) {
    if let Some(element) = element.cast::<HtmlElement>() {
        // A browser that refuses leaves the cursor where it was.
        let _ = element.focus();
    }
}

/// The findings whose marks lie in the mirror below the pointer.
pub fn marked(event: &MouseEvent) -> Vec<usize> {
    let (x, y) = (event.client_x() as f32, event.client_y() as f32);
    let below = document().map(|document| document.elements_from_point(x, y)).unwrap_or_default();
    let marks = below.iter().filter_map(|element| element.dyn_into::<Element>().ok()?.get_attribute("data-mark"));
    marks
        .flat_map(|indexes| indexes.split(' ').filter_map(|index| index.parse().ok()).collect::<Vec<usize>>())
        .collect()
}

/// A slider's value.
pub fn slider(event: &InputEvent) -> Option<f64> {
    event.target_dyn_into::<HtmlInputElement>().map(|input| input.value_as_number()).filter(|value| value.is_finite())
}

/// What was chosen in a list, or typed into a field.
pub fn value(event: &Event) -> String {
    let target = event.target().map(JsValue::from).unwrap_or_default();
    Reflect::get(&target, &JsValue::from_str("value")).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

// Files.

/// What was dropped.
pub enum Dropped {
    /// A file.
    File(File),
    /// Text out of another window.
    Text(String),
}

/// What a drop brought.
pub fn dropped(event: &Event) -> Option<Dropped> {
    let data = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    if let Some(file) = data.files().and_then(|files| files.get(0)) {
        return Some(Dropped::File(file));
    }
    data.get_data("text/plain").ok().filter(|text| !text.is_empty()).map(Dropped::Text)
}

/// The file that was chosen; the choice is forgotten, so that the same file can be chosen again.
pub fn chosen(event: &Event) -> Option<File> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// Name and size of a file.
pub fn about(file: &File) -> (String, usize) {
    (file.name(), file.size() as usize)
}

/// How a file's reading ended.
pub enum Read {
    /// The text; what isn't UTF-8 became a replacement character.
    Text(String),
    /// It was stopped.
    Stopped,
    /// The browser couldn't read it.
    Failed,
}

/// How much of a file is read at a time, in bytes: the page stays alive between two pieces.
const PIECE: usize = 2 * 1024 * 1024;

/// Reads a file piece by piece. `go_on` hears how many bytes are there, and says whether to go on.
pub fn read(file: &File, go_on: impl Fn(usize) -> bool + 'static, done: impl FnOnce(Read) + 'static) {
    let file = file.clone();
    spawn_local(async move { done(pieces(&file, go_on).await.unwrap_or(Read::Failed)) });
}

async fn pieces(file: &File, go_on: impl Fn(usize) -> bool) -> Option<Read> {
    let size = file.size() as usize;
    let mut bytes = Vec::with_capacity(size);
    while bytes.len() < size {
        if !go_on(bytes.len()) {
            return Some(Read::Stopped);
        }
        let (from, to) = (bytes.len(), size.min(bytes.len() + PIECE));
        let piece = file.slice_with_f64_and_f64(from as f64, to as f64).ok()?;
        let buffer = JsFuture::from(piece.array_buffer()).await.ok()?;
        // A file that shrinks meanwhile gives an empty piece.
        let piece = Uint8Array::new(&buffer).to_vec();
        if piece.is_empty() {
            return None;
        }
        bytes.extend_from_slice(&piece);
    }
    Some(Read::Text(
        String::from_utf8(bytes).unwrap_or_else(|off| String::from_utf8_lossy(off.as_bytes()).into_owned()),
    ))
}

// The clipboard.

/// A page that came without encryption has no clipboard, whatever its type says.
fn clipboard_of() -> Option<Clipboard> {
    let navigator = navigator()?;
    let found = Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
    found.is_object().then(|| navigator.clipboard())
}

/// Copies a text and tells whether that worked.
pub fn copy(text: Rc<str>, done: impl FnOnce(bool) + 'static) {
    let clipboard = clipboard_of();
    spawn_local(async move {
        let written = match clipboard {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        done(written || copy_by_selection(&text).unwrap_or(false));
    });
}

/// The old way: a text that is selected for a moment.
fn copy_by_selection(text: &str) -> Option<bool> {
    let document = document()?;
    let before = document.active_element();
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_class_name("visually-hidden");
    area.set_value(text);
    document.body()?.append_child(&area).ok()?;
    area.select();
    let copied = document.dyn_ref::<HtmlDocument>()?.exec_command("copy").ok();
    area.remove();
    if let Some(element) = before.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
    copied
}

/// Reads the text in the clipboard; the browser asks, or refuses, which gives `None`.
pub fn clipboard(done: impl FnOnce(Option<String>) + 'static) {
    let clipboard = clipboard_of();
    spawn_local(async move {
        let read = match clipboard {
            // An older browser lets no page read.
            Some(clipboard) if Reflect::has(&clipboard, &JsValue::from_str("readText")).unwrap_or(false) => {
                JsFuture::from(clipboard.read_text()).await.ok()
            }
            _ => None,
        };
        done(read.and_then(|text| text.as_string()));
    });
}

// The keyboard.

/// The key of an event, where it stands for a shortcut: a single one, and not typed into a field or while a dialog is
/// open.
pub fn shortcut(event: &Event) -> Option<String> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    const FIELDS: &str = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
    // A dialog that was closed may have kept the focus.
    let typed = event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|element| {
        let within = |css| element.closest(css).ok().flatten().is_some();
        within(FIELDS) && !within("dialog")
    });
    let held = event.ctrl_key() || event.alt_key() || event.meta_key();
    (!typed && !held && query("dialog[open]").is_none()).then(|| event.key())
}

fn query(css: &str) -> Option<Element> {
    document()?.query_selector(css).ok().flatten()
}

/// Moves the focus to the first element that matches, where there is one.
pub fn go(css: &str) {
    let Some(element) = query(css).and_then(|element| element.dyn_into::<HtmlElement>().ok()) else { return };
    if element.tab_index() < 0 {
        // A headline takes the focus when it is sent there, and never by Tab.
        let _ = element.set_attribute("tabindex", "-1");
    }
    let _ = element.focus();
}

/// Presses the first button that matches, where there is one.
pub fn press(css: &str) {
    if let Some(element) = query(css).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// Opens a dialog, in front of everything else.
pub fn show_dialog(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
        // One that is open already stays so.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog.
pub fn close_dialog(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
        dialog.close();
    }
}

/// Whether the part that an event tells of is open now.
pub fn is_open(event: &Event) -> bool {
    event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|part| part.has_attribute("open"))
}

// Paper.

/// Prints the page.
pub fn print() {
    // A browser that refuses says so itself.
    let _ = window().map(|window| window.print());
}

/// Calls `act` before the page goes onto paper, and afterwards. On paper nothing can be opened: meanwhile every part of
/// the answer is.
pub fn on_print(act: impl Fn(bool) + Clone + 'static) -> [Option<Listener>; 2] {
    const CLOSED: &str = ".reading details:not([open])";
    let after = act.clone();
    let before = on_window("beforeprint", move |_| {
        while let Some(part) = query(CLOSED) {
            if part.set_attribute("open", "").and_then(|()| part.set_attribute("data-printed", "")).is_err() {
                break;
            }
        }
        act(true);
    });
    let after = on_window("afterprint", move |_| {
        while let Some(part) = query("[data-printed]") {
            if part.remove_attribute("data-printed").and_then(|()| part.remove_attribute("open")).is_err() {
                break;
            }
        }
        after(false);
    });
    [before, after]
}

// Signatures.

/// How the check of a signature ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// The signature fits the key at this place of the plans.
    Right(usize),
    /// It fits none of them.
    Wrong,
    /// This browser doesn't know the algorithm.
    Unknown,
    /// This browser doesn't take the key.
    Refused,
}

/// Whether the browser lets this page check signatures: it must have come over TLS, or from this very machine.
pub fn can_verify() -> bool {
    window().is_some_and(|window| window.is_secure_context())
}

/// Checks by one plan after the other, up to the first that fits.
pub fn verify(plans: Vec<Plan>, done: impl FnOnce(Checked) + 'static) {
    spawn_local(async move {
        let mut outcome = None;
        for (index, plan) in plans.iter().enumerate() {
            match verify_one(plan).await {
                Ok(true) => return done(Checked::Right(index)),
                // A plan that could be followed says more than one that couldn't.
                Ok(false) => outcome = Some(Checked::Wrong),
                Err(error) => outcome = outcome.or(Some(refused(&error))),
            }
        }
        done(outcome.unwrap_or(Checked::Unknown));
    });
}

/// What a browser says that doesn't know an algorithm, or the form that its keys come in.
fn refused(error: &JsValue) -> Checked {
    let name = Reflect::get(error, &JsValue::from_str("name")).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("DataError") => Checked::Refused,
        _ => Checked::Unknown,
    }
}

async fn verify_one(plan: &Plan) -> Result<bool, JsValue> {
    let subtle = window().ok_or(JsValue::NULL)?.crypto()?.subtle();
    let row = plan.algorithm;
    let text = JsValue::from_str;
    let algorithm = object(&[
        ("name", text(row.web)),
        ("hash", text(row.hash)),
        ("namedCurve", text(row.curve)),
        ("saltLength", JsValue::from_f64(row.salt as f64)),
    ]);
    let key = match &plan.import {
        Import::Raw(bytes) => Object::from(Uint8Array::from(bytes.as_slice())),
        Import::Jwk(n, e) => object(&[("kty", text(row.kty)), ("n", text(n)), ("e", text(e))]),
    };
    let usages = Array::of1(&text("verify"));
    let key = subtle.import_key_with_object(row.format, &key, &algorithm, false, &usages)?;
    let key: CryptoKey = JsFuture::from(key).await?.unchecked_into();
    let (signature, signed) = (Uint8Array::from(plan.signature.as_slice()), Uint8Array::from(plan.signed.as_slice()));
    let fits = subtle.verify_with_object_and_js_u8_array_and_js_u8_array(&algorithm, &key, &signature, &signed)?;
    Ok(JsFuture::from(fits).await? == JsValue::TRUE)
}

/// A fresh object with these members. Members that an algorithm has no use for are passed over by every browser, but
/// not empty ones.
fn object(members: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in members.iter().filter(|(_, value)| value.as_string().is_none_or(|text| !text.is_empty())) {
        // Setting a member of a fresh object can't fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}

// The lock.

/// The policies that stand in the page.
pub fn policies() -> Vec<String> {
    let found =
        document().and_then(|document| document.query_selector_all("meta[http-equiv=Content-Security-Policy]").ok());
    let Some(found) = found else { return Vec::new() };
    let content = |index| found.get(index)?.dyn_into::<Element>().ok()?.get_attribute("content");
    (0..found.length()).filter_map(content).collect()
}

/// Whether the second policy stands, see static/boot.js.
pub fn locked() -> bool {
    let root = document().and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("data-locked")).is_some_and(|locked| locked == "true")
}
