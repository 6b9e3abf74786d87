//! The arithmetic of waiting, at its edges.

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};

use super::retry_after;
use crate::describe::retry_policy::RetryPolicy;

fn bounds(policy: RetryPolicy, attempts: impl IntoIterator<Item = u32>, throttled: bool) -> Vec<u128> {
    let policy = policy.resolve();
    attempts.into_iter().map(|attempt| policy.bound(attempt, throttled).as_millis()).collect()
}

#[test]
fn the_profile_doubles_up_to_its_cap() {
    let expected = [50, 100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800, 20_000, 20_000];
    assert_eq!(bounds(RetryPolicy::aws_v2_1(), 1..=11, false), expected);
}

#[test]
fn the_default_grows_by_four_and_starts_higher_when_throttled() {
    assert_eq!(bounds(RetryPolicy::new(), 1..=5, false), [100, 400, 1_600, 6_400, 10_000]);
    assert_eq!(bounds(RetryPolicy::new(), 1..=4, true), [1_000, 4_000, 10_000, 10_000]);
}

#[test]
fn no_attempt_number_and_no_setting_overflows() {
    assert_eq!(bounds(RetryPolicy::new(), [33, 100_000, u32::MAX], false), [10_000; 3]);
    let greatest = RetryPolicy::new().base(Duration::MAX).cap(Duration::MAX).factor(u32::MAX).resolve();
    for random in [0.0, 0.5, 1.0, 2.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(greatest.wait(u32::MAX, true, Some(Duration::MAX), || random) >= Duration::from_secs(1));
    }
}

#[test]
fn ten_thousand_draws_are_uniform() {
    let policy = RetryPolicy::aws_v2_1().resolve();
    let mut random = fastrand::Rng::with_seed(7);
    let mut buckets = [0_u32; 10];
    for _ in 0..10_000 {
        let wait = policy.wait(10, false, None, || random.f64());
        buckets[usize::try_from(wait.as_millis() / 2_000).unwrap().min(9)] += 1;
    }
    assert!(buckets.iter().all(|count| (800..=1_200).contains(count)), "{buckets:?}");
}

#[test]
fn a_hint_is_a_floor_and_jitter_only_adds() {
    let policy = RetryPolicy::new().resolve();
    let hint = Some(Duration::from_secs(8));
    assert_eq!(policy.wait(1, true, hint, || 0.0), Duration::from_secs(8));
    assert_eq!(policy.wait(1, true, hint, || 1.0), Duration::from_secs(10), "a quarter more");
    let long = Some(Duration::from_secs(40));
    assert_eq!(policy.wait(1, true, long, || 1.0), Duration::from_secs(45), "at most 5 s more");
    let short = Some(Duration::from_secs(1));
    assert_eq!(policy.wait(3, true, short, || 1.0), Duration::from_millis(10_250), "the backoff is longer");
    let exact = RetryPolicy::new().hint_jitter(false).resolve();
    assert_eq!(exact.wait(1, true, hint, || 1.0), Duration::from_secs(8));
}

/// Fri, 29 Sep 2023 16:26:37 GMT.
fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_696_004_797)
}

fn parse(value: &[u8], date: Option<&str>) -> Option<u64> {
    let mut headers = HeaderMap::new();
    headers.insert(RETRY_AFTER, value.try_into().unwrap());
    if let Some(date) = date {
        headers.insert(DATE, date.parse().unwrap());
    }
    retry_after::parse(&headers, now).map(|wait| wait.as_secs())
}

#[test]
fn retry_after_in_seconds() {
    for (value, expected) in
        [("20", 20), ("60", 60), ("61", 61), (" 7 ", 7), ("0007", 7), ("9999999999", 9_999_999_999)]
    {
        assert_eq!(parse(value.as_bytes(), None), Some(expected), "{value}");
    }
}

#[test]
fn retry_after_as_a_date_in_all_three_forms() {
    for value in ["Fri, 29 Sep 2023 16:26:57 GMT", "Friday, 29-Sep-23 16:26:57 GMT", "Fri Sep 29 16:26:57 2023"] {
        assert_eq!(parse(value.as_bytes(), None), Some(20), "{value}");
    }
    let same_clock = Some("Fri, 29 Sep 2023 10:00:00 GMT");
    assert_eq!(parse(b"Fri, 29 Sep 2023 10:00:05 GMT", same_clock), Some(5), "against the response's own date");
    let broken_clock = Some("yesterday");
    assert_eq!(parse(b"Fri, 29 Sep 2023 16:26:57 GMT", broken_clock), Some(20), "against ours");
}

#[test]
fn retry_after_that_no_standard_knows_is_read_as_it_is_meant() {
    let centuries = Some(9_999_999_999);
    for (value, expected) in [
        ("1.5", Some(2)),
        ("0.001", Some(1)),
        ("7.000", Some(7)),
        ("99999999999", centuries),
        ("9999999999.9", centuries),
        ("99999999999999999999999999999999999", centuries),
    ] {
        assert_eq!(parse(value.as_bytes(), None), expected, "{value}");
    }
}

#[test]
fn retry_after_that_means_nothing() {
    let past = "Fri, 29 Sep 2023 16:26:27 GMT";
    let wrong_weekday = "Mon, 29 Sep 2023 16:26:57 GMT";
    let far_year = "Fri, 29 Sep 100000 16:26:57 GMT";
    for value in [
        "0",
        "-1",
        "",
        "nan",
        "inf",
        "+5",
        "1.",
        ".5",
        "0.0",
        "1e3",
        "120junk",
        "0x10",
        "Fri, 29 Sep 2023 16:26:37 GMT",
    ]
    .into_iter()
    .chain([past, wrong_weekday, far_year, "٣"])
    {
        assert_eq!(parse(value.as_bytes(), None), None, "{value}");
    }
    assert_eq!(parse(b"\xff\xfe", None), None);
    assert_eq!(
        parse(b"Fri, 29 Sep 2023 16:26:57 GMT", Some("Fri, 29 Sep 2023 16:27:57 GMT")),
        None,
        "past for the server"
    );
}

/// All of a call is in one box, and glibc has boxes of at most 1,032 bytes at hand.
#[test]
fn a_call_fits_into_a_box_that_the_allocator_has_at_hand() {
    fn size<A, B, C, D, F>(_: fn(A, B, C, D) -> F) -> usize {
        size_of::<F>()
    }
    let size = size(super::run::run);
    assert!(size <= 1_032, "{size}");
}
