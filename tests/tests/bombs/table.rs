//! What each answer costs, beyond one that is small.

use std::time::Duration;

use peak_alloc::PeakAlloc;

use super::api::{Got, Wanted};
use super::bombs::Bomb;
use super::server::{Answer, serve};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MIB: usize = 1 << 20;

/// What is kept of an error, and of a success that is too large.
const KEPT: usize = 64 << 10;

/// What brotli's decoder allocates for a stream that asks for the largest window (16 MiB, grown from half of it), before
/// the first byte comes out: the size of the body has no part in it, and no setting of reqwest can refuse it.
const BROTLI_WINDOW: usize = 25 * MIB;

/// What a success may be large, twice more while the buffer grows.
const SUCCESS: usize = 3 * 32 * MIB;

/// What the call gave, the bytes allocated at most while it ran, and those that its result keeps.
async fn measured(answer: Answer, wanted: Wanted) -> (Got, usize, usize) {
    let (client, server) = serve(answer).await;
    // What is left of the row before goes away.
    tokio::time::sleep(Duration::from_millis(20)).await;
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let result = wanted.call(&client).await;
    let peak = MEMORY.peak_usage().saturating_sub(before);
    let kept = MEMORY.current_usage().saturating_sub(before);
    server.abort();
    (Got::of(&result), peak, kept)
}

/// One test, so that nothing else allocates beside it.
#[tokio::test]
async fn a_body_that_grows_costs_no_more_than_the_limit_and_its_status_comes_out() {
    let bombs = [Bomb::plain(), Bomb::gzip(), Bomb::brotli(), Bomb::zstd()];
    let rows = [
        (404, Wanted::Number, Got::NotFound(KEPT), 0),
        (503, Wanted::Number, Got::ServerError(KEPT), 0),
        (418, Wanted::Number, Got::Undeclared(KEPT), 0),
        (307, Wanted::Number, Got::Undeclared(KEPT), 0),
        (404, Wanted::Nothing, Got::NotFound(KEPT), 0),
        (200, Wanted::Nothing, Got::Success, 0),
        (200, Wanted::Number, Got::TooLarge(KEPT), SUCCESS),
    ];
    println!("{:<6} {:<8} {:<9} {:>6} {:>9} {:>8}  result", "status", "wanted", "coding", "sent", "peak kB", "kept kB");
    for (status, wanted, expected, limit) in rows {
        let (_, usual, _) = measured(Answer::whole(status, "identity", b"7"), wanted).await;
        for bomb in &bombs {
            let limit = limit + MIB + if bomb.coding == "br" { BROTLI_WINDOW } else { 0 };
            let whole = bomb.whole();
            let answers = [
                (whole.len().to_string(), Answer::whole(status, bomb.coding, &whole)),
                ("ever".to_owned(), Answer::endless(status, bomb)),
            ];
            drop(whole);
            for (length, answer) in answers {
                let (got, peak, kept) = measured(answer, wanted).await;
                let (coding, over) = (bomb.coding, peak.saturating_sub(usual));
                let (over_kb, kept_kb) = (over / 1024, kept / 1024);
                println!("{status:<6} {wanted:<8?} {coding:<9} {length:>6} {over_kb:>9} {kept_kb:>8}  {got:?}");
                assert_eq!(got, expected, "{status} {wanted:?} {coding}");
                assert!(over < limit, "{status} {wanted:?} {coding}: {over} bytes");
                assert!(kept < MIB, "{status} {wanted:?} {coding}: the result keeps {kept} bytes");
            }
        }
    }
}
