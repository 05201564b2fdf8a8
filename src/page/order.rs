//! Sorting a few items. Each of the standard library's sorts is 5 kB of program for each type that it sorts.

/// Sorts by a key, equals in their order; for lists of some hundred items at most.
pub fn order<T, K: PartialOrd>(items: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..items.len() {
        for at in (1..=end).rev() {
            let falls = items.get(at - 1).zip(items.get(at)).is_some_and(|(before, this)| key(this) < key(before));
            if !falls {
                break;
            }
            items.swap(at - 1, at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_and_keeps_equals_in_order() {
        let mut items = [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        order(&mut items, |item| item.0);
        assert_eq!(items, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
        order::<u8, u8>(&mut [], |item| *item);
    }
}
