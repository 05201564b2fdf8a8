//! "Which of the two?": where the verdict isn't proved and another cause fits, the test that tells them apart.

use serde::Serialize;

use super::fill::{fill, is_safe, values};
use crate::{
    case::{self, Case},
    finding::{Citation, Confidence, Finding, Kind},
    knowledge::tell_apart::{Block, blocks, names, pair},
};

/// A test between the verdict and another cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TellApart {
    /// The verdict's rule, and the other's.
    pub between: [&'static str; 2],
    /// The test, and what its outcome means.
    pub text: String,
    /// A command to run for it.
    pub command: Option<String>,
    /// Where it is documented.
    pub citation: Citation,
}

/// The most tests that are shown.
const MOST: usize = 2;

/// What the test is where no product's own way to ask is known.
const ANY_CALL: &str = "Ask for something that the same credentials surely open, such as your own profile";

/// The tests between the first finding and the other causes, where the first isn't proved.
pub fn tell_apart(case: &Case, findings: &[Finding]) -> Vec<TellApart> {
    let is_cause = |finding: &&Finding| matches!(finding.kind, Kind::Cause | Kind::Step);
    let Some(verdict) = findings.first().filter(is_cause).filter(|first| first.confidence != Confidence::Certain)
    else {
        return Vec::new();
    };
    let others = findings.iter().skip(1).filter(is_cause);
    let pairs = others.filter_map(|other| Some((other.rule, pair(verdict.rule, other.rule)?)));
    pairs.take(MOST).map(|(other, block)| filled(case, findings, [verdict.rule, other], block)).collect()
}

fn filled(case: &Case, findings: &[Finding], between: [&'static str; 2], block: Block) -> TellApart {
    let mut values = values(case);
    values.extend(case::status(case).map(|status| ("status", status.to_string())));
    let gitlab = case::host(case).filter(|host| host.contains("gitlab") && is_safe("gitlab", host));
    values.extend(gitlab.map(|host| ("gitlab", host)));
    let call = call(case, findings).filter(|_| block.text.contains("{call}"));
    let ask = call.map_or(ANY_CALL.to_owned(), |call| fill(call.text, &values));
    let command = match (block.command, call) {
        ("{call}", Some(call)) => fill(call.command, &values),
        ("{call}", None) => String::new(),
        (command, _) => fill(command, &values),
    };
    values.push(("call", ask));
    TellApart {
        between,
        text: fill(block.text, &values),
        command: Some(command).filter(|command| !command.is_empty()),
        citation: call.map_or(block.citation, |call| call.citation),
    }
}

/// The way to ask whose token it is: of the product whose words, token or host the paste shows, else of the issuer
/// that the token names.
fn call(case: &Case, findings: &[Finding]) -> Option<Block> {
    let token = case::sent_token(case);
    let host = case::host(case).unwrap_or_default();
    let known = |block: &Block| {
        let list = block.known;
        findings.iter().filter_map(|finding| finding.source).any(|source| names(list, source))
            || token.is_some_and(|token| names(list, token.kind) || token.provider.is_some_and(|of| names(list, of)))
            || list.split(' ').any(|name| name.contains('.') && is_host(&host, name))
    };
    let issuer = token.and_then(|token| crate::token::claim(token, "iss")).is_some();
    blocks().find(|block| !block.known.is_empty() && (known(block) || issuer && block.known == "issuer"))
}

/// Whether `host` is `name`, or stands below it.
fn is_host(host: &str, name: &str) -> bool {
    host.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use crate::{diagnose, time::Timestamp};

    const NOW: Timestamp = Timestamp(1_795_176_000);

    #[test]
    fn a_proved_verdict_has_no_rival() {
        let report = diagnose("HTTP/1.1 407 Proxy Authentication Required\n\n", NOW);
        assert!(report.tell_apart.is_empty());
    }

    #[test]
    fn the_test_names_the_status_and_the_address() {
        let paste = "GET /a HTTP/1.1\nHost: a.example\n\nHTTP/1.1 403 Forbidden\nContent-Length: 0\n\n";
        let report = diagnose(paste, NOW);
        let test = report.tell_apart.first().unwrap();
        assert_eq!(test.between, ["insufficient-permission", "forbidden-by-rule"]);
        assert!(test.text.contains("the same 403"), "{}", test.text);
        assert_eq!(test.command.as_deref(), Some("curl -i \"https://a.example/a\""));
    }

    #[test]
    fn a_known_product_has_its_own_question() {
        let paste = "HTTP/2 404\nserver: GitHub.com\ncontent-type: application/json\n\n{\"message\":\"Not Found\"}";
        let test = diagnose(paste, NOW).tell_apart.remove(0);
        assert!(test.text.starts_with("Ask GitHub whose token it is. If it names you"), "{}", test.text);
        assert!(test.command.unwrap().ends_with(" https://api.github.com/user"));
    }

    #[test]
    fn a_host_that_would_leave_its_quotes_is_not_taken() {
        let token = crate::rules::testing::jwt(r#"{"alg":"RS256"}"#, r#"{"exp":1795100000}"#);
        for (host, asked) in [("gitlab.example", "gitlab.example"), ("gitlab$(id).example", "gitlab.com")] {
            let paste = format!(
                "GET /api/v4/projects/1 HTTP/1.1\nHost: {host}\nAuthorization: Bearer {token}\n\nHTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n{{\"message\":\"403 Forbidden\"}}"
            );
            let command = diagnose(&paste, NOW).tell_apart.remove(0).command.unwrap();
            assert!(command.ends_with(&format!("\"https://{asked}/api/v4/user\"")), "{command}");
        }
    }

    #[test]
    fn a_host_is_a_whole_one() {
        assert!(super::is_host("sts.amazonaws.com", "amazonaws.com") && super::is_host("slack.com", "slack.com"));
        assert!(!super::is_host("notslack.com", "slack.com") && !super::is_host("slack.com.example", "slack.com"));
    }
}
