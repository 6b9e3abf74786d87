//! One attempt of a call, and what has to be there before it.

use std::time::Duration;

use super::call_state::CallState;
use crate::base::closed::Opening;
use crate::base::delivery::Delivery;
use crate::base::environment::{left, within};
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::caller::limiter::error::LimitError;
use crate::carry::attempt::Attempted;
use crate::carry::dispatch::send::send;
use crate::carry::retry::admission::Pass;
use crate::carry::retry::transparent;
use crate::carry::token::access::Access;
use crate::carry::token::call_token::not_given;
use crate::carry::transport::contract::Sending;

/// An attempt that has begun.
pub(super) struct Begun<'a> {
    pub(super) pass: Pass,
    pub(super) sending: Sending<'a>,
    /// What it has for it.
    pub(super) time: Duration,
}

impl<'a> CallState<'a> {
    /// Begins an attempt, within `time`: its own, and what is left of the call's. `None` where there is something to be waited for
    /// before.
    pub(super) fn begin(&mut self, time: Duration) -> Option<Result<Begun<'a>, TransportError>> {
        self.attempt_begun = self.now;
        let Some(access) = self.access else { return Some(Err(not_given())) };
        self.pass_at_once().map(|pass| self.send(pass, access, time))
    }

    /// The same, when that was waited for. An error if the limiter does not let it through.
    pub(super) async fn begin_later(&mut self) -> Result<Result<Begun<'a>, TransportError>, Box<LimitError>> {
        if let Err(error) = self.get_ready().await {
            return Ok(Err(error));
        }
        if let Some(limiter) = &self.connection.limiter {
            self.ask_limiter(&**limiter).await?;
        }
        Ok(self.send_in_turn().await)
    }

    /// Sends it as soon as there is room for it.
    async fn send_in_turn(&mut self) -> Result<Begun<'a>, TransportError> {
        let access = self.access.ok_or_else(not_given)?;
        let pass = self.enter().await;
        self.now = self.environment().now();
        let time = self.time_left();
        // The token may have taken all of the time, or those before this one in line.
        let pass = pass.filter(|_| !time.is_zero());
        self.send(pass.ok_or_else(late)?, access, time)
    }

    fn send(&mut self, pass: Pass, access: &'a Access, time: Duration) -> Result<Begun<'a>, TransportError> {
        self.answer.outcome.attempts = self.answer.outcome.attempts.saturating_add(1);
        let is_repeated = self.answer.outcome.resends() > 0;
        let (request, access) = ((&mut *self.request, &self.answer.uri), (access, self.token.credential(access)));
        Ok(Begun { pass, sending: send(self.connection, self.site, request, access, time, is_repeated)?, time })
    }

    /// What came of it may say how many requests the server takes.
    pub(super) fn hear(&self, pass: &Pass, attempted: &Attempted) {
        match attempted {
            Attempted::Answered { .. } => pass.answered(),
            Attempted::Failed { error, .. } if transparent::is_turned_away(error) => self.site.admission.refused(),
            Attempted::Failed { .. } => {}
        }
    }

    /// Leave to send, where nothing has to be waited for.
    fn pass_at_once(&self) -> Option<Pass> {
        let is_free = self.connection.limiter.is_none();
        let is_ready = is_free && !self.token.is_to_be_got() && !self.request.body.is_closed();
        if is_ready { self.site.admission.try_enter() } else { None }
    }

    /// Waits for the token and for the body.
    async fn get_ready(&mut self) -> Result<(), TransportError> {
        self.token.get(self.environment(), self.deadline()).await?;
        if let Some(opening) = self.request.body.opening() {
            self.open_body(opening).await?;
        }
        Ok(())
    }

    /// Room for another request, which there is at once but with servers that refuse them. `None` after the deadline.
    async fn enter(&mut self) -> Option<Pass> {
        let (environment, admission) = (self.environment(), &self.site.admission);
        if let Some(pass) = admission.try_enter() {
            return Some(pass);
        }
        let entering = admission.enter(environment, self.transparent.were_there());
        within(environment, left(environment, self.deadline()), entering).await
    }

    /// Opens the body of the next attempt, before anything is sent.
    async fn open_body(&mut self, opening: Opening) -> Result<(), TransportError> {
        let environment = self.environment();
        let opened = within(environment, left(environment, self.deadline()), opening).await;
        self.request.body.set_open(opened.ok_or_else(late)??);
        Ok(())
    }
}

fn late() -> TransportError {
    TransportError::new(TransportErrorKind::Timeout, Delivery::NotSent)
}
