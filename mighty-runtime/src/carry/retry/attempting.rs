//! One attempt of a call, and what has to be there before it.

use std::time::Duration;

use super::admission::Pass;
use super::call_state::CallState;
use super::transparent;
use crate::base::closed::Opening;
use crate::base::delivery::Delivery;
use crate::base::environment::{left, within};
use crate::base::transport_error::{TransportError, TransportErrorKind};
use crate::carry::attempt::Attempted;
use crate::carry::dispatch::send::send;
use crate::carry::exchange::Exchange;
use crate::carry::token::access::Access;
use crate::carry::token::call_token::not_given;
use crate::carry::transport::contract::Sending;

/// What has become of an attempt so far.
pub(super) enum Begun<'a> {
    Sent(Pass, Sending<'a>),
    /// There is something to be waited for before.
    Waits,
    Failed(TransportError),
}

impl<'a> CallState<'a> {
    /// Begins an attempt, within `time`: its own, and what is left of the call's.
    pub(super) fn begin(&mut self, time: Duration) -> Begun<'a> {
        self.attempt_begun = self.now;
        let Some(access) = self.access else { return Begun::Failed(not_given()) };
        match self.pass_at_once() {
            Some(pass) => self.send(pass, access, time),
            None => Begun::Waits,
        }
    }

    /// The same, where something has to be waited for before anything is sent.
    pub(super) async fn attempt_later(&mut self) -> Attempted {
        let Some(access) = self.access else { return failed(not_given()) };
        let (pass, time) = match self.get_ready().await {
            Ok(ready) => ready,
            Err(error) => return failed(error),
        };
        match self.send(pass, access, time) {
            Begun::Sent(pass, sending) => self.attend(pass, sending, time).await,
            Begun::Failed(error) => failed(error),
            // It has just been waited for.
            Begun::Waits => failed(late()),
        }
    }

    fn send(&mut self, pass: Pass, access: &'a Access, time: Duration) -> Begun<'a> {
        self.answer.outcome.attempts = self.answer.outcome.attempts.saturating_add(1);
        let credential = self.token.credential(access);
        match send(self.connection, self.site, self.request, (access, credential), time) {
            Ok(sending) => Begun::Sent(pass, sending),
            Err(error) => Begun::Failed(error),
        }
    }

    /// What comes of a request that is being sent.
    pub(super) async fn attend(&mut self, pass: Pass, sending: Sending<'a>, time: Duration) -> Attempted {
        let mut exchange = Exchange::new(self.connection, self.request, sending, time);
        // Lent, since it would be moved to where it is awaited.
        let attempted = (&mut exchange).await;
        match &attempted {
            Attempted::Answered { .. } => pass.answered(),
            Attempted::Failed { error, .. } if transparent::is_turned_away(error) => self.site.admission.refused(),
            Attempted::Failed { .. } => {}
        }
        attempted
    }

    /// Leave to send, where nothing has to be waited for.
    fn pass_at_once(&self) -> Option<Pass> {
        let is_ready = !self.token.is_to_be_got() && !self.request.body.is_closed();
        if is_ready { self.site.admission.try_enter() } else { None }
    }

    /// Waits for the token, for the body and for room on the server, and gives leave to send and the time for that.
    async fn get_ready(&mut self) -> Result<(Pass, Duration), TransportError> {
        let environment = self.environment();
        self.token.get(environment, self.deadline()).await?;
        if let Some(opening) = self.request.body.opening() {
            self.open_body(opening).await?;
        }
        let pass = self.enter().await;
        self.now = environment.now();
        let time = self.time_left();
        // The token may have taken all of the time, or those before this one in line.
        let pass = pass.filter(|_| !time.is_zero());
        pass.map(|pass| (pass, time)).ok_or_else(late)
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

/// An attempt that did not begin.
pub(super) fn failed(error: TransportError) -> Attempted {
    Attempted::Failed { error, head: None }
}

fn late() -> TransportError {
    TransportError::new(TransportErrorKind::Timeout, Delivery::NotSent)
}
