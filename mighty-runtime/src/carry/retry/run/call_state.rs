//! A call under way: what all of its attempts share.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::author::facts::ErrorShape;
use crate::base::environment::Environment;
use crate::caller::options::CallOptions;
use crate::carry::connection::Connection;
use crate::carry::request::prepared::Prepared;
use crate::carry::response::answer::Answer;
use crate::carry::retry::budget::Permit;
use crate::carry::retry::gate::Gate;
use crate::carry::retry::transparent::Transparent;
use crate::carry::site::Site;
use crate::carry::token::access::Access;
use crate::carry::token::call_token::CallToken;

/// Time for a call, if nobody says otherwise.
const DEFAULT_CALL: Duration = Duration::from_secs(30);
/// Time for an attempt, if nobody says otherwise.
const DEFAULT_ATTEMPT: Duration = Duration::from_secs(10);

/// One call under way.
pub(super) struct CallState<'a> {
    pub(super) connection: &'a Arc<Connection>,
    pub(super) options: &'a CallOptions,
    /// Where it goes.
    pub(super) site: &'a Site,
    /// Who asks; `None` if the client was not given the credentials that the endpoint names.
    pub(super) access: Option<&'a Access>,
    pub(super) request: &'a mut Prepared,
    attempt_timeout: Duration,
    call_timeout: Duration,
    /// When its time began to run.
    set_out: Instant,
    /// When it began, which may be long before that: its answer broke off, and the call goes on.
    pub(super) begun: Instant,
    /// The time, when it was last asked for.
    pub(super) now: Instant,
    /// When the last attempt began.
    pub(super) attempt_begun: Instant,
    /// From the first failure on, unless there is no limit.
    pub(super) permit: Option<Permit>,
    pub(super) token: CallToken,
    pub(super) transparent: Transparent,
    /// The limiter has let a request through that no server has seen yet.
    pub(super) is_let_through: bool,
    /// What is known of the answer, and what the call did.
    pub(super) answer: &'a mut Answer,
}

impl<'a> CallState<'a> {
    #[allow(clippy::inline_always, reason = "it is large, and so it is made where it stays")]
    #[inline(always)]
    pub(super) fn new(
        connection: &'a Arc<Connection>,
        options: &'a CallOptions,
        request: &'a mut Prepared,
        answer: &'a mut Answer,
    ) -> Self {
        let endpoint = request.endpoint;
        let call_timeout = connection.timeout(options, endpoint, |timeouts| timeouts.call);
        let attempt_timeout = connection.timeout(options, endpoint, |timeouts| timeouts.attempt);
        let begun = connection.environment.now();
        let access = connection.access(endpoint);
        let token = CallToken::new(access, endpoint, &answer.uri);
        Self {
            connection,
            options,
            site: connection.site(endpoint),
            access,
            request,
            attempt_timeout: attempt_timeout.unwrap_or(DEFAULT_ATTEMPT),
            call_timeout: call_timeout.unwrap_or(DEFAULT_CALL),
            set_out: begun,
            begun,
            now: begun,
            attempt_begun: begun,
            permit: None,
            token,
            transparent: Transparent::default(),
            is_let_through: false,
            answer,
        }
    }

    pub(super) fn environment(&self) -> &'a dyn Environment {
        &*self.connection.environment
    }

    /// The time of the next attempt: its own, and no more than what is left of the call's.
    #[inline]
    pub(super) fn time_left(&self) -> Duration {
        // The first attempt has all of it.
        let left = if self.now == self.set_out {
            self.call_timeout
        } else {
            self.call_timeout.saturating_sub(self.now.saturating_duration_since(self.set_out))
        };
        self.attempt_timeout.min(left)
    }

    /// When the time of the call is over; `None` is a call without end.
    pub(super) fn deadline(&self) -> Option<Instant> {
        self.set_out.checked_add(self.call_timeout)
    }

    /// How safe it is to send the request twice.
    pub(super) fn gate(&self) -> Gate {
        Gate::of(self.request.endpoint)
    }

    /// How the endpoint's errors are read.
    pub(super) fn errors(&self) -> ErrorShape {
        self.request.errors.copied().unwrap_or(self.connection.api.errors)
    }
}
