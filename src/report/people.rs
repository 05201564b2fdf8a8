//! What leads to people and machines, told by its shape: e-mail and IP addresses, phone numbers, names in addresses,
//! and the names of hosts that only an internal network knows.

use crate::case::Private;

/// The longest name and password that are looked for in an address, in bytes.
const MAX_USERINFO: usize = 512;

/// What begins at byte `at` of `text`: where it ends, and its kind. Asked at each place of a text in turn it takes time
/// in proportion to the text: what is long is looked at from its beginning alone.
pub fn at(text: &str, at: usize) -> Option<(usize, Private)> {
    let bytes = text.as_bytes();
    let before = at.checked_sub(1).and_then(|before| bytes.get(before)).copied().unwrap_or(b' ');
    let first = *bytes.get(at)?;
    let rest = bytes.get(at..)?;
    if before == b'/'
        && bytes.get(..at)?.ends_with(b"://")
        && let Some(length) = userinfo(rest)
    {
        return Some((at + length, Private::Password));
    }
    let outside = !before.is_ascii_alphanumeric();
    let kinds = [
        (Private::Email, if is_local(first) && !is_local(before) { email(rest) } else { None }),
        (Private::Phone, if first == b'+' && outside && !b"+/".contains(&before) { phone(rest) } else { None }),
        (Private::Ip, if outside && before != b'.' { ip_4(rest) } else { None }),
        (Private::Ip, if outside && !b".:".contains(&before) { ip_6(rest) } else { None }),
        (Private::Host, if is_host(first) && !is_host(before) { host(rest) } else { None }),
    ];
    kinds.into_iter().find_map(|(kind, length)| Some((at + length?, kind)))
}

fn count(bytes: &[u8], test: fn(u8) -> bool) -> usize {
    bytes.iter().take_while(|byte| test(**byte)).count()
}

fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"._%+-".contains(&byte) || byte >= 0x80
}

fn is_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"._-".contains(&byte) || byte >= 0x80
}

/// `name@host.example`, also with the sign percent-encoded.
fn email(bytes: &[u8]) -> Option<usize> {
    let run = bytes.get(..count(bytes, is_local))?;
    let encoded = run.windows(3).position(|letters| letters == b"%40");
    let (name, domain) = match encoded {
        Some(at) => (at, at + 3),
        None if bytes.get(run.len()) == Some(&b'@') => (run.len(), run.len() + 1),
        None => return None,
    };
    let host = bytes.get(domain..)?;
    let host = host.get(..count(host, is_host))?;
    let host = host.get(..host.iter().rposition(|byte| !b".-_".contains(byte))? + 1)?;
    let dot = host.iter().rposition(|byte| *byte == b'.')?;
    let end = host.get(dot + 1..)?;
    let letters = end.len() >= 2 && end.iter().all(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80);
    // A picture for fine screens is named like a mailbox: logo@2x.png.
    let file = [&b"png"[..], b"jpg", b"jpeg", b"gif", b"svg", b"webp", b"js", b"css"].contains(&end);
    (name > 0 && dot > 0 && !file && (letters || end.starts_with(b"xn--"))).then_some(domain + host.len())
}

/// A number with its country: a plus sign and 8 to 15 digits (ITU-T E.164), in groups.
fn phone(bytes: &[u8]) -> Option<usize> {
    let (mut digits, mut end) = (0, 0);
    for (at, byte) in bytes.iter().enumerate().skip(1) {
        match byte {
            b'0' if digits == 0 => return None,
            b'0'..=b'9' => (digits, end) = (digits + 1, at + 1),
            b' ' | b'-' | b'.' | b'(' | b')' if at - end < 2 => {}
            _ => break,
        }
    }
    ((8..=15).contains(&digits) && !bytes.get(end).is_some_and(u8::is_ascii_alphanumeric)).then_some(end)
}

/// Four numbers up to 255. What everyone has (127.0.0.1) or may ask (1.1.1.1) leads to nobody, and the version of a
/// browser looks like an address, too: Chrome/142.0.0.0.
fn ip_4(bytes: &[u8]) -> Option<usize> {
    let end = bytes.iter().take(16).take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
    let text = std::str::from_utf8(bytes.get(..end)?).ok()?.trim_end_matches('.');
    let behind = bytes.get(text.len()).copied().unwrap_or(b' ');
    let known = text.starts_with("127.") || text.ends_with(".0.0.0") || ["1.1.1.1", "8.8.8.8"].contains(&text);
    let numbers = text
        .split('.')
        .all(|number| (number == "0" || !number.starts_with('0')) && number.len() <= 3 && number.parse::<u8>().is_ok());
    let four = text.bytes().filter(|byte| *byte == b'.').count() == 3;
    (four && numbers && !known && !behind.is_ascii_alphanumeric()).then_some(text.len())
}

