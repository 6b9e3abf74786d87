//! What a call costs through the library and by hand, against a server in a process of its own: one after the other, with an answer
//! and with an error, and 64 at once on one client.
//!
//! The ways take turns, in rounds of some milliseconds, so that whatever else the machine does falls on all of them; what is
//! printed are medians.
#![allow(clippy::panic, clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark is a program for its author")]

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use mighty_performance::ways::{self, FOUND, MISSING, Way, Work};
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;

const WAYS: [&str; 4] = ["reqwest", "hyper", "mighty-reqwest", "mighty-hyper"];
/// How many calls there are at once.
const AT_ONCE: u32 = 64;

fn main() {
    // `cargo test` only looks whether it runs.
    let rounds = if std::env::args().any(|argument| argument == "--bench") { 200 } else { 1 };
    let server = Server::start();
    let (one, two) = (Builder::new_current_thread(), Builder::new_multi_thread());
    let [one, two] = [one, two].map(|mut builder| builder.worker_threads(2).enable_all().build().unwrap());
    for (title, runtime, tasks, id) in [
        ("one after the other, 200", &one, 1, FOUND),
        ("one after the other, 404", &one, 1, MISSING),
        ("64 at once on one thread", &one, AT_ONCE, FOUND),
        ("64 at once on two threads", &two, AT_ONCE, FOUND),
    ] {
        println!("{title:28} {:>12} {:>12} {:>12} {:>12}", "µs per call", "calls/s", "of reqwest", "quartiles");
        table(&measured(&server.base, runtime, rounds, Turn { tasks, id }));
    }
}

/// What is done each time.
#[derive(Clone, Copy)]
struct Turn {
    tasks: u32,
    id: u64,
}

impl Turn {
    /// Enough calls for some milliseconds.
    fn calls(self) -> u32 {
        self.tasks * 128_u32.div_ceil(self.tasks).max(8)
    }
}

/// Microseconds per call, of each round in each way.
fn measured(base: &str, runtime: &Runtime, rounds: usize, turn: Turn) -> [Vec<f64>; WAYS.len()] {
    let (mut times, mut clients) = ([const { Vec::new() }; WAYS.len()], Vec::new());
    for way in WAYS {
        let mut made = None;
        runtime.block_on(ways::by_name(way, base, Keep { made: &mut made, turn }));
        clients.push(made.unwrap());
    }
    for round in 0..=rounds {
        // Who goes first changes, so that nobody always finds the caches warm.
        for at in (0..WAYS.len()).map(|at| (at + round) % WAYS.len()) {
            let begun = Instant::now();
            clients.get(at).unwrap()(runtime);
            // In the first round connections are made.
            if let (Some(times), 1..) = (times.get_mut(at), round) {
                times.push(begun.elapsed().as_secs_f64() * 1e6 / f64::from(turn.calls()));
            }
        }
    }
    times
}

/// Takes a turn with the client that it holds.
type Client = Box<dyn Fn(&Runtime)>;

/// Keeps a client for later.
struct Keep<'a> {
    made: &'a mut Option<Client>,
    turn: Turn,
}

impl Work for Keep<'_> {
    async fn work(self, way: impl Way) {
        let turn = self.turn;
        *self.made = Some(Box::new(move |runtime| runtime.block_on(take(&way, turn))));
    }
}

async fn take(way: &impl Way, turn: Turn) {
    let mut running = JoinSet::new();
    for _ in 0..turn.tasks {
        let way = way.clone();
        running.spawn(async move {
            for _ in 0..turn.calls() / turn.tasks {
                way.show(turn.id).await;
            }
        });
    }
    running.join_all().await;
}

fn table(times: &[Vec<f64>; WAYS.len()]) {
    let [by_reqwest, ..] = times;
    for (way, times) in WAYS.iter().zip(times) {
        let mut ratios: Vec<f64> = times.iter().zip(by_reqwest).map(|(time, by_reqwest)| time / by_reqwest).collect();
        let mut times = times.clone();
        let (time, [low, middle, high]) = (quantile(&mut times, 2), [1, 2, 3].map(|of| quantile(&mut ratios, of)));
        let rate = 1e6 / time;
        println!("{way:28} {time:>12.1} {rate:>12.0} {middle:>12.2} {:>12}", format!("{low:.2}-{high:.2}"));
    }
    println!();
}

/// Of four parts, the upper end of the one with this number.
fn quantile(values: &mut [f64], of: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() * of / 4).copied().unwrap_or(f64::NAN)
}

/// The server, for as long as it is needed.
struct Server {
    process: Child,
    base: String,
}

impl Server {
    fn start() -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_server")).stdout(Stdio::piped()).spawn().unwrap();
        let mut base = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut base).unwrap();
        Self { process, base: base.trim().to_owned() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
