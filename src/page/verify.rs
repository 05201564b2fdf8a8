//! What a token proves: its signature with a key that the reader pastes, a Digest log-in with a password; and the password
//! of Basic, shown when asked for. Key and password stay in their field: nothing keeps them, and a password goes with the
//! paste that it was typed for.

use std::{cell::Cell, rc::Rc};

use yew::prelude::*;

use super::{
    browser::{self, Checked},
    desk,
    parts::{Shown, message},
    steps,
};
use crate::{
    finding::{Message, say},
    token::{
        Token, digest,
        key::{self, Certificate, Keys},
        scheme,
        verify::{self, Plan},
    },
};

/// The props of [`Verify`].
#[derive(Clone, PartialEq, Properties)]
pub struct VerifyProps {
    /// The report.
    pub shown: Shown,
    /// Which of its tokens it is.
    pub index: usize,
}

/// What came of a check.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    /// "right", "wrong", "refused", "unknown", "other" (right if something else were so); "seen" for a password.
    result: &'static str,
    /// In words: the first sentence is the answer.
    words: Vec<Message>,
    /// Of the key that fits.
    certificates: Vec<Certificate>,
}

fn told(result: &'static str, words: Vec<Message>) -> Option<Told> {
    Some(Told { result, words, certificates: Vec::new() })
}

/// A field for a key, and what it says of the signature. Nothing where no key could say anything.
#[component]
pub fn Verify(props: &VerifyProps) -> Html {
    let (area, name) = (use_node_ref(), use_node_ref());
    // With what it is about: the report, and how often the key had been changed. An answer is never shown for another.
    let answer = use_state(|| None::<(Shown, u32, Told)>);
    let typed = use_state(|| 0_u32);
    let current = use_mut_ref(|| Rc::new(Cell::new(true)));
    {
        let (area, name, answer) = (area.clone(), name.clone(), answer.setter());
        use_effect_with((props.clone(), *typed), move |(props, typed)| {
            // A check that is still under way is about another text by now.
            current.borrow().set(false);
            let live = Rc::new(Cell::new(true));
            *current.borrow_mut() = live.clone();
            let (shown, typed) = (props.shown.clone(), *typed);
            check(props, &browser::text(&area), &browser::text(&name), move |told| {
                if live.get() {
                    answer.set(told.map(|told| (shown, typed, told)));
                }
            });
        });
    }
    let VerifyProps { shown, index } = props;
    let set = answer.setter();
    let answer = answer.as_ref().filter(|(about, at, _)| (about, at) == (shown, &*typed)).map(|(.., told)| told);
    let again = {
        let typed = typed.clone();
        Callback::from(move |()| typed.set(typed.wrapping_add(1)))
    };
    let Some(token) = shown.tokens.get(*index) else { return html! {} };
    match token.kind {
        "jws" | "sd-jwt" => {}
        "basic" => {
            let next = answer.map_or_else(|| told("seen", Vec::new()), |_| None);
            let next = next.map(|told| (shown.clone(), *typed, told));
            return password(shown, token, answer.is_some(), Callback::from(move |_| set.set(next.clone())));
        }
        _ => return log_in(props, token, answer, [&area, &name], &again),
    }
    if let Err(refusal) = verify::checkable(&shown.documents, token) {
        let known = ["not-compact", "alg-none", "signature-empty"].contains(&refusal.id);
        return html! { if !known { <p class="unchecked hint" data-reason={refusal.id}>{ message(&refusal.says) }</p> } };
    }
    let beside = key::beside(desk::paste(shown)).map(|text| {
        let (text, area) = (text.to_owned(), area.clone());
        let onclick = again.reform(move |_: MouseEvent| browser::set_text(&area, &text));
        html! { <button type="button" class="beside" {onclick}>{ "Use the key in the paste" }</button> }
    });
    let id = AttrValue::from(["key-", &index.to_string()].concat());
    html! {
        <details class="verify">
            <summary>{ "Check the signature with a key" }</summary>
            <label for={id.clone()}>{ "The key: a public key or certificate (PEM), a JWK or JWK Set, or the secret. It stays in this field." }</label>
            <textarea {id} ref={area} rows="4" spellcheck="false" autocomplete="off" autocapitalize="none"
                oninput={again.reform(|_: InputEvent| ())} />
            { beside }
            { status(answer) }
            if !browser::can_verify() {
                <p class="insecure">{ "This page came without encryption (http), and browsers let only encrypted pages check signatures. Open it by its https address, or from this very machine (localhost)." }</p>
            }
            { places(token) }
        </details>
    }
}

