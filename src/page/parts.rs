//! Small parts that the sections share.

use std::{ops::Deref, rc::Rc};

use yew::{prelude::*, virtual_dom::VNode};

use super::{
    browser::{self, Style},
    words,
};
use crate::{
    finding::{self, Arg, Citation, Finding, Message, Piece},
    knowledge::problem,
    report::Report,
    text::Problem,
    time::{self, Timestamp},
};

/// A report that is drawn. Two are the same where they are one and the same.
#[derive(Clone, Debug)]
pub struct Shown(pub Rc<Report>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Shown {
    type Target = Report;

    fn deref(&self) -> &Report {
        &self.0
    }
}

/// The findings that the reader points at, by their indexes.
pub type Lit = UseStateHandle<Rc<[usize]>>;

/// Says something to those who listen to the page instead of looking at it.
pub type Say = Callback<AttrValue>;

/// What the parts of the page share.
#[derive(Clone, PartialEq)]
pub struct Shared {
    /// What the reader points at.
    pub lit: Lit,
    /// Never another one, so that sharing it draws nothing anew.
    pub say: Say,
}

/// What the reader points at, in a component.
#[hook]
pub fn use_lit() -> Option<Lit> {
    use_context::<Shared>().map(|shared| shared.lit)
}

/// The props of [`Glowing`].
#[derive(Clone, PartialEq, Properties)]
pub struct GlowingProps {
    /// The element's name.
    pub tag: &'static str,
    /// Its classes.
    #[prop_or_default]
    pub class: Classes,
    /// The findings that it belongs to, by their indexes.
    pub about: Vec<usize>,
    /// The one finding that lights it, where that isn't any of them: a mark shares its bytes with others' marks.
    #[prop_or_default]
    pub lit_by: Option<usize>,
    /// Its other attributes.
    #[prop_or_default]
    pub with: Vec<(&'static str, AttrValue)>,
    /// What stands in it.
    pub children: Html,
}

/// An element that lights up with its findings, and lights them when the reader points at it. Where there is
/// something to light, the keyboard reaches it.
#[component]
pub fn Glowing(props: &GlowingProps) -> Html {
    let lit = use_lit();
    let about = &props.about;
    let lit_by = |index: &usize| props.lit_by.map_or_else(|| about.contains(index), |own| own == *index);
    let is_lit = lit.as_ref().is_some_and(|lit| lit.iter().any(lit_by));
    let lit = lit.filter(|_| !about.is_empty());
    let (enter, leave) = (pointing(&lit, about), leaving(&lit, about));
    let (focus, blur) = (pointing(&lit, about), leaving(&lit, about));
    let mut drawn = html! {
        <@{props.tag} class={classes!(props.class.clone(), is_lit.then_some("lit"))}
            tabindex={(!about.is_empty()).then_some("0")}
            onmouseenter={move |_: MouseEvent| enter()} onmouseleave={move |_: MouseEvent| leave()}
            onfocusin={move |_: FocusEvent| focus()} onfocusout={move |_: FocusEvent| blur()}>
            { props.children.clone() }
        </@>
    };
    if let VNode::VTag(tag) = &mut drawn {
        let tag = Rc::make_mut(tag);
        for (name, value) in &props.with {
            tag.add_attribute(name, value.clone());
        }
    }
    drawn
}

fn pointing(lit: &Option<Lit>, about: &[usize]) -> impl Fn() + 'static {
    let (lit, about) = (lit.clone(), Rc::<[usize]>::from(about));
    move || lit.iter().for_each(|lit| lit.set(about.clone()))
}

/// What scrolls away from under the pointer must not put out what the keyboard has lit meanwhile.
fn leaving(lit: &Option<Lit>, about: &[usize]) -> impl Fn() + 'static {
    let (lit, about) = (lit.clone(), about.to_vec());
    move || lit.iter().filter(|lit| lit.as_ref() == about.as_slice()).for_each(|lit| lit.set(Rc::from([])))
}

/// A message: its words, and each argument as what it is. Text from the paste only ever becomes a text node.
pub fn message(message: &Message) -> Html {
    let draw = |piece| match piece {
        Piece::Words(words) => html! { { words } },
        Piece::Arg(Arg::Text(text)) => said(text),
        Piece::Arg(Arg::Time(at)) => when(*at, Style::Full),
        Piece::Arg(Arg::List(items)) => list(items),
        Piece::Arg(other) => html! { <span class="quantity">{ finding::plain_arg(other) }</span> },
    };
    finding::pieces(message).into_iter().map(draw).collect()
}

