//! The page's program: mounts the page where a browser runs it.

#[cfg(target_arch = "wasm32")]
mod mount {
    use yew::prelude::*;

    #[component]
    fn Page() -> Html {
        html! { <h1>{ "Why 401?" }</h1> }
    }

    /// Puts the page in place of the notice that index.html shows until then.
    pub fn page() {
        let root =
            web_sys::window().and_then(|window| window.document()).and_then(|page| page.get_element_by_id("app"));
        if let Some(root) = root {
            yew::Renderer::<Page>::with_root(root).render();
        }
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    mount::page();
    #[cfg(not(target_arch = "wasm32"))]
    println!("why401 runs in a browser: cargo xtask serve");
}
