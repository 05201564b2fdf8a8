//! `nothing-to-go-on`: what was pasted says nothing of a refusal: what to paste instead, and how to get it.
//!
//! It has something to say of every paste; [`findings`](crate::rules::findings) asks it where no other rule answers.

use crate::{
    case::Case,
    finding::{Confidence, Finding, Kind},
    report::InputKind,
    rules::{Rule, found, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "nothing-to-go-on", kind: Kind::Answer, check };

fn check(case: &Case) -> Option<Finding> {
    let title = match case.input.kind {
        InputKind::Empty => plain("Paste what you were handed"),
        InputKind::Unknown => plain("There is no refusal in this text that can be read"),
        _ => plain("This alone doesn't tell why something was refused"),
    };
    let message = plain(
        "Paste the answer itself: its status line and header fields, its body, the error page's words, or the token. In a browser: open the developer tools (F12), choose Network, load the page again, click the red line with 401 or 403, and copy what stands under Headers. With curl: add the option -i.",
    );
    let confidence = if case.input.kind == InputKind::Empty { Confidence::Certain } else { Confidence::Likely };
    Some(found(&RULE, confidence, title, message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{findings, testing::NOW};

    #[test]
    fn speaks_where_no_other_rule_does() {
        let speaks =
            |paste: &str| findings(&crate::case::read(paste, NOW, None)).iter().any(|finding| finding.rule == RULE.id);
        let nothing = [
            "",
            "Room 401, 4th floor",
            "{\"name\":\"site\",\"version\":\"4.0.1\"}",
            "https://shop.example/items/401?color=red",
        ];
        for paste in nothing {
            assert!(speaks(paste), "{paste}");
        }
        for paste in ["401", "200 OK", "WWW-Authenticate: Basic realm=\"x\""] {
            assert!(!speaks(paste), "{paste}");
        }
    }
}
