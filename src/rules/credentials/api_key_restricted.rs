//! `api-key-restricted`: the API key is good, and its own restrictions leave out this site, address, app or API.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "api-key-restricted", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let mut finding = words::finding(case, &RULE, plain("The API key's own restrictions leave out this request"))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["edit-key-restrictions"]);
    Some(finding)
}

examples! {
    fires: ["{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\",\"details\":[{\"reason\":\"API_KEY_HTTP_REFERRER_BLOCKED\"}]}}"],
    silent: ["403", "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\"}}"],
}
