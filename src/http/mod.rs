//! What an HTTP answer says: reading, not judging.

pub mod challenge;
