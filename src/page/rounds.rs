//! Which of a paste's exchanges are listed, where it shows several.

use crate::http::message::Exchange;

/// Up to so many are listed all.
const FEW: usize = 12;
/// Of more, the refused ones are listed, but no more than so many.
const MOST: usize = 60;

/// An exchange that is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Its index in the report.
    pub index: usize,
    /// Whether it was refused.
    pub refused: bool,
    /// The status, or what stands for it.
    pub status: String,
    /// The method, where it is known.
    pub method: String,
    /// Where it went, without query and fragment.
    pub target: String,
}

/// The exchanges to list: all of a few; of many, each refusal with what came right before it, and the subject.
pub fn rounds(exchanges: &[Exchange], subject: Option<usize>) -> Vec<Round> {
    let all = || exchanges.iter().enumerate().map(|(index, exchange)| round(index, exchange));
    if exchanges.len() <= FEW {
        return all().collect();
    }
    let refused = |index: usize| exchanges.get(index).is_some_and(is_refused);
    let told = |round: &Round| round.refused || refused(round.index + 1) || Some(round.index) == subject;
    let mut told: Vec<Round> = all().filter(told).collect();
    // The subject stays in the list, wherever it is cut.
    let at = told.iter().position(|round| Some(round.index) == subject).unwrap_or_default();
    let behind = (at + 5).saturating_sub(MOST).min(told.len().saturating_sub(MOST));
    told.drain(..behind);
    told.truncate(MOST);
    told
}

/// An exchange in the picture of when each took place; places and widths are shares of the whole, from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Its index in the report.
    pub index: usize,
    /// Whether it was refused.
    pub refused: bool,
    /// Where it begins.
    pub left: f64,
    /// How long it took; too short ones are drawn wide enough to be seen.
    pub width: f64,
}

/// The bars of all exchanges whose time is known; none where fewer than two are.
pub fn bars(exchanges: &[Exchange]) -> Vec<Bar> {
    /// More are not told apart.
    const MOST: usize = 1_000;
    const NARROWEST: f64 = 0.004;
    let begins = |exchange: &Exchange| {
        let started = exchange.started?.0.checked_mul(1_000)?;
        started.checked_add(i64::from(exchange.millis))
    };
    let timed = || exchanges.iter().enumerate().filter_map(|(index, one)| Some((index, one, begins(one)?))).take(MOST);
    let first = timed().map(|(_, _, begin)| begin).min().unwrap_or_default();
    let last = timed().map(|(_, one, begin)| begin.saturating_add(i64::from(one.took.unwrap_or_default()))).max();
    let whole = last.unwrap_or_default().saturating_sub(first).max(1) as f64;
    let bar = |(index, exchange, begin): (usize, &Exchange, i64)| {
        let left = (begin - first) as f64 / whole;
        let width = f64::from(exchange.took.unwrap_or_default()) / whole;
        let left = left.min(1.0 - NARROWEST);
        Bar { index, refused: is_refused(exchange), left, width: width.clamp(NARROWEST, 1.0 - left) }
    };
    let bars: Vec<Bar> = timed().map(bar).collect();
    if bars.len() < 2 { Vec::new() } else { bars }
}

/// The exchanges that [`rounds`] leaves out, as far as a list is of any use.
pub fn others(exchanges: &[Exchange], listed: &[Round]) -> Vec<Round> {
    const MOST: usize = 1_000;
    let left = exchanges.iter().enumerate().filter(|(index, _)| !listed.iter().any(|round| round.index == *index));
    left.take(MOST).map(|(index, exchange)| round(index, exchange)).collect()
}

fn is_refused(exchange: &Exchange) -> bool {
    let status = exchange.response.as_ref().and_then(|response| response.status);
    status.is_some_and(|status| status >= 400 || status == 0)
}

fn round(index: usize, exchange: &Exchange) -> Round {
    let request = exchange.request.as_ref();
    let status = exchange.response.as_ref().and_then(|response| response.status);
    let target = request.and_then(|request| request.target.as_deref()).unwrap_or_default();
    Round {
        index,
        refused: is_refused(exchange),
        status: match status {
            Some(0) | None => "no answer".to_owned(),
            Some(status) => status.to_string(),
        },
        method: request.and_then(|request| request.method.clone()).unwrap_or_default(),
        target: crate::case::shown_target(target).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{http::message::Response, time::Timestamp};

    fn exchanges(statuses: &[u16]) -> Vec<Exchange> {
        let response = |status: &u16| Some(Response { status: Some(*status), ..Response::default() });
        statuses.iter().map(|status| Exchange { response: response(status), ..Exchange::default() }).collect()
    }

    fn listed(statuses: &[u16], subject: usize) -> Vec<usize> {
        rounds(&exchanges(statuses), Some(subject)).iter().map(|round| round.index).collect()
    }

    #[test]
    fn bars_lie_where_their_time_does() {
        let at = |seconds: i64, millis: u16, took: u32, status: u16| Exchange {
            started: Some(Timestamp(1_795_175_000 + seconds)),
            millis,
            took: Some(took),
            response: Some(Response { status: Some(status), ..Response::default() }),
            ..Exchange::default()
        };
        let all = [at(0, 500, 500, 200), at(1, 0, 0, 401), at(1, 500, 1_000, 200), Exchange::default()];
        let told: Vec<(usize, bool, f64, f64)> =
            bars(&all).iter().map(|bar| (bar.index, bar.refused, bar.left, bar.width)).collect();
        assert_eq!(told, [(0, false, 0.0, 0.25), (1, true, 0.25, 0.004), (2, false, 0.5, 0.5)]);
        assert_eq!(bars(&all[..1]), []);
        assert!(bars(&[at(0, 0, 0, 200), at(0, 0, 0, 200)]).iter().all(|bar| bar.left + bar.width <= 1.0));
    }

    #[test]
    fn a_few_are_listed_all_and_of_many_what_matters() {
        assert_eq!(listed(&[200, 401, 0], 1), [0, 1, 2]);
        let mut many = [200; 40];
        many[20] = 401;
        many[30] = 0;
        assert_eq!(listed(&many, 20), [19, 20, 29, 30]);
        assert_eq!(listed(&many, 5), [5, 19, 20, 29, 30]);
        let all = exchanges(&many);
        let left: Vec<usize> = others(&all, &rounds(&all, Some(20))).iter().map(|round| round.index).collect();
        assert_eq!((left.len(), left[0], left[19]), (36, 0, 21));
        let refused = listed(&[500; 400], 399);
        assert_eq!((refused.len(), refused.last()), (60, Some(&399)));
    }
}
