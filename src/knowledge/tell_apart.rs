//! Pairs of causes that look alike, and the test that tells them apart; what to ask a product whose token it is.
//!
//! To add a pair, copy a block of `tell_apart.txt`; no Rust is needed.
//!
//! ```text
//! between: insufficient-permission token-expired      the two causes, in any order
//! text: {call}: if that works, it is the right …      the test; {call} is the product's own way to ask who one is
//! command: {call}                                     a command to run; may be left out
//! see: RFC 9110, section 15.5.4 <https://…>           where it is documented
//!
//! call: GitHub                                        such a way to ask
//! known: github GitHub api.github.com                 kinds of tokens, products (a blank is a _) and hosts
//! text: Ask GitHub whose token it is
//! command: curl …
//! see: …
//! ```

use super::products::see;
use crate::finding::{Citation, cite};

const TABLE: &str = include_str!("tell_apart.txt");

/// One block of the table.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// The two causes of a pair; empty for a call.
    pub between: &'static str,
    /// What a call is known by; empty for a pair.
    pub known: &'static str,
    /// The test or the question, with the slots of fixes.
    pub text: &'static str,
    /// A command with the same slots; empty for none.
    pub command: &'static str,
    /// Where it is documented.
    pub citation: Citation,
}

/// All blocks, in the order of the file.
pub fn blocks() -> impl Iterator<Item = Block> {
    TABLE.split("\n\n").map(|lines| {
        let mut block = Block { between: "", known: "", text: "", command: "", citation: cite("", "") };
        for (key, value) in lines.lines().filter_map(|line| line.split_once(": ")) {
            match key {
                "between" => block.between = value,
                "known" => block.known = value,
                "text" => block.text = value,
                "command" => block.command = value,
                "see" => block.citation = see(value),
                _ => {}
            }
        }
        block
    })
}

/// Whether one of the words in `list` is `word`, a blank in which is written as `_`.
pub fn names(list: &str, word: &str) -> bool {
    list.split(' ').any(|name| {
        name.len() == word.len() && name.bytes().zip(word.bytes()).all(|(a, b)| a == b || a == b'_' && b == b' ')
    })
}

/// The pair of two causes.
pub fn pair(one: &str, other: &str) -> Option<Block> {
    blocks().find(|block| names(block.between, one) && names(block.between, other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{finding::next_slot, fixes::SLOTS, rules::RULES};

    #[test]
    fn every_block_is_whole() {
        let mut pairs = std::collections::BTreeSet::new();
        for block in blocks() {
            assert!(block.between.is_empty() != block.known.is_empty(), "{block:?}");
            assert!(!block.text.is_empty() && block.text.len() <= 300, "{block:?}");
            assert!(block.citation.url.starts_with("https://") && !block.citation.label.is_empty(), "{block:?}");
            assert_eq!(block.text.ends_with('.'), block.known.is_empty(), "{block:?}");
            for template in [block.text, block.command] {
                let mut rest = template;
                while let Some((_, slot, after)) = next_slot(rest) {
                    // Pasted words stand in commands alone, never in a sentence.
                    assert!(template == block.command || ["call", "status"].contains(&slot), "{slot} in {block:?}");
                    let known = SLOTS.iter().any(|(name, _)| *name == slot);
                    assert!(known || slot == "call" && !block.between.is_empty(), "{slot} in {block:?}");
                    rest = after;
                }
            }
            if block.between.is_empty() {
                assert!(!block.command.is_empty(), "{block:?}");
                continue;
            }
            let mut ids: Vec<&str> = block.between.split(' ').collect();
            assert!(ids.len() == 2 && ids[0] != ids[1], "{block:?}");
            for id in &ids {
                assert!(RULES.iter().any(|rule| rule.id == *id), "{id} is no rule");
            }
            ids.sort_unstable();
            assert!(pairs.insert(ids), "{} stands twice", block.between);
        }
        assert!(pairs.len() >= 25, "only {} pairs", pairs.len());
        assert_eq!(TABLE.matches("\nsee: ").count(), blocks().count(), "a line of the table was passed over");
    }

    #[test]
    fn names_are_whole_words() {
        assert!(names("vault HashiCorp_Vault", "HashiCorp Vault"));
        assert!(!names("vault HashiCorp_Vault", "HashiCorp") && !names("", "x"));
    }
}
