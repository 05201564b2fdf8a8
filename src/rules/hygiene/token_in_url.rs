//! `token-in-url`: a token stands in the query of an address, where it lands in logs, histories and Referer fields.
//!
//! RFC 6750, section 5.3: "Don't pass bearer tokens in page URLs"; OAuth 2.0 Security BCP (RFC 9700), section 4.3.2.

use crate::{
    case::Case,
    finding::{Confidence, Finding, Kind, cite, evidence},
    rules::{Rule, found, plain},
    text::lead_back,
};

/// See the module.
pub const RULE: Rule = Rule { id: "token-in-url", kind: Kind::Hygiene, check };

/// Parameters that carry an access token in an address (RFC 6750, section 2.3, and their usual imitations).
const NAMES: &[&str] = &["access_token=", "token=", "id_token=", "jwt=", "auth="];

fn check(case: &Case) -> Option<Finding> {
    let paste = case.documents.first()?;
    let place = case.tokens.iter().filter(|token| token.header.is_some()).find_map(|token| {
        let place = lead_back(&case.documents, token.span);
        let before = paste.text.get(..place.start as usize)?;
        let word = before.rsplit(|c: char| c.is_whitespace() || c == '"' || c == '\'').next()?;
        // What stands behind the # stays in the browser.
        let query = word.contains('?') && !word.contains('#') && (word.contains("://") || word.starts_with('/'));
        (query && NAMES.iter().any(|name| word.ends_with(name))).then_some(place)
    })?;
    let message = plain(
        "Addresses are written into the logs of servers and proxies, into the browser's history, and sent on to other sites as Referer. Send the token in the Authorization header instead.",
    );
    let mut finding = found(&RULE, Confidence::Certain, plain("The token stands in the address"), message);
    finding.evidence.push(evidence(place, "token"));
    finding.fixes.push("fix-authorization-value");
    finding.citations.push(cite("RFC 6750, section 5.3", "https://www.rfc-editor.org/rfc/rfc6750#section-5.3"));
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{check, jwt};

    #[test]
    fn fires_on_tokens_in_queries_alone() {
        let token = jwt(r#"{"alg":"HS256"}"#, r#"{"exp":1795183200}"#);
        check(
            &RULE,
            &[
                format!("https://api.example/v1?access_token={token}"),
                format!("GET /v1?a=b&token={token} HTTP/1.1\nHost: a.example\n"),
                // A WebSocket's address, as browsers log it.
                format!(
                    "WebSocket connection to 'wss://chat.example/ws?jwt={token}' failed: Error during WebSocket handshake: Unexpected response code: 401"
                ),
            ],
            &[token.clone(), format!("https://app.example/#access_token={token}"), format!("access_token={token}")],
        );
    }
}
