//! What the better answer says, and why: words of ours that tell a stranger nothing.

use crate::{
    finding::{Citation, cite},
    knowledge::citation::*,
};

/// What a reason says, and where it is written.
pub(super) type Why = (&'static str, Citation);

/// Why the first challenge is as it is, by rule.
pub(super) const CHALLENGE_WHYS: &[(&str, Why)] = &[
    (
        "missing-challenge",
        (
            "This status has to name a way to sign in. Put the one that your server takes; the realm names what it opens.",
            RFC_9110_401,
        ),
    ),
    (
        "challenge-wrong-field",
        ("This is the field that belongs to the status; clients look for their challenge here.", RFC_9110_11_6_1),
    ),
    (
        "challenge-syntax",
        (
            "One challenge a line, a comma between two parameters, values in quotes: so every client reads the same.",
            RFC_9110_11_6_1,
        ),
    ),
    ("realm-missing", ("The realm tells which password or token is meant.", RFC_9110_11_5)),
    (
        "bearer-error",
        (
            "An error code where a token came and failed, none where no token came, and the scope where one is missing: clients act on it.",
            RFC_6750_3_1,
        ),
    ),
    (
        "weak-digest",
        (
            "SHA-256 first, MD5 behind it for clients that know no better: they take the first that they know.",
            RFC_7616_3_7,
        ),
    ),
    (
        "detail-leak",
        (
            "One code for every token that is no good: which of the reasons it was helps nobody who is honest.",
            RFC_6750_3_1,
        ),
    ),
];

pub(super) const RFC_9110_11_5: Citation =
    cite("RFC 9110, section 11.5", "https://www.rfc-editor.org/rfc/rfc9110#section-11.5");
pub(super) const RFC_7616_3_7: Citation =
    cite("RFC 7616, section 3.7", "https://www.rfc-editor.org/rfc/rfc7616#section-3.7");
pub(super) const RFC_9110_200: Citation =
    cite("RFC 9110, section 15.3.1", "https://www.rfc-editor.org/rfc/rfc9110#section-15.3.1");
pub(super) const STATUS_401: Why = (
    "The answer doesn't accept who is asking. On a 401 clients renew their token or ask for the password.",
    RFC_9110_401,
);
pub(super) const STATUS_403: Why =
    ("Who asks is known, and the right is missing: no new token and no password helps.", RFC_9110_403);
pub(super) const STATUS_404: Why =
    ("The same answer as for an address that never was tells nobody what is here.", RFC_9110_403);
pub(super) const STATUS_ERROR: Why =
    ("An error needs a status of its own: clients, caches and monitors go by it.", RFC_9110_200);
pub(super) const RETRY_AFTER: Why =
    ("When the next request is welcome, in seconds. 60 is an example.", RFC_9110_RETRY_AFTER);
pub(super) const ALLOW: Why = (
    "The methods that work at this address. These are an example: put your own.",
    cite("RFC 9110, section 15.5.6", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6"),
);
pub(super) const NO_STORE: Why = (
    "A refusal is for this one request; no cache should keep it for the next.",
    cite("RFC 9111, section 5.2.2.5", "https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2.5"),
);
pub(super) const COOKIE: Why = (
    "HttpOnly keeps scripts away from the log-in, Secure keeps it off unencrypted connections.",
    cite("RFC 6265, section 8.3", "https://www.rfc-editor.org/rfc/rfc6265#section-8.3"),
);
pub(super) const PROBLEM: Why = (
    "A program reads status and type, a person title and detail. Say more only where the client can act on it.",
    cite("RFC 9457, section 3", "https://www.rfc-editor.org/rfc/rfc9457#section-3"),
);
pub(super) const LEAK: Why = (
    "Which accounts and resources there are, where the code failed, and why a token counts no more: all that belongs into the server's log. Here one neutral sentence is enough.",
    cite("RFC 9457, section 5", "https://www.rfc-editor.org/rfc/rfc9457#section-5"),
);
pub(super) const OAUTH: Why =
    ("A token endpoint has a form of its own for errors, which every OAuth library reads.", RFC_6749_5_2);

/// What the body says, by status and by the beginning of the verdict's rule. The first that fits counts.
pub(super) const DETAILS: &[(u16, &str, &str)] = &[
    (0, "credentials-rejected", "These credentials are not right."),
    (401, "api-key-", "The API key is missing or not valid."),
    (0, "token-", "The access token is expired, revoked or otherwise invalid."),
    (401, "", "This request needs valid credentials."),
    (403, "insufficient-scope", "The access token lacks a scope that this request needs."),
    (403, "", "These credentials don't allow this request."),
    (404, "", "There is nothing at this address."),
    (405, "", "The field Allow names the methods that work here."),
    (429, "", "The field Retry-After says when the next request is welcome."),
    (500, "", "Something failed on the server. The log there has the details."),
    (0, "bad-request", "Something in the request is missing, unknown, repeated or not valid."),
    (0, "", "The request can't be answered as it is."),
];

/// What the body has besides where the request's form is at fault: RFC 9457's own example of an extension (section 3).
pub(super) const ERRORS: &str =
    ",\n  \"errors\": [\n    { \"detail\": \"Say what is wrong with it.\", \"pointer\": \"#/the-member\" }\n  ]";
