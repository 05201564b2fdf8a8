//! Source code, whichever language: it writes answers and asks for them, and none of them came.
//!
//! Known by lines that programs are written in and never print: `if (status === 401) {`, `return res.sendStatus(403);`,
//! `@app.errorhandler(401)`. The marks of differences, of searches and of an annotated history are taken off them.

use crate::report::InputKind;

use super::{
    Reading, html,
    line::{self, Line},
    message::marks,
};

/// How much of a text is looked at, in lines.
const MAX_LINES: usize = 400;
/// A longer line is no statement, in bytes.
const MAX_LINE: usize = 400;
/// So many words without a sign of code are prose.
const PROSE: usize = 6;

/// What statements begin with; the rest of the line has to be code too.
const KEYWORDS: &[&str] = &[
    "if",
    "elif",
    "elsif",
    "else",
    "for",
    "while",
    "switch",
    "match",
    "case",
    "return",
    "throw",
    "raise",
    "def",
    "defp",
    "fn",
    "proc",
    "func",
    "function",
    "class",
    "public",
    "private",
    "protected",
    "const",
    "let",
    "var",
    "val",
    "local",
    "export",
    "await",
    "async",
    "static",
    "guard",
    "try",
    "catch",
    "except",
    "rescue",
    "unless",
    "with",
    "enum",
    "struct",
    "where",
    "interface",
    "impl",
    "pub",
    "override",
    "suspend",
    "describe",
    "it",
    "use",
    "throws",
    "when",
    "extend",
];
/// What only source code begins lines with.
const BEGINS: &[&str] =
    &["} else", "} catch", "#include", "#[", "module.exports", "self.", "this.", "(def", "(let ", "(if", "(fn "];
/// Commands that print files: what stands below them is no program's output.
const SHOWS: &[&str] = &["grep ", "rg ", "ag ", "git grep ", "git blame ", "git diff", "cat ", "bat ", "sed ", "head "];

/// A text that is source code; `None` for any other, also for one that holds prose, a prompt or a program's complaint.
pub fn read(text: &str, lines: &[Line]) -> Option<Reading> {
    let kind = Some((InputKind::Unknown, "is source code"));
    let source = || Some(Reading { kind, ..Reading::default() });
    if text.trim_start().starts_with('<') {
        return if html::is_template(text) { source() } else { None };
    }
    let (mut full, mut coded, mut sure) = (0, 0, 0);
    for line in lines.iter().take(MAX_LINES) {
        let raw = line::content(text, line);
        let content = bare(raw.trim());
        if content.len() > MAX_LINE || marks::is_frame(raw) || line::is_fence(raw) {
            return None;
        }
        let statement = is_statement(content);
        if !statement && (is_output(raw) || is_prose(content)) {
            return None;
        }
        // Brackets alone say nothing.
        if !content.chars().any(char::is_alphanumeric) || is_comment(content) {
            continue;
        }
        full += 1;
        sure += usize::from(statement);
        coded += usize::from(statement || is_assignment(content));
    }
    (sure >= 2 && coded * 3 >= full).then(source).flatten()
}

/// Whether a line is a program's own word, and not a file's that was shown.
fn is_output(raw: &str) -> bool {
    let shown = raw.split_once("$ ").is_some_and(|(_, command)| SHOWS.iter().any(|show| command.starts_with(show)));
    let indented = raw.starts_with([' ', '\t']);
    !shown && (marks::is_prompt(raw) && !raw.starts_with("> ") || !indented && marks::is_marked(raw))
}

/// A line without what stands before it in a difference, a review, a search (`src/a.ts:40:`) or an annotated history.
fn bare(line: &str) -> &str {
    let line = line.strip_prefix("> ").unwrap_or(line);
    if let Some(rest) = ["+ ", "- ", "+\t", "-\t"].iter().find_map(|sign| line.strip_prefix(sign)) {
        return rest.trim();
    }
    // `7f3e9a10 (Jo 2026-03-11 17:02:45 +0100 39)   throw …`
    if let Some((_, rest)) = line.split_once(") ").filter(|(before, _)| is_annotation(before)) {
        return rest.trim();
    }
    let mut parts = line.splitn(3, ':');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(path), Some(number), Some(rest))
            if path.contains('.')
                && !path.contains(' ')
                && !number.is_empty()
                && number.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            rest.trim()
        }
        _ => line,
    }
}

fn is_annotation(before: &str) -> bool {
    let hash = before.trim_start_matches('^').bytes().take_while(u8::is_ascii_hexdigit).count();
    hash >= 7 && (before.contains(" +") || before.contains(" -")) && before.ends_with(|c: char| c.is_ascii_digit())
}

fn is_comment(line: &str) -> bool {
    ["//", "/*", "* ", "*/", "# ", "#!", "--", "%%", ";;", "\"\"\"", "'''"].iter().any(|sign| line.starts_with(sign))
}

