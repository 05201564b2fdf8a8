//! What stands in an Authorization field and is no token of its own: Basic, Digest, NTLM and Negotiate, AWS's signature.

use super::{Moment, Place, Token, Unit, base64url, lookalike};
use crate::{
    finding::{Arg, Message, say},
    http::{
        authorization,
        message::{Exchange, Header, Request},
    },
    text::Span,
    time::Timestamp,
};

/// The schemes that are read, each with its kind and what people call its credentials.
const SCHEMES: &[(&str, &str, &str)] = &[
    ("Basic", "basic", "a name and password (Basic)"),
    ("Digest", "digest", "a Digest log-in"),
    ("NTLM", "ntlm", "an NTLM message"),
    ("Negotiate", "negotiate", "a Negotiate message"),
    ("AWS4-HMAC-SHA256", "aws-sigv4", "an AWS signature"),
];

/// Whether a credential is of a scheme, and no token: what people call it.
pub fn called(kind: &str) -> Option<&'static str> {
    SCHEMES.iter().find(|known| known.1 == kind).map(|known| known.2)
}

/// The credentials of a scheme that stand at `place`; `None` for schemes that carry tokens, and for what can't be read.
pub fn read(scheme: &str, rest: &str, place: Span) -> Option<Token> {
    let (_, kind, _) = SCHEMES.iter().find(|known| known.0.eq_ignore_ascii_case(scheme))?;
    let mut token = lookalike::token(kind, place);
    match *kind {
        "basic" => token.says.push(basic(rest)?),
        "digest" => token.says.push(digest(rest)?),
        "aws-sigv4" => sigv4(rest, &mut token)?,
        _ if rest.starts_with("TlRMTVNTUA") => {
            token.kind = "ntlm";
            ntlm(rest, &mut token)?;
        }
        // RFC 4178, section 3.2, and RFC 4559, section 4.1: a first SPNEGO token is an ASN.1 application tag.
        _ if rest.starts_with("YI") => token.says.push(say(
            "It is the first message of Negotiate, most often with a Kerberos ticket in it. Only the server that the ticket is for can read who sent it.",
            [],
        )),
        _ => return None,
    }
    Some(token)
}

/// The field that credentials of a scheme stand in, and its request.
pub fn sent<'a>(exchanges: &'a [Exchange], token: &Token) -> Option<(&'a Request, &'a Header)> {
    let Place::Request(index) = token.place else { return None };
    let request = exchanges.get(index)?.request.as_ref()?;
    let Span { doc, start, end } = token.span;
    let around = |place: Span| place.doc == doc && place.start <= start && end <= place.end;
    Some((request, request.headers.iter().find(|header| around(header.value_span))?))
}

/// The password of Basic credentials, where there is one. It is for the reader's eyes alone: no report holds it.
pub fn password(exchanges: &[Exchange], token: &Token) -> Option<String> {
    let (_, field) = sent(exchanges, token).filter(|_| token.kind == "basic")?;
    let text = pair(authorization::read(&field.value).rest)?;
    Some(text.split_once(':')?.1.to_owned()).filter(|password| !password.is_empty())
}

/// RFC 7617, section 2: name and password with a colon between, in base64.
fn pair(rest: &str) -> Option<String> {
    String::from_utf8(base64url::decode(rest, &vec![0; rest.len()], 0).0).ok()
}

fn basic(rest: &str) -> Option<Message> {
    let text = pair(rest)?;
    let (name, password) = text.split_once(':')?;
    let name = [("name", Arg::from(name))];
    Some(match (name.iter().any(|(_, arg)| *arg == Arg::from("")), password.is_empty()) {
        (true, _) => say("It is the word Basic with a password and no name, in base64, which hides nothing.", []),
        (_, true) => say(
            "It is the name {name} with an empty password, in base64, which hides nothing. Where the name is a key, it is a secret.",
            name,
        ),
        _ => say("It is the name {name} with a password, in base64, which hides nothing.", name),
    })
}

/// RFC 7616, section 3.4: the name stands there openly, the password as a digest.
fn digest(rest: &str) -> Option<Message> {
    let value = |name: &str| {
        let (_, behind) = rest.split_once(name)?;
        Some(Arg::from(behind.split('"').next()?))
    };
    // RFC 8187, section 3.2.1: a name beyond ASCII is encoded, without quotes.
    let encoded = || Some(Arg::from(rest.split_once("username*=")?.1.split([',', ' ']).next()?));
    let name = value("username=\"").or_else(encoded)?;
    Some(say(
        "It is the proof that {name} knows the password, for {uri} alone. The password isn't in it, but can be guessed from it.",
        [("name", name), ("uri", value("uri=\"")?)],
    ))
}

