//! The future of a call.

use std::fmt;
use std::future::{Future, ready};
use std::mem::ManuallyDrop;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use super::connection::Connection;
use super::trace;
use crate::caller::errors::argument::ArgumentError;
use crate::caller::errors::unexpected::Unexpected;
use crate::caller::options::CallOptions;
use crate::caller::outcome::Outcome;
use crate::carry::request::prepared::Prepared;
use crate::carry::response::answer::Answer;
use crate::carry::response::decode::Success;
use crate::carry::response::failed::{EndpointError, Failed};
use crate::carry::retry::run::run;
use crate::describe::endpoint::Endpoint;

pub(crate) type Running = Pin<Box<dyn Future<Output = Result<Box<Answer>, Unexpected>> + Send>>;

/// Turns an answer into what the method returns. It is lent: by value it would be taken apart and put together in each endpoint.
pub(crate) type Finish<T, E> = fn(&mut Failed) -> Result<T, E>;

/// A call: nothing is sent before it is first polled, and dropping it ends the call wherever it is.
///
/// The retry loop is boxed: it is compiled once for all endpoints, and the future that callers hold stays small.
#[must_use = "a call does nothing unless it is awaited"]
pub struct Call<T, E> {
    running: Running,
    finish: Finish<T, E>,
}

impl<T, E: EndpointError> Call<T, E> {
    pub(crate) fn new<W>(running: Running) -> Self
    where
        T: Success<W>,
    {
        Self { running, finish: finish::<W, T, E> }
    }
}

/// A request on its way. All of a call that knows no type, so that it is compiled once.
#[allow(clippy::inline_always, reason = "a request is large, and would be copied into this")]
#[inline(always)]
pub(crate) fn begin(
    connection: Arc<Connection>,
    options: CallOptions,
    endpoint: &'static Endpoint,
    request: Result<Prepared, ArgumentError>,
) -> Running {
    match request {
        Ok(request) => trace::call(connection.api.name, endpoint, || run(connection, options, request, None)),
        Err(error) => Box::pin(ready(Err(Unexpected::not_sendable(error, Outcome::new(endpoint))))),
    }
}

impl<T, E> Call<T, E> {
    /// How its answer is read.
    pub(crate) fn reader(&self) -> Finish<T, E> {
        self.finish
    }
}

fn finish<W, T: Success<W>, E: EndpointError>(ended: &mut Failed) -> Result<T, E> {
    // Written out: each closure would be compiled for each endpoint.
    match read::<W, T>(ended) {
        Some(value) => Ok(value),
        None => Err(E::from_failed(ended)),
    }
}

/// Whether the call has ended, with what it has ended put into `ended`.
#[inline(never)]
fn has_ended(running: &mut Running, context: &mut Context<'_>, ended: &mut ManuallyDrop<Failed>) -> bool {
    match running.as_mut().poll(context) {
        Poll::Ready(result) => {
            *ended = Failed::new(result);
            true
        }
        Poll::Pending => false,
    }
}

/// What knows the success type alone, which endpoints have in common.
fn read<W, T: Success<W>>(ended: &mut Failed) -> Option<T> {
    match T::decode(ended.success()?) {
        Ok(value) => {
            ended.is_read();
            Some(value)
        }
        Err(error) => {
            ended.undecodable(error);
            None
        }
    }
}

impl<T, E> Future for Call<T, E> {
    type Output = Result<T, E>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut ended = Failed::NOTHING;
        if has_ended(&mut self.running, context, &mut ended) {
            Poll::Ready((self.finish)(&mut ended))
        } else {
            Poll::Pending
        }
    }
}

impl<T, E> fmt::Debug for Call<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Call")
    }
}
