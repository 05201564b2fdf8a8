//! The grammar of WWW-Authenticate as RFC 9110 prints it, read literally: each rule gives every place where it can end.
//! Slow, and with nothing in common with the reader that it is held against.

/// The names of one challenge's parameters, in small letters.
type Names = Vec<String>;
/// Where a rule can end, and what it has read.
type Ends<T> = Vec<(usize, T)>;

/// Whether `value` is a WWW-Authenticate (section 11.6.1) in which no challenge has a parameter twice (section 11.2):
///
/// ```text
/// WWW-Authenticate = [ challenge ] *( OWS "," OWS [ challenge ] )
/// ```
pub fn is_well_formed(value: &str) -> bool {
    let text = value.as_bytes();
    let mut ends = optional(challenge(text, 0), 0);
    let mut seen: Vec<usize> = Vec::new();
    while let Some((at, names)) = ends.pop() {
        let mut once = names.clone();
        once.sort();
        once.dedup();
        if once.len() != names.len() {
            continue;
        }
        if at == text.len() {
            return true;
        }
        if seen.contains(&at) {
            continue;
        }
        seen.push(at);
        for comma in ows(text, at).into_iter().filter(|at| text.get(*at) == Some(&b',')) {
            for next in ows(text, comma + 1) {
                ends.extend(optional(challenge(text, next), next));
            }
        }
    }
    false
}

fn optional<T: Default>(mut ends: Ends<T>, at: usize) -> Ends<T> {
    ends.push((at, T::default()));
    ends
}

/// `challenge = auth-scheme [ 1*SP ( token68 / [ auth-param ] *( OWS "," OWS [ auth-param ] ) ) ]`
fn challenge(text: &[u8], at: usize) -> Ends<Names> {
    let mut ends = Vec::new();
    for scheme in token(text, at) {
        ends.push((scheme, Names::new()));
        for start in one_or_more(text, scheme, space) {
            ends.extend(token68(text, start).into_iter().map(|end| (end, Names::new())));
            ends.extend(params(text, start));
        }
    }
    ends
}

/// `[ auth-param ] *( OWS "," OWS [ auth-param ] )`
fn params(text: &[u8], at: usize) -> Ends<Names> {
    let one = |at: usize, before: &Names| -> Ends<Names> {
        let read = auth_param(text, at).into_iter().map(|(end, name)| (end, [before.clone(), vec![name]].concat()));
        read.chain([(at, before.clone())]).collect()
    };
    let mut ends = one(at, &Names::new());
    let mut done = 0;
    while let Some((end, names)) = ends.get(done).cloned() {
        done += 1;
        for comma in ows(text, end).into_iter().filter(|at| text.get(*at) == Some(&b',')) {
            for next in ows(text, comma + 1) {
                for found in one(next, &names) {
                    if !ends.contains(&found) {
                        ends.push(found);
                    }
                }
            }
        }
    }
    ends
}

/// `auth-param = token BWS "=" BWS ( token / quoted-string )`
fn auth_param(text: &[u8], at: usize) -> Ends<String> {
    let mut ends = Vec::new();
    for name in token(text, at) {
        for equals in ows(text, name).into_iter().filter(|at| text.get(*at) == Some(&b'=')) {
            for value in ows(text, equals + 1) {
                let read = token(text, value).into_iter().chain(quoted_string(text, value));
                ends.extend(read.map(|end| (end, String::from_utf8_lossy(&text[at..name]).to_ascii_lowercase())));
            }
        }
    }
    ends
}

/// `token = 1*tchar` (section 5.6.2)
fn token(text: &[u8], at: usize) -> Vec<usize> {
    let tchar = |byte: u8| match byte {
        b'!' | b'#' | b'$' | b'%' | b'&' | b'\'' | b'*' | b'+' | b'-' | b'.' | b'^' | b'_' | b'`' | b'|' | b'~' => true,
        _ => byte.is_ascii_digit() || byte.is_ascii_alphabetic(),
    };
    one_or_more(text, at, |text, at| if text.get(at).is_some_and(|byte| tchar(*byte)) { vec![at + 1] } else { vec![] })
}

