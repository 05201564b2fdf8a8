//! Firefox: several challenges a line, parted at commas that no parameter follows.

use std::borrow::Cow;

use super::{BASIC, BLANKS, Client, DIGEST, NEGOTIATE, Offer, View, browser, disguised, known};

const HIDDEN: &str =
    "Firefox takes everything up to the first space as the scheme's name. The comma or tab there hides the scheme.";
const ON_DIGEST: &str =
    "Firefox ignores a Digest challenge with broken parameters or an algorithm other than MD5 and SHA-256.";
const OTHERS: &str =
    "Firefox itself answers Basic, Digest, NTLM and Negotiate only. Other schemes are left to the page's own code.";
const TWO_REALMS: &str = "The realm is there more than once. Firefox takes the first one.";
const LATIN_1: &str = "Firefox reads the realm's bytes as ISO-8859-1. One that is sent as UTF-8 comes out garbled.";
const PARAMETER: &str =
    "After a comma, Firefox takes a parameter with a hyphen or the like in its name for a challenge of its own.";
const ON_NEGOTIATE: &str = "Firefox uses Negotiate only for addresses that its settings list \
    (network.negotiate-auth.trusted-uris), and otherwise the next scheme that it knows.";

/// What Firefox makes of the lines.
pub(super) fn view(lines: &[Cow<str>]) -> View {
    let mut schemes = Vec::new();
    let mut best: Option<(u8, Offer)> = None;
    let mut refusal = None;
    for challenge in lines.iter().flat_map(|line| challenges(line)) {
        let scheme = challenge.split_once(' ').map_or(challenge, |(scheme, _)| scheme);
        // A leftover of empty list elements; no scheme's name starts so.
        if !challenge.starts_with(',') {
            schemes.push(scheme.to_owned());
        }
        if disguised(scheme) {
            refusal = refusal.or(Some(HIDDEN));
        }
        let Some((rank, scheme)) = known(scheme) else { continue };
        let algorithm = match algorithm(challenge) {
            _ if scheme != DIGEST => 0,
            Some(algorithm) => algorithm,
            None => {
                refusal = refusal.or(Some(ON_DIGEST));
                continue;
            }
        };
        // The stronger algorithm wins among Digests; else the first one of a scheme.
        if best.as_ref().is_none_or(|(strength, best)| rank < best.rank || rank == best.rank && algorithm > *strength) {
            let realms = realms(challenge);
            let count = realms.len();
            let realm = (scheme == BASIC || scheme == DIGEST).then(|| realms.into_iter().next().unwrap_or_default());
            best = Some((algorithm, Offer { rank, scheme, realm, realms: count }));
        }
    }
    let best = best.map(|(_, offer)| offer);
    let note = match &best {
        _ if refusal.is_some() => refusal,
        _ if schemes.iter().skip(1).any(|scheme| scheme.contains('=') && !scheme.contains('\t')) => Some(PARAMETER),
        None if schemes.is_empty() => None,
        None => Some(OTHERS),
        Some(offer) if offer.realms > 1 => Some(TWO_REALMS),
        Some(offer) if !offer.realm.as_deref().unwrap_or("").is_ascii() => Some(LATIN_1),
        Some(offer) if offer.scheme == NEGOTIATE => Some(ON_NEGOTIATE),
        Some(_) => None,
    };
    browser(Client::Firefox, schemes, best, note)
}

/// The challenges of a line: a comma outside quotes parts them unless a word and an equals sign follow. A quote
/// counts even behind a backslash, and a word has letters, digits and underscores only, so that a parameter like
/// `max-age` behind a comma starts a challenge of its own.
pub(super) fn challenges(line: &str) -> Vec<&str> {
    let bytes = line.as_bytes();
    let mut challenges = Vec::new();
    let (mut start, mut at, mut quoted) = (0, 0, false);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => match behind_name(bytes, at) {
                Some(behind) => at = behind,
                None => {
                    challenges.push((start, at - 1));
                    at = skip_blanks(bytes, at);
                    start = at;
                }
            },
            _ => {}
        }
    }
    challenges.push((start, bytes.len()));
    challenges.into_iter().filter_map(|(start, end)| line.get(start..end)).filter(|piece| !piece.is_empty()).collect()
}

