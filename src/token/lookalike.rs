//! Credentials that aren't JWTs, told by their shape. A shape says what it is, never whether it is good.

use std::ops::Range;

use super::{Moment, Place, State, Times, Token, Unit, base64url, dated};
use crate::{
    finding::{Arg, Message, say},
    json::{self, Value},
    order::sort_by_key,
    text::{Document, Map, Origin, Problem, Span, slice, span},
    time::{Timestamp, rfc_3339},
};

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
    shape("gitlab", "a GitLab trigger token", "glptt-", 40),
    shape("gitlab", "a GitLab feed token", "glft-", 20),
    shape("gitlab", "a GitLab token for incoming mail", "glimt-", 20),
    shape("gitlab", "a GitLab agent token", "glagent-", 50),
    shape("gitlab", "a GitLab OAuth application secret", "gloas-", 60),
    shape("gitlab", "a GitLab SCIM token", "glsoat-", 20),
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
    shape("shopify", "a Shopify custom app token", "shpca_", 32),
    shape("shopify", "a Shopify private app password", "shppa_", 32),
    shape("shopify", "a Shopify shared secret", "shpss_", 32),
    shape("postman", "a Postman API key", "PMAK-", 24),
    shape("digitalocean", "a DigitalOcean token", "dop_v1_", 60),
    shape("vault", "a Vault token", "hvs.", 20),
    shape("portainer-key", "a Portainer API key", "ptr_", 20),
    shape("paseto", "a PASETO", "v4.public.", 40),
    shape("paseto", "an encrypted PASETO", "v4.local.", 40),
    shape("paseto", "a PASETO", "v3.public.", 40),
    shape("paseto", "an encrypted PASETO", "v3.local.", 40),
    shape("paseto", "a PASETO", "v1.public.", 40),
    shape("paseto", "an encrypted PASETO", "v1.local.", 40),
    shape("paseto", "a PASETO", "v2.public.", 40),
    shape("paseto", "an encrypted PASETO", "v2.local.", 40),
    shape("fernet", "a Fernet token", "gAAAAA", 60),
    shape("phoenix-token", "a Phoenix token", "SFMyNTY.", 40),
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

/// All look-alikes that begin in `range` of `text`, the text of document `doc`, in order, none overlapping one of
/// `known`. What has no mark of its own is known only where the range is all of the text.
pub fn find(text: &str, doc: u32, range: Range<usize>, known: &[Token]) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let bytes = text.as_bytes();
    let mut begins = [false; 128];
    for first in SHAPES.iter().filter_map(|shape| shape.prefix.bytes().next()) {
        begins.get_mut(usize::from(first)).into_iter().for_each(|begins| *begins = true);
    }
    let boundary = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        !before.is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    };
    let mut behind = 0;
    for (at, byte) in bytes.iter().enumerate().take(range.end).skip(range.start) {
        if !begins.get(usize::from(*byte)).is_some_and(|begins| *begins) || !boundary(at) {
            continue;
        }
        let Some(rest) = text.get(at..).filter(|_| at >= behind) else { continue };
        let Some(shape) = SHAPES.iter().find(|shape| fits(shape, rest)) else { continue };
        let end = at + length(shape, rest);
        let place = span(doc, at, end);
        if known.iter().any(|token| token.span.start < place.end && place.start < token.span.end) {
            continue;
        }
        behind = end;
        let mut new = token(shape.kind, place);
        let value = rest.get(..end - at).unwrap_or_default();
        match shape.kind {
            "fernet" => new.times.iat = dated::fernet(value).map(|at| moment(at, place)),
            "github" if dated::github_checksum(value) == Some(false) => {
                new.problems.push(Problem { id: "checksum", span: place, breaks: false });
            }
            _ => {}
        }
        found.push(new);
        if found.len() >= MAX {
            break;
        }
    }
    if range.len() == text.len() {
        if found.is_empty() && known.is_empty() {
            found.extend(whole(text, doc));
        }
        found.extend(cookies(text, doc));
        sort_by_key(&mut found, |token| token.span);
    }
    found
}

/// A credential of which only its kind and place are known.
pub(super) fn token(kind: &'static str, place: Span) -> Token {
    Token {
        kind,
        span: place,
        provider: None,
        header: None,
        claims: None,
        times: Times::default(),
        state: State::Unreadable,
        well_formed: true,
        problems: Vec::new(),
        form: None,
        layer: 0,
        disclosures: Vec::new(),
        says: Vec::new(),
        signature: None,
        place: Place::Loose,
    }
}

