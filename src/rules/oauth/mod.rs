//! Errors of OAuth's and OpenID Connect's endpoints.

pub mod oauth_consent_required;
pub mod oauth_error;
pub mod oauth_invalid_client;
pub mod oauth_invalid_grant;
pub mod oauth_redirect_uri_mismatch;
