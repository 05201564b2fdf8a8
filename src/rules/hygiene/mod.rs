//! What the server or the token should do better, and what must not be shared.

pub mod alg_none;
pub mod basic_over_http;
pub mod challenge_syntax;
pub mod challenge_wrong_field;
pub mod duplicate_member;
pub mod empty_signature;
pub mod missing_challenge;
pub mod no_audience;
pub mod no_expiry;
pub mod secret_in_paste;
pub mod status_mismatch;
pub mod time_order;
pub mod token_in_url;
pub mod token_repaired;
pub mod unsafe_integer;
pub mod weak_digest;
