//! The timeline's geometry: which moment lies where, and which label in which row.

use crate::{
    order::{sort_by, sort_by_key},
    time,
    time::Timestamp,
};

/// A gap that is longer than this many lifetimes is drawn broken.
const LONGEST: i64 = 6;
/// A broken gap is drawn as long as this many lifetimes.
const BROKEN: i64 = 2;
/// What stays free on either side, as a share of what is drawn between.
const MARGIN: f64 = 0.08;
/// The least that an axis spans, in seconds.
const LEAST: f64 = 600.0;

/// An axis from 0 to 1. Long empty stretches are drawn shorter than they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Moments with their places, both ascending.
    stops: Vec<(i64, f64)>,
    /// The middles of the stretches that are drawn shorter.
    pub breaks: Vec<f64>,
}

/// The axis for these moments; `life` is the token's lifetime, which has to stay visible.
pub fn scale(moments: &[Timestamp], life: Option<i64>) -> Scale {
    let mut times: Vec<i64> = moments.iter().map(|at| at.0).collect();
    sort_by_key(&mut times, |time| *time);
    times.dedup();
    let (Some(&first), Some(&last)) = (times.first(), times.last()) else {
        return Scale { stops: vec![(0, 0.0), (LEAST as i64, 1.0)], breaks: Vec::new() };
    };
    let unit = life.filter(|life| *life > 0).unwrap_or_else(|| second_longest(&times)).max(60);
    let gaps: Vec<(i64, bool)> =
        times.iter().zip(times.iter().skip(1)).map(|(a, b)| drawn(b.saturating_sub(*a), unit)).collect();
    let between: f64 = gaps.iter().map(|(length, _)| *length as f64).sum();
    let margin = (between * MARGIN).max((LEAST - between) / 2.0).max(1.0).round();
    let whole = between + margin * 2.0;
    let mut place = margin / whole;
    let mut stops = vec![(first.saturating_sub(margin as i64), 0.0), (first, place)];
    let mut breaks = Vec::new();
    for ((length, broken), at) in gaps.into_iter().zip(times.iter().skip(1)) {
        let step = length as f64 / whole;
        if broken {
            breaks.push(place + step / 2.0);
        }
        place += step;
        stops.push((*at, place));
    }
    stops.push((last.saturating_add(margin as i64), 1.0));
    Scale { stops, breaks }
}

fn drawn(gap: i64, unit: i64) -> (i64, bool) {
    if gap > unit.saturating_mul(LONGEST) { (unit.saturating_mul(BROKEN), true) } else { (gap, false) }
}

/// Without a lifetime, the second longest gap is what the longest one is measured by.
fn second_longest(times: &[i64]) -> i64 {
    let mut gaps: Vec<i64> = times.iter().zip(times.iter().skip(1)).map(|(a, b)| b.saturating_sub(*a)).collect();
    sort_by_key(&mut gaps, |gap| *gap);
    gaps.iter().rev().nth(1).or(gaps.last()).copied().unwrap_or(LEAST as i64)
}

/// Where a moment lies, from 0 to 1; what lies outside is drawn at the edge.
pub fn place(scale: &Scale, at: Timestamp) -> f64 {
    let pairs = scale.stops.iter().zip(scale.stops.iter().skip(1));
    for (&(from, left), &(to, right)) in pairs {
        if at.0 <= to {
            let share = (at.0.max(from) as f64 - from as f64) / (to as f64 - from as f64).max(1.0);
            return left + share * (right - left);
        }
    }
    1.0
}

/// The moment that lies at a place from 0 to 1.
pub fn moment(scale: &Scale, place: f64) -> Timestamp {
    let place = place.clamp(0.0, 1.0);
    let pairs = scale.stops.iter().zip(scale.stops.iter().skip(1));
    let mut end = 0;
    for (&(from, left), &(to, right)) in pairs {
        end = to;
        if place <= right {
            let share = if right > left { (place - left) / (right - left) } else { 0.0 };
            return Timestamp(from.saturating_add((share * (to as f64 - from as f64)).round() as i64));
        }
    }
    Timestamp(end)
}

/// A label's place: its left edge and its row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// The left edge, in the drawing's units.
    pub left: f64,
    /// 0 is next to the axis.
    pub row: usize,
}

/// Puts labels (middle, width), each around its middle, into as few rows as keep them from touching.
pub fn rows(labels: &[(f64, f64)], width: f64) -> Vec<Spot> {
    const SPACE: f64 = 10.0;
    let mut indexes: Vec<usize> = (0..labels.len()).collect();
    let middle = |index: &usize| labels.get(*index).map_or(0.0, |label| label.0);
    sort_by(&mut indexes, |a, b| middle(a).total_cmp(&middle(b)));
    let mut ends: Vec<f64> = Vec::new();
    let mut spots = vec![Spot { left: 0.0, row: 0 }; labels.len()];
    for index in indexes {
        let (Some(&(middle, length)), Some(spot)) = (labels.get(index), spots.get_mut(index)) else { continue };
        let left = (middle - length / 2.0).min(width - length).max(0.0);
        let row = ends.iter().position(|end| end + SPACE <= left).unwrap_or(ends.len());
        match ends.get_mut(row) {
            Some(end) => *end = left + length,
            None => ends.push(left + length),
        }
        *spot = Spot { left, row };
    }
    spots
}

