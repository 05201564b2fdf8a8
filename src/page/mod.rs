//! The page: a drawing of a [`crate::report::Report`].
//!
//! What needs no browser is compiled and tested everywhere. Of the rest, `browser` alone speaks to it.

pub mod examples;
pub mod reader;
pub mod rounds;
pub mod scale;
pub mod segments;
pub mod words;

#[cfg(target_arch = "wasm32")]
mod also;
#[cfg(target_arch = "wasm32")]
mod answer;
#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod claims;
#[cfg(target_arch = "wasm32")]
mod compare;
#[cfg(target_arch = "wasm32")]
mod countdown;
#[cfg(target_arch = "wasm32")]
mod desk;
#[cfg(target_arch = "wasm32")]
mod exchanges;
#[cfg(target_arch = "wasm32")]
mod help;
#[cfg(target_arch = "wasm32")]
mod input;
#[cfg(target_arch = "wasm32")]
mod lock;
#[cfg(target_arch = "wasm32")]
mod paper;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
mod path;
#[cfg(target_arch = "wasm32")]
mod session;
#[cfg(target_arch = "wasm32")]
mod share;
#[cfg(target_arch = "wasm32")]
mod source;
#[cfg(target_arch = "wasm32")]
mod steps;
#[cfg(target_arch = "wasm32")]
mod tell_apart;
#[cfg(target_arch = "wasm32")]
mod timeline;
#[cfg(target_arch = "wasm32")]
mod token;
#[cfg(target_arch = "wasm32")]
mod verdict;
#[cfg(target_arch = "wasm32")]
mod verify;
#[cfg(target_arch = "wasm32")]
mod welcome;

/// Draws the page in place of what index.html shows until then.
#[cfg(target_arch = "wasm32")]
pub fn mount() {
    if let Some(root) = browser::root() {
        yew::Renderer::<app::App>::with_root_and_props(root, browser::shell()).render();
    }
}