/// The password of Basic, where there is one: as many dots whatever its length, until the button is pressed.
fn password(shown: &Shown, token: &Token, seen: bool, onclick: Callback<MouseEvent>) -> Html {
    let Some(password) = scheme::password(&shown.exchanges, token) else { return html! {} };
    html! {
        <p class="password">
            { "The password: " }
            <code class="said">{ if seen { password } else { "••••••••".to_owned() } }</code>
            { " " }
            <button type="button" aria-pressed={seen.to_string()} {onclick}>{ "Show the password" }</button>
        </p>
    }
}

/// A field for the password of a Digest log-in, and for its name where that is hidden. Nothing for any other token.
fn log_in(
    VerifyProps { shown, index }: &VerifyProps,
    token: &Token,
    answer: Option<&Told>,
    [area, name]: [&NodeRef; 2],
    again: &Callback<()>,
) -> Html {
    let Some(login) = digest_of(shown, token) else { return html! {} };
    if let Some(refusal) = digest::refusal(&login) {
        return html! { <p class="unchecked hint">{ message(&refusal) }</p> };
    }
    let field = |kind: &'static str, label: &'static str, area: &NodeRef| {
        let id = AttrValue::from([kind, &index.to_string()].concat());
        html! {
            // Browsers want a form around a password. Where no dialog is, this method sends and closes nothing.
            <form method="dialog">
                <label for={id.clone()}>{ label }</label>
                <input {id} type={kind} ref={area} autocomplete="off" autocapitalize="none" spellcheck="false"
                    oninput={again.reform(|_: InputEvent| ())} />
            </form>
        }
    };
    html! {
        // Of another paste it is another field.
        <details class="verify" key={Rc::as_ptr(&shown.0).addr()}>
            <summary>{ "Check the log-in with a password" }</summary>
            if digest::wants_name(&login) {
                { field("text", "The name, which the log-in hides:", name) }
            }
            { field("password", "The password. It stays in this field.", area) }
            { status(answer) }
        </details>
    }
}

fn digest_of<'a>(shown: &'a Shown, token: &Token) -> Option<digest::Login<'a>> {
    digest::login(&shown.documents, &shown.exchanges, &shown.challenges, token)
}

fn status(answer: Option<&Told>) -> Html {
    html! {
        <div role="status" data-result={answer.map(|told| told.result)}>
            { for answer.iter().flat_map(|told| &told.words).map(|words| html! { <p>{ message(words) }</p> }) }
            { for answer.map(|told| chain("The certificates of this key:", &told.certificates)) }
        </div>
    }
}

/// Certificates from the signer's upwards. Nobody has checked them.
fn chain(title: &'static str, certificates: &[Certificate]) -> Html {
    let one = |one: &Certificate| html! { <li>{ message(&verify::certificate(one)) }</li> };
    html! {
        if !certificates.is_empty() {
            <p>{ title }</p>
            <ol class="chain">{ for certificates.iter().map(one) }</ol>
        }
    }
}

