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
    /// Where a line has one of these signs.
    signs: &'static [Sign],
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
    /// It stands anywhere, in letters of any case; written here in small ones.
    Has(&'static str),
    /// A reply with that first digit (three digits) goes on with an enhanced status code of the same class.
    Reply(u8),
}
use Sign::{Begins, Has, Reply};

/// In this order; the first one that fits counts.
const OTHERS: &[Other] = &[
    // RFC 3261, sections 7.2, 22.2 and 22.3; the last two are Asterisk's modules.
    Other {
        signs: &[Begins("SIP/2.0 "), Has(" sip/2.0"), Has(" res_pjsip"), Has(" chan_sip.c")],
        is: "an answer of a telephone system (SIP)",
        means: "SIP looks like HTTP and asks for a password in the same way, but between phones and exchanges. The first 401 or 407 is a normal step; where it comes again, the name or the password of the phone's account is wrong.",
    },
    // RFC 2326, sections 6.1 and 7.1; FFmpeg names the protocol before its lines.
    Other {
        signs: &[Begins("RTSP/1.0 "), Begins("RTSP/2.0 "), Has(" rtsp/1.0"), Has(" rtsp/2.0"), Has("[rtsp @ ")],
        is: "an answer of a camera or media server (RTSP)",
        means: "RTSP looks like HTTP and asks for a password in the same way, but it is about streams of video and sound. The first 401 is a normal step; where it comes again, the name or the password in the stream's address is missing or wrong.",
    },
    // RFC 3507, section 4.3; RFC 7252, section 12.1.2 (4.01 and 4.03); Gemini's statuses begin with 6 where it asks
    // for a certificate.
    Other {
        signs: &[Begins("ICAP/1.0 ")],
        is: "an answer of a virus scanner or filter beside a proxy (ICAP)",
        means: "ICAP looks like HTTP, but it is what a proxy asks its scanner. The proxy's own answer to the browser is what would tell more.",
    },
    Other {
        signs: &[Has("coap://"), Has("coaps://")],
        is: "an answer of a small device (CoAP)",
        means: "CoAP has codes like HTTP's with a dot in them: 4.01 says that the client hasn't shown who it is, 4.03 that it may not do that.",
    },
    Other {
        signs: &[Has("gemini://")],
        is: "an answer of a Gemini server",
        means: "A status of 60 asks for a client certificate; 61 and 62 say that the one that came isn't allowed or isn't valid.",
    },
    // RFC 8489, section 9.2: the first 401 hands out the nonce; so does coturn's log tell.
    Other {
        signs: &[Has(">: incoming packet ")],
        is: "the log of a relay for calls (STUN and TURN)",
        means: "Here 401 is a normal step: the server hands out its realm and a nonce, and 438 says that only the nonce is old. Where no line says success, the name or the password of the relay is wrong.",
    },
    // RFC 5321, section 4.2, and RFC 3463; RFC 4954, section 6, has 535 5.7.8. Python and Nodemailer repeat the reply.
    Other {
        signs: &[Reply(b'5'), Has("smtpauthenticationerror: ("), Has("invalid login: 5")],
        is: "an answer of a mail server (SMTP)",
        means: "The mail server refused. 535 and 5.7.8 say that the name or password wasn't accepted; many providers want a password made for the mail program, or a sign-in by OAuth.",
    },
    // RFC 959, section 4.2.
    Other {
        signs: &[
            Has("530 login "),
            Has("530 not logged in"),
            Has("530 please login with "),
            Has("530 user cannot log in"),
        ],
        is: "an answer of a file server (FTP)",
        means: "530 says that nobody is signed in: the name or the password wasn't accepted.",
    },
    Other {
        signs: &[
            Has("permission denied (publickey"),
            Has("permission denied (password"),
            Has("permission denied (keyboard"),
            Has("permission denied (gssapi"),
            Has(":2: too many authentication failures"),
        ],
        is: "a message of SSH",
        means: "The server accepted none of the keys that were offered. Check that the right key is loaded (ssh-add -l) and that its public half is registered with the account.",
    },
    // RFC 4511, appendix A.2: 49 is invalidCredentials, 50 insufficientAccessRights.
    Other {
        signs: &[
            Has("ldap_bind: invalid credentials"),
            Has("ldap: error code 49"),
            Has("ldap: error code 50"),
            Begins("result: 50 Insufficient access"),
        ],
        is: "an answer of a directory (LDAP)",
        means: "Result 49 says that the name or the password of the bind wasn't accepted, and 50 that this account may not do what was asked.",
    },
    // RFC 9051, section 7.1; RFC 3206 has POP3's [AUTH].
    Other {
        signs: &[
            Has(" no [authenticationfailed]"),
            Has(" no [authorizationfailed]"),
            Has(" no [expired]"),
            Has(" no [privacyrequired]"),
        ],
        is: "an answer of a mail server (IMAP)",
        means: "The mail server doesn't accept the name or the password; many providers want a password made for the mail program, or a sign-in by OAuth.",
    },
    Other {
        signs: &[Begins("-ERR [AUTH]")],
        is: "an answer of a mail server (POP3)",
        means: "The mail server doesn't accept the name or the password.",
    },
    // RFC 6120, sections 6.5 and 8.3.
    Other {
        signs: &[Has("urn:ietf:params:xml:ns:xmpp-")],
        is: "a conversation with a chat server (XMPP)",
        means: "A failure with not-authorized says that the name or the password wasn't accepted; an error with forbidden that this account may not do what was asked.",
    },
    Other {
        signs: &[Has("saslauthenticationexception"), Has("topicauthorizationexception")],
        is: "a message of Kafka",
        means: "The broker doesn't accept the name, the password or the token of the connection (SASL), or its lists don't let this user use the topic.",
    },
    Other {
        signs: &[Has("(error) noauth "), Has("noauth authentication required")],
        is: "an answer of a database (Redis)",
        means: "The connection has to sign in first: AUTH with a name and a password.",
    },
    Other {
        signs: &[Has("(error) wrongpass "), Has("wrongpass invalid username-password")],
        is: "an answer of a database (Redis)",
        means: "The name or the password of the connection isn't accepted, or the user is switched off.",
    },
    Other {
        signs: &[
            Has("mongoservererror: authentication failed"),
            Has("mongoservererror: not authorized on "),
            Has("pymongo.errors.operationfailure: "),
        ],
        is: "an answer of a database (MongoDB)",
        means: "The name or the password isn't accepted, or the user belongs to another database (authSource) or may not do what was asked.",
    },
    Other {
        signs: &[Has("access_refused - ")],
        is: "an answer of a message broker (AMQP)",
        means: "The broker doesn't accept the name or the password of the connection, or the user may not use this queue or exchange.",
    },
    // MQTT 3.1.1, section 3.2.2.3: 4 is a bad user name or password, 5 not authorized.
    Other {
        signs: &[
            Has("received connack ("),
            Has("connection refused: not authori"),
            Has("connection refused: bad user"),
        ],
        is: "an answer of a message broker (MQTT)",
        means: "The broker answers a connection with a number: 4 says that the name or the password isn't accepted, 5 that this client may not connect.",
    },
    Other {
        signs: &[
            Has("nt_status_logon_failure"),
            Has("nt_status_access_denied"),
            Has("nt_status_password_expired"),
            Has("nt_status_account_locked_out"),
            Begins("mount error(13): "),
        ],
        is: "an answer of a file share (SMB)",
        means: "The server doesn't accept the name or the password for the share, or lets this account not in.",
    },
    Other {
        signs: &[Has("access denied for user '"), Has("command denied to user '")],
        is: "a database's answer (MySQL or MariaDB)",
        means: "The database refused the name, the password or the host that the connection came from, or what this user wanted to do.",
    },
    Other {
        signs: &[Has("password authentication failed for user \""), Has("fatal:  no pg_hba.conf entry for ")],
        is: "a database's answer (PostgreSQL)",
        means: "The database refused the name or the password of the connection, or the host that it came from.",
    },
    Other {
        signs: &[Has("ora-01017: "), Has("ora-28000: "), Has("ora-28001: ")],
        is: "a database's answer (Oracle)",
        means: "01017 says that the name or the password isn't accepted, 28000 that the account is locked, 28001 that its password has expired.",
    },
    // MSSQLSERVER_18456: "Login failed for user".
    Other {
        signs: &[Has("error: 18456,"), Begins("Msg 18456,")],
        is: "a database's answer (SQL Server)",
        means: "18456 says that the login failed. The state tells why, but in full only in the server's own error log.",
    },
    Other {
        signs: &[
            Has("received exception from server (version "),
            Has("authenticationfailed('failed to authenticate to "),
            Has("neo4j.exceptions.autherror"),
            Begins("SQL30082N"),
        ],
        is: "a database's answer",
        means: "The database refused the name or the password of the connection, or what this user wanted to do.",
    },
    Other {
        signs: &[
            Has("authentication error from server: "),
            Begins("@ERROR: auth failed on module"),
            Has(": authorization failed: server "),
            Has("access denied or repository not exported"),
            Has("iscsi login failed"),
            Has(": access denied by server while mounting "),
            Begins("[zk: "),
            Has("jco_error_logon_failure"),
            Has("authentication_failed notify"),
            Begins("-ERR 'Authorization Violation'"),
        ],
        is: "an answer of another service than a web server",
        means: "That service has its own names and passwords, or its own lists of who may do what. Its log tells more.",
    },
    Other {
        signs: &[
            Has("no authorization protocol specified"),
            Has("ckr_pin_incorrect"),
            Has("keystore password was incorrect"),
        ],
        is: "a message about something on this machine",
        means: "A screen, a file or a key on this machine is locked; that has nothing to do with HTTP.",
    },
    // RFC 2865, section 4.3.
    Other {
        signs: &[Has("sent access-reject"), Has("received access-reject")],
        is: "an answer of an access server (RADIUS)",
        means: "Access-Reject says that the network lets this user or device not in. The server's own log has the reason.",
    },
    Other {
        signs: &[Has("control message: auth_failed")],
        is: "the log of a VPN (OpenVPN)",
        means: "AUTH_FAILED says that the VPN's server didn't accept the name, the password or the one-time code.",
    },
    Other {
        signs: &[Begins("kinit: "), Begins("kvno: ")],
        is: "a message of Kerberos",
        means: "The key server gave no ticket: the password, the account or the clock is the reason, or an older ticket has run out (klist shows them).",
    },
    Other {
        signs: &[
            Has(" pam_unix("),
            Has("polkit-agent-helper"),
            Begins("su: Authentication failure"),
            Begins("passwd: Authentication token"),
            Has(" is not in the sudoers file"),
            Begins("You are required to change your password immediately"),
        ],
        is: "a message of a Unix log-in (PAM)",
        means: "The machine itself checked the name and the password of an account; that has nothing to do with HTTP.",
    },
    Other {
        signs: &[Has(" sshd["), Has(" sshd-session[")],
        is: "the log of an SSH server",
        means: "Someone tried to log in over SSH; that has nothing to do with HTTP. Failed passwords for names like admin or root from unknown addresses are mostly guessing programs.",
    },
];

