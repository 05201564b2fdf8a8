//! Who issued a token: told from `iss`, then from members that only one product writes.

use crate::json::{Node, member, string};

/// How a product's `iss` looks.
struct Issuer {
    provider: &'static str,
    starts: &'static str,
    has: &'static str,
}

const ISSUERS: &[Issuer] = &[
    Issuer { provider: "entra", starts: "https://login.microsoftonline.com/", has: "" },
    Issuer { provider: "entra", starts: "https://sts.windows.net/", has: "" },
    Issuer { provider: "google", starts: "https://accounts.google.com", has: "" },
    Issuer { provider: "google", starts: "accounts.google.com", has: "" },
    Issuer { provider: "firebase", starts: "https://securetoken.google.com/", has: "" },
    Issuer { provider: "cognito", starts: "https://cognito-idp.", has: ".amazonaws.com/" },
    Issuer { provider: "auth0", starts: "https://", has: ".auth0.com/" },
    Issuer { provider: "okta", starts: "https://", has: ".okta.com" },
    Issuer { provider: "okta", starts: "https://", has: ".oktapreview.com" },
    Issuer { provider: "supabase", starts: "https://", has: ".supabase.co/auth/v1" },
    Issuer { provider: "github-actions", starts: "https://token.actions.githubusercontent.com", has: "" },
    Issuer { provider: "kubernetes", starts: "https://kubernetes.default.svc", has: "" },
    Issuer { provider: "kubernetes", starts: "kubernetes/serviceaccount", has: "" },
    Issuer { provider: "apple", starts: "https://appleid.apple.com", has: "" },
    Issuer { provider: "keycloak", starts: "http", has: "/realms/" },
];

/// Claims that only one product writes, for issuers on a domain of their own.
const CLAIMS: &[(&str, &str)] = &[
    ("realm_access", "keycloak"),
    ("cognito:username", "cognito"),
    ("cognito:groups", "cognito"),
    ("kubernetes.io", "kubernetes"),
    ("firebase", "firebase"),
    ("pipeline_source", "gitlab"),
    ("job_workflow_ref", "github-actions"),
    ("fva", "clerk"),
];

/// The product that issued a token with these claims, or `None`.
pub fn provider(claims: &Node) -> Option<&'static str> {
    let issuer = member(claims, "iss").and_then(|iss| string(&iss.node)).unwrap_or_default();
    let by_issuer = ISSUERS.iter().find(|known| issuer.starts_with(known.starts) && issuer.contains(known.has));
    let by_claim = || CLAIMS.iter().find(|(name, _)| member(claims, name).is_some()).map(|(_, provider)| *provider);
    by_issuer.map(|known| known.provider).or_else(by_claim)
}
