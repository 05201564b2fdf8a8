//! Sections of standards that several rules cite.

use crate::finding::{Citation, cite};

/// `invalid_request`, `invalid_token`, `insufficient_scope`.
pub const RFC_6750_3_1: Citation = cite("RFC 6750, section 3.1", "https://www.rfc-editor.org/rfc/rfc6750#section-3.1");
/// Bearer's challenge.
pub const RFC_6750_3: Citation = cite("RFC 6750, section 3", "https://www.rfc-editor.org/rfc/rfc6750#section-3");
/// How a bearer token is sent.
pub const RFC_6750_2_1: Citation = cite("RFC 6750, section 2.1", "https://www.rfc-editor.org/rfc/rfc6750#section-2.1");
/// 401 Unauthorized.
pub const RFC_9110_401: Citation =
    cite("RFC 9110, section 15.5.2", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2");
/// 403 Forbidden.
pub const RFC_9110_403: Citation =
    cite("RFC 9110, section 15.5.4", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4");
/// 407 Proxy Authentication Required.
pub const RFC_9110_407: Citation =
    cite("RFC 9110, section 15.5.8", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8");
/// WWW-Authenticate.
pub const RFC_9110_11_6_1: Citation =
    cite("RFC 9110, section 11.6.1", "https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1");
/// Authorization.
pub const RFC_9110_11_6_2: Citation =
    cite("RFC 9110, section 11.6.2", "https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2");
/// Retry-After.
pub const RFC_9110_RETRY_AFTER: Citation =
    cite("RFC 9110, section 10.2.3", "https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3");
/// 429 Too Many Requests.
pub const RFC_6585_4: Citation = cite("RFC 6585, section 4", "https://www.rfc-editor.org/rfc/rfc6585#section-4");
/// The `aud` claim.
pub const RFC_7519_AUD: Citation =
    cite("RFC 7519, section 4.1.3", "https://www.rfc-editor.org/rfc/rfc7519#section-4.1.3");
/// The `iss` claim.
pub const RFC_7519_ISS: Citation =
    cite("RFC 7519, section 4.1.1", "https://www.rfc-editor.org/rfc/rfc7519#section-4.1.1");
/// The `exp` claim.
pub const RFC_7519_EXP: Citation =
    cite("RFC 7519, section 4.1.4", "https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4");
/// The `nbf` claim.
pub const RFC_7519_NBF: Citation =
    cite("RFC 7519, section 4.1.5", "https://www.rfc-editor.org/rfc/rfc7519#section-4.1.5");
/// The `iat` claim.
pub const RFC_7519_IAT: Citation =
    cite("RFC 7519, section 4.1.6", "https://www.rfc-editor.org/rfc/rfc7519#section-4.1.6");
/// NumericDate.
pub const RFC_7519_NUMERIC_DATE: Citation =
    cite("RFC 7519, section 2", "https://www.rfc-editor.org/rfc/rfc7519#section-2");
/// How a JWT is validated.
pub const RFC_7519_VALIDATING: Citation =
    cite("RFC 7519, section 7.2", "https://www.rfc-editor.org/rfc/rfc7519#section-7.2");
/// How a JWS is validated.
pub const RFC_7515_VALIDATING: Citation =
    cite("RFC 7515, section 5.2", "https://www.rfc-editor.org/rfc/rfc7515#section-5.2");
/// Basic.
pub const RFC_7617_2: Citation = cite("RFC 7617, section 2", "https://www.rfc-editor.org/rfc/rfc7617#section-2");
/// Digest's challenge.
pub const RFC_7616_3_3: Citation = cite("RFC 7616, section 3.3", "https://www.rfc-editor.org/rfc/rfc7616#section-3.3");
/// Errors of the token endpoint.
pub const RFC_6749_5_2: Citation = cite("RFC 6749, section 5.2", "https://www.rfc-editor.org/rfc/rfc6749#section-5.2");
