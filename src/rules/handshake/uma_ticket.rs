//! `uma-ticket`: the server hands out a ticket that the client takes to an authorization server to ask for access.
//!
//! User-Managed Access: UMA 2.0 Grant, section 3.2.1.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, cite, evidence},
    http::challenge,
    rules::{Rule, found, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "uma-ticket", kind: Kind::Step, check };

fn check(case: &Case) -> Option<Finding> {
    let challenge = case::challenge_of(case, "UMA")?;
    let ticket = challenge::param(challenge, "ticket")?;
    let message = plain(
        "This is the first step of User-Managed Access: the answer carries a permission ticket and the address of the authorization server. The client takes the ticket there and comes back with the token that it gets.",
    );
    let mut finding = found(
        &RULE,
        Confidence::Certain,
        plain("The server hands out a permission ticket to trade for a token"),
        message,
    );
    finding.evidence.push(evidence(ticket.span, "ticket"));
    finding.evidence.extend(challenge::param(challenge, "as_uri").map(|param| evidence(param.span, "as_uri")));
    finding.fixes.push("request-uma-rpt");
    finding.citations.push(cite(
        "UMA 2.0 Grant, section 3.2.1",
        "https://docs.kantarainitiative.org/uma/wg/rec-oauth-uma-grant-2.0.html",
    ));
    Some(finding)
}

examples! {
    fires: ["WWW-Authenticate: UMA realm=\"example\", as_uri=\"https://as.example.com\", ticket=\"016f84e8-f9b9-11e0-bd6f-0021cc6004de\""],
    silent: ["WWW-Authenticate: UMA realm=\"example\"", "WWW-Authenticate: Bearer realm=\"example\""],
}
