//! A transport that keeps to a rate and counts what goes wrong, also where a retry makes up for it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use mighty_runtime::http::{Request, Response, StatusCode};
use mighty_runtime::{Body, Endpoint, Transport, TransportError};
use tokio::time::{Instant, sleep_until};

/// Another transport, watched.
pub(crate) struct Watched<T> {
    transport: T,
    pace: Pace,
    tally: Arc<Tally>,
}

impl<T> Watched<T> {
    pub(crate) fn new(transport: T, pace: Pace, tally: Arc<Tally>) -> Self {
        Self { transport, pace, tally }
    }
}

impl<T: Transport> Transport for Watched<T> {
    async fn send(&self, request: Request<Body>) -> Result<Response<Body>, TransportError> {
        self.pace.turn().await;
        let endpoint = request.extensions().get::<&'static Endpoint>().copied();
        let result = self.transport.send(request).await;
        self.tally.count_request();
        match &result {
            Ok(response) if response.status().is_success() => {}
            Ok(response) => self.tally.count_status(endpoint, response.status()),
            Err(error) => self.tally.count_failure("Unexpected", format!("no answer: {error}")),
        }
        result
    }
}

/// Gives each request its turn, one interval after the other.
pub(crate) struct Pace {
    interval: Duration,
    next: Mutex<Option<Instant>>,
}

impl Pace {
    pub(crate) fn new(interval: Duration) -> Self {
        Self { interval, next: Mutex::default() }
    }

    async fn turn(&self) {
        let turn = {
            let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
            let turn = next.map_or_else(Instant::now, |next| next.max(Instant::now()));
            *next = Some(turn + self.interval);
            turn
        };
        sleep_until(turn).await;
    }
}

/// What the requests have come to.
#[derive(Default)]
pub(crate) struct Tally(Mutex<Seen>);

/// The counts.
#[derive(Clone, Default)]
pub(crate) struct Seen {
    pub(crate) pages: u64,
    pub(crate) calls: u64,
    pub(crate) requests: u64,
    /// How often, by variant and by what happened.
    pub(crate) failures: BTreeMap<(&'static str, String), u64>,
}

impl Tally {
    pub(crate) fn seen(&self) -> Seen {
        self.with(|seen| seen.clone())
    }

    pub(crate) fn count_page(&self) {
        self.with(|seen| seen.pages += 1);
    }

    pub(crate) fn count_call(&self) {
        self.with(|seen| seen.calls += 1);
    }

    pub(crate) fn count_failure(&self, variant: &'static str, what: String) {
        self.with(|seen| *seen.failures.entry((variant, what)).or_default() += 1);
    }

    fn count_request(&self) {
        self.with(|seen| seen.requests += 1);
    }

    /// By the variant that a caller would see; the body, which splits some statuses further, is not read yet.
    fn count_status(&self, endpoint: Option<&Endpoint>, status: StatusCode) {
        let variant = endpoint.and_then(|endpoint| endpoint.variant(status));
        self.count_failure(variant.unwrap_or("Unexpected"), status.to_string());
    }

    fn with<R>(&self, change: impl FnOnce(&mut Seen) -> R) -> R {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
