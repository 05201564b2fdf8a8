//! `csrf-failed`: the check against forged requests failed: the token of the form, the nonce or the origin did not
//! fit.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, Message},
    rules::{Rule, found, plain, status_evidence, words},
};

/// See the module.
pub const RULE: Rule = Rule { id: "csrf-failed", kind: Kind::Cause, check };

fn check(case: &Case) -> Option<Finding> {
    let title = plain("The page's own check against forged requests failed");
    let mut finding = words::finding(case, &RULE, title.clone()).or_else(|| page_expired(case, title))?;
    finding.evidence.extend(status_evidence(case));
    words::add_all(&mut finding.fixes, &["hard-reload", "allow-cookies", "send-csrf-token"]);
    Some(finding)
}

/// 419 is Laravel's own code for it ("Page Expired"), and no other product's.
fn page_expired(case: &Case, title: Message) -> Option<Finding> {
    case::has_status(case, &[419]).then(|| {
        let message = plain(
            "419 is what sites made with Laravel answer when a form's secret is missing or old: mostly the page was open for too long, or its cookies are gone.",
        );
        found(&RULE, Confidence::Likely, title, message)
    })
}

examples! {
    fires: ["HTTP 419", "HTTP/1.1 419 Page Expired\nContent-Type: text/html\n\n<title>Page Expired</title>"],
    silent: ["403", "HTTP/1.1 401 Unauthorized\n\n"],
}
