//! Credentials that aren't JWTs, told by their shape. A shape says what it is, never whether it is good.

use super::{Place, State, Times, Token};
use crate::text::span;

/// How one product's credential looks.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The catalogue's id.
    pub kind: &'static str,
    /// What it is, for people.
    pub name: &'static str,
    /// How it begins.
    pub prefix: &'static str,
    /// The fewest letters behind the prefix.
    pub at_least: usize,
}

const fn shape(kind: &'static str, name: &'static str, prefix: &'static str, at_least: usize) -> Shape {
    Shape { kind, name, prefix, at_least }
}

/// The shapes; of two that fit, the first one counts.
pub const SHAPES: &[Shape] = &[
    shape("github", "a GitHub token", "github_pat_", 30),
    shape("github", "a GitHub personal access token", "ghp_", 30),
    shape("github", "a GitHub OAuth token", "gho_", 30),
    shape("github", "a GitHub App token", "ghu_", 30),
    shape("github", "a GitHub App token", "ghs_", 30),
    shape("github", "a GitHub refresh token", "ghr_", 30),
    shape("gitlab", "a GitLab access token", "glpat-", 20),
    shape("gitlab", "a GitLab deploy token", "gldt-", 20),
    shape("gitlab", "a GitLab CI job token", "glcbt-", 20),
    shape("gitlab", "a GitLab runner token", "glrt-", 20),
    shape("slack", "a Slack bot token", "xoxb-", 20),
    shape("slack", "a Slack user token", "xoxp-", 20),
    shape("slack", "a Slack app token", "xapp-", 20),
    shape("slack", "a Slack refresh token", "xoxe-", 20),
    shape("stripe", "a Stripe live secret key", "sk_live_", 10),
    shape("stripe", "a Stripe test secret key", "sk_test_", 10),
    shape("stripe", "a Stripe restricted key", "rk_live_", 10),
    shape("stripe", "a Stripe restricted test key", "rk_test_", 10),
    shape("google-api-key", "a Google API key", "AIza", 35),
    shape("google-access-token", "a Google access token", "ya29.", 20),
    shape("npm", "an npm token", "npm_", 36),
    shape("pypi", "a PyPI token", "pypi-AgEIcHlwaS5vcmc", 50),
    shape("anthropic", "an Anthropic API key", "sk-ant-", 20),
    shape("openai", "an OpenAI project key", "sk-proj-", 20),
    shape("openai", "an OpenAI service account key", "sk-svcacct-", 20),
    shape("atlassian", "an Atlassian API token", "ATATT3", 20),
    shape("huggingface", "a Hugging Face token", "hf_", 30),
    shape("sendgrid", "a SendGrid key", "SG.", 40),
    shape("shopify", "a Shopify access token", "shpat_", 32),
    shape("postman", "a Postman API key", "PMAK-", 24),
    shape("digitalocean", "a DigitalOcean token", "dop_v1_", 60),
    shape("vault", "a Vault token", "hvs.", 20),
    shape("portainer-key", "a Portainer API key", "ptr_", 20),
    shape("paseto", "a PASETO", "v4.public.", 40),
    shape("paseto", "an encrypted PASETO", "v4.local.", 40),
    shape("paseto", "a PASETO", "v2.public.", 40),
    shape("paseto", "an encrypted PASETO", "v2.local.", 40),
    shape("fernet", "a Fernet token", "gAAAAA", 60),
    shape("laravel-session", "an encrypted Laravel cookie", "eyJpdiI6", 60),
    shape("private-key", "a private key", "-----BEGIN PRIVATE KEY-----", 0),
    shape("private-key", "a private key", "-----BEGIN RSA PRIVATE KEY-----", 0),
    shape("private-key", "a private key", "-----BEGIN EC PRIVATE KEY-----", 0),
    shape("private-key", "a private key", "-----BEGIN OPENSSH PRIVATE KEY-----", 0),
    shape("private-key", "an encrypted private key", "-----BEGIN ENCRYPTED PRIVATE KEY-----", 0),
];

/// The most look-alikes that are read in one paste.
pub const MAX: usize = 64;

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_.=~+/%".contains(c)
}

/// All look-alikes in `text`, the text of document `doc`, in order, none overlapping one of `known`.
pub fn find(text: &str, doc: u32, known: &[Token]) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let boundary = |at: usize| {
        !text
            .get(..at)
            .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-'))
    };
    let words = text.char_indices().filter(|(at, c)| (c.is_ascii_alphabetic() || *c == '-') && boundary(*at));
    let mut behind = 0;
    for (at, _) in words {
        let Some(rest) = text.get(at..).filter(|_| at >= behind) else { continue };
        let Some(shape) = SHAPES.iter().find(|shape| fits(shape, rest)) else { continue };
        let end = at + length(shape, rest);
        let place = span(doc, at, end);
        if known.iter().any(|token| token.span.start < place.end && place.start < token.span.end) {
            continue;
        }
        behind = end;
        found.push(Token {
            kind: shape.kind,
            span: place,
            provider: None,
            header: None,
            claims: None,
            times: Times::default(),
            state: State::Unreadable,
            well_formed: true,
            problems: Vec::new(),
            signature: None,
            place: Place::Loose,
        });
        if found.len() >= MAX {
            break;
        }
    }
    found
}

fn fits(shape: &Shape, rest: &str) -> bool {
    rest.strip_prefix(shape.prefix).is_some_and(|tail| {
        shape.at_least == 0 || tail.chars().take_while(|c| is_letter(*c)).take(shape.at_least).count() >= shape.at_least
    })
}

fn length(shape: &Shape, rest: &str) -> usize {
    if shape.kind == "private-key" {
        return rest
            .find("-----END")
            .and_then(|end| Some(end + 8 + rest.get(end + 8..)?.find("-----")? + 5))
            .unwrap_or(rest.len());
    }
    let tail = rest.get(shape.prefix.len()..).unwrap_or_default();
    shape.prefix.len() + tail.find(|c| !is_letter(c)).unwrap_or(tail.len())
}

/// What a look-alike is, for people, by its text.
pub fn name(text: &str) -> Option<&'static str> {
    SHAPES.iter().find(|shape| fits(shape, text)).map(|shape| shape.name)
}