/// `token68 = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="` (section 11.2)
fn token68(text: &[u8], at: usize) -> Vec<usize> {
    let letter = |text: &[u8], at: usize| match text.get(at) {
        Some(b'-' | b'.' | b'_' | b'~' | b'+' | b'/' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z') => vec![at + 1],
        _ => vec![],
    };
    let sign = |text: &[u8], at: usize| if text.get(at) == Some(&b'=') { vec![at + 1] } else { vec![] };
    let letters = one_or_more(text, at, letter);
    letters.into_iter().flat_map(|end| [vec![end], one_or_more(text, end, sign)].concat()).collect()
}

/// `quoted-string = DQUOTE *( qdtext / quoted-pair ) DQUOTE` (section 5.6.4), an obs-fold standing for spaces (RFC
/// 9112, section 5.2).
fn quoted_string(text: &[u8], at: usize) -> Vec<usize> {
    if text.get(at) != Some(&b'"') {
        return vec![];
    }
    let mut ends = Vec::new();
    let mut open = vec![at + 1];
    let mut done = 0;
    while let Some(at) = open.get(done).copied() {
        done += 1;
        let mut next = fold(text, at);
        match text.get(at) {
            Some(b'"') => ends.push(at + 1),
            // quoted-pair = "\" ( HTAB / SP / VCHAR / obs-text )
            Some(b'\\') => {
                let pair = matches!(text.get(at + 1), Some(b'\t' | b' ' | 0x21..=0x7e | 0x80..));
                next.extend(pair.then_some(at + 2));
            }
            // qdtext = HTAB / SP / %x21 / %x23-5B / %x5D-7E / obs-text
            Some(b'\t' | b' ' | 0x21 | 0x23..=0x5b | 0x5d..=0x7e | 0x80..) => next.push(at + 1),
            _ => {}
        }
        open.extend(next);
        open.sort();
        open.dedup();
    }
    ends
}

/// `OWS = *( SP / HTAB )`, and BWS like it, an obs-fold standing for spaces.
fn ows(text: &[u8], at: usize) -> Vec<usize> {
    let blank = |text: &[u8], at: usize| match text.get(at) {
        Some(b' ' | b'\t') => vec![at + 1],
        _ => fold(text, at),
    };
    [vec![at], one_or_more(text, at, blank)].concat()
}

/// SP, or an obs-fold in its place.
fn space(text: &[u8], at: usize) -> Vec<usize> {
    if text.get(at) == Some(&b' ') { vec![at + 1] } else { fold(text, at) }
}

/// `obs-fold = OWS CRLF RWS` (RFC 9112, section 5.2), a bare LF or CR taken for the line's end. The OWS before it is
/// read where it stands.
fn fold(text: &[u8], at: usize) -> Vec<usize> {
    let blank = |text: &[u8], at: usize| match text.get(at) {
        Some(b' ' | b'\t') => vec![at + 1],
        _ => vec![],
    };
    match (text.get(at), text.get(at + 1)) {
        (Some(b'\r'), Some(b'\n')) => one_or_more(text, at + 2, blank),
        (Some(b'\r' | b'\n'), _) => one_or_more(text, at + 1, blank),
        _ => vec![],
    }
}

/// One or more of a rule, one behind the other.
fn one_or_more(text: &[u8], at: usize, rule: impl Fn(&[u8], usize) -> Vec<usize>) -> Vec<usize> {
    let mut ends = rule(text, at);
    let mut done = 0;
    while let Some(at) = ends.get(done).copied() {
        done += 1;
        for end in rule(text, at) {
            if !ends.contains(&end) {
                ends.push(end);
            }
        }
    }
    ends
}
