//! What a token is, in a few sentences about this very token: the rows of [`crate::knowledge::says`] that hold for it.

use super::{Token, jwe, lookalike, scheme};
use crate::{
    finding::{Arg, Message},
    json::{self, Node, Value},
    knowledge::says::{Line, lines},
    text::revealed,
};

/// The longest text of a claim that a sentence takes up, in bytes; what is longer is read in the table of claims.
pub const LONGEST: usize = 200;

/// The sentences about a token, most telling first.
pub fn says(token: &Token) -> Vec<Message> {
    let Some(header) = &token.header else {
        return if scheme::called(token.kind).is_some() { Vec::new() } else { vec![lookalike::says(token)] };
    };
    if token.kind == "jwe" {
        return jwe::says(header);
    }
    lines().filter_map(|line| sentence(token, &line)).collect()
}

fn sentence(token: &Token, line: &Line) -> Option<Message> {
    let of = line.provider == "*" || token.provider == Some(line.provider);
    if !of || !line.conditions.split(' ').all(|condition| holds(token, condition)) {
        return None;
    }
    let mut args = Vec::new();
    let mut rest = line.sentence;
    while let Some((_, slot, behind)) = crate::finding::next_slot(rest) {
        args.push((slot, fill(token, slot)?));
        rest = behind;
    }
    Some(Message { template: line.sentence, args })
}

/// What stands under `path` in a node: a member of that name, or a member within the one named first.
fn find<'a>(node: &'a Node, path: &str) -> Option<&'a Node> {
    if let Some(member) = json::member(node, path) {
        return Some(&member.node);
    }
    let cuts = path.match_indices('/').map(|(at, _)| at);
    cuts.filter_map(|at| find(&json::member(node, path.get(..at)?)?.node, path.get(at + 1..)?)).next()
}

fn named<'a>(token: &'a Token, name: &str) -> Option<&'a Node> {
    match name.strip_prefix('.') {
        Some(name) => find(token.header.as_ref()?, name),
        None => find(token.claims.as_ref()?, name),
    }
}

/// The texts that a value holds.
fn texts(node: &Node) -> Vec<&str> {
    match &node.value {
        Value::Bool(true) => vec!["true"],
        Value::Bool(false) => vec!["false"],
        Value::Number(digits) => vec![digits],
        _ => json::strings(node),
    }
}

fn holds(token: &Token, condition: &str) -> bool {
    if condition.is_empty() {
        return true;
    }
    if let Some(rest) = condition.strip_prefix('!') {
        return !holds(token, rest);
    }
    let Some(at) = condition.find(['=', '^', '$']) else { return named(token, condition).is_some() };
    let (name, wanted) = (condition.get(..at).unwrap_or_default(), condition.get(at + 1..).unwrap_or_default());
    let Some(node) = named(token, name) else { return false };
    texts(node).into_iter().any(|text| match condition.as_bytes().get(at) {
        Some(b'^') => text.starts_with(wanted),
        Some(b'$') => text.ends_with(wanted),
        // Types are compared without regard to case (RFC 7515, section 4.1.9).
        _ if name == ".typ" => text.eq_ignore_ascii_case(wanted),
        _ => text == wanted,
    })
}

fn fill(token: &Token, slot: &str) -> Option<Arg> {
    let (name, mark) = slot.split_once('>').unwrap_or((slot, ""));
    let texts: Vec<&str> = texts(named(token, name)?);
    let short = texts.iter().map(|text| text.len()).sum::<usize>() <= LONGEST;
    match texts.as_slice() {
        [text] if short => {
            let (_, behind) = text.split_once(mark)?;
            let piece = if mark.is_empty() { *text } else { behind.split('/').next().unwrap_or_default() };
            Some(Arg::from(revealed(piece))).filter(|_| !piece.is_empty())
        }
        [_, ..] if short => Some(Arg::List(texts.into_iter().map(revealed).collect())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

    use super::*;
    use crate::{
        finding::plain,
        text::Document,
        token::{find::candidates, jwt},
    };

    fn told(header: &str, claims: &str) -> Vec<String> {
        let paste = format!("{}.{}.c2ln", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims));
        let mut documents = vec![Document { name: "paste", origin: None, text: paste.clone() }];
        let found = candidates(&paste, 0..paste.len());
        let token = jwt::read(&mut documents, 0, found.first().unwrap()).remove(0);
        says(&token).iter().map(plain).collect()
    }

    #[test]
    fn each_product_is_told_in_words() {
        let cases = [
            (
                r#"{"iss":"https://login.microsoftonline.com/T/v2.0","tid":"T","ver":"2.0","aud":"00000003-0000-0000-c000-000000000000","scp":"User.Read"}"#,
                "Issued by Microsoft Entra ID, tenant T, as a token of version 2.0. It is for Microsoft Graph, so another API will refuse it. It acts for a signed-in user, with the delegated permissions User.Read.",
            ),
            (
                r#"{"iss":"https://id.example/realms/shop","typ":"Bearer","azp":"web","realm_access":{"roles":["a","b"]}}"#,
                "Issued by Keycloak, realm shop, to the client web as an access token. Its roles in the realm: a and b.",
            ),
            (
                r#"{"iss":"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A","token_use":"access","client_id":"c"}"#,
                "Issued by Amazon Cognito, user pool eu-west-1_A, as an access token for the client c. It has no aud, so a checker that asks for one refuses it.",
            ),
            (
                r#"{"iss":"https://kubernetes.default.svc","kubernetes.io":{"namespace":"n","serviceaccount":{"name":"s"}}}"#,
                "Issued by Kubernetes for the service account s in the namespace n.",
            ),
            (
                r#"{"iss":"kubernetes/serviceaccount","kubernetes.io/serviceaccount/namespace":"n","kubernetes.io/serviceaccount/service-account.name":"s"}"#,
                "It is of the old kind that is kept in a secret and never ends, for the service account s in the namespace n.",
            ),
            (
                r#"{"iss":"https://id.example","cnf":{"jkt":"x"}}"#,
                "It is bound to a key: it is sent with the word DPoP and a new proof for each request, not with Bearer.",
            ),
            (r#"{"iss":"https://id.example"}"#, ""),
        ];
        for (claims, expected) in cases {
            assert_eq!(told(r#"{"alg":"RS256"}"#, claims).join(" "), expected, "{claims}");
        }
    }

    #[test]
    fn what_is_too_long_is_not_said() {
        let long = "x".repeat(LONGEST + 1);
        assert!(told(r#"{"alg":"RS256"}"#, &format!(r#"{{"scope":"{long}"}}"#)).is_empty());
        assert_eq!(told(r#"{"alg":"RS256"}"#, r#"{"scope":"a b"}"#), ["The rights that it holds: a b."]);
    }
}
