//! The way of the request, and the station that refused it.

use yew::prelude::*;

use super::parts::Shown;
use crate::http::message::{Response, header};

/// A station on the way.
struct Station {
    name: String,
    /// The answer that it gave.
    status: Option<u16>,
}

/// The stations that the paste shows, in order. Nothing for a paste without an answer.
pub fn draw(shown: &Shown) -> Html {
    let stations = stations(shown);
    if stations.len() < 2 {
        return html! {};
    }
    let one = |station: &Station| {
        let Station { name, status } = station;
        let class = match status {
            None => None,
            Some(400..) => Some("refused"),
            Some(_) => Some("answered"),
        };
        html! { <li {class}><span>{ name }{ for status.map(|status| html! { <>{ ": " }<b>{ status }</b></> }) }</span></li> }
    };
    html! {
        <section id="path" aria-labelledby="path-title">
            <h3 id="path-title" class="visually-hidden">{ "The way of the request" }</h3>
            <ol class="path">{ for stations.iter().map(one) }</ol>
        </section>
    }
}

fn stations(shown: &Shown) -> Vec<Station> {
    let Some(exchange) = shown.subject.and_then(|index| shown.exchanges.get(index)) else { return Vec::new() };
    let Some(response) = &exchange.response else { return Vec::new() };
    let Some(status) = response.status else { return Vec::new() };
    let mut stations = vec![Station { name: "you".to_owned(), status: None }];
    let host = shown.host.clone();
    let server = product(response);
    if status == 407 {
        // RFC 9110, section 15.5.8: it is the proxy that asks, so the host was never reached.
        stations.push(Station { name: server.unwrap_or_else(|| "the proxy".to_owned()), status: Some(status) });
        stations.extend(host.map(|name| Station { name, status: None }));
        return stations;
    }
    match (host, server) {
        (Some(host), Some(server)) => {
            stations.push(Station { name: host, status: None });
            stations.push(Station { name: server, status: Some(status) });
        }
        (one, other) => {
            let name = one.or(other).unwrap_or_else(|| "the server".to_owned());
            stations.push(Station { name, status: Some(status) });
        }
    }
    stations
}

/// The product that the Server field names first, without its version.
fn product(response: &Response) -> Option<String> {
    let value = &header(&response.headers, "server")?.value;
    value.split(['/', ' ', '(']).next().filter(|name| !name.is_empty()).map(str::to_owned)
}
