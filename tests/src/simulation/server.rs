//! The server in trouble.

use std::time::Duration;

use mighty_runtime::testing::{InProcess, Recorded, Reply};
use tokio::time::Instant;

use super::{Chance, Down, Fault};

/// A server that begins its life now.
pub(super) fn server(fault: Fault, seed: u64) -> InProcess {
    let (begun, chance) = (Instant::now(), Chance::new(seed));
    InProcess::from_fn(move |request| {
        let latency = Duration::from_millis(chance.draw(|rng| rng.u64(20..=80)));
        match &fault {
            Fault::Outage { during, down } if during.contains(&(request.at - begun)) => down.reply(latency),
            Fault::Random { percent } if chance.draw(|rng| rng.u8(..100)) < *percent => {
                Reply::status(503).after(latency)
            }
            _ => Reply::status(200).after(latency),
        }
    })
}

impl Down {
    fn reply(self, latency: Duration) -> Reply {
        match self {
            Self::Unavailable => Reply::status(503).after(latency),
            // A refusal takes a round trip, not the time of an answer.
            Self::Refusing => Reply::refused().after(Duration::from_millis(1)),
            Self::Silent => Reply::silence(),
        }
    }
}

/// The call that a request belongs to.
#[must_use]
pub fn call_of(request: &Recorded) -> usize {
    request.uri.path().rsplit('/').next().and_then(|call| call.parse().ok()).expect("a path that ends in a call")
}
