//! Credentials on their way: missing, lost, malformed, refused.

pub mod account_disabled;
pub mod account_locked;
pub mod api_key_invalid;
pub mod api_key_misplaced;
pub mod api_key_missing;
pub mod api_key_restricted;
pub mod authorization_header_lost;
pub mod captcha_required;
pub mod client_certificate_required;
pub mod conflicting_credentials;
pub mod cookie_blocked;
pub mod credentials_rejected;
pub mod csrf_failed;
pub mod malformed_authorization;
pub mod mfa_required;
pub mod no_credentials;
pub mod password_expired;
pub mod proxy_authentication;
pub mod session_expired;
pub mod session_missing;
pub mod wrong_scheme;
