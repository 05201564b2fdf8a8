//! A token's times on one axis, with a handle to move the moment, and the same as a table.

use yew::prelude::*;

use super::{
    browser::{self, Style},
    parts::{Glowing, Shown, when},
    scale::{self, Scale, Spot},
    segments::about,
    session::{Set, UNSET, field, seconds},
};
use crate::{
    report::lives::{Life, begins},
    text::Span,
    time::{self, Timestamp},
    token::{Times, Token},
};

// All of the drawing is in whole pixels: lines are sharp there.
/// The height of a row of labels.
const ROW: i32 = 19;
/// Half the height of the bar.
const HALF: i32 = 13;
/// The width of a letter, generously: labels must not touch in any font.
const LETTER: f64 = 6.9;
/// The height of a bar below the axis, with its label.
const LANE: i32 = 34;
/// The slider's steps.
const STEPS: f64 = 1000.0;
/// What servers commonly allow two clocks to differ by, in seconds.
const LEEWAYS: [(i64, &str); 2] = [(300, "leeway wide"), (60, "leeway")];

/// A moment that is drawn, with its name.
#[derive(Clone)]
struct Point {
    name: AttrValue,
    /// What the table says.
    words: &'static str,
    at: Timestamp,
    span: Option<Span>,
}

fn claims(times: &Times) -> Vec<Point> {
    let all = [
        ("auth_time", "signed in", &times.auth_time),
        ("iat", "issued", &times.iat),
        ("nbf", "not before", &times.nbf),
        ("exp", "expires", &times.exp),
    ];
    all.into_iter()
        .filter_map(|(name, words, moment)| {
            let span = moment.as_ref().map(|moment| moment.span);
            moment.as_ref().map(|moment| Point { name: name.into(), words, at: moment.meant, span })
        })
        .collect()
}

fn clocks(times: &Times, clock: Timestamp) -> Vec<Point> {
    let server =
        times.server.map(|at| Point { name: "server".into(), words: "its clock, in the answer", at, span: None });
    let here = Point { name: "this clock".into(), words: "yours", at: clock, span: None };
    server.into_iter().chain([here]).collect()
}

/// Something else that lives on the same axis: a bar below it.
#[derive(Clone)]
struct Lane {
    from: Option<Timestamp>,
    /// Its end, with its name.
    end: Point,
}

/// The other tokens, and the reader's session.
fn lanes(shown: &Shown, index: usize, length: Option<i64>) -> Vec<Lane> {
    let other = |life: &&Life| life.token != Some(index);
    let lane = |life: &Life| {
        let name = match life.token {
            Some(token) if life.name == "token" => ["token ", &(token + 1).to_string()].concat().into(),
            _ => AttrValue::Static(life.name),
        };
        let words = if life.token.is_some() { "ends, by its exp" } else { "ends, as the answer that brought it says" };
        Lane { from: life.from, end: Point { name, words, at: life.until, span: None } }
    };
    let mut lanes: Vec<Lane> = shown.lives.iter().filter(other).map(lane).collect();
    let from = shown.tokens.get(index).and_then(begins);
    lanes.extend(from.zip(length).map(|(from, length)| {
        let at = Timestamp(from.0.saturating_add(length));
        let end = Point { name: "your session".into(), words: "ends, if it began with the token", at, span: None };
        Lane { from: Some(from), end }
    }));
    lanes
}

/// The props of [`Timeline`].
#[derive(Clone, PartialEq, Properties)]
pub struct TimelineProps {
    /// The report.
    pub shown: Shown,
    /// The token's index.
    pub index: usize,
}

/// The drawing, its handle and its table.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let TimelineProps { shown, index } = props;
    let clock = use_context::<Timestamp>().unwrap_or(shown.now);
    let frame = use_node_ref();
    let width = browser::use_width(&frame).max(200.0);
    let set = use_state_eq(|| UNSET);
    let Some(token) = shown.tokens.get(*index) else { return html! {} };
    // What else lives is drawn once, below the first token that ends.
    let first = shown.lives.iter().find_map(|life| life.token) == Some(*index);
    let lanes = if first { lanes(shown, *index, seconds(&set)) } else { Vec::new() };
    let view = View::new(token, lanes, (clock, set.probe), width);
    let title = format!("timeline-{index}");
    html! {
        <div class="timeline-frame">
            if first { { field(shown, token, &set) } }
            <div ref={frame}>{ drawing(&view, &title) }</div>
            { handle(&view, &set, &title) }
            { table(shown, &view) }
        </div>
    }
}

