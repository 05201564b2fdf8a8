//! What Chrome, Firefox and curl make of a `WWW-Authenticate` field.
//!
//! None of them reads the field quite as RFC 9110 §11.6.1 writes it, and each differs in its own way; so a field
//! may work in one client and fail in another. These are imitations of how they cut the field up, made after
//! their published sources:
//!
//! - **Chrome**: Chromium's `net/http`: `http_auth_challenge_tokenizer.cc`, `http_util.cc` (name-value pairs,
//!   unquoting, the fields that are never joined), `http_auth.cc` and the handlers of the four schemes.
//! - **Firefox**: Gecko's `netwerk/protocol/http`: `nsHttpChannelAuthProvider.cpp` (the splitting at commas, the
//!   ranking, the realm) and `nsHttpDigestAuth.cpp`, with `xpcom/ds/Tokenizer.cpp` for what a word is.
//! - **curl**: `lib/http.c`, `lib/http_digest.c` and `lib/vauth/digest.c`, for `curl --anyauth`. Without that
//!   option, `curl --user` sends Basic without being asked and looks at no challenge. A challenge never makes
//!   curl sign a request for AWS, so that is no scheme here.
//!
//! What a client's settings, its build or a policy change is assumed to allow every scheme that it knows; the note
//! says so where that matters. Both browsers take bytes, this reads text: a character outside ASCII stays as it is.

use std::borrow::Cow;

use serde::Serialize;

mod chrome;
mod curl;
mod firefox;
#[cfg(test)]
mod tests;

/// A client whose reading of the field is imitated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Client {
    /// Chrome, and what else is built on Chromium's network code.
    Chrome,
    /// Firefox.
    Firefox,
    /// `curl --anyauth`.
    Curl,
}

/// What one client makes of the field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct View {
    /// Whose view it is.
    pub client: Client,
    /// The schemes that it sees, in order. A browser's are as the field has them, with whatever the browser takes
    /// to be part of the name (`Basic,`); curl looks for names it knows, once each.
    pub schemes: Vec<String>,
    /// The scheme that it would answer, by its own preference, of those that it supports.
    pub chosen: Option<String>,
    /// The realm that it reads for the chosen scheme: empty where Basic or Digest has none, `None` where the
    /// client has no use for one.
    pub realm: Option<String>,
    /// What is peculiar about this reading.
    pub note: Option<&'static str>,
}

const NEGOTIATE: &str = "Negotiate";
const NTLM: &str = "NTLM";
const DIGEST: &str = "Digest";
const BASIC: &str = "Basic";

/// What the browsers support, the preferred one first.
const BROWSER_ORDER: [&str; 4] = [NEGOTIATE, NTLM, DIGEST, BASIC];

/// What the three clients make of the field; `lines` has the value of each of its field lines.
pub fn views(lines: &[&str]) -> [View; 3] {
    let lines: Vec<Cow<str>> = lines.iter().map(|line| unfold(line)).collect();
    [chrome::view(&lines), firefox::view(&lines), curl::view(&lines)]
}

/// The line without the blanks around it. A line that is folded over several is one with a space at each fold.
fn unfold(line: &str) -> Cow<'_, str> {
    let line = line.trim_matches([' ', '\t', '\r', '\n']);
    if !line.contains(['\r', '\n']) {
        return Cow::Borrowed(line);
    }
    let parts: Vec<&str> = line.split(['\r', '\n']).filter(|part| !part.is_empty()).collect();
    Cow::Owned(parts.join(" "))
}

/// The blanks that a field line may have.
const BLANKS: [char; 2] = [' ', '\t'];

/// The place of the scheme in the browsers' order, and its name.
fn known(scheme: &str) -> Option<(usize, &'static str)> {
    let rank = BROWSER_ORDER.iter().position(|name| name.eq_ignore_ascii_case(scheme))?;
    BROWSER_ORDER.get(rank).map(|name| (rank, *name))
}

/// Whether a scheme that the browsers know is hidden by a comma or a tab that they take as part of its name.
fn disguised(scheme: &str) -> bool {
    known(scheme).is_none() && scheme.split([',', '\t']).any(|part| known(part).is_some())
}

/// Whether what follows Negotiate or NTLM looks like a message of an exchange under way. As the answer to a
/// request without credentials, the field has none.
fn is_message(token: &str) -> bool {
    token.len() >= 16 && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte))
}

/// A challenge that a browser would answer.
struct Offer {
    rank: usize,
    scheme: &'static str,
    realm: Option<String>,
    realms: usize,
}

/// The view of a browser that would answer `best`.
fn browser(client: Client, schemes: Vec<String>, best: Option<Offer>, note: Option<&'static str>) -> View {
    let (chosen, realm) = best.map_or((None, None), |offer| (Some(offer.scheme.to_owned()), offer.realm));
    View { client, schemes, chosen, realm, note }
}
