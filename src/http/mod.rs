//! HTTP messages and the fields that have a grammar of their own: one file each.

pub mod authorization;
pub mod challenge;
pub mod message;
pub mod set_cookie;
