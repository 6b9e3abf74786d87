//! What each answer costs, beyond one that is small.

use peak_alloc::PeakAlloc;

use super::api::{Got, count, touch};
use super::bombs::{GROWN, brotli, gzip, zstd};
use super::server::{Answer, serve};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

fn rss() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|l| l.starts_with("VmHWM")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() * 1024
}

/// Makes the call, and returns what it gave and the bytes that were allocated at most while it ran.
async fn measured(answer: Answer, unit: bool) -> (Got, usize, usize) {
    let client = serve(answer).await;
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
    let r0 = rss();
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let got = if unit { touch(&client).await } else { count(&client).await };
    (got, MEMORY.peak_usage().saturating_sub(before), rss().saturating_sub(r0))
}

#[tokio::test]
async fn explore() {
    let (g, b, z) = (gzip(), brotli(), zstd());
    println!("gzip {} brotli {} zstd {} -> {GROWN}", g.len(), b.len(), z.len());
    let chunk = vec![b'1'; 1 << 16];
    for status in [404, 418, 503, 200] {
        for unit in [false, true] {
            if unit && status != 200 {
                continue;
            }
            println!("{status} unit={unit}");
            println!("plain  {:?}", measured(Answer::whole(status, "identity", b"7".to_vec()), unit).await);
            println!("gzip   {:?}", measured(Answer::whole(status, "gzip", g.clone()), unit).await);
            println!("brotli {:?}", measured(Answer::whole(status, "br", b.clone()), unit).await);
            println!("zstd   {:?}", measured(Answer::whole(status, "zstd", z.clone()), unit).await);
            println!("endless {:?}", measured(Answer::endless(status, "identity", &chunk), unit).await);
            println!(
                "endless gzip {:?}",
                measured(Answer::endless(status, "gzip", &g[..g.len() / 200 * 10]), unit).await
            );
        }
    }
}
