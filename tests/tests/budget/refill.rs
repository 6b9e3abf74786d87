//! Tokens that come back by time.

use std::time::{Duration, Instant};

use super::real::budget::{Bucket, Permit, RetryBudget};

#[test]
fn half_a_token_comes_back_each_second_and_no_fraction_is_lost() {
    let begun = Instant::now();
    let bucket = Bucket::new(RetryBudget::new().initial(0)).unwrap();
    assert_eq!(bucket.tokens(begun), 0);
    // Looked at every 7 ms, which is less than a thousandth of a token takes.
    for step in 0..=20_000 / 7 {
        bucket.tokens(begun + Duration::from_millis(7 * step));
    }
    assert_eq!(bucket.tokens(begun + Duration::from_secs(20)), 10);
    assert_eq!(bucket.tokens(begun + Duration::from_secs(100_000)), 500, "and no more than fit");
}

#[test]
fn nothing_comes_back_while_retries_are_refused() {
    let begun = Instant::now();
    let bucket = Bucket::new(RetryBudget::new().initial(10)).unwrap();
    let pays_after = |seconds| Permit::new(bucket.clone()).pay(false, begun + Duration::from_secs(seconds));
    assert!((0..60).all(|second| !pays_after(second)), "an outage of a minute");
    assert!(!pays_after(66), "3 tokens in 7 s, forfeited");
    assert!(pays_after(74), "4 tokens in 8 s");
    assert_eq!(bucket.tokens(begun + Duration::from_secs(74)), 0);
}

#[test]
fn the_profile_gives_nothing_back_by_time() {
    let begun = Instant::now();
    let bucket = Bucket::new(RetryBudget::aws_v2_1().initial(0)).unwrap();
    assert_eq!(bucket.tokens(begun), 0);
    assert_eq!(bucket.tokens(begun + Duration::from_secs(100_000)), 0);
}

#[test]
fn a_clock_that_goes_back_takes_nothing() {
    let now = Instant::now() + Duration::from_secs(100);
    let bucket = Bucket::new(RetryBudget::new().initial(20)).unwrap();
    assert!(Permit::new(bucket.clone()).pay(false, now));
    assert_eq!(bucket.tokens(now.checked_sub(Duration::from_secs(50)).unwrap()), 6);
}

#[test]
fn unlimited_is_no_bucket() {
    assert!(Bucket::new(RetryBudget::unlimited()).is_none());
}
