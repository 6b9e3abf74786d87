//! Two limiters as one.

use std::sync::Arc;

use super::answer::LimitAnswer;
use super::contract::Limiter;
use super::error::LimitError;
use super::request::LimitRequest;

/// Two limiters, both of which must let a request through: [`Limiter::and`].
#[derive(Clone, Copy, Debug)]
pub struct Both<A, B>(pub(super) A, pub(super) B);

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
