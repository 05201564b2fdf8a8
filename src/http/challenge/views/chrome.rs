//! Chrome: one challenge a line, its parameters parted by commas outside quotes.

use std::borrow::Cow;

use super::{
    BLANKS, Client, DIGEST, NEGOTIATE, NTLM, Offer, View, browser, disguised, firefox::challenges, is_message, known,
};

const HIDDEN: &str =
    "Chrome takes everything up to the first space as the scheme's name. The comma there hides the scheme.";
const PARAMETERS: &str = "Chrome ignores a challenge when one of the parts between its commas is not name=value.";
const ON_DIGEST: &str =
    "Chrome ignores this Digest challenge: it needs a nonce, and knows no algorithm but MD5 and SHA-256.";
const MESSAGE: &str =
    "Chrome ignores this challenge: a first Negotiate or NTLM challenge must be the scheme's name alone.";
const ONE_A_LINE: &str =
    "Chrome reads one challenge a line. What follows the first scheme counts as that scheme's parameters.";
const OTHERS: &str =
    "Chrome itself answers Basic, Digest, NTLM and Negotiate only. Other schemes are left to the page's own code.";
const TWO_REALMS: &str = "The realm is there more than once. Chrome takes the last one.";
const LATIN_1: &str = "Chrome reads the realm's bytes as ISO-8859-1. One that is sent as UTF-8 comes out garbled.";
const ON_NEGOTIATE: &str =
    "Chrome signs in with Negotiate by itself only on servers that its settings trust or that it takes to be internal.";

/// What Chrome makes of the lines.
pub(super) fn view(lines: &[Cow<str>]) -> View {
    let mut schemes = Vec::new();
    let mut best: Option<Offer> = None;
    let mut refusal = None;
    let mut crowded = false;
    for line in lines {
        let (scheme, rest) = line.split_once(BLANKS).unwrap_or((line, ""));
        if scheme.is_empty() {
            continue;
        }
        schemes.push(scheme.to_owned());
        crowded |= challenges(line).iter().filter(|piece| starts_with_scheme(piece)).count() > 1;
        if disguised(scheme) {
            refusal = refusal.or(Some(HIDDEN));
        }
        let Some((rank, scheme)) = known(scheme) else { continue };
        match offer(rank, scheme, rest.trim_matches(BLANKS)) {
            // Of two challenges of one scheme, the first one that it can read wins.
            Ok(offer) if best.as_ref().is_none_or(|best| rank < best.rank) => best = Some(offer),
            Ok(_) => {}
            Err(why) => refusal = refusal.or(Some(why)),
        }
    }
    let note = match &best {
        _ if refusal.is_some() => refusal,
        _ if crowded => Some(ONE_A_LINE),
        None if schemes.is_empty() => None,
        None => Some(OTHERS),
        Some(offer) if offer.realms > 1 => Some(TWO_REALMS),
        Some(offer) if !offer.realm.as_deref().unwrap_or("").is_ascii() => Some(LATIN_1),
        Some(offer) if offer.scheme == NEGOTIATE => Some(ON_NEGOTIATE),
        Some(_) => None,
    };
    browser(Client::Chrome, schemes, best, note)
}

/// The challenge as Chrome's handler of the scheme takes it, or why the handler doesn't.
fn offer(rank: usize, scheme: &'static str, rest: &str) -> Result<Offer, &'static str> {
    if scheme == NEGOTIATE || scheme == NTLM {
        return if rest.is_empty() || is_message(rest) {
            Ok(Offer { rank, scheme, realm: None, realms: 0 })
        } else {
            Err(MESSAGE)
        };
    }
    let mut realm = String::new();
    let mut realms = 0;
    let mut nonce = false;
    for item in items(rest) {
        let (name, value) = parameter(item).ok_or(PARAMETERS)?;
        if name.eq_ignore_ascii_case("realm") {
            realm = value.into_owned();
            realms += 1;
        } else if scheme == DIGEST && name.eq_ignore_ascii_case("nonce") {
            nonce = !value.is_empty();
        } else if scheme == DIGEST && name.eq_ignore_ascii_case("algorithm") && !is_known_algorithm(&value) {
            return Err(ON_DIGEST);
        }
    }
    if scheme == DIGEST && !nonce {
        return Err(ON_DIGEST);
    }
    Ok(Offer { rank, scheme, realm: Some(realm), realms })
}

/// Whether it is one of the Digest algorithms that Chrome knows.
fn is_known_algorithm(name: &str) -> bool {
    ["MD5", "MD5-sess", "SHA-256", "SHA-256-sess"].iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The parts between commas, but for the empty ones. A comma in quotes parts nothing, and a backslash in quotes
/// takes the next character's meaning away.
fn items(text: &str) -> Vec<&str> {
    let (mut quoted, mut escaped) = (false, false);
    text.split(|c| {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ',' => return !quoted,
            _ => {}
        }
        false
    })
    .map(|item| item.trim_matches(BLANKS))
    .filter(|item| !item.is_empty())
    .collect()
}

/// The name and the value of one part; `None` where Chrome gives the whole challenge up.
fn parameter(item: &str) -> Option<(&str, Cow<'_, str>)> {
    let (name, value) = item.split_once('=')?;
    let value = value.trim_matches(BLANKS);
    if name.is_empty() || name.contains('"') || value.is_empty() {
        return None;
    }
    let name = name.trim_matches(BLANKS);
    let Some(inner) = value.strip_prefix('"') else { return Some((name, Cow::Borrowed(value))) };
    match inner.strip_suffix('"') {
        // It doesn't ask where the closing quote belongs: `"a" x="b"` is the one value `a" x="b`.
        Some(inner) => Some((name, Cow::Owned(unescape(inner)))),
        // A closing quote is missing: everything behind the opening one, backslashes and all.
        None => Some((name, Cow::Borrowed(inner))),
    }
}

/// The text without the backslashes that take the meaning of the next character away.
fn unescape(text: &str) -> String {
    let mut escaped = false;
    text.chars()
        .filter(|c| {
            escaped = *c == '\\' && !escaped;
            !escaped
        })
        .collect()
}

/// Whether a part of a line starts like a challenge, not like a parameter or an empty element.
fn starts_with_scheme(part: &str) -> bool {
    let word = part.split(BLANKS).next().unwrap_or("");
    !word.starts_with(',') && !word.contains('=')
}
