//! `success`: nothing was refused: the server accepted the request.
//!
//! 2xx: RFC 9110, section 15.3.

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind},
    http::message::Exchange,
    report::InputKind,
    rules::{Rule, by_status, other::error_in_200, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "success", kind: Kind::Answer, check };

fn check(case: &Case) -> Option<Finding> {
    if !case::status(case).is_some_and(|status| matches!(status, 200..=299 | 304))
        || error_in_200::refusal(case).is_some()
    {
        return None;
    }
    if case::response(case).is_some_and(case::grpc_error) {
        return None;
    }
    let mut finding = by_status(case, &RULE, "Nothing was refused: the request succeeded", &[])?;
    let refused = |exchange: &Exchange| {
        let answer = exchange.response.as_ref();
        answer.is_some_and(|answer| !answer.headers_shown && matches!(answer.status, Some(401 | 407)))
    };
    if case.exchanges.iter().any(refused) {
        finding.confidence = Confidence::Likely;
        finding.message = plain(
            "A request without credentials was refused first, and the next one for the same address let through: that is how most clients sign in.",
        );
    }
    // A log tells the answers that are in it; what its reader came for may be in none.
    if case.input.kind == InputKind::ErrorMessage {
        finding.confidence = Confidence::Likely;
    }
    Some(finding)
}

examples! { fires: ["200 OK", "HTTP/1.1 204 No Content\n\n"], silent: ["401", "302", "HTTP/2 200\ncontent-type: application/grpc\ngrpc-status: 7\n\n"] }
