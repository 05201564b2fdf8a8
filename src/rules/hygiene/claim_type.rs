//! `claim-type`: a registered claim with a value of another type than it has.
//!
//! RFC 7519, sections 4.1.1 to 4.1.7: texts, and for `aud` also a list of texts.

use crate::token::claim;
use crate::{
    case::Case,
    finding::{Finding, Kind, cite},
    json,
    rules::Rule,
    text::Span,
    token::Token,
};

token_rule! {
    "claim-type",
    "claim",
    "A claim has a value of the wrong type",
    "Issuer, subject, audience and the token's own name are texts; only the audience may be a list of texts. A number or an object in their place makes strict libraries refuse the token, and others compare something else than was meant.",
    cite("RFC 7519, section 4.1", "https://www.rfc-editor.org/rfc/rfc7519#section-4.1"), "get-new-token"
}

fn find(_: &Case, token: &Token) -> Option<Span> {
    let wrong = |name: &&str| {
        let node = &claim(token, name)?.node;
        let fits = match &node.value {
            json::Value::String(_) | json::Value::Word(_) => true,
            json::Value::Array(items) => *name == "aud" && items.iter().all(|item| json::string(item).is_some()),
            _ => false,
        };
        (!fits).then_some(node.span)
    };
    ["iss", "sub", "aud", "jti"].iter().find_map(wrong)
}

examples! {
    fires: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"sub":42}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"aud":["a",1]}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"iss":null}"#),
    ],
    silent: [
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"iss":"a","sub":"b","aud":["c"],"jti":"d"}"#),
        &crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"azp":1}"#),
    ],
}