/// "Signature Version 4 signing process": the key's id, the day, region and service it is good for, what was signed.
fn sigv4(rest: &str, token: &mut Token) -> Option<()> {
    let value = |name: &str| {
        let (_, behind) = rest.split_once(name)?;
        behind.split([',', ' ']).next()
    };
    let parts: Vec<&str> = value("Credential=")?.split('/').collect();
    let [key, day, region, service, "aws4_request"] = parts.as_slice() else { return None };
    let arg = |text: &str| Arg::from(text);
    token.says.push(say(
        "It is signed with the key {key} for the service {service} in the region {region}, on {day} (UTC). With another region, service or day the signature is another one.",
        [("key", arg(key)), ("service", arg(service)), ("region", arg(region)), ("day", arg(day))],
    ));
    let signed: Vec<String> = value("SignedHeaders=")?.split(';').map(str::to_owned).collect();
    token.says.push(say(
        "These fields were signed: {signed}. A proxy that changes one of them spoils the signature.",
        [("signed", Arg::List(signed))],
    ));
    Some(())
}

/// [MS-NLMP], section 2.2.1: eight bytes of a name, the message's number, and fields that say where each text stands.
fn ntlm(rest: &str, token: &mut Token) -> Option<()> {
    let bytes = base64url::decode(rest, &vec![0; rest.len()], 0).0;
    let kind = bytes.strip_prefix(b"NTLMSSP\0")?.first()?;
    let text =
        |at: usize, wide: bool| field(&bytes, at).map(|bytes| readable(bytes, wide)).filter(|text| !text.is_empty());
    match kind {
        1 => token.says.push(match (text(16, false), text(24, false)) {
            (Some(domain), Some(machine)) => say(
                "It is the first of three NTLM messages: the client {machine} of the domain {domain} offers to sign in. Nobody's name or password is in it.",
                [("machine", machine.into()), ("domain", domain.into())],
            ),
            _ => say(
                "It is the first of three NTLM messages: the client offers to sign in. Nobody's name or password is in it.",
                [],
            ),
        }),
        2 => challenge(&bytes, token),
        3 => {
            let wide = bytes.get(60).is_some_and(|flags| flags & 1 == 1);
            let [domain, user, machine] = [28, 36, 44].map(|at| Arg::from(text(at, wide).unwrap_or_default()));
            token.says.push(say(
                "It is the last of three NTLM messages: {user} of the domain {domain}, at the machine {machine}. It proves the password, and whoever sees it can try passwords against it: treat it as the password itself.",
                [("user", user), ("domain", domain), ("machine", machine)],
            ));
        }
        _ => return None,
    }
    Some(())
}

/// Section 2.2.1.2: the server's challenge, with its names and clock (section 2.2.2.1, AV_PAIR).
fn challenge(bytes: &[u8], token: &mut Token) {
    token.says.push(say(
        "It is the second of three NTLM messages: the server's question. The client answers it in its next request.",
        [],
    ));
    let Some(mut rest) = field(bytes, 40) else { return };
    let mut names = [None, None];
    while let [id, 0, low, high, behind @ ..] = rest {
        let length = usize::from(u16::from_le_bytes([*low, *high]));
        let Some((value, next)) = behind.split_at_checked(length) else { break };
        match (*id, value.first_chunk::<8>()) {
            (0, _) => break,
            (3, _) => names[0] = Some(readable(value, true)),
            (4, _) => names[1] = Some(readable(value, true)),
            (7, Some(ticks)) => {
                // Section 2.2.2.1: a FILETIME, tenths of microseconds since 1601.
                let seconds = i64::try_from(u64::from_le_bytes(*ticks) / 10_000_000).unwrap_or(i64::MAX);
                let at = Timestamp(seconds.saturating_sub(11_644_473_600));
                token.times.iat =
                    Some(Moment { digits: None, literal: at, meant: at, unit: Unit::Seconds, span: token.span });
                token.says.push(say("The server's clock says {at} in it.", [("at", Arg::Time(at))]));
            }
            _ => {}
        }
        rest = next;
    }
    if let [Some(machine), Some(domain)] = names {
        let args = [("machine", machine.into()), ("domain", domain.into())];
        token.says.push(say("The server calls itself {machine}, of the domain {domain}.", args));
    }
}

/// The bytes that a field at `at` points to: length, room, offset (section 2.2.1.1, "Fields").
fn field(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let [low, high, _, _, a, b, c, d] = bytes.get(at..)?.first_chunk::<8>()?;
    let start = usize::try_from(u32::from_le_bytes([*a, *b, *c, *d])).ok()?;
    bytes.get(start..)?.get(..usize::from(u16::from_le_bytes([*low, *high])))
}

