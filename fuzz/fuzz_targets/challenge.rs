//! The challenge parser beside the grammar of RFC 9110 read literally, and beside the crate http-auth.
#![no_main]

use why401::{
    http::challenge::{self, strict},
    text::{Document, span},
};
use why401_fuzz::{holds::rfc9110, text};

/// The literal parser is slow.
const LONGEST: usize = 96;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let value = text(bytes);
    let value = value.trim_matches([' ', '\t', '\r', '\n']);
    let mut documents = vec![Document { name: "paste", origin: None, text: value.to_owned() }];
    let ours = challenge::read(&mut documents, span(0, 0, value.len()), "WWW-Authenticate");
    let escaped = ours.iter().flat_map(|one| &one.problems).any(|problem| problem.id.ends_with("-escaped"));
    let verdict = strict::check(value).is_ok();
    if value.len() <= LONGEST {
        assert_eq!(verdict, rfc9110::is_well_formed(value), "{value:?}");
    }
    if !escaped && !ours.is_empty() {
        assert_eq!(verdict, ours.iter().all(|one| one.well_formed), "{value:?}: {ours:?}");
    }
    if let Ok(theirs) = http_auth::parse_challenges(value)
        && verdict
        && !escaped
    {
        let theirs: Vec<(String, Vec<(String, String)>)> = theirs
            .iter()
            .map(|one| {
                let params = one.params.iter().map(|(name, value)| ((*name).to_owned(), value.to_unescaped()));
                (one.scheme.to_owned(), params.collect())
            })
            .collect();
        let ours: Vec<(String, Vec<(String, String)>)> = ours
            .iter()
            .map(|one| {
                let params = one.params.iter().map(|param| (param.name.clone(), param.value.clone()));
                (one.scheme.clone(), params.collect())
            })
            .collect();
        assert_eq!(ours, theirs, "{value:?}");
    }
});
