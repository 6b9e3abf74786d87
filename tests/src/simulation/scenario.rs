//! What happens to the server, and how often it is called.

use std::ops::Range;
use std::time::Duration;

use super::{Call, Contender, Run};

/// A server's trouble, and the calls made meanwhile.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What is wrong with the server.
    pub fault: Fault,
    /// Calls begun each second, whether or not earlier ones have ended: users do not wait for each other.
    pub rate: u32,
    /// For how long calls are begun.
    pub lasts: Duration,
    /// How often all of it happens, each time with a new client and other chance.
    pub episodes: u32,
}

/// What is wrong with a server.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Nothing works for a while, counted from the begin of the run.
    Outage {
        /// When.
        during: Range<Duration>,
        /// How it shows.
        down: Down,
    },
    /// So many of 100 requests are answered with 503.
    Random {
        /// Their number.
        percent: u8,
    },
}

/// What a server that is down does with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Down {
    /// Answers 503, as fast as it otherwise answers 200.
    Unavailable,
    /// Refuses the connection, at once.
    Refusing,
    /// Takes the request, and says nothing.
    Silent,
}

impl Scenario {
    /// A minute without service, in two minutes.
    #[must_use]
    pub fn outage_of_a_minute(rate: u32) -> Self {
        let during = Duration::from_secs(10)..Duration::from_secs(70);
        let fault = Fault::Outage { during, down: Down::Unavailable };
        Self { fault, rate, lasts: Duration::from_secs(120), episodes: (100 / rate).max(1) }
    }

    /// A second without service, often enough that a thousand calls are begun in it.
    #[must_use]
    pub fn outage_of_a_second(rate: u32, down: Down) -> Self {
        let during = Duration::from_secs(2)..Duration::from_secs(3);
        Self { fault: Fault::Outage { during, down }, rate, lasts: Duration::from_secs(8), episodes: 1_000 / rate }
    }

    /// So many of 100 requests fail, over 60,000 calls.
    #[must_use]
    pub fn random(rate: u32, percent: u8) -> Self {
        let lasts = Duration::from_secs(60_000) / rate;
        Self { fault: Fault::Random { percent }, rate, lasts, episodes: 1 }
    }

    /// All episodes with these settings.
    #[must_use]
    pub fn run(&self, contender: &Contender, seed: u64) -> Vec<Run> {
        (0..u64::from(self.episodes)).map(|episode| Run::new(self, contender, seed + episode)).collect()
    }

    /// The calls that the trouble concerns: those begun during an outage, else all.
    pub fn concerned<'a>(&self, runs: &'a [Run]) -> impl Iterator<Item = &'a Call> {
        let during = self.outage().unwrap_or(Duration::ZERO..Duration::MAX);
        runs.iter().flat_map(|run| &run.calls).filter(move |call| during.contains(&call.begun))
    }

    /// When the server is down, if that is what is wrong with it.
    #[must_use]
    pub fn outage(&self) -> Option<Range<Duration>> {
        match &self.fault {
            Fault::Outage { during, .. } => Some(during.clone()),
            Fault::Random { .. } => None,
        }
    }
}
