//! A call without a success, and the errors that it can turn out to be.

use std::mem::ManuallyDrop;
use std::ops::Deref;

use http::StatusCode;

use super::answer::Answer;
use super::split::Split;
use crate::author::api::Api;
use crate::author::error_body::ErrorBody;
use crate::base::decode_error::DecodeError;
use crate::caller::errors::common::Error;
use crate::caller::errors::error_enum::ErrorEnum;
use crate::caller::errors::failure::Failure;
use crate::caller::errors::status_error::StatusError;
use crate::caller::errors::unexpected::Unexpected;
use crate::describe::declared::DeclaredError;

/// What the macro implements for the error enum of an endpoint.
pub trait EndpointError: Deref<Target = dyn Failure> + std::error::Error + Send + Sync + Sized + 'static {
    /// What the variant holds, by value.
    fn into_error(self) -> Error;

    /// The variant that stands for the answer's status, or for having none.
    fn from_failed(failed: &mut Failed) -> Self;
}

// An impl of two functions costs the compiler less than two impls, in every enum.
#[diagnostic::do_not_recommend]
impl<E: EndpointError> ErrorEnum for E {
    fn into_error(self) -> Error {
        EndpointError::into_error(self)
    }
}

/// An answer that is no success, or why there is none that can be used. It is lent to what makes an error of it: nothing has to be
/// moved and dropped there, which would be code in every enum. `None` once it is taken.
#[derive(Debug)]
pub struct Failed(Option<Result<Box<Answer>, Unexpected>>);

impl Failed {
    /// Room for what a call will have ended with.
    pub(crate) const NOTHING: ManuallyDrop<Self> = ManuallyDrop::new(Self(None));

    /// What is made of it takes all that is in it, so that there is nothing to drop, and no code for that in each endpoint.
    // Here and below: what is inlined is compiled for each endpoint.
    #[inline(never)]
    pub(crate) fn new(result: Result<Box<Answer>, Unexpected>) -> ManuallyDrop<Self> {
        ManuallyDrop::new(Self(Some(result)))
    }

    /// The answer, if it is a success after all, which is read before anything is made of the rest.
    #[inline(never)]
    pub(crate) fn success(&mut self) -> Option<&mut Answer> {
        match &mut self.0 {
            Some(Ok(answer)) if answer.is_success() => Some(answer),
            _ => None,
        }
    }

    /// The success was read, and nothing is to be made of it.
    #[inline(never)]
    pub(crate) fn is_read(&mut self) {
        self.0 = None;
    }

    /// The success does not fit its type.
    #[inline(never)]
    pub(crate) fn undecodable(&mut self, error: DecodeError) {
        self.0 = self.0.take().map(|result| result.and_then(|answer| Err(answer.into_undecodable(error))));
    }

    /// Which of the declared errors the status is, by which the enum's variant is chosen: the first that has it. Only where the
    /// status is split, a code of the body follows. No place in the list if it is none of them, or nothing was answered.
    ///
    /// An error inside a success is that of its own status where an arm has the code, else that of the status which it means,
    /// else whatever its own status has for the rest.
    #[must_use]
    #[inline(never)]
    pub fn declared(&self) -> usize {
        let Some(Ok(answer)) = &self.0 else { return usize::MAX };
        let declared = answer.outcome.endpoint.errors();
        let place = |status: StatusCode| declared.iter().position(|error| error.statuses().contains(status.as_u16()));
        let own = place(answer.status);
        let meant = answer.outcome.meaning.filter(|meaning| *meaning != answer.status).and_then(place);
        let has_arm = || own.is_some_and(|own| has_arm(declared.get(own..).unwrap_or_default(), answer));
        own.filter(|_| meant.is_none() || has_arm()).or(meant).unwrap_or(usize::MAX)
    }

    /// The payload of the status's variant.
    #[inline(never)]
    pub fn error<B: ErrorBody>(&mut self) -> StatusError<B> {
        let Some(Ok(answer)) = &mut self.0 else { taken() };
        let error = answer.take_error();
        self.0 = None;
        error
    }

    /// The same for the body that the API has for every status. That it is an [`ErrorBody`] is asked where the API is
    /// implemented, and not once more here.
    #[inline(never)]
    pub fn api_error<A: Api>(&mut self) -> StatusError<A::ErrorBody> {
        self.error()
    }

    /// Both of an enum whose variants all hold that: which one it is, and what is in it; or the payload of `Unexpected`.
    ///
    /// # Errors
    /// What is in `Unexpected`, if it is none of the declared errors.
    #[inline(never)]
    pub fn usual<A: Api>(&mut self) -> Result<(usize, StatusError<A::ErrorBody>), Unexpected> {
        match self.declared() {
            usize::MAX => Err(self.unexpected()),
            place => Ok((place, self.error())),
        }
    }

    /// The payload of `Unexpected`.
    #[inline(never)]
    pub fn unexpected(&mut self) -> Unexpected {
        match self.0.take() {
            Some(Err(unexpected)) => unexpected,
            Some(Ok(answer)) => answer.into_unexpected(),
            None => taken(),
        }
    }

    /// The way to the variant of a status that is split by the body's code.
    #[inline(never)]
    pub fn split<E>(&mut self) -> Split<E> {
        Split::new(self.answer())
    }

    fn answer(&mut self) -> Answer {
        match self.0.take() {
            Some(Ok(answer)) => *answer,
            _ => taken(),
        }
    }
}

/// Whether one of the arms that `declared` begins with has the code of the answer, as the API's error body says it.
fn has_arm(declared: &[DeclaredError], answer: &Answer) -> bool {
    let Some(code) = answer.summary().code else { return false };
    let status = declared.first().map(DeclaredError::statuses);
    let arms = declared.iter().take_while(|arm| Some(arm.statuses()) == status);
    arms.into_iter().any(|arm| arm.codes().contains(&code.as_str()))
}

#[cold]
fn taken() -> ! {
    unreachable!("bug in mighty, please report: an error is made of what is no longer there")
}
