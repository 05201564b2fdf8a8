//! `cargo bench`: the whole diagnosis at three sizes, and the challenge parser beside the crate http-auth.

use divan::{Bencher, black_box, counter::BytesCount};
use why401::{
    diagnose,
    http::challenge,
    text::{Document, span},
    time::Timestamp,
};

fn main() {
    divan::main();
}

const NOW: Timestamp = Timestamp(1_795_176_000);

/// A refusal with a JSON body that fills it up to `length` bytes.
fn response(length: usize) -> String {
    let head = "HTTP/1.1 401 Unauthorized\r\nDate: Fri, 20 Nov 2026 11:58:04 GMT\r\nServer: Kestrel\r\nContent-Type: application/json\r\n\
                WWW-Authenticate: Bearer realm=\"api\", error=\"invalid_token\", error_description=\"The token expired at '11/20/2026 10:12:00'\"\r\n\r\n";
    let item = "{\"id\":\"0123456789\",\"note\":\"an item of a list that has nothing to do with the refusal\"},";
    let items = length.saturating_sub(head.len() + 60) / item.len();
    format!("{head}{{\"error\":\"invalid_token\",\"items\":[{}{{}}]}}", item.repeat(items))
}

#[divan::bench(args = [1 << 10, 64 << 10, 1 << 20])]
fn whole_diagnosis(bencher: Bencher, length: usize) {
    let paste = response(length);
    bencher.counter(BytesCount::of_str(&paste)).bench(|| diagnose(black_box(&paste), NOW));
}

/// Plain text, line by line: the form in which product tables are asked most.
#[divan::bench(args = [1 << 10, 64 << 10, 1 << 20])]
fn text_without_refusal(bencher: Bencher, length: usize) {
    let paste = "Nothing here speaks of doors, open or closed.\n".repeat(length / 46);
    bencher.counter(BytesCount::of_str(&paste)).bench(|| diagnose(black_box(&paste), NOW));
}

const CHALLENGES: &str = "Newauth realm=\"apps\", type=1, title=\"Login to \\\"apps\\\"\", Basic realm=\"simple\"";

#[divan::bench]
fn challenges_ours(bencher: Bencher) {
    let document = || vec![Document { name: "paste", origin: None, text: CHALLENGES.to_owned() }];
    bencher.with_inputs(document).bench_values(|mut documents| {
        challenge::read(black_box(&mut documents), span(0, 0, CHALLENGES.len()), "WWW-Authenticate")
    });
}

#[divan::bench]
fn challenges_http_auth() -> usize {
    http_auth::parse_challenges(black_box(CHALLENGES)).map_or(0, |challenges| challenges.len())
}
