//! Node.js servers: jsonwebtoken, express-jwt, express-oauth2-jwt-bearer, NestJS, csurf, Passport.

use super::{At, Product, Row, Words};
use crate::finding::{Citation, Confidence, cite};

const JWT_DOCS: Citation =
    cite("jsonwebtoken, errors and codes", "https://github.com/auth0/node-jsonwebtoken#errors--codes");
const EXPRESS_JWT_DOCS: Citation =
    cite("express-jwt, error handling", "https://github.com/auth0/express-jwt#error-handling");
const BEARER_DOCS: Citation = cite("express-oauth2-jwt-bearer", "https://github.com/auth0/node-oauth2-jwt-bearer");
const GUARDS_DOCS: Citation = cite("NestJS, guards", "https://docs.nestjs.com/guards");
const LIMITS_DOCS: Citation = cite("NestJS, rate limiting", "https://docs.nestjs.com/security/rate-limiting");
const CSURF_DOCS: Citation = cite("csurf", "https://github.com/expressjs/csurf");
const PASSPORT_DOCS: Citation = cite("passport-jwt", "https://github.com/mikenicholson/passport-jwt");

/// jsonwebtoken.
pub const JSONWEBTOKEN: Product = Product {
    name: Some("jsonwebtoken"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Is("jwt not active"),
            status: &[],
            means: "token-not-yet-valid",
            confidence: Confidence::Certain,
            says: "The token's nbf is in the future; the library gives no leeway unless told to.",
            fixes: &["sync-server-clock", "allow-skew", "get-new-token"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("jwt malformed"),
            status: &[],
            means: "token-malformed",
            confidence: Confidence::Certain,
            says: "What arrived hasn't three parts, so it is no JWT: cut off, with the word Bearer in it, or \
                  undefined.",
            fixes: &["fix-authorization-value", "check-token-storage"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("jwt must be provided"),
            status: &[],
            means: "no-credentials",
            confidence: Confidence::Certain,
            says: "The code checked a token and got nothing: none was sent, or it looked in the wrong place.",
            fixes: &["send-credentials", "check-token-storage"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("jwt must be a string"),
            status: &[],
            means: "token-malformed",
            confidence: Confidence::Certain,
            says: "The token arrived as something other than text, for instance as a whole object.",
            fixes: &["fix-authorization-value"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("jwt signature is required"),
            status: &[],
            means: "token-signature-rejected",
            confidence: Confidence::Certain,
            says: "The token has no signature.",
            fixes: &["get-new-token"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("jwt audience invalid."),
            status: &[],
            means: "token-audience-mismatch",
            confidence: Confidence::Certain,
            says: "The token's aud isn't the one behind \"expected\".",
            fixes: &["request-audience", "check-issuer-audience"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("jwt issuer invalid."),
            status: &[],
            means: "token-issuer-mismatch",
            confidence: Confidence::Certain,
            says: "The token's iss isn't the one behind \"expected\".",
            fixes: &["check-issuer-audience", "use-right-environment"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("jwt subject invalid."),
            status: &[],
            means: "token-wrong-kind",
            confidence: Confidence::Likely,
            says: "The token's sub isn't the one that the code expects.",
            fixes: &["get-new-token"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("invalid algorithm"),
            status: &[],
            means: "token-algorithm-rejected",
            confidence: Confidence::Likely,
            says: "The token's alg isn't among the algorithms that the code allows.",
            fixes: &["get-new-token", "check-issuer-audience"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("maxAge exceeded"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Certain,
            says: "The token was made longer ago than the code allows, whatever its exp says.",
            fixes: &["get-new-token"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("secret or public key must be provided"),
            status: &[],
            means: "server-error",
            confidence: Confidence::Certain,
            says: "The server's code has no key to check tokens with, most often an environment variable that isn't \
                  set.",
            fixes: &["read-server-logs", "rotate-keys"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Member("name"),
            words: Words::Is("TokenExpiredError"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Certain,
            says: "The name of the library's error for a token whose exp is past.",
            fixes: &["refresh-token", "get-new-token"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Member("name"),
            words: Words::Is("NotBeforeError"),
            status: &[],
            means: "token-not-yet-valid",
            confidence: Confidence::Certain,
            says: "The name of the library's error for a token whose nbf is in the future.",
            fixes: &["sync-server-clock", "get-new-token"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("TokenExpiredError:"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Certain,
            says: "The name of the library's error for a token whose exp is past.",
            fixes: &["refresh-token", "get-new-token"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Line,
            words: Words::Has("NotBeforeError:"),
            status: &[],
            means: "token-not-yet-valid",
            confidence: Confidence::Certain,
            says: "The name of the library's error for a token whose nbf is in the future.",
            fixes: &["sync-server-clock", "get-new-token"],
            citation: JWT_DOCS,
        },
    ],
};

/// express-jwt.
pub const EXPRESS_JWT: Product = Product {
    name: Some("express-jwt"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Has("No authorization token was found"),
            status: &[],
            means: "no-credentials",
            confidence: Confidence::Certain,
            says: "No Authorization header reached the application, or not where it looks for one.",
            fixes: &["send-credentials", "forward-authorization"],
            citation: EXPRESS_JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("Format is Authorization: Bearer [token]"),
            status: &[],
            means: "wrong-scheme",
            confidence: Confidence::Certain,
            says: "The Authorization header must be the word Bearer, one space and the token; another word or a second \
                  space breaks it.",
            fixes: &["fix-authorization-value", "use-offered-scheme"],
            citation: EXPRESS_JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("The token has been revoked."),
            status: &[],
            means: "token-revoked",
            confidence: Confidence::Certain,
            says: "The application's own list says that the token is revoked.",
            fixes: &["get-new-token", "sign-out-and-in"],
            citation: EXPRESS_JWT_DOCS,
        },
        Row {
            at: At::Member("code"),
            words: Words::Is("credentials_required"),
            status: &[],
            means: "no-credentials",
            confidence: Confidence::Certain,
            says: "No token reached the application.",
            fixes: &["send-credentials", "forward-authorization"],
            citation: EXPRESS_JWT_DOCS,
        },
        Row {
            at: At::Member("code"),
            words: Words::Is("credentials_bad_scheme"),
            status: &[],
            means: "wrong-scheme",
            confidence: Confidence::Certain,
            says: "The Authorization header has another word than Bearer.",
            fixes: &["fix-authorization-value", "use-offered-scheme"],
            citation: EXPRESS_JWT_DOCS,
        },
        Row {
            at: At::Member("code"),
            words: Words::Is("credentials_bad_format"),
            status: &[],
            means: "malformed-authorization",
            confidence: Confidence::Certain,
            says: "The Authorization header isn't two words with one space between.",
            fixes: &["fix-authorization-value"],
            citation: EXPRESS_JWT_DOCS,
        },
        Row {
            at: At::Member("code"),
            words: Words::Is("revoked_token"),
            status: &[],
            means: "token-revoked",
            confidence: Confidence::Certain,
            says: "The application's own list says that the token is revoked.",
            fixes: &["get-new-token"],
            citation: EXPRESS_JWT_DOCS,
        },
    ],
};

/// express-oauth2-jwt-bearer.
pub const OAUTH2_JWT_BEARER: Product = Product {
    name: Some("express-oauth2-jwt-bearer"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Is("Unexpected 'aud' value"),
            status: &[],
            means: "token-audience-mismatch",
            confidence: Confidence::Certain,
            says: "The token's aud isn't the audience that the application is configured with.",
            fixes: &["request-audience", "check-issuer-audience"],
            citation: BEARER_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Unexpected 'iss' value"),
            status: &[],
            means: "token-issuer-mismatch",
            confidence: Confidence::Certain,
            says: "The token's iss isn't the issuerBaseURL's issuer; a missing slash at the end is the usual reason.",
            fixes: &["check-issuer-audience", "use-right-environment"],
            citation: BEARER_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Unexpected 'exp' value"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Likely,
            says: "The token's exp is past, or is no number.",
            fixes: &["get-new-token", "refresh-token"],
            citation: BEARER_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Unexpected 'typ' value"),
            status: &[],
            means: "token-wrong-kind",
            confidence: Confidence::Certain,
            says: "In strict mode the token's typ must be at+jwt, so this is another kind of token.",
            fixes: &["use-access-token"],
            citation: BEARER_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Unexpected 'alg' value"),
            status: &[],
            means: "token-algorithm-rejected",
            confidence: Confidence::Certain,
            says: "The token's alg isn't one that the application allows.",
            fixes: &["get-new-token"],
            citation: BEARER_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("More than one method used for authentication"),
            status: &[],
            means: "malformed-authorization",
            confidence: Confidence::Certain,
            says: "Two tokens came at once, for instance one in the header and one in the query.",
            fixes: &["fix-request"],
            citation: BEARER_DOCS,
        },
    ],
};

/// NestJS.
pub const NESTJS: Product = Product {
    name: Some("NestJS"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Is("Forbidden resource"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Likely,
            says: "A guard of the application said no; NestJS's own words for it don't tell why.",
            fixes: &["grant-role", "read-server-logs"],
            citation: GUARDS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("ThrottlerException: Too Many Requests"),
            status: &[],
            means: "rate-limited",
            confidence: Confidence::Certain,
            says: "The application's throttler counts too many requests.",
            fixes: &["wait-and-retry", "back-off"],
            citation: LIMITS_DOCS,
        },
    ],
};

/// Express.
pub const NODE_OTHERS: Product = Product {
    name: Some("Express"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Is("invalid csrf token"),
            status: &[],
            means: "csrf-failed",
            confidence: Confidence::Certain,
            says: "The CSRF token is missing or belongs to another session.",
            fixes: &["hard-reload", "send-csrf-token"],
            citation: CSURF_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("EBADCSRFTOKEN"),
            status: &[],
            means: "csrf-failed",
            confidence: Confidence::Certain,
            says: "The CSRF token is missing or belongs to another session.",
            fixes: &["hard-reload", "send-csrf-token"],
            citation: CSURF_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("No auth token"),
            status: &[],
            means: "no-credentials",
            confidence: Confidence::Certain,
            says: "Passport found no token where its extractor looks, most often in the Authorization header after \
                  Bearer.",
            fixes: &["send-credentials", "fix-authorization-value"],
            citation: PASSPORT_DOCS,
        },
    ],
};
