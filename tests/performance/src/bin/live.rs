//! `live WAY BASE COUNT...`: the bytes on the heap after each of these numbers of calls, one after the other, in rising order.
#![allow(clippy::panic, clippy::print_stdout, clippy::unwrap_used, reason = "a program of a measurement")]

use mighty_performance::ways::{self, FOUND, Way, Work};
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, way, base, counts @ ..] = arguments.as_slice() else { panic!("live WAY BASE COUNT...") };
    ways::by_name(way, base, Live(counts.iter().map(|count| count.parse().unwrap()).collect())).await;
}

struct Live(Vec<u32>);

impl Work for Live {
    async fn work(self, way: impl Way) {
        let mut made = 0;
        for count in self.0 {
            for _ in made..count {
                way.show(FOUND).await;
            }
            made = count;
            println!("{}", HEAP.current_usage());
        }
    }
}
