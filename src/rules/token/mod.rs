//! The token that was sent: its times, its form, what it is for.

pub mod clock_skew;
pub mod dpop_proof_invalid;
pub mod token_algorithm_rejected;
pub mod token_audience_mismatch;
pub mod token_blank_claims;
pub mod token_bound;
pub mod token_expired;
pub mod token_issuer_mismatch;
pub mod token_key_unknown;
pub mod token_malformed;
pub mod token_not_yet_valid;
pub mod token_revoked;
pub mod token_signature_rejected;
pub mod token_time_type;
pub mod token_time_unit;
pub mod token_too_large;
pub mod token_unsigned;
pub mod token_wrong_kind;