fn list(items: &[String]) -> Html {
    let last = items.len().saturating_sub(1);
    let between = |index| match index {
        0 => "",
        index if index == last => " and ",
        _ => ", ",
    };
    items.iter().enumerate().map(|(index, item)| html! { <>{ between(index) }{ said(item) }</> }).collect()
}

/// Text out of the paste.
pub fn said(text: &str) -> Html {
    html! { <code class="said">{ text.to_owned() }</code> }
}

/// A moment in the reader's zone, UTC at hand.
pub fn when(at: Timestamp, style: Style) -> Html {
    html! { <time datetime={time::iso(at)} title={time::utc(at)}>{ browser::local(at, style) }</time> }
}

/// Where it is written down. The addresses are our own, never one out of a paste.
pub fn citation(citation: &Citation) -> Html {
    outward(citation.url.into(), html! { { citation.label } })
}

/// The page of the catalogue on a rule or a fix. Its address holds the id, and nothing of the paste.
pub fn catalogued(id: &'static str) -> Html {
    outward(["catalogue/", id, ".html"].concat().into(), html! { "More about this" })
}

/// A link that leaves the page where it is.
pub fn outward(address: AttrValue, name: Html) -> Html {
    html! {
        <a class="citation" href={address} rel="noreferrer noopener" target="_blank">
            { name }<span class="visually-hidden">{ " (opens in a new tab)" }</span>
        </a>
    }
}

/// How sure a finding is, whose words gave it away, and where it is written; `more` stands behind the first.
pub fn chips(finding: &Finding, more: Html) -> Html {
    let (name, why) = words::confidence_words(finding.confidence);
    let mut citations: Vec<&Citation> = Vec::new();
    for one in &finding.citations {
        if !citations.contains(&one) {
            citations.push(one);
        }
    }
    html! {
        <ul class="chips" aria-label="How sure, and where it is written">
            <li class={classes!("sure", words::confidence(finding.confidence))}><b>{ name }</b>{ ": " }{ why }</li>
            { more }
            { for finding.source.map(|source| html! { <li>{ "Said by: " }<b>{ source }</b></li> }) }
            { for citations.into_iter().map(|one| html! { <li>{ citation(one) }</li> }) }
            <li>{ catalogued(finding.rule) }</li>
        </ul>
    }
}

/// What isn't as the standard says, each kind once.
pub fn problems(problems: &[Problem]) -> Html {
    let mut ids: Vec<&'static str> = Vec::new();
    for problem in problems {
        if !ids.contains(&problem.id) {
            ids.push(problem.id);
        }
    }
    if ids.is_empty() {
        return html! {};
    }
    let says = |id| problem::problem(id).map_or_else(|| words::humanise(id), str::to_owned);
    let item = |id| html! { <li data-problem={id}>{ says(id) }</li> };
    html! { <ul class="problems" aria-label="Not as the standard says">{ for ids.into_iter().map(item) }</ul> }
}

/// The props of [`Copy`].
#[derive(Clone, PartialEq, Properties)]
pub struct CopyProps {
    /// The button's id, where it needs one.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// What the button says.
    #[prop_or(AttrValue::Static("Copy"))]
    pub label: AttrValue,
    /// What there is to copy, for those who hear the button alone.
    #[prop_or_default]
    pub what: Option<AttrValue>,
    /// Makes the text when it is asked for.
    pub text: Callback<(), Rc<str>>,
}

/// A button that copies, and says that it did.
#[component]
pub fn Copy(props: &CopyProps) -> Html {
    let told = use_state(|| None::<bool>);
    let timer = use_mut_ref(|| None);
    let say = use_context::<Shared>().map(|shared| shared.say);
    let onclick = {
        let (told, text) = (told.setter(), props.text.clone());
        Callback::from(move |_: MouseEvent| {
            let (told, say, timer) = (told.clone(), say.clone(), timer.clone());
            browser::copy(text.emit(()), move |copied| {
                told.set(Some(copied));
                if let Some(say) = &say {
                    say.emit(AttrValue::Static(if copied {
                        "Copied"
                    } else {
                        "The browser did not let this page copy"
                    }));
                }
                *timer.borrow_mut() = Some(browser::after(2000, move || {
                    told.set(None);
                    if let Some(say) = say {
                        say.emit(AttrValue::Static(""));
                    }
                }));
            });
        })
    };
    let label = match *told {
        Some(true) => AttrValue::Static("Copied"),
        Some(false) => AttrValue::Static("Not allowed"),
        None => props.label.clone(),
    };
    let what = props.what.clone().map(|what| html! { <span class="visually-hidden">{ " " }{ what }</span> });
    html! {
        <button type="button" id={props.id.clone()} class={classes!("copy", told.map(|_| "told"))} {onclick}>
            { label }{ what }
        </button>
    }
}
