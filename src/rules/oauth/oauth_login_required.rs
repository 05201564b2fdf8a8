//! `oauth-login-required`: nobody is signed in, and the program had asked that nobody be disturbed.
//!
//! OpenID Connect Core, section 3.1.2.6: "This error MAY be returned when the prompt parameter value in the
//! Authentication Request is none".

use crate::{
    case::{self, Case},
    finding::{Finding, Kind},
    rules::{Rule, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "oauth-login-required", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    // An API that says so wants a log-in, and knows nothing of a silent one.
    if case::has_status(case, &[401, 403]) {
        return None;
    }
    let title = plain("Nobody is signed in, and no sign-in page was to be shown");
    let message = plain(
        "The program tried to sign in silently (prompt=none), and the sign-in service saw no session of the person. Either there is none any more, or the browser keeps its cookies from a page inside another page, as browsers do with cookies of third parties. The program has to open the sign-in page itself.",
    );
    super::by_own_code(
        case,
        &RULE,
        &["login_required"],
        title,
        message,
        &["sign-out-and-in", "allow-cookies", "fix-request"],
    )
}

examples! {
    fires: ["https://spa.example/renew.html?error=login_required&error_description=Login+required&state=x", "https://spa.example/renew.html#error=login_required&state=x"],
    silent: [
        "HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{\"error\":\"login_required\"}","HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_client\"}", "400", "HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"interaction_required\"}"],
}
