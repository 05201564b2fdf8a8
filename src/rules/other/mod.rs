//! Refusals that are not about credentials.

pub mod bad_request;
pub mod blocked_by_extension;
pub mod captive_portal;
pub mod conflict;
pub mod connection_failed;
pub mod cors_refused;
pub mod dns_failure;
pub mod error_in_200;
pub mod gateway_error;
pub mod gone;
pub mod method_not_allowed;
pub mod not_found;
pub mod parked_domain;
pub mod preflight_refused;
pub mod redirect_loop;
pub mod server_error;
pub mod service_unavailable;
pub mod stale_cache;
pub mod tls_failure;
pub mod unsupported_media_type;
