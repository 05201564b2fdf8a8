//! Two tokens side by side, or a token beside what the answer asks for: what differs, and why that matters.

use serde::Serialize;

use super::asked::{Asked, asked, beside};
use crate::{
    case::{self, Case},
    finding::{Arg, Finding, Message, say},
    json::{self, Member, Node},
    order::sort_by_key,
    text::{self, Span},
    time::Timestamp,
    token::{
        Moment, Place, State, Token,
        role::{REFRESH, is_proof, role},
    },
};

/// The most members of a part that are compared.
pub const MOST_MEMBERS: usize = 100;
/// The most tokens to choose from.
pub const MOST_CHOICES: usize = 16;

/// A comparison.
#[derive(Clone, Debug, Serialize)]
pub struct Compare {
    /// What is compared: indexes of tokens; `None` is what the answer asks for.
    pub between: [Option<usize>; 2],
    /// What differs and explains a refusal first, what is equal last.
    pub rows: Vec<Row>,
    /// The tokens that can be compared.
    #[serde(skip)]
    pub choices: Vec<usize>,
    /// What the answer asks for.
    #[serde(skip)]
    pub asked: Vec<Asked>,
}

/// One claim, or one member of the header, of both.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Whether it stands in the header.
    pub header: bool,
    /// Its values, where it is there.
    pub values: [Option<String>; 2],
    /// Whether both say the same; of what the answer asks for, whether the token meets it.
    pub same: bool,
    /// Why the difference can make a server refuse one of the two.
    pub why: Option<Message>,
    /// Whether this difference fits the verdict.
    pub explains: bool,
    /// Where the values stand.
    #[serde(skip)]
    pub spans: [Option<Span>; 2],
    /// The moments that the values name.
    #[serde(skip)]
    pub moments: [Option<Timestamp>; 2],
}

/// The comparison to begin with: the refused token beside another one, else beside what the answer asks for.
pub fn compare(case: &Case, findings: &[Finding]) -> Option<Compare> {
    let sent = case::sent_token(case);
    let sent = sent.and_then(|sent| case.tokens.iter().position(|token| std::ptr::eq(token, sent)));
    let choices = choices(case, sent);
    let first = sent.filter(|sent| choices.contains(sent)).or(choices.first().copied())?;
    let asked = if Some(first) == sent { asked(case) } else { Vec::new() };
    let other = choices.iter().copied().filter(|index| *index != first);
    let second = other.min_by_key(|index| distance(case, *index));
    let between = [Some(first), second];
    if second.is_none() && asked.is_empty() {
        return None;
    }
    let rows = rows(&case.tokens, &asked, between, verdict(findings));
    Some(Compare { between, rows, choices, asked })
}

/// The rule of the verdict.
pub fn verdict(findings: &[Finding]) -> &'static str {
    findings.first().map_or("", |finding| finding.rule)
}

/// The tokens that say something and are no proofs, each once, `sent` among them.
fn choices(case: &Case, sent: Option<usize>) -> Vec<usize> {
    let mut texts: Vec<&str> = Vec::new();
    let mut choices: Vec<usize> = Vec::new();
    let all = case.tokens.iter().enumerate();
    let first = all.clone().filter(|(index, _)| Some(*index) == sent);
    for (index, token) in first.chain(all) {
        let text = text::slice(&case.documents, token.span);
        let says = token.claims.as_ref().is_some_and(|claims| !json::members(claims).is_empty());
        if says && !is_proof(token) && choices.len() < MOST_CHOICES && !texts.contains(&text) {
            texts.push(text);
            choices.push(index);
        }
    }
    sort_by_key(&mut choices, |index| *index);
    choices
}

/// What to compare the refused token with: best one that went through, no refresh token if there is another.
fn distance(case: &Case, index: usize) -> u8 {
    let Some(token) = case.tokens.get(index) else { return 3 };
    let passed = match token.place {
        Place::Request(exchange) => case::response_at(&case.exchanges, Some(exchange))
            .and_then(|response| response.status)
            .is_some_and(|status| status < 300),
        _ => false,
    };
    match () {
        () if passed => 0,
        () if role(token) == Some(REFRESH) => 3,
        () if case::is_usable(token) => 1,
        () => 2,
    }
}

