//! Where the keys of a token are. This page fetches none of them; it says how.

use super::header;
use crate::{
    finding::{Message, say},
    json,
    token::{Token, claim},
};

/// One place, and how to ask there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub says: Message,
    /// A command to run; `None` where none would be safe.
    pub command: Option<String>,
}

/// The longest address that is put into a command, in bytes.
pub const MAX_ADDRESS: usize = 300;

/// Where the keys may be: where the issuer publishes them, then what the header itself names.
pub fn places(token: &Token) -> Vec<Place> {
    let mut places = Vec::new();
    let alg = header(token, "alg").unwrap_or_default();
    let issuer = claim(token, "iss").and_then(|iss| json::string(&iss.node)).unwrap_or_default();
    if alg.starts_with("HS") {
        let says = say(
            "{alg} uses one secret for signing and checking. The issuer and the server that checks have it in their settings; it is never published.",
            [("alg", alg.into())],
        );
        places.push(Place { says, command: None });
    } else if token.provider == Some("kubernetes") {
        // kubernetes.io, "Service account issuer discovery".
        let says = say("The cluster tells its keys itself.", []);
        places.push(Place { says, command: Some("kubectl get --raw /openid/v1/jwks".to_owned()) });
    } else if is_plain(issuer) {
        // OpenID Connect Discovery 1.0, section 4.
        let base = issuer.trim_end_matches('/');
        let says = say(
            "If you know the issuer {iss}, ask it for its keys (OpenID Connect), and paste what comes.",
            [("iss", issuer.into())],
        );
        let at = [base, "/.well-known/openid-configuration"].concat();
        let command = ["curl -s \"$(curl -s ", &at, " | jq -r .jwks_uri)\""].concat();
        places.push(Place { says, command: Some(command) });
    }
    for name in ["jku", "x5u"] {
        if let Some(address) = header(token, name) {
            let says = say(
                "The header’s {name} says that the key is at {address}. Whoever wrote the token wrote this too: a key from there proves nothing, unless you know that address from elsewhere.",
                [("name", name.into()), ("address", address.into())],
            );
            let command = is_plain(address).then(|| ["curl -s ", address].concat());
            places.push(Place { says, command });
        }
    }
    if token.header.as_ref().is_some_and(|header| json::member(header, "jwk").is_some()) {
        let says = say(
            "The token brings a key of its own (jwk). That proves nothing: whoever writes a token can put any key there.",
            [],
        );
        places.push(Place { says, command: None });
    }
    places
}

/// An address over TLS that no shell can read as anything else.
fn is_plain(address: &str) -> bool {
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/".contains(&byte);
    address.len() <= MAX_ADDRESS
        && address.strip_prefix("https://").is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', '-', ':']))
        && address.bytes().all(safe)
}
