//! The grammar of RFC 9110 to the letter: does a field value follow it?
//!
//! ```text
//! WWW-Authenticate = [ challenge ] *( OWS "," OWS [ challenge ] )        §11.6.1, §5.6.1.2
//! challenge        = auth-scheme [ 1*SP ( token68 / #auth-param ) ]      §11.3
//! auth-scheme      = token                                               §11.1
//! auth-param       = token BWS "=" BWS ( token / quoted-string )         §11.2
//! token68          = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="
//! ```
//!
//! A list within a list is ambiguous; it is read as RFC 9110, section 11.6.1, advises: behind a comma, a token
//! with "=" is a parameter of the challenge at hand, anything else a new challenge. An obs-fold counts as SP
//! (RFC 9112, section 5.2).

/// Whether `value`, a field value without the white space around it, is well-formed: `Err` with the byte offset
/// of the first thing that isn't.
///
/// A parameter that stands twice in one challenge is an error too (section 11.2).
pub fn check(value: &str) -> Result<(), usize> {
    let text = value.as_bytes();
    let mut at = 0;
    loop {
        at = separators(text, at);
        if at >= text.len() {
            return Ok(());
        }
        at = challenge(text, at)?;
        let next = ows(text, at);
        if next < text.len() && text.get(next) != Some(&b',') {
            return Err(next);
        }
    }
}

/// `auth-scheme [ 1*SP ( token68 / #auth-param ) ]`; the offset behind it.
fn challenge(text: &[u8], start: usize) -> Result<usize, usize> {
    let end = token(text, start).ok_or(start)?;
    let at = spaces(text, end);
    if at == end {
        return Ok(end);
    }
    if auth_param(text, at).is_none()
        && let Some(behind) = token68(text, at)
    {
        return Ok(behind);
    }
    // Between the scheme and its first parameter SP alone may stand; other white space only beside a comma.
    let blank = ows(text, at);
    if blank > at && text.get(blank) != Some(&b',') {
        return Ok(end);
    }
    let mut names: Vec<&[u8]> = Vec::new();
    let mut end = at;
    let mut at = at;
    loop {
        at = separators(text, at);
        if !looks_like_param(text, at) {
            // The element belongs to the next challenge, or nothing follows.
            return Ok(end);
        }
        let name = token(text, at).and_then(|behind| text.get(at..behind)).unwrap_or_default();
        if names.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            return Err(at);
        }
        names.push(name);
        end = auth_param(text, at).ok_or(at)?;
        at = ows(text, end);
        match text.get(at) {
            None => return Ok(end),
            Some(b',') => {}
            Some(_) => return Err(at),
        }
    }
}

fn looks_like_param(text: &[u8], at: usize) -> bool {
    token(text, at).is_some_and(|end| text.get(ows(text, end)) == Some(&b'='))
}

/// `token BWS "=" BWS ( token / quoted-string )`; the offset behind it.
fn auth_param(text: &[u8], start: usize) -> Option<usize> {
    let equals = ows(text, token(text, start)?);
    if text.get(equals) != Some(&b'=') {
        return None;
    }
    let at = ows(text, equals + 1);
    let end = quoted_string(text, at).or_else(|| token(text, at))?;
    matches!(text.get(ows(text, end)), None | Some(b',')).then_some(end)
}

/// A token68 that ends its element; the offset behind it.
fn token68(text: &[u8], start: usize) -> Option<usize> {
    let run = |from: usize, allowed: fn(u8) -> bool| {
        text.get(from..).unwrap_or_default().iter().take_while(|byte| allowed(**byte)).count()
    };
    let letters = run(start, |byte| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte));
    let end = start + letters + run(start + letters, |byte| byte == b'=');
    (letters > 0 && matches!(text.get(ows(text, end)), None | Some(b','))).then_some(end)
}

/// `1*tchar` (section 5.6.2); the offset behind it.
fn token(text: &[u8], start: usize) -> Option<usize> {
    let length = text.get(start..)?.iter().take_while(|byte| is_tchar(**byte)).count();
    (length > 0).then_some(start + length)
}

/// Whether a byte may stand in a token (section 5.6.2).
pub fn is_tchar(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// `DQUOTE *( qdtext / quoted-pair ) DQUOTE` (section 5.6.4); the offset behind it.
fn quoted_string(text: &[u8], start: usize) -> Option<usize> {
    if text.get(start) != Some(&b'"') {
        return None;
    }
    let mut at = start + 1;
    loop {
        let folded = fold(text, at);
        if folded > at {
            at = folded;
            continue;
        }
        match text.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => {
                // quoted-pair = "\" ( HTAB / SP / VCHAR / obs-text )
                text.get(at + 1).filter(|byte| **byte == b'\t' || (**byte >= b' ' && **byte != 0x7f))?;
                at += 2;
            }
            b'\t' | b' '..=0x7e | 0x80.. => at += 1,
            _ => return None,
        }
    }
}

/// `OWS "," OWS` any number of times.
fn separators(text: &[u8], mut at: usize) -> usize {
    loop {
        let next = ows(text, at);
        if text.get(next) != Some(&b',') {
            return next;
        }
        at = next + 1;
    }
}

/// `*( SP / HTAB / obs-fold )`; BWS is the same (section 5.6.3).
fn ows(text: &[u8], mut at: usize) -> usize {
    loop {
        let next = match text.get(at) {
            Some(b' ' | b'\t') => at + 1,
            _ => fold(text, at),
        };
        if next == at {
            return at;
        }
        at = next;
    }
}

/// `*( SP / obs-fold )`.
fn spaces(text: &[u8], mut at: usize) -> usize {
    loop {
        let next = if text.get(at) == Some(&b' ') { at + 1 } else { fold(text, at) };
        if next == at {
            return at;
        }
        at = next;
    }
}

/// `obs-fold = OWS CRLF RWS` (RFC 9112, section 5.2), a bare LF or CR taken as the line's end.
fn fold(text: &[u8], at: usize) -> usize {
    let line_end = match text.get(at) {
        Some(b'\r') if text.get(at + 1) == Some(&b'\n') => at + 2,
        Some(b'\r' | b'\n') => at + 1,
        _ => return at,
    };
    let blank = text.get(line_end..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    if blank == 0 { at } else { line_end + blank }
}
