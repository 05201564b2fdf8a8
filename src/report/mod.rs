//! The report: plain data, drawn by the page and printed as Markdown and JSON.

pub mod ask;
pub mod asked;
pub mod better;
pub mod compare;
pub mod fill;
pub mod lives;
pub mod markdown;
pub mod mask;
pub mod names;
pub mod people;
pub mod rank;
pub mod redact;
pub mod story;
pub mod tell_apart;
pub mod way;

use serde::{Serialize, Serializer, ser::SerializeSeq, ser::SerializeStruct};

use crate::{
    case::{Private, Wait, signed::Signed},
    finding::{Actor, Finding, Message},
    fixes::On,
    http::{challenge::Challenge, message::Exchange},
    text::{Document, Problem, Span},
    time::Timestamp,
    token::Token,
};

/// What a paste tells. Its JSON is a public contract: names and meanings stay, new members may come.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The contract's version: 1.
    pub version: u8,
    /// The moment that the report speaks from.
    pub now: Timestamp,
    /// What the paste is.
    pub input: Input,
    /// The paste and what was decoded out of it; a [`Span`] names one by its index.
    #[serde(serialize_with = "documents")]
    pub documents: Vec<Document>,
    /// Requests and responses in the order of the paste.
    pub exchanges: Vec<Exchange>,
    /// What was passed over or mended in reading, outside challenges and tokens.
    pub problems: Vec<Problem>,
    /// What went before the refusal, where the paste shows several requests.
    pub story: Vec<Message>,
    /// The index of the exchange that the verdict is about.
    pub subject: Option<usize>,
    /// The stations that the answer shows, in the order of the way.
    pub way: Vec<way::Station>,
    /// Until when to wait, where the answer tells.
    pub wait: Option<Wait>,
    /// All challenges in the order of the paste.
    pub challenges: Vec<Challenge>,
    /// All tokens in the order of the paste.
    pub tokens: Vec<Token>,
    /// Two tokens side by side, or a token beside what the answer asks for, where there is something to compare.
    pub compare: Option<compare::Compare>,
    /// How long what the paste hands out lives.
    pub lives: Vec<lives::Life>,
    /// What a server of AWS took for signed, part by part, beside the request; its text is among the documents.
    #[serde(skip)]
    pub signed: Option<Signed>,
    /// Best first; the first one is the verdict. Never empty.
    pub findings: Vec<Finding>,
    /// Tests that tell the verdict from the other causes, where the paste doesn't prove it.
    pub tell_apart: Vec<tell_apart::TellApart>,
    /// Each fix that a finding names, in the order to try them.
    pub fixes: Vec<Fix>,
    /// The answer that the server should have given, where a finding wants another one.
    pub better: Option<better::Better>,
    /// The host that was asked, where the paste tells it in a request or in the command above the answer.
    #[serde(skip)]
    pub host: Option<String>,
    /// Where secrets stand in the paste; never printed, for masking.
    #[serde(skip)]
    pub secrets: Vec<Span>,
    /// The same places with their kinds.
    #[serde(skip)]
    pub private: Vec<(Span, Private)>,
}

/// What the paste is.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// One of the contract's kinds.
    pub kind: InputKind,
    /// What gave it away.
    pub because: &'static str,
    /// The paste's length in bytes.
    pub bytes: usize,
}

/// The kinds of pastes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum InputKind {
    HttpExchange,
    HttpResponse,
    HttpHeaders,
    HttpRequest,
    Challenge,
    Status,
    Har,
    CurlCommand,
    Jwt,
    Token,
    Jwk,
    ErrorBody,
    ErrorPage,
    ErrorMessage,
    Url,
    Empty,
    Unknown,
}

/// A fix with its slots filled from the paste.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// The catalogue's id.
    pub id: &'static str,
    /// Who does it.
    pub actor: Actor,
    /// What it is, in the imperative.
    pub title: &'static str,
    /// How it is done.
    pub steps: Vec<Step>,
}

/// One step of a fix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Where it applies.
    pub on: On,
    /// One to three plain sentences.
    pub text: String,
    /// A command to copy and run.
    pub command: Option<String>,
}

/// A document as the contract has it: the paste's own text is not repeated.
struct View<'a>(usize, &'a Document);

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let View(id, document) = self;
        let origin: Option<Span> = document.origin.as_ref().map(|origin| origin.span);
        let mut object = serializer.serialize_struct("Document", 4)?;
        object.serialize_field("id", id)?;
        object.serialize_field("name", document.name)?;
        object.serialize_field("origin", &origin)?;
        if origin.is_some() {
            object.serialize_field("text", &document.text)?;
        }
        object.end()
    }
}

fn documents<S: Serializer>(documents: &[Document], serializer: S) -> Result<S::Ok, S::Error> {
    let mut array = serializer.serialize_seq(Some(documents.len()))?;
    for (id, document) in documents.iter().enumerate() {
        array.serialize_element(&View(id, document))?;
    }
    array.end()
}
