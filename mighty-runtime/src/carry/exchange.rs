//! One attempt: the request goes out, and as much of the answer is read as is wanted.
//!
//! It is a future written out: all of a call is in one box, and what an `async fn` keeps room for would make that larger than the
//! boxes that an allocator has at hand (1,032 bytes with glibc's).

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use http::{HeaderMap, StatusCode};

use super::attempt::{Arriving, Attempted};
use super::connection::Connection;
use super::dispatch::follow::Landing;
use crate::base::body::Body;
use crate::base::decoded::was_decoded;
use crate::base::environment::Sleeping;
use crate::base::transport_error::TransportError;
use crate::carry::request::prepared::Prepared;
use crate::carry::response::read::{Limits, Read};
use crate::carry::transport::contract::Sending;
use crate::describe::endpoint::Endpoint;
use crate::describe::reading::Interest;

/// How long the end of a body is waited for that nobody wants: longer costs more than another connection.
const GRACE: Duration = Duration::from_millis(250);

/// What is wanted of a body, which depends on the status.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// All of it: a success.
    Whole,
    /// What there is of it: an error, which its status makes known already.
    Beginning,
    /// Nothing: it is read for the connection's sake, which can be used again only after the whole answer.
    Nothing,
    /// All of it, as it comes: whoever asked reads it.
    Open,
}

impl Wanted {
    fn of(endpoint: &Endpoint, interest: Interest, status: StatusCode) -> Self {
        match interest {
            _ if !endpoint.is_success(status) => Self::Beginning,
            _ if status == StatusCode::NOT_MODIFIED => Self::Nothing,
            Interest::Whole => Self::Whole,
            Interest::Ignored => Self::Nothing,
            Interest::Bytes | Interest::Events | Interest::Lines => Self::Open,
        }
    }

    fn limit(self, limits: Limits) -> usize {
        match self {
            Self::Whole => limits.success,
            Self::Beginning | Self::Nothing | Self::Open => limits.error,
        }
    }
}

/// What nobody wants may still say that it is an error.
fn wanted_of(interest: Interest, connection: &Connection) -> Interest {
    match interest {
        Interest::Ignored if connection.api.error_in_success.is_some() => Interest::Whole,
        other => other,
    }
}

/// The head of an answer, and what is wanted of its body.
struct Head {
    status: StatusCode,
    headers: HeaderMap,
    wanted: Wanted,
    is_decoded: bool,
    landing: Option<Box<Landing>>,
}

/// A request under way, in at most `time`. What has arrived by then counts.
pub(crate) struct Exchange<'a> {
    connection: &'a Connection,
    endpoint: &'static Endpoint,
    interest: Interest,
    time: Duration,
    timer: Option<Sleeping>,
    step: Step<'a>,
    head: Option<Head>,
    so_far: Read,
}

enum Step<'a> {
    Sending(Sending<'a>),
    /// The body, and, if nobody wants it, the timer of the grace.
    Reading(Body, Option<Sleeping>),
}

impl<'a> Exchange<'a> {
    /// A request that is being sent.
    #[allow(clippy::inline_always, reason = "it is large, and so it is made where it stays")]
    #[inline(always)]
    pub(crate) fn new(connection: &'a Connection, request: &Prepared, sending: Sending<'a>, time: Duration) -> Self {
        Self {
            connection,
            endpoint: request.endpoint,
            interest: wanted_of(request.reading.interest, connection),
            time,
            timer: None,
            step: Step::Sending(sending),
            head: None,
            so_far: Read::default(),
        }
    }

    fn poll_step(&mut self, context: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        if let Step::Sending(sending) = &mut self.step {
            let response = ready!(sending.as_mut().poll(context))?;
            let (mut parts, body) = response.into_parts();
            let landing = self.endpoint.follows_redirects().then(|| parts.extensions.remove()).flatten().map(Box::new);
            let wanted = Wanted::of(self.endpoint, self.interest, parts.status);
            let is_decoded = was_decoded(&parts.extensions);
            self.head = Some(Head { status: parts.status, headers: parts.headers, wanted, is_decoded, landing });
            self.step = Step::Reading(body, None);
        }
        let (Step::Reading(body, grace), Some(head)) = (&mut self.step, &self.head) else { return Poll::Pending };
        if head.wanted == Wanted::Open {
            return Poll::Ready(Ok(()));
        }
        let read = self.so_far.poll_read(body, head.wanted.limit(self.connection.limits), context);
        if read.is_pending() && head.wanted == Wanted::Nothing {
            let grace = grace.get_or_insert_with(|| self.connection.environment.sleep(GRACE));
            return grace.as_mut().poll(context).map(Ok);
        }
        // What nobody wants may as well break off.
        if head.wanted == Wanted::Nothing { read.map(|_| Ok(())) } else { read }
    }

    /// What came of it.
    fn attempted(&mut self, result: Result<(), TransportError>) -> Attempted {
        match (self.head.take(), result) {
            (None, Err(error)) => Attempted::Failed { error, head: None },
            // There is no end without a head.
            (None, Ok(())) => Attempted::Failed { error: TransportError::timeout(), head: None },
            (Some(Head { status, headers, wanted: Wanted::Whole, .. }), Err(error)) => {
                let arrived = std::mem::take(&mut self.so_far).into_bytes(self.connection.limits.error);
                Attempted::Failed { error, head: Some((status, headers, arrived)) }
            }
            (Some(head), _) => self.answered(head),
        }
    }

    fn answered(&mut self, head: Head) -> Attempted {
        let Head { status, headers, wanted, is_decoded, landing } = head;
        let limits = self.connection.limits;
        let so_far = std::mem::take(&mut self.so_far);
        let limit = wanted.limit(limits);
        let cut_at = (so_far.cut && wanted == Wanted::Whole).then_some(limit);
        let body = match wanted {
            // A success that is too large shows its beginning, as an error does.
            Wanted::Whole if cut_at.is_some() => so_far.into_bytes(limits.error),
            Wanted::Whole => so_far.into_whole(),
            Wanted::Beginning | Wanted::Nothing | Wanted::Open => so_far.into_bytes(limit),
        };
        let open = self.take_open(wanted, is_decoded);
        Attempted::Answered { status, headers, body, cut_at, known: None, open, landing }
    }

    /// The body of an answer that is read as it comes.
    fn take_open(&mut self, wanted: Wanted, is_decoded: bool) -> Option<Box<Arriving>> {
        match &mut self.step {
            Step::Reading(body, _) if wanted == Wanted::Open => {
                Some(Box::new(Arriving { body: std::mem::take(body), is_decoded }))
            }
            _ => None,
        }
    }
}

impl Future for Exchange<'_> {
    type Output = Attempted;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Attempted> {
        let this = &mut *self;
        let result = match this.poll_step(context) {
            // An answer that is there counts, even when the time is up as well.
            Poll::Ready(result) => result,
            Poll::Pending => {
                let sleep = || this.connection.environment.sleep(this.time);
                ready!(this.timer.get_or_insert_with(sleep).as_mut().poll(context));
                Err(TransportError::timeout())
            }
        };
        Poll::Ready(this.attempted(result))
    }
}