/// What has no mark of its own, and is known only where nothing else was pasted.
fn whole(text: &str, doc: u32) -> Option<Token> {
    let value = text.trim();
    let start = text.len() - text.trim_start().len();
    let place = span(doc, start, start + value.len());
    let kind = match value {
        value if is_uuid(value) => "uuid",
        value if is_hex(value) => "hex",
        value if is_key_id(value) => "aws-key-id",
        value if dated::is_macaroon(value) => "macaroon",
        value => {
            let random = || dated::is_random(value).then(|| token("opaque", place));
            return branca(value, place).or_else(|| cookie(value, place)).or_else(random);
        }
    };
    Some(token(kind, place))
}

/// AWS, "IAM identifiers", unique identifiers: four letters for the kind of thing, here a key, and 16 behind.
fn is_key_id(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_uppercase() || (b'2'..=b'7').contains(&byte);
    (text.starts_with("AKIA") || text.starts_with("ASIA")) && text.len() == 20 && text.bytes().all(letter)
}

/// One in 256 random texts begins with Branca's byte; few of those have a plausible time: from 2017, when the first
/// specification came, to 2040.
fn branca(value: &str, place: Span) -> Option<Token> {
    let at = dated::branca(value).filter(|at| (1_483_228_800..2_208_988_800).contains(&at.0))?;
    let mut token = token("branca", place);
    token.times.iat = Some(moment(at, place));
    Some(token)
}

/// A cookie's value as frameworks sign it.
fn cookie(value: &str, place: Span) -> Option<Token> {
    if let Some((at, part)) = dated::django(value) {
        let start = place.start as usize;
        let mut token = token("django-signed", place);
        token.times.iat = Some(moment(at, span(place.doc, start + part.start, start + part.end)));
        return Some(token);
    }
    let kind = match value {
        value if dated::is_express(value) => "express-session",
        value if dated::is_rails(value) => "rails-session",
        value => return flask(value, place),
    };
    Some(token(kind, place))
}

fn moment(at: Timestamp, place: Span) -> Moment {
    Moment { digits: None, literal: at, meant: at, unit: Unit::Seconds, span: place }
}

/// RFC 9562, section 4: groups of 8, 4, 4, 4 and 12 hexadecimal digits.
fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let digits = |group: &&str| group.bytes().all(|byte| byte.is_ascii_hexdigit());
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]) && groups.iter().all(digits)
}

/// Whole bytes of hexadecimal digits, 16 to 128 of them.
fn is_hex(text: &str) -> bool {
    (32..=256).contains(&text.len())
        && text.len().is_multiple_of(2)
        && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The longest cookie value that is looked at, in bytes; browsers keep 4096.
const LONGEST_COOKIE: usize = 4096;

/// Signed sessions in the cookies that they are sent in; a bare value of that form could be much else.
fn cookies(text: &str, doc: u32) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let trimmed = line.trim_start_matches(['<', '>', ' ', '\t']);
        let (name, _) = trimmed.split_once(':').unwrap_or_default();
        if ["Cookie", "Set-Cookie"].iter().any(|known| known.eq_ignore_ascii_case(name)) {
            let mut start = line.len() - trimmed.len() + name.len() + 1;
            for pair in line.get(start..).unwrap_or_default().split([';', ' ', '\n', '\r']) {
                let (name, value) = pair.split_once('=').unwrap_or_default();
                let from = at + start + name.len() + 1;
                start += pair.len() + 1;
                let place = span(doc, from, from + value.len());
                if value.len() <= LONGEST_COOKIE && found.len() < MAX {
                    let signed = cookie(value, place);
                    // Only Flask's own name tells its session from other values of three parts.
                    found.extend(signed.filter(|token| token.kind != "flask-session" || name == "session"));
                }
            }
        }
        at += line.len();
    }
    found
}

/// Flask's session as itsdangerous signs it: the data, the time, and an HMAC-SHA1, in base64url with dots between; a
/// dot before the data says that it is compressed with zlib.
///
/// It begins like a JWT, and isn't one: the first part names no algorithm, and the second is four bytes.
fn flask(value: &str, place: Span) -> Option<Token> {
    let (packed, rest) = value.strip_prefix('.').map_or((false, value), |rest| (true, rest));
    let parts: Vec<&str> = rest.split('.').collect();
    let [data, time, signature] = parts.as_slice() else { return None };
    let data = bytes(data)?;
    let is_data = match packed {
        true => data.first() == Some(&0x78),
        false => is_session(&data),
    };
    let seconds: [u8; 4] = bytes(time)?.try_into().ok()?;
    if !is_data || bytes(signature)?.len() != 20 {
        return None;
    }
    let at = Timestamp(i64::from(u32::from_be_bytes(seconds)));
    let start = place.start as usize + value.len() - signature.len() - 1 - time.len();
    let mut token = token("flask-session", place);
    token.times.iat = Some(moment(at, span(place.doc, start, start + time.len())));
    Some(token)
}

