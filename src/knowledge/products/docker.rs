//! Docker, Docker Hub and registries that speak the same protocol.

use super::{At, Product, Row, Words};
use crate::finding::{Citation, Confidence, cite};

const TOKEN_DOCS: Citation =
    cite("Distribution, token authentication", "https://distribution.github.io/distribution/spec/auth/token/");
const LOGIN_DOCS: Citation = cite("docker login", "https://docs.docker.com/reference/cli/docker/login/");
const PULLS_DOCS: Citation =
    cite("Docker Hub, pull usage and limits", "https://docs.docker.com/docker-hub/usage/pulls/");
const ERRORS_DOCS: Citation =
    cite("Distribution, errors", "https://distribution.github.io/distribution/spec/api/#errors");

/// Docker.
pub const PRODUCT: Product = Product {
    name: Some("Docker"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Has("pull access denied for"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Likely,
            says: "The image doesn't exist under this name, or it is private and the log-in is missing; the registry \
                  says the same for both.",
            fixes: &["check-url", "fetch-registry-token", "grant-role"],
            citation: LOGIN_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("denied: requested access to the resource is denied"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Likely,
            says: "The repository isn't yours, doesn't exist, or the log-in is missing; check the name in front of the \
                  slash.",
            fixes: &["check-url", "fetch-registry-token", "grant-role"],
            citation: LOGIN_DOCS,
        },
        Row {
            at: At::Member("message"),
            words: Words::Is("requested access to the resource is denied"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Likely,
            says: "The repository isn't yours, doesn't exist, or the log-in is missing.",
            fixes: &["check-url", "fetch-registry-token", "grant-role"],
            citation: ERRORS_DOCS,
        },
        Row {
            at: At::Member("code"),
            words: Words::Is("DENIED"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Likely,
            says: "The registry knows who asks and doesn't allow it, or the repository doesn't exist.",
            fixes: &["check-url", "grant-role", "fetch-registry-token"],
            citation: ERRORS_DOCS,
        },
        Row {
            at: At::Member("code"),
            words: Words::Is("TOOMANYREQUESTS"),
            status: &[],
            means: "rate-limited",
            confidence: Confidence::Certain,
            says: "The registry's limit is reached.",
            fixes: &["wait-and-retry", "send-credentials"],
            citation: ERRORS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("unauthorized: incorrect username or password"),
            status: &[],
            means: "credentials-rejected",
            confidence: Confidence::Certain,
            says: "Docker Hub didn't take the name and password; with two-factor authentication it must be an access \
                  token.",
            fixes: &["check-credentials", "get-new-token"],
            citation: LOGIN_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("unauthorized: authentication required"),
            status: &[],
            means: "no-credentials",
            confidence: Confidence::Likely,
            says: "The registry wants a log-in for this; a repository that doesn't exist gets the same answer.",
            fixes: &["fetch-registry-token", "check-url"],
            citation: LOGIN_DOCS,
        },
        Row {
            at: At::Member("message"),
            words: Words::Is("authentication required"),
            status: &[],
            means: "handshake-step",
            confidence: Confidence::Likely,
            says: "Every pull begins so: the challenge says where to get a token, and Docker goes there by itself. It \
                  is a refusal only if it comes last.",
            fixes: &["fetch-registry-token"],
            citation: TOKEN_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("unauthorized: access token has insufficient scopes"),
            status: &[],
            means: "insufficient-scope",
            confidence: Confidence::Certain,
            says: "Docker Hub's access token may read only, or only public repositories.",
            fixes: &["get-new-token", "grant-scope"],
            citation: LOGIN_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("unauthorized: personal access token is expired"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Certain,
            says: "Docker Hub's access token is past its day.",
            fixes: &["get-new-token"],
            citation: LOGIN_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("You have reached your unauthenticated pull rate limit"),
            status: &[],
            means: "rate-limited",
            confidence: Confidence::Certain,
            says: "Pulls without a log-in are counted by network address, and this one's are used up for now.",
            fixes: &["send-credentials", "wait-and-retry"],
            citation: PULLS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("You have reached your pull rate limit"),
            status: &[],
            means: "rate-limited",
            confidence: Confidence::Certain,
            says: "Docker Hub's pulls for this account or network address are used up for now.",
            fixes: &["send-credentials", "wait-and-retry"],
            citation: PULLS_DOCS,
        },
    ],
};
