//! How a rule's examples are checked.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::Rule;
use crate::time::Timestamp;

/// 2026-11-20T12:00:00Z, the moment of all examples and of the corpus.
pub const NOW: Timestamp = Timestamp(1_795_176_000);

/// A token with that header and those claims.
pub fn jwt(header: &str, claims: &str) -> String {
    format!(
        "{}.{}.c2lnbmF0dXJlLW9mLWEtbWFkZS11cC10b2tlbg",
        URL_SAFE_NO_PAD.encode(header),
        URL_SAFE_NO_PAD.encode(claims)
    )
}

/// Asserts that `rule` says something of each paste of `fires` and nothing of each of `silent`.
pub fn check<S: AsRef<str>>(rule: &Rule, fires: &[S], silent: &[S]) {
    for paste in fires.iter().map(AsRef::as_ref) {
        let finding = (rule.check)(&crate::case::read(paste, NOW, None));
        let finding = finding.unwrap_or_else(|| panic!("{} must fire on\n{paste}", rule.id));
        assert_eq!((finding.rule, finding.kind), (rule.id, rule.kind));
    }
    for paste in silent.iter().map(AsRef::as_ref) {
        let finding = (rule.check)(&crate::case::read(paste, NOW, None));
        assert!(finding.is_none(), "{} must stay silent on\n{paste}\n{finding:#?}", rule.id);
    }
}
