//! What stands where the answer will be.

use yew::prelude::*;

/// What to paste, and how to get it.
pub fn draw() -> Html {
    html! {
        <section id="welcome" aria-labelledby="welcome-title">
            <h2 id="welcome-title">{ "A request was refused? Paste what came back." }</h2>
            <p class="reason">
                { "401, 403, 407, 429, an expired token, an error page: this page says why, who can fix it and what to do, and shows the words in your paste that it goes by." }
            </p>
            <h3>{ "Where to get it" }</h3>
            <dl class="ways">
                <div>
                    <dt>{ "In a browser" }</dt>
                    <dd>{ "Open the developer tools (" }<kbd>{ "F12" }</kbd>{ ", on a Mac " }<kbd>{ "⌥ ⌘ I" }</kbd>
                        { "), choose Network, load the page again, choose the red line with 401 or 403, and copy everything under Headers." }</dd>
                </div>
                <div>
                    <dt>{ "On the command line" }</dt>
                    <dd>{ "Run the request with " }<code>{ "curl -i" }</code>{ " and copy all that it prints, the body too." }</dd>
                </div>
                <div>
                    <dt>{ "Many requests" }</dt>
                    <dd>{ "In the developer tools’ Network panel choose " }<kbd>{ "Export HAR" }</kbd>
                        { " (in Firefox " }<kbd>{ "Save All As HAR" }</kbd>{ ") and drop the file here: the refused ones are found and listed." }</dd>
                </div>
                <div>
                    <dt>{ "A token" }</dt>
                    <dd>{ "The text that starts with " }<code>{ "eyJ" }</code>{ ", with whatever stands around it." }</dd>
                </div>
                <div>
                    <dt>{ "Only a message" }</dt>
                    <dd>{ "The error page, its JSON, a program’s message or a line of a log. It is less to go by, and often enough." }</dd>
                </div>
            </dl>
        </section>
    }
}
