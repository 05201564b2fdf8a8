//! The words that rules, tables, fixes and reports share.

use serde::{Serialize, Serializer};

use crate::{text::Span, time::Timestamp};

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Why the request was refused.
    Cause,
    /// Nothing is wrong: a normal step of a handshake.
    Step,
    /// No refusal in the paste: what it is instead.
    Answer,
    /// What the server or the token should do better.
    Hygiene,
    /// Something here must not be shared.
    Secret,
}

/// How much the paste proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// The paste proves it.
    Certain,
    /// A seasoned engineer would look here first.
    Likely,
    /// It fits, and so do others.
    Possible,
}

/// Who can act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// The person at the browser.
    You,
    /// Who writes or runs the program that sent the request.
    ClientDeveloper,
    /// Who runs the server that answered.
    ServerOwner,
    /// Who runs the accounts, applications and rights.
    IdentityAdmin,
    /// Who runs the network in between.
    NetworkAdmin,
}

/// One sentence or more: a static template whose `{slots}` are filled by typed arguments.
///
/// The English template is the key under which a translation is found, and the arguments keep their types, so
/// that the page can show a time in the reader's zone where Markdown prints UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The English sentence with `{name}` where an argument goes.
    pub template: &'static str,
    /// The arguments by name.
    pub args: Vec<(&'static str, Arg)>,
}

/// A typed argument of a [`Message`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Text out of the paste, or a name out of a table. Never markup.
    Text(String),
    /// A moment.
    Time(Timestamp),
    /// A length of time in seconds; its sign is not shown.
    Duration(i64),
    /// A count.
    Number(i64),
    /// Several texts, shown as "a, b and c".
    List(Vec<String>),
}

/// A message from its template and arguments.
pub fn say<const N: usize>(template: &'static str, args: [(&'static str, Arg); N]) -> Message {
    Message { template, args: Vec::from(args) }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

/// A piece of a message: words of the template, or an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words of the template.
    Words(&'static str),
    /// An argument that fills a slot.
    Arg(&'a Arg),
}

/// The message cut into words and arguments, in order. A slot without an argument stays as its own words.
pub fn pieces(message: &Message) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = message.template;
    while let Some((before, slot, after)) = next_slot(rest) {
        if !before.is_empty() {
            pieces.push(Piece::Words(before));
        }
        let arg = message.args.iter().find(|(name, _)| *name == slot);
        pieces.push(arg.map_or(Piece::Words(slot), |(_, arg)| Piece::Arg(arg)));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// What stands before the first `{slot}` of a template, the slot's name, and what stands behind it.
pub fn next_slot(template: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = template.split_once('{')?;
    let (slot, after) = rest.split_once('}')?;
    Some((before, slot, after))
}

/// The message as plain text, times in UTC.
pub fn plain(message: &Message) -> String {
    pieces(message)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.to_owned(),
            Piece::Arg(arg) => plain_arg(arg),
        })
        .collect()
}

/// An argument as plain text, times in UTC.
pub fn plain_arg(arg: &Arg) -> String {
    match arg {
        Arg::Text(text) => text.clone(),
        Arg::Time(time) => crate::time::utc(*time),
        Arg::Duration(seconds) => crate::time::words(*seconds),
        Arg::Number(number) => number.to_string(),
        Arg::List(items) => list(items),
    }
}

fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&plain(self))
    }
}

/// Bytes of the paste that a finding stands on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// Where it stands.
    pub span: Span,
    /// What it is: a parameter's, a claim's or a header field's name.
    pub label: String,
}

/// Evidence from a span and its name.
#[inline(never)]
pub fn evidence(span: Span, label: &str) -> Evidence {
    Evidence { span, label: label.to_owned() }
}

/// Where a fact is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Citation {
    /// "RFC 6750, section 3.1".
    pub label: &'static str,
    /// An address that this project wrote; never one out of a paste.
    pub url: &'static str,
}

/// A citation from its label and address.
pub const fn cite(label: &'static str, url: &'static str) -> Citation {
    Citation { label, url }
}

/// One thing that the paste tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The id of the rule, as in the catalogue.
    pub rule: &'static str,
    /// What it is about.
    pub kind: Kind,
    /// How much the paste proves.
    pub confidence: Confidence,
    /// One plain sentence.
    pub title: Message,
    /// The reason.
    pub message: Message,
    /// What in the paste speaks against it; it lowers the confidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub against: Option<Message>,
    /// The bytes it stands on.
    pub evidence: Vec<Evidence>,
    /// Ids of fixes, see [`crate::fixes`].
    pub fixes: Vec<&'static str>,
    /// Where the facts are written down.
    pub citations: Vec<Citation>,
    /// The product or library whose wording gave it away.
    pub source: Option<&'static str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_in_order() {
        let message = say(
            "{what} of {list}, {missing}.",
            [("list", Arg::List(vec!["a".into(), "b".into(), "c".into()])), ("what", Arg::Number(3))],
        );
        assert_eq!(plain(&message), "3 of a, b and c, missing.");
    }
}
