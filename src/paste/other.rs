//! What a paste is that has nothing to do with HTTP: answers of other protocols, keys, data that is no text.

use crate::{
    json::{self, Node, Value},
    report::InputKind,
    text::{Span, has_ignoring_case, span},
};

use super::Reading;

/// Something else than HTTP.
#[derive(Clone, Copy, Debug)]
pub struct Other {
    /// The words that it is known by.
    sign: Sign,
    /// What it is: fills "This is …".
    pub is: &'static str,
    /// What it means, in a sentence or two.
    pub means: &'static str,
}

/// How it is known.
#[derive(Clone, Copy, Debug)]
enum Sign {
    /// A line begins so.
    Begins(&'static str),
    /// It stands anywhere, in letters of any case.
    Has(&'static str),
    /// A line begins with one of these replies (three digits), and goes on with an enhanced status code.
    Reply(&'static str),
    /// What the other two can't say.
    Never,
}

const fn other(sign: Sign, is: &'static str, means: &'static str) -> Other {
    Other { sign, is, means }
}

/// In this order; the first one that fits counts.
const OTHERS: &[Other] = &[
    // RFC 3261, sections 7.2, 22.2 and 22.3.
    other(
        Sign::Begins("SIP/2.0 "),
        "an answer of a telephone system (SIP)",
        "SIP looks like HTTP and asks for a password in the same way, but between phones and exchanges. The first 401 or 407 is a normal step; where it comes again, the name or the password of the phone's account is wrong.",
    ),
    // RFC 5321, section 4.2, and RFC 3463; RFC 4954, section 6, has 535 5.7.8.
    other(
        Sign::Reply("5"),
        "an answer of a mail server (SMTP)",
        "The mail server refused. 535 and 5.7.8 say that the name or password wasn't accepted; many providers want a password made for the mail program, or a sign-in by OAuth.",
    ),
    // RFC 959, section 4.2.
    other(
        Sign::Begins("530 Login"),
        "an answer of a file server (FTP)",
        "530 says that nobody is signed in: the name or the password wasn't accepted.",
    ),
    other(
        Sign::Begins("530 Not logged in"),
        "an answer of a file server (FTP)",
        "530 says that nobody is signed in: the name or the password wasn't accepted.",
    ),
    other(
        Sign::Has("permission denied (publickey"),
        "a message of SSH",
        "The server accepted none of the keys that were offered. Check that the right key is loaded (ssh-add -l) and that its public half is registered with the account.",
    ),
    // RFC 4511, appendix A.1: 49 is invalidCredentials.
    other(
        Sign::Has("ldap_bind: invalid credentials"),
        "an answer of a directory (LDAP)",
        "Result 49 says that the name or the password of the bind wasn't accepted.",
    ),
    other(
        Sign::Has("ldap: error code 49"),
        "an answer of a directory (LDAP)",
        "Result 49 says that the name or the password of the bind wasn't accepted.",
    ),
    // RFC 9051, section 7.1 (AUTHENTICATIONFAILED); RFC 3206 has POP3's [AUTH].
    other(
        Sign::Has(" no [authenticationfailed]"),
        "an answer of a mail server (IMAP)",
        "The mail server doesn't accept the name or the password; many providers want a password made for the mail program, or a sign-in by OAuth.",
    ),
    other(
        Sign::Begins("-ERR [AUTH]"),
        "an answer of a mail server (POP3)",
        "The mail server doesn't accept the name or the password.",
    ),
    other(
        Sign::Has("saslauthenticationexception"),
        "a message of Kafka",
        "The broker doesn't accept the name, the password or the token of the connection (SASL).",
    ),
    other(
        Sign::Has("(error) noauth "),
        "an answer of a database (Redis)",
        "The connection has to sign in first: AUTH with a name and a password.",
    ),
    other(
        Sign::Has("(error) wrongpass "),
        "an answer of a database (Redis)",
        "The name or the password of the connection isn't accepted, or the user is switched off.",
    ),
    other(
        Sign::Has("mongoservererror: authentication failed"),
        "an answer of a database (MongoDB)",
        "The name or the password isn't accepted, or the user belongs to another database (authSource).",
    ),
    other(
        Sign::Has("access_refused - login was refused"),
        "an answer of a message broker (AMQP)",
        "The broker doesn't accept the name or the password of the connection.",
    ),
    other(
        Sign::Has("nt_status_logon_failure"),
        "an answer of a file share (SMB)",
        "The server doesn't accept the name or the password for the share.",
    ),
    other(
        Sign::Has("access denied for user '"),
        "a database's answer (MySQL or MariaDB)",
        "The database refused the name, the password or the host that the connection came from.",
    ),
    other(
        Sign::Has("password authentication failed for user \""),
        "a database's answer (PostgreSQL)",
        "The database refused the name or the password of the connection.",
    ),
    other(
        Sign::Has(" sshd["),
        "the log of an SSH server",
        "Someone tried to log in over SSH; that has nothing to do with HTTP. Failed passwords for names like admin or root from unknown addresses are mostly guessing programs.",
    ),
];

const BINARY: Other = other(
    Sign::Never,
    "binary data, not text",
    "If it came out of a download or a body, look at the answer's header fields instead: they say what it is and whether it was refused.",
);
const PUBLIC_KEY: Other = other(
    Sign::Never,
    "a public key",
    "It is no secret and opens nothing: signatures are checked with it. To see why a token is refused, paste the token or the answer.",
);
const PRIVATE_JWK: Other = other(
    Sign::Never,
    "a private key (JWK)",
    "Whoever has it can sign or open in its owner's name. If it has been seen by others, replace it.",
);

/// A longer text isn't looked at for other protocols, in bytes.
const MOST: usize = 16 * 1024;

/// Reads what isn't HTTP; `None` where the text has no mark of anything known here.
pub fn read(text: &str, doc: u32) -> Option<Reading> {
    let all = span(doc, 0, text.len());
    if is_binary(text) {
        return Some(reading(None, BINARY, all));
    }
    if text.len() > MOST {
        return None;
    }
    key(text, doc).or_else(|| {
        let (other, at) = OTHERS.iter().find_map(|other| Some((other, found(other.sign, text)?)))?;
        let end = text.get(at..)?.find(['\r', '\n']).map_or(text.len(), |length| at + length);
        Some(reading(None, *other, span(doc, at, end)))
    })
}

fn reading(kind: Option<InputKind>, other: Other, place: Span) -> Reading {
    let kind = kind.unwrap_or(InputKind::Unknown);
    Reading { kind: Some((kind, other.is)), other: Some((other, place)), ..Reading::default() }
}

fn found(sign: Sign, text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let lead = line.len() - line.trim_start_matches([' ', '\t', '<', '>']).len();
        let content = line.get(lead..).unwrap_or_default();
        let fits = match sign {
            Sign::Begins(words) => content.starts_with(words),
            Sign::Has(words) => has_ignoring_case(content, words),
            Sign::Reply(first) => content.starts_with(first) && is_reply(content),
            Sign::Never => false,
        };
        if fits {
            return Some(at + lead);
        }
        at += line.len();
    }
    None
}

/// `Reply-code SP enhanced-status-code`, as in `535 5.7.8 Authentication credentials invalid`.
fn is_reply(line: &str) -> bool {
    let shape = |shape: &str| {
        line.len() >= shape.len()
            && shape.bytes().zip(line.bytes()).all(|(shape, byte)| match shape {
                b'0' => byte.is_ascii_digit(),
                b' ' => byte == b' ' || byte == b'-',
                _ => shape == byte,
            })
    };
    shape("000 0.0.0 ") || shape("000 0.00.0 ") || shape("000 0.0.00 ")
}

/// Whether more than a few characters are none of a text.
fn is_binary(text: &str) -> bool {
    let odd = |c: &char| *c == '\u{fffd}' || (*c < ' ' && !"\t\n\r\u{c}\u{1b}".contains(*c));
    let looked_at = text.chars().take(4_000);
    let (all, odd) = looked_at.fold((0_usize, 0_usize), |(all, count), c| (all + 1, count + usize::from(odd(&c))));
    odd > 3 && odd * 20 > all
}

/// A JWK or a set of them (RFC 7517, sections 4 and 5), and a public key or certificate in PEM (RFC 7468).
fn key(text: &str, doc: u32) -> Option<Reading> {
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    let all = span(doc, start, start + trimmed.len());
    let pem = ["-----BEGIN PUBLIC KEY-----", "-----BEGIN RSA PUBLIC KEY-----", "-----BEGIN CERTIFICATE-----"];
    if pem.iter().any(|begin| trimmed.starts_with(begin)) {
        return Some(reading(Some(InputKind::Jwk), PUBLIC_KEY, all));
    }
    // A prompt may stand above it.
    let from =
        text.find('{').filter(|from| text.get(..*from).is_some_and(|before| before.trim().lines().count() <= 2))?;
    if !trimmed.contains("\"kty\"") {
        return None;
    }
    let (node, _, _) = json::read(text, doc, from..text.len());
    let node = node?;
    let is_key = |node: &Node| matches!(json::member(node, "kty")?.node.value, Value::String(_)).then_some(());
    let keys: Vec<&Node> = match json::member(&node, "keys").map(|keys| &keys.node.value) {
        Some(Value::Array(keys)) => keys.iter().collect(),
        _ => vec![&node],
    };
    keys.first().and_then(|key| is_key(key))?;
    // RFC 7518, sections 6.2.2.1, 6.3.2.1 and 6.4.1.
    let private = |key: &&Node| ["d", "k"].iter().any(|name| json::member(key, name).is_some());
    let what = if keys.iter().any(private) { PRIVATE_JWK } else { PUBLIC_KEY };
    Some(reading(Some(InputKind::Jwk), what, all))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(text: &str) -> Option<&'static str> {
        read(text, 0).and_then(|reading| reading.other).map(|(other, _)| other.is)
    }

    #[test]
    fn other_protocols_and_keys_are_known() {
        let cases = [
            ("SIP/2.0 401 Unauthorized\nVia: x", Some(OTHERS[0].is)),
            ("S: 535 5.7.8 Authentication failed", None),
            ("< 535 5.7.8 Authentication failed", Some(OTHERS[1].is)),
            ("git@git.example: Permission denied (publickey).", Some("a message of SSH")),
            ("535 things to do", None),
            (
                "ERROR 1045 (28000): Access denied for user 'web'@'localhost' (using password: YES)",
                Some("a database's answer (MySQL or MariaDB)"),
            ),
            ("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"a\",\"y\":\"b\"}", Some(PUBLIC_KEY.is)),
            ("{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}", Some(PRIVATE_JWK.is)),
            ("{\"keys\":[\"kty\"]}", None),
            ("\u{fffd}PNG\r\n\u{1a}\n\0\0\0\rIHDR", Some(BINARY.is)),
            ("plain\u{0}text that goes on and on, with a single odd character", None),
        ];
        for (text, expected) in cases {
            assert_eq!(is(text), expected, "{text}");
        }
    }
}
