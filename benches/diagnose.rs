//! `cargo bench`: reading and the whole diagnosis from 1 KiB to 64 MiB, what serde_json and httparse need for as many
//! bytes, texts that nobody means to paste, and the challenge parser beside the crate http-auth.

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

const SIZES: [usize; 6] = [1 << 10, 16 << 10, 64 << 10, 1 << 20, 8 << 20, 64 << 20];

/// The floor: what serde_json needs to make values of as many bytes of JSON.
#[divan::bench(args = SIZES, sample_count = 5)]
fn floor_serde_json(bencher: Bencher, length: usize) {
    let paste = response(length);
    let body = paste.split_once("\r\n\r\n").map_or("", |(_, body)| body).to_owned();
    let bencher = bencher.counter(BytesCount::of_str(&body));
    bencher.bench(|| serde_json::from_str::<serde_json::Value>(black_box(&body)).is_ok());
}

/// The floor: what httparse needs for as many bytes of header fields.
#[divan::bench(args = [1 << 10, 16 << 10, 64 << 10], sample_count = 5)]
fn floor_httparse(bencher: Bencher, length: usize) {
    let text = fields(length);
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let mut headers = vec![httparse::EMPTY_HEADER; 4096];
        httparse::Response::new(&mut headers).parse(black_box(text.as_bytes())).is_ok()
    });
}

/// The same header fields, diagnosed.
#[divan::bench(args = [1 << 10, 16 << 10, 64 << 10], sample_count = 5)]
fn header_fields(bencher: Bencher, length: usize) {
    let paste = fields(length);
    bencher.counter(BytesCount::of_str(&paste)).bench(|| diagnose(black_box(&paste), NOW));
}

fn fields(length: usize) -> String {
    let field = "X-Trace-Context: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n";
    format!("HTTP/1.1 401 Unauthorized\r\n{}\r\n", field.repeat(length / field.len()))
}

/// Reading alone, without rules, fixes and report.
#[divan::bench(args = SIZES, sample_count = 5)]
fn reading_alone(bencher: Bencher, length: usize) {
    let paste = response(length);
    bencher.counter(BytesCount::of_str(&paste)).bench(|| why401::case::read(black_box(&paste), NOW, None));
}

/// A text of one thing over and over.
struct Hostile {
    name: &'static str,
    unit: &'static str,
    length: usize,
}

impl std::fmt::Display for Hostile {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:>2} MiB of {}", self.length >> 20, self.name)
    }
}

fn hostile() -> Vec<Hostile> {
    let kinds = [
        ("zeros", "\0"),
        ("one line", "word "),
        ("quotes", "\""),
        ("braces", "{"),
        ("dots", "."),
        ("commas", ","),
        ("emoji", "😀"),
        ("combining marks", "e\u{301}"),
        ("right to left", "\u{202e}a"),
        ("base64", "QUJDREVG"),
        ("token starts", "eyJhIjox."),
        ("equals signs", "a=b&"),
        ("tags", "<a b=\"c\">"),
        ("status lines", "HTTP/1.1 401 Unauthorized\n"),
        ("challenges", "WWW-Authenticate: Basic realm=\"x\"\n"),
        ("line ends", "\r\n"),
    ];
    let lengths = [1_usize << 20, 10 << 20];
    kinds.into_iter().flat_map(|(name, unit)| lengths.map(|length| Hostile { name, unit, length })).collect()
}

/// What nobody means to paste, so that a reading which grows faster than its text shows.
#[divan::bench(args = hostile(), sample_count = 1, sample_size = 1)]
fn hostile_text(bencher: Bencher, hostile: &Hostile) {
    let paste = hostile.unit.repeat(hostile.length / hostile.unit.len());
    bencher.counter(BytesCount::of_str(&paste)).bench(|| diagnose(black_box(&paste), NOW));
}

#[divan::bench(args = SIZES, sample_count = 5)]
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
