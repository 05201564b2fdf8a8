//! What isn't as its standard says: the problems that reading names, in words.

/// What stood around the text and was left out, not mended.
const PASSED_OVER: &[&str] =
    &["terminal-colours", "quote-marks", "line-numbers", "log-prefixes", "nested-log", "not-a-field"];

/// Whether such a problem's place was left out in reading.
pub fn is_passed_over(id: &str) -> bool {
    PASSED_OVER.contains(&id)
}

/// The table as one text, like [`meanings`].
macro_rules! problems {
    ($(text($id:literal, $says:literal $(,)?)),+ $(,)?) => {
        concat!($("\x1e", $id, "\x1f", $says,)+)
    };
}

/// The table: challenges, header fields, tokens, JSON. Each has the name that a [`Problem`](crate::text::Problem)
/// carries, and says in one plain sentence what is off.
const PROBLEMS: &str = problems![
    text("missing-comma", "A comma is missing between two parameters or challenges."),
    text(
        "comma-after-scheme",
        "A comma stands between the scheme and its first parameter and so ends the challenge there.",
    ),
    text("semicolon", "A semicolon stands where a comma belongs."),
    text("colon-for-equals", "A colon stands where an equals sign belongs."),
    text(
        "space-around-equals",
        "There is white space around the equals sign; readers must bear it, writers must not send it.",
    ),
    text("tab-after-scheme", "A tab stands behind the scheme where a space belongs."),
    text("unterminated-quote", "A quotation mark is never closed; perhaps the end was cut off."),
    text("unescaped-quote", "A quotation mark within a quoted value needs a backslash before it."),
    text("unquoted-value", "A value with such characters must stand in quotation marks."),
    text("smart-quotes", "The quotation marks are typographic ones, as a word processor makes them."),
    text("single-quotes", "Single quotation marks aren't quotation marks here: they count as part of the value."),
    text("missing-value", "A parameter has no value."),
    text(
        "duplicate-parameter",
        "A parameter stands twice in one challenge: some clients take the first, some the last.",
    ),
    text("scheme-missing", "The scheme before the parameters is missing; perhaps only half of the field was copied."),
    text(
        "scheme-as-token68",
        "To the letter the second scheme's name is data of the first: a comma is missing between them.",
    ),
    text("param-without-value", "This looks like a parameter's name without its value."),
    text(
        "looks-like-list-value",
        "This reads as a scheme of its own, but looks like part of the unquoted list before it.",
    ),
    text("bad-scheme", "The scheme's name has characters that a token must not have."),
    text("bad-name", "The parameter's name has characters that a token must not have."),
    text("realm-not-quoted", "The realm must be sent in quotation marks; readers bear it without them."),
    text("realm-missing", "The scheme's standard demands a realm, and there is none."),
    text("quoted-token", "This parameter must be sent without quotation marks."),
    text("ext-value", "The extended notation with a star isn't defined for challenges, and is taken literally."),
    text("non-ascii", "Characters outside ASCII have no agreed encoding here: clients show different things."),
    text("control-character", "There is a control character in the value."),
    text("unexpected-text", "Here stands text that belongs to no parameter."),
    text("too-long", "The field has more parts than are read here; the rest was left out."),
    text("obs-fold", "The field goes on in an indented line: an old way that servers must not use any more."),
    text("folded-line", "The line was folded for print with a backslash; it was joined again."),
    text(
        "json-escaped",
        "The value was copied out of JSON, with backslashes before its quotation marks; they were undone.",
    ),
    text("html-escaped", "The value was copied out of HTML, with &quot; for its quotation marks; they were undone."),
    text("utf-16", "The text is UTF-16, as PowerShell writes files; it was read as such."),
    text("terminal-colours", "A terminal's colours came along; they were passed over."),
    text("odd-spaces", "No-break spaces stand in place of plain ones; they were read as such."),
    text("quote-marks", "Quote marks of a mail stand before the lines; they were passed over."),
    text("line-numbers", "Numbers stand before the lines; they were passed over."),
    text("nested-log", "The program's own lines were taken out of the log that keeps them."),
    text("log-prefixes", "A log's times and names stand before the lines; they were passed over."),
    text("wire-log", "A client's marks stand around the messages that it logged; they were passed over."),
    text("folded-lines", "Lines were folded for print with a backslash; they were joined again."),
    text("text-too-long", "The text is longer than what is read here: the rest was left out."),
    text("string-escapes", "The text was copied out of a string in a program or JSON; its backslashes were undone."),
    text("percent-encoded", "The text was encoded for an address; that was undone."),
    text("space-before-colon", "White space stands before the colon; servers must refuse such a line."),
    text("equals-for-colon", "An equals sign stands behind the field's name where a colon belongs."),
    text("not-a-field", "This line is no header field; it was passed over."),
    text("line-break", "The token was broken over several lines; they were joined."),
    text("base64-twice", "The token was encoded in base64 once more; that was undone."),
    text("left-out", "Something of the token was left out on purpose."),
    text("segments", "The token hasn't the three parts of a signed one, nor the five of an encrypted one."),
    text("padding", "There are equals signs at a part's end, which tokens don't have."),
    text("standard-base64", "A part has + or / in it, which belong to ordinary base64 and not to tokens."),
    text("base64-length", "A part has a length that no bytes have: a letter is missing or too many."),
    text(
        "trailing-bits",
        "A part's last letter holds bits that belong to no byte: another spelling of the same, or a changed letter.",
    ),
    text("bad-character", "A part has a character that base64url doesn't have."),
    text("not-utf-8", "Bytes that aren't UTF-8 were replaced."),
    text("not-an-object", "The part holds JSON that isn't an object."),
    text("duplicate-member", "A name stands twice: programs may read either value."),
    text("alg-missing", "The header names no algorithm, and it must."),
    text(
        "signature-empty",
        "The signature is missing though the header names an algorithm: perhaps it was taken off for a log.",
    ),
    text(
        "b64-not-critical",
        "The header says that the content isn't encoded (b64), and crit must name that and doesn't."
    ),
    text(
        "json-forms-mixed",
        "Members for one signature or receiver and for several stand side by side; only one of the two is allowed."
    ),
    text(
        "jwe-key",
        "The part for the encrypted key is filled where the method has none, or empty where there must be one."
    ),
    text(
        "jwe-lengths",
        "The initialization vector or the tag hasn't the length that the encryption makes: something was cut off or changed."
    ),
    text("disclosure", "A disclosure isn't a list of salt, name and value, as it must be."),
    text(
        "disclosure-stray",
        "A disclosure's digest stands nowhere in what the issuer signed: readers must refuse the whole."
    ),
    text("sd-jwt-end", "The last tilde is missing behind the disclosures."),
    text(
        "sd-hash",
        "The holder's proof was made for other disclosures: its sd_hash isn't the digest of what stands before it."
    ),
    text("checksum", "The checksum at its end doesn't fit: a letter was changed or lost, or it was made up."),
    text("time-type", "A time isn't a number, as it must be."),
    text("time-unit", "A time seems to count milliseconds or less, and must count seconds."),
    text(
        "har-sanitized",
        "No request in this file shows a cookie or an Authorization field. Chrome and browsers made of it leave them out when they save the file, unless told otherwise: whether any were sent can't be seen here.",
    ),
    text("har-too-long", "The file has too many entries: of those behind the first ones only refusals were read."),
    text("har-body-too-long", "This body is too long to be read here; it was passed over."),
    text("json-not-json", "This isn't JSON."),
    text("json-cut-off", "The JSON ends too early: something was cut off."),
    text("json-unexpected", "The JSON has something here that doesn't belong."),
    text("json-trailing-text", "Something stands behind the JSON's end."),
    text("json-trailing-comma", "A comma stands behind the last element."),
    text("json-single-quotes", "Single quotation marks stand where JSON wants double ones."),
    text("json-unquoted-name", "A member's name must stand in quotation marks."),
    text("json-bare-word", "A word stands here that JSON doesn't know."),
    text("json-bad-escape", "A backslash is followed by something that JSON doesn't know."),
    text("json-lone-surrogate", "Half of a character stands here; it was replaced."),
    text("json-control-character", "A control character must be escaped in JSON."),
    text("json-too-deep", "The JSON is nested too deeply; what lies deeper was left out."),
    text("json-too-large", "The JSON has too many values; the rest was left out."),
];

/// What is off with the problem `id`, in one plain sentence.
pub fn problem(id: &str) -> Option<&'static str> {
    super::meaning(PROBLEMS, id)
}
