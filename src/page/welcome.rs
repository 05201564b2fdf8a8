//! What stands where the answer will be. It is index.html's own, so that it is there before the program is.

use yew::prelude::*;

/// What the program takes over from index.html.
#[derive(Clone, PartialEq, Properties)]
pub struct Shell {
    /// The welcome, with its examples: links that name each in the address.
    pub welcome: Html,
    /// What was put into the box meanwhile.
    pub early: AttrValue,
}
