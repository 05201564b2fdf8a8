//! What a field value says all the same: a reader that goes on behind each departure and names it.

use super::{Challenge, Param, SCHEME_NAMES, strict::is_tchar};
use crate::text::{Problem, Span, span};

/// Parameters whose value is a list with spaces, so that an unquoted one goes on behind a space.
const SPACED: &[&str] = &["scope", "acr_values", "algs", "domain"];
/// The most schemes, parameters and stray pieces that are read of one field.
pub const MAX_ELEMENTS: usize = 256;
/// The quotes that word processors put in place of `"`.
const SMART_QUOTES: &[char] = &['“', '”', '„', '«', '»', '‟'];

/// Reads all challenges of the field value `place` of `text`, the text of the document that `place` names. Of a value
/// that is `well_formed` every quote is taken at its word; of another one it may be one that should have been escaped.
pub fn read(text: &str, place: Span, field: &'static str, well_formed: bool) -> Vec<Challenge> {
    let mut reader = Reader {
        text: text.get(..place.end as usize).unwrap_or(text),
        doc: place.doc,
        at: place.start as usize,
        field,
        well_formed,
        challenges: Vec::new(),
        separator: Separator::Start,
    };
    let mut elements = 0;
    while elements < MAX_ELEMENTS && reader.element() {
        elements += 1;
    }
    if elements == MAX_ELEMENTS {
        let rest = span(place.doc, reader.at, place.end as usize);
        reader.problem("too-long", rest, true);
    }
    reader.challenges
}

/// What stood between the element at hand and the one before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    Start,
    Comma,
    Semicolon,
    /// A comma directly behind a scheme, which ends its challenge.
    SchemeComma,
    /// White space right behind a scheme.
    Scheme,
    /// White space behind anything else.
    Space,
}