/// Eight groups of hexadecimal digits, or fewer around `::` (RFC 4291, section 2.2); `::1` is every machine's own.
fn ip_6(bytes: &[u8]) -> Option<usize> {
    const LONGEST: usize = 40;
    let end = bytes.iter().take(LONGEST).take_while(|byte| byte.is_ascii_hexdigit() || **byte == b':').count();
    let text = std::str::from_utf8(bytes.get(..end)?).ok()?;
    let text = if text.ends_with("::") { text } else { text.trim_end_matches(':') };
    let behind = bytes.get(text.len()).copied().unwrap_or(b' ');
    let groups = text.split(':').count();
    let short = text.split(':').all(|group| group.len() <= 4);
    let gap = text.matches("::").count() == 1 && text.bytes().any(|byte| byte.is_ascii_digit()) && text.len() > 3;
    let whole = !text.contains("::") && groups == 8;
    (short && groups <= 9 && (gap || whole) && !behind.is_ascii_alphanumeric()).then_some(text.len())
}

/// What stands between `://` and the `@` before the host.
fn userinfo(bytes: &[u8]) -> Option<usize> {
    let part = bytes.get(..bytes.len().min(MAX_USERINFO))?;
    let end = part.iter().position(|byte| b"@/?#\"'<>\\` \t\r\n".contains(byte))?;
    (end > 0 && part.get(end) == Some(&b'@')).then_some(end)
}

/// A name under one of the endings that no public name has (RFC 6762, RFC 8375, and those that ICANN keeps free).
fn host(bytes: &[u8]) -> Option<usize> {
    const ENDINGS: &[&str] = &[
        ".local",
        ".internal",
        ".lan",
        ".corp",
        ".intranet",
        ".home.arpa",
        ".localdomain",
        ".private",
        ".svc",
        ".home",
    ];
    let run = std::str::from_utf8(bytes.get(..count(bytes, is_host))?).ok()?.trim_end_matches(['.', '-', '_']);
    let ends = |ending: &&str| {
        let at = run.len().saturating_sub(ending.len());
        at > 0 && run.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    ENDINGS.iter().any(ends).then_some(run.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Private)> {
        let mut found = Vec::new();
        let mut from = 0;
        while from < text.len() {
            match at(text, from) {
                Some((end, kind)) => {
                    found.push((&text[from..end], kind));
                    from = end;
                }
                None => from += 1,
            }
        }
        found
    }

    #[test]
    fn each_kind_is_told_by_its_shape() {
        let cases = [
            ("to alice.b+c@mail.example.com, now", "alice.b+c@mail.example.com", Private::Email),
            ("?u=alice%40example.com&x=1", "alice%40example.com", Private::Email),
            ("<jürgen@müller.example>.", "jürgen@müller.example", Private::Email),
            ("client: 203.0.113.7, server", "203.0.113.7", Private::Ip),
            ("http://10.1.2.3:8080/", "10.1.2.3", Private::Ip),
            ("203.0.113.7.", "203.0.113.7", Private::Ip),
            ("[2001:db8::8a2e:370:7334]:443", "2001:db8::8a2e:370:7334", Private::Ip),
            ("2001:db8:0:1:1:1:1:1 said", "2001:db8:0:1:1:1:1:1", Private::Ip),
            ("peer fe80::1%eth0", "fe80::1", Private::Ip),
            ("call +49 30 123456-78!", "+49 30 123456-78", Private::Phone),
            ("\"+12025550123\"", "+12025550123", Private::Phone),
            ("+1 (202) 555-0123", "+1 (202) 555-0123", Private::Phone),
            ("https://alice:s3cret@host.example/", "alice:s3cret", Private::Password),
            ("https://alice@host.example/", "alice", Private::Password),
            ("GET http://build-7.corp/x", "build-7.corp", Private::Host),
            ("db.prod.internal:5432", "db.prod.internal", Private::Host),
        ];
        for (text, expected, kind) in cases {
            assert_eq!(found(text), [(expected, kind)], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_it_stays() {
        let texts = [
            "logo@2x.png",
            "npm i @scope/pkg@1.2.3",
            "user@host",
            "@media print",
            "a@",
            "@example.com x",
            "Chrome/142.0.0.0 Safari/537.36",
            "v1.2.3.4",
            "1.2.840.113549.1.1.11",
            "10.0.0",
            "300.1.1.1",
            "1.2.3.04",
            "127.0.0.1",
            "0.0.0.0",
            "1.1.1.1",
            "12:58:04",
            "2026-11-20T12:58:04+01:00",
            "aa:bb:cc:dd:ee:ff",
            "::1",
            "::",
            "std::vec",
            "a::b",
            "Foo::1",
            "+0100",
            "GMT+0200",
            "exp 1763633600",
            "+123",
            "ab+12345678901",
            "1e+10000000",
            "https://host.example/a@b",
            "https://host.example:8080/",
            "http://",
            "localhost",
            "local",
            "a.locale",
            "internal.example.com",
            "4a:b2",
        ];
        for text in texts {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