/// The rows for two tokens, or for one and what the answer asks for; `verdict` is the verdict's rule.
pub fn rows(tokens: &[Token], asked: &[Asked], between: [Option<usize>; 2], verdict: &str) -> Vec<Row> {
    let mut rows = match between.map(|index| index.and_then(|index| tokens.get(index))) {
        [Some(first), Some(second)] => parts([first, second], verdict),
        [Some(token), None] => asked.iter().filter_map(|one| beside(token, one, verdict)).collect(),
        _ => Vec::new(),
    };
    let order = |row: &Row| (row.same, !row.explains, row.why.is_none(), rank(row));
    sort_by_key(&mut rows, order);
    // What tells the same is said once.
    let mut told: Vec<Message> = Vec::new();
    for row in &mut rows {
        row.why = row.why.take().filter(|why| !told.contains(why));
        told.extend(row.why.clone());
        row.explains = row.explains && row.why.is_some();
    }
    sort_by_key(&mut rows, order);
    rows
}

fn rank(row: &Row) -> usize {
    matter(&row.name, row.header).unwrap_or(MATTERS.len())
}

fn parts(tokens: [&Token; 2], verdict: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for header in [false, true] {
        let members = tokens.map(|token| {
            let node = if header { &token.header } else { &token.claims };
            let all = node.as_ref().map(json::members).unwrap_or_default();
            all.get(..all.len().min(MOST_MEMBERS)).unwrap_or_default()
        });
        let [first, second] = members;
        for member in first.iter().chain(second) {
            if rows.iter().all(|row: &Row| row.header != header || row.name != member.name) {
                let pair = members.map(|members| members.iter().rev().find(|other| other.name == member.name));
                rows.push(row(tokens, header, &member.name, pair, verdict));
            }
        }
    }
    rows
}

fn row(tokens: [&Token; 2], header: bool, name: &str, pair: [Option<&Member>; 2], verdict: &str) -> Row {
    let same = match pair {
        [Some(first), Some(second)] => is_same(name, &first.node, &second.node),
        _ => false,
    };
    let [first, second] = tokens;
    let moments = [moment(first, pair[0]), moment(second, pair[1])];
    let matter = matter(name, header).filter(|_| !same).and_then(|index| MATTERS.get(index));
    let why = matter.and_then(|matter| why(matter, tokens, pair, moments));
    let explains = why.is_some() && matter.is_some_and(|matter| matter.rules.split(' ').any(|rule| rule == verdict));
    Row {
        name: name.to_owned(),
        header,
        values: pair.map(|member| member.map(|member| json::shown(&member.node))),
        same,
        why,
        explains,
        spans: pair.map(|member| member.map(|member| member.node.span)),
        moments: moments.map(|moment| moment.map(|moment| moment.meant)),
    }
}

fn moment<'a>(token: &'a Token, member: Option<&Member>) -> Option<&'a Moment> {
    let times = &token.times;
    let all = [&times.iat, &times.nbf, &times.exp, &times.auth_time];
    all.into_iter().flatten().find(|moment| member.is_some_and(|member| moment.span == member.node.span))
}

/// The words of a claim that holds several, as `scope` does in one text and `roles` in a list.
pub fn items<'a>(name: &str, node: &'a Node) -> Vec<&'a str> {
    let node = json::member(node, "roles").map_or(node, |roles| &roles.node);
    let mut items = json::strings(node);
    if matches!(name, "scope" | "scp") {
        items = items.into_iter().flat_map(|text| text.split([' ', ','])).filter(|word| !word.is_empty()).collect();
    }
    items
}

/// Whether two values say the same: of a list the order doesn't count.
fn is_same(name: &str, first: &Node, second: &Node) -> bool {
    if json::members(first).is_empty() && json::members(second).is_empty() {
        let (one, other) = (items(name, first), items(name, second));
        if !one.is_empty() && less(&one, &other).is_empty() && less(&other, &one).is_empty() {
            return true;
        }
    }
    json::shown(first) == json::shown(second)
}