struct Reader<'a> {
    text: &'a str,
    doc: u32,
    at: usize,
    field: &'static str,
    well_formed: bool,
    challenges: Vec<Challenge>,
    separator: Separator,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn here(&self, start: usize) -> Span {
        span(self.doc, start, self.at)
    }

    fn problem(&mut self, id: &'static str, span: Span, breaks: bool) {
        if let Some(challenge) = self.challenges.last_mut() {
            challenge.problems.push(Problem { id, span, breaks });
        }
    }

    fn piece(&self, start: usize, end: usize) -> String {
        self.text.get(start..end).unwrap_or_default().to_owned()
    }

    /// One scheme, parameter or token68; `false` at the end.
    fn element(&mut self) -> bool {
        self.separators();
        if self.rest().is_empty() {
            return false;
        }
        let start = self.at;
        let name = name_length(self.rest());
        if name == 0 {
            self.skip_unexpected(start);
            return true;
        }
        self.at += name;
        match sign_behind(self.rest()) {
            Some((sign, length)) if !self.is_token68(start) => self.param(start, sign, length),
            _ => self.scheme_or_token68(start),
        }
        true
    }

    /// White space, folds, commas and the semicolons that stand for them.
    fn separators(&mut self) {
        let start = self.at;
        let (mut spaced, mut tabbed) = (false, false);
        while let Some(c) = self.rest().chars().next() {
            match c {
                ',' => {
                    let behind_scheme = self.separator == Separator::Scheme && !spaced;
                    self.separator = match self.separator {
                        _ if behind_scheme => Separator::SchemeComma,
                        Separator::SchemeComma => Separator::SchemeComma,
                        _ => Separator::Comma,
                    };
                }
                ';' => {
                    self.separator = Separator::Semicolon;
                    self.problem("semicolon", span(self.doc, self.at, self.at + 1), true);
                }
                '\\' if self.rest().starts_with("\\\n") || self.rest().starts_with("\\\r\n") => {
                    self.problem("folded-line", span(self.doc, self.at, self.at + 1), true);
                }
                '\r' | '\n' if self.at == start || !spaced => {
                    self.problem("obs-fold", span(self.doc, self.at, self.at + 1), false);
                    spaced = true;
                }
                // Before a comma it is white space as it may stand there.
                '\t' if self.separator == Separator::Scheme
                    && !tabbed
                    && !self.rest().trim_start_matches([' ', '\t']).starts_with(',') =>
                {
                    self.problem("tab-after-scheme", span(self.doc, self.at, self.at + 1), true);
                    (spaced, tabbed) = (true, true);
                }
                _ if c.is_whitespace() => spaced = true,
                _ => break,
            }
            self.at += c.len_utf8();
        }
    }

    /// Text that can't begin an element: passed over up to the next space or comma.
    fn skip_unexpected(&mut self, start: usize) {
        let rest = self.rest();
        let quoted = rest.strip_prefix('"').and_then(|inner| inner.find('"')).map(|close| close + 2);
        let bare = || rest.char_indices().skip(1).find(|(_, c)| c.is_whitespace() || *c == ',').map(|(at, _)| at);
        self.at += quoted.or_else(bare).unwrap_or(rest.len());
        if self.challenges.is_empty() {
            self.open(start, start);
        }
        let place = self.here(start);
        self.problem("unexpected-text", place, true);
    }

    fn open(&mut self, start: usize, end: usize) {
        let place = span(self.doc, start, end);
        self.challenges.push(Challenge {
            field: self.field,
            scheme: self.piece(start, end),
            span: place,
            scheme_span: place,
            ..Challenge::default()
        });
    }

    fn stretch(&mut self) {
        let end = span(self.doc, 0, self.at).end;
        if let Some(challenge) = self.challenges.last_mut() {
            challenge.span.end = end;
        }
    }

    /// Whether the element is a token68: alone behind its scheme, with nothing but "=" at its end.
    fn is_token68(&self, start: usize) -> bool {
        let element = self.text.get(start..).unwrap_or_default();
        let letters =
            element.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"-._~+/".contains(byte)).count();
        let signs = element.bytes().skip(letters).take_while(|byte| *byte == b'=').count();
        let behind = element.get(letters + signs..).unwrap_or_default().trim_start_matches([' ', '\t', '\r', '\n']);
        let ends = behind.is_empty() || behind.starts_with(',');
        let name = element.get(..letters).unwrap_or_default();
        self.separator == Separator::Scheme && letters > 0 && ends && !(signs > 0 && is_usual_param(name))
    }

    fn scheme_or_token68(&mut self, start: usize) {
        let name = self.piece(start, self.at);
        let known = SCHEME_NAMES.iter().any(|known| known.eq_ignore_ascii_case(&name));
        if self.is_token68(start) && !known {
            self.at += self.rest().bytes().take_while(|byte| *byte == b'=').count();
            let place = self.here(start);
            if is_usual_param(&name) {
                self.problem("param-without-value", place, false);
            }
            let token68 = self.piece(start, self.at);
            if let Some(challenge) = self.challenges.last_mut() {
                challenge.token68 = Some(token68);
            }
            self.stretch();
            self.separator = Separator::Space;
            return;
        }
        self.scheme(start, &name, known);
    }

    fn scheme(&mut self, start: usize, name: &str, known: bool) {
        let place = self.here(start);
        // A list that should have been quoted: `scope=read,write` reads as a parameter and a scheme "write".
        let unquoted =
            self.challenges.last().and_then(|challenge| challenge.params.last()).is_some_and(|param| !param.quoted);
        let stray = unquoted && !known && self.separator == Separator::Comma;
        let problem = match self.separator {
            Separator::Scheme if known => Some(("scheme-as-token68", false)),
            Separator::Space | Separator::Scheme if self.challenges.is_empty() => None,
            Separator::Space | Separator::Scheme => Some(("missing-comma", true)),
            _ => None,
        };
        self.open(start, self.at);
        if let Some((id, breaks)) = problem {
            self.problem(id, place, breaks);
        }
        if stray {
            self.problem("looks-like-list-value", place, false);
        }
        if !name.bytes().all(is_tchar) {
            self.problem("bad-scheme", place, true);
        }
        self.separator = Separator::Scheme;
    }

    fn param(&mut self, start: usize, sign: char, length: usize) {
        let name = self.piece(start, self.at);
        let spaced = length > 1;
        if self.challenges.is_empty() {
            self.open(start, start);
            self.problem("scheme-missing", span(self.doc, start, self.at), true);
        } else {
            let between = match self.separator {
                Separator::Space => Some("missing-comma"),
                Separator::SchemeComma => Some("comma-after-scheme"),
                _ if self.challenges.last().is_some_and(|challenge| challenge.token68.is_some()) => {
                    Some("unexpected-text")
                }
                _ => None,
            };
            if let Some(id) = between {
                self.problem(id, span(self.doc, start, self.at), true);
            }
        }
        if !name.bytes().all(is_tchar) {
            self.problem("bad-name", span(self.doc, start, self.at), true);
        }
        self.at += length;
        if sign == ':' {
            self.problem("colon-for-equals", self.here(start), true);
        } else if spaced {
            self.problem("space-around-equals", self.here(start), false);
        }
        let (value, value_span, quoted) = self.value(&name);
        self.note_param(&name, &value, value_span, quoted);
        let place = self.here(start);
        if let Some(challenge) = self.challenges.last_mut() {
            challenge.params.push(Param { name, value, span: place, value_span, quoted });
        }
        self.stretch();
        self.separator = Separator::Space;
    }

    /// Oddities of a parameter that the grammar allows, and the one that section 11.2 forbids.
    fn note_param(&mut self, name: &str, value: &str, place: Span, quoted: bool) {
        let challenge = self.challenges.last();
        let twice = challenge.is_some_and(|challenge| super::param(challenge, name).is_some());
        let digest = challenge.is_some_and(|challenge| challenge.scheme.eq_ignore_ascii_case("Digest"));
        if twice {
            self.problem("duplicate-parameter", place, true);
        }
        if name.eq_ignore_ascii_case("realm") && !quoted && !value.is_empty() {
            self.problem("realm-not-quoted", place, false);
        }
        // RFC 7616, section 3.3: stale and algorithm MUST NOT be quoted.
        if digest && quoted && ["stale", "algorithm"].iter().any(|token| token.eq_ignore_ascii_case(name)) {
            self.problem("quoted-token", place, false);
        }
        if !quoted && value.len() > 1 && value.starts_with('\'') && value.ends_with('\'') {
            self.problem("single-quotes", place, false);
        }
        if name.ends_with('*') {
            self.problem("ext-value", place, false);
        }
        if !value.is_ascii() {
            let id = if value.contains(char::REPLACEMENT_CHARACTER) { "not-utf-8" } else { "non-ascii" };
            self.problem(id, place, false);
        }
        if value.chars().any(|c| c.is_control() && c != '\t' && c != '\r' && c != '\n') {
            self.problem("control-character", place, true);
        }
    }

    /// A parameter's value, its place without quotes, and whether it was quoted.
    fn value(&mut self, name: &str) -> (String, Span, bool) {
        let start = self.at;
        match self.rest().chars().next() {
            Some('"') => self.quoted(),
            Some(open) if SMART_QUOTES.contains(&open) => self.smart_quoted(open),
            Some('\'') if self.single_quoted_length().is_some() => {
                let length = self.single_quoted_length().unwrap_or_default();
                self.at += length;
                self.problem("single-quotes", self.here(start), true);
                (self.piece(start + 1, self.at - 1), span(self.doc, start + 1, self.at - 1), true)
            }
            _ => self.unquoted(name),
        }
    }

    /// `'two words'`: not a token, so that somebody took `'` for a quote.
    fn single_quoted_length(&self) -> Option<usize> {
        let close = self.rest().get(1..)?.find('\'')? + 2;
        let content = self.rest().get(..close)?;
        (content.contains([' ', ',']) && !content.contains(['"', '='])).then_some(close)
    }

    fn smart_quoted(&mut self, open: char) -> (String, Span, bool) {
        let start = self.at;
        self.at += open.len_utf8();
        let from = self.at;
        let is_close = |c: char| SMART_QUOTES.contains(&c) || c == '"';
        let length = self.rest().find(is_close).unwrap_or(self.rest().len());
        self.at += length;
        let inside = span(self.doc, from, self.at);
        let value = self.piece(from, self.at);
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        self.problem("smart-quotes", self.here(start), true);
        (value, inside, true)
    }

    /// quoted-string (RFC 9110, section 5.6.4), with raw quotes inside and a missing end borne with.
    fn quoted(&mut self) -> (String, Span, bool) {
        let start = self.at;
        self.at += 1;
        let from = self.at;
        let mut value = String::new();
        loop {
            let rest = self.rest();
            let stop = rest.find(['"', '\\', '\r', '\n']).unwrap_or(rest.len());
            value.push_str(rest.get(..stop).unwrap_or_default());
            self.at += stop;
            let rest = self.rest();
            let Some(c) = rest.chars().next() else {
                self.problem("unterminated-quote", self.here(start), true);
                return (value, span(self.doc, from, self.at), true);
            };
            match c {
                '\\' if rest.starts_with("\\\n") || rest.starts_with("\\\r\n") => {
                    self.problem("folded-line", span(self.doc, self.at, self.at + 1), true);
                    self.at += 1;
                }
                '\\' => {
                    let pair = rest.chars().nth(1);
                    value.extend(pair);
                    self.at += 1 + pair.map_or(0, char::len_utf8);
                }
                '\r' | '\n' => {
                    self.problem("obs-fold", span(self.doc, self.at, self.at + 1), false);
                    let blank = rest.len() - rest.trim_start_matches(['\r', '\n', ' ', '\t']).len();
                    self.at += blank;
                    value.push(' ');
                }
                _ if self.well_formed || closes(rest.get(1..).unwrap_or_default()) => {
                    let inside = span(self.doc, from, self.at);
                    self.at += 1;
                    return (value, inside, true);
                }
                _ => {
                    self.problem("unescaped-quote", span(self.doc, self.at, self.at + 1), true);
                    value.push('"');
                    self.at += 1;
                }
            }
        }
    }

    fn unquoted(&mut self, name: &str) -> (String, Span, bool) {
        let start = self.at;
        loop {
            let stop = self.rest().find(|c: char| c.is_whitespace() || c == ',' || c == ';');
            self.at += stop.unwrap_or(self.rest().len());
            // A semicolon ends a value only before a space: addresses have them inside.
            let inside =
                self.rest().strip_prefix(';').is_some_and(|rest| rest.starts_with(|c: char| !c.is_whitespace()));
            let goes_on =
                SPACED.iter().any(|spaced| spaced.eq_ignore_ascii_case(name)) && bare_word_follows(self.rest());
            if !inside && !goes_on {
                break;
            }
            self.at += 1;
        }
        let value = self.piece(start, self.at);
        let place = self.here(start);
        if value.is_empty() {
            self.problem("missing-value", place, true);
        } else if !value.bytes().all(is_tchar) {
            self.problem("unquoted-value", place, true);
        }
        (value, place, false)
    }
}

