//! SAML messages in base64, as the POST binding sends them (SAML 2.0 Bindings, section 3.5.4): who issued them, for whom,
//! and until when. What the redirect binding sends is compressed besides, and isn't read.

use std::ops::Range;

use super::{Moment, Token, Unit, base64url, lookalike};
use crate::{
    finding::{Arg, say},
    text::{Document, Map, Origin, Span, span},
    time::rfc_3339,
};

/// The most messages that are read in one paste.
pub const MAX: usize = 8;
/// The longest one that is read, in bytes.
pub const LONGEST: usize = 512 * 1024;

/// All messages that begin in `range` of document `doc`: base64 of `<saml` or of `<?xml`.
pub fn find(documents: &mut Vec<Document>, doc: u32, range: Range<usize>) -> Vec<Token> {
    let text = documents.get(doc as usize).map_or("", |document| document.text.as_str());
    let part = text.get(range.clone()).unwrap_or_default();
    let mut places: Vec<(usize, Vec<u8>, Vec<u32>)> = Vec::new();
    // Within a message that was found the same letters are passed over.
    for mark in ["PHNhbW", "PD94bWw"] {
        for (at, _) in part.match_indices(mark).take(MAX * 8) {
            let rest = part.get(at..).unwrap_or_default();
            let within = |(start, _, kept): &(usize, Vec<u8>, Vec<u32>)| {
                *start <= range.start + at && kept.last().is_some_and(|last| range.start + at <= *last as usize)
            };
            if places.len() >= MAX || places.iter().any(within) {
                continue;
            }
            let (letters, offsets) = letters(rest, range.start + at);
            let (bytes, kept, _) = base64url::decode(&letters, &offsets, doc);
            places.push((range.start + at, bytes, kept));
        }
    }
    let mut found = Vec::new();
    for (start, bytes, kept) in places {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let end = kept.last().map_or(start, |last| *last as usize + 1);
        // SAML 2.0 Core, section 1.1: the names of its namespaces.
        if text.contains("urn:oasis:names:tc:SAML:2.0:") {
            let place = span(doc, start, end);
            let id = span(0, documents.len(), 0).start;
            found.push(read(&text, id, place));
            let origin = Some(Origin { span: place, map: Map::Base64(kept) });
            documents.push(Document { name: "SAML message", origin, text });
        }
    }
    found
}

/// The letters of base64 at the start of a text, and where each stands; an address has three of them encoded.
fn letters(text: &str, start: usize) -> (String, Vec<u32>) {
    let (mut letters, mut offsets) = (String::new(), Vec::new());
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at).filter(|_| at < LONGEST) {
        let (letter, length) = match (byte, text.get(at + 1..at + 3)) {
            (b'%', Some("2B" | "2b")) => ('+', 3),
            (b'%', Some("2F" | "2f")) => ('/', 3),
            // Padding, and line ends at 64 or 76 letters.
            (b'%', Some("3D" | "3d" | "0A" | "0a" | "0D" | "0d")) => {
                at += 3;
                continue;
            }
            (b'\r' | b'\n', _) => {
                at += 1;
                continue;
            }
            _ if byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/') => (char::from(*byte), 1),
            _ => break,
        };
        letters.push(letter);
        offsets.push(span(0, start + at, 0).start);
        at += length;
    }
    (letters, offsets)
}

fn read(text: &str, doc: u32, place: Span) -> Token {
    let mut token = lookalike::token("saml", place);
    // SAML 2.0 Core, section 2.5.1: the conditions under which the assertion is valid.
    let conditions = text.find("Conditions ").unwrap_or(text.len());
    token.times.iat = attribute(text, doc, 0, "IssueInstant");
    token.times.nbf = attribute(text, doc, conditions, "NotBefore");
    token.times.exp =
        attribute(text, doc, conditions, "NotOnOrAfter").or_else(|| attribute(text, doc, 0, "NotOnOrAfter"));
    let inner = |name: &str| {
        let (_, behind) = text.split_once(name)?;
        let content = if name.ends_with('>') { behind } else { behind.split_once('>')?.1 };
        let content = content.split('<').next()?.trim();
        (!content.is_empty() && content.len() <= super::says::LONGEST).then(|| Arg::from(content))
    };
    if let Some(issuer) = inner(":Issuer").or_else(|| inner("<Issuer")) {
        token.says.push(say("Its issuer is {issuer}.", [("issuer", issuer)]));
    }
    if let Some(audience) = inner("Audience>") {
        token.says.push(say("It is for {audience}.", [("audience", audience)]));
    }
    token
}

/// The moment in an attribute that stands at `from` or behind.
fn attribute(text: &str, doc: u32, from: usize, name: &str) -> Option<Moment> {
    let rest = text.get(from..)?;
    let at = from + rest.find(name)? + name.len();
    let value = text.get(at..)?.strip_prefix("=")?;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = value.get(1..)?.split(quote).next()?;
    let at = at + 2;
    let literal = rfc_3339(value)?;
    let place = span(doc, at, at + value.len());
    Some(Moment { digits: None, literal, meant: literal, unit: Unit::Seconds, span: place })
}

#[cfg(test)]
mod tests {
    use base64::{Engine, engine::general_purpose::STANDARD};

    use super::*;
    use crate::{finding::plain, text::slice, time::iso};

    const XML: &str = r#"<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" IssueInstant="2026-11-20T11:00:00Z"><saml:Issuer>https://id.example/</saml:Issuer><saml:Conditions NotBefore="2026-11-20T10:59:30Z" NotOnOrAfter="2026-11-20T11:05:00.5Z"><saml:AudienceRestriction><saml:Audience>https://app.example</saml:Audience></saml:AudienceRestriction></saml:Conditions></samlp:Response>"#;

    fn read_all(paste: &str) -> (Vec<Token>, Vec<Document>) {
        let mut documents = vec![Document { name: "paste", origin: None, text: paste.to_owned() }];
        let tokens = find(&mut documents, 0, 0..paste.len());
        (tokens, documents)
    }

    #[test]
    fn times_issuer_and_audience() {
        let encoded = STANDARD.encode(XML);
        let wrapped = format!("{}\n{}", &encoded[..76], &encoded[76..]);
        let in_address = encoded.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
        for paste in [encoded.clone(), wrapped, format!("SAMLResponse={in_address}&RelayState=x")] {
            let (tokens, documents) = read_all(&paste);
            let [token] = tokens.as_slice() else { panic!("{paste}") };
            let exp = token.times.exp.as_ref().unwrap();
            assert_eq!(iso(exp.meant), "2026-11-20T11:05:00Z");
            assert_eq!(slice(&documents, exp.span), "2026-11-20T11:05:00.5Z");
            assert_eq!(slice(&documents, token.span).get(..6), Some("PHNhbW"));
            assert!(token.times.iat.is_some() && token.times.nbf.is_some());
            let says: Vec<String> = token.says.iter().map(plain).collect();
            assert_eq!(says, ["Its issuer is https://id.example/.", "It is for https://app.example."]);
        }
    }

    #[test]
    fn other_xml_is_none() {
        assert!(read_all(&STANDARD.encode("<?xml version=\"1.0\"?><a>some other document here</a>")).0.is_empty());
        assert!(read_all("PHNhbWw").0.is_empty());
    }
}