/// The text in such bytes: UTF-16, or one byte a letter.
fn readable(bytes: &[u8], wide: bool) -> String {
    if !wide {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let units = bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use base64::{Engine, engine::general_purpose::STANDARD};

    use super::*;
    use crate::finding::plain;

    fn told(scheme: &str, rest: &str) -> Option<(&'static str, String)> {
        let token = read(scheme, rest, Span::default())?;
        Some((token.kind, token.says.iter().map(plain).collect::<Vec<_>>().join(" ")))
    }

    #[test]
    fn basic_shows_the_name_alone() {
        // RFC 7617, section 2.
        let (kind, says) = told("Basic", "QWxhZGRpbjpvcGVuIHNlc2FtZQ==").unwrap();
        assert_eq!(kind, "basic");
        assert!(says.contains("Aladdin") && !says.contains("sesame"));
        assert!(told("basic", "c2tfdGVzdDo=").unwrap().1.contains("empty password"));
        assert!(told("Basic", "Om9ubHk=").unwrap().1.contains("no name"));
        assert_eq!(told("Basic", "no colon"), None);
        assert_eq!(told("Bearer", "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="), None);
    }

    #[test]
    fn ntlm_messages_tell_their_names() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let pointer = |length: usize, at: usize| {
            [&(length as u16).to_le_bytes()[..], &(length as u16).to_le_bytes(), &(at as u32).to_le_bytes()].concat()
        };
        let first =
            [b"NTLMSSP\0".as_slice(), &[1, 0, 0, 0, 7, 0x32, 0, 0], &pointer(4, 32), &pointer(2, 36), b"CORPPC"]
                .concat();
        let says = told("NTLM", &STANDARD.encode(&first)).unwrap().1;
        assert!(says.contains("client PC of the domain CORP"), "{says}");
        // 2026-11-20T12:00:00Z in tenths of microseconds since 1601.
        let ticks = (1_795_176_000_u64 + 11_644_473_600) * 10_000_000;
        let pair = |id: u8, value: &[u8]| [&[id, 0][..], &(value.len() as u16).to_le_bytes(), value].concat();
        let info = [
            pair(3, &wide("web.corp.example")),
            pair(4, &wide("corp.example")),
            pair(7, &ticks.to_le_bytes()),
            pair(0, &[]),
        ]
        .concat();
        let second = [
            b"NTLMSSP\0".as_slice(),
            &[2, 0, 0, 0],
            &pointer(0, 48),
            &[0; 4],
            &[9; 8],
            &[0; 8],
            &pointer(info.len(), 48),
            &info,
        ]
        .concat();
        let says = told("Negotiate", &STANDARD.encode(&second)).unwrap().1;
        assert!(
            says.contains("20 Nov 2026, 12:00:00") && says.contains("web.corp.example, of the domain corp.example"),
            "{says}"
        );
        let texts = [wide("CORP"), wide("ada"), wide("PC")].concat();
        let third = [
            b"NTLMSSP\0".as_slice(),
            &[3, 0, 0, 0],
            &pointer(0, 64),
            &pointer(0, 64),
            &pointer(8, 64),
            &pointer(6, 72),
            &pointer(4, 78),
            &pointer(0, 64),
            &[1, 0, 0, 0],
            &texts,
        ]
        .concat();
        let (kind, says) = told("Negotiate", &STANDARD.encode(&third)).unwrap();
        assert_eq!(kind, "ntlm");
        assert!(says.contains("ada of the domain CORP, at the machine PC"), "{says}");
        for length in 0..third.len() {
            told("NTLM", &STANDARD.encode(&third[..length]));
            told("NTLM", &STANDARD.encode(&second[..length.min(second.len())]));
        }
    }

    #[test]
    fn signatures_of_aws_tell_their_scope() {
        let value = "Credential=AKIAIOSFODNN7EXAMPLE/20261120/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=00";
        let (kind, says) = told("AWS4-HMAC-SHA256", value).unwrap();
        assert_eq!(kind, "aws-sigv4");
        assert!(says.contains("service s3 in the region us-east-1") && says.contains("host and x-amz-date"), "{says}");
        assert_eq!(told("AWS4-HMAC-SHA256", "Credential=x"), None);
    }

    #[test]
    fn digest_names_who_and_where() {
        let says = told("Digest", r#"username="Mufasa", realm="r", uri="/dir/index.html", response="00""#).unwrap().1;
        assert!(says.contains("Mufasa") && says.contains("/dir/index.html"));
    }
}
