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
    use crate::http::message::Response;

    fn exchanges(statuses: &[u16]) -> Vec<Exchange> {
        let response = |status: &u16| Some(Response { status: Some(*status), ..Response::default() });
        statuses.iter().map(|status| Exchange { response: response(status), ..Exchange::default() }).collect()
    }

    fn listed(statuses: &[u16], subject: usize) -> Vec<usize> {
        rounds(&exchanges(statuses), Some(subject)).iter().map(|round| round.index).collect()
    }

    #[test]
    fn a_few_are_listed_all_and_of_many_what_matters() {
        assert_eq!(listed(&[200, 401, 0], 1), [0, 1, 2]);
        let mut many = [200; 40];
        many[20] = 401;
        many[30] = 0;
        assert_eq!(listed(&many, 20), [19, 20, 29, 30]);
        assert_eq!(listed(&many, 5), [5, 19, 20, 29, 30]);
        let refused = listed(&[500; 400], 399);
        assert_eq!((refused.len(), refused.last()), (60, Some(&399)));
    }
}