/// Several words in a row with no sign of code among them.
fn is_prose(line: &str) -> bool {
    !is_comment(line) && !line.contains(['(', '{', '=', ';', '<', '"', '\'', '`']) && line.split(' ').count() >= PROSE
}

/// `name = value`, `a.b.c = f(x)`, `name := value`, `name: value,` of an object that is written down.
fn is_assignment(line: &str) -> bool {
    let Some(end) = line.find(|c: char| !c.is_ascii_alphanumeric() && !"_.$:-\"'".contains(c)) else { return false };
    let rest = line.get(end..).unwrap_or_default();
    end > 0
        && (["= ", " = ", " := ", " <- ", " => ", " += "].iter().any(|sign| rest.starts_with(sign))
            || rest.starts_with('=') && line.ends_with(','))
}

/// Whether a line is one that a program is written in, and that none prints.
fn is_statement(line: &str) -> bool {
    let ends = |signs: &[char]| line.ends_with(signs);
    if BEGINS.iter().any(|begin| line.starts_with(begin)) {
        return true;
    }
    let length = line.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    let (word, rest) = line.split_at_checked(length).unwrap_or_default();
    // Basic: `If xhr.Status = 401 Then`.
    if line.ends_with(" Then") || ["Dim ", "End If", "End Function"].iter().any(|start| line.starts_with(start)) {
        return true;
    }
    // `return user`, `else:`, `case 401:`, `def f(x) do`
    let short = line.split(' ').count() <= 3 && !line.ends_with('.');
    let code =
        ends(&['{', ';', ':', ')', ',', '(', '[', '}', '>']) || line.contains(['(', '=']) || line.ends_with(" do");
    if KEYWORDS.contains(&word)
        && (rest.starts_with([' ', '(', ':', ';']) && (code || short && (word == "return" || rest.contains('.'))))
    {
        return true;
    }
    // A decorator or annotation: `@app.route("/x")`, `@Test`.
    if let Some(rest) = line.strip_prefix('@') {
        let name = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"_.".contains(byte)).count();
        return name > 1 && rest.get(name..).is_some_and(|rest| rest.is_empty() || rest.starts_with('('));
    }
    let call = is_call(line);
    call && ends(&[';', '{', '(', ',', ')'])
        || ends(&[';']) && (line.contains(" = ") || line.contains(") ") || line.contains("->"))
        || [") {", ") =>", "=> {", "({", "-> {", ") do", ") throws", " do"].iter().any(|end| line.ends_with(end))
            && line.contains(['(', '|', '"'])
        || line.ends_with('|') && line.contains(" do |")
        || line.contains(" <- ")
        || line.contains(" $ do")
        || line.contains("throwError $")
}

/// `.get("/x")`, `a.b(c)`, `w.Header().Set(…)`, `$x->y(…)`: a name with a point in it, or a point at once, and brackets.
fn is_call(line: &str) -> bool {
    let length = line.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"_.$:->?!@&*".contains(byte)).count();
    let (name, rest) = line.split_at_checked(length).unwrap_or_default();
    let joined = name.contains('.') || name.contains("::") || name.contains("->");
    rest.starts_with('(') && joined && name.chars().any(char::is_alphabetic) && !name.contains("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn source_code_is_known_in_many_languages() {
        let code = [
            "@app.errorhandler(401)\ndef no(e):\n    response = answer(error='no')\n    response.status_code = 401\n    return response",
            "if (res.status === 401) {\n  throw new Error('Request failed with status code 401');\n}",
            "src/a.ts:40:  if (r.status === 401) throw new E('401 Unauthorized');\nsrc/a.ts:52:// a 401 here\nsrc/a.ts:60:  return r;",
            "> +    if (!token) return res.sendStatus(403);\n> +    next();\n> +    this.done(401);",
            "$ grep -rn 401 src\nsrc/a.py:3:    raise Unauthorized('401')\nsrc/a.py:9:    if code == 401:",
            "7f3e9a10 (Jo 2026-03-11 17:02:45 +0100 39)   if (r.status === 401) {\n7f3e9a10 (Jo 2026-03-11 17:02:45 +0100 40)     throw e('token expired');",
        ];
        for text in code {
            assert!(read(text, &line::lines(text, 0)).is_some(), "{text}");
        }
        let other = [
            "const r = await get(u);\nif (!r.ok) throw new Error(r.status);\n\nError: Request failed with status code 401",
            "if (a) {\n  return b(c);\n}\n\nWhen I call this the server says 401 Unauthorized every time",
            "$ node a.js\nif (a) {\n  return b(c);\n}",
            "{\"error\":\"invalid_token\",\n\"status\":401}",
            "return to the log in page",
            "Let us know, if it happens again.\nIf not, never mind.",
        ];
        for text in other {
            assert!(read(text, &line::lines(text, 0)).is_none(), "{text}");
        }
    }
}
