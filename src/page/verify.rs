//! The check of a token's signature with a key that the reader pastes. The key stays in its field: nothing keeps it.

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
        Token,
        key::{self, Certificate, Keys},
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
    /// "right", "wrong", "refused", "unknown".
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
    let area = use_node_ref();
    // With what it is about: the report, and how often the key had been changed. An answer is never shown for another.
    let answer = use_state(|| None::<(Shown, u32, Told)>);
    let typed = use_state(|| 0_u32);
    let current = use_mut_ref(|| Rc::new(Cell::new(true)));
    {
        let (area, answer) = (area.clone(), answer.setter());
        use_effect_with((props.clone(), *typed), move |(props, typed)| {
            // A check that is still under way is about another text by now.
            current.borrow().set(false);
            let live = Rc::new(Cell::new(true));
            *current.borrow_mut() = live.clone();
            let (shown, typed) = (props.shown.clone(), *typed);
            check(props, &browser::text(&area), move |told| {
                if live.get() {
                    answer.set(told.map(|told| (shown, typed, told)));
                }
            });
        });
    }
    let VerifyProps { shown, index } = props;
    let answer = answer.as_ref().filter(|(about, at, _)| (about, at) == (shown, &*typed)).map(|(.., told)| told);
    let Some(token) = shown.tokens.get(*index).filter(|token| ["jws", "sd-jwt"].contains(&token.kind)) else {
        return html! {};
    };
    if let Err(refusal) = verify::checkable(&shown.documents, token) {
        let known = ["not-compact", "alg-none", "signature-empty"].contains(&refusal.id);
        return html! { if !known { <p class="unchecked hint" data-reason={refusal.id}>{ message(&refusal.says) }</p> } };
    }
    let again = {
        let typed = typed.clone();
        Callback::from(move |()| typed.set(typed.wrapping_add(1)))
    };
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
            <div role="status" data-result={answer.map(|told| told.result)}>{ for answer.map(result) }</div>
            if !browser::can_verify() {
                <p class="insecure">{ "This page came without encryption (http), and browsers let only encrypted pages check signatures. Open it by its https address, or from this very machine (localhost)." }</p>
            }
            { places(token) }
        </details>
    }
}

fn result(told: &Told) -> Html {
    html! {
        <>
            { for told.words.iter().map(|words| html! { <p>{ message(words) }</p> }) }
            { chain("The certificates of this key:", &told.certificates) }
        </>
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
fn check(props: &VerifyProps, text: &str, tell: impl FnOnce(Option<Told>) + 'static) {
    let (shown, index) = (props.shown.clone(), props.index);
    let Some(token) = shown.tokens.get(index).filter(|_| !text.is_empty()) else { return tell(None) };
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
