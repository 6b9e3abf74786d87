//! Every interleaving of three calls on one bucket.

use std::time::Instant;

use loom::sync::Arc;
use loom::thread;

use super::modelled::budget::{Bucket, Permit, RetryBudget};

/// What a call did with the bucket: tokens paid and given back.
fn call(bucket: Arc<Bucket>, now: Instant, succeeds: bool) -> (u32, u32) {
    let mut permit = Permit::new(bucket);
    match permit.pay(false, now) {
        false => (0, 0),
        true if succeeds => {
            permit.succeed(now);
            (14, 14)
        }
        // The permit is dropped, as that of a call is which ends without an answer.
        true => (14, 0),
    }
}

/// Three calls want a retry, and there are tokens for two.
#[test]
fn no_token_is_spent_twice_and_none_is_lost() {
    loom::model(|| {
        let now = Instant::now();
        let bucket = Bucket::new(RetryBudget::new().initial(28)).unwrap();
        let other = |succeeds| {
            let bucket = bucket.clone();
            thread::spawn(move || call(bucket, now, succeeds))
        };
        let others = [other(true), other(false)];
        let mut sums = call(bucket.clone(), now, false);
        for other in others {
            let (paid, returned) = other.join().unwrap();
            sums = (sums.0 + paid, sums.1 + returned);
        }
        let (paid, returned) = sums;
        assert!(paid >= 28, "two of three can pay");
        assert_eq!(bucket.tokens(now), 28 + returned - paid);
    });
}

/// Two successes at the first try, at the brim.
#[test]
fn the_bucket_does_not_overflow() {
    loom::model(|| {
        let now = Instant::now();
        let bucket = Bucket::new(RetryBudget::new().initial(499)).unwrap();
        let succeed = |bucket| move || Permit::new(bucket).succeed(now);
        let other = thread::spawn(succeed(bucket.clone()));
        succeed(bucket.clone())();
        other.join().unwrap();
        assert_eq!(bucket.tokens(now), 500);
    });
}