/// What a PASETO says that is signed and not encrypted: JSON and a signature behind it, in base64url, perhaps a dot and
/// a footer (PASETO, "Protocol-Versions": of 256 bytes with RSA, 96 with P-384, 64 with Ed25519). Its times are dates
/// (PASETO, registered claims: `exp`, `nbf` and `iat` are DateTime in ISO 8601).
pub fn read_paseto(documents: &mut Vec<Document>, token: &mut Token) {
    let text = slice(documents, token.span);
    let signature = match text.get(..10) {
        Some("v1.public.") => 256,
        Some("v3.public.") => 96,
        Some("v2.public." | "v4.public.") => 64,
        _ => return,
    };
    let payload = text.get(10..).and_then(|rest| rest.split('.').next()).unwrap_or_default();
    let start = token.span.start as usize + 10;
    let place = span(token.span.doc, start, start + payload.len());
    let offsets: Vec<u32> = (place.start..place.end).collect();
    let (bytes, mut kept, problems) = base64url::decode(payload, &offsets, place.doc);
    let said = bytes.len().checked_sub(signature).and_then(|length| bytes.get(..length));
    let Some(text) = said.filter(|_| problems.is_empty()).and_then(|said| std::str::from_utf8(said).ok()) else {
        return;
    };
    let doc = span(0, documents.len(), 0).start;
    let Some(claims) = json::read_all(text, doc, 0..text.len()).0 else { return };
    let time = |name: &str| {
        let node = &json::member(&claims, name)?.node;
        Some(moment(rfc_3339(json::string(node)?)?, node.span))
    };
    (token.times.iat, token.times.nbf, token.times.exp) = (time("iat"), time("nbf"), time("exp"));
    kept.truncate((text.len() * 8).div_ceil(6));
    let origin = Some(Origin { span: place, map: Map::Base64(kept) });
    documents.push(Document { name: "PASETO payload", origin, text: text.to_owned() });
    token.claims = Some(claims).filter(|claims| matches!(claims.value, Value::Object(_)));
}

fn is_session(data: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(data) else { return false };
    let (node, problems) = json::read_all(text, 0, 0..text.len());
    problems.is_empty()
        && node.is_some_and(|node| matches!(node.value, Value::Object(_)) && json::member(&node, "alg").is_none())
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let offsets = vec![0; text.len()];
    let (bytes, _, problems) = base64url::decode(text, &offsets, 0);
    (problems.is_empty() && !bytes.is_empty()).then_some(bytes)
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

/// Kinds that aren't told by how they begin: the name, and what to know about them, `{at}` being when it was made.
const KINDS: &[(&str, &str, &str)] = &[
    ("uuid", "a UUID", PLAIN),
    ("hex", "a row of hexadecimal digits", PLAIN),
    ("opaque", "a row of random letters", PLAIN),
    (
        "flask-session",
        "a Flask session",
        "It was signed at {at} and looks like a JWT, but is none: the first part is the session's data, readable by anybody, the second the time, the third the signature. How long it is good the site alone decides.",
    ),
    (
        "django-signed",
        "a value that Django signed",
        "It was signed at {at}: the data, the time and the signature stand between colons. Anybody can read the data; how long it is good the site alone decides.",
    ),
    (
        "rails-session",
        "a Rails session",
        "Two hyphens part the data from its signature, or from what decrypts it. Whose it is and how long it is good the site alone knows.",
    ),
    (
        "express-session",
        "an Express session id",
        "It is a name with a signature behind the dot; what belongs to it is kept on the server, which forgets it after a while.",
    ),
    (
        "branca",
        "a Branca token",
        "It was made at {at}; the rest is encrypted. How long it is good the service decides that made it.",
    ),
    (
        "fernet",
        "a Fernet token",
        "It was made at {at}; the rest is encrypted. How long it is good the service decides that made it.",
    ),
    (
        "macaroon",
        "a macaroon",
        "It names who made it and the conditions under which it is good, readable by anybody; the signature at its end covers them. Whoever holds it can add conditions and take none away.",
    ),
    (
        "aws-key-id",
        "an access key id of AWS",
        "It is the name of a key and not the secret itself. One that begins with ASIA is temporary and is sent with a session token; one with AKIA is good until somebody takes it away.",
    ),
    (
        "saml",
        "a SAML message",
        "It is XML in base64, readable by anybody. A server takes an assertion only within its own times, for its own address, and once.",
    ),
];

/// What there is to say of a value without any mark of its own.
const PLAIN: &str = "It may be an id, a checksum, or a token that only the service that issued it can look up. Nothing can be read in it.";

/// What is said of a credential that its first letters tell.
const BY_SHAPE: &str = "Its shape says what it is. Nothing in it can be read, neither whose it is nor until when it is good; only the service that issued it knows.";

/// What a credential that isn't a JWT is called, by its kind.
pub fn called(kind: &str) -> Option<&'static str> {
    KINDS.iter().find(|known| known.0 == kind).map(|known| known.1)
}

