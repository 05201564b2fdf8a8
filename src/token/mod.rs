//! Tokens and other credentials: what they say, without any key.

pub mod base64url;
pub mod dated;
pub mod digest;
pub mod find;
pub mod json_form;
pub mod jwe;
pub mod jwt;
pub mod key;
pub mod lookalike;
pub mod proof;
pub mod provider;
pub mod role;
pub mod saml;
pub mod says;
pub mod scheme;
pub mod sd_jwt;
pub mod sha256;
pub mod signed_url;
pub mod verify;

use serde::{Serialize, Serializer};

use crate::{
    finding::Message,
    json::{self, Member, Node},
    text::{Problem, Span},
    time::Timestamp,
};

/// A credential that was found in the paste.
#[derive(Clone, Debug, Serialize)]
pub struct Token {
    /// "jws", "jwe", "sd-jwt", or a look-alike's id.
    pub kind: &'static str,
    /// Where it stands, as transmitted.
    pub span: Span,
    /// The product that issued it, told from `iss` and shape.
    pub provider: Option<&'static str>,
    /// The JOSE header's members.
    #[serde(serialize_with = "as_object")]
    pub header: Option<Node>,
    /// The claims.
    #[serde(serialize_with = "as_object")]
    pub claims: Option<Node>,
    /// Its times.
    pub times: Times,
    /// What its times say.
    pub state: State,
    /// Whether the text as it stands is what RFC 7515, section 2, and RFC 7519, section 7.2, ask for.
    pub well_formed: bool,
    /// Each repair and oddity.
    pub problems: Vec<Problem>,
    /// How a JWS or JWE is written: "compact", "flattened" or "general"; `None` for other credentials.
    pub form: Option<&'static str>,
    /// How many tokens it stands within: 0 for one that stands on its own.
    pub layer: usize,
    /// What an SD-JWT discloses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disclosures: Vec<Disclosure>,
    /// What it is, in a few sentences.
    pub says: Vec<Message>,
    /// Where the signature stands.
    #[serde(skip)]
    pub signature: Option<Span>,
    /// How it came here.
    #[serde(skip)]
    pub place: Place,
}

/// The times of a token, each where it is known.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Times {
    /// Issued at.
    pub iat: Option<Moment>,
    /// Not before.
    pub nbf: Option<Moment>,
    /// Expiration time.
    pub exp: Option<Moment>,
    /// When the person signed in.
    pub auth_time: Option<Moment>,
    /// The server's clock: the `Date` of the answer that it stands with.
    #[serde(serialize_with = "seconds")]
    pub server: Option<Timestamp>,
}

/// A claim of an SD-JWT that its holder chose to show (RFC 9901, section 4.2).
#[derive(Clone, Debug, Serialize)]
pub struct Disclosure {
    /// Where it stands.
    pub span: Span,
    /// The claim's name; `None` for an element of an array.
    pub name: Option<String>,
    /// The claim's value; `None` where it can't be read.
    #[serde(serialize_with = "as_object")]
    pub value: Option<Node>,
    /// Whether the issuer's part has its digest; `None` where the digest is of a kind that isn't worked out here.
    pub matched: Option<bool>,
}

/// A NumericDate claim (RFC 7519, section 2), or what stands in its place.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The digits as they stood; `None` where the value isn't a number.
    pub digits: Option<String>,
    /// The moment that the standard reads there: seconds, fractions cut.
    pub literal: Timestamp,
    /// The moment that was meant: for milliseconds and the like, not the same.
    pub meant: Timestamp,
    /// What the number counts.
    pub unit: Unit,
    /// Where the value stands.
    pub span: Span,
}

/// What a time claim's number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// As the standard says.
    Seconds,
    /// A thousand times too much.
    Milliseconds,
    /// A million times too much.
    Microseconds,
    /// A thousand million times too much.
    Nanoseconds,
    /// A string, read as digits or as a date.
    Text,
}

/// What a token's times say against the server's clock, else now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum State {
    Valid,
    Expired,
    NotYetValid,
    NoExpiry,
    Encrypted,
    Unreadable,
}

/// How a token came into the paste.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Place {
    /// On its own, or beside the exchanges.
    #[default]
    Loose,
    /// Pasted beside this exchange, most likely because it was sent there.
    Beside(usize),
    /// In the request of this exchange: it was sent.
    Request(usize),
    /// In the response of this exchange: it was handed out.
    Response(usize),
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.digits {
            Some(digits) => json::write_number(digits, serializer),
            None => self.meant.0.serialize(serializer),
        }
    }
}

fn seconds<S: Serializer>(at: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
    at.map(|at| at.0).serialize(serializer)
}

fn as_object<S: Serializer>(node: &Option<Node>, serializer: S) -> Result<S::Ok, S::Error> {
    node.serialize(serializer)
}

/// The member `name` of a token's claims; the last one where it stands twice, as most readers do.
#[inline(never)]
pub fn claim<'a>(token: &'a Token, name: &str) -> Option<&'a Member> {
    token.claims.as_ref().and_then(|claims| crate::json::member(claims, name))
}

/// Whether it is an address that a signature opens for a while, and no token.
pub fn is_signed_address(token: &Token) -> bool {
    ["aws-presigned", "google-signed-url", "cloudfront-signed-url", "azure-sas"].contains(&token.kind)
}