/// All that the drawing needs to know.
struct View {
    scale: Scale,
    claims: Vec<Point>,
    clocks: Vec<Point>,
    lanes: Vec<Lane>,
    nbf: Option<Timestamp>,
    exp: Option<Timestamp>,
    start: Option<Timestamp>,
    /// The moment that the token is judged by: the server's clock, else this one.
    judge: Timestamp,
    probe: Option<Timestamp>,
    width: f64,
    style: Style,
}

impl View {
    fn new(token: &Token, lanes: Vec<Lane>, (clock, probe): (Timestamp, Option<Timestamp>), width: f64) -> View {
        let times = &token.times;
        let (claims, clocks) = (claims(times), clocks(times, clock));
        let [iat, nbf, exp] = [&times.iat, &times.nbf, &times.exp].map(|one| one.as_ref().map(|moment| moment.meant));
        let start = nbf.or(iat);
        let life = start.zip(exp).map(|(start, exp)| exp.0.saturating_sub(start.0));
        let others = lanes.iter().flat_map(|lane| lane.from.into_iter().chain([lane.end.at]));
        let moments: Vec<Timestamp> = claims.iter().chain(&clocks).map(|point| point.at).chain(others).collect();
        let scale = scale::scale(&moments, life);
        let style = style(&moments, life);
        View {
            scale,
            claims,
            clocks,
            lanes,
            nbf,
            exp,
            start,
            judge: times.server.unwrap_or(clock),
            probe,
            width,
            style,
        }
    }

    fn x(&self, at: Timestamp) -> i32 {
        pixel(scale::place(&self.scale, at) * self.width)
    }

    /// All that the table tells.
    fn points(&self) -> impl Iterator<Item = &Point> {
        self.claims.iter().chain(self.lanes.iter().map(|lane| &lane.end)).chain(&self.clocks)
    }

    fn label(&self, at: Timestamp) -> String {
        browser::local(at, self.style)
    }
}

fn pixel(place: f64) -> i32 {
    place.round() as i32
}

/// As short as keeps the moments apart.
fn style(moments: &[Timestamp], life: Option<i64>) -> Style {
    let first = moments.iter().min().map_or(0, |at| at.0);
    let last = moments.iter().max().map_or(0, |at| at.0);
    match last.saturating_sub(first) {
        _ if life.is_some_and(|life| (1..300).contains(&life)) => Style::Second,
        0..72_000 => Style::Minute,
        72_000..15_552_000 => Style::Day,
        _ if life.is_some_and(|life| life < 15_552_000) => Style::Day,
        _ => Style::Year,
    }
}

/// The labels of some moments; those of the same moment share one.
fn labels(view: &View, points: &[Point]) -> Vec<(String, i32, Spot)> {
    let mut texts: Vec<(String, Timestamp)> = Vec::new();
    for point in points {
        match texts.iter_mut().find(|(_, at)| *at == point.at) {
            Some((names, _)) => *names = format!("{names}, {}", point.name),
            None => texts.push((point.name.to_string(), point.at)),
        }
    }
    let texts: Vec<(String, i32)> =
        texts.into_iter().map(|(names, at)| (format!("{names} {}", view.label(at)), view.x(at))).collect();
    let sizes: Vec<(f64, f64)> =
        texts.iter().map(|(text, x)| (f64::from(*x), text.chars().count() as f64 * LETTER)).collect();
    let spots = scale::rows(&sizes, view.width);
    texts.into_iter().zip(spots).map(|((text, x), spot)| (text, x, spot)).collect()
}