/// What a token's times say at a moment, in a few words: "expired 18 min ago".
pub fn standing(nbf: Option<Timestamp>, exp: Option<Timestamp>, at: Timestamp) -> String {
    let length = |from: Timestamp, to: Timestamp| time::words(to.0.saturating_sub(from.0));
    match (nbf, exp) {
        // RFC 7519, section 4.1.4: not accepted on or after the expiration time.
        (_, Some(exp)) if at >= exp => match at.0.saturating_sub(exp.0) {
            0 => "expires at this very second".to_owned(),
            late if late <= 300 => {
                format!(
                    "expired {} ago, which a server that allows for clocks up to 5 min apart forgives",
                    time::words(late)
                )
            }
            _ => format!("expired {} ago", length(exp, at)),
        },
        (Some(nbf), _) if at < nbf => format!("not valid yet, only in {}", length(at, nbf)),
        (_, Some(exp)) => format!("valid for another {}", length(at, exp)),
        _ => "valid, and nothing in it says until when".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600;

    fn at(seconds: i64) -> Timestamp {
        Timestamp(1_800_000_000 + seconds)
    }

    #[test]
    fn moments_keep_their_order_and_lead_back() {
        let scale = scale(&[at(0), at(HOUR), at(2 * HOUR)], Some(HOUR));
        assert!(scale.breaks.is_empty());
        let places: Vec<f64> = [0, HOUR, 2 * HOUR].map(|seconds| place(&scale, at(seconds))).to_vec();
        assert!(places.is_sorted() && places[0] > 0.0 && places[2] < 1.0, "{places:?}");
        assert!((places[1] - 0.5).abs() < 1e-9);
        for seconds in [0, 700, HOUR, 5_000] {
            assert_eq!(moment(&scale, place(&scale, at(seconds))), at(seconds));
        }
    }

    #[test]
    fn a_long_wait_is_broken_and_the_lifetime_stays_visible() {
        let scale = scale(&[at(0), at(HOUR), at(2_000 * HOUR)], Some(HOUR));
        assert_eq!(scale.breaks.len(), 1);
        assert!(place(&scale, at(HOUR)) - place(&scale, at(0)) > 0.2);
        let end = place(&scale, at(2_000 * HOUR));
        assert!(place(&scale, at(1_000 * HOUR)) < end);
        assert_eq!(moment(&scale, end), at(2_000 * HOUR));
    }

    #[test]
    fn odd_input_gives_an_axis() {
        for moments in [vec![], vec![at(0)], vec![at(0), at(0)], vec![Timestamp(i64::MIN), Timestamp(i64::MAX)]] {
            let scale = scale(&moments, Some(i64::MAX));
            for at in [i64::MIN, 0, 1_800_000_000, i64::MAX] {
                let place = place(&scale, Timestamp(at));
                assert!((0.0..=1.0).contains(&place), "{moments:?} {at}: {place}");
            }
            moment(&scale, 0.5);
        }
    }

    #[test]
    fn labels_never_overlap_nor_leave_the_drawing() {
        let labels = [(5.0, 60.0), (20.0, 60.0), (90.0, 60.0), (295.0, 80.0), (300.0, 60.0)];
        let spots = rows(&labels, 300.0);
        for (index, (spot, (_, length))) in spots.iter().zip(labels).enumerate() {
            assert!(spot.left >= 0.0 && spot.left + length <= 300.0);
            for (other, (_, width)) in spots.iter().zip(labels).skip(index + 1) {
                let apart = spot.left + length <= other.left || other.left + width <= spot.left;
                assert!(spot.row != other.row || apart, "{spot:?} {other:?}");
            }
        }
        assert_eq!(spots[0], Spot { left: 0.0, row: 0 });
    }

    #[test]
    fn the_sentence_changes_with_the_moment() {
        let (nbf, exp) = (Some(at(0)), Some(at(HOUR)));
        assert_eq!(standing(nbf, exp, at(-60)), "not valid yet, only in 1 min");
        assert_eq!(standing(nbf, exp, at(0)), "valid for another 1 h");
        assert_eq!(standing(nbf, exp, at(HOUR)), "expires at this very second");
        assert!(standing(nbf, exp, at(HOUR + 60)).contains("forgives"));
        assert_eq!(standing(nbf, exp, at(HOUR + 1_080)), "expired 18 min ago");
        assert!(standing(None, None, at(0)).starts_with("valid"));
    }
}