const BINARY: Other = Other {
    signs: &[],
    is: "binary data, not text",
    means: "If it came out of a download or a body, look at the answer's header fields instead: they say what it is and whether it was refused.",
};
const PUBLIC_KEY: Other = Other {
    signs: &[],
    is: "a public key",
    means: "It is no secret and opens nothing: signatures are checked with it. To see why a token is refused, paste the token or the answer.",
};
const PRIVATE_JWK: Other = Other {
    signs: &[],
    is: "a private key (JWK)",
    means: "Whoever has it can sign or open in its owner's name. If it has been seen by others, replace it.",
};

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
        // Lines of a web server stand among the others.
        if text.contains(" HTTP/") {
            return None;
        }
        let (other, at) = OTHERS.iter().find_map(|other| Some((other, found(other.signs, text)?)))?;
        let end = text.get(at..)?.find(['\r', '\n']).map_or(text.len(), |length| at + length);
        Some(reading(None, *other, span(doc, at, end)))
    })
}

fn reading(kind: Option<InputKind>, other: Other, place: Span) -> Reading {
    let kind = kind.unwrap_or(InputKind::Unknown);
    Reading { kind: Some((kind, other.is)), other: Some((other, place)), ..Reading::default() }
}

fn found(signs: &[Sign], text: &str) -> Option<usize> {
    // A body of an HTTP answer may pass on what a mail server said.
    let is_body = text.trim_start().starts_with(['{', '[', '<']);
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let lead = line.len() - line.trim_start_matches([' ', '\t', '<', '>']).len();
        let content = line.get(lead..).unwrap_or_default();
        let fits = signs.iter().any(|sign| match sign {
            Begins(words) => content.starts_with(words),
            Has(words) => has_ignoring_case(content, words),
            Reply(first) => !(is_body && lead == 0) && has_reply(content, *first),
        });
        if fits {
            return Some(at + line.len() - line.trim_start().len());
        }
        at += line.len();
    }
    None
}

