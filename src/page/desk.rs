//! What lies on the desk: the paste in its box, and the answer to it.

use std::{cell::RefCell, rc::Rc};

use yew::prelude::*;

use super::{
    browser::{self, Dropped, File, Read, Timer},
    examples::{Example, example},
    parts::Shown,
    words,
};
use crate::{diagnose_about, text::Document, time::Timestamp};

/// Up to this size a paste is answered at once and shown whole; behind it, with less haste and in excerpts.
pub const ORDINARY: usize = 64 * 1024;
/// A larger file isn't put into the box, where it would make every key stroke slow.
const FITS_THE_BOX: usize = 1024 * 1024;
/// A larger file isn't read.
const LARGEST: usize = 50 * 1024 * 1024;

/// The paste, its answer, and what can be done with them.
#[derive(Clone, PartialEq)]
pub struct Desk {
    /// The box. Its text is its own: it is read when it changes and set when something else is to be read.
    pub area: NodeRef,
    /// The answer to the last text that was read.
    pub shown: Shown,
    /// What there is to say about the last file.
    pub note: Option<AttrValue>,
    /// How much of a large file is read, and how large it is, in bytes.
    pub progress: Option<(usize, usize)>,
    /// The reading of a file is to stop.
    pub stop: Callback<()>,
    /// The box was typed in.
    pub typed: Callback<()>,
    /// An example was chosen.
    pub choose: Callback<&'static Example>,
    /// A file was chosen.
    pub take: Callback<File>,
    /// The clipboard's text is to be taken.
    pub fetch: Callback<()>,
    /// Everything is to go.
    pub clear: Callback<()>,
    /// The same text is to be answered at a later moment.
    pub again: Callback<()>,
    /// The verdict is to be about the exchange at this index.
    pub look: Callback<usize>,
}

/// The text that the answer is about.
pub fn paste(shown: &Shown) -> &str {
    shown.documents.first().map(|document: &Document| document.text.as_str()).unwrap_or_default()
}

fn answer(text: &str) -> Shown {
    answer_about(text, None)
}

fn answer_about(text: &str, exchange: Option<usize>) -> Shown {
    Shown(Rc::new(diagnose_about(text, browser::now(), exchange)))
}

/// The desk.
#[hook]
pub fn use_desk(early: &AttrValue) -> Desk {
    let area = use_node_ref();
    let shown = use_state(|| answer(""));
    let note = use_state(|| None::<AttrValue>);
    let pending = use_mut_ref(|| None::<Timer>);
    let put = {
        let (area, shown, note, pending) = (area.clone(), shown.setter(), note.setter(), pending.clone());
        use_callback((), move |(text, said): (Rc<str>, Option<AttrValue>), ()| {
            pending.borrow_mut().take();
            if text.len() > FITS_THE_BOX {
                browser::set_text(&area, "");
                shown.set(answer(&text));
            } else {
                // Read back, since the box has its own line ends, and the marks must fit what it shows.
                browser::set_text(&area, &text);
                shown.set(answer(&browser::text(&area)));
            }
            note.set(said);
        })
    };
    let typed = {
        let (area, shown, note) = (area.clone(), shown.setter(), note.setter());
        use_callback((), move |(), ()| {
            let (area, shown) = (area.clone(), shown.clone());
            let wait = if browser::text(&area).len() > ORDINARY { 200 } else { 16 };
            // The timer that was set before is dropped: only the last key stroke counts.
            *pending.borrow_mut() = Some(browser::after(wait, move || shown.set(answer(&browser::text(&area)))));
            browser::set_fragment(None);
            note.set(None);
        })
    };
    let choose = use_callback(put.clone(), |example: &'static Example, put| {
        browser::set_fragment(Some(example.id));
        put.emit((example.text.into(), None));
    });
    let progress = use_state_eq(|| None::<(usize, usize)>);
    let current = use_mut_ref(|| 0_u32);
    let take = use_take(&put, note.setter(), progress.setter(), current.clone());
    let stop = {
        let (note, progress, current) = (note.setter(), progress.setter(), current);
        use_callback((), move |(), ()| {
            *current.borrow_mut() += 1;
            progress.set(None);
            note.set(Some("Stopped.".into()));
        })
    };
    let fetch = use_fetch(&put, note.setter());
    let clear = {
        let area = area.clone();
        use_callback(put.clone(), move |(), put| {
            browser::set_fragment(None);
            put.emit(("".into(), None));
            browser::focus(&area);
        })
    };
    let again = {
        let set = shown.setter();
        use_callback((*shown).clone(), move |(), shown| {
            let mut report = diagnose_about(paste(shown), browser::now(), shown.subject);
            // A wait that has no date of its own goes on from where it began.
            report.wait = shown.wait.clone();
            set.set(Shown(Rc::new(report)));
        })
    };
    let look = {
        let set = shown.setter();
        use_callback((*shown).clone(), move |index, shown| set.set(answer_about(paste(shown), Some(index))))
    };
    use_early(early, &area, &put);
    use_fragment(&choose);
    use_drops(&put, &take);
    Desk {
        area,
        shown: (*shown).clone(),
        note: (*note).clone(),
        progress: *progress,
        stop,
        typed,
        choose,
        take,
        fetch,
        clear,
        again,
        look,
    }
}

