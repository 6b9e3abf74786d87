//! A limit for one process.

use std::fmt;
use std::time::Duration;

use super::gate::Gate;
use super::grouping::{Grouping, grouped};
use super::lanes::Lanes;
use super::rate::Rate;
use crate::caller::limiter::contract::Limiter;
use crate::caller::limiter::error::LimitError;
use crate::caller::limiter::request::LimitRequest;
use crate::describe::endpoint::Endpoint;

/// Lets through so many requests of this process, kept by the crate `governor`, by the client's clock.
///
/// A call waits until its request may be sent, in the order in which calls came, and ends at once where that would be after its deadline.
/// A call that is dropped while it waits takes nothing.
///
/// ```
/// use mighty_runtime::{LocalLimiter, Rate};
/// # use mighty_runtime::{Api, Client, Problem};
/// # enum Shop {}
/// # impl Api for Shop {
/// #     const BASE_URL: &'static str = "https://api.shop.example";
/// #     type ErrorBody = Problem;
/// # }
/// # fn main() -> Result<(), mighty_runtime::Error> {
///
/// // The orders share one limit, the customers another.
/// let limiter = LocalLimiter::new(Rate::per_minute(200)).per_group();
/// let shop = Client::<Shop>::builder().limiter(limiter).build()?;
/// # Ok(())
/// # }
/// ```
pub struct LocalLimiter {
    rate: Rate,
    grouping: Grouping,
    waits: bool,
    gates: Lanes<Gate>,
}

impl LocalLimiter {
    /// One limit for all calls of the client.
    #[must_use]
    pub fn new(rate: Rate) -> Self {
        Self { rate, grouping: Grouping::default(), waits: true, gates: Lanes::default() }
    }

    /// A call that would have to wait fails at once, as [`LimitReached`](crate::UnexpectedKind::LimitReached), and says after what time
    /// there is room.
    #[must_use]
    pub fn fail_at_once(mut self) -> Self {
        self.waits = false;
        self
    }

    /// After so much time a limit is as if it had never been used.
    fn rest(&self) -> Duration {
        self.rate.interval().saturating_mul(self.rate.size())
    }
}

grouped!(LocalLimiter);

impl Limiter for LocalLimiter {
    async fn acquire(&self, request: &LimitRequest<'_>) -> Result<(), LimitError> {
        let now = request.now();
        let gate = self.gates.of(self.grouping.key_of(request), now, self.rest(), || Gate::new(self.rate, now));
        if self.waits {
            return gate.pass(request).await;
        }
        gate.check(now).map_err(|wait| LimitError::reached(Some(wait)))
    }
}

impl fmt::Debug for LocalLimiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalLimiter")
            .field("rate", &self.rate)
            .field("grouping", &self.grouping)
            .field("waits", &self.waits)
            .finish_non_exhaustive()
    }
}
