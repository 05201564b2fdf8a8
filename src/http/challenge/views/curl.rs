//! curl: the names that it knows, wherever one stands at the start or behind a comma.

use std::borrow::Cow;

use super::{BASIC, BLANKS, Client, DIGEST, NEGOTIATE, NTLM, View};

const BEARER: &str = "Bearer";
/// What curl supports, the preferred one first.
const ORDER: [&str; 5] = [NEGOTIATE, BEARER, DIGEST, NTLM, BASIC];

const UNUSABLE: &str = "curl can't use the Digest challenge, and then gives up on the others too.";
const QUOTED: &str = "curl looks for schemes behind every comma, and took one from inside a quoted value.";
const MIXED: &str = "curl reads a line with two Digest challenges as one, and mixes their parameters.";
const SECOND: &str = "curl reads the first Digest challenge only.";
const ON_BEARER: &str =
    "curl answers Bearer only if it has a token from --oauth2-bearer, and otherwise the next scheme that it knows.";
const ON_NEGOTIATE: &str =
    "curl answers Negotiate only if it was built for it: curl --version then lists SPNEGO among its features.";
const OTHERS: &str = "curl looks for Negotiate, Bearer, Digest, NTLM and Basic, and found none of them.";

/// What `curl --anyauth` makes of the lines.
pub(super) fn view(lines: &[Cow<str>]) -> View {
    let mut schemes: Vec<String> = Vec::new();
    // The realm of the first Digest challenge, or that there is no using it.
    let mut digest: Option<Option<String>> = None;
    let mut note = None;
    for line in lines {
        let mut rest = line.as_ref();
        let (mut quoted, mut digests) = (false, 0);
        loop {
            if let Some(name) = ORDER.iter().find(|name| is_at(name, rest)) {
                if quoted {
                    note = note.or(Some(QUOTED));
                }
                if !schemes.iter().any(|seen| seen == name) {
                    schemes.push((*name).to_owned());
                }
                if *name == DIGEST {
                    digests += 1;
                    match &digest {
                        None => digest = Some(realm(rest)),
                        Some(_) if digests > 1 => note = note.or(Some(MIXED)),
                        Some(_) => note = note.or(Some(SECOND)),
                    }
                }
            }
            let Some((passed, behind)) = rest.split_once(',') else { break };
            quoted = ends_quoted(passed, quoted);
            rest = behind.trim_start_matches(BLANKS);
        }
    }
    let unusable = digest == Some(None);
    let chosen = ORDER.iter().find(|name| !unusable && schemes.iter().any(|seen| seen == *name));
    let note = match chosen {
        _ if unusable => Some(UNUSABLE),
        _ if note.is_some() => note,
        None if lines.iter().all(|line| line.is_empty()) => None,
        None => Some(OTHERS),
        Some(&BEARER) => Some(ON_BEARER),
        Some(&NEGOTIATE) => Some(ON_NEGOTIATE),
        Some(_) => None,
    };
    let realm = if chosen == Some(&DIGEST) { digest.flatten() } else { None };
    View { client: Client::Curl, schemes, chosen: chosen.map(|name| (*name).to_owned()), realm, note }
}

/// Whether the scheme's name stands at the start of `rest`, with no letter or digit behind it.
fn is_at(name: &str, rest: &str) -> bool {
    let rest = rest.as_bytes();
    rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
        && !rest.get(name.len()).is_some_and(u8::is_ascii_alphanumeric)
}

/// Whether the end of `text` is in quotes, given whether its start is.
fn ends_quoted(text: &str, mut quoted: bool) -> bool {
    let mut escaped = false;
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => {}
        }
    }
    quoted
}

/// The realm that curl reads from the line on from its word `Digest`; `None` where it can't use the challenge.
/// It doesn't stop at the next challenge of the line: that one's first parameter gets an odd name and is skipped.
fn realm(rest: &str) -> Option<String> {
    let mut rest = rest.get(DIGEST.len()..)?.strip_prefix(BLANKS)?;
    let (mut realm, mut nonce, mut session, mut qop) = (String::new(), false, false, false);
    loop {
        rest = rest.trim_start_matches(BLANKS);
        let Some((name, value, behind)) = parameter(rest) else { break };
        match name.to_ascii_lowercase().as_str() {
            "realm" => realm = value,
            "nonce" => nonce = true,
            "qop" => {
                qop |= value
                    .split(',')
                    .map(|part| part.trim_start_matches(BLANKS))
                    .any(|part| part.eq_ignore_ascii_case("auth") || part.eq_ignore_ascii_case("auth-int"));
            }
            "algorithm" => {
                let value = value.to_ascii_lowercase();
                session = value.ends_with("-sess");
                if !["md5", "sha-256", "sha-512-256"].contains(&value.strip_suffix("-sess").unwrap_or(&value)) {
                    return None;
                }
            }
            _ => {}
        }
        rest = behind.trim_start_matches(BLANKS);
        rest = rest.strip_prefix(',').unwrap_or(rest);
    }
    // A session algorithm needs a quality of protection.
    (nonce && (qop || !session)).then_some(realm)
}

/// curl's buffers for a parameter's name and for its value, less the byte that ends each.
const NAME: usize = 255;
const VALUE: usize = 1023;

/// The name, the value and what follows them; `None` ends curl's reading of the challenge.
fn parameter(text: &str) -> Option<(&str, String, &str)> {
    let (name, text) = text.split_at_checked(text.bytes().take(NAME + 1).position(|byte| byte == b'=')?)?;
    let text = text.strip_prefix('=')?;
    let (quoted, text) = text.strip_prefix('"').map_or((false, text), |inner| (true, inner));
    let mut value = String::new();
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        // Counted in bytes; a character that stands over the end stays out.
        if at + c.len_utf8() > VALUE {
            return (!escaped).then(|| (name, value, text.get(at..).unwrap_or("")));
        }
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => {
                escaped = true;
                continue;
            }
            '"' if !quoted => return None,
            '"' => return Some((name, value, text.get(at + 1..).unwrap_or(""))),
            ',' if !quoted => return Some((name, value, text.get(at + 1..).unwrap_or(""))),
            _ => {}
        }
        value.push(c);
    }
    (!escaped).then_some((name, value, ""))
}
