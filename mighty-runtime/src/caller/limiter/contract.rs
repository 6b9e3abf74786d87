//! The trait, and two of its kind as one.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use super::answer::LimitAnswer;
use super::error::LimitError;
use super::request::LimitRequest;

/// Decides when a request may be sent: [`ClientBuilder::limiter`](crate::ClientBuilder::limiter).
///
/// It is asked before each attempt, retries included, when the token and the body are there. What it does not let through is not
/// sent, is no attempt and costs no retry budget: a first attempt ends the call with
/// [`UnexpectedKind::LimitReached`](crate::UnexpectedKind::LimitReached), a later one with what the attempt before it brought. A
/// request that no server has seen is sent again without asking twice. The hops of a redirect are one attempt; each page of a list is a
/// call.
///
/// `HeaderLimiter` is one, `LocalLimiter` (feature `governor`) and `RedisLimiter` (feature `redis`) are others.
///
/// ```
/// use std::time::Duration;
///
/// use mighty_runtime::{LimitError, LimitRequest, Limiter};
///
/// /// Uploads only at night.
/// struct AtNight { begins_in: Duration }
///
/// impl Limiter for AtNight {
///     async fn acquire(&self, request: &LimitRequest<'_>) -> Result<(), LimitError> {
///         if request.endpoint().name() == "upload" {
///             if self.begins_in > request.left() {
///                 return Err(LimitError::reached(Some(self.begins_in)));
///             }
///             request.wait(self.begins_in).await;
///         }
///         Ok(())
///     }
/// }
/// ```
pub trait Limiter: Send + Sync + 'static {
    /// Waits until the request may be sent. The call's deadline ends it at the latest, as [`LimitError::reached`].
    ///
    /// It may be dropped at any await, with its call.
    ///
    /// # Errors
    /// When it may not be sent, or not in time, or whether it may cannot be found out. A limiter whose own means fail should
    /// rather let a request through than lose it, but for who asked for an error.
    fn acquire(&self, request: &LimitRequest<'_>) -> impl Future<Output = Result<(), LimitError>> + Send;

    /// Learns what came of an attempt. It is called by the task that makes the call, so it should be quick; attempts of calls
    /// that are dropped are not told of.
    fn observe(&self, _answer: &LimitAnswer<'_>) {}

    /// This one first, and then the other.
    fn and<L: Limiter>(self, other: L) -> Both<Self, L>
    where
        Self: Sized,
    {
        Both(self, other)
    }
}

/// Two limiters, both of which must let a request through: [`Limiter::and`].
#[derive(Clone, Copy, Debug)]
pub struct Both<A, B>(A, B);

impl<A: Limiter, B: Limiter> Limiter for Both<A, B> {
    async fn acquire(&self, request: &LimitRequest<'_>) -> Result<(), LimitError> {
        self.0.acquire(request).await?;
        self.1.acquire(request).await
    }

    fn observe(&self, answer: &LimitAnswer<'_>) {
        self.0.observe(answer);
        self.1.observe(answer);
    }
}

/// One limiter of several clients.
impl<L: Limiter> Limiter for Arc<L> {
    async fn acquire(&self, request: &LimitRequest<'_>) -> Result<(), LimitError> {
        L::acquire(self, request).await
    }

    fn observe(&self, answer: &LimitAnswer<'_>) {
        L::observe(self, answer);
    }
}

/// [`Limiter`] as an object.
pub(crate) trait DynLimiter: Send + Sync {
    fn acquire_boxed<'a>(&'a self, request: &'a LimitRequest<'a>) -> Acquiring<'a>;
    fn observe(&self, answer: &LimitAnswer<'_>);
}

pub(crate) type Acquiring<'a> = Pin<Box<dyn Future<Output = Result<(), LimitError>> + Send + 'a>>;

impl<L: Limiter> DynLimiter for L {
    fn acquire_boxed<'a>(&'a self, request: &'a LimitRequest<'a>) -> Acquiring<'a> {
        Box::pin(self.acquire(request))
    }

    fn observe(&self, answer: &LimitAnswer<'_>) {
        Limiter::observe(self, answer);
    }
}
