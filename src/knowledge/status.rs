//! Status codes: IANA's registry and those seen in the wild.

use crate::finding::{Actor, Citation, cite};

/// What is known of one status code.
#[derive(Clone, Copy, Debug)]
pub struct Status {
    /// 100 to 999.
    pub code: u16,
    /// The registered or customary phrase.
    pub name: &'static str,
    /// What it means for the person who got it, in one or two plain sentences.
    pub means: &'static str,
    /// Who can act, the likeliest first. Empty where nothing is wrong.
    pub who: &'static [Actor],
    /// Whether the same request is worth sending again.
    pub again: Again,
    /// Whether it stands in IANA's registry.
    pub registered: bool,
    /// Where it is written down.
    pub citation: Citation,
}

/// Whether the same request is worth sending again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// Nothing was refused: there is nothing to repeat.
    NotNeeded,
    /// No: the same request gets the same answer.
    No,
    /// Only with something changed (other credentials, another body, another address).
    Changed,
    /// Yes, after a wait.
    Later,
}

/// The table, in the order of the codes.
pub const STATUSES: &[Status] = &[Status {
    code: 401,
    name: "Unauthorized",
    means: "The server wants to know who you are: no valid credentials came with the request.",
    who: &[Actor::You, Actor::ClientDeveloper],
    again: Again::Changed,
    registered: true,
    citation: cite("RFC 9110, section 15.5.2", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2"),
}];

/// One of IIS's sub-statuses: the digits behind the dot of "401.3".
#[derive(Clone, Copy, Debug)]
pub struct Substatus {
    /// 401 or 403.
    pub code: u16,
    /// The number behind the dot.
    pub sub: u16,
    /// Microsoft's phrase.
    pub name: &'static str,
    /// What it means, in one or two plain sentences.
    pub means: &'static str,
    /// Who can act, the likeliest first.
    pub who: &'static [Actor],
    /// The catalogue's id of the cause.
    pub cause: &'static str,
    /// Where it is written down.
    pub citation: Citation,
}

/// The table, in the order of the codes.
pub const SUBSTATUSES: &[Substatus] = &[];

/// What is known of `code`.
pub fn status(code: u16) -> Option<&'static Status> {
    STATUSES.iter().find(|status| status.code == code)
}

/// What is known of IIS's `code.sub`.
pub fn substatus(code: u16, sub: u16) -> Option<&'static Substatus> {
    SUBSTATUSES.iter().find(|substatus| substatus.code == code && substatus.sub == sub)
}
