//! How a successful answer becomes the method's success type, in each of the ways of `describe/reading.rs`.

use bytes::Bytes;
use http::StatusCode;
use serde::de::DeserializeOwned;

use super::answer::Answer;
use crate::base::decode_error::DecodeError;
use crate::base::misfit;
use crate::caller::conditional::Conditional;
use crate::caller::response::Response;
use crate::describe::reading::{Empty, Full, Interest, Json, Raw, Reading, Text, Wrong};

/// What a successful answer can be read into, in the way `W`.
#[diagnostic::on_unimplemented(
    message = "a successful answer cannot be read into `{Self}`",
    label = "this success type does not implement `serde::Deserialize`, or has the name of another type",
    note = "put `#[derive(serde::Deserialize)]` on it, and on every type in it",
    note = "`String`, `Bytes`, `Download`, `Events<…>`, `Lines<…>`, `Response<…>` and `Conditional<…>` mean std's `String` and those of `mighty_runtime`; a type of your own needs another name"
)]
pub trait Success<W>: Sized {
    /// What is wanted of the answer: which kinds of content are accepted, and how the body is read.
    const READING: &'static Reading;

    /// Reads `answer`.
    ///
    /// # Errors
    /// When the body does not fit.
    fn decode(answer: &mut Answer) -> Result<Self, DecodeError>;
}

#[diagnostic::do_not_recommend]
impl<T> Success<Wrong> for T {
    const READING: &'static Reading = &Reading::IGNORED;

    fn decode(_: &mut Answer) -> Result<Self, DecodeError> {
        Err(DecodeError::new("the trait does not compile"))
    }
}

// `do_not_recommend`: the compiler shall speak of the success type, in the words above, and not list all that implements one
// of serde's traits, or this one.
#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> Success<Json> for T {
    const READING: &'static Reading = &Reading::WHOLE;

    fn decode(answer: &mut Answer) -> Result<Self, DecodeError> {
        let value = DecodeError::json(&answer.body)?;
        answer.unknown_fields.check::<T>(&answer.body)?;
        Ok(value)
    }
}

#[diagnostic::do_not_recommend]
impl Success<Empty> for () {
    // The only body that is read is an error's, and some servers make HTML of those unless JSON is asked for.
    const READING: &'static Reading = &Reading::IGNORED;

    fn decode(_: &mut Answer) -> Result<Self, DecodeError> {
        Ok(())
    }
}

#[diagnostic::do_not_recommend]
impl Success<Text> for String {
    // Any text is one, and a server that has none of the first kind shall not answer 406.
    const READING: &'static Reading = &Reading::new("text/plain, */*;q=0.5", Interest::Whole);

    fn decode(answer: &mut Answer) -> Result<Self, DecodeError> {
        if let Some(coding) = misfit::coding(&answer.headers) {
            return Err(DecodeError::new(misfit::not_decoded(coding)));
        }
        std::str::from_utf8(&answer.body).map(str::to_owned).map_err(|error| DecodeError::new(error.to_string()))
    }
}

#[diagnostic::do_not_recommend]
impl Success<Raw> for Bytes {
    const READING: &'static Reading = &Reading::new("*/*", Interest::Whole);

    fn decode(answer: &mut Answer) -> Result<Self, DecodeError> {
        Ok(answer.body.clone())
    }
}

#[diagnostic::do_not_recommend]
impl<T: Success<W>, W> Success<Full<W>> for Response<T> {
    const READING: &'static Reading = T::READING;

    fn decode(answer: &mut Answer) -> Result<Self, DecodeError> {
        T::decode(answer).map(|value| answer.around(value))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Success<W>, W> Success<Full<W>> for Conditional<T> {
    const READING: &'static Reading = T::READING;

    fn decode(answer: &mut Answer) -> Result<Self, DecodeError> {
        if answer.status == StatusCode::NOT_MODIFIED {
            Ok(Self::NotModified(answer.around(())))
        } else {
            T::decode(answer).map(|value| Self::Modified(answer.around(value)))
        }
    }
}

impl Answer {
    /// A value, with what came around it.
    fn around<T>(&self, value: T) -> Response<T> {
        Response::new(value, self.uri.clone(), self.status, self.headers.clone(), self.outcome.clone())
    }
}
