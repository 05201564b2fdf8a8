//! Django, Django REST framework, and Simple JWT.

use super::{At, Product, Row, Words};
use crate::finding::{Citation, Confidence, cite};

const AUTH_DOCS: Citation =
    cite("Django REST framework, authentication", "https://www.django-rest-framework.org/api-guide/authentication/");
const PERMISSIONS_DOCS: Citation =
    cite("Django REST framework, permissions", "https://www.django-rest-framework.org/api-guide/permissions/");
const THROTTLING_DOCS: Citation =
    cite("Django REST framework, throttling", "https://www.django-rest-framework.org/api-guide/throttling/");
const CSRF_DOCS: Citation = cite("Django, CSRF protection", "https://docs.djangoproject.com/en/stable/ref/csrf/");
const JWT_DOCS: Citation =
    cite("Simple JWT documentation", "https://django-rest-framework-simplejwt.readthedocs.io/en/latest/");

/// Simple JWT.
pub const SIMPLE_JWT: Product = Product {
    name: Some("Simple JWT"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Is("Token is expired"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Likely,
            says: "The token's exp is past.",
            fixes: &["refresh-token", "get-new-token"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Token is blacklisted"),
            status: &[],
            means: "token-revoked",
            confidence: Confidence::Certain,
            says: "The token was put on the blacklist, by a log-out or because it was refreshed already.",
            fixes: &["get-new-token", "sign-out-and-in"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Token has wrong type"),
            status: &[],
            means: "token-wrong-kind",
            confidence: Confidence::Certain,
            says: "A refresh token was sent where the access token belongs, or the other way round.",
            fixes: &["use-access-token"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Token is invalid or expired"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Likely,
            says: "The token's exp is past, or its signature doesn't fit the server's SIGNING_KEY; the words are the \
                  same for both.",
            fixes: &["refresh-token", "get-new-token"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Given token not valid for any token type"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Likely,
            says: "The token's exp is past, it has the wrong type, or its signature doesn't fit the server's \
                  SIGNING_KEY.",
            fixes: &["refresh-token", "get-new-token", "use-access-token"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Member("code"),
            words: Words::Is("token_not_valid"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Likely,
            says: "Simple JWT couldn't accept the token, most often because it expired; the messages beside the code \
                  say more.",
            fixes: &["refresh-token", "get-new-token"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Authorization header must contain two space-delimited values"),
            status: &[],
            means: "malformed-authorization",
            confidence: Confidence::Certain,
            says: "The Authorization header needs one word, one space and the token, and nothing else.",
            fixes: &["fix-authorization-value"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Token contained no recognizable user identification"),
            status: &[],
            means: "token-wrong-kind",
            confidence: Confidence::Certain,
            says: "The token has no user_id claim, so it wasn't made by this application or is of another kind.",
            fixes: &["use-access-token", "use-right-environment"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("No active account found with the given credentials"),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Likely,
            says: "The user name and password don't fit, or the account is switched off; the words are the same for \
                  both.",
            fixes: &["check-credentials", "enable-user"],
            citation: JWT_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("The user's password has been changed"),
            status: &[401],
            means: "token-revoked",
            confidence: Confidence::Likely,
            says: "The password was changed after this token was made, so the token no longer counts.",
            fixes: &["sign-out-and-in", "get-new-token"],
            citation: JWT_DOCS,
        },
    ],
};

/// Django REST framework.
pub const DJANGO_REST: Product = Product {
    name: Some("Django REST framework"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Is("Authentication credentials were not provided."),
            status: &[],
            means: "no-credentials",
            confidence: Confidence::Certain,
            says: "The request came without credentials that any of the view's authentication classes reads: no \
                  header, another word in it, or no session. It says this with 403 too.",
            fixes: &["send-credentials", "fix-authorization-value", "forward-authorization"],
            citation: AUTH_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Incorrect authentication credentials."),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Certain,
            says: "Credentials arrived, and they are wrong.",
            fixes: &["check-credentials"],
            citation: AUTH_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("Invalid username/password."),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Certain,
            says: "The user name and password of the Basic header don't fit.",
            fixes: &["check-credentials", "reset-password"],
            citation: AUTH_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("User inactive or deleted."),
            status: &[],
            means: "account-disabled",
            confidence: Confidence::Certain,
            says: "The credentials are known, and the account behind them is switched off or gone.",
            fixes: &["enable-user"],
            citation: AUTH_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("Invalid basic header."),
            status: &[],
            means: "malformed-authorization",
            confidence: Confidence::Certain,
            says: "The Basic header is empty, has spaces in its credentials, or isn't correct base64.",
            fixes: &["fix-authorization-value"],
            citation: AUTH_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("Invalid token header."),
            status: &[],
            means: "malformed-authorization",
            confidence: Confidence::Certain,
            says: "Behind the word Token there must be exactly one token without spaces.",
            fixes: &["fix-authorization-value"],
            citation: AUTH_DOCS,
        },
        Row {
            at: At::Member("detail"),
            words: Words::Is("Invalid token."),
            status: &[],
            means: "token-revoked",
            confidence: Confidence::Likely,
            says: "The token isn't in the application's table: deleted, replaced, cut off in copying, or of another \
                  environment.",
            fixes: &["get-new-token", "use-right-environment"],
            citation: AUTH_DOCS,
        },
        Row {
            at: At::Member("detail"),
            words: Words::Is("You do not have permission to perform this action."),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "The user is known, and the view's permission classes say no.",
            fixes: &["grant-role"],
            citation: PERMISSIONS_DOCS,
        },
        Row {
            at: At::Member("detail"),
            words: Words::Starts("Request was throttled."),
            status: &[],
            means: "rate-limited",
            confidence: Confidence::Certain,
            says: "The application's throttle counts too many requests; the seconds to wait stand behind it.",
            fixes: &["wait-and-retry", "back-off"],
            citation: THROTTLING_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("CSRF Failed:"),
            status: &[],
            means: "csrf-failed",
            confidence: Confidence::Certain,
            says: "The session is fine, and the CSRF check is not: the words behind the colon name the reason.",
            fixes: &["send-csrf-token", "hard-reload", "fix-csrf-origin"],
            citation: CSRF_DOCS,
        },
    ],
};

/// Django.
pub const DJANGO: Product = Product {
    name: Some("Django"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Starts("CSRF verification failed. Request aborted."),
            status: &[],
            means: "csrf-failed",
            confidence: Confidence::Certain,
            says: "Django's CSRF check failed: the form's token or its cookie is missing or old, or the address isn't \
                  among CSRF_TRUSTED_ORIGINS.",
            fixes: &["hard-reload", "allow-cookies", "send-csrf-token", "fix-csrf-origin"],
            citation: CSRF_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("CSRF cookie not set."),
            status: &[],
            means: "csrf-failed",
            confidence: Confidence::Certain,
            says: "The csrftoken cookie didn't come back with the request.",
            fixes: &["allow-cookies", "clear-site-cookies", "send-csrf-token"],
            citation: CSRF_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("CSRF token missing."),
            status: &[],
            means: "csrf-failed",
            confidence: Confidence::Certain,
            says: "The request has no CSRF token, in the form or in X-CSRFToken.",
            fixes: &["send-csrf-token", "hard-reload"],
            citation: CSRF_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Is("CSRF token missing or incorrect."),
            status: &[],
            means: "csrf-failed",
            confidence: Confidence::Certain,
            says: "The request has no CSRF token, in the form or in X-CSRFToken, or one of another log-in.",
            fixes: &["send-csrf-token", "hard-reload"],
            citation: CSRF_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("CSRF token from"),
            status: &[],
            means: "csrf-failed",
            confidence: Confidence::Likely,
            says: "The CSRF token doesn't fit the cookie, most often because of a log-in in another tab.",
            fixes: &["hard-reload", "send-csrf-token"],
            citation: CSRF_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("Origin checking failed -"),
            status: &[],
            means: "csrf-failed",
            confidence: Confidence::Certain,
            says: "The address that the request came from isn't among CSRF_TRUSTED_ORIGINS.",
            fixes: &["fix-csrf-origin"],
            citation: CSRF_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("Referer checking failed -"),
            status: &[],
            means: "csrf-failed",
            confidence: Confidence::Certain,
            says: "Over https Django wants a Referer of its own host, and it is missing or another's.",
            fixes: &["fix-csrf-origin", "disable-extensions"],
            citation: CSRF_DOCS,
        },
    ],
};
