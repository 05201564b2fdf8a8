//! Fixes with their slots filled from the paste, where that is safe.

use super::{Fix, Step};
use crate::{
    case::{self, Case},
    finding::{Finding, next_slot},
    fixes::{self, SLOTS},
    http::challenge,
    json,
};

/// Each fix that a finding names, once: the verdict's first, each finding's in the order to try them.
pub fn fixes(case: &Case, findings: &[Finding]) -> Vec<Fix> {
    let values = values(case);
    let mut filled: Vec<Fix> = Vec::new();
    for id in findings.iter().flat_map(|finding| &finding.fixes) {
        if !filled.iter().any(|known| known.id == *id) {
            filled.extend(fixes::fix(id).map(|fix| fill_fix(fix, &values)));
        }
    }
    filled
}

fn fill_fix(fix: &fixes::Fix, values: &[(&'static str, String)]) -> Fix {
    let steps = fix.steps.iter().map(|step| Step {
        on: step.on,
        text: fill(step.text, values),
        command: step.command.map(|command| fill(command, values)),
    });
    Fix { id: fix.id, actor: fix.actor, title: fix.title, steps: steps.collect() }
}

/// The template with each slot replaced by the paste's value, else by the slot's own placeholder.
pub(super) fn fill(template: &str, values: &[(&'static str, String)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, slot, after)) = next_slot(rest) {
        text.push_str(before);
        let value = values.iter().find(|(name, _)| *name == slot).map(|(_, value)| value.as_str());
        let placeholder = SLOTS.iter().find(|(name, _)| *name == slot).map(|(_, placeholder)| *placeholder);
        text.push_str(value.or(placeholder).unwrap_or(slot));
        rest = after;
    }
    text + rest
}

/// What the paste says for each slot. Values stand in double quotes in commands, for bash and PowerShell alike, so
/// only such are taken that can't end or leave them.
pub(super) fn values(case: &Case) -> Vec<(&'static str, String)> {
    let param = |name: &str| {
        case::asked(case).find_map(|challenge| challenge::param(challenge, name)).map(|param| param.value.clone())
    };
    let issuer = case::sent_token(case)
        .and_then(|token| crate::token::claim(token, "iss"))
        .and_then(|iss| json::string(&iss.node));
    let all = [
        ("host", case::host(case)),
        ("url", case::address(case)),
        ("scope", param("scope")),
        ("service", param("service")),
        ("realm_url", param("realm").filter(|realm| realm.starts_with("https://"))),
        ("issuer", issuer.filter(|iss| iss.starts_with("https://")).map(|iss| iss.trim_end_matches('/').to_owned())),
        ("metadata", param("resource_metadata").filter(|address| address.starts_with("https://"))),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| is_safe(name, value))?))).collect()
}

pub(super) fn is_safe(name: &str, value: &str) -> bool {
    let spaces = name == "scope";
    !value.is_empty()
        && value.len() <= 500
        && value.chars().all(|c| c.is_ascii_alphanumeric() || "-._~:/?#[]@&+,;=%".contains(c) || spaces && c == ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_take_safe_values_alone() {
        let values = [("host", "api.example.com".to_owned())];
        assert_eq!(
            fill("curl \"https://{host}/\" {url}", &values),
            "curl \"https://api.example.com/\" https://the-site.example/the/path"
        );
        for bad in ["a\"; rm -rf /", "$(id)", "`id`", "a\\b", "a'b", "a b", "a!b", ""] {
            assert!(!is_safe("host", bad), "{bad}");
        }
        assert!(is_safe("scope", "orders.read orders.write"));
    }
}
