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

/// A HAR of `length` bytes whose last entry but one is refused: pages of JSON, scripts and pictures, as they come.
fn har(length: usize) -> String {
    let entry = |path: usize, status: u16, text: &str| {
        let cookie = format!("a={path}; session=0123456789abcdef");
        format!(
            "{{\"startedDateTime\":\"2026-11-20T11:58:02.114Z\",\"time\":88.2,\"_resourceType\":\"fetch\",\"request\":{{\"method\":\"GET\",\"url\":\"https://api.kestrel.example/v1/{path}\",\"httpVersion\":\"h2\",\"headers\":[{{\"name\":\"cookie\",\"value\":\"{cookie}\"}},{{\"name\":\"sec-ch-ua\",\"value\":\"\\\"Chromium\\\";v=\\\"142\\\"\"}}],\"queryString\":[],\"cookies\":[]}},\"response\":{{\"status\":{status},\"statusText\":\"\",\"httpVersion\":\"h2\",\"headers\":[{{\"name\":\"content-type\",\"value\":\"application/json\"}}],\"content\":{{\"size\":1,\"mimeType\":\"application/json\",\"text\":\"{text}\"}},\"redirectURL\":\"\"}}}},\n"
        )
    };
    let bodies = [
        "{\\\"id\\\":\\\"0123456789\\\",\\\"note\\\":\\\"an item of a list\\\"},".repeat(300),
        "function a(b){return b.c===1?d:e(f,g)};var h=[1,2,3];\\n".repeat(900),
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ".repeat(800),
    ];
    let mut text = String::from("{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"Firefox\"},\"entries\":[\n");
    for (number, body) in bodies.iter().cycle().enumerate() {
        if text.len() > length {
            break;
        }
        text.push_str(&entry(number, 200, body));
    }
    text.push_str(&entry(0, 403, "{\\\"error\\\":\\\"insufficient_scope\\\"}"));
    text.push_str(&entry(1, 200, "{}"));
    text.push_str("]}}");
    text
}

#[divan::bench(args = [1 << 20, 4 << 20, 16 << 20, 64 << 20], sample_count = 3)]
fn har_file(bencher: Bencher, length: usize) {
    let paste = har(length);
    bencher.counter(BytesCount::of_str(&paste)).bench(|| diagnose(black_box(&paste), NOW));
}

/// An access log: of a longer one than 8 MiB the beginning is read.
#[divan::bench(args = [1 << 20, 4 << 20, 16 << 20, 64 << 20], sample_count = 3)]
fn access_log(bencher: Bencher, length: usize) {
    let line =
        "192.0.2.7 - - [20/Nov/2026:11:58:04 +0000] \"GET /api/v2/orders HTTP/1.1\" 200 1234 \"-\" \"curl/8.5.0\"\n";
    let refused = line.replace(" 200 ", " 401 ");
    let paste = line.repeat(length / line.len()) + &refused;
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