fn less(all: &[&str], without: &[&str]) -> Vec<String> {
    all.iter().filter(|item| !without.contains(item)).map(|item| (*item).to_owned()).collect()
}

/// A claim that servers judge by.
struct Matter {
    /// The claims; a `.` stands before a member of the header.
    names: &'static str,
    /// The verdicts that such a difference fits.
    rules: &'static str,
    kind: Kind,
    /// Why it matters.
    says: &'static str,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Times,
    Address,
    Rights,
    Role,
    Any,
}

/// In the order in which they explain a refusal.
const MATTERS: &[Matter] = &[
    Matter {
        names: "exp nbf iat",
        rules: "token-expired token-not-yet-valid token-time-unit token-time-type",
        kind: Kind::Times,
        says: "",
    },
    Matter {
        names: "aud",
        rules: "token-audience-mismatch",
        kind: Kind::Address,
        says: "A server takes only tokens that are meant for it, so one of these can pass where the other is refused.",
    },
    Matter {
        names: "iss",
        rules: "token-issuer-mismatch token-signature-rejected token-key-unknown",
        kind: Kind::Address,
        says: "They come from different issuers, and a server trusts only those that it is set up for.",
    },
    Matter {
        names: "tid tenant tenant_id org_id",
        rules: "token-issuer-mismatch",
        kind: Kind::Any,
        says: "They belong to different tenants, and a server that serves one of them refuses the other.",
    },
    Matter {
        names: "typ token_use .typ at_hash",
        rules: "token-wrong-kind token-audience-mismatch",
        kind: Kind::Role,
        says: "Their kinds differ, {first} and {second}: an API wants an access token, an ID token is for the program that signed somebody in.",
    },
    Matter { names: "scope scp", rules: "insufficient-scope insufficient-permission", kind: Kind::Rights, says: "" },
    Matter {
        names: "roles groups permissions realm_access cognito:groups authorities entitlements wids role",
        rules: "insufficient-permission insufficient-scope",
        kind: Kind::Rights,
        says: "",
    },
    Matter {
        names: ".kid",
        rules: "token-key-unknown token-signature-rejected",
        kind: Kind::Any,
        says: "They name different keys. A server that doesn't know one of them, after a change of keys or in another environment, refuses that token.",
    },
    Matter {
        names: ".alg",
        rules: "token-algorithm-rejected token-signature-rejected token-unsigned",
        kind: Kind::Any,
        says: "They are signed in different ways, and a server takes only those that it is set up for.",
    },
    Matter {
        names: "cnf",
        rules: "token-bound dpop-proof-invalid",
        kind: Kind::Any,
        says: "A token that is bound to a key is good only together with a proof that was made with that very key.",
    },
    Matter {
        names: "acr acrs amr",
        rules: "step-up-required claims-challenge",
        kind: Kind::Any,
        says: "The sign-ins differ in strength, and a server can ask for the stronger one.",
    },
    Matter {
        names: "ver",
        rules: "token-issuer-mismatch token-audience-mismatch",
        kind: Kind::Any,
        says: "Tokens of different versions name issuer and audience in different ways: a server that is set up for one refuses the other.",
    },
    Matter {
        names: "sub oid",
        rules: "insufficient-permission hidden-404",
        kind: Kind::Any,
        says: "They act for different accounts, and each account has rights of its own.",
    },
    Matter {
        names: "azp client_id appid cid",
        rules: "insufficient-permission",
        kind: Kind::Any,
        says: "They were issued to different programs, and a server can admit just one of those.",
    },
];

fn matter(name: &str, header: bool) -> Option<usize> {
    let named = |one: &str| if header { one.strip_prefix('.') == Some(name) } else { one == name };
    MATTERS.iter().position(|matter| matter.names.split(' ').any(named))
}

