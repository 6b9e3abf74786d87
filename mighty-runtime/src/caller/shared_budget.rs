//! A retry budget that several clients share, as the caller gives it.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant};

use crate::base::environment::{Environment, within};
use crate::caller::token_source::BoxError;
use crate::describe::endpoint::Endpoint;

/// A retry budget beside the client's own, that several clients draw on: [`ClientBuilder::shared_retry_budget`](crate::ClientBuilder::shared_retry_budget).
///
/// It is asked for each retry that the client's own budget has paid for, before the wait; nothing else is sent to it. What calls earn
/// by succeeding is handed in with the next payment.
pub trait SharedBudget: Send + Sync + 'static {
    /// Takes what is earned, and then the cost, if there is as much; whether there was.
    ///
    /// # Errors
    /// When that cannot be found out: the client's own budget counts alone then.
    fn pay(&self, payment: &Payment<'_>) -> impl Future<Output = Result<bool, BoxError>> + Send;
}

/// What a retry pays to a [`SharedBudget`].
#[derive(Clone, Copy)]
pub struct Payment<'a> {
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) cost: u32,
    pub(crate) earned: u32,
    pub(crate) environment: &'a dyn Environment,
}

impl Payment<'_> {
    /// The endpoint that is called.
    #[must_use]
    pub fn endpoint(&self) -> &'static Endpoint {
        self.endpoint
    }

    /// What the retry costs, in tokens.
    #[must_use]
    pub fn cost(&self) -> u32 {
        self.cost
    }

    /// What the client's calls have earned since the last payment.
    #[must_use]
    pub fn earned(&self) -> u32 {
        self.earned
    }

    /// The time, by the client's [`Environment`](crate::Environment).
    #[must_use]
    pub fn now(&self) -> Instant {
        self.environment.now()
    }

    /// The result of `work`, or `None` if the limit passes first, by the client's [`Environment`](crate::Environment).
    pub fn within<F: Future>(&self, limit: Duration, work: F) -> impl Future<Output = Option<F::Output>> {
        within(self.environment, limit, work)
    }
}

impl fmt::Debug for Payment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Payment")
            .field("endpoint", &self.endpoint.name())
            .field("cost", &self.cost)
            .field("earned", &self.earned)
            .finish_non_exhaustive()
    }
}

/// [`SharedBudget`] as an object.
pub(crate) trait DynSharedBudget: Send + Sync {
    fn pay_boxed<'a>(&'a self, payment: &'a Payment<'a>) -> Paying<'a>;
}

pub(crate) type Paying<'a> = Pin<Box<dyn Future<Output = Result<bool, BoxError>> + Send + 'a>>;

impl<B: SharedBudget> DynSharedBudget for B {
    fn pay_boxed<'a>(&'a self, payment: &'a Payment<'a>) -> Paying<'a> {
        Box::pin(self.pay(payment))
    }
}
