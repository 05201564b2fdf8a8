//! Authentication schemes and the parameters of their challenges.

use crate::finding::{Citation, cite};

/// What is known of one authentication scheme.
#[derive(Clone, Copy, Debug)]
pub struct Scheme {
    /// As registered; compared without regard to case (RFC 9110, section 11.1).
    pub name: &'static str,
    /// What it asks of the client, in one or two plain sentences.
    pub means: &'static str,
    /// Whether it stands in IANA's registry.
    pub registered: bool,
    /// Whether a challenge may carry a token68 in place of parameters.
    pub token68: bool,
    /// The parameters of its challenge.
    pub params: &'static [Param],
    /// Where it is written down.
    pub citation: Citation,
}

/// One parameter of a challenge.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// Its name; compared without regard to case (RFC 9110, section 11.2).
    pub name: &'static str,
    /// What it tells the client, in a plain sentence.
    pub means: &'static str,
}

/// The table, registered schemes first.
pub const SCHEMES: &[Scheme] = &[Scheme {
    name: "Basic",
    means: "Send a user name and a password, joined by a colon and base64-encoded.",
    registered: true,
    token68: false,
    params: &[Param { name: "realm", means: "The name of the area that the password is for." }],
    citation: cite("RFC 7617", "https://www.rfc-editor.org/rfc/rfc7617"),
}];

/// What is known of the scheme `name`, in any case.
pub fn scheme(name: &str) -> Option<&'static Scheme> {
    SCHEMES.iter().find(|scheme| scheme.name.eq_ignore_ascii_case(name))
}

/// What is known of the parameter `name` of a challenge of `scheme`.
pub fn param(scheme: &str, name: &str) -> Option<&'static Param> {
    self::scheme(scheme)?.params.iter().find(|param| param.name.eq_ignore_ascii_case(name))
}
