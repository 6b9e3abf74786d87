//! An answer of an expectation.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::lock::lock;
use super::received::Received;
use crate::base::body::Body;
use crate::base::transport_error::TransportError;
use crate::serve::respond::Outgoing;
use crate::testing::reply::{Damage, Reply};

/// One answer, with what happens to it on its way.
#[derive(Clone)]
pub(super) struct Step {
    pub(super) answer: Answer,
    delay: Duration,
    damage: Option<Damage>,
}

/// Makes an answer of a call, or says why it cannot be one.
pub(super) type Make = dyn Fn(&Received) -> Result<Answer, String> + Send + Sync;

#[derive(Clone)]
pub(super) enum Answer {
    /// As often as it is asked for.
    Reply(Reply),
    /// A stream, which can be given once.
    Stream(Arc<Mutex<Option<Outgoing>>>),
    /// Made of the call.
    Made(Arc<Make>),
}

impl Answer {
    pub(super) fn of(outgoing: Outgoing) -> Self {
        match Reply::of(&outgoing) {
            Some(reply) => Self::Reply(reply),
            None => Self::Stream(Arc::new(Some(outgoing).into())),
        }
    }
}

/// What is given to a call.
pub(super) enum Given {
    Reply(Reply),
    Stream(Outgoing, Duration),
}

impl Step {
    pub(super) fn new(answer: Answer) -> Self {
        Self { answer, delay: Duration::ZERO, damage: None }
    }

    /// Whether it can be given a second time.
    pub(super) fn is_lasting(&self) -> bool {
        !matches!(self.answer, Answer::Stream(_))
    }

    pub(super) fn delay(&mut self, delay: Duration) {
        self.delay = delay;
    }

    /// Says what happens to its body, if it has one that is in memory.
    pub(super) fn damage(&mut self, damage: Damage) -> Result<(), String> {
        let is_possible = match &self.answer {
            Answer::Reply(reply) => reply.answers().is_some(),
            Answer::Made(_) => true,
            Answer::Stream(_) => false,
        };
        self.damage = Some(damage);
        is_possible.then_some(()).ok_or_else(|| "the last answer has no body in memory that could break off".to_owned())
    }

    /// The answer to a request; an error says what is wrong with one that is made.
    pub(super) fn give(&self, received: &Received) -> Result<Given, String> {
        let answer = match &self.answer {
            Answer::Made(make) => make(received)?,
            other => other.clone(),
        };
        match answer {
            Answer::Reply(reply) => {
                let reply = if self.delay.is_zero() { reply } else { reply.after(self.delay) };
                Ok(Given::Reply(reply.damaged(self.damage)))
            }
            Answer::Stream(stream) => {
                let stream = lock(&stream).take();
                stream
                    .map(|stream| Given::Stream(stream, self.delay))
                    .ok_or_else(|| "its stream was given already".to_owned())
            }
            Answer::Made(_) => Err("bug in mighty, please report: an answer makes another".to_owned()),
        }
    }
}

impl Given {
    /// Lets it happen.
    pub(super) async fn play(self) -> Result<http::Response<Body>, TransportError> {
        match self {
            Self::Reply(reply) => reply.play().await,
            Self::Stream(outgoing, delay) => {
                tokio::time::sleep(delay).await;
                Ok(outgoing)
            }
        }
    }
}
