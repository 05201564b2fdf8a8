//! `Set-Cookie` (RFC 6265, section 4.1), as browsers read it (RFC 6265, section 5.2).
//!
//! ```text
//! set-cookie-string = cookie-pair *( ";" SP cookie-av )
//! ```

use super::message::{Header, Response};
use crate::text::{Span, lower};

/// A cookie that an answer sets.
#[derive(Clone, Debug, Default)]
pub struct SetCookie<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its value.
    pub value: &'a str,
    /// The attributes, names in lower case.
    pub attributes: Vec<(String, &'a str)>,
    /// The whole line.
    pub span: Span,
}

/// The most cookies that are read in one answer.
pub const MAX_COOKIES: usize = 64;

/// The cookies that an answer sets, without those that it takes away.
pub fn set_cookies(response: &Response) -> Vec<SetCookie<'_>> {
    let fields = response.headers.iter().filter(|header| header.name.eq_ignore_ascii_case("Set-Cookie"));
    fields.take(MAX_COOKIES).map(read).filter(|cookie| !is_removal(cookie)).collect()
}

/// One field; several cookies in one line are read as the first, as browsers do.
pub fn read(header: &Header) -> SetCookie<'_> {
    let mut parts = header.value.split(';');
    let (name, value) = halves(parts.next().unwrap_or_default());
    let attributes = parts.map(halves).map(|(name, value)| (lower(name), value)).collect();
    SetCookie { name, value, attributes, span: header.span }
}

fn halves(part: &str) -> (&str, &str) {
    let (name, value) = part.split_once('=').unwrap_or((part, ""));
    (name.trim(), value.trim())
}

/// The attribute `name`, the last one where it stands twice.
pub fn attribute<'a>(cookie: &SetCookie<'a>, name: &str) -> Option<&'a str> {
    cookie.attributes.iter().rev().find(|(known, _)| known == name).map(|(_, value)| *value)
}

/// Whether the cookie is set to be gone.
fn is_removal(cookie: &SetCookie<'_>) -> bool {
    let age = attribute(cookie, "max-age").is_some_and(|age| age.starts_with(['0', '-']));
    let past = attribute(cookie, "expires").is_some_and(|date| date.contains("1970") || date.contains("1969"));
    age || past || cookie.value.is_empty() || cookie.value == "deleted"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(value: &str) -> Header {
        Header { name: "set-cookie".into(), value: value.into(), ..Header::default() }
    }

    #[test]
    fn attributes_are_found_in_any_case() {
        let header = field("sid=a=b; Path=/; SECURE; SameSite = None; path=/x");
        let cookie = read(&header);
        assert_eq!((cookie.name, cookie.value), ("sid", "a=b"));
        assert_eq!(attribute(&cookie, "path"), Some("/x"));
        assert_eq!(attribute(&cookie, "secure"), Some(""));
        assert_eq!(attribute(&cookie, "samesite"), Some("None"));
        assert_eq!(attribute(&cookie, "httponly"), None);
    }

    #[test]
    fn cookies_that_are_taken_away_are_none() {
        let gone = ["a=; Path=/", "a=x; Max-Age=0", "a=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "a=deleted", ""];
        let headers = gone.iter().copied().chain(["a=x"]).map(field).collect();
        let response = Response { headers, ..Response::default() };
        assert_eq!(set_cookies(&response).len(), 1);
    }
}
