//! Too many requests.

pub mod payment_required;
pub mod quota_exhausted;
pub mod rate_limited;
