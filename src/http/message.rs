//! Requests and responses as they were read; nothing here judges them.

use serde::{Serialize, Serializer};

use crate::{json::Node, text::Span, time::Timestamp};

/// A request, its response, or both.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Exchange {
    /// What was sent, where the paste shows it.
    pub request: Option<Request>,
    /// What came back.
    pub response: Option<Response>,
    /// When the request went out, where the paste tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started: Option<Timestamp>,
    /// The milliseconds of that moment.
    #[serde(skip)]
    pub millis: u16,
    /// How long it took until the answer was there, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub took: Option<u32>,
    /// All of it.
    #[serde(skip)]
    pub span: Span,
}

/// A request.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Request {
    /// "GET"; `None` where the paste doesn't show it.
    pub method: Option<String>,
    /// A path or a whole address, as it stood.
    pub target: Option<String>,
    /// Its header fields in their order.
    pub headers: Vec<Header>,
    /// The body, where there is one.
    #[serde(skip)]
    pub body: Option<Body>,
    /// Whether fields that carry credentials may have been left out of the paste: that none is there says nothing.
    #[serde(skip)]
    pub withheld: bool,
    /// Where a log tells the name that the sender signed in with.
    #[serde(skip)]
    pub user: Option<Span>,
    /// All of it.
    #[serde(skip)]
    pub span: Span,
}

/// A response.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Response {
    /// "HTTP/1.1", "HTTP/2".
    pub version: Option<String>,
    /// The status code; `None` where the paste doesn't tell it.
    pub status: Option<u16>,
    /// IIS's digits behind the dot: the 3 of "401.3".
    pub substatus: Option<u16>,
    /// The reason phrase.
    pub reason: Option<String>,
    /// Its header fields in their order.
    pub headers: Vec<Header>,
    /// The body, where there is one.
    #[serde(serialize_with = "kind_alone")]
    pub body: Option<Body>,
    /// A program's message that the answer was read out of, its body included; the program's own words count too.
    #[serde(skip)]
    pub message: Option<Span>,
    /// Whether header fields can be missed: the paste shows a header section, not a status or a body alone.
    #[serde(skip)]
    pub headers_shown: bool,
    /// Where the status code stands.
    #[serde(skip)]
    pub status_span: Option<Span>,
    /// All of it.
    #[serde(skip)]
    pub span: Span,
}

/// A header field line, folded lines included.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Header {
    /// As it stood.
    pub name: String,
    /// Without the white space around it; folds are one space.
    pub value: String,
    /// The whole line.
    pub span: Span,
    /// The value alone.
    #[serde(skip)]
    pub value_span: Span,
}

/// A message's body.
#[derive(Clone, Debug)]
pub struct Body {
    /// Its form.
    pub form: Form,
    /// Where it stands.
    pub span: Span,
    /// The JSON it holds, read leniently; `None` for the other forms.
    pub json: Option<Node>,
}

/// The form of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Form {
    Json,
    Html,
    Xml,
    Form,
    Text,
}

fn kind_alone<S: Serializer>(body: &Option<Body>, serializer: S) -> Result<S::Ok, S::Error> {
    body.as_ref().map(|body| body.form).serialize(serializer)
}

/// The path and query of a request's target, where it is a whole address.
pub fn path(target: &str) -> &str {
    let host = target.find("://").map(|at| at + 3);
    match host.and_then(|host| target.get(host..)) {
        Some(rest) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/"),
        None => target,
    }
}

/// The first header field of that name, in any case.
#[inline(never)]
pub fn header<'a>(headers: &'a [Header], name: &str) -> Option<&'a Header> {
    headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))
}
