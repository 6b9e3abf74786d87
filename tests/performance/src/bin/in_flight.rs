//! `in_flight WAY BASE COUNT`: the bytes on the heap while so many calls wait for an answer that never comes.
#![allow(clippy::panic, clippy::print_stdout, clippy::unwrap_used, reason = "a program of a measurement")]

use std::time::Duration;

use mighty_performance::ways::{self, FOUND, SILENT, Way, Work};
use peak_alloc::PeakAlloc;
use tokio::task::JoinSet;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, way, base, count] = arguments.as_slice() else { panic!("in_flight WAY BASE COUNT") };
    ways::by_name(way, base, InFlight(count.parse().unwrap())).await;
}

struct InFlight(u32);

impl Work for InFlight {
    async fn work(self, way: impl Way) {
        way.show(FOUND).await;
        let before = HEAP.current_usage();
        let mut calls = JoinSet::new();
        for _ in 0..self.0 {
            let way = way.clone();
            calls.spawn(async move { way.show(SILENT).await });
        }
        println!("{}", settled().await - before);
    }
}

/// The bytes on the heap once they have been the same for a while: all requests are written then.
async fn settled() -> usize {
    let mut last = 0;
    loop {
        tokio::time::sleep(Duration::from_millis(300)).await;
        let now = HEAP.current_usage();
        if now == last {
            return now;
        }
        last = now;
    }
}