/// The length of what could be a scheme's or parameter's name, with the signs of a token68.
fn name_length(text: &str) -> usize {
    let stop = |c: char| c.is_whitespace() || ",;=:\"\\".contains(c) || SMART_QUOTES.contains(&c);
    text.find(stop).unwrap_or(text.len())
}

/// The "=" (or the ":" in its place) behind a name, and the length with the white space around it.
fn sign_behind(text: &str) -> Option<(char, usize)> {
    let blank = |text: &str| text.len() - text.trim_start_matches([' ', '\t', '\r', '\n']).len();
    let before = blank(text);
    let sign = text.get(before..)?.chars().next().filter(|c| *c == '=' || *c == ':')?;
    let behind = text.get(before + 1..)?;
    if sign == ':' && !behind.trim_start().starts_with('"') {
        return None;
    }
    Some((sign, before + 1 + blank(behind)))
}

fn is_usual_param(name: &str) -> bool {
    ["realm", "charset", "error", "scope", "nonce", "qop", "error_description"]
        .iter()
        .any(|usual| usual.eq_ignore_ascii_case(name))
}

/// Whether a quote with `rest` behind it ends its string: at the end, before a separator with an element behind
/// it, or before another parameter or scheme whose comma is missing.
fn closes(rest: &str) -> bool {
    let behind = rest.trim_start_matches([' ', '\t', '\r', '\n', ',', ';', '\\']);
    let separated = behind.len() < rest.len();
    let name = behind.get(..name_length(behind)).unwrap_or_default();
    let after_name = behind.get(name.len()..).unwrap_or_default();
    if behind.is_empty() || !rest.contains('"') && separated {
        return true;
    }
    let is_param = !name.is_empty() && name.bytes().all(is_tchar) && sign_behind(after_name).is_some();
    let comma = rest.trim_start_matches([' ', '\t', '\r', '\n']).starts_with([',', ';']);
    let is_scheme = SCHEME_NAMES.iter().any(|known| known.eq_ignore_ascii_case(name));
    // Behind a comma an unknown scheme may stand: a token, then a space or the end.
    let unknown_scheme = comma
        && !name.is_empty()
        && name.bytes().all(is_tchar)
        && sign_behind(after_name.get(1..).map_or("", |rest| rest.get(name_length(rest)..).unwrap_or_default()))
            .is_some();
    // `realm="x"error="y"`: not even a space stands between them.
    is_param || separated && (is_scheme || unknown_scheme || comma && after_name.is_empty())
}

/// Whether a space and then a word follow that is neither a parameter nor a known scheme.
fn bare_word_follows(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(' ') else { return false };
    let name = rest.get(..name_length(rest)).unwrap_or_default();
    let after = rest.get(name.len()..).unwrap_or_default();
    !name.is_empty()
        && !after.starts_with('"')
        && sign_behind(after).is_none_or(|(sign, _)| sign == ':')
        && !SCHEME_NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}
