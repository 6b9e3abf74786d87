//! A server that takes 20 requests per second, and 60 calls at once: without a limiter, with one by what answers say, with one of this
//! process, and with one of a fleet, which may or may not have a Redis (`REDIS_URL`, by default on this machine).
//!
//! `cargo run --example rate_limits`
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use mighty_runtime::{
    Client, ClientBuilder, HeaderLimiter, Limiter, LocalLimiter, Rate, RedisLimiter, UnexpectedKind, WhenAway,
};
use rate_limits::{CountOrdersError, LIMIT, Orders, Seen, Shop, WINDOW, start};

/// 60 calls at once, and what came of them.
async fn crowd(name: &str, shop: ClientBuilder<Shop>, seen: &Seen) -> Result<(), Box<dyn Error>> {
    // Beside what came before.
    tokio::time::sleep(WINDOW).await;
    let shop = shop.build()?;
    let begun = Instant::now();
    let results = join_all((0..60).map(|_| shop.count_orders())).await;
    let (taken, refused) = seen.take();
    let answered = results.iter().filter(|result| result.is_ok()).count();
    println!(
        "{name}: {answered} of 60 answered in {:.1?}; the shop took {taken} and refused {refused}",
        begun.elapsed()
    );
    let not_sent = results.iter().filter_map(|result| result.as_ref().err()).find_map(|error| match error {
        CountOrdersError::Unexpected(error) if error.kind() == UnexpectedKind::LimitReached => Some(error),
        _ => None,
    });
    if let Some(error) = not_sent {
        println!("  {error}; there is room after {:?}", error.retry_after());
    }
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (url, seen) = start().await?;
    let shop = || Client::<Shop>::builder().base_url(url.as_str());
    let rate = Rate::new(LIMIT, WINDOW);

    crowd("no limiter      ", shop(), &seen).await?;
    crowd("by the answers  ", shop().limiter(HeaderLimiter::new()), &seen).await?;
    crowd("of this process ", shop().limiter(LocalLimiter::new(rate)), &seen).await?;

    // A call waits until its deadline, or not at all; either way it is told at once that it would be too late.
    let hasty = shop().limiter(LocalLimiter::new(rate)).timeout(Duration::from_secs(1));
    crowd("within a second ", hasty, &seen).await?;
    crowd("at once or never", shop().limiter(LocalLimiter::new(rate).fail_at_once()), &seen).await?;

    // Two processes share the token. Without Redis each keeps to its part, which is less than the half.
    let redis = std::env::var("REDIS_URL").unwrap_or_else(|_| "redis://127.0.0.1".to_owned());
    let fleet = RedisLimiter::open(&redis, "example", rate, WhenAway::LocalShare { processes: 2 })?;
    crowd("of the fleet    ", shop().limiter(fleet.and(HeaderLimiter::new())), &seen).await
}