fn why(
    matter: &Matter,
    tokens: [&Token; 2],
    pair: [Option<&Member>; 2],
    moments: [Option<&Moment>; 2],
) -> Option<Message> {
    let [first, second] = pair.map(|member| member.map(|member| items(&member.name, &member.node)).unwrap_or_default());
    match matter.kind {
        Kind::Times => times(tokens, pair, moments),
        Kind::Rights => rights(&first, &second),
        Kind::Address => match (first.as_slice(), second.as_slice()) {
            ([first], [second]) => address(first, second).or_else(|| Some(say(matter.says, []))),
            _ => Some(say(matter.says, [])),
        },
        Kind::Role => match tokens.map(role) {
            [Some(first), Some(second)] if first != second => {
                let args = [("first", Arg::from(first)), ("second", Arg::from(second))];
                Some(say(matter.says, args))
            }
            _ => None,
        },
        Kind::Any => Some(say(matter.says, [])),
    }
}

fn times(tokens: [&Token; 2], pair: [Option<&Member>; 2], moments: [Option<&Moment>; 2]) -> Option<Message> {
    let name = pair.iter().flatten().next().map_or("", |member| member.name.as_str());
    let unit = moments.map(|moment| moment.map(|moment| moment.unit));
    if let [Some(one), Some(other)] = unit
        && one != other
    {
        let says = "They write this time in different ways, and the standard knows only seconds, as a number.";
        return Some(say(says, []));
    }
    let states = tokens.map(|token| token.state);
    let late =
        |state: State| (name == "exp" && state == State::Expired) || (name == "nbf" && state == State::NotYetValid);
    let [first, second] = states.map(late);
    let at = moments.map(|moment| moment.map(|moment| moment.meant));
    let says = match (name, first, second) {
        ("exp", true, false) => {
            "The first is over since {at}, the second isn't: a server refuses the first for that alone."
        }
        ("exp", false, true) => {
            "The second is over since {at}, the first isn't: a server refuses the second for that alone."
        }
        ("nbf", true, false) => "The first begins only at {at}: until then a server refuses it.",
        ("nbf", false, true) => "The second begins only at {at}: until then a server refuses it.",
        _ => return None,
    };
    let at = if first { at[0] } else { at[1] };
    at.map(|at| say(says, [("at", Arg::Time(at))]))
}

fn rights(first: &[&str], second: &[&str]) -> Option<Message> {
    let (only_first, only_second) = (less(first, second), less(second, first));
    let says = match (only_first.is_empty(), only_second.is_empty()) {
        (true, true) => return None,
        (false, true) => "Only the first holds {first}: what needs that is refused with the second.",
        (true, false) => "Only the second holds {second}: what needs that is refused with the first.",
        (false, false) => {
            "Only the first holds {first}, only the second {second}: each is refused where the other's is needed."
        }
    };
    Some(say(says, [("first", Arg::List(only_first)), ("second", Arg::List(only_second))]))
}

/// Words of an address that tell one environment from another.
const ENVIRONMENTS: &[&str] = &[
    "dev",
    "development",
    "test",
    "testing",
    "qa",
    "uat",
    "stage",
    "staging",
    "sandbox",
    "preprod",
    "preview",
    "demo",
    "prod",
    "production",
    "live",
    "local",
    "localhost",
];

/// Where two addresses differ in a way that is easily overlooked, or that tells where they belong.
pub fn address(first: &str, second: &str) -> Option<Message> {
    let bare = |text: &str| text.trim_end_matches('/').to_owned();
    let rest = |text: &str| text.split_once("://").map(|(_, rest)| rest.to_owned());
    if bare(first) == bare(second) {
        return Some(say("They differ in the slash at the end alone, and servers compare them letter by letter.", []));
    }
    if rest(first).is_some_and(|one| Some(one) == rest(second)) {
        return Some(say("They differ in http and https alone, and servers compare them letter by letter.", []));
    }
    let words = |text: &str| {
        let mut words = text.split(|c: char| !c.is_ascii_alphanumeric()).map(str::to_ascii_lowercase);
        words.find(|word| ENVIRONMENTS.contains(&word.as_str()))
    };
    match (words(first), words(second)) {
        (None, None) => None,
        (one, other) if one == other => None,
        (one, other) => {
            let says =
                "By their names ({names}) they belong to different environments, and each trusts only its own tokens.";
            Some(say(says, [("names", Arg::List([one, other].into_iter().flatten().collect()))]))
        }
    }
}

#[cfg(test)]
mod tests;
