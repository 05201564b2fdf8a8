//! What the person at the browser can do.

use super::{Fix, On, step};
use crate::finding::Actor;

/// Cheapest and safest first.
pub const FIXES: &[Fix] = &[Fix {
    id: "check-url",
    actor: Actor::You,
    title: "Check the address",
    steps: &[step(On::Any, "Read the address bar: is every letter right, and is the link not an old one?", None)],
}];
