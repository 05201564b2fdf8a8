//! The page's program: mounts the page where a browser runs it.

fn main() {
    #[cfg(target_arch = "wasm32")]
    why401::page::mount();
    #[cfg(not(target_arch = "wasm32"))]
    println!("why401 runs in a browser: cargo xtask serve");
}
