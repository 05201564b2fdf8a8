//! The whole page.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    also, answer, browser, compare,
    desk::{self, Desk, use_desk},
    exchanges,
    help::use_shortcuts,
    input::Input,
    lock::use_lock,
    paper::{evidence, use_paper},
    parts::{Lit, Say, Shared, Shown, outward},
    path,
    share::Share,
    source, steps, tell_apart, token, verdict,
    welcome::Shell,
};
use crate::{
    finding,
    report::{mask::DEFAULT, redact::redact},
    time::Timestamp,
};

/// The page.
#[component]
pub fn App(props: &Shell) -> Html {
    let desk = use_desk(&props.early);
    let lit: Lit = use_state_eq(|| Rc::from([]));
    let (heard, say) = use_voice();
    let now = use_now(&desk);
    use_headline(&desk.shown, &say);
    let lock = use_lock();
    let shortcuts = use_shortcuts();
    html! {
        <ContextProvider<Shared> context={Shared { lit, say }}>
        <ContextProvider<Timestamp> context={now}>
            <header class="top">
                <h1>{ "Why 401?" }</h1>
                <p class="tagline">{ "Paste what you were handed. See why, who can fix it, and what to do." }</p>
                { lock }
            </header>
            <main class={classes!((!desk::paste(&desk.shown).trim().is_empty()).then_some("answered"))}>
                <Input desk={desk.clone()} />
                <Reading shown={desk.shown.clone()} look={desk.look.clone()} welcome={props.welcome.clone()} />
            </main>
            <footer class="bottom">
                <p>{ "Your paste stays in this tab: it is not sent, not stored, and not put into the address." }</p>
                <p>{ outward("catalogue/index.html".into(), html! { "The catalogue: every cause and every fix" }) }</p>
                { shortcuts }
            </footer>
            <p id="announce" class="visually-hidden" role="status" aria-live="polite">{ heard }</p>
        </ContextProvider<Timestamp>>
        </ContextProvider<Shared>>
    }
}

/// The props of [`Reading`].
#[derive(Clone, PartialEq, Properties)]
struct ReadingProps {
    shown: Shown,
    look: Callback<usize>,
    welcome: Html,
}

/// What the reader reads: the answer, or what to paste. On paper it is masked as what is copied.
#[component]
fn Reading(props: &ReadingProps) -> Html {
    let reader = use_memo((), |()| browser::reader());
    let kinds = use_state_eq(|| DEFAULT);
    let compared = use_state(|| None);
    let (paper, print) = use_paper();
    let whole = &props.shown;
    if desk::paste(whole).trim().is_empty() {
        return html! { <div class="reading">{ props.welcome.clone() }</div> };
    }
    let shown = &if paper { Shown(Rc::new(redact(whole, &kinds))) } else { whole.clone() };
    html! {
        <div class="reading">
            { verdict::draw(shown) }
            { tell_apart::draw(shown) }
            { path::draw(shown) }
            { steps::draw(shown, *reader) }
            { exchanges::draw(shown, &props.look) }
            { answer::draw(shown) }
            { compare::draw(shown, &compared) }
            { token::draw(shown) }
            { also::draw(shown) }
            { if paper { evidence(whole, *kinds) } else { source::draw(shown) } }
            <Share shown={whole.clone()} {kinds} {print} />
        </div>
    }
}

/// What the page says aloud, and the way to say something.
#[hook]
fn use_voice() -> (AttrValue, Say) {
    let heard = use_state_eq(AttrValue::default);
    let set = heard.setter();
    let say = use_callback((), move |words: AttrValue, ()| set.set(words));
    ((*heard).clone(), say)
}

/// The clock; it ticks only for a token or a wait, and an answer that it overtakes is given anew.
#[hook]
fn use_now(desk: &Desk) -> Timestamp {
    let now = browser::use_clock(!desk.shown.tokens.is_empty() || desk.shown.wait.is_some());
    let (shown, again) = (desk.shown.clone(), desk.again.clone());
    use_effect_with(now, move |now| {
        if desk::turned(&shown, *now) {
            again.emit(());
        }
    });
    now
}

/// Says a new headline aloud, once the reader has stopped typing.
#[hook]
fn use_headline(shown: &Shown, say: &Say) {
    let headline = shown.findings.first().filter(|_| !desk::paste(shown).trim().is_empty());
    let headline = headline.map(|verdict| finding::plain(&verdict.title)).unwrap_or_default();
    let timer = use_mut_ref(|| None);
    let say = say.clone();
    use_effect_with(headline, move |headline| {
        let headline = headline.clone();
        *timer.borrow_mut() = Some(browser::after(800, move || say.emit(headline.into())));
    });
}
