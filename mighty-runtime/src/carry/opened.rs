//! The body of a success that is read as it comes, and what its call leaves for the time when it breaks off.

use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{HeaderMap, Uri};

use super::attempt::{Arriving, Attempted};
use super::connection::Connection;
use crate::base::environment::Sleeping;
use crate::base::transport_error::TransportError;
use crate::caller::options::CallOptions;
use crate::caller::outcome::Outcome;
use crate::carry::request::prepared::Prepared;
use crate::carry::response::answer::{AnotherAnswer, BreakOff, Cause, Open, OpenFacts};
use crate::carry::retry::budget::Permit;
use crate::carry::token::call_token::CallToken;

/// How long a body may be silent, if nobody says otherwise.
const DEFAULT_IDLE: Duration = Duration::from_secs(60);

/// What is left of a call whose answer has begun.
pub(crate) struct Left {
    pub(crate) connection: Arc<Connection>,
    pub(crate) options: CallOptions,
    pub(crate) request: Prepared,
    pub(crate) outcome: Outcome,
    pub(crate) begun: Instant,
    pub(crate) attempt_begun: Instant,
    /// Of a call that has paid for retries.
    pub(crate) permit: Option<Permit>,
    pub(crate) token: CallToken,
}

/// What a call goes on with.
pub(crate) struct Resumed {
    pub(crate) attempted: Attempted,
    pub(crate) outcome: Outcome,
    pub(crate) begun: Instant,
    pub(crate) attempt_begun: Instant,
    pub(crate) permit: Option<Permit>,
    /// The one that it was asked for with.
    pub(crate) token: CallToken,
    pub(crate) can_go_on: bool,
    pub(crate) earliest: Option<Duration>,
}

/// Sends a request again after a success that broke off: the retry loop, which itself opens bodies.
pub(crate) type Resume = fn(Arc<Connection>, CallOptions, Prepared, Box<Resumed>) -> AnotherAnswer;

/// The body.
pub(crate) struct Opened {
    arriving: Arriving,
    idle: Duration,
    timer: Option<Sleeping>,
    is_paid_back: bool,
    left: Left,
    resume: Resume,
}

impl Opened {
    pub(crate) fn new(arriving: Arriving, left: Left, resume: Resume) -> Self {
        let idle = left.connection.timeout(&left.options, left.request.endpoint, |timeouts| timeouts.idle);
        let idle = idle.unwrap_or(DEFAULT_IDLE);
        Self { arriving, idle, timer: None, is_paid_back: false, left, resume }
    }
}

impl Open for Opened {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        if let Poll::Ready(chunk) = self.arriving.body.poll_chunk(context) {
            self.timer = None;
            return Poll::Ready(chunk.map(|chunk| chunk.map_err(TransportError::while_reading)));
        }
        let environment = &self.left.connection.environment;
        let timer = self.timer.get_or_insert_with(|| environment.sleep(self.idle));
        ready!(timer.as_mut().poll(context));
        Poll::Ready(Some(Err(TransportError::timeout())))
    }

    fn request(&mut self) -> (&mut Uri, &mut HeaderMap) {
        (&mut self.left.request.uri, &mut self.left.request.headers)
    }

    fn is_decoded(&self) -> bool {
        self.arriving.is_decoded
    }

    fn facts(&self) -> OpenFacts {
        let Connection { api, limits, .. } = &*self.left.connection;
        OpenFacts {
            streaming: api.streaming.overridden_by(self.left.request.endpoint.streaming()),
            stream_error: api.stream_error,
            max_item: limits.item,
        }
    }

    fn succeed(&mut self) {
        if std::mem::replace(&mut self.is_paid_back, true) {
            return;
        }
        let now = self.left.connection.environment.now();
        if let Some(shared) = &self.left.connection.shared_budget {
            shared.earn(self.left.permit.as_ref().map_or(1, Permit::worth));
        }
        match (self.left.permit.take(), &self.left.connection.site(self.left.request.endpoint).budget) {
            (Some(permit), _) => permit.succeed(now),
            (None, Some(bucket)) => bucket.succeed(1, now),
            (None, None) => {}
        }
    }

    fn go_on(self: Box<Self>, break_off: BreakOff) -> AnotherAnswer {
        let BreakOff { cause, can_go_on, items, has_brought, counts_anew, earliest } = break_off;
        let Left { connection, options, request, mut outcome, begun, attempt_begun, permit, mut token } = self.left;
        if let Some(items) = items {
            outcome.history.hand_out(items);
        }
        if has_brought {
            // What was renewed for it has served.
            token.may_be_renewed_again();
        }
        if counts_anew {
            // The attempt that has brought something is the first one.
            outcome.history.count_from(outcome.attempts.saturating_sub(1));
        }
        let attempted = match cause {
            Cause::Transport(error, headers) => {
                let head = outcome.status.map(|status| (status, headers, Bytes::new()));
                Attempted::Failed { error, head }
            }
            Cause::Said { status, headers, body } => {
                Attempted::Answered { status, headers, body, cut_at: None, known: None, open: None, landing: None }
            }
        };
        let resumed = Resumed { attempted, outcome, begun, attempt_begun, permit, token, can_go_on, earliest };
        (self.resume)(connection, options, request, Box::new(resumed))
    }
}