/// Where the text goes on behind `word =`, if that is what stands at `at`.
fn behind_name(bytes: &[u8], at: usize) -> Option<usize> {
    let at = skip_blanks(bytes, at);
    let end = skip_word(bytes, at);
    let equals = skip_blanks(bytes, end);
    (end > at && bytes.get(equals) == Some(&b'=')).then_some(equals + 1)
}

fn skip_blanks(bytes: &[u8], at: usize) -> usize {
    skip(bytes, at, |byte| byte == b' ' || byte == b'\t')
}

/// Behind the word at `at`; a word doesn't start with a digit.
fn skip_word(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(first) if first.is_ascii_alphabetic() || *first == b'_' => {
            skip(bytes, at, |byte| byte.is_ascii_alphanumeric() || byte == b'_')
        }
        _ => at,
    }
}

fn skip(bytes: &[u8], at: usize, wanted: impl Fn(u8) -> bool) -> usize {
    at + bytes.iter().skip(at).take_while(|byte| wanted(**byte)).count()
}

/// The values of `realm` in a challenge, as far as Firefox would come. It stops at the first one itself.
fn realms(challenge: &str) -> Vec<String> {
    let bytes = challenge.as_bytes();
    let mut realms = Vec::new();
    let mut at = skip_word(bytes, 0);
    while at < bytes.len() {
        at = skip_blanks(bytes, at);
        let start = at;
        at = skip_word(bytes, start);
        let name = challenge.get(start..at).unwrap_or("");
        if name.is_empty() {
            if bytes.get(at) != Some(&b',') {
                break;
            }
            at += 1;
            continue;
        }
        at = skip_blanks(bytes, at);
        let mut value = String::new();
        if bytes.get(at) == Some(&b'=') {
            at = skip_blanks(bytes, at + 1);
            let (text, length) = read_value(challenge.get(at..).unwrap_or(""));
            value = text;
            at += length;
        }
        if name.eq_ignore_ascii_case("realm") {
            realms.push(value);
        }
    }
    realms
}

/// The value that stands at the start of `rest`, and how long it is there. Without quotes it ends at a blank only,
/// commas belong to it, and a backslash stays if it comes first. In quotes, a backslash always goes.
fn read_value(rest: &str) -> (String, usize) {
    let mut value = String::new();
    let quoted = rest.starts_with('"');
    let mut before = '"';
    for (at, c) in rest.char_indices() {
        if at == 0 {
            if !quoted {
                value.push(c);
            }
            before = c;
            continue;
        }
        let ends = if quoted { c == '"' && before != '\\' } else { BLANKS.contains(&c) };
        if ends {
            return (value, at + 1);
        }
        if c != '\\' {
            value.push(c);
        }
        before = c;
    }
    (value, rest.len())
}

/// The rank of a Digest challenge's algorithm, the stronger the higher; `None` where Firefox can't use the challenge.
fn algorithm(challenge: &str) -> Option<u8> {
    // What a name isn't parted by: it may hold anything but blanks and an equals sign.
    let mut rest = challenge.get(DIGEST.len()..)?;
    if rest.is_empty() {
        return None;
    }
    let mut algorithm = 2;
    loop {
        rest = rest.trim_start_matches([' ', '\t', ',']);
        if rest.is_empty() {
            return (algorithm > 1).then_some(algorithm);
        }
        let (name, value) = rest.split_at_checked(rest.find([' ', '\t', '='])?)?;
        let value = value.trim_start_matches([' ', '\t', '=']);
        if value.is_empty() {
            return None;
        }
        let value = match value.strip_prefix('"') {
            Some(inner) => {
                let (value, behind) = inner.split_once('"')?;
                rest = behind;
                value
            }
            None => {
                let (value, behind) = value.split_at_checked(value.find([' ', '\t', ',']).unwrap_or(value.len()))?;
                rest = behind;
                value
            }
        };
        if name.eq_ignore_ascii_case("algorithm") {
            algorithm = match value.to_ascii_lowercase().as_str() {
                "md5" => 3,
                "md5-sess" => 5,
                "sha-256" => 9,
                "sha-256-sess" => 17,
                _ => 1,
            };
        }
    }
}
