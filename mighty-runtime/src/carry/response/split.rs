//! One status with several meanings, told apart by the error body's code.

use super::answer::Answer;
use crate::author::api::Api;
use crate::author::error_body::{ErrorBody, Summary};
use crate::caller::errors::status_error::StatusError;

/// An answer whose status is split. Its arms are asked one after the other, and the first that has the answer's code takes
/// it; what none has taken is the rest's.
///
/// The code is what the API's error body says. An arm with a body of its own also takes an answer of which its own body
/// says that it has the code.
#[derive(Debug)]
pub struct Split<E>(Result<E, Box<Untaken>>);

#[derive(Debug)]
struct Untaken {
    answer: Answer,
    /// What the API's error body says, read once for all arms.
    said: Summary,
}

impl<E> Split<E> {
    pub(super) fn new(answer: Answer) -> Self {
        let said = answer.summary();
        Self(Err(Box::new(Untaken { answer, said })))
    }

    /// An arm with a body of its own.
    #[must_use]
    pub fn arm<B: ErrorBody>(self, codes: &[&str], variant: fn(StatusError<B>) -> E) -> Self {
        Self(self.0.or_else(|untaken| {
            if untaken.says(codes) || untaken.says_as::<B>(codes) {
                Ok(variant(untaken.into_error()))
            } else {
                Err(untaken)
            }
        }))
    }

    /// An arm with the API's error body.
    #[must_use]
    pub fn api_arm<A: Api>(self, codes: &[&str], variant: fn(StatusError<A::ErrorBody>) -> E) -> Self {
        Self(
            self.0
                .or_else(|untaken| if untaken.says(codes) { Ok(variant(untaken.into_error())) } else { Err(untaken) }),
        )
    }

    /// The last arm, with a body of its own.
    pub fn rest<B: ErrorBody>(self, variant: fn(StatusError<B>) -> E) -> E {
        self.0.unwrap_or_else(|untaken| variant(untaken.into_error()))
    }

    /// The last arm, with the API's error body.
    pub fn api_rest<A: Api>(self, variant: fn(StatusError<A::ErrorBody>) -> E) -> E {
        self.rest(variant)
    }
}

impl Untaken {
    /// Whether the API's error body has one of the codes.
    fn says(&self, codes: &[&str]) -> bool {
        is_one_of(self.said.code.as_deref(), codes)
    }

    /// Whether the body is a `B` that has one of the codes.
    fn says_as<B: ErrorBody>(&self, codes: &[&str]) -> bool {
        B::decode(&self.answer.as_error()).is_ok_and(|body| is_one_of(body.code().as_deref(), codes))
    }

    fn into_error<B: ErrorBody>(self) -> StatusError<B> {
        self.answer.into_error_of_split(self.said)
    }
}

fn is_one_of(said: Option<&str>, codes: &[&str]) -> bool {
    said.is_some_and(|said| codes.contains(&said))
}
