//! What the server or the token should do better, and what must not be shared.

pub mod alg_none;
pub mod challenge_syntax;
pub mod missing_challenge;
pub mod no_expiry;
pub mod secret_in_paste;
