//! Nothing was refused: what the paste is instead.

pub mod credential_recognised;
pub mod informational;
pub mod not_http;
pub mod nothing_to_go_on;
pub mod redirect;
pub mod request_only;
pub mod success;
pub mod token_readable;
