//! What the page promises, and how to check it.

use yew::prelude::*;

use super::browser;

const CAN: &[&str] = &[
    "Read what you type, paste, drop or open here, and the clipboard when you press the button for it and the browser lets it.",
    "Put into the clipboard what you press a copy button for.",
    "Put the name of an example into the address.",
    "Have the browser keep its own files, so that it opens without a connection, and look for a newer version of them: nothing of yours goes along.",
    "Once you have installed it: read what you open with it or share with it. Its worker takes that in within your browser, hands it to this page and keeps nothing. (Where you have deleted this site’s data there is no worker: open the page once before you share.)",
    "Open a standard or a manual when you press its link. The addresses are this project’s own, with nothing of your paste in them.",
];

const CANNOT: &[&str] = &[
    "Send anything to anyone, its own server included: no request, no form, no picture, no socket.",
    "Keep anything of yours: no cookie, no storage. Close the tab, and your paste is gone.",
    "Run anything that stands in your paste, or load what it points to. It is shown as text.",
];

/// The statement that nothing can leave, once that is so. It is drawn with the page: a component of its own costs a
/// kilobyte.
#[hook]
pub fn use_lock() -> Html {
    let locked = use_state_eq(browser::locked);
    let set = locked.setter();
    use_effect_with((), move |()| {
        set.set(browser::locked());
        let listener = browser::on_window("locked", move |_| set.set(browser::locked()));
        move || drop(listener)
    });
    let says = if *locked { "Locked: no way to the network" } else { "Not locked yet" };
    let items = |items: &'static [&'static str]| html! { <ul>{ for items.iter().map(|item| html! { <li>{ *item }</li> }) }</ul> };
    let policy = |text: String| html! { <li><code>{ text }</code></li> };
    html! {
        <div id="lock" class={classes!(locked.then_some("locked"))} data-locked={locked.to_string()}>
            <p key={says} class="state">{ says }</p>
            <details>
                <summary>{ "How to check" }</summary>
                <div class="bubble">
                    <h2>{ "What this page can do" }</h2>
                    { items(CAN) }
                    <h2>{ "What it can’t do" }</h2>
                    { items(CANNOT) }
                    <h2>{ "See for yourself" }</h2>
                    <p>{ "Once it has started, the page tells the browser to refuse every connection that it might still open. You need not take its word for it:" }</p>
                    <ul>
                        <li>{ "Open the developer tools (" }<kbd>{ "F12" }</kbd>{ "), choose Network, and paste: no line appears. (Soon after the start the browser itself may ask for sw.js, the list of the newest files.)" }</li>
                        <li>{ "Or switch on the airplane mode before you paste. The page works all the same." }</li>
                        <li>{ "Or read the policies that hold in this page, below. The developer tools show them, too: look for " }
                            <code>{ "Content-Security-Policy" }</code>{ " under Elements. Of all of them the strictest counts, and none can be taken back." }</li>
                        <li>{ "Or compare the files of this page with those that you build from the source. Its README says how." }</li>
                    </ul>
                    <h2>{ "The policies that hold now" }</h2>
                    <ul id="policies">{ for browser::policies().into_iter().map(policy) }</ul>
                </div>
            </details>
        </div>
    }
}
