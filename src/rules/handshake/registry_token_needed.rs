//! `registry-token-needed`: a container registry's normal first answer: it says where the client fetches a token, and
//! for what.
//!
//! Docker's and OCI's: at `realm` for `service` and `scope`.

use crate::{
    case::{self, Case},
    finding::{Arg, Confidence, Finding, Kind, cite, evidence, say},
    http::challenge,
    rules::{Rule, found, plain, status_evidence},
};

/// See the module.
pub const RULE: Rule = Rule { id: "registry-token-needed", kind: Kind::Step, check };

fn check(case: &Case) -> Option<Finding> {
    let challenge = case::challenge_of(case, "Bearer").filter(|_| matches!(case::status(case), None | Some(401)))?;
    let realm = challenge::param(challenge, "realm").filter(|realm| realm.value.starts_with("http"))?;
    let service = challenge::param(challenge, "service")?;
    if challenge::param(challenge, "error").is_some() || case::authorization(case).is_some() {
        return None;
    }
    let message = say(
        "A registry answers every first request so. The client fetches a token from {realm}, for this service and scope, and repeats the request with it; docker and the others do that by themselves.",
        [("realm", Arg::Text(realm.value.clone()))],
    );
    let mut finding =
        found(&RULE, Confidence::Certain, plain("The registry says where to fetch a token first"), message);
    finding.evidence.push(evidence(realm.span, "realm"));
    finding.evidence.push(evidence(service.span, "service"));
    finding.evidence.extend(challenge::param(challenge, "scope").map(|scope| evidence(scope.span, "scope")));
    finding.evidence.extend(status_evidence(case));
    finding.fixes.push("fetch-registry-token");
    finding.citations.push(cite(
        "Distribution: token authentication",
        "https://distribution.github.io/distribution/spec/auth/token/",
    ));
    Some(finding)
}

examples! {
    fires: ["WWW-Authenticate: Bearer realm=\"https://auth.registry.example/token\",service=\"registry.example\",scope=\"repository:a/b:pull\""],
    silent: [
        "WWW-Authenticate: Bearer realm=\"https://auth.registry.example/token\",service=\"registry.example\",error=\"insufficient_scope\"",
        "WWW-Authenticate: Bearer realm=\"api\"",
    ],
}