fn drawing(view: &View, title: &str) -> Html {
    let mut below = view.clocks.clone();
    below.extend(view.probe.map(|at| Point { name: "at".into(), words: "", at, span: None }));
    let (above, below) = (labels(view, &view.claims), labels(view, &below));
    let rows =
        |labels: &[(String, i32, Spot)]| labels.iter().map(|(_, _, spot)| spot.row + 1).max().unwrap_or(0) as i32;
    let axis = rows(&above) * ROW + HALF + 10;
    let top = axis + HALF + 12 + rows(&below) * ROW;
    let height = top + view.lanes.len() as i32 * LANE;
    let width = pixel(view.width);
    html! {
        <svg class="timeline" role="img" aria-labelledby={format!("{title} {title}-desc")}
            viewBox={format!("0 0 {width} {height}")} width={width.to_string()} height={height.to_string()}>
            <title id={title.to_owned()}>{ "The token’s times" }</title>
            <desc id={format!("{title}-desc")}>{ described(view) }</desc>
            <line class="axis" x1="0" x2={width.to_string()} y1={axis.to_string()} y2={axis.to_string()} />
            { bands(view, axis) }
            { life(view, axis) }
            { for view.scale.breaks.iter().map(|place| gap(pixel(place * view.width), axis)) }
            { for above.iter().map(|label| tick(label, axis, true).0) }
            { for below.iter().map(|label| tick(label, axis, false).0) }
            { for above.iter().map(|label| tick(label, axis, true).1) }
            { for below.iter().map(|label| tick(label, axis, false).1) }
            { for view.lanes.iter().zip((top..).step_by(LANE as usize)).map(|(one, top)| lane(view, one, top)) }
            <circle class="judge" cx={view.x(view.probe.unwrap_or(view.judge)).to_string()} cy={axis.to_string()} r="6" />
        </svg>
    }
}

fn described(view: &View) -> String {
    let said = |point: &Point| format!("{} {}", point.name, view.label(point.at));
    let all: Vec<String> = view.points().map(said).collect();
    format!("{}. The table below has the same times.", all.join(", "))
}

