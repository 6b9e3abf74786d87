//! `concurrent WAY BASE THREADS CONCURRENCY CALLS`: makes so many calls, so many of them at once, on one client. 0 threads are the
//! runtime that has only the thread it is started on. Prints the calls per second, connections made before.
#![allow(clippy::panic, clippy::print_stdout, clippy::unwrap_used, reason = "a program of a measurement")]

use std::time::Instant;

use mighty_performance::ways::{self, FOUND, Way, Work};
use tokio::runtime::Builder;
use tokio::task::JoinSet;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, way, base, numbers @ ..] = arguments.as_slice() else { panic!("a way, a base, and three numbers") };
    let numbers: Vec<u32> = numbers.iter().map(|number| number.parse().unwrap()).collect();
    let [threads, concurrency, calls] = numbers[..] else { panic!("three numbers") };
    let mut runtime = match threads {
        0 => Builder::new_current_thread(),
        _ => Builder::new_multi_thread(),
    };
    let runtime = runtime.worker_threads(threads.max(1) as usize).enable_all().build().unwrap();
    runtime.block_on(async {
        ways::by_name(way, base, Concurrent { concurrency, calls }).await;
    });
}

#[derive(Clone, Copy)]
struct Concurrent {
    concurrency: u32,
    calls: u32,
}

impl Work for Concurrent {
    async fn work(self, way: impl Way) {
        round(&way, self.concurrency, 1).await;
        let begun = Instant::now();
        round(&way, self.concurrency, self.calls / self.concurrency).await;
        println!("{:.1}", f64::from(self.calls) / begun.elapsed().as_secs_f64());
    }
}

/// So many tasks, of so many calls each.
async fn round(way: &impl Way, tasks: u32, calls: u32) {
    let mut running = JoinSet::new();
    for _ in 0..tasks {
        let way = way.clone();
        running.spawn(async move {
            for _ in 0..calls {
                way.show(FOUND).await;
            }
        });
    }
    running.join_all().await;
}
