//! What the page promises, and how to check it.

use yew::prelude::*;

use super::browser;

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
    let says = if *locked { "Locked: this page can no longer reach the network" } else { "Not locked yet" };
    html! {
        <div id="lock" class={classes!(locked.then_some("locked"))} data-locked={locked.to_string()}>
            <p class="state">{ says }</p>
            <details>
                <summary>{ "How to check" }</summary>
                <div class="bubble">
                    <p>{ "Once it has started, the page tells the browser to refuse every connection that it might still open. You need not take its word for it:" }</p>
                    <ul>
                        <li>{ "Open the developer tools (" }<kbd>{ "F12" }</kbd>{ "), choose Network, and paste: no line appears." }</li>
                        <li>{ "Or switch on the airplane mode first. The page works all the same." }</li>
                        <li>{ "Or look at the two Content-Security-Policy elements in the page’s source: the second says " }
                            <code>{ "connect-src 'none'" }</code>{ "." }</li>
                    </ul>
                </div>
            </details>
        </div>
    }
}
