//! What a limiter is asked about.

use std::fmt;
use std::future::Future;
use std::time::{Duration, Instant};

use crate::base::environment::{Environment, left};
use crate::describe::endpoint::Endpoint;

/// A request that a [`Limiter`](crate::Limiter) is to let through.
#[derive(Clone, Copy)]
pub struct LimitRequest<'a> {
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) path: &'a str,
    pub(crate) environment: &'a dyn Environment,
    pub(crate) deadline: Option<Instant>,
}

impl<'a> LimitRequest<'a> {
    /// The endpoint that is called.
    #[must_use]
    pub fn endpoint(&self) -> &'static Endpoint {
        self.endpoint
    }

    /// The path that is asked for, the base URL's included, encoded.
    #[must_use]
    pub fn path(&self) -> &'a str {
        self.path
    }

    /// The time, by the client's [`Environment`].
    #[must_use]
    pub fn now(&self) -> Instant {
        self.environment.now()
    }

    /// What is left of the call's time: to wait for longer is in vain.
    #[must_use]
    pub fn left(&self) -> Duration {
        left(self.environment, self.deadline)
    }

    /// A number drawn uniformly from `0.0..1.0`, so that those who wait do not all wake at once.
    #[must_use]
    pub fn random(&self) -> f64 {
        self.environment.random()
    }

    /// Waits, by the client's [`Environment`].
    pub fn wait(&self, duration: Duration) -> impl Future<Output = ()> + Send + use<> {
        // A timer may fire a tick late even for nothing.
        let sleeping = (!duration.is_zero()).then(|| self.environment.sleep(duration));
        async {
            if let Some(sleeping) = sleeping {
                sleeping.await;
            }
        }
    }
}

/// The path is not shown.
impl fmt::Debug for LimitRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LimitRequest").field("endpoint", &self.endpoint.name()).finish_non_exhaustive()
    }
}
