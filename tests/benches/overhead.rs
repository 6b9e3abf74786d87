//! What a call costs beyond the same call written by hand with reqwest and `serde_json`.
//!
//! Both are made in turn, one by one, on the same runtime and against the same server on loopback, so that whatever
//! else the machine does falls on both. The ratio of the medians is printed at the end.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark is a program for its author")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion};
use mighty_runtime::{Client, endpoints};
use mighty_tests::Acme;
use serde::Deserialize;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;

/// A member as an API would send it.
#[derive(Debug, Deserialize)]
struct Member {
    id: u64,
    #[expect(dead_code, reason = "decoding it is the work")]
    email: String,
    #[expect(dead_code, reason = "decoding it is the work")]
    tags: Vec<String>,
}

const BODY: &str = r#"{"id":42,"email":"ada@example.com","first_name":"Ada","last_name":"Lovelace",
    "tags":["host","early","engines"],"permalink":"https://engines.example/members/42","location":null}"#;
const TOKEN: &str = "token";

#[endpoints(api = Acme, errors(401, 403, 404, 429, 5xx))]
trait Members {
    #[endpoint(method = GET, path = "/networks/{network_id}/members/{member_id}/")]
    async fn show_member(&self, network_id: &str, member_id: u64, #[query] full: bool) -> Result<Member, MemberError>;
}

/// The same call, by hand.
struct ByHand {
    client: reqwest::Client,
    base_url: String,
}

impl ByHand {
    fn new(base_url: &str) -> Self {
        let client = reqwest::Client::builder()
            .user_agent("by-hand/1")
            .connect_timeout(Duration::from_secs(5))
            .timeout(Duration::from_secs(10))
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        Self { client, base_url: base_url.to_owned() }
    }

    async fn show_member(&self, network_id: &str, member_id: u64, full: bool) -> Result<Member, String> {
        let url = format!("{}/networks/{network_id}/members/{member_id}/?full={full}", self.base_url);
        let request = self.client.get(url).bearer_auth(TOKEN).header("accept", "application/json");
        let response = request.send().await.map_err(|error| error.to_string())?;
        if !response.status().is_success() {
            return Err(response.status().to_string());
        }
        let body = response.bytes().await.map_err(|error| error.to_string())?;
        serde_json::from_slice(&body).map_err(|error| error.to_string())
    }
}

/// Answers every request with the same member. It runs on the thread of the calls: with one of its own, what is measured
/// is where the scheduler has put it.
async fn serve() -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            tokio::spawn(answer(socket));
        }
    });
    url
}

async fn answer(mut socket: TcpStream) {
    socket.set_nodelay(true).unwrap();
    let length = BODY.len();
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{BODY}");
    let mut request = Vec::with_capacity(4096);
    while let Ok(1..) = socket.read_buf(&mut request).await {
        if request.ends_with(b"\r\n\r\n") {
            request.clear();
            if socket.write_all(answer.as_bytes()).await.is_err() {
                return;
            }
        }
    }
}

/// What each kind of call took in one round.
#[derive(Clone, Copy, Default)]
struct Round {
    through_macro: Duration,
    by_hand: Duration,
}

/// Makes `calls` calls of each kind in turn.
async fn round(calls: u64, client: &Client<Acme>, by_hand: &ByHand) -> Round {
    let mut round = Round::default();
    for call in 0..calls {
        // Who goes first changes, so that neither always finds the caches warm.
        for is_macro in [call % 2 == 0, call % 2 != 0] {
            let begun = Instant::now();
            if is_macro {
                assert_eq!(black_box(client.show_member("engines", 42, true).await.unwrap()).id, 42);
                round.through_macro += begun.elapsed();
            } else {
                assert_eq!(black_box(by_hand.show_member("engines", 42, true).await.unwrap()).id, 42);
                round.by_hand += begun.elapsed();
            }
        }
    }
    round
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn main() {
    let runtime: Runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let url = runtime.block_on(serve());
    let client = Client::<Acme>::builder().base_url(&url).bearer(TOKEN).build().unwrap();
    let by_hand = ByHand::new(&url);
    // Connections are made, and caches warm, before anything is measured.
    runtime.block_on(round(20, &client, &by_hand));
    let mut criterion = Criterion::default().configure_from_args();
    // Nanoseconds per call of every sample, of both kinds.
    let (mut through_macro, mut hand) = (Vec::new(), Vec::new());
    let mut group = criterion.benchmark_group("show_member");
    for (name, pick) in [
        ("through the macro", (|round| round.through_macro) as fn(Round) -> Duration),
        ("by hand", |round| round.by_hand),
    ] {
        group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
            bencher.iter_custom(|calls| {
                let round = runtime.block_on(round(calls, &client, &by_hand));
                #[expect(clippy::cast_precision_loss, reason = "a number of calls is small")]
                let per_call = |time: Duration| time.as_secs_f64() * 1e9 / calls as f64;
                through_macro.push(per_call(round.through_macro));
                hand.push(per_call(round.by_hand));
                pick(round)
            });
        });
    }
    group.finish();
    criterion.final_summary();
    if hand.len() < 20 {
        // `cargo test` only looks whether it runs.
        return;
    }
    let ratios = through_macro.iter().zip(&hand).map(|(through_macro, hand)| through_macro / hand).collect();
    let (samples, ratio_of_samples) = (hand.len(), median(ratios));
    let (through_macro, hand) = (median(through_macro), median(hand));
    println!(
        "medians of {samples} samples: {:.1} µs through the macro, {:.1} µs by hand",
        through_macro / 1e3,
        hand / 1e3
    );
    println!("ratio of the medians: {:.3}; median of the samples' ratios: {ratio_of_samples:.3}", through_macro / hand);
}
