//! Encrypted tokens (RFC 7516): what their parts must look like, and what it takes to open them.

use crate::{
    finding::{Arg, Message, say},
    json::{self, Node},
    text::{Problem, Span},
};

/// What is off with the lengths, in bytes, of the encrypted key, the initialization vector and the tag.
///
/// RFC 7516, section 5.2, step 10: with `dir` and `ECDH-ES` the key is empty, and with others (step 9) it isn't;
/// RFC 7518, sections 5.2.3 to 5.2.5 and 5.3: the vector's and the tag's lengths.
pub(super) fn note_lengths(
    header: Option<&Node>,
    [key, iv, tag]: [usize; 3],
    whole: Span,
    problems: &mut Vec<Problem>,
) {
    let text = |name| header.and_then(|header| json::string(&json::member(header, name)?.node)).unwrap_or_default();
    let mut note = |id, off: bool, breaks| problems.extend(Some(Problem { id, span: whole, breaks }).filter(|_| off));
    let alg = text("alg");
    note("jwe-key", !alg.is_empty() && matches!(alg, "dir" | "ECDH-ES") != (key == 0), true);
    let due = match text("enc") {
        "A128GCM" | "A192GCM" | "A256GCM" => (12, 16),
        "A128CBC-HS256" => (16, 16),
        "A192CBC-HS384" => (16, 24),
        "A256CBC-HS512" => (16, 32),
        _ => return,
    };
    note("jwe-lengths", (iv, tag) != due, false);
}

/// What opens such a token, by its `alg` (RFC 7518, section 4.1).
pub(super) fn key_needed(alg: &str) -> &'static str {
    match alg {
        "dir" => "the very key that its content was encrypted with, which sender and receiver share",
        _ if alg.starts_with("RSA") => "the receiver's private RSA key",
        _ if alg.starts_with("ECDH-ES") => "the receiver's private key on the curve that epk names",
        _ if alg.starts_with("PBES2") => "the password that sender and receiver share",
        _ if alg.ends_with("KW") => "the key for wrapping keys that sender and receiver share",
        _ if alg.starts_with("HPKE") => "the receiver's private key",
        _ => "a key that the algorithm's name doesn't tell",
    }
}

/// How an encrypted token was made, and what it would take to read it.
pub fn says(header: &Node) -> Vec<Message> {
    let text = |name| json::member(header, name).and_then(|member| json::string(&member.node));
    let alg = text("alg").unwrap_or_default();
    let mut says = vec![match text("kid") {
        Some(kid) => say(
            "It is encrypted. To read it takes {key}, the one named {kid}.",
            [("key", Arg::from(key_needed(alg))), ("kid", Arg::from(kid))],
        ),
        None => say("It is encrypted. To read it takes {key}.", [("key", Arg::from(key_needed(alg)))]),
    }];
    if text("cty").is_some_and(|cty| cty.eq_ignore_ascii_case("JWT")) {
        says.push(say("Within is a token again, with a signature and times of its own.", []));
    }
    if let Some(issuer) = text("iss") {
        // RFC 7519, section 5.3: claims repeated in the header, so that they can be read without the key.
        says.push(say("Its header repeats who issued it: {iss}.", [("iss", Arg::from(issuer))]));
    }
    says
}