/// `Reply-code SP enhanced-status-code`, as in `535 5.7.8 Authentication credentials invalid`, at the beginning of a
/// line or as what somebody said in it.
fn has_reply(line: &str, first: u8) -> bool {
    is_reply(line, first)
        || [": ", "** ", "->  "].iter().any(|said| {
            line.match_indices(said)
                .take(8)
                .any(|(at, _)| is_reply(line.get(at + said.len()..).unwrap_or_default(), first))
        })
}

fn is_reply(line: &str, first: u8) -> bool {
    let shape = |shape: &str| {
        line.len() >= shape.len()
            && shape.bytes().zip(line.bytes()).all(|(shape, byte)| match shape {
                b'0' => byte.is_ascii_digit(),
                b'5' => byte == first,
                b' ' => b" -\r\n".contains(&byte),
                _ => shape == byte,
            })
    };
    shape("500 5.0.0 ") || shape("500 5.00.0 ") || shape("500 5.0.00 ")
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
            ("SIP/2.0 401 Unauthorized\nVia: x", Some("an answer of a telephone system (SIP)")),
            ("S: 535 5.7.8 Authentication failed", Some("an answer of a mail server (SMTP)")),
            ("535 4.7.8 not of one class", None),
            ("{\"message\": \"upstream: 550 5.7.1 denied\"}", None),
            ("ICAP/1.0 403 Forbidden", Some("an answer of a virus scanner or filter beside a proxy (ICAP)")),
            ("su: Authentication failure\n10.0.0.1 - - \"GET / HTTP/1.1\" 401", None),
            ("RTSP/1.0 401 Unauthorized\nCSeq: 2", Some("an answer of a camera or media server (RTSP)")),
            ("ReplyError: NOAUTH Authentication required.", Some("an answer of a database (Redis)")),
            ("< 535 5.7.8 Authentication failed", Some("an answer of a mail server (SMTP)")),
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
