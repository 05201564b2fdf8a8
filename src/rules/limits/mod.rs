//! Too many requests.

pub mod quota_exhausted;
pub mod rate_limited;
