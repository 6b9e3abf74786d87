//! What a call may allocate, counted and not timed. Instructions and lines of LLVM IR are counted by `tests/performance/budget`.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test that fails here says where, and how far it is from failing"
)]

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use dhat::{HeapStats, Profiler};
use mighty_performance::ways::memory::Memory;
use mighty_performance::ways::{FOUND, MISSING, SILENT, Way, through};
use mighty_performance::{ANSWER, Member, Members};

#[global_allocator]
static HEAP: dhat::Alloc = dhat::Alloc;

/// What a call allocates over the transport in memory, the eleven allocations of the answer's own fields included, and one in which the
/// answer is put together.
const FOUND_BLOCKS: u64 = 23;
const MISSING_BLOCKS: u64 = 17;
/// A request that is not sent.
const BUILT_BLOCKS: u64 = 3;
/// A call that waits for its answer holds: itself, room for the answer, the transport's future, its timer.
const IN_FLIGHT_BYTES: usize = 3_100;

/// Blocks that `work` allocates, when all that is made once has been made.
async fn blocks<F: Future<Output = ()>>(work: impl Fn() -> F) -> u64 {
    work().await;
    let before = HeapStats::get().total_blocks;
    for _ in 0..10 {
        work().await;
    }
    (HeapStats::get().total_blocks - before) / 10
}

fn poll_once<F: Future>(call: Pin<&mut F>) {
    assert!(matches!(call.poll(&mut Context::from_waker(Waker::noop())), Poll::Pending));
}

// One test: what others allocate meanwhile would count.
#[tokio::test]
async fn a_call_allocates_no_more_than_planned() {
    let _profiler = Profiler::builder().testing().build();
    let client = through(Memory, "https://api.example.com/v1");
    let read = blocks(async || drop(serde_json::from_str::<Member>(ANSWER).unwrap())).await;
    assert_eq!(read, 11, "of the answer itself");

    let found = blocks(|| Way::show(&client, FOUND)).await;
    let missing = blocks(|| Way::show(&client, MISSING)).await;
    let built = blocks(async || drop(Members::show(&client, "engines", FOUND, true))).await;
    println!("{found} and {missing} per call, {built} for the request");
    assert!(found <= FOUND_BLOCKS, "{found} allocations for a call");
    assert!(missing <= MISSING_BLOCKS, "{missing} allocations for a call that is answered 404");
    assert!(built <= BUILT_BLOCKS, "{built} allocations for a request");

    let before = HeapStats::get().curr_bytes;
    let mut call = pin!(Members::show(&client, "engines", SILENT, true));
    poll_once(call.as_mut());
    let bytes = HeapStats::get().curr_bytes - before;
    println!("{bytes} bytes in flight");
    assert!(bytes <= IN_FLIGHT_BYTES, "{bytes} bytes for a call in flight");
}