/// The leeway on both sides of the limits, where it is wide enough to be seen.
fn bands(view: &View, axis: i32) -> Html {
    let limits = [view.nbf, view.exp];
    let band = |(limit, (leeway, class)): (Timestamp, (i64, &'static str))| {
        let left = view.x(Timestamp(limit.0.saturating_sub(leeway)));
        let right = view.x(Timestamp(limit.0.saturating_add(leeway)));
        (right - left >= 4).then(|| rect(class, left, right, axis - HALF - 4, HALF * 2 + 8))
    };
    let pairs = limits.into_iter().flatten().flat_map(|limit| LEEWAYS.map(|leeway| (limit, leeway)));
    html! { <>{ for pairs.filter_map(band) }</> }
}

fn rect(class: &'static str, left: i32, right: i32, top: i32, height: i32) -> Html {
    html! {
        <rect {class} x={left.to_string()} y={top.to_string()} width={(right - left).max(1).to_string()}
            height={height.to_string()} rx="3" />
    }
}

/// The time in which the token is valid. Open ends run to the drawing's edge.
fn life(view: &View, axis: i32) -> Html {
    let left = view.start.map_or(0, |at| view.x(at));
    let right = view.exp.map_or(pixel(view.width), |at| view.x(at));
    if right < left {
        return html! {};
    }
    let middle = (left + right) / 2;
    html! {
        <>
            { rect("life", left, right, axis - HALF, HALF * 2) }
            if right - left > 48 {
                <text class="inside" x={middle.to_string()} y={(axis + 4).to_string()} text-anchor="middle">{ "valid" }</text>
            }
        </>
    }
}

/// A bar below the axis, its words above it, and where the moment lies on it.
fn lane(view: &View, Lane { from, end }: &Lane, top: i32) -> Html {
    let (left, right) = (from.map_or(0, |at| view.x(at)), view.x(end.at));
    let text = format!("{} until {}", end.name, view.label(end.at));
    let wide = pixel(text.chars().count() as f64 * LETTER);
    let x = left.min(pixel(view.width) - wide).max(0);
    let at = view.x(view.probe.unwrap_or(view.judge)).to_string();
    html! {
        <>
            <text x={x.to_string()} y={(top + 12).to_string()}>{ text }</text>
            { rect("lane", left, right.max(left), top + 18, 10) }
            <line x1={at.clone()} x2={at} y1={(top + 15).to_string()} y2={(top + 31).to_string()} />
        </>
    }
}

/// Where the axis is drawn shorter than it is.
fn gap(x: i32, axis: i32) -> Html {
    let slash = |x: i32| format!("M{} {}l6 -14", x - 3, axis + 7);
    html! {
        <>
            { rect("gap", x - 4, x + 4, axis - 3, 6) }
            <path class="break" d={format!("{}{}", slash(x - 4), slash(x + 4))} />
        </>
    }
}

/// A moment's line and its label. All labels are drawn behind all lines, so that no line runs through a word.
fn tick((text, x, spot): &(String, i32, Spot), axis: i32, above: bool) -> (Html, Html) {
    let row = spot.row as i32;
    let (from, to, baseline) = if above {
        let baseline = axis - HALF - 12 - row * ROW;
        (baseline + 4, axis + HALF, baseline)
    } else {
        let baseline = axis + HALF + 20 + row * ROW;
        (axis - HALF, baseline - 12, baseline)
    };
    let class = match text.split([' ', ',']).next() {
        Some("exp") => "tick exp",
        Some("at") => "tick probe",
        _ => "tick",
    };
    let x = x.to_string();
    (
        html! { <line {class} x1={x.clone()} x2={x} y1={from.to_string()} y2={to.to_string()} /> },
        html! { <text {class} x={pixel(spot.left).to_string()} y={baseline.to_string()}>{ text.clone() }</text> },
    )
}

/// The slider, and what the token is at its moment.
fn handle(view: &View, set: &UseStateHandle<Set>, title: &str) -> Html {
    let at = view.probe.unwrap_or(view.judge);
    let value = pixel(scale::place(&view.scale, at) * STEPS);
    let standing = scale::standing(view.nbf, view.exp, at);
    let whose = match view.probe {
        Some(_) => "At",
        None if view.judge == view.clocks.last().map_or(view.judge, |point| point.at) => "Now, at",
        None => "When the server answered, at",
    };
    let sentence = format!("{whose} {}: {standing}", view.label(at));
    let oninput = {
        let (set, scale) = (set.clone(), view.scale.clone());
        Callback::from(move |event: InputEvent| {
            let probe = browser::slider(&event).map(|value| scale::moment(&scale, value / STEPS));
            set.set(Set { probe, ..*set });
        })
    };
    let back = {
        let set = set.clone();
        Callback::from(move |_: MouseEvent| set.set(Set { probe: None, ..*set }))
    };
    let id = format!("{title}-handle");
    html! {
        <div class="handle">
            <label for={id.clone()}>{ "Move the moment" }</label>
            <input type="range" id={id.clone()} min="0" max={pixel(STEPS).to_string()} step="1" value={value.to_string()}
                aria-valuetext={sentence.clone()} {oninput} />
            <p class="standing"><output for={id}>{ sentence }</output>
                if view.probe.is_some() {
                    { " " }<button type="button" class="plain" onclick={back}>{ "Back" }</button>
                }
            </p>
            { for view.lanes.iter().map(|lane| html! {
                <p class="hint">{ &lane.end.name }{ ": " }{ scale::standing(lane.from, Some(lane.end.at), at) }</p>
            }) }
        </div>
    }
}

fn table(shown: &Shown, view: &View) -> Html {
    let head = |name: &'static str| html! { <th scope="col" role="columnheader">{ name }</th> };
    let row = |point: &Point| {
        let about = point.span.map(|span| about(shown, span)).unwrap_or_default();
        let with = vec![("role", "row".into()), ("data-name", point.name.clone())];
        html! {
            <Glowing tag="tr" {about} {with}>
                <th scope="row" role="rowheader"><code>{ &point.name }</code><span class="words">{ point.words }</span></th>
                <td role="cell">{ when(point.at, Style::Full) }</td>
                <td role="cell">{ time::utc(point.at) }</td>
                <td role="cell">{ relative(point.at, view.judge) }</td>
            </Glowing>
        }
    };
    let from = if view.judge == view.clocks.last().map_or(view.judge, |point| point.at) {
        "From now"
    } else {
        "From the server’s clock"
    };
    html! {
        <table class="stack times" role="table">
            <caption>{ "Its times" }</caption>
            <thead role="rowgroup"><tr role="row">{ head("Name") }{ head("Your time") }{ head("UTC") }{ head(from) }</tr></thead>
            <tbody role="rowgroup">{ for view.points().map(row) }</tbody>
        </table>
    }
}

fn relative(at: Timestamp, judge: Timestamp) -> String {
    match at.0.saturating_sub(judge.0) {
        0 => "the same moment".to_owned(),
        apart if apart < 0 => format!("{} before", time::words(apart)),
        apart => format!("{} after", time::words(apart)),
    }
}
