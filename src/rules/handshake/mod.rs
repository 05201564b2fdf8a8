//! Nothing is wrong: the handshake goes on.

pub mod claims_challenge;
pub mod digest_stale;
pub mod dpop_nonce_required;
pub mod gnap_start;
pub mod handshake_step;
pub mod registry_token_needed;
pub mod resource_metadata;
pub mod step_up_required;
pub mod uma_ticket;
