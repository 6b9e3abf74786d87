//! Every interleaving of three calls on one bucket.

use std::time::Instant;

use loom::sync::Arc;
use loom::sync::atomic::{AtomicU32, Ordering};
use loom::thread;

use super::modelled::budget::{Bucket, Permit, RetryBudget};

/// Three calls want a retry, and there are tokens for two.
#[test]
fn no_token_is_spent_twice_and_none_is_lost() {
    loom::model(|| {
        let now = Instant::now();
        let bucket = Bucket::new(RetryBudget::new().initial(28)).unwrap();
        let (paid, returned) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
        let call = |succeeds: bool| {
            let (bucket, paid, returned) = (bucket.clone(), paid.clone(), returned.clone());
            move || {
                let mut permit = Permit::new(bucket);
                if permit.pay(false, now) {
                    paid.fetch_add(1, Ordering::SeqCst);
                    if succeeds {
                        permit.succeed(now);
                        returned.fetch_add(1, Ordering::SeqCst);
                    }
                }
                // Else the permit is dropped, as that of a call is which ends without an answer.
            }
        };
        let others = [thread::spawn(call(true)), thread::spawn(call(false))];
        call(false)();
        others.into_iter().for_each(|other| other.join().unwrap());

        let (paid, returned) = (paid.load(Ordering::SeqCst), returned.load(Ordering::SeqCst));
        assert!(paid >= 2, "two of three can pay");
        assert_eq!(bucket.tokens(now), 28 + 14 * returned - 14 * paid);
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