/// Reads what was pasted before the program was there.
#[hook]
fn use_early(early: &AttrValue, area: &NodeRef, put: &Put) {
    let (early, area, put) = (early.clone(), area.clone(), put.clone());
    use_effect_with((), move |()| {
        if !early.is_empty() {
            put.emit((early.as_str().into(), None));
            browser::focus(&area);
        }
    });
}

type Put = Callback<(Rc<str>, Option<AttrValue>)>;

/// Reads a file, or says why not. `current` counts the files, so that an older one that is still being read gives way.
#[hook]
fn use_take(
    put: &Put,
    note: UseStateSetter<Option<AttrValue>>,
    progress: UseStateSetter<Option<(usize, usize)>>,
    current: Rc<RefCell<u32>>,
) -> Callback<File> {
    use_callback(put.clone(), move |file: File, put| {
        let (name, size) = browser::about(&file);
        if size > LARGEST {
            let most = words::size(LARGEST);
            note.set(Some(format!("{name} has {}. This page reads files of up to {most}.", words::size(size)).into()));
            return;
        }
        note.set(Some(format!("Reading {name} …").into()));
        *current.borrow_mut() += 1;
        let number = *current.borrow();
        let go_on = {
            let (progress, current) = (progress.clone(), current.clone());
            move |read: usize| {
                let newest = *current.borrow() == number;
                if newest && size > FITS_THE_BOX {
                    progress.set(Some((read, size)));
                }
                newest
            }
        };
        let (put, note, progress) = (put.clone(), note.clone(), progress.clone());
        browser::read(&file, go_on, move |read| match read {
            Read::Text(text) => {
                progress.set(None);
                browser::set_fragment(None);
                let said = if text.len() > FITS_THE_BOX {
                    format!("{name} ({}) is read, but too long for the box.", words::size(size))
                } else {
                    format!("This is {name} ({}).", words::size(size))
                };
                put.emit((text.into(), Some(said.into())));
            }
            Read::Failed => {
                progress.set(None);
                note.set(Some(format!("{name} could not be read.").into()));
            }
            Read::Stopped => {}
        });
    })
}

/// Takes the text out of the clipboard, or says why not.
#[hook]
fn use_fetch(put: &Put, note: UseStateSetter<Option<AttrValue>>) -> Callback<()> {
    use_callback(put.clone(), move |(), put| {
        let (put, note) = (put.clone(), note.clone());
        browser::clipboard(move |read| match read {
            Some(text) if text.trim().is_empty() => note.set(Some("The clipboard holds no text.".into())),
            Some(text) => {
                browser::set_fragment(None);
                put.emit((text.into(), None));
            }
            None => note.set(Some(
                "The browser did not let this page read the clipboard. Press Ctrl+V in the box instead (on a Mac ⌘V)."
                    .into(),
            )),
        });
    })
}

/// Opens the example that the address names, now and when the address changes.
#[hook]
fn use_fragment(choose: &Callback<&'static Example>) {
    let choose = choose.clone();
    use_effect_with((), move |()| {
        let open = move || {
            if let Some(example) = example(&browser::fragment()) {
                choose.emit(example);
            }
        };
        open();
        let mut timer = None;
        let listener = browser::on_window("hashchange", move |_| {
            open();
            // The link that was followed goes with the welcome, and takes the focus along.
            drop(timer.replace(browser::after(0, || browser::go("#headline"))));
        });
        move || drop(listener)
    });
}

/// The whole window takes files and text. What is dragged within the page itself stays the browser's business.
#[hook]
fn use_drops(put: &Put, take: &Callback<File>) {
    let (put, take) = (put.clone(), take.clone());
    use_effect_with((), move |()| {
        let own = Rc::new(std::cell::Cell::new(false));
        let mark = |event: &'static str, value: bool| {
            let own = own.clone();
            browser::on_window(event, move |_| own.set(value))
        };
        let over = {
            let own = own.clone();
            browser::on_window("dragover", move |event| {
                if !own.get() {
                    event.prevent_default();
                }
            })
        };
        let listeners = [mark("dragstart", true), mark("dragend", false), over];
        let drop_listener = browser::on_window("drop", move |event| {
            if own.get() {
                return;
            }
            event.prevent_default();
            match browser::dropped(event) {
                Some(Dropped::File(file)) => take.emit(file),
                Some(Dropped::Text(text)) => {
                    browser::set_fragment(None);
                    put.emit((text.into(), None));
                }
                None => {}
            }
        });
        move || drop((listeners, drop_listener))
    });
}

/// Whether a token starts or ends between two moments, so that the answer of the first no longer holds. A clock may be
/// set back, too, most of all by somebody who has just read that it runs fast.
pub fn turned(shown: &Shown, now: Timestamp) -> bool {
    let times = shown.tokens.iter().flat_map(|token| [&token.times.nbf, &token.times.exp]).flatten();
    times.into_iter().any(|moment| (shown.now < moment.meant) != (now < moment.meant))
}
