//! Signed addresses: whoever has one may use it until its time is over.
//!
//! AWS Signature Version 4 in a query ("Authenticating Requests: Using Query Parameters"), Google Cloud Storage's V4,
//! CloudFront's canned policy, and the shared access signatures (SAS) of Azure Storage.

use std::ops::Range;

use super::{Moment, Times, Token, Unit, lookalike};
use crate::{
    text::{Span, span},
    time::{Timestamp, rfc_3339},
};

/// The most signed addresses that are read in one paste.
pub const MAX: usize = 64;
/// The longest address that is read, in bytes.
const LONGEST: usize = 8 * 1024;

/// All signed addresses in `range` of `text`, the text of document `doc`, in order.
pub fn find(text: &str, doc: u32, range: Range<usize>) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut behind = 0;
    let part = text.get(range.clone()).unwrap_or_default();
    for at in part.match_indices("://").map(|(at, _)| range.start + at) {
        if at < behind || found.len() >= MAX {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let ends = |c: char| c.is_whitespace() || "\"'<>`\\)]}".contains(c);
        let end = at + rest.find(ends).unwrap_or(rest.len());
        behind = end;
        let before = text.get(..at).unwrap_or_default();
        let start = before.len() - before.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
        let place = span(doc, start, end);
        found.extend(text.get(start..end).filter(|url| url.len() <= LONGEST).and_then(|url| read(url, place)));
    }
    // The token alone, as IoT Hub and Service Bus want it in the Authorization field.
    for at in part.match_indices("SharedAccessSignature sr=").map(|(at, _)| range.start + at) {
        let rest = text.get(at..).unwrap_or_default();
        let start = at + "SharedAccessSignature ".len();
        let end = start
            + rest
                .get(start - at..)
                .map_or(0, |rest| rest.find(|c: char| c.is_whitespace() || "\"'`,".contains(c)).unwrap_or(rest.len()));
        let place = span(doc, start, end);
        if found.len() < MAX {
            let value = |name| parameter(text.get(..end)?, start, name);
            let exp = value("se").and_then(|(digits, offset)| {
                Some(moment(Timestamp(digits.parse().ok()?), span(doc, offset, offset + digits.len())))
            });
            found.push(token("azure-sas", place, None, exp));
        }
    }
    found
}

fn token(kind: &'static str, place: Span, nbf: Option<Moment>, exp: Option<Moment>) -> Token {
    Token { times: Times { nbf, exp, ..Times::default() }, ..lookalike::token(kind, place) }
}

/// One address; `None` where it carries no signature.
fn read(url: &str, place: Span) -> Option<Token> {
    let query = url.find('?')? + 1;
    let at = |name: &str| parameter(url, query, name).map(|(value, offset)| (value, place.start as usize + offset));
    let (kind, [nbf, exp]) = if at("X-Amz-Signature").is_some() {
        ("aws-presigned", from_date(at("X-Amz-Date"), at("X-Amz-Expires"), place.doc))
    } else if at("X-Goog-Signature").is_some() {
        ("google-signed-url", from_date(at("X-Goog-Date"), at("X-Goog-Expires"), place.doc))
    } else if at("Key-Pair-Id").is_some() && at("Signature").is_some() {
        let exp = at("Expires").and_then(|(value, offset)| {
            Some(moment(Timestamp(value.parse().ok()?), span(place.doc, offset, offset + value.len())))
        });
        ("cloudfront-signed-url", [None, exp])
    } else if at("sig").is_some() && at("sv").is_some() {
        ("azure-sas", [azure_time(at("st"), place.doc), azure_time(at("se"), place.doc)])
    } else {
        return None;
    };
    Some(token(kind, place, nbf, exp))
}

/// The value of a query's parameter and its offset in the address.
fn parameter<'a>(url: &'a str, query: usize, name: &str) -> Option<(&'a str, usize)> {
    let mut at = query;
    for pair in url.get(query..)?.split('&') {
        let value = pair.split_once('=').filter(|(found, _)| *found == name).map(|(_, value)| value);
        if let Some(value) = value {
            return Some((value, at + name.len() + 1));
        }
        at += pair.len() + 1;
    }
    None
}

fn moment(at: Timestamp, place: Span) -> Moment {
    Moment { digits: None, literal: at, meant: at, unit: Unit::Seconds, span: place }
}

/// `20261120T114500Z` and the seconds that it is good for.
fn from_date(date: Option<(&str, usize)>, expires: Option<(&str, usize)>, doc: u32) -> [Option<Moment>; 2] {
    let signed = || {
        let (value, offset) = date?;
        let part = |from: usize, to: usize| value.get(from..to);
        let [year, month, day] = [part(0, 4)?, part(4, 6)?, part(6, 8)?];
        let [hour, minute, second] = [part(9, 11)?, part(11, 13)?, part(13, 15)?];
        let at = rfc_3339(&format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z"))?;
        Some(moment(at, span(doc, offset, offset + value.len())))
    };
    let signed = signed();
    let until = || {
        let (value, offset) = expires?;
        let seconds: i64 = value.parse().ok()?;
        let at = signed.as_ref()?.literal.0.checked_add(seconds)?;
        Some(moment(Timestamp(at), span(doc, offset, offset + value.len())))
    };
    let until = until();
    [signed, until]
}

/// `2026-11-18T16:00:00Z`, also without seconds or without a time, its colons encoded or not.
fn azure_time(value: Option<(&str, usize)>, doc: u32) -> Option<Moment> {
    let (value, offset) = value?;
    let plain = value.replace("%3A", ":").replace("%3a", ":");
    let at = rfc_3339(&plain)
        .or_else(|| rfc_3339(&format!("{}:00Z", plain.strip_suffix('Z')?)))
        .or_else(|| rfc_3339(&format!("{plain}T00:00:00Z")))?;
    Some(moment(at, span(doc, offset, offset + value.len())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::iso;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = find(text, 0, 0..text.len());
        let read: Vec<(&str, String)> = found
            .iter()
            .map(|token| (token.kind, token.times.exp.as_ref().map_or("-".into(), |exp| iso(exp.meant))))
            .collect();
        let read: Vec<(&str, &str)> = read.iter().map(|(kind, exp)| (*kind, exp.as_str())).collect();
        assert_eq!(read, expected, "{text}");
    }

    #[test]
    fn times_of_signed_addresses() {
        check(
            "see <https://b.s3.amazonaws.com/x?X-Amz-Date=20261120T114500Z&X-Amz-Expires=3600&X-Amz-Signature=00>",
            &[("aws-presigned", "2026-11-20T12:45:00Z")],
        );
        check(
            "https://a.blob.core.windows.net/c/f?sp=r&se=2026-11-18T16%3A00Z&sv=2024-11-04&sig=a%3D https://x.example/?sig=1",
            &[("azure-sas", "2026-11-18T16:00:00Z")],
        );
        check(
            "https://d1.cloudfront.net/f?Expires=1795176000&Signature=a&Key-Pair-Id=K2",
            &[("cloudfront-signed-url", "2026-11-20T12:00:00Z")],
        );
        check(
            "https://storage.googleapis.com/b/o?X-Goog-Date=2026&X-Goog-Expires=9&X-Goog-Signature=a",
            &[("google-signed-url", "-")],
        );
        check("https://shop.example/?a=b", &[]);
        check(
            "SharedAccessSignature sr=h.example%2Fd&sig=a%3D&se=1795176000",
            &[("azure-sas", "2026-11-20T12:00:00Z")],
        );
    }
}