/// Kinds of which anybody may know one, so that they are no secrets.
const OPEN: &[&str] = &["uuid", "hex", "opaque", "aws-key-id"];

/// What must not be shared of a credential that isn't a JWT.
pub fn secret(token: &Token, text: &str) -> Option<&'static str> {
    let by_kind = || called(token.kind).filter(|_| !OPEN.contains(&token.kind));
    name(text).or_else(by_kind)
}

/// What a credential that isn't a JWT is, in a sentence or two.
pub fn says(token: &Token) -> Message {
    let checksum = token.problems.iter().any(|problem| problem.id == "checksum");
    let known = KINDS.iter().find(|known| known.0 == token.kind);
    match (known, &token.times.iat) {
        _ if checksum => say(
            "The last six letters of such a token are a checksum of the others, and here they don't fit: it was mistyped or cut, or is made up. The service refuses it without looking it up.",
            [],
        ),
        _ if token.kind == "paseto" && token.claims.is_some() => say(
            "It is signed and not encrypted: whoever has it can read what it says, its times among it. Whether a server takes it depends on its signature and on the server's own rules.",
            [],
        ),
        (Some((_, _, says)), _) if !says.contains("{at}") => say(says, []),
        (Some((_, _, says)), Some(made)) => say(says, [("at", Arg::Time(made.meant))]),
        _ => say(BY_SHAPE, []),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

    const SESSION: &str = "eyJfZnJlc2giOnRydWUsInVzZXJfaWQiOiI0MiJ9.awABhA._jPaj8j2o1-d4F8_JYU2BvwlmAQ";

    fn kinds(text: &str) -> Vec<&'static str> {
        find(text, 0, 0..text.len(), &[]).iter().map(|token| token.kind).collect()
    }

    #[test]
    fn what_has_no_mark_is_known_alone() {
        assert_eq!(kinds(" 123e4567-e89b-42d3-a456-426614174000\n"), ["uuid"]);
        assert_eq!(kinds("da39a3ee5e6b4b0d3255bfef95601890afd80709"), ["hex"]);
        let none = ["id 123e4567-e89b-42d3-a456-426614174000", "123e4567-e89b-42d3-a456", "da39a3ee", "401", ""];
        assert!(none.iter().all(|text| kinds(text).is_empty()));
    }

    #[test]
    fn flask_is_known_alone_and_in_its_cookie() {
        assert_eq!(kinds(SESSION), ["flask-session"]);
        assert_eq!(kinds(&format!("GET / HTTP/1.1\nCookie: a=b; session={SESSION}; c=d\n\n")), ["flask-session"]);
        assert_eq!(kinds(&format!("< Set-Cookie: session={SESSION}; HttpOnly")), ["flask-session"]);
        let others = [
            format!("x {SESSION}"),
            format!("Cookie: my_session={SESSION}"),
            // A JWT: its first part names an algorithm.
            "eyJhbGciOiJIUzI1NiJ9.awABhA._jPaj8j2o1-d4F8_JYU2BvwlmAQ".to_owned(),
            SESSION.replace("awABhA", "awABhAAA"),
        ];
        assert!(others.iter().all(|text| kinds(text).is_empty()));
    }

    #[test]
    fn a_signed_paseto_tells_its_times() {
        let signed = |claims: &str| {
            let data = [claims.as_bytes(), &[7; 64]].concat();
            format!("v4.public.{}", URL_SAFE_NO_PAD.encode(data))
        };
        let exp = |text: &str| {
            let mut documents = vec![Document { name: "paste", origin: None, text: text.to_owned() }];
            let mut found = find(text, 0, 0..text.len(), &[]);
            assert_eq!(found.len(), 1, "{text}");
            found.iter_mut().for_each(|token| read_paseto(&mut documents, token));
            found.first().and_then(|token| token.times.exp.clone()).map(|exp| exp.meant)
        };
        let good = signed(r#"{"exp":"2026-11-20T12:00:00+00:00"}"#);
        assert_eq!(exp(&good), Some(Timestamp(1_795_176_000)));
        assert_eq!(exp(&format!("{good}.Zm9vdGVy")), Some(Timestamp(1_795_176_000)));
        assert_eq!(exp(&signed(r#"{"exp":1795176000}"#)), None);
        assert_eq!(exp(&good.replace("public", "local")), None);
        assert_eq!(exp(&good[..60]), None);
    }

    #[test]
    fn flask_tells_when_it_was_signed() {
        let found = find(SESSION, 0, 0..SESSION.len(), &[]);
        let iat = found.first().and_then(|token| token.times.iat.as_ref()).unwrap();
        assert_eq!(iat.meant, Timestamp(0x6B00_0184));
        assert_eq!(SESSION.get(iat.span.start as usize..iat.span.end as usize), Some("awABhA"));
    }
}
