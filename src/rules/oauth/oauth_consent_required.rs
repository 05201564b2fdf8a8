//! `oauth-consent-required`: somebody has to agree first: the person, or an administrator for all.

use crate::{
    case::Case,
    finding::{Finding, Kind},
    rules::{Rule, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-consent-required", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("Nobody has agreed yet that the application may do this");
    let message = plain(
        "The program asked without a window (prompt=none) or for something new, and the person or an administrator has to agree to it on the sign-in service's own page first.",
    );
    super::by_own_code(case, &RULE, &["consent_required"], title, message, &["give-consent"])
}

examples! {
    fires: ["https://app.example/cb?error=consent_required&state=x"],
    silent: ["https://app.example/cb?error=login_required&state=x", "400"],
}
