//! Sorting, compiled once and plainly: the standard library's sorts are three kilobytes for every type that they sort.

use std::cmp::Ordering;

/// Sorts by a key; what is equal keeps its order.
pub fn sort_by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by a comparison; what is equal keeps its order.
pub fn sort_by<T>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(0, list.len(), &|a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut slots: Vec<Option<T>> = list.drain(..).map(Some).collect();
    for index in order {
        if let Some(item) = slots.get_mut(index).and_then(Option::take) {
            list.push(item);
        }
    }
}

/// The places `from..to` in the order that a comparison gives them: each half sorted, and the halves merged.
fn order(from: usize, to: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    if to - from < 2 {
        return (from..to).collect();
    }
    let middle = from.midpoint(to);
    let mut left = order(from, middle, compare).into_iter().peekable();
    let mut right = order(middle, to, compare).into_iter().peekable();
    let mut merged = Vec::with_capacity(to - from);
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        merged.extend(if compare(*one, *other).is_gt() { right.next() } else { left.next() });
    }
    merged.extend(left.chain(right));
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let mut list = vec!["bb", "a", "cc", "", "d", "aa"];
        sort_by_key(&mut list, |text| text.len());
        assert_eq!(list, ["", "a", "d", "bb", "cc", "aa"]);
        sort_by(&mut list, |a, b| b.cmp(a));
        assert_eq!(list, ["d", "cc", "bb", "aa", "a", ""]);
    }
}
