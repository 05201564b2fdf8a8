//! `bearer-error`: a Bearer challenge that tells the client too much or too little.
//!
//! RFC 6750, section 3.1: "If the request lacks any authentication information […], the resource server SHOULD NOT include
//! an error code or other error information"; section 3: with a token that failed it "SHOULD include the "error" attribute";
//! and of `insufficient_scope`: it "MAY include the "scope" attribute with the scope necessary".

use crate::{
    case::{self, Case, Hit, Slot},
    finding::{Confidence, Finding, Kind, evidence},
    http::{
        challenge::{self, Challenge, Param},
        message::header,
    },
    knowledge::citation::{RFC_6750_3, RFC_6750_3_1},
    rules::{Rule, found, plain, words},
    text::Span,
};

/// See the module.
pub const RULE: Rule = Rule { id: "bearer-error", kind: Kind::Hygiene, check };

/// The title where an error is named and no token came.
pub(crate) const NEEDLESS: &str = "The challenge names an error where no token came";

/// What the answer's words call `invalid_token`.
const INVALID: &[&str] =
    &["token-expired", "token-not-yet-valid", "token-revoked", "token-malformed", "token-signature-rejected"];

fn check(case: &Case) -> Option<Finding> {
    let bearer = case::challenge_of(case, "Bearer").filter(|_| case::has_status(case, &[401, 403]))?;
    let error = challenge::param(bearer, "error");
    let is = |codes: &[&str]| error.filter(|error| codes.contains(&error.value.as_str()));
    let (confidence, title, message, place, citation) = match () {
        () if is(&["invalid_token", "invalid_request"]).is_some() && no_token(case) => (
            Confidence::Likely,
            NEEDLESS,
            "Who sends no token needs to hear where to sign in, and no more. An error code makes clients throw away or renew a token that never was part of the request.",
            error?.span,
            RFC_6750_3_1,
        ),
        () if error.is_none() && refused_token(case, bearer) => (
            Confidence::Likely,
            "The challenge doesn't say that the token is at fault",
            "A token came and was refused, and the challenge looks as if none had come. Clients look for error=\"invalid_token\" there and renew the token; words in the body are read by people and by your own programs alone.",
            bearer.span,
            RFC_6750_3,
        ),
        () => (
            Confidence::Possible,
            "The refusal doesn't name the scope that is missing",
            "The client could ask for it by itself if the challenge named it. Unlike other details this one helps nobody to break in: scopes stand in the documentation.",
            unnamed_scope(case, bearer, is(&["insufficient_scope"]))?,
            RFC_6750_3_1,
        ),
    };
    let mut finding = found(&RULE, confidence, plain(title), plain(message));
    finding.evidence.push(evidence(place, "challenge"));
    finding.fixes.push("fix-challenge");
    finding.citations.push(citation);
    Some(finding)
}

/// Whether the request is shown, and nothing in it could be a token.
fn no_token(case: &Case) -> bool {
    let Some(request) = case::request(case).filter(|_| case::shows_request_fields(case)) else { return false };
    let carries = |name: &str| header(&request.headers, name).is_some();
    let query = request.target.as_ref().is_some_and(|target| target.contains("token"));
    !carries("Authorization") && !carries("Cookie") && !query && request.body.is_none()
}

/// Whether the words beside a challenge without an error say that the token is no good. Another way to sign in may have
/// its own reasons for saying nothing.
fn refused_token(case: &Case, bearer: &Challenge) -> bool {
    let by_words = |hit: &Hit| INVALID.contains(&hit.row.means) && hit.row.confidence <= Confidence::Likely;
    case::has_status(case, &[401])
        && case::asked(case).all(|other| other.span == bearer.span)
        && case.hits.iter().any(by_words)
        && !words::says(case, "no-credentials")
}

/// Where the code stands, when nothing beside it names a scope.
fn unnamed_scope(case: &Case, bearer: &Challenge, error: Option<&Param>) -> Option<Span> {
    let named = |name: &str| name.contains("scope") || name.contains("permission");
    let elsewhere = case.phrases.iter().any(|phrase| match &phrase.slot {
        Slot::Member(name) | Slot::Header(name) => named(name),
        Slot::Param(name) => name == "scope" && !phrase.text.is_empty() || name == "error_description",
        _ => false,
    });
    let body = case::response(case).is_some_and(|response| response.body.is_some());
    error
        .filter(|_| !elsewhere && !body && challenge::param(bearer, "authorization_uri").is_none())
        .map(|error| error.span)
}

examples! {
    fires: [
        "GET /v1/me HTTP/1.1\nHost: api.example\nAccept: application/json\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"api\", error=\"invalid_token\", error_description=\"The token was not found\"\n\n",
        // Rails with Doorkeeper.
        "GET /api/v1/me HTTP/1.1\nHost: app.example\nAccept: */*\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"Doorkeeper\", error=\"invalid_token\", error_description=\"The access token is invalid\"\nContent-Length: 0\n\n",
        // FastAPI: the challenge is the same for every reason.
        "HTTP/1.1 401 Unauthorized\nserver: uvicorn\nwww-authenticate: Bearer\ncontent-type: application/json\n\n{\"detail\":\"Token has expired\"}",
        // Express, with the reason in the body alone.
        "HTTP/1.1 401 Unauthorized\nX-Powered-By: Express\nWWW-Authenticate: Bearer realm=\"api\"\nContent-Type: application/json; charset=utf-8\n\n{\"message\":\"jwt expired\"}",
        "HTTP/1.1 403 Forbidden\nWWW-Authenticate: Bearer realm=\"a\", error=\"insufficient_scope\"\nContent-Length: 0\n\n",
    ],
    silent: [
        "GET /v1/me HTTP/1.1\nHost: api.example\nAuthorization: Bearer abcdefgh123456789\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"api\", error=\"invalid_token\"\n\n",
        "GET /v1/me?access_token=abcdefgh123456789 HTTP/1.1\nHost: api.example\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"api\", error=\"invalid_token\"\n\n",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"api\", error=\"invalid_token\"\n\n",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"api\"\nContent-Type: application/json\n\n{\"message\":\"No token provided\"}",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"api\"\nWWW-Authenticate: Basic realm=\"api\"\nContent-Type: application/json\n\n{\"message\":\"jwt expired\"}",
        "HTTP/1.1 403 Forbidden\nWWW-Authenticate: Bearer realm=\"a\", error=\"insufficient_scope\", scope=\"orders.write\"\n\n",
        "HTTP/1.1 403 Forbidden\nWWW-Authenticate: Bearer error=\"insufficient_scope\"\nContent-Type: application/json\n\n{\"message\":\"The scope orders.write is needed\"}",
    ],
}
