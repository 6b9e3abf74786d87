//! `calls WAY BASE COUNT [missing]`: makes calls one after the other, so that what one costs is the difference of two runs.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a program of a measurement")]

use mighty_performance::ways::{self, FOUND, MISSING, Way, Work};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, way, base, count, rest @ ..] = arguments.as_slice() else { panic!("calls WAY BASE COUNT [missing]") };
    let (count, id) = (count.parse().unwrap(), if rest.is_empty() { FOUND } else { MISSING });
    ways::by_name(way, base, Calls { count, id }).await;
}

struct Calls {
    count: u32,
    id: u64,
}

impl Work for Calls {
    async fn work(self, way: impl Way) {
        for _ in 0..self.count {
            way.show(self.id).await;
        }
    }
}
