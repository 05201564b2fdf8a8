//! The JWT reader beside a strict one, on the bytes as they come and on tokens made of them.
#![no_main]

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use why401::{
    text::{Document, lead_back},
    token::{Token, find::candidates, jwt},
};
use why401_fuzz::{holds::jose, text};

/// The token that is all of a text.
fn whole(text: &str) -> Option<Token> {
    let mut candidates = candidates(text, 0..text.len()).into_iter();
    let candidate = candidates.find(|found| found.start == 0 && found.end == text.len())?;
    let mut documents = vec![Document { name: "paste", origin: None, text: text.to_owned() }];
    let token = jwt::read(&mut documents, 0, &candidate).into_iter().next()?;
    for problem in &token.problems {
        let back = lead_back(&documents, problem.span);
        assert!(back.doc == 0 && text.get(back.start as usize..back.end as usize).is_some(), "{text}: {problem:?}");
    }
    Some(token)
}

fn compare(text: &str) {
    // An SD-JWT (RFC 9901) has more to it; the strict reader doesn't know it, and ours doesn't check its signature's letters.
    if text.contains('~') {
        return;
    }
    let theirs = jose::is_well_formed(text);
    match whole(text) {
        Some(token) => assert_eq!(token.well_formed, theirs, "{text}: {:?}", token.problems),
        // A header that begins with white space is found where it begins like a token.
        None => assert!(!theirs || !text.starts_with("eyJ"), "{text}"),
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes);
    compare(text.trim());
    let mut parts = text.splitn(3, '\n');
    let mut next = || BASE64_URL_SAFE_NO_PAD.encode(parts.next().unwrap_or_default());
    compare(&format!("{}.{}.{}", next(), next(), next()));
});
