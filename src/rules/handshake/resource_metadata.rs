//! `resource-metadata`: the server says where the client learns how to get a token.
//!
//! RFC 9728, section 5.1; MCP servers.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, cite, evidence, say},
    http::challenge,
    rules::{Rule, found, plain, status_evidence},
    text::has_ignoring_case,
};

/// See the module.
pub const RULE: Rule = Rule { id: "resource-metadata", kind: Kind::Step, check };

fn check(case: &Case) -> Option<Finding> {
    let challenge = case::asked(case).find(|challenge| challenge::param(challenge, "resource_metadata").is_some())?;
    let metadata = challenge::param(challenge, "resource_metadata")?;
    // "Missing or invalid access token" is what a request without any gets from some servers.
    let missing = challenge::param(challenge, "error_description")
        .is_some_and(|description| has_ignoring_case(&description.value, "missing or invalid"));
    let error = challenge::param(challenge, "error").is_some() && !missing;
    let refused = error || case::authorization(case).is_some();
    if refused || !matches!(case::status(case), None | Some(401)) {
        return None;
    }
    let message = say(
        "No token came with the request, and the server names the document that says which authorization server to ask: {metadata}. A client reads it, gets a token there for this very resource, and comes back.",
        [("metadata", Arg::Text(metadata.value.clone()))],
    );
    let mut finding =
        found(&RULE, Confidence::Likely, plain("The server says where the client learns how to sign in"), message);
    finding.evidence.push(evidence(metadata.span, "resource_metadata"));
    finding.evidence.extend(challenge::param(challenge, "scope").map(|scope| evidence(scope.span, "scope")));
    finding.evidence.extend(status_evidence(case));
    finding.fixes.extend(["follow-resource-metadata", "send-credentials"]);
    finding.citations.push(cite("RFC 9728, section 5.1", "https://www.rfc-editor.org/rfc/rfc9728#section-5.1"));
    Some(finding)
}

examples! {
    fires: ["HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer error=\"invalid_token\", error_description=\"Missing or invalid access token\", resource_metadata=\"https://mcp.example.com/x\"\n\n", "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer resource_metadata=\"https://mcp.example.com/.well-known/oauth-protected-resource\"\n\n"],
    silent: ["HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer error=\"invalid_token\", resource_metadata=\"https://mcp.example.com/x\"\n\n", "401"],
}
