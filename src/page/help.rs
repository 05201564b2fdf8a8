//! The keyboard: its shortcuts, and the list of them.

use yew::prelude::*;

use super::browser;

/// What a key does.
#[derive(Clone, Copy)]
enum Act {
    /// Moves the focus to the first element that matches.
    Go(&'static str),
    /// Presses the button that matches.
    Press(&'static str),
    /// Opens the list.
    List,
}

/// The keys, what they do in words, and what they do.
const SHORTCUTS: &[(&str, &str, Act)] = &[
    ("?", "This list", Act::List),
    ("/", "To the box, to paste or to type", Act::Go("#paste")),
    ("v", "To the verdict", Act::Go("#headline")),
    ("d", "To what to do", Act::Go("#steps-title")),
    ("t", "To the token and the table of its times", Act::Go("#tokens h2")),
    ("s", "To what can be taken along", Act::Go("#share-title")),
    ("c", "Copy the answer as Markdown", Act::Press("#copy-markdown")),
    ("p", "Print it", Act::Press("#print")),
];

/// The button that opens the list, the list, and the shortcuts themselves. It is drawn with the page: a component of
/// its own costs a kilobyte.
#[hook]
pub fn use_shortcuts() -> Html {
    let list = use_node_ref();
    let on = use_state_eq(|| true);
    {
        let list = list.clone();
        use_effect_with(*on, move |on| {
            let listener = on.then(|| {
                browser::on_window("keydown", move |event| {
                    let Some(key) = browser::shortcut(event) else { return };
                    let Some((_, _, act)) = SHORTCUTS.iter().find(|row| row.0 == key) else { return };
                    event.prevent_default();
                    match act {
                        Act::Go(css) => browser::go(css),
                        Act::Press(css) => browser::press(css),
                        Act::List => browser::show_dialog(&list),
                    }
                })
            });
            move || drop(listener)
        });
    }
    let onopen = {
        let list = list.clone();
        Callback::from(move |_: MouseEvent| browser::show_dialog(&list))
    };
    let onclose = {
        let list = list.clone();
        Callback::from(move |_: MouseEvent| browser::close_dialog(&list))
    };
    let onchange = {
        let (set, now) = (on.setter(), *on);
        Callback::from(move |_: Event| set.set(!now))
    };
    let row = |(key, words, _): &(&'static str, &'static str, Act)| {
        html! { <div><dt><kbd>{ *key }</kbd></dt><dd>{ *words }</dd></div> }
    };
    html! {
        <>
            <button type="button" id="shortcuts" aria-haspopup="dialog" onclick={onopen}>{ "Keyboard shortcuts" }</button>
            <dialog id="help" ref={list} aria-labelledby="help-title">
                <h2 id="help-title">{ "Keyboard shortcuts" }</h2>
                <dl class="keys">{ for SHORTCUTS.iter().map(row) }</dl>
                <p class="hint">{ "They wait while you type in a field. Tab reaches everything, Enter presses it, and Escape closes this list." }</p>
                <p><label><input type="checkbox" id="shortcuts-on" checked={*on} {onchange} />{ " Single keys work as shortcuts" }</label></p>
                <div class="buttons"><button type="button" id="help-close" onclick={onclose}>{ "Close" }</button></div>
            </dialog>
        </>
    }
}