/// Where the key may be found, and what the token itself brings.
fn places(token: &Token) -> Html {
    let one = |place: &verify::Place| {
        html! { <li>{ message(&place.says) }{ for place.command.as_deref().map(steps::command) }</li> }
    };
    let places = verify::places(token);
    html! {
        <>
            if !places.is_empty() {
                <p><b>{ "Where the key is" }</b></p>
                <ul class="places">{ for places.iter().map(one) }</ul>
            }
            { chain("The token brings certificates (x5c). Whoever wrote the token could have written these too:", &verify::certificates(token)) }
        </>
    }
}

/// Reads the key, and has the browser check. `tell` hears the answer, at once or later.
fn check(props: &VerifyProps, text: &str, name: &str, tell: impl FnOnce(Option<Told>) + 'static) {
    let (shown, index) = (props.shown.clone(), props.index);
    let Some(token) = shown.tokens.get(index).filter(|_| !text.is_empty()) else { return tell(None) };
    if let Some(login) = digest_of(&shown, token) {
        let verdict = digest::check(&login, name, text);
        return tell(verdict.and_then(|verdict| told(verdict.result, verdict.words)));
    }
    let keys = key::read(text);
    match verify::plans(&shown.documents, token, &keys) {
        Err(refusal) => tell(told("refused", vec![refusal.says])),
        Ok(_) if !browser::can_verify() => tell(None),
        Ok(plans) => browser::verify(plans.clone(), move |checked| {
            tell(shown.tokens.get(index).and_then(|token| outcome(token, &keys, &plans, checked)));
        }),
    }
}

fn outcome(token: &Token, keys: &Keys, plans: &[Plan], checked: Checked) -> Option<Told> {
    let first = plans.first()?;
    let plan = if let Checked::Right(index) = checked { plans.get(index)? } else { first };
    let key = keys.keys.get(plan.key)?;
    let row = plan.algorithm;
    let alg = || [("alg", row.name.into())];
    match checked {
        Checked::Right(_) => {
            let mut words = vec![
                if row.kty == "oct" {
                    say(
                        "The signature is right ({alg}): this very text was signed by somebody who has this secret.",
                        alg(),
                    )
                } else {
                    say("The signature is right ({alg}): this very text was signed by the holder of this key.", alg())
                },
                verify::describe(key),
            ];
            if plans.len() > 1 && row.kty == "oct" && !keys.set {
                words.push(say(
                    "It fits {form} and in no other way. A server that reads it otherwise will refuse this token.",
                    [("form", verify::form(key.form).into())],
                ));
            }
            words.extend(
                key.kid
                    .as_deref()
                    .filter(|_| keys.set)
                    .map(|kid| say("Its name in the set: {kid}", [("kid", kid.into())])),
            );
            words.extend(verify::notes(token, key, row));
            if token.kind == "sd-jwt" {
                words.push(say("What was disclosed behind it wasn’t compared with the token’s digests.", []));
            }
            words.push(say("That says who signed, not that the token is still valid or meant for this server.", []));
            Some(Told { result: "right", words, certificates: key.certificates.clone() })
        }
        Checked::Wrong => {
            let mut words = vec![say(
                "The signature is wrong ({alg}): it wasn’t made with this key, or not over this text.",
                alg(),
            )];
            if plans.len() == 1 {
                words.push(verify::describe(key));
                words.extend(verify::notes(token, key, row));
            } else if row.kty == "oct" && !keys.set {
                let forms = plans
                    .iter()
                    .filter_map(|plan| keys.keys.get(plan.key))
                    .map(|key| verify::form(key.form).to_owned());
                words.push(say(
                    "The secret was tried {forms}.",
                    [("forms", crate::finding::Arg::List(forms.collect()))],
                ));
            }
            words.extend(verify::hints(token, row));
            told("wrong", words)
        }
        Checked::Unknown => {
            told("unknown", vec![say("This browser can’t check {alg}. Another browser, or a library, may.", alg())])
        }
        Checked::Refused => told(
            "refused",
            vec![say("This browser doesn’t accept the key: its numbers don’t fit together. Is it whole?", [])],
        ),
    }
}
