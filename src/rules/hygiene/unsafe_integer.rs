//! `unsafe-integer`: a whole number in the token is larger than every JSON reader can hold, so that some change it.
//!
//! RFC 8259, section 6: integers "in the range [-(2**53)+1, (2**53)-1] are interoperable in the sense that
//! implementations will agree exactly on their numeric values".

use crate::{
    case::Case,
    finding::{Arg, Confidence, Evidence, Finding, Kind, cite, evidence, say},
    json::{Node, Value},
    rules::{Rule, found, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "unsafe-integer", kind: Kind::Hygiene, check };

/// The largest integer that a double holds exactly with all those below it.
const LARGEST: u64 = (1 << 53) - 1;

fn check(case: &Case) -> Option<Finding> {
    let mut places = Vec::new();
    for token in &case.tokens {
        for node in [&token.header, &token.claims].into_iter().flatten() {
            collect(node, "number", &mut places);
        }
    }
    let names = places.iter().map(|place: &Evidence| place.label.clone()).collect();
    places.first()?;
    let message = say(
        "{names} is larger than 9007199254740991. JavaScript and many other programs round such a number, so that its last digits change without a word. An id of that length should be sent as a string.",
        [("names", Arg::List(names))],
    );
    let mut finding =
        found(&RULE, Confidence::Certain, plain("A number in the token is too large for many programs"), message);
    finding.evidence = places;
    finding.citations.push(cite("RFC 8259, section 6", "https://www.rfc-editor.org/rfc/rfc8259#section-6"));
    Some(finding)
}

fn collect(node: &Node, name: &str, places: &mut Vec<Evidence>) {
    match &node.value {
        Value::Number(digits) if is_unsafe(digits) => places.push(evidence(node.span, name)),
        Value::Array(items) => items.iter().for_each(|item| collect(item, name, places)),
        Value::Object(members) => members.iter().for_each(|member| collect(&member.node, &member.name, places)),
        _ => {}
    }
}

fn is_unsafe(digits: &str) -> bool {
    let size = digits.strip_prefix('-').unwrap_or(digits);
    size.bytes().all(|byte| byte.is_ascii_digit()) && size.parse::<u64>().map_or(true, |size| size > LARGEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, jwt};

    #[test]
    fn fires_beyond_two_to_the_53() {
        let header = r#"{"alg":"HS256"}"#;
        check(
            &RULE,
            &[
                jwt(header, r#"{"sub":9007199254740992}"#),
                jwt(header, r#"{"a":{"b":[-9007199254740992]}}"#),
                jwt(header, r#"{"a":123456789012345678901234567890}"#),
            ],
            &[jwt(header, r#"{"a":9007199254740991,"b":-9007199254740991,"c":1e300,"d":"9007199254740993"}"#)],
        );
    }
}
